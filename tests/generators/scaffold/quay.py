"""A quay with one of everything that a domain and its policies may hold."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from trueline.generators.scaffold import Kept, Target, Templates
from trueline.generators.scaffold.design import Design
from trueline.model import Architecture, Workspace, field, many, mib, minutes, ms, optional, per_minute, percent, s
from trueline.model.protocols import Artefact
from trueline.model.records.architecture import ArchitectureRecord

sea = Architecture("sea", title="Sea")
chart = sea.system("Chart", id="chart").value_object("Chart", {"sheet": int})

quay = Architecture("quay", title="Quay")
office = quay.system("Quay Office", "Knows who moors where", id="office")
desk = office.application("Desk", id="desk", configuration=["config/desk.yaml", "the weather"])
tower = office.worker("Tower", id="tower")
book = quay.system("Book", id="book").database("Log Book")
desk.uses(book, "Writes")
desk.uses(tower, "Asks")

# ---- the domain ----------------------------------------------------------------------------------------------------
standing = desk.enumeration("BerthStatus", "free", "taken", "out of order", description="Whether a ship can moor")
money = desk.value_object(
    "Money",
    {
        "amount": field(Decimal, minimum=0, maximum=99.5, description="In the currency\nof the quay"),
        "currency": field(str, pattern=r"^[A-Z]{3}$", default="EUR"),
    },
    ["add(other)"], description="What mooring costs", invariants=["nobody pays less than nothing"],
)  # fmt: skip
place = desk.value_object(
    "Place",
    {
        "names": field(many(str), min_length=1, max_length=20), "side": field(str, values=("port", "starboard")),
        "depth": field(float, minimum=0.5, optional=True), "chart": chart, "print": optional(bytes),
        "opens": field(time, default="08:00"), "since": field(date, default="soon"),
        "rest": field(timedelta, default="15min"), "date": optional(date), "class": optional(object),
    },
)  # fmt: skip
deep = desk.value_object("Deep Place", {"cranes": field(int, minimum=1)})
deep.inherits(place)
desk.klass("BerthChange", {"status": standing}, stereotype="DTO")
crew = desk.klass("Crew", {"size": field(int, minimum=1)}, description="Who sails")
berth = desk.domain_entity(
    "Berth", {"id": UUID, "place": place, "status": field(standing, default="free"), "fee": money},
    ["open()", "close(reason)"],
)  # fmt: skip
ship = desk.aggregate(
    "Ship", {"id": UUID, "crew": crew, "berths": many(berth), "log": many(dict), "note": optional(str)}
)
tug = desk.aggregate("Tug", {"power": int})
tug.inherits(ship)
desk.value_object("Ticket", {"berth": berth, "price": money})
anchor = desk.klass("Anchor", {"chain": field(int, visibility="private"), "weight": float}, ["drop()"])

happened = desk.event("Happened", {"event_id": UUID, "at": datetime}, abstract=True)
moored = desk.event("Moored", {"ship": UUID, "berth": berth}, extends=happened, topic="berths")
left = desk.event("Left", {"ship": UUID, "tides": field(int, minimum=0, default=0)}, extends=happened, topic="berths")
towed = desk.event("Towed Away", {"cost": money}, extends=left, topic="tugs", description="Left, but not by itself")
counted = desk.event("Count", {"ships": int}, description="How many ships there were")

# ---- machines ------------------------------------------------------------------------------------------------------
m = berth.machine("Berth state machine", otherwise="rejected", description="The life of a berth")
patience, most = m.parameter("patience", 15 * minutes, "How long a berth is kept"), m.parameter("most calls", 3)
calls = m.counter("calls")
free, taken, closed = m.states("Free", "Taken", "Out of order", initial="Free", final=["Out of order"])
moor = m.trigger("moor", "A ship arrives")
leave, call, close = m.triggers("leave", "call", "close")
free.on(moor, when=m.predicate("it fits"), effect=m.emit(moored)).to(taken)
free.on(call, when=calls < most, effect=m.increment("calls")).stay()
taken.on(leave, effect=[m.emit(left), m.reset("calls"), m.clear(call), m.act("ring the bell")]).to(free)
taken.after(patience, when=(m.count(call, 5 * minutes) >= 2) | ~(m.elapsed(taken) > patience)).to(closed)
free.on(close).to(closed)
free.rejects(leave, because="nobody is there")
taken.ignores(call)

t = tower.machine("Signal")
off, on = t.state("Off", initial=True), t.state("On")
lamp = t.state("Lamp", parent=on, region="light", initial=True)
horn = t.state("Horn", parent=on, region="sound", initial=True)
blinking = t.state("Blinking", parent=on, region="light", description="Once a second")
switch, hurry = t.triggers("switch", "hurry")
off.on(switch).to(on)
on.on(switch).to(off)
lamp.on(hurry).to(blinking)
blinking.after(10 * s, effect=[t.restart(lamp), t.emit(counted)]).to(lamp)

# ---- policies ------------------------------------------------------------------------------------------------------
again = desk.retry("Ask again", caller=desk, callee=tower, attempts=4, first_pause=50 * ms, on=["Timeout"])
desk.circuit_breaker("Storm", protects=tower, caller=desk, failures=3, within=90 * s, fallback="Come back later")
tower.bulkhead("Few at once", protects=tower, caller=desk, limit=12, queue=3)
desk.cache_aside("Tides", of=book, by=desk, ttl=1 * minutes)
desk.outbox("Outbox", store=book, batch=50)
order, dismiss = desk.command("OrderTug", {"ship": UUID}), desk.command("DismissTug", {"ship": UUID})
tow = desk.saga("Tow a ship", orchestrator=desk, log=book)
tow.step("Order", order, by=desk, undo=dismiss, within=5 * s, retry=again)
tow.step("Pull", by=tower, undo="Let go")
tow.step("Steps", within=1 * minutes)
quay.quality("Pool", "pool-size", of=book, exactly={"min": 2}, at_most={"max": 8})
quay.quality("Paper", of=desk, exactly={"roll": 2 * mib, "margin": 5 * percent, "pages": 30 * per_minute})
quay.quality("Quick", "latency", of=desk, below={"p95": 100 * ms})


def record() -> ArchitectureRecord:
    """Return the quay as data."""
    return quay.record()


def design(changed: ArchitectureRecord | None = None) -> Design:
    """Return the quay office as code that was never generated before."""
    workspace = Workspace((sea.record(), changed or record()))
    return Design(Target(workspace, "quay", workspace.index("quay").elements["office"]), Templates(), _nothing)


def nobody() -> Design:
    """Return a target of which a model says nothing."""
    alone = Architecture("alone", title="Alone")
    alone.system("Hermit", id="hermit").application("Cave")
    workspace = Workspace((alone.record(),))
    return Design(Target(workspace, "alone", workspace.index("alone").elements["hermit"]), Templates(), _nothing)


def _nothing(_path: str) -> None:
    """Return what was generated last."""


def write(folder: Path, files: Iterable[Artefact | Kept]) -> None:
    """Write files of a scaffold."""
    for one in files:
        if isinstance(one, Artefact):
            path = folder / one.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(one.content, encoding="utf-8")


def run(folder: Path, code: str, **environment: str) -> str:
    """Run code beside a scaffold; what it prints comes back, and a failure fails the test with it."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=folder, env={"PYTHONPATH": "src", **environment}, text=True,
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def type_errors(folder: Path, *files: str) -> list[str]:
    """Return what mypy says of some files of a scaffold; nothing but these is looked at."""
    done = subprocess.run(
        [
            sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--follow-imports", "skip",
            "--explicit-package-bases", *files,
        ],
        cwd=folder / "src", text=True, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode < 2, done.stdout + done.stderr
    return [line for line in done.stdout.splitlines() if ": error: " in line]
