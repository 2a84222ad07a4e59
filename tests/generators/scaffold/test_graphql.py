"""GraphQL interfaces as code: what is served, what it calls, and what callers are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.generators.scaffold.harbour import harbour, target
from tests.generators.scaffold.packages import run, write
from trueline.generators.scaffold import Templates, generate
from trueline.generators.scaffold.design import Design
from trueline.model import Architecture
from trueline.model.diagnostics import TruelineError

ID = "3f0e9a52-6f0b-4d7e-8a39-0f4f2f9a1c11"
CLIENT = """
    import datetime as dt, json, logging
    from fastapi.testclient import TestClient
    from harbour_office.application._generated import errors, identity, schemas
    from harbour_office.main import create

    logging.disable()
    ID = "3f0e9a52-6f0b-4d7e-8a39-0f4f2f9a1c11"
    SHIP = schemas.Ship.model_validate({
        "id": ID, "name": "Ada", "kind": "tanker", "call sign": "AD", "length": "12.5", "crewSize": 3, "log": {"a": 1},
        "tags": ["red"], "seen_at": "2026-03-01T09:00:00+02:00", "stay": "PT1H", "seal": b"x", "mark": {},
        "sisters": [], "flag": "in transit",
    })
    called = {}

    class Cases:
        def __getattr__(self, name):
            async def answer(**arguments):
                called[name] = arguments
                if name == "kinds":
                    raise ZeroDivisionError("a secret")
                if name == "list_ships":
                    raise errors.NotWrittenYetError("Nobody wrote it.")
                return schemas.Query(id=ID) if name == "search" else schemas.Mark() if name == "mark" else SHIP

            async def stream(**arguments):
                for north in (1, 2):
                    yield schemas.ShipMoved(ship_id=ID, position={"north": north, "east": 0})
                raise ZeroDivisionError("a secret")

            return stream if name == "ship_moved" else answer

    class Anybody:
        async def authenticate(self, token):
            return identity.Principal("somebody", frozenset({token}))

    client = TestClient(create(Cases(), Anybody()))

    def ask(query, token="", **variables):
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return client.post("/graphql", json={"query": query, "variables": variables}, headers=headers).json()
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The harbour office as code."""
    return write(target(), tmp_path_factory.mktemp("office"))


def asked(office: Path, script: str) -> Any:
    """Run a script in which `ask` asks the office, `called` is what its use cases were given, and `said` is printed."""
    return run(office, f"{CLIENT}\n{script}\n    print(json.dumps(said))")


def test_the_schema_holds_exactly_the_fields_of_the_model(office: Path) -> None:
    served = run(office, """
        import json
        from graphql import build_schema
        from harbour_office.interface._generated.graphql import SCHEMA
        made = build_schema(SCHEMA.as_str())
        roots = {"query": made.query_type, "mutation": made.mutation_type, "subscription": made.subscription_type}
        found = [[kind, name, list(field.args)] for kind, root in roots.items() for name, field in root.fields.items()]
        print(json.dumps({"fields": found, "ship": list(made.get_type("Ship").fields)}))
    """)  # fmt: skip
    record = harbour.record()
    assert [row[:2] for row in served["fields"]] == [[one.operation, one.name] for one in record.fields]
    stated = {one.name: [each.name for each in one.arguments] for one in record.fields if one.arguments}
    assert stated.items() <= {name: arguments for _, name, arguments in served["fields"]}.items()
    ship = next(one for one in record.classes if one.name == "Ship")
    assert served["ship"] == [{"call sign": "callSign"}.get(one.name, one.name) for one in ship.fields]


def test_a_field_calls_the_use_case_of_an_endpoint_where_signatures_agree() -> None:
    """`sinkShip` answers with a ship, of which the endpoint says nothing: it has a use case of its own."""
    design = Design(target(), Templates(), lambda _path: None)
    assert {one.title: one.name for one in design.fields} == {
        "ship": "find_ship", "ships": "list_ships", "search": "search", "mark": "mark", "kinds": "kinds",
        "registerShip": "register_ship", "sinkShip": "sink_ship_graphql", "paint": "paint", "shipMoved": "ship_moved",
        "tick": "tick",
    }  # fmt: skip
    names = [one.name for one in design.cases]
    assert len(names) == len(set(names))


def test_arguments_become_what_the_use_case_takes(office: Path) -> None:
    given = asked(office, """
    answer = ask(
        '''query ($near: PositionInput) { search(
            text: "ab", near: $near, places: [{north: 1, east: 2}], flag: IN_TRANSIT, numbers: [1, 2], among: [B_C],
            since: "2026-03-01T09:00:00Z", for: "PT1H"
        ) { id } }''',
        near={"north": 3, "east": 4},
    )
    assert answer == {"data": {"search": {"id": ID}}}, answer
    said = {name: repr(value) for name, value in called["search"].items()}
    """)  # fmt: skip
    assert given == {
        "text": "'ab'",
        "near": "Position(north=3.0, east=4.0)",
        "places": "[Position(north=1.0, east=2.0)]",
        "order": "<SearchOrder.NAME: 'name'>",
        "flag": "<Flag.IN_TRANSIT: 'in transit'>",
        "kind": "<ShipKind.CARGO: 'cargo'>",
        "class_": "'say \"hi\"'",
        "since": "datetime.datetime(2026, 3, 1, 9, 0, tzinfo=TzInfo(0))",
        "for_": "datetime.timedelta(seconds=3600)",
        "price": "Decimal('1')",
        "numbers": "[1, 2]",
        "among": "[<SearchAmong.B_C: 'b-c'>]",
    }


def test_parts_of_a_body_that_are_left_out_stay_unset(office: Path) -> None:
    fields, body = asked(office, """
    ask('mutation { registerShip(name: "Ada", kind: cargo, callSign: null) { id } }', "ships:write")
    body = called["register_ship"]["body"]
    said = [sorted(body.model_fields_set), body.model_dump(mode="json", by_alias=True)]
    """)  # fmt: skip
    assert fields == ["call_sign", "crew_size", "kind", "name"]
    assert body == {"name": "Ada", "kind": "cargo", "call sign": None, "position": None, "crewSize": 3}


def test_every_kind_of_value_is_answered(office: Path) -> None:
    ship = asked(office, """
    names = "id name kind callSign length built crewSize log tags seen_at stay seal mark sisters flag"
    said = ask(f'{{ ship(ship_id: "{ID}") {{ {names} position {{ north }} }} }}', "ships:read")
    """)["data"]["ship"]  # fmt: skip
    assert ship == {
        "id": ID, "name": "Ada", "kind": "tanker", "callSign": "AD", "length": "12.5", "built": None, "crewSize": 3,
        "position": None, "log": {"a": 1}, "tags": ["red"], "seen_at": "2026-03-01T09:00:00+02:00", "stay": "PT1H",
        "seal": "eA==", "mark": {}, "sisters": [], "flag": "IN_TRANSIT",
    }  # fmt: skip


def test_callers_are_told_what_went_wrong_and_nothing_more(office: Path) -> None:
    ship = f'{{ ship(ship_id: "{ID}") {{ id }} }}'
    told = asked(office, f"""
    queries = [
        ('{ship}', ""), ('{ship}', "other"), ('{{ ships {{ id }} }}', ""), ('{{ ships(limit: 99) {{ id }} }}', ""),
        ('mutation {{ registerShip(name: "", kind: cargo) {{ id }} }}', "ships:write"), ('{{ kinds }}', ""),
        ('{{ ship(ship_id: "x") {{ id }} }}', ""), ('{{ search(text: "AB", places: [], numbers: []) {{ id }} }}', ""),
    ]
    said = [ask(query, token)["errors"][0] for query, token in queries]
    """)  # fmt: skip
    assert [(one["message"], *one.get("extensions", {}).values()) for one in told] == [
        ("A valid token is needed.", "UNAUTHENTICATED", 401),
        ("The permission 'ships:read' is needed.", "FORBIDDEN", 403),
        ("Nobody wrote it.", "NOT_IMPLEMENTED", 501),
        ("limit: Input should be less than or equal to 20", "BAD_USER_INPUT", 422),
        ("name: String should have at least 1 character", "BAD_USER_INPUT", 422),
        ("Something went wrong.", "INTERNAL_SERVER_ERROR", 500),
        ('Value cannot represent a UUID: "x". badly formed hexadecimal UUID string',),
        ("text: String should match pattern '^[a-z{}]+$'", "BAD_USER_INPUT", 422),
    ]


def test_a_subscription_streams_to_whoever_may_listen(office: Path) -> None:
    """A browser cannot send headers with a WebSocket: the token comes with the first message."""
    messages = asked(office, """
    said = []
    for params in ({}, {"Authorization": "Bearer ships:read"}):
        with client.websocket_connect("/graphql", subprotocols=["graphql-transport-ws"]) as socket:
            socket.send_json({"type": "connection_init", "payload": params})
            socket.receive_json()
            query = "subscription { shipMoved { position { north } } }"
            socket.send_json({"id": "1", "type": "subscribe", "payload": {"query": query}})
            while (message := socket.receive_json())["type"] == "next":
                said.append(message["payload"])
    """)  # fmt: skip
    told = [one["errors"][0]["extensions"]["code"] for one in messages if "errors" in one]
    assert told == ["UNAUTHENTICATED", "INTERNAL_SERVER_ERROR"]
    assert "secret" not in str(messages)
    assert [one["data"]["shipMoved"]["position"]["north"] for one in messages[1:3]] == [1.0, 2.0]


def test_an_interface_without_a_query_is_refused() -> None:
    quay = Architecture("quay", title="Quay")
    graph = quay.system("Quay", id="quay").application("Desk").graphql("Graph")
    graph.field("mutation", "moor")
    with pytest.raises(TruelineError, match=r"'Graph' has no query.*scaffold.graphql.query"):
        list(generate(target(quay), Templates()))


def test_two_interfaces_have_a_schema_each(tmp_path: Path) -> None:
    quay = Architecture("quay", title="Quay")
    desk = quay.system("Quay", id="quay").application("Desk")
    for name in ("Inner", "Outer"):
        desk.graphql(name, base=f"/{name.lower()}").field("query", "unit price")
    folder = write(target(quay), tmp_path)
    said = run(folder, """
        import json
        from fastapi.testclient import TestClient
        from quay.main import app
        paths = ("/inner", "/outer")
        asked = {"query": "{ unitPrice }"}
        print(json.dumps([TestClient(app).post(path, json=asked).json()["errors"][0]["message"] for path in paths]))
    """)  # fmt: skip
    assert said == ["query unit price is not written yet."] * 2
