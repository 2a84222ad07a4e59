"""Pages of rules: sentences with reasons, and who may, must not and does depend on whom."""

from __future__ import annotations

from tests.generators.clinic import CLINIC, OPTIONS
from tests.golden import check_golden
from trueline.generators.pages.frame import Frame, Site
from trueline.generators.rule_pages import RulePages
from trueline.generators.rule_pages.ledger import Ledger
from trueline.generators.rule_pages.selections import in_words
from trueline.model import Architecture, Artefact, Workspace
from trueline.model.records.views import Select
from trueline.model.rulings import Part, decide, parts, verdicts

FRAME = Frame(Site(CLINIC, OPTIONS), "clinic", "systems/clinic/rules.md")


def test_the_pages_of_the_clinic_are_the_ones_that_were_looked_at() -> None:
    check_golden("rule_pages", RulePages().generate(CLINIC, OPTIONS))


def test_an_architecture_without_rules_has_no_page() -> None:
    assert [each.path for each in _pages(CLINIC)] == ["site/systems/clinic/rules.md"]


def test_every_rule_stands_at_its_address_with_its_reason() -> None:
    (page,) = _pages(CLINIC)
    for rule in CLINIC.index("clinic").record.rules:
        address = FRAME.site.addresses.of(f"clinic/rule:{rule.id}")
        assert address is not None
        assert page.path == f"site/{address.page}"
        section = page.content.partition(f'<a id="{address.anchor}"></a>')[2]
        assert rule.because in section.partition("<a id=")[0]


def test_open_layers_reach_all_those_below_and_closed_ones_only_the_next() -> None:
    made = Architecture("x", title="X")
    top, middle, bottom = (made.system(name) for name in ("Top", "Middle", "Bottom"))
    made.rule.layers(top, middle, bottom, because="order", name="Open")
    made.rule.layers(top, middle, bottom, because="order", name="Closed", closed=True)
    rules = made.record().rules
    reached = [
        {(one.source.reference, one.target.reference) for one in verdicts(rule, "x", ()) if one.allowed}
        for rule in rules
    ]
    down = {("x/top", "x/middle"), ("x/middle", "x/bottom")}
    assert reached == [down | {("x/top", "x/bottom")}, down]


def test_a_permission_is_an_exception_to_layers_and_a_prohibition_one_to_both() -> None:
    made = Architecture("x", title="X")
    top, bottom = made.system("Top"), made.system("Bottom")
    made.rule.layers(top, bottom, because="order")
    made.rule.allow(bottom, top, because="just this once")
    assert _decided(made)["x/bottom", "x/top"] is True
    made.rule.forbid(bottom, top, because="no more")
    assert _decided(made)["x/bottom", "x/top"] is False


def test_nobody_else_may_use_what_is_reserved() -> None:
    made = Architecture("x", title="X")
    one, other, store = made.system("One"), made.system("Other"), made.system("Store")
    made.rule.allow(one, store, because="a single writer", only=True)
    made.rule.independent(one, other, because="apart")
    assert _decided(made) == {
        ("x/one", "x/store"): True,
        ("x/other", "x/store"): False,
        ("x/one", "x/other"): False,
        ("x/other", "x/one"): False,
    }


def test_what_stands_in_the_reserved_part_is_not_somebody_else() -> None:
    made = Architecture("x", title="X")
    outer = made.system("Outer")
    inner, other = outer.application("Inner"), made.system("Other")
    made.rule.allow(outer, packages=["sql"], because="one place", only=True)
    made.rule.forbid(inner, other, because="apart")
    frame = Frame(Site(Workspace((made.record(),)), OPTIONS), "x", "systems/x/rules.md")
    prohibited = {(str(each.source), str(each.targets)) for each in Ledger(frame).prohibited}
    assert {source for source, targets in prohibited if "sql" in targets} == {"[Other](elements/other.md)"}


def test_a_relationship_through_a_port_makes_both_ends_depend_on_the_port() -> None:
    told = {(str(fact.source), str(fact.target)) for fact in Ledger(FRAME).facts}
    domain, storage = (FRAME.link(f"group:system.app.{layer}") for layer in ("domain", "storage"))
    assert (storage, domain) in told
    assert (domain, storage) not in told


def test_what_breaks_a_rule_is_set_in_bold() -> None:
    broken = {(str(fact.source), str(fact.target)) for fact in Ledger(FRAME).facts if fact.verdict.startswith("**")}
    assert (FRAME.link("group:system.app.storage"), FRAME.link("group:system.app.interface")) in broken
    assert (FRAME.link("system.app.phone"), FRAME.link("system.app.desk")) in broken


def test_a_part_inherits_what_is_said_of_the_group_around_it() -> None:
    (head, *rows) = Ledger(FRAME).matrix
    desk = next(row for row in rows if row[0] == FRAME.link("system.app.desk"))
    assert "may, does" in desk[head.index(FRAME.link("group:system.app.domain"))]


def test_packages_of_which_the_same_is_said_share_a_column() -> None:
    made = Architecture("x", title="X")
    made.rule.forbid(made.system("One"), packages=["a", "b", "c", "d"], because="no framework")
    frame = Frame(Site(Workspace((made.record(),)), OPTIONS), "x", "systems/x/rules.md")
    assert Ledger(frame).matrix[0][2:] == ("`a`, `b` and 2 more",)


def test_a_matrix_that_nobody_can_read_is_left_out_and_the_lists_stay() -> None:
    made = Architecture("x", title="X")
    made.rule.independent(*(made.system(f"S{number}") for number in range(30)), because="apart")
    frame = Frame(Site(Workspace((made.record(),)), OPTIONS), "x", "systems/x/rules.md")
    assert Ledger(frame).matrix == ()
    assert len(Ledger(frame).prohibited) == 30


def test_a_selection_is_said_in_words() -> None:
    select = Select(
        inside="system", depth=1, kind="component", type="worker", tag="core", property="team", value="blue",
        status="live", external=False, any=(Select(tag="a"), Select(neighbours_of="system.app", towards="in")),
        none=(Select(),),
    )  # fmt: skip
    assert in_words(FRAME, select) == (
        "elements that stand in [Clinic System](elements/system.md), at most 1 level down and are of the kind component"
        " and are of the type `worker` and are tagged `core` and have the property team = blue and are live"
        " and are not external and (are tagged `a` or use [App](elements/system.app.md)) and not (are anything)"
    )
    assert in_words(FRAME, Select()) == "all elements"
    assert in_words(FRAME, Select(element="system")) == "[Clinic System](elements/system.md)"


def _pages(workspace: Workspace) -> list[Artefact]:
    return [each for each in RulePages().generate(workspace, OPTIONS) if isinstance(each, Artefact)]


def _decided(made: Architecture) -> dict[tuple[str, str], bool]:
    rules = made.record().rules
    everything: tuple[Part, ...] = parts(rules, "x")
    found = decide(one for rule in rules for one in verdicts(rule, "x", everything))
    return {(source.reference, target.reference): verdict.allowed for (source, target), verdict in found.items()}
