"""Large drawings as an overview and parts."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from trueline.generators.diagrams.classes import ClassBox, ClassDiagram, ClassLink
from trueline.generators.diagrams.entities import AttributeLine, EntityBox, EntityDiagram, EntityLink
from trueline.generators.diagrams.graph import Arrow, Box, Frame, Graph
from trueline.generators.views.clusters import class_parts, entity_parts
from trueline.generators.views.parts import AROUND, Part, parts, unlabelled
from trueline.generators.views.runs import MOST, runs

LIMIT = 10
Item = Box | Frame


def flat(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, Frame):
            yield from flat(item.items)


def boxes(graph: Graph) -> list[Box]:
    return [item for item in flat(graph.items) if isinstance(item, Box)]


def graph_of(part: Part) -> Graph:
    assert isinstance(part.diagram, Graph)
    return part.diagram


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Nested frames with boxes in them, and arrows between anything."""
    count = 0

    def items(depth: int) -> tuple[Item, ...]:
        nonlocal count
        made: list[Item] = []
        for _ in range(draw(st.integers(0, 14))):
            count += 1
            if depth < 3 and draw(st.integers(0, 3)) == 0:
                made.append(Frame(f"f{count}", f"Frame {count}", "[Group]", items=items(depth + 1)))
            else:
                made.append(Box(f"b{count}", f"Box {count}", link=f"page.md#b{count}"))
        return tuple(made)

    everything = items(0)
    ids = [item.id for item in flat(everything)]
    ends = st.sampled_from(ids) if ids else st.nothing()
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=60)) if ids else []
    return Graph(everything, tuple(Arrow(one, other, f"says {number}") for number, (one, other) in enumerate(pairs)))


@settings(max_examples=150, deadline=None, phases=[Phase.generate])
@given(graphs())
def test_every_box_is_drawn_whole_in_a_part_and_every_part_can_be_read(graph: Graph) -> None:
    made = parts(graph, "part", LIMIT)
    drawn = [box for part in made for box in boxes(graph_of(part))]
    assert set(boxes(graph)) <= set(drawn)
    assert all(len(boxes(graph_of(part))) <= LIMIT + AROUND + 1 for part in made)
    assert len({part.id for part in made}) == len(made)


def members(made: tuple[Part, ...]) -> dict[str, set[str]]:
    """What each folded box of the parts stands for, by its id."""
    found: dict[str, set[str]] = {}
    for part in made:
        found.setdefault(part.id, set()).update(item.id for item in flat(graph_of(part).items[:1]))
        for item in flat(graph_of(part).items):
            if isinstance(item, Frame):
                found.setdefault(item.id, set()).update(inner.id for inner in flat(item.items))
    for _ in range(len(found)):  # what is folded in a part has a part itself
        for held in found.values():
            held.update(*(found.get(one, ()) for one in set(held)))
    return found


@settings(max_examples=100, deadline=None, phases=[Phase.generate])
@given(graphs())
def test_every_arrow_is_drawn_from_an_end_itself_to_the_other_or_what_that_is_folded_into(graph: Graph) -> None:
    made = parts(graph, "part", LIMIT)
    held = members(made)
    drawn = {(arrow.source, arrow.target) for part in made for arrow in graph_of(part).arrows}

    def stands_for(shown: str, id_: str) -> bool:
        return shown == id_ or id_ in held.get(shown, ()) or shown.startswith(("outside--", "others--"))

    for arrow in graph.arrows:
        assert any(
            (one == arrow.source and stands_for(other, arrow.target))
            or (other == arrow.target and stands_for(one, arrow.source))
            for one, other in drawn
        ), arrow
    for part in made:
        shown = {item.id for item in flat(graph_of(part).items)}
        assert all({arrow.source, arrow.target} <= shown for arrow in graph_of(part).arrows)


def test_a_small_drawing_stays_as_it_is() -> None:
    graph = Graph(tuple(Box(f"b{number}", f"B{number}") for number in range(LIMIT)))
    (only,) = parts(graph, "part", LIMIT)
    assert only.diagram is graph


def test_an_overview_shows_groups_folded_with_how_much_is_in_them_and_leads_to_their_parts() -> None:
    def group(name: str) -> Frame:
        return Frame(name, name.title(), "[System]", items=tuple(Box(f"{name}.{n}", f"{name} {n}") for n in range(8)))

    arrows = (Arrow("sales.1", "stock.1", "Asks"), Arrow("sales.2", "stock.1", "Tells"), Arrow("sales.1", "sales.2"))
    overview, sales, stock = parts(Graph((group("sales"), group("stock")), arrows), "part--x", LIMIT)
    assert [(box.title, box.kind, box.link) for box in boxes(graph_of(overview))] == [
        ("Sales", "[System] 8 inside", "#part--x--sales"),
        ("Stock", "[System] 8 inside", "#part--x--stock"),
    ]
    assert graph_of(overview).arrows == (Arrow("sales", "stock", "2 relationships"),)
    assert [box.title for box in boxes(graph_of(sales))] == [*(f"sales {n}" for n in range(8)), "Stock"]
    assert graph_of(sales).arrows == (
        Arrow("sales.1", "stock", "Asks"),
        Arrow("sales.2", "stock", "Tells"),
        Arrow("sales.1", "sales.2"),
    )
    assert graph_of(stock).arrows == (Arrow("sales", "stock.1", "2 relationships"),)


