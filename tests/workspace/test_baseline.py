"""Baselines: what they accept, what they do not, and what they look like."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from trueline.model import Architecture
from trueline.model.checks import Outcome, Violation
from trueline.model.diagnostics import Diagnostic, Severity, TruelineError
from trueline.model.workspace import Workspace
from trueline.workspace import baseline
from trueline.workspace.baseline import Known

TODAY = date(2026, 11, 21)


def found(*keys: str, severity: Severity = Severity.ERROR, rule: str = "shop/rule:inwards") -> Outcome:
    violations = tuple(Violation("imports.layers", f"{key} is wrong", key, rule, severity) for key in keys)
    return Outcome("imports", violations=violations)


def entries(*keys: str, until: date | None = None, rule: str = "shop/rule:inwards") -> tuple[Known, ...]:
    return tuple(Known("imports", rule, "imports.layers", key, until=until, line=4) for key in keys)


def left(held: baseline.Held) -> list[tuple[str, str]]:
    return [(one.code, one.message) for outcome in held.outcomes for one in outcome.violations]


def hold(outcome: Outcome, known: tuple[Known, ...], workspace: Workspace | None = None) -> baseline.Held:
    return baseline.hold([outcome], known, "known.json", workspace, TODAY)


def test_what_is_known_passes_and_what_is_new_does_not() -> None:
    held = hold(found("a -> b", "a -> c"), entries("a -> b"))
    assert left(held) == [("imports.layers", "a -> c is wrong")]
    assert [one.key for one in held.known] == ["a -> b"]


def test_what_is_mended_must_leave() -> None:
    held = hold(found("a -> b"), entries("a -> b", "a -> c"))
    ((code, message),) = left(held)
    assert (code, "'a -> c' is mended" in message) == ("baseline.stale", True)
    assert [one.key for one in held.kept] == ["a -> b"]


def test_what_could_not_be_checked_is_not_called_mended() -> None:
    unable = Outcome("imports", unable=(Diagnostic("imports.package.missing", "there is no package"),))
    assert left(hold(unable, entries("a -> b"))) == []
    assert left(baseline.hold([Outcome("artefacts")], entries("a -> b"), "known.json", None, TODAY)) == []


@pytest.mark.parametrize(("until", "counts"), [(TODAY, True), (date(2026, 11, 20), False)])
def test_an_entry_counts_up_to_its_last_day(until: date, counts: bool) -> None:
    held = hold(found("a -> b"), entries("a -> b", until=until))
    assert bool(held.known) is counts
    if not counts:
        assert left(held) == [("imports.layers", "a -> b is wrong (accepted until 2026-11-20 by known.json:4)")]


def test_a_warning_is_no_matter_of_the_baseline() -> None:
    warned = found("a -> b", severity=Severity.WARNING)
    assert baseline.begin([warned]) == ()
    assert [code for code, _ in left(hold(warned, ()))] == ["imports.layers"]


def test_an_entry_follows_the_rule_to_its_new_name() -> None:
    shop = Architecture("shop", title="Shop")
    web, domain = shop.system("Web"), shop.system("Domain")
    shop.rule.layers(web, domain, name="Downwards", because="so", formerly=["inwards"])
    workspace = Workspace((shop.record(),))
    assert left(hold(found("a -> b", rule="shop/rule:downwards"), entries("a -> b"), workspace)) == []


def test_it_is_written_sorted_a_line_an_entry_and_read_again(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "known.json"
    known = (*entries("b -> ü", 'a -> "b"\n'), Known("imports", "", "x", "k", "because", TODAY))
    baseline.write(file, known)
    text = file.read_text(encoding="utf-8")
    assert sorted(known, key=lambda one: (one.rule, one.key)) == sorted(
        (
            Known(o.check, o.rule, o.code, o.key, o.reason, o.until, 4 if o.rule else 0)
            for o in baseline.read(file, "f")
        ),
        key=lambda one: (one.rule, one.key),
    )
    assert [one.line for one in baseline.read(file, "f")] == [4, 5, 6]
    baseline.write(file, reversed(baseline.read(file, "f")))
    assert file.read_text(encoding="utf-8") == text
    assert [path.name for path in file.parent.iterdir()] == ["known.json"]


def test_an_empty_one_is_json_too(tmp_path: Path) -> None:
    baseline.write(tmp_path / "known.json", ())
    assert json.loads((tmp_path / "known.json").read_text(encoding="utf-8")) == {"format": 1, "violations": []}
    assert baseline.read(tmp_path / "known.json", "f") == ()


ENTRY = '{"check": "imports", "code": "imports.layers", "key": "a"'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "known.json:1: error: the baseline is no JSON: "),
        ("[]", "known.json:1: error: the baseline is no baseline of format 1"),
        ('{"format": 2, "violations": []}', "known.json:1: error: the baseline is no baseline of format 1"),
        (f'{{"format": 1, "violations": [\n{ENTRY}}},\n{{"check": "imports"}}\n]}}', "known.json:3: error: "),
        (f'{{"format": 1, "violations": [\n{ENTRY}, "whatever": 1}}\n]}}', "known.json:2: error: "),
        (f'{{"format": 1, "violations": [\n{ENTRY}, "reason": 1}}\n]}}', "known.json:2: error: "),
        (f'{{"format": 1, "violations": [\n{ENTRY}, "until": "soon"}}\n]}}', "'soon' is no day such as 2027-03-31"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_told_at_its_line(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(TruelineError) as told:
        baseline.read(file, "known.json")
    assert said in str(told.value)
    assert file.read_text(encoding="utf-8") == text


def test_what_is_not_text_or_not_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "known.json").write_bytes(b"\xff")
    with pytest.raises(TruelineError, match="not UTF-8"):
        baseline.read(tmp_path / "known.json", "known.json")
    with pytest.raises(TruelineError, match="cannot be read"):
        baseline.read(tmp_path, "known.json")
    with pytest.raises(TruelineError, match="cannot be written"):
        baseline.write(tmp_path / "known.json" / "below.json", ())
