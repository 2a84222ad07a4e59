"""WebSocket channels as code: who may connect, what messages call, and who hears what is sent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.generators.scaffold.harbour import target
from tests.generators.scaffold.packages import run, write
from trueline.generators.scaffold import Templates
from trueline.generators.scaffold.design import Design

ID = "3f0e9a52-6f0b-4d7e-8a39-0f4f2f9a1c11"
CLIENT = """
    import json, logging
    from fastapi.testclient import TestClient
    from harbour_office import composition
    from harbour_office.application._generated import errors, identity, schemas
    from harbour_office.main import create
    from starlette.websockets import WebSocketDisconnect

    logging.disable()
    ID = "3f0e9a52-6f0b-4d7e-8a39-0f4f2f9a1c11"
    REPORT = {"type": "Report", "ship_id": ID, "position": {"north": 1, "east": 2}}
    called = []

    class Cases:
        async def receive_hail(self, *, listener, body):
            called.append(f"{listener.principal.name} hails {body.name}")
            listener.topics.add(body.name)
            await listener.send(schemas.StormComes(force=len(listener.topics)))

        async def receive_report(self, *, listener, body):
            if body.position.north == 0:
                raise ZeroDivisionError("a secret")
            moved = schemas.ShipMoved(ship_id=body.ship_id, position=body.position)
            await composition.connections.radio.send(moved, topic="Ada" if body.position.east else "")

        async def receive_sound(self, *, listener, body):
            raise errors.NotWrittenYetError(f"{listener.principal} sounds {body.type}.")

    class Anybody:
        async def authenticate(self, token):
            return identity.Principal("somebody", frozenset({token}))

    client = TestClient(create(Cases(), Anybody()))
    radio = "/ws/radio?token=radio"
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The harbour office as code."""
    return write(target(), tmp_path_factory.mktemp("office"))


def asked(office: Path, script: str) -> Any:
    """Run a script with a `client` of the office; `said` is printed."""
    return run(office, f"{CLIENT}\n{script}\n    print(json.dumps(said))")


def test_channels_have_paths_and_names_of_their_own() -> None:
    """A class with a field `type` would hide the name of the message, which then stands elsewhere."""
    design = Design(target(), Templates(), lambda _path: None)
    assert [(one.path, one.key, [each.body for each in one.received], list(one.sends)) for one in design.streams] == [
        ("/ws/radio", "type", ["Hail", "Report"], ["ShipMoved", "StormComes"]),
        ("/ws", "type", [], ["StormComes"]),
        ("/ws/horn", "message_type", ["Sound"], []),
    ]


def test_who_may_not_connect_is_refused_before_the_connection_is_made(office: Path) -> None:
    refused = asked(office, """
    said = []
    for path, token in (("/ws/radio", ""), ("/ws/radio", "other"), ("/ws/radio?token=other", ""), (radio, "other")):
        try:
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            client.websocket_connect(path, headers=headers).__enter__()
        except WebSocketDisconnect as closed:
            said.append([closed.code, closed.reason])
    """)  # fmt: skip
    lacking = [1008, "The permission 'radio' is needed."]
    assert refused == [[1008, "A valid token is needed."], lacking, lacking, lacking]


def test_a_message_calls_the_use_case_of_its_class_and_may_be_answered(office: Path) -> None:
    called, answer = asked(office, """
    with client.websocket_connect("/ws/radio", headers={"Authorization": "Bearer radio"}) as socket:
        socket.send_json({"type": "Hail", "name": "Ada"})
        said = [called, socket.receive_json()]
    """)  # fmt: skip
    assert (called, answer) == (["somebody hails Ada"], {"type": "StormComes", "force": 1})


def test_use_cases_send_to_everyone_or_to_whoever_asked_for_a_topic(office: Path) -> None:
    heard = asked(office, """
    with client, client.websocket_connect(radio) as one, client.websocket_connect(radio) as other:
        one.send_json({"type": "Hail", "name": "Ada"})
        one.receive_json()
        other.send_json(REPORT)
        other.send_json(REPORT | {"position": {"north": 3, "east": 0}})
        said = [socket.receive_json() for socket in (one, one, other)]
    with client.websocket_connect(radio) as last:
        last.send_json({"type": "Hail", "name": "Bea"})
        said.append(last.receive_json())
    """)  # fmt: skip
    assert [one.get("position", one) for one in heard] == [
        {"north": 1.0, "east": 2.0}, {"north": 3.0, "east": 0.0}, {"north": 3.0, "east": 0.0},
        {"type": "StormComes", "force": 1},
    ]  # fmt: skip
    assert heard[0] | {"position": None} == {"type": "ShipMoved", "ship_id": ID, "position": None}


def test_what_goes_wrong_is_a_problem_and_does_not_end_the_connection(office: Path) -> None:
    problems = asked(office, """
    def told(path, *frames):
        with client.websocket_connect(path) as socket:
            for frame in frames:
                socket.send_bytes(frame) if isinstance(frame, bytes) else socket.send_text(frame)
                yield socket.receive_json()

    wrong = json.dumps(REPORT | {"position": {"north": 1, "east": 200}})
    failing = json.dumps(REPORT | {"position": {"north": 0, "east": 0}})
    bye, short = '{"type": "Bye"}', '{"type": "Hail", "name": "A"}'
    said = [
        *told(radio, "nonsense", "[]", b"\\xff", bye, "{}", short, wrong, failing),
        *told("/ws/horn", '{"message_type": "Sound", "type": "long"}', b'{"type": "short"}'), *told("/ws", "{}"),
    ]
    """)  # fmt: skip
    assert {(one["type"], one["title"]) for one in problems if one["status"] == 422} == {
        ("about:blank", "Unprocessable Entity")
    }
    no_object, unknown = "A message is a JSON object.", "No message that may be sent here is called"
    assert [(one["status"], one["detail"], one["instance"]) for one in problems] == [
        *[(422, no_object, "/ws/radio")] * 3,
        (422, f"{unknown} 'Bye'.", "/ws/radio"),
        (422, f"{unknown} 'None'.", "/ws/radio"),
        (422, "name: String should have at least 2 characters", "/ws/radio"),
        (422, "position.east: Input should be less than or equal to 180", "/ws/radio"),
        (500, "Something went wrong.", "/ws/radio"),
        (501, "None sounds long.", "/ws/horn"),
        (501, "None sounds short.", "/ws/horn"),
        (422, "No message may be sent here.", "/ws"),
    ]
