"""Whether the modules, layers and interfaces of Tach are held as Tach holds them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.conformance.imports.adopted.boundaries import CASES, CORE, LAYERS, NOTHING, SAYS, Case, modules
from tests.conformance.imports.adopted.projects import Held, hold, lay_out
from tests.conformance.imports.adopted.tach_says import verdicts
from trueline.conformance.imports.adopted import adopt
from trueline.model.diagnostics import Severity

TACH = str(Path(sys.executable).parent / "tach")


def written(case: Case, folder: Path) -> Path:
    return lay_out(folder, {**case.files, **case.also, case.file: case.settings})


def found(held: Held) -> tuple[str, ...]:
    if any(one.severity is Severity.ERROR for one in (*held.adopted.unread, *held.told)):
        return ("error",)
    errors = [one for one in held.violations if one.severity is Severity.ERROR and one.location is not None]
    return tuple(
        sorted({f"{one.location.file} {one.code} {one.source} -> {one.target}" for one in errors if one.location})
    )


@pytest.mark.parametrize("name", CASES)
def test_imports_are_held_to_the_settings_as_tach_holds_them(name: str, tmp_path: Path) -> None:
    assert found(hold(written(CASES[name], tmp_path))) == SAYS[name]


def test_what_is_written_down_is_what_tach_says(tmp_path: Path) -> None:
    said = {name: tuple(verdicts(written(case, tmp_path / name), TACH)) for name, case in CASES.items()}
    assert said == SAYS


def test_a_dependency_that_nothing_imports_is_told_where_it_is_declared(tmp_path: Path) -> None:
    settings = "exact = true\n" + modules(core='depends_on = ["user"]', user='depends_on = ["core"]')
    held = hold(written(Case(settings, CORE), tmp_path))
    (violation,) = held.violations
    assert violation.code == "imports.relationship.unused"
    assert str(violation.location) == "tach.toml:4"
    assert "core uses user" in violation.message


def test_each_rule_names_the_line_it_stands_on(tmp_path: Path) -> None:
    settings = (
        LAYERS + modules(core='layer = "ui"', user='cannot_depend_on = ["core"]') + '[[interfaces]]\nexpose = ["get"]\n'
    )
    adopted = adopt(written(Case(settings, CORE), tmp_path))
    assert adopted is not None
    assert {ruling.id: str(ruling.location) for ruling in adopted.rulings} == {
        "tach:modules": "tach.toml:2",
        "tach:layers": "tach.toml:1",
        "tach:cannot_depend_on": "tach.toml:7",
        "tach:interfaces": "tach.toml:8",
    }


def test_a_private_name_is_reported_on_its_own_line(tmp_path: Path) -> None:
    settings = modules(core="", user="") + '[[interfaces]]\nexpose = ["get"]\n'
    files = {**CORE, "user.py": "from core import get\n\nfrom core import secret\n", "core/sub/deep.py": ""}
    (violation,) = hold(written(Case(settings, files), tmp_path)).violations
    assert str(violation.location) == "user.py:3"
    assert violation.message == "user imports core.secret, which is no part of the interface of core"


def test_what_lies_outside_of_the_source_roots_is_not_looked_at(tmp_path: Path) -> None:
    settings = 'source_roots = ["src"]\nexclude = ["**/tests"]\n' + modules(core=NOTHING)
    adopted = adopt(written(Case(settings, {"src/core/tests/a.py": "", "src/core/b.py": "", "other.py": ""}), tmp_path))
    assert adopted is not None
    assert (adopted.roots, adopted.paths, adopted.exclude) == (("core",), ("src",), ("core/tests",))


def test_what_means_nothing_here_is_noted_with_its_line(tmp_path: Path) -> None:
    settings = (
        "respect_gitignore = false\n"
        + modules(
            core=NOTHING, user='depends_on = [{path = "core", deprecated = true}]; depends_on_external = ["json"]'
        )
        + '[rules]\nlocal_imports = "warn"\nunused_external_dependencies = "error"\n[cache]\nfile_dependencies = []\n'
    )
    adopted = adopt(written(Case(settings, CORE), tmp_path))
    assert adopted is not None
    assert adopted.unread == ()
    noted = {(str(one.location), one.severity.value, one.code) for one in adopted.notes}
    assert noted == {
        ("tach.toml:1", "note", "imports.adopted.note"),
        ("tach.toml:7", "note", "imports.adopted.note"),
        ("tach.toml:8", "note", "imports.adopted.note"),
        ("tach.toml:10", "warning", "imports.adopted.note"),
        ("tach.toml:12", "note", "imports.adopted.note"),
    }
