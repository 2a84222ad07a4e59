"""Whether the contracts of import-linter are held as import-linter holds them, in each of its formats."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.conformance.imports.adopted.contracts import CODE, CONTRACTS, SESSION
from tests.conformance.imports.adopted.projects import Found, Held, Options, code, hold, ini, toml, write
from trueline.model.diagnostics import Diagnostic, Severity


@pytest.fixture(scope="module", params=["ini", "setup.cfg", "toml"])
def said_and_found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Held]:
    folder = write(tmp_path_factory.mktemp(request.param), code(CODE))
    file, form = {
        "ini": (".importlinter", ini), "setup.cfg": ("setup.cfg", ini), "toml": ("pyproject.toml", toml),
    }[request.param]  # fmt: skip
    (folder / file).write_text(form(SESSION, CONTRACTS), encoding="utf-8")
    return lint(folder), hold(folder)


def lint(folder: Path) -> Any:
    ended = subprocess.run(
        [sys.executable, Path(__file__).with_name("linting.py")],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


@pytest.mark.parametrize("name", CONTRACTS)
def test_each_contract_is_kept_or_broken_as_import_linter_says(name: str, said_and_found: tuple[Any, Held]) -> None:
    said, held = said_and_found
    theirs, ours = said[name], held.found.get(f"importlinter:{name}")
    errors = [one for one in (*held.adopted.unread, *held.told) if is_about(one, name)]
    if "error" in theirs:
        assert errors or (ours is not None and ours.unmatched), theirs
        assert all(one.location is not None and one.location.line for one in errors)
        return
    assert errors == []
    assert ours is not None
    agree(theirs, ours)


def is_about(one: Diagnostic, name: str) -> bool:
    return one.severity is Severity.ERROR and (one.about == f"importlinter:{name}" or f"'{name}'" in one.message)


def agree(theirs: Any, ours: Found) -> None:
    """Fail where the verdicts differ; trueline names every module that begins a chain, import-linter some of them."""
    assert ours.broken == (not theirs["kept"]), (theirs, ours)
    assert ours.links == set(map(tuple, theirs["links"]))
    assert ours.heads >= set(theirs["heads"])


def test_random_contracts_are_kept_or_broken_as_import_linter_says(tmp_path: Path) -> None:
    for seed in range(4):
        files, contracts = invented(Random(seed))
        folder = write(tmp_path / str(seed), files)
        (folder / ".importlinter").write_text(ini(SESSION_OF_ONE, contracts), encoding="utf-8")
        said, held = lint(folder), hold(folder)
        for name, theirs in said.items():
            told = [one for one in (*held.adopted.unread, *held.told) if is_about(one, name)]
            if "error" not in theirs and not told:
                agree(theirs, held.found[f"importlinter:{name}"])
        assert said


SESSION_OF_ONE: Options = {"root_package": "shop", "include_external_packages": True}


def invented(random: Random) -> tuple[dict[str, str], dict[str, Options]]:
    """Return a code base and contracts about it, both by chance."""
    leaves = [f"shop.{one}.{other}" for one in "abcd" for other in "xyz" if random.random() < 0.7]
    leaves += [f"{leaf}.{name}" for leaf in leaves if random.random() < 0.3 for name in "mn"]
    leaves = [leaf for leaf in leaves if not any(other.startswith(f"{leaf}.") for other in leaves)]
    packages = sorted({leaf.rpartition(".")[0] for leaf in leaves} | {"shop"})
    every = [*sorted(leaves), *packages, "sqlalchemy", "numpy"]
    files = code({leaf: " ".join(random.sample(every, random.randint(0, 3))) for leaf in leaves})
    files |= {f"{package.replace('.', '/')}/__init__.py": f"import {random.choice(every)}\n" for package in packages}
    inside = [*every[:-2], "shop.*", "shop.*.x", "shop.**", "shop.a.*"]

    def some(names: list[str], most: int) -> list[str]:
        return list(dict.fromkeys(random.choice(names) for _ in range(random.randint(1, most))))

    def one() -> Options:
        kind = random.choice(["layers", "forbidden", "forbidden", "protected", "independence", "acyclic_siblings"])
        common: Options = {"type": kind, "unmatched_ignore_imports_alerting": "none"}
        if random.random() < 0.4:
            common = {**common, "ignore_imports": [f"{random.choice(inside)} -> {random.choice(inside)}"]}
        packaged = {"as_packages": random.random() < 0.7}
        special: dict[str, Options] = {
            "layers": {"layers": ["(x)", "(y) | (z)"], "containers": some(["shop.*", "shop.a", "shop.b"], 2)},
            "forbidden": {
                "source_modules": some(inside, 3), "forbidden_modules": some(every, 3), **packaged,
                "allow_indirect_imports": random.random() < 0.5,
            },
            "protected": {"protected_modules": some(inside, 3), "allowed_importers": some(inside, 3), **packaged},
            "independence": {"modules": some(["shop.*", *leaves], 3)},
            "acyclic_siblings": {"ancestors": some(inside, 2), "depth": random.randint(0, 4)},
        }  # fmt: skip
        return {**common, **special[kind]}

    return files, {f"c{number}": one() for number in range(30)}
