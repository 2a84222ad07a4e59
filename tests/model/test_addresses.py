"""Links from page to page."""

from __future__ import annotations

import posixpath

import pytest

from trueline.model.addresses import Address, relative

PAGES = ["systems/index.md", "systems/a/index.md", "systems/a/elements/x.md", "systems/b/elements/x.md", "index.md"]


@pytest.mark.parametrize("target", PAGES)
@pytest.mark.parametrize("source", PAGES)
def test_a_link_leads_from_the_folder_of_one_page_to_the_other(source: str, target: str) -> None:
    found = relative(Address(target), source)
    assert posixpath.normpath(posixpath.join(posixpath.dirname(source), found)) == target
    assert found == posixpath.relpath(target, posixpath.dirname(source) or ".")


def test_a_link_on_the_same_page_is_its_anchor() -> None:
    assert relative(Address("systems/a/flows.md", "flow--x"), "systems/a/flows.md") == "#flow--x"
    assert relative(Address("systems/a/flows.md", "flow--x"), "systems/a/index.md") == "flows.md#flow--x"
