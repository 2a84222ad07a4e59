"""The made-up landscapes that tools are compared on."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import astuple
from pathlib import Path

import pytest

from bench.landscape import Landscape, landscape, ring

ROOT = Path(__file__).resolve().parents[2]
PRINT = "from bench.landscape import landscape; print(repr(landscape(100)))"


def system_of(path: str) -> int:
    return int(path.partition(".")[0].removeprefix("s"))


@pytest.mark.parametrize("size", [25, 100, 1000])
def test_a_landscape_has_as_many_elements_as_asked_for_and_twice_as_many_relationships(size: int) -> None:
    made = landscape(size)
    assert len({element.path for element in made.elements}) == size
    assert len({(uses.source, uses.target) for uses in made.relationships}) == 2 * size


def test_systems_containers_and_components_stand_in_the_proportion_1_to_4_to_20() -> None:
    kinds = Counter(element.kind for element in landscape(1000).elements)
    assert kinds == {"system": 40, "container": 160, "component": 800}


def test_every_end_of_a_relationship_exists() -> None:
    made = landscape(200)
    paths = {element.path for element in made.elements}
    assert {end for uses in made.relationships for end in (uses.source, uses.target)} <= paths


def test_nothing_uses_what_comes_before_it_so_that_there_are_no_cycles() -> None:
    made = landscape(500)
    order = {element.path: place for place, element in enumerate(made.elements)}
    assert all(order[uses.source] < order[uses.target] for uses in made.relationships)


def test_a_system_uses_only_the_next_eight() -> None:
    steps = {system_of(uses.target) - system_of(uses.source) for uses in landscape(1000).relationships}
    assert steps == set(range(9))


def test_another_seed_gives_other_relationships_between_the_same_elements() -> None:
    one, other = landscape(100, seed=1), landscape(100, seed=2)
    assert one.elements == other.elements
    assert one.relationships != other.relationships


def test_the_order_of_hashes_does_not_show() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", PRINT],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            stdout=subprocess.PIPE,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


@pytest.mark.parametrize("size", [0, -25, 30])
def test_a_size_that_is_no_number_of_whole_systems_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match=f"{size} is not a positive multiple of 25"):
        landscape(size)


def test_in_a_ring_every_system_uses_the_next_four_and_is_used_by_the_four_before() -> None:
    made = ring()
    used = Counter(uses.target for uses in made.relationships)
    assert len(made.elements) == 100
    assert set(used.values()) == {4}
    assert ("s100", "s1") in {astuple(uses)[:2] for uses in made.relationships}


def test_children_are_listed_in_order_below_their_parent() -> None:
    made: Landscape = landscape(50)
    children = made.children()
    assert [child.path for child in children[""]] == ["s1", "s2"]
    assert [child.path for child in children["s2"]] == ["s2.c1", "s2.c2", "s2.c3", "s2.c4"]
    assert children["s1.c1.p1"] == []
