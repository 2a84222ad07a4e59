"""A garage whose behaviour shows everything that pages of flows, processes, machines and patterns can tell."""

from __future__ import annotations

from typing import Any

from trueline.model import Architecture, Workspace, minutes, ms, s
from trueline.model.verification import verify


def garage(**changes: Any) -> Workspace:
    """Return the garage; `changes` replace whole fields of its data form."""
    from trueline.model.forms import from_data, to_data

    space = Workspace((from_data(to_data(_garage().record()) | changes),))
    verify(space)
    return space


def _garage() -> Architecture:
    made = Architecture("garage", title="Garage")
    driver = made.person("Driver", "Wants a mended car")
    shop = made.system("Workshop", "Mends cars", id="shop")
    desk = shop.application("Desk", "Takes orders", "FastAPI")
    lift = shop.application("Lift", "Holds cars")
    parts = shop.database("Parts", "What is in stock")
    driver.uses(desk, "Brings the car to")
    desk.uses(lift, "Books")
    lift.uses(parts, "Takes from")
    booked = lift.event("Booked", {"plate": str})
    order = desk.command("Mend", {"plate": str}, yields=[booked])
    post = desk.http(base="/v1").post("/orders", order, {201: "Booked", 409: "Full"})
    backoff = _patterns(desk, lift, parts, booked)
    _flows(made, driver, desk, lift, post, booked)
    _process(made, desk, lift, backoff)
    _machine(lift, booked)
    return made


def _flows(made: Architecture, driver: Any, desk: Any, lift: Any, post: Any, booked: Any) -> None:
    f = made.flow(
        "Bringing a car", driver, desk, lift, description="On a good day", algorithm=["Ask", "Book"], animated=True,
        audience="Everybody", purpose="To know when to come back", tags=["daily"],
    )  # fmt: skip
    f.call(driver, desk, post)
    with f.alt("Full"):
        f.reply(desk, driver, post[409])
    with f.otherwise("Free"):
        f.send(desk, lift, booked)
        f.note(lift, "Up it goes")
        f.reply(desk, driver, post[201])
    d = made.flow("A look inside", desk, lift, dynamic=True)
    d.call(desk, lift, "Lift it", technology="rope")


def _process(made: Architecture, desk: Any, lift: Any, backoff: Any) -> None:
    p = made.process("Mending", lift, collapsible=True)
    begin, end = p.start("Car is here"), p.end("Car is mended")
    known = p.decision("Part in stock?", by=desk)
    begin.then(known)
    fetch = p.activity("Order the part", by=desk, policy=backoff, description="By telephone")
    known.when("No").then(fetch, known)
    known.when("Yes").then(p.activity("Put it in", by=lift), end)


def _machine(lift: Any, booked: Any) -> None:
    m = lift.machine("Lift", otherwise="rejected", description="One car at a time")
    rest, most = m.parameter("rest", 15 * minutes, "Oil has to cool"), m.parameter("most", 3)
    down, up, worn = m.states("Down", "Up", "Worn", initial="Down", final=["Worn"])
    raise_, lower = m.trigger("raise", "A car stands on it"), m.trigger("lower")
    down.on(raise_, when=m.count(raise_) < most, effect=m.emit(booked)).to(up)
    down.on(raise_, when=m.count(raise_) >= most).to(worn, "Too often")
    up.on(lower).to(down)
    up.on(raise_, effect=m.act("Complain")).stay()
    up.after(rest).to(down, "Rested")
    down.ignores(lower, because="it is down")
    up.note("Nobody below")


def _patterns(desk: Any, lift: Any, parts: Any, booked: Any) -> Any:
    desk.circuit_breaker("Parts breaker", protects=parts, caller=lift, failures=5, within=10 * s, fallback="Old parts")
    backoff = desk.retry("Ring again", callee=parts, attempts=4, first_pause=100 * ms, on=["busy"])
    lift.cache_aside("Known parts", of=parts, by=desk, ttl=30 * s, invalidated_by=[booked])
    saga = desk.saga("Large repair")
    saga.step("Take apart", by=lift, undo="Put together", within=5 * s, retry=backoff)
    saga.step("Paint", by=desk)
    return backoff
