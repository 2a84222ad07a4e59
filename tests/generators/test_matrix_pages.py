"""Who uses whom as a table."""

from __future__ import annotations

from itertools import pairwise

from tests.generators.clinic import OPTIONS
from tests.golden import check_golden
from trueline.generators.matrix_pages import MatrixPages
from trueline.model import Architecture, Artefact, Workspace


def shop() -> Architecture:
    made = Architecture("shop", title="Shop")
    outside = made.system("Bank")
    system = made.system("Shop")
    web, api = system.application("Web"), system.application("API | v1")
    store = system.database("Store")
    first, second = api.component("Orders"), api.component("Stock")
    web.uses(api, "Asks")
    web.uses(first, "Orders")
    first.uses(second, "Reserves")
    second.uses(store, "Reads")
    first.uses(store, "Writes")
    first.uses(outside, "Pays")
    return made


def pages(made: Architecture) -> list[Artefact]:
    return [one for one in MatrixPages().generate(Workspace((made.record(),)), OPTIONS) if isinstance(one, Artefact)]


def test_the_matrices_of_a_shop_are_the_ones_that_were_looked_at() -> None:
    check_golden("matrix_pages", pages(shop()))


def test_an_architecture_whose_parts_use_nothing_of_each_other_has_no_matrix() -> None:
    made = Architecture("x", title="X")
    system = made.system("One")
    system.application("A")
    system.application("B")
    assert pages(made) == []


def test_more_parts_than_a_table_can_hold_are_rows_of_several() -> None:
    made = Architecture("x", title="X")
    system = made.system("One")
    parts = [system.application(f"Part {number:03}") for number in range(120)]
    for one, other in pairwise(parts):
        one.uses(other, "Asks")
    (page,) = pages(made)
    rows = [line for line in page.content.splitlines() if line.startswith("| Part")]
    assert 3 <= len(rows) <= 6
    assert "Part 000 … " in rows[0]
    assert sum(int(line.rstrip(" |").rpartition(" ")[2]) for line in rows) == len(rows) - 1
