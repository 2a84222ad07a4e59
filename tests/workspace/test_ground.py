"""Which code is the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from trueline.workspace.ground import Ground

ROOT = Path("/projects/ann/shop")


@pytest.mark.parametrize(
    ("module", "file", "own"),
    [
        ("arch", "/projects/ann/shop/arch.py", True),
        ("shop.model.parts", "/projects/ann/shop/src/shop/model/parts.py", True),
        ("json", "/usr/lib/python3.11/json/__init__.py", False),
        ("lib", "/projects/ann/shopping/lib.py", False),
        ("pydantic", "/projects/ann/shop/.venv/lib/python3.11/site-packages/pydantic/__init__.py", False),
        ("built_in", None, False),
        ("relative", "arch.py", False),
    ],
)
def test_code_below_the_project_is_the_users_unless_it_was_installed(module: str, file: str | None, own: bool) -> None:
    assert Ground(ROOT, ("arch",)).owns(module, file) is own


@pytest.mark.parametrize(
    ("module", "own"),
    [
        ("trueline.model.systems.inventory", True),
        ("trueline.model.systems.inventory.views", True),
        ("trueline.model.systems", True),
        ("trueline.model.authoring.elements", False),
        ("trueline.workspace.loading", False),
    ],
)
def test_in_truelines_own_checkout_only_the_named_models_are_the_users(module: str, own: bool) -> None:
    ground = Ground(ROOT, ("trueline.model.systems.inventory", "trueline.model.systems.trueline"))
    assert ground.owns(module, f"/projects/ann/shop/{module.replace('.', '/')}.py") is own


def test_paths_are_told_as_the_user_would_type_them() -> None:
    ground = Ground(ROOT)
    assert ground.relative("/projects/ann/shop/src/arch.py") == "src/arch.py"
    assert ground.relative("/usr/lib/python3/json.py") == "/usr/lib/python3/json.py"
    assert ground.relative("arch.py") == "arch.py"
