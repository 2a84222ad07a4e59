"""The navigation of the site."""

from __future__ import annotations

import yaml

from tests.generators.views.shop import shop
from tests.golden import check_golden
from trueline.generators.navigation import Navigation
from trueline.model import Architecture
from trueline.model.protocols import Artefact, Options, Ownership
from trueline.model.workspace import Workspace


def test_the_region_is_the_one_that_was_looked_at() -> None:
    check_golden("navigation", Navigation().generate(shop(), Options()))


def test_the_file_of_the_region_can_be_chosen() -> None:
    (artefact,) = Navigation().generate(shop(), Options(settings={"file": "docs/mkdocs.yml"}))
    assert isinstance(artefact, Artefact)
    assert (artefact.path, artefact.region, artefact.ownership) == ("docs/mkdocs.yml", "navigation", Ownership.REGION)


def test_whatever_a_title_holds_the_region_is_yaml_and_gives_it_back() -> None:
    title = "a: [b] #c\n- d \"e\" 'f' {{ g }} \u202e %h &i *j !k"
    (artefact,) = Navigation().generate(shop(title=title), Options())
    assert isinstance(artefact, Artefact)
    (systems,) = yaml.safe_load(artefact.content)
    names = [name for entry in systems["Systems"] if isinstance(entry, dict) for name in entry]
    assert " ".join(title.split()) in names


def test_a_name_longer_than_a_key_of_yaml_is_cut() -> None:
    (artefact,) = Navigation().generate(shop(title="long " * 400), Options())
    assert isinstance(artefact, Artefact)
    (systems,) = yaml.safe_load(artefact.content)
    assert max(len(name) for entry in systems["Systems"] if isinstance(entry, dict) for name in entry) == 120


def test_a_long_level_is_folded_into_runs_of_neighbours() -> None:
    long = Architecture("long", title="Long")
    for number in range(1, 42):
        long.system(f"System {number}")
    (artefact,) = Navigation().generate(Workspace((long.record(),)), Options())
    assert isinstance(artefact, Artefact)
    (systems,) = yaml.safe_load(artefact.content)
    elements = systems["Systems"][1]["Long"][-1]["Elements"]
    assert [(*run, len(*run.values())) for run in elements[:-1]] == [
        ("System 1 … System 20", 20), ("System 21 … System 40", 20),
    ]  # fmt: skip
    assert list(elements[-1]) == ["System 41"]
