"""A harbour that is called by everything but letters: GraphQL, WebSocket and the clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from trueline.generators.scaffold import Target
from trueline.model import Architecture, Workspace, field, hours, many, ms, optional

harbour = Architecture("harbour", title="Harbour")
office = harbour.system("Harbour Office", "Knows every ship", id="office")
desk = office.application("Desk", "Where ships report")

kind = desk.enumeration("ShipKind", "cargo", "tanker")
flag = desk.enumeration("Flag", "Côte d'Ivoire", "in transit", "true")
position = desk.value_object("Position", {"north": float, "east": field(float, minimum=-180, maximum=180)})
mark = desk.value_object("Mark", description="Painted on the hull")
ship = desk.domain_entity(
    "Ship",
    {
        "id": UUID, "name": field(str, description='What is painted on it: "Ada"'), "kind": kind, "call sign": str,
        "length": Decimal, "built": optional(date), "crewSize": int, "position": optional(position), "log": dict,
        "tags": field(str, many=True, max_length=8), "seen_at": datetime, "stay": timedelta, "seal": bytes,
        "mark": mark, "sisters": many("string"), "flag": flag, "date": optional(date),
    },
)  # fmt: skip
tug = desk.domain_entity("Query", {"id": UUID, "pulls": optional(ship)}, description="A tug of an unlucky name")

_ship = {"ship_id": UUID}
find_ship = desk.query("FindShip", _ship, returns=ship, description="One ship")
list_ships = desk.query(
    "ListShips", {"limit": field(int, default=10, minimum=1, maximum=20), "kind": optional(kind)}, returns=ship,
    many=True, description="Ships",
)  # fmt: skip
register = desk.command(
    "RegisterShip",
    {
        "name": field(str, min_length=1, max_length=20), "kind": kind, "call sign": optional(str),
        "position": optional(position), "crewSize": field(int, default=3),
    },
    description="Add a ship",
)  # fmt: skip
sink = desk.command("SinkShip", _ship, description="Let go of a ship")
count_ships = desk.command("CountShips", description="Count what is in the harbour")
moved = desk.event("ShipMoved", {"ship_id": UUID, "position": position})
storm = desk.event("StormComes", {"force": int})
hail = desk.command("Hail", {"name": field(str, min_length=2)}, description="Call a ship")
report = desk.command("Report", {"ship_id": UUID, "position": position}, description="Say where a ship is")
sound = desk.command("Sound", {"type": str}, description="Sound the horn")

rest = desk.http("Ships")
rest.get("/ships/{ship_id}", find_ship, {200: ship}, role="ships:read")
rest.post("/ships", register, {201: ship}, role="ships:write")
rest.delete("/ships/{ship_id}", sink, {204: "Gone"})
rest.post("/count", count_ships, {204: "Counted"})

graph = desk.graphql("Graph")
graph.field("query", "ship", find_ship, returns=ship, role="ships:read")
graph.field("query", "ships", list_ships, returns=ship, many=True)
graph.field(
    "query", "search",
    arguments={
        "text": field(str, min_length=2, pattern="^[a-z{}]+$"), "near": optional(position), "places": many(position),
        "order": field(str, values=("name", "age"), default="name"), "flag": optional(flag),
        "kind": field(kind, default="cargo"),
        "class": field(str, default='say "hi"', description="What it is " * 12), "since": optional(datetime),
        "for": optional(timedelta), "price": field(Decimal, default=1), "numbers": field(int, many=True, maximum=5),
        "among": field(str, values=("a", "b-c"), many=True, optional=True),
    },
    returns=tug,
)  # fmt: skip  # fmt: skip
graph.field("query", "mark", returns=mark, status="deprecated")
graph.field("query", "kinds", returns=kind, many=True)
graph.field("mutation", "registerShip", register, returns=ship, role="ships:write")
graph.field("mutation", "sinkShip", sink, returns=ship)
graph.field("mutation", "paint", arguments={"mark": mark, "flag": flag})
graph.field("subscription", "shipMoved", arguments={"ship_id": optional(UUID)}, returns=moved, role="ships:read")
graph.field("subscription", "tick")

radio = desk.websocket("Radio")
radio.channel("radio", path="/radio", receives=[hail, report], sends=[moved, storm], role="radio")
radio.channel("storms", sends=[storm])
radio.channel("horn", receives=[sound])

desk.job("Count ships", every=50 * ms, runs=count_ships)
desk.job("Sweep the quay", every=1.5 * hours, overlap=True)
desk.job("Somewhen")


def target(architecture: Architecture = harbour) -> Target:
    """Return the office as what is scaffolded."""
    workspace = Workspace((architecture.record(),))
    element = next(one for one in workspace.index(architecture.id).record.elements if one.kind == "system")
    return Target(workspace, architecture.id, element)
