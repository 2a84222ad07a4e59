"""Boundaries that nothing connects."""

from __future__ import annotations

from trueline.generators.diagrams.graph import Arrow, Box, Frame, Graph
from trueline.generators.mermaid.strips import chained


def frames(*ids: str) -> tuple[Frame, ...]:
    return tuple(Frame(id_, id_, items=(Box(f"{id_}.x", "x"),)) for id_ in ids)


def test_three_unconnected_boundaries_are_chained_in_their_order() -> None:
    assert list(chained(Graph(frames("a", "b", "c")))) == [("a", "b"), ("b", "c")]


def test_two_boundaries_stay_side_by_side() -> None:
    assert list(chained(Graph(frames("a", "b")))) == []


def test_two_boundaries_stand_in_their_order_where_the_drawing_runs_sideways() -> None:
    assert list(chained(Graph(frames("before", "after"), direction="right"))) == [("before", "after")]


def test_a_boundary_whose_inside_is_connected_with_another_is_left_alone() -> None:
    graph = Graph(frames("a", "b", "c", "d", "e"), (Arrow("a.x", "b.x"),))
    assert list(chained(graph)) == [("c", "d"), ("d", "e")]


def test_boundaries_inside_a_boundary_are_chained_too() -> None:
    graph = Graph((Frame("outer", "Outer", items=frames("a", "b", "c")),))
    assert list(chained(graph)) == [("a", "b"), ("b", "c")]


def test_an_arrow_into_its_own_boundary_connects_nothing() -> None:
    graph = Graph(frames("a", "b", "c"), (Arrow("a", "a.x"), Arrow("b.x", "b"), Arrow("c", "c"), Arrow("c", "gone")))
    assert list(chained(graph)) == [("a", "b"), ("b", "c")]


def boxes(*ids: str) -> tuple[Box, ...]:
    return tuple(Box(id_, id_) for id_ in ids)


def arrows(*pairs: str) -> tuple[Arrow, ...]:
    return tuple(Arrow(pair[0], pair[1]) for pair in pairs)


def test_groups_of_boxes_stand_below_each_other() -> None:
    graph = Graph(boxes(*"abcdewxyz"), arrows("ab", "bc", "bd", "be", "wz", "xz", "yz"))
    assert list(chained(graph)) == [("d", "x")]


def test_a_circle_of_boxes_has_a_first_and_a_last_one_too() -> None:
    graph = Graph(boxes(*"abcdwxyz"), arrows("ab", "bc", "cd", "da", "wx", "xy", "yz", "zw", "ww"))
    assert list(chained(graph)) == [("d", "w")]


def test_small_groups_stay_side_by_side() -> None:
    assert list(chained(Graph(boxes(*"abcd"), arrows("ab", "cd")))) == []


def test_groups_stay_as_they_are_where_the_drawing_runs_sideways() -> None:
    graph = Graph(boxes(*"abcdwxyz"), arrows("ab", "bc", "bd", "wx", "xz", "wy"), direction="right")
    assert list(chained(graph)) == []


def test_boxes_that_nothing_connects_stay_in_their_row() -> None:
    assert list(chained(Graph(boxes(*"abcdefghijkl")))) == []


def test_many_unconnected_boxes_in_one_boundary_stand_in_rows_of_five() -> None:
    graph = Graph((Frame("outer", "Outer", items=boxes(*"abcdefg")),))
    assert list(chained(graph)) == [("a", "f"), ("b", "g")]


def test_unconnected_groups_in_one_boundary_stand_in_rows_below_the_end_of_those_above() -> None:
    graph = Graph((Frame("outer", "Outer", items=boxes(*"abcdefgh")),), (Arrow("a", "h"),))
    assert list(chained(graph)) == [("h", "f"), ("b", "g")]


def test_boxes_with_arrows_out_of_their_boundary_stay_where_those_lead() -> None:
    outer = Frame("outer", "Outer", items=boxes(*"abcdefgh"))
    graph = Graph((outer, Box("z", "Z")), (Arrow("a", "z"), Arrow("z", "b")))
    assert list(chained(graph)) == []
