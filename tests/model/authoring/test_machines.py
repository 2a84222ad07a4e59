"""Guards and effects as they are written."""

from __future__ import annotations

import pytest

from trueline.model import Architecture, minutes
from trueline.model.records.machines import Machine


def machine_with(write: str) -> Machine:
    shop = Architecture("shop", title="Shop")
    m = shop.system("Shop").machine("Order")
    limit, hold = m.parameter("limit", 3), m.parameter("hold", 15 * minutes)
    open_, done = m.states("Open", "Done", initial="Open", final=["Done"])
    extend = m.trigger("extend")
    tries = m.counter("tries")
    names = {
        "m": m, "limit": limit, "hold": hold, "extend": extend, "tries": tries, "open_": open_, "done": done,
    }  # fmt: skip
    exec(write, names)
    (made,) = shop.record().machines
    return made


@pytest.mark.parametrize(
    ("guard", "read"),
    [
        ("m.count(extend) < limit", ("<", "count", "parameter")),
        ("m.count(extend) >= limit", (">=", "count", "parameter")),
        ("limit > m.count(extend)", (">", "parameter", "count")),
        ("limit <= tries", ("<=", "parameter", "counter")),
        ("tries < 3", ("<", "counter", "value")),
        ("m.elapsed().equals(hold)", ("==", "elapsed", "parameter")),
    ],
)
def test_a_comparison_is_recorded_as_it_was_written(guard: str, read: tuple[str, str, str]) -> None:
    (transition,) = machine_with(f"open_.on(extend, when={guard}).to(done)").transitions
    compare = transition.guard
    assert compare is not None
    said = compare.model_dump()
    assert (said["op"], said["left"]["op"], said["right"]["op"]) == read


@pytest.mark.parametrize("what", ["increment", "decrement", "reset"])
def test_effects_on_counters_are_recorded(what: str) -> None:
    (transition,) = machine_with(f"open_.on(extend, effect=m.{what}('tries')).to(done)").transitions
    (effect,) = transition.effects
    assert (effect.do, effect.target) == (what, "tries")


def test_and_and_or_of_python_are_refused_because_they_would_lose_a_side() -> None:
    with pytest.raises(TypeError, match="combine guards with & and"):
        machine_with("open_.on(extend, when=tries < 3 and limit > 1).to(done)")