def test_a_crowd_of_boxes_outside_a_group_is_one_box() -> None:
    inside = Frame("big", "Big", items=tuple(Box(f"i{n}", f"I{n}") for n in range(12)))
    outside = tuple(Box(f"o{n}", f"O{n}") for n in range(AROUND + 6))
    arrows = tuple(Arrow("i1", box.id, "Uses") for box in outside)
    _, big = parts(Graph((inside, *outside), arrows), "part", 25)
    assert [box.title for box in boxes(graph_of(big))][12:] == ["Outside"]
    assert graph_of(big).arrows == (Arrow("i1", "outside--big", "Uses"),)


def test_what_a_view_is_about_is_not_put_into_a_run_with_its_many_neighbours() -> None:
    subject = Frame("shop", "Shop", items=tuple(Box(f"in{number}", f"In {number}") for number in range(4)))
    overview, *_ = parts(Graph((subject, *(Box(f"n{number}", f"N{number}") for number in range(20)))), "part", LIMIT)
    shown = graph_of(overview).items
    assert shown[0] == Box("shop", "Shop", kind="4 inside", link="#part--shop")
    assert [item.id.partition("--")[0] for item in shown[1:]] == ["run"] * (len(shown) - 1)


def packages(name: str, count: int) -> Frame:
    inner = (
        Frame(
            f"{name}{number}",
            f"{name.title()}{number}",
            items=(Box(f"{name}{number}.x", "X"), Box(f"{name}{number}.y", "Y")),
        )
        for number in range(count)
    )
    return Frame(name, name.title(), "[System]", items=tuple(inner), link=f"{name}.md")


def around(count: int) -> list[Box]:
    """Return what stands around the first of the packages of A, which uses all of them and ten of B."""
    arrows = [Arrow("a0.x", f"a{number}.x", "Uses") for number in range(1, count)]
    arrows += [Arrow("a0.x", f"b{number}.x", "Uses") for number in range(10)]
    made = parts(Graph((packages("a", count), packages("b", 10)), tuple(arrows)), "part", 30)
    (first,) = (part for part in made if part.id == "a0")
    return boxes(graph_of(first))[2:]


def test_neighbours_that_stand_together_are_folded_to_what_they_stand_in() -> None:
    assert [box.title for box in around(10)] == [*(f"A{number}" for number in range(1, 10)), "B"]
    assert around(10)[-1] == Box("b", "B", kind="[System] 20 inside", link="b.md")


def test_neighbours_within_the_same_frame_are_folded_to_the_others_in_it() -> None:
    assert around(16)[0] == Box("others--a", "Others in A", kind="[15 boxes of the overview]")
    assert [box.title for box in around(16)[1:]] == [f"B{number}" for number in range(10)]


def test_arrows_of_a_crowded_drawing_lose_their_words_and_their_doubles() -> None:
    arrows = (Arrow("a", "b", "x"), Arrow("a", "b", "y"), Arrow("a", "b", "z", "dashed"))
    assert unlabelled(Graph((), arrows)).arrows == (Arrow("a", "b"), Arrow("a", "b", line="dashed"))


def test_runs_hold_everything_once_and_one_thing_more_changes_few_of_them() -> None:
    ids = [f"element-{number}" for number in range(400)]
    links = [(ids[n], ids[n + 1]) for n in range(399)]
    before = runs(ids, links)
    assert [one for run in before for one in run] == ids
    assert max(map(len, before)) <= MOST
    more = [*ids[:200], "new", *ids[200:]]
    after = runs(more, [*links, (ids[200], "new")])
    assert sum(run not in before for run in after) <= 3


def test_a_large_schema_is_drawn_in_runs_with_the_names_of_their_neighbours() -> None:
    columns = (AttributeLine("int", "id"),)
    diagram = EntityDiagram(
        tuple(EntityBox(f"e{n}", f"E{n}", columns) for n in range(120)),
        tuple(EntityLink(f"e{n}", f"e{n + 1}", "one", "zero-or-more") for n in range(119)),
    )
    overview, *pieces = entity_parts(diagram, "part--db")
    assert isinstance(overview.diagram, Graph)
    drawn = [piece.diagram for piece in pieces if isinstance(piece.diagram, EntityDiagram)]
    assert len(drawn) == len(pieces) > 2
    whole = [entity for each in drawn for entity in each.entities if entity.attributes]
    assert sorted(whole, key=str) == sorted(diagram.entities, key=str)
    assert {link for each in drawn for link in each.links} == set(diagram.links)
    assert len(overview.diagram.arrows) == len(pieces) - 1


def test_a_large_class_diagram_is_drawn_in_runs() -> None:
    diagram = ClassDiagram(
        tuple(ClassBox(f"c{n}", f"C{n}", members=("+x",)) for n in range(80)),
        tuple(ClassLink(f"c{n}", "c0", "inherits") for n in range(1, 80)),
    )
    _, *pieces = class_parts(diagram, "part--all")
    drawn = [piece.diagram for piece in pieces if isinstance(piece.diagram, ClassDiagram)]
    assert {one.id for each in drawn for one in each.classes if one.members} == {one.id for one in diagram.classes}
    assert {link for each in drawn for link in each.links} == set(diagram.links)
