"""One wrong import, drawn from all that the model forbids, is found anywhere in this repository: at file and line."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tracked import ROOT, tracked_files
from trueline.conformance.imports import ImportCheck
from trueline.model.checks import Outcome, Subject
from trueline.model.diagnostics import Severity
from trueline.model.systems.trueline import trueline
from trueline.model.workspace import Workspace

SEEDS = 200
# What may import what, as the model says; told again here, so that a mistake in the check is no mistake of the test.
USES = {
    "cli": {"generators", "conformance", "workspace", "model"},
    "generators": {"templates", "model"},
    "importers": {"model"},
    "conformance": {"model"},
    "workspace": {"model"},
    "templates": set[str](),
    "model": set[str](),
}
BARE = (*USES, "package")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code of this repository, laid out under its import names."""
    folder = tmp_path_factory.mktemp("house")
    for path in tracked_files():
        top = path.partition("/")[0]
        if path.endswith(".py") and (top in USES or top in ("reference_impl", "package")):
            to = {"reference_impl": path, "package": f"trueline{path.removeprefix('package')}"}
            target = folder / to.get(top, f"trueline/{path}")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, target)
    return folder


def checked(folder: Path) -> Outcome:
    workspace = Workspace((trueline.record(),))
    settings = {"paths": ["."], "cache": False}
    return ImportCheck().check(workspace, Subject(folder, folder / ".cache", settings=settings))


def module(path: Path, folder: Path) -> str:
    name = ".".join(path.relative_to(folder).with_suffix("").parts)
    return name.removesuffix(".__init__")


def forbidden(modules: list[str]) -> Iterator[tuple[str, str]]:
    """Yield every pair of modules of which the first must not import the second."""
    for importer in modules:
        yield from ((importer, bare) for bare in BARE)
        here = importer.split(".")[1:2]
        for imported in modules:
            there = imported.split(".")[1:2]
            if importer.startswith("reference_impl"):
                wrong = imported.startswith("trueline")
            elif not imported.startswith("trueline") or not here or not there or here == there:
                wrong = False
            else:
                wrong = here[0] in USES and there[0] in USES and there[0] not in USES[here[0]]
            if wrong:
                yield importer, imported


def test_the_copy_holds(copy: Path) -> None:
    outcome = checked(copy)
    errors = [one for one in outcome.violations if one.severity is Severity.ERROR]
    assert (errors, outcome.unable) == ([], ())
    assert outcome.accounted["files"] == len(list(copy.rglob("*.py")))


def test_every_wrong_import_is_found_where_it_is(copy: Path) -> None:
    files = {module(path, copy): path for path in copy.rglob("*.py")}
    pairs = sorted(forbidden(sorted(files)))
    assert len(pairs) > 10_000
    missed = []
    for seed in range(SEEDS):
        importer, imported = random.Random(seed).choice(pairs)
        before = files[importer].read_text(encoding="utf-8")
        lines = [*before.splitlines(), f"import {imported}"]
        files[importer].write_text("\n".join(lines) + "\n", encoding="utf-8")
        try:
            violations = checked(copy).violations
        finally:
            files[importer].write_text(before, encoding="utf-8")
        place = (files[importer].relative_to(copy).as_posix(), len(lines))
        told = {(one.location.file, one.location.line) for one in violations if one.location and len(one.chain) == 1}
        if told != {place}:
            missed.append((seed, importer, imported, told))
    assert missed == []
