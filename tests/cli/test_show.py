"""`trueline show`: one thing of the model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.workspace.projects import SampleProject, new_project

MODEL = """\
from trueline.model import Architecture

shop = Architecture("shop", title="Shop")
buyer = shop.person("Buyer", "Buys")
site = shop.system("Site", "Sells things")
web = site.container("Web", "Pages", technology="FastAPI", short="W", aliases=["Front end"])
store = site.database("Store", "Orders", technology="SQLite")
buyer.uses(web, "Orders", technology="HTTPS")
web.uses(store, "Reads")
flow = shop.flow("Order", buyer, web)
flow.call(buyer, web, "Orders")
"""


@pytest.fixture
def project(tmp_path: Path) -> SampleProject:
    return new_project(tmp_path, model=MODEL)


def test_a_thing_is_described_with_what_surrounds_it(project: SampleProject) -> None:
    ended = project.run("show", "site.web")
    assert (ended.status, ended.stderr) == (0, "")
    assert ended.stdout == (
        "Web (container)\n"
        "  reference:    shop/site.web\n"
        "  description:  Pages\n"
        "  technology:   FastAPI\n"
        "  status:       live\n"
        "  defined:      arch.py:6\n"
        "  page:         site/systems/shop/elements/site.web.md\n"
        "  used by:\n"
        "    shop/buyer: Orders [HTTPS]\n"
        "  uses:\n"
        "    shop/site.store: Reads\n"
        "  drawn in:\n"
        "    shop/view:container.site\n"
        "    shop/flow:order\n"
    )


def test_relationships_of_what_is_inside_count_and_those_within_do_not(project: SampleProject) -> None:
    found = json.loads(project.run("show", "site", "--json").stdout)
    assert found["used_by"] == ["shop/buyer: Orders [HTTPS]"]
    assert found["uses"] == []
    assert "shop/view:context.site" in found["drawn"]


@pytest.mark.parametrize("wanted", ["shop/site.web", "site.web", "Web", "w", "front END"])
def test_a_thing_is_found_by_reference_name_short_name_and_alias(project: SampleProject, wanted: str) -> None:
    assert json.loads(project.run("show", wanted, "--json").stdout)["reference"] == "shop/site.web"


def test_things_that_are_no_elements_are_described_too(project: SampleProject) -> None:
    found = json.loads(project.run("show", "flow:order", "--json").stdout)
    assert (found["kind"], found["name"], found["page"]) == ("flow", "Order", "site/systems/shop/flows.md#flow--order")
    assert found["defined"] == "arch.py:10"


def test_an_unknown_thing_is_answered_with_the_nearest(project: SampleProject) -> None:
    for wanted, near in (("site.wbe", "site.web"), ("shop/site.wbe", "shop/site.web"), ("Buyr", "buyer")):
        ended = project.run("show", wanted)
        assert (ended.status, ended.stdout) == (2, "")
        assert ended.stderr == (
            f"error: nothing in the model is called '{wanted}' [show.unknown]\n    Did you mean '{near}'?\n"
        )


def test_a_name_of_several_things_is_answered_with_their_references(project: SampleProject) -> None:
    project.write("arch.py", MODEL + "site.container('Site')\n")
    ended = project.run("show", "Site")
    assert ended.status == 2
    assert ended.stderr == (
        "error: 'Site' is several things [show.ambiguous]\n    Say which: shop/site, shop/site.site\n"
    )
