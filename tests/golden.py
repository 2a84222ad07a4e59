"""Whole artefacts compared with the ones that were looked at: `tests/golden/<name>/`.

`TRUELINE_UPDATE_GOLDENS=1 pytest tests/generators` writes what is generated now; read the difference before it is
committed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import Artefact

GOLDEN = Path(__file__).parent / "golden"
UPDATE = os.environ.get("TRUELINE_UPDATE_GOLDENS") == "1"


def check_golden(name: str, produced: Iterable[Artefact | Diagnostic]) -> None:
    """Compare every artefact with its golden file, and every diagnostic with a line of `diagnostics.txt`.

    Args:
        name: folder below `tests/golden`.
        produced: what a generator yielded.
    """
    made: dict[str, str] = {}
    said: list[str] = []
    for each in produced:
        if isinstance(each, Artefact):
            assert each.path not in made, f"two artefacts are called {each.path}"
            made[each.path] = each.content
        else:
            said.append(str(each))
    if said:
        made["diagnostics.txt"] = "\n".join(said) + "\n"
    assert made, f"{name} produced nothing"
    folder = GOLDEN / name
    if UPDATE:
        _write(folder, made)
    kept = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    assert sorted(made) == sorted(kept)
    for path, content in made.items():
        assert content == kept[path], f"{name}/{path} differs from its golden file"


def _write(folder: Path, made: dict[str, str]) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and path.relative_to(folder).as_posix() not in made:
            path.unlink()
    for name, content in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
