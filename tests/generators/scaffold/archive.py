"""An archive that stores one column of every kind, in more than one database."""

from __future__ import annotations

from trueline.generators.scaffold import Target, Templates
from trueline.generators.scaffold.design import Before, Design
from trueline.model import Architecture, Workspace
from trueline.model import column as c

archive = Architecture("archive", title="Archive")
vault = archive.system("Vault", "Keeps what others forget", type="database")
foreign = archive.system("Registry", "Has data of its own")
house = archive.system("Archive", "Keeps papers", id="house")
reading = house.application("Reading Room", "Shows papers")
index = house.database("Index", "Finds papers")
house.application("Café", "Sells coffee")
reading.uses(index, "Looks up")
reading.uses(vault, "Keeps papers in")
reading.uses(foreign, "Asks")

cards = index.schema("Cards")
person = cards.entity(
    "PERSON",
    {"id": c.integer(pk=True), "name": c.string(200, index=True), "born": c.date(nullable=True)},
    description="Who wrote",
)
topic = cards.entity("topic", {"code": c.string(8, pk=True), "parent_code": c.string(8, nullable=True)})
letters = vault.schema("Letters")
letter = letters.entity(
    "letter",
    {
        "id": c.uuid(pk=True),
        "number": c.bigint(unique=True, comment="Of the shelf"),
        "author_id": c.fk(person, on_delete="set-null", nullable=True, index=True),
        "topic": c.fk(topic, "code"),
        "state": c.enum("new", "in order", "lost", default="new"),
        "text": c.text(),
        "pages": c.integer(minimum=1, maximum=999, default=1),
        "worth": c.decimal(12, 2, minimum=0),
        "weight": c.column("float", nullable=True),
        "is_open": c.boolean(default=False),
        "received_at": c.timestamp(default_expression="CURRENT_TIMESTAMP"),
        "closes": c.time(default="18:00"),
        "lent_for": c.column("interval", nullable=True),
        "metadata": c.json(default="{}"),
        "scan": c.column("bytes", nullable=True),
    },
    unique=[["author_id", "topic"]],
    indexes=[["state", "received_at"]],
    checks=["worth > 0 OR state = 'lost'"],
    description="A letter",
)
letters.entity(
    "loan",
    {"letter_id": c.fk(letter, on_delete="cascade"), "day": c.date(), "reader": c.string(80)},
    key=["letter_id", "day"],
    table="loans",
    description="Who read which letter, and when",
)
letters.entity("visit", {"at": c.timestamp(), "note": c.string(80)}, description="Whoever came by")
letters.entity("plan", {"id": c.integer(pk=True)}, status="planned")
elsewhere = foreign.schema("Registry")
elsewhere.entity("citizen", {"id": c.integer(pk=True)})


def target(path: str = "house") -> Target:
    """Return a thing of the archive."""
    workspace = Workspace((archive.record(),))
    return Target(workspace, "archive", workspace.index("archive").elements[path])


def design(path: str = "house", before: Before = lambda _path: None) -> Design:
    """Return a thing of the archive as code."""
    return Design(target(path), Templates(), before)
