"""What must hold for a workspace as a whole, each error at the line that made it."""

from __future__ import annotations

from typing import Any

import pytest

from trueline.model import Architecture, TruelineError, Workspace
from trueline.model.forms import from_data
from trueline.model.verification import verify


def told(*documents: dict[str, Any]) -> str:
    records = tuple(from_data({"trueline": 1, "title": "X", **document}) for document in documents)
    with pytest.raises(TruelineError) as caught:
        verify(Workspace(records))
    return str(caught.value)


def element(path: str, kind: str = "system", **more: Any) -> dict[str, Any]:
    return {"id": path, "kind": kind, "name": path, **more}


def test_an_unknown_reference_names_the_nearest_one() -> None:
    relationship = {"source": "shop.wep", "target": "shop"}
    found = told({"id": "a", "elements": [element("shop"), element("shop.web", "container")],
                  "relationships": [relationship]})  # fmt: skip
    assert "unknown element 'shop.wep' in 'source'" in found
    assert "Did you mean 'shop.web'?" in found


def test_a_reference_of_the_wrong_kind_is_refused() -> None:
    found = told({"id": "a", "elements": [element("shop")], "groups": [{"id": "g", "name": "G"}],
                  "relationships": [{"source": "shop", "target": "group:g"}]})  # fmt: skip
    assert "'group:g' is a group, but 'target' here names a element or role" in found


def test_two_things_with_one_id_are_refused() -> None:
    assert "two elements have the id 'shop'" in told({"id": "a", "elements": [element("shop"), element("shop")]})


def test_two_architectures_with_one_id_are_refused() -> None:
    assert "two architectures have the id 'a'" in told({"id": "a"}, {"id": "a"})


def test_an_element_inside_nothing_is_refused() -> None:
    assert "which does not exist" in told({"id": "a", "elements": [element("shop.web", "container")]})


def test_a_system_inside_a_container_is_refused() -> None:
    found = told({"id": "a", "elements": [element("a"), element("a.b", "container"), element("a.b.c", "system")]})
    assert "the system 'a.b.c' cannot stand inside the container 'a.b'" in found


def test_groups_that_contain_each_other_are_refused_once() -> None:
    groups = [{"id": "g", "name": "G", "parent": "group:h"}, {"id": "h", "name": "H", "parent": "group:g"}]
    found = told({"id": "a", "groups": groups})
    assert found.count("contains itself") == 1
    assert "g in h in g" in found


def test_the_same_relationship_twice_is_refused() -> None:
    twice = [{"source": "x", "target": "y", "description": "Reads"}] * 2
    found = told({"id": "a", "elements": [element("x"), element("y")], "relationships": twice})
    assert "two relationships are 'x->y:reads'" in found


def test_a_reference_to_another_architecture_is_found() -> None:
    shared = from_data({"trueline": 1, "id": "shared", "title": "S", "elements": [element("email")]})
    shop = from_data({"trueline": 1, "id": "shop", "title": "S", "elements": [element("web")],
                      "relationships": [{"source": "web", "target": "shared/email"}]})  # fmt: skip
    workspace = Workspace((shared, shop))
    verify(workspace)
    found = workspace.find("shared/email", "shop")
    assert found is not None
    assert found.architecture == "shared"


def test_a_former_id_still_leads_to_the_renamed_thing_and_to_what_it_holds() -> None:
    shop = Architecture("shop", "Shop")
    system = shop.system("Webshop", formerly=["old-shop"])
    system.container("Cart")
    workspace = Workspace((shop.record(),))
    found = workspace.find("old-shop.cart", "shop")
    assert found is not None
    assert found.record.id == "webshop.cart"


def test_an_authoring_mistake_is_told_at_the_line_of_the_call() -> None:
    shop, other = Architecture("shop", "Shop"), Architecture("other", "Other")
    web, alien = shop.system("Web"), other.system("Alien")
    web.uses(alien, "Asks")
    record, locator = shop.read()
    with pytest.raises(TruelineError) as caught:
        verify(Workspace((record,), {"shop": locator}))
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.location is not None
    assert diagnostic.location.file == __file__
    with open(__file__, encoding="utf-8") as file:  # noqa: PTH123 - the line itself is what is compared
        assert "web.uses(alien" in file.read().split("\n")[diagnostic.location.line - 1]
