"""Pages of groups, trust zones and roles."""

from __future__ import annotations

from tests.generators.clinic import CLINIC, OPTIONS
from tests.golden import check_golden
from trueline.generators.group_pages import GroupPages
from trueline.model import Architecture, Artefact, Workspace
from trueline.model.memberships import Memberships


def test_the_pages_of_the_clinic_are_the_ones_that_were_looked_at() -> None:
    check_golden("group_pages", GroupPages().generate(CLINIC, OPTIONS))


def test_a_zone_lists_what_enters_it_and_not_what_moves_inside() -> None:
    made = Architecture("x", title="X")
    outside = made.system("Outside")
    zone = made.zone("Zone")
    one, other = zone.system("One"), zone.system("Other")
    outside.uses(one, "Enters")
    one.uses(other, "Moves on")
    page = _page(made)
    assert "| [Outside](elements/outside.md) | [One](elements/one.md) | Enters |" in page
    assert "Moves on" not in page


def test_a_zone_that_nothing_enters_says_so() -> None:
    made = Architecture("x", title="X")
    made.zone("Zone").system("One")
    assert "Nothing outside reaches into this zone." in _page(made)


def test_what_stands_inside_a_member_stands_in_the_zone_too() -> None:
    made = Architecture("x", title="X")
    inner = made.zone("Zone").system("One").application("Inner")
    made.system("Outside").uses(inner, "Enters")
    assert "| [Outside](elements/outside.md) | [Inner](elements/one.inner.md) | Enters |" in _page(made)


def test_dimensions_have_words_and_unknown_ones_their_own() -> None:
    made = Architecture("x", title="X")
    for dimension in ("group", "layer", "zone", "blast-radius"):
        made.group(f"In {dimension}", dimension)
    headings = [line for line in _page(made).splitlines() if line.startswith("## ")]
    assert headings == ["## Groups", "## Layers", "## Trust zones", "## Groups by blast radius"]


def test_a_group_stands_in_its_parents_and_in_the_element_they_belong_to() -> None:
    memberships = Memberships(CLINIC)
    assert memberships.around("clinic/group:system.app.domain.inner-domain") == {
        "clinic/group:system.app.domain.inner-domain", "clinic/group:system.app.domain", "clinic/system.app",
        "clinic/group:system.private", "clinic/system",
    }  # fmt: skip
    assert memberships.nested["clinic/group:system.app.domain"] == ("clinic/group:system.app.domain.inner-domain",)
    assert memberships.members["clinic/group:system.app.storage"] == ("clinic/system.app.files",)


def test_an_architecture_without_groups_and_roles_has_no_page() -> None:
    made = Architecture("x", title="X")
    made.system("One")
    assert list(GroupPages().generate(Workspace((made.record(),)), OPTIONS)) == []


def _page(made: Architecture) -> str:
    (page,) = GroupPages().generate(Workspace((made.record(),)), OPTIONS)
    assert isinstance(page, Artefact)
    return page.content
