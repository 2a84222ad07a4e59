"""Cache-aside."""

from __future__ import annotations

from typing import Any

from tests.model.patterns.examples import KINDS, connected, told, yielded
from trueline.model.machines.interpreter import Interpreter

WORDS = {
    "request": "Request Data",
    "check": "Check Cache",
    "return-cached": "Return Cached Data",
    "load": "Query Database",
    "fill": "Update Cache",
    "return-loaded": "Return Data",
}


def cached(**fields: Any) -> Interpreter:
    return Interpreter(yielded("cache-aside", **{"ttl": "30s", **fields})[0])


def test_the_process_of_a_cache_says_what_its_words_say() -> None:
    process = yielded("cache-aside", ttl="1min", words=WORDS)[2]
    assert [(node.kind, node.name) for node in process.nodes] == [
        ("start", "Request Data"), ("decision", "Check Cache"), ("activity", "Return Cached Data"),
        ("activity", "Query Database"), ("activity", "Update Cache"), ("activity", "Return Data"), ("end", "End"),
    ]  # fmt: skip
    assert connected(process) == [
        "Request Data -> Check Cache",
        "Check Cache -> Return Cached Data: Hit",
        "Check Cache -> Query Database: Miss",
        "Query Database -> Update Cache",
        "Update Cache -> Return Data",
        "Return Cached Data -> End",
        "Return Data -> End",
    ]


def test_the_flow_tells_a_hit_a_miss_and_what_makes_the_cache_forget() -> None:
    flow = yielded("cache-aside", **KINDS["cache-aside"], invalidated_by=["event:stock.added"])[1]
    assert told(flow.steps) == [
        "web -> cache: Look in the cache",
        "alt Hit",
        "  cache --> web: Return what is cached",
        "alt Miss",
        "  cache --> web: Not found",
        "  web -> store: Load from the source",
        "  store --> web: Data",
        "  web -> cache: Keep for 30s",
        "cache -) cache: ",
    ]
    assert getattr(flow.steps[-1], "about", "") == "event:stock.added"


def test_a_miss_loads_and_fills_and_an_entry_lives_as_long_as_stated() -> None:
    cache = cached()
    assert [effect.target for effect in cache.fire("read").effects if effect.do == "act"] == ["load"]
    assert [effect.target for effect in cache.fire("loaded", 2).effects if effect.do == "act"] == ["fill"]
    assert (cache.fire("read", 31).response, cache.states) == ("handled", ("fresh",))
    assert cache.advance(32)[0].states == ("absent",)


def test_whoever_reads_while_a_load_is_under_way_waits_for_it() -> None:
    cache = cached()
    cache.fire("read")
    joined = cache.fire("read")
    assert (joined.states, joined.effects) == (("loading",), ())


def test_a_load_that_began_before_an_invalidation_does_not_fill_the_cache() -> None:
    cache = cached()
    cache.fire("read")
    assert cache.fire("invalidated").states == ("absent",)
    assert cache.fire("read").states == ("blocked",), "the outdated load still takes the only place"
    after = cache.fire("late")
    assert (after.states, [effect.target for effect in after.effects if effect.do == "act"]) == (("loading",), ["load"])
    assert cache.fire("loaded").states == ("fresh",)


def test_an_outdated_load_that_nobody_waits_for_only_leaves_its_place() -> None:
    cache = cached()
    for trigger in ("read", "invalidated", "late"):
        cache.fire(trigger)
    assert (cache.states, cache.counter("loads")) == (("absent",), 0)


def test_with_stale_refills_an_invalidation_does_not_reach_a_load_under_way() -> None:
    cache = cached(stale_refill=True)
    cache.fire("read")
    assert cache.fire("invalidated").response == "ignored"
    assert cache.fire("loaded").states == ("fresh",)
    assert "late" not in [trigger.id for trigger in cache.machine.triggers]


def test_several_loads_may_be_under_way_and_the_first_fills_the_cache() -> None:
    cache = cached(loaders=2)
    begun = [effect.target for _ in range(3) for effect in cache.fire("read").effects if effect.do == "act"]
    assert begun == ["load", "load"]
    assert cache.fire("failed").states == ("loading",), "the other one is still under way"
    cache.fire("read")
    assert cache.fire("loaded").states == ("fresh",)
    assert cache.fire("late").response == "handled"
    assert cache.counter("loads") == 0


def test_when_the_only_load_fails_the_next_read_loads_again() -> None:
    cache = cached()
    cache.fire("read")
    assert cache.fire("failed").states == ("absent",)
    assert cache.fire("read").states == ("loading",)
