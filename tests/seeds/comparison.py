"""Which facts of a stated diagram a drawn one has lost.

A drawn text may say more than the stated one (a technology, a longer name), so a text is kept where its words stand
in the drawn one in their order. Nothing that is drawn stands for two things that are stated: boxes, lines and messages
are assigned one to one. Messages keep their order and the blocks they stand in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from .facts import DRAWN_AS, START_OR_END, Edge, Facts, Member, Message, Node
from .words import keeps, keeps_all, words

Stated = TypeVar("Stated")
Drawn = TypeVar("Drawn")


def lost(stated: Facts, drawn: Facts) -> list[str]:
    """Return one line a fact of `stated` that `drawn` does not keep; an empty list where it keeps all."""
    wanted = DRAWN_AS.get(stated.kind, stated.kind)
    if drawn.kind != wanted:
        return [f"the diagram is no {wanted} but a {drawn.kind}"]
    found = [*_lost_nodes(stated, drawn), *_lost_notes(stated, drawn), *_lost_messages(stated, drawn)]
    found += [*_lost_edges(stated, drawn), *_lost_members(stated, drawn), *_lost_holdings(stated, drawn)]
    if not found and stated.edges and not _fits_whole(stated, drawn):
        found.append("each fact is drawn, but no choice of boxes brings them together")
    return found


def unmatched(stated: Sequence[Stated], drawn: Sequence[Drawn], fits: Callable[[Stated, Drawn], bool]) -> list[Stated]:
    """Return what of `stated` finds no partner of its own in `drawn`, in the best assignment (Kuhn, 1955)."""
    taken: dict[int, int] = {}
    chances = [[at for at, one in enumerate(drawn) if fits(wish, one)] for wish in stated]

    def assign(wish: int, tried: set[int]) -> bool:
        for at in chances[wish]:
            if at in tried:
                continue
            tried.add(at)
            if at not in taken or assign(taken[at], tried):
                taken[at] = wish
                return True
        return False

    return [one for wish, one in enumerate(stated) if not assign(wish, set())]


def _is_drawn_as(stated: Node, drawn: Node) -> bool:
    if START_OR_END in (stated.text, drawn.text):
        return stated.text == drawn.text
    return keeps_all(" ".join((drawn.text, *drawn.details)), (stated.text, *stated.details))


def _boxes(facts: Facts) -> list[Node]:
    """Nodes, and what may stand for one: an element whose inside is shown is a boundary."""
    return [*facts.nodes, *(Node(group.id, group.text, group.details) for group in facts.groups)]


def _lost_nodes(stated: Facts, drawn: Facts) -> Iterator[str]:
    # A start and an end may be one dot or two.
    wanted = [node for node in stated.nodes if node.text != START_OR_END]
    for node in unmatched(wanted, _boxes(drawn), _is_drawn_as):
        yield " | ".join(("node " + _line(node.text), *map(_line, node.details)))


def _line(text: str) -> str:
    return " ".join(text.split())


def _named(text: str, drawn: str) -> bool:
    if START_OR_END in (text, drawn):
        return text == drawn
    return keeps(drawn, text)


def _lost_notes(stated: Facts, drawn: Facts) -> Iterator[str]:
    here, there = stated.names(), drawn.names()
    for note in unmatched(
        stated.notes,
        drawn.notes,
        lambda one, other: _named(here[one.about], there[other.about]) and keeps(other.text, one.text),
    ):
        yield f"note {here[note.about]}: {_line(note.text)}"


# ---- sequences -------------------------------------------------------------------------------------------------


def _lost_messages(stated: Facts, drawn: Facts) -> Iterator[str]:
    here, there = stated.names(), drawn.names()
    said = list(enumerate(drawn.messages))
    reached = 0
    for message in stated.messages:
        fitting = (
            place
            for place, other in said[reached:]
            if _is_said_as(message, other, here, there, any_kind=stated.kind == "dynamic")
        )
        place = next(fitting, None)
        if place is None:
            blocks = f" in {' / '.join(message.blocks)}" if message.blocks else ""
            source, target = here[message.source], here[message.target]
            yield f"{message.kind} {source} -> {target}: {_line(message.text)}{blocks}"
        else:
            reached = place + 1


def _is_said_as(
    stated: Message, drawn: Message, here: dict[str, str], there: dict[str, str], *, any_kind: bool
) -> bool:
    """Whether a message is drawn; a C4 dynamic diagram has no replies, so there `any_kind` will do."""
    return (
        (any_kind or stated.kind == drawn.kind)
        and keeps(there[drawn.source], here[stated.source])
        and keeps(there[drawn.target], here[stated.target])
        and keeps_all(drawn.text, (stated.text, *stated.details))
        and len(stated.blocks) == len(drawn.blocks)
        and all(keeps(block, wanted) for wanted, block in zip(stated.blocks, drawn.blocks, strict=True))
    )


# ---- graphs ----------------------------------------------------------------------------------------------------


def _turned(edge: Edge) -> Edge:
    return Edge(edge.target, edge.source, edge.text, edge.details, edge.end, edge.start, edge.line)


def _looks_like(stated: Edge, drawn: Edge) -> bool:
    """Whether the words and the look of a line are kept; its ends are not compared."""
    return (
        keeps_all(drawn.text, (stated.text, *stated.details))
        and stated.line in ("", drawn.line)
        and stated.start in ("", drawn.start)
        and stated.end in ("", drawn.end)
    )


def _directions(edge: Edge) -> tuple[Edge, ...]:
    """A line whose two ends say what it is may be written from either side."""
    return (edge, _turned(edge)) if edge.start or edge.end else (edge,)


def _lost_edges(stated: Facts, drawn: Facts) -> Iterator[str]:
    here, there = stated.names(), drawn.names()

    def fits(one: Edge, other: Edge) -> bool:
        return any(
            _named(here[way.source], there[other.source])
            and _named(here[way.target], there[other.target])
            and _looks_like(way, other)
            for way in _directions(one)
        )

    for edge in unmatched(stated.edges, drawn.edges, fits):
        label = ": " + " | ".join(map(_line, (edge.text, *edge.details))) if edge.text or edge.details else ""
        look = " ".join(filter(None, (edge.start, edge.line, edge.end)))
        yield f"edge {_line(here[edge.source])} -> {_line(here[edge.target])}{label}{f' ({look})' if look else ''}"


def _lost_members(stated: Facts, drawn: Facts) -> Iterator[str]:
    here = [(node, member) for node in stated.nodes for member in node.members]
    there = [(node, member) for node in drawn.nodes for member in node.members]
    for node, member in unmatched(
        here, there, lambda one, other: _is_drawn_as(one[0], other[0]) and _is_written_as(one[1], other[1])
    ):
        said = filter(None, (member.visibility, member.text, member.type, *member.keys))
        yield f"member {node.text}: {' '.join(said)}"


def _is_written_as(stated: Member, drawn: Member) -> bool:
    return (
        keeps(drawn.text, stated.text)
        and words(stated.type) == words(drawn.type)
        and set(stated.keys) <= set(drawn.keys)
        and stated.visibility == drawn.visibility
    )


def _lost_holdings(stated: Facts, drawn: Facts) -> Iterator[str]:
    here = [(group, stated.names()[one]) for group in stated.groups for one in group.holds]
    names = drawn.names()
    there = [(group, names[one]) for group in drawn.groups for one in group.holds if one in names]
    for group, name in unmatched(
        here,
        there,
        lambda one, other: keeps_all(other[0].text, (one[0].text, *one[0].details)) and keeps(other[1], one[1]),
    ):
        yield f"group {' | '.join((group.text, *group.details))} holds {_line(name)}"


def _fits_whole(stated: Facts, drawn: Facts) -> bool:
    """Whether some one-to-one choice of drawn boxes keeps all lines and boundaries between them at once."""
    boxes = _boxes(stated)
    chances = {box.id: [one.id for one in _boxes(drawn) if _is_drawn_as(box, one)] for box in boxes}
    inside = {(group.id, one) for group in drawn.groups for one in group.holds}
    held = [(group.id, one) for group in stated.groups for one in group.holds]
    order = sorted(chances, key=lambda one: len(chances[one]))
    chosen: dict[str, str] = {}

    def consistent(newest: str) -> bool:
        if any(
            (chosen[group], chosen[one]) not in inside
            for group, one in held
            if newest in (group, one) and group in chosen and one in chosen
        ):
            return False
        settled = [
            edge
            for edge in stated.edges
            if newest in (edge.source, edge.target) and edge.source in chosen and edge.target in chosen
        ]
        return not unmatched(settled, drawn.edges, lambda one, other: _joins(one, other, chosen))

    def choose(at: int) -> bool:
        if at == len(order):
            return True
        box = order[at]
        for one in chances[box]:
            if one in chosen.values() and stated.names()[box] != START_OR_END:
                continue
            chosen[box] = one
            if consistent(box) and choose(at + 1):
                return True
            del chosen[box]
        return False

    return choose(0)


def _joins(stated: Edge, drawn: Edge, chosen: dict[str, str]) -> bool:
    return any(
        (chosen[way.source], chosen[way.target]) == (drawn.source, drawn.target) and _looks_like(way, drawn)
        for way in _directions(stated)
    )
