"""The examples of `tests/broken/imports`: one text a rule, with what is expected written beside the line it is about.

A text begins with a sentence; sections follow, each headed by `=== NAME`: `rules`, `elements` and `relationships` are
YAML that joins a small shop; `roots` names further packages; `without` drops a file that would be made; anything else
is a file. At the end of a line, `#! CODE` says what is found there, `#!` that it belongs to what was found before; in
the twin that holds these lines are `pass`. `#!= CODE` stays in the twin, `#+ TEXT` is in the twin alone. `#!file CODE`
is about the whole file, `#!folder CODE` about its folder, and neither is in the twin; `#!=file CODE` is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "broken" / "imports"
PARTS = ("web", "logic", "storage", "util")
Expected = set[tuple[str, int, str]]

_MODEL = """\
trueline: 1
id: shop
title: Shop
elements:
- {id: shop, name: Shop, kind: system}
- {id: shop.code, name: Shop code, kind: container, code: [shop]}
"""
_MARK = re.compile(r"\s*#!(?P<kind>=file|=|file|folder)? ?(?P<code>[\w.-]+)?$")


@dataclass
class Project:
    """An example laid out: texts by path, and what a check finds in them."""

    files: dict[str, str] = field(default_factory=dict)
    expected: Expected = field(default_factory=set)

    def write(self, folder: Path) -> Path:
        """Write it into a folder and return that."""
        for path, text in self.files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return folder


def names() -> list[str]:
    """Return the names of all examples."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def read(name: str, *, twin: bool) -> Project:
    """Return an example, or its twin that holds."""
    sections = _sections((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    project = Project()
    without = {path for path in sections if path.startswith("without ")}
    for each in without:
        del sections[each]
    model = _MODEL + "".join(
        f"- {{id: shop.code.{p}, name: {p.title()}, kind: component, code: [.{p}]}}\n" for p in PARTS
    )
    model += sections.pop("elements", "")
    for part in ("relationships", "rules"):
        model += f"{part}:\n{sections.pop(part)}" if part in sections else ""
    settings = "".join(f'roots = ["{root.strip()}"]\n' for root in sections.pop("roots", "").splitlines())
    for line in sections.pop("expect", "").splitlines():
        path, code = line.split()
        project.expected.add((path, 0, code))
    project.files["trueline.toml"] = f'architectures = ["shop.yaml"]\n\n[checks.imports]\n{settings}'
    for path, text in {"shop.yaml": model, **sections}.items():
        _lay_out(project, path, text, twin=twin)
    left_out = {each.removeprefix("without ") for each in without} if not twin else set[str]()
    for path in ["src/shop/__init__.py", *(f"src/shop/{part}/__init__.py" for part in PARTS), *_packages(project)]:
        if path not in left_out:
            project.files.setdefault(path, "")
    if twin:
        project.expected = set()
    return project


def _sections(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for section in re.split(r"^=== ", text, flags=re.M)[1:]:
        name, _, body = section.partition("\n")
        found[name.strip()] = body
    return found


def _lay_out(project: Project, path: str, text: str, *, twin: bool) -> None:
    lines: list[str] = []
    for line in text.splitlines():
        if line.lstrip().startswith("#+ "):
            lines.append(line.replace("#+ ", "", 1) if twin else line)
            continue
        mark = _MARK.search(line)
        if mark is None:
            lines.append(line)
            continue
        kind, code = mark["kind"], mark["code"]
        if kind in ("file", "=file", "folder"):
            if twin and kind != "=file":
                return
            project.expected.add((path.rpartition("/")[0] if kind == "folder" else path, 0, code))
        elif code:
            project.expected.add((path, len(lines) + 1, code))
        indent = line[: len(line) - len(line.lstrip())]
        lines.append(line[: mark.start()] if kind in ("=", "=file") or not twin else f"{indent}pass")
    project.files[path] = "\n".join(lines) + "\n"


def _packages(project: Project) -> list[str]:
    """Return the `__init__.py` of every folder below `src` that a package could be made of."""
    found: dict[str, None] = {}
    for path in list(project.files):
        folder = path.rpartition("/")[0]
        while path.startswith("src/") and folder != "src":
            if folder.rpartition("/")[2].isidentifier():
                found[f"{folder}/__init__.py"] = None
            folder = folder.rpartition("/")[0]
    return list(found)
