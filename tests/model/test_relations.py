"""Implied relationships: what a diagram draws between the things it shows."""

from __future__ import annotations

from typing import Any

from trueline.model.forms import from_data
from trueline.model.relations import Connection, Stated, relations
from trueline.model.workspace import Workspace


def elements(*paths: str) -> list[dict[str, Any]]:
    kinds = ("system", "container", "component", "code")
    return [{"id": path, "name": path, "kind": kinds[path.count(".")]} for path in paths]


def uses(source: str, target: str, description: str = "", **fields: Any) -> dict[str, Any]:
    return {"source": source, "target": target, "description": description, **fields}


def workspace(relationships: list[dict[str, Any]], *paths: str) -> Workspace:
    paths = paths or ("a", "a.x", "a.x.p", "a.x.q", "a.y", "b", "b.z", "b.z.r", "c")
    data = {"trueline": 1, "id": "m", "title": "M", "elements": elements(*paths), "relationships": relationships}
    return Workspace((from_data(data),))


def drawn(space: Workspace, shown: str, **options: Any) -> list[str]:
    found = relations(space).connections({f"m/{one}" for one in shown.split()}, **options)
    return [spelled(one) for one in found]


def spelled(one: Connection) -> str:
    said = one.description.replace("\n", " | ")
    return f"{one.source[2:]} -> {one.target[2:]}: {said}"


def test_a_relationship_between_components_implies_one_between_all_that_surrounds_them() -> None:
    space = workspace([uses("a.x.p", "b.z.r", "calls")])
    assert drawn(space, "a b") == ["a -> b: calls"]
    assert drawn(space, "a.x b") == ["a.x -> b: calls"]
    assert drawn(space, "a.x.p b.z") == ["a.x.p -> b.z: calls"]
    assert drawn(space, "a c") == []


def test_both_ends_in_one_shown_thing_draw_nothing() -> None:
    space = workspace([uses("a.x.p", "a.y", "calls")])
    assert drawn(space, "a b") == []


def test_a_relationship_to_itself_is_drawn_on_exactly_that_thing() -> None:
    space = workspace([uses("a.y", "a.y", "repeats")])
    assert drawn(space, "a.y b") == ["a.y -> a.y: repeats"]
    assert drawn(space, "a b") == []


def test_what_is_stated_for_the_two_hides_what_is_implied_in_that_direction() -> None:
    space = workspace([uses("a.x", "b", "first"), uses("a", "b", "stated"), uses("b.z", "a.y", "back")])
    assert drawn(space, "a b") == ["a -> b: stated", "b -> a: back"]


def test_several_relationships_stated_for_the_two_stay_apart() -> None:
    space = workspace([uses("a", "b", "asks"), uses("a", "b", "tells")])
    assert drawn(space, "a b") == ["a -> b: asks", "a -> b: tells"]


def test_implied_relationships_become_one_with_each_description_once() -> None:
    space = workspace([uses("a.x", "b", "asks"), uses("a.y", "b", "asks"), uses("a.y", "b.z", "tells")])
    assert drawn(space, "a b") == ["a -> b: asks | tells"]


def test_more_than_three_descriptions_are_counted() -> None:
    space = workspace([uses("a.x", "b", word) for word in ("one", "two", "three", "four", "five")])
    assert drawn(space, "a b") == ["a -> b: one | two | three | and 2 more"]


def test_technology_and_interaction_stay_where_all_agree() -> None:
    common = {"technology": "HTTP", "interaction": "asynchronous"}
    space = workspace([uses("a.x", "b", "one", **common), uses("a.y", "b", "two", **common), uses("a.y", "c", "three")])
    (first, second) = relations(space).connections({"m/a", "m/b", "m/c"})
    assert (first.technology, first.interaction) == ("HTTP", "asynchronous")
    assert (second.technology, second.interaction) == ("", "synchronous")
    mixed = workspace([uses("a.x", "b", "one", **common), uses("a.y", "b", "two", technology="AMQP")])
    (one,) = relations(mixed).connections({"m/a", "m/b"})
    assert (one.technology, one.interaction) == ("", "synchronous")


def test_what_is_hidden_inside_an_opened_boundary_stays_hidden() -> None:
    space = workspace([uses("a.x", "b", "seen"), uses("a.y", "c", "hidden")])
    assert drawn(space, "a a.x b c") == ["a.x -> b: seen"]


def test_a_boundary_gets_only_the_arrows_that_are_stated_for_it() -> None:
    space = workspace([uses("b", "a", "to all"), uses("b", "a.x", "to one")])
    assert drawn(space, "a a.x b") == ["b -> a: to all", "b -> a.x: to one"]
    assert drawn(space, "a a.x b", specific=True) == ["b -> a.x: to one"]
    alone = workspace([uses("b", "a", "to all")])
    assert drawn(alone, "a a.x b", specific=True) == ["b -> a: to all"]


def test_two_opened_boundaries_are_joined_only_where_nothing_specific_is_wanted() -> None:
    space = workspace([uses("a", "b", "at large")])
    assert drawn(space, "a a.x b b.z") == ["a -> b: at large"]
    assert drawn(space, "a a.x b b.z", specific=True) == []


def test_a_view_can_leave_relationships_out() -> None:
    space = workspace([uses("a.x", "b", "one"), uses("a.y", "b", "two")])

    def keep(stated: Stated, source: str, target: str) -> bool:
        return stated.record.description != "one" and (source, target) == ("m/a", "m/b")

    assert drawn(space, "a b", keep=keep) == ["a -> b: two"]


def test_relationships_of_another_architecture_arrive_here() -> None:
    here = {"trueline": 1, "id": "m", "title": "M", "elements": elements("a", "a.x")}
    there = {
        "trueline": 1, "id": "n", "title": "N", "elements": elements("b", "b.y"),
        "relationships": [uses("b.y", "m/a.x", "calls")],
    }  # fmt: skip
    found = relations(Workspace((from_data(here), from_data(there)))).connections({"m/a", "n/b"})
    assert [(one.source, one.target, one.description) for one in found] == [("n/b", "m/a", "calls")]


def test_a_ring_of_systems_draws_each_arrow_once() -> None:
    paths = [f"s{n}" for n in range(100)]
    ring = [uses(f"s{n}", f"s{(n + step) % 100}", "uses") for n in range(100) for step in (1, 2, 3, 4)]
    assert len(drawn(workspace(ring, *paths), " ".join(paths))) == 400


def implied(space: Workspace, path: str) -> tuple[list[str], list[str]]:
    uses_, used_by = relations(space).implied(f"m/{path}")
    return [spelled(one) for one in uses_], [spelled(one) for one in used_by]


def test_an_element_uses_what_its_inside_uses_lifted_to_what_stands_beside_it_or_beyond() -> None:
    space = workspace([uses("a.x.p", "a.y", "asks"), uses("a.x.q", "b.z.r", "tells"), uses("c", "a.x.p", "calls")])
    assert implied(space, "a.x") == (["a.x -> a.y: asks", "a.x -> b: tells"], ["c -> a.x: calls"])
    assert implied(space, "a") == (["a -> b: tells"], ["c -> a: calls"])
    assert implied(space, "b") == ([], ["a -> b: tells"])


def test_what_is_stated_for_an_element_is_not_implied_once_more() -> None:
    space = workspace([uses("a.x", "b", "inside"), uses("a", "b", "stated"), uses("a", "c.d", "own")],
                      "a", "a.x", "b", "c", "c.d")  # fmt: skip
    assert implied(space, "a") == ([], [])
    assert implied(space, "c") == ([], ["a -> c: own"])
