"""The facts of the seed documents are whole and readable."""

from __future__ import annotations

import re
from collections import Counter

from .facts import FOLDER, SEEDS, START_OR_END, Facts, load, load_all

# How many things each document's diagrams state: boxes, members, details, lines, places in boundaries, messages,
# blocks and notes.
STATED = {"crm": 283, "inventory": 268, "pcf-api": 214, "python-api-base": 250, "service-platform": 296}
DIAGRAMS = {"crm": 8, "inventory": 8, "pcf-api": 6, "python-api-base": 5, "service-platform": 17}


def size(facts: Facts) -> int:
    """Return how many things a diagram states."""
    boxes = [node for node in facts.nodes if node.text != START_OR_END]
    inside = sum(1 + len(node.members) + len(node.details) for node in boxes)
    held = sum(len(group.holds) for group in facts.groups)
    return inside + held + len(facts.edges) + len(facts.messages) + len(facts.notes) + blocks(facts)


def blocks(facts: Facts) -> int:
    """Return how many blocks or branches of blocks a sequence opens."""
    opened, before = 0, tuple[str, ...]()
    for message in facts.messages:
        same = next(
            (at for at, block in enumerate(message.blocks) if before[at : at + 1] != (block,)), len(message.blocks)
        )
        opened += len(message.blocks) - same
        before = message.blocks
    return opened


def test_every_diagram_of_the_seeds_is_there() -> None:
    assert {seed: len(load(seed)) for seed in SEEDS} == DIAGRAMS


def test_every_fact_of_the_seeds_is_there() -> None:
    assert {seed: sum(size(one.facts) for one in load(seed)) for seed in SEEDS} == STATED


def test_every_line_and_boundary_leads_to_something_that_is_stated() -> None:
    for diagram in load_all():
        names = diagram.facts.names()
        ends = [end for edge in diagram.facts.edges for end in (edge.source, edge.target)]
        ends += [end for message in diagram.facts.messages for end in (message.source, message.target)]
        ends += [one for group in diagram.facts.groups for one in group.holds]
        ends += [note.about for note in diagram.facts.notes]
        assert [end for end in ends if end not in names] == [], diagram


def test_ids_are_unique_in_a_diagram() -> None:
    for diagram in load_all():
        ids = Counter([*(node.id for node in diagram.facts.nodes), *(group.id for group in diagram.facts.groups)])
        assert [one for one, times in ids.items() if times > 1] == [], diagram


def test_no_broken_character_is_left() -> None:
    # UTF-8 that was once read as cp1252 shows as these.
    broken = re.compile("[\u00c2\u00c3\u00e2\u00f0][\u0080-\u00bf\u0152-\u0178\u2018-\u2122]|\ufffd")
    for seed in SEEDS:
        assert not broken.search((FOLDER / f"{seed}.json").read_text("utf-8")), seed
