"""`python -m bench.scaffold`: scaffolding 10, 100 and 1,000 components against copier and datamodel-code-generator.

Each component has a command, an endpoint, an event, a port and a table. copier renders as many files of the same texts;
datamodel-code-generator prints the models of the same JSON Schema alone. Medians; writes `bench/scaffold.md`.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from bench.commands import Case, measured
from bench.machine import describe
from bench.series import Series

ROOT = Path(__file__).parents[1]
WORKING = ROOT / "build" / "bench" / "scaffold"
BIN = Path(sys.executable).parent
SIZES = (10, 100, 1000)
GOAL_PLAN = 2.0  # CPU seconds of a plan that finds nothing to do, at the largest size
OURS, COPIER, PRINTER = "trueline", "copier", "datamodel-code-generator"


def main(arguments: Iterable[str] | None = None) -> int:
    """Measure and write the report; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.scaffold", description=__doc__)
    parser.add_argument("--repeat", type=int, default=5, help="runs of each command")
    parser.add_argument("--timeout", type=float, default=900.0, help="seconds after which a command is ended")
    chosen = parser.parse_args(list(arguments) if arguments is not None else None)
    found: dict[int, list[Series]] = {}
    files: dict[int, int] = {}
    for size in SIZES:
        folder = WORKING / str(size)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        found[size] = [
            measured(case, str(size), folder, chosen.repeat, chosen.timeout)
            for case in (*_ours(folder, size), *_copier(folder), *_printer(folder))
        ]
        files[size] = sum(1 for _ in _files(folder / "out"))
    target = ROOT / "bench" / "scaffold.md"
    target.write_text("\n".join(report(found, files)) + "\n", encoding="utf-8")
    print(target.relative_to(ROOT))
    return 0


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and ".trueline" not in path.parts)


# ---- what is measured ----------------------------------------------------------------------------------------------


def model(size: int) -> dict[str, Any]:
    """Return an architecture with `size` components, each with what a component usually has."""
    made: dict[str, list[dict[str, Any]]] = {
        "elements": [
            {"id": "shop", "name": "Shop", "kind": "system"},
            {"id": "shop.store", "name": "Store", "kind": "container", "type": "database"},
            {"id": "shop.api", "name": "API", "kind": "container"},
            {"id": "mail", "name": "Mail", "kind": "system", "external": True},
        ],
        "interfaces": [{"id": "shop.api.http", "name": "HTTP", "of": "shop.api", "kind": "http", "base": "/v1"}],
        "schemas": [{"id": "shop.store.tables", "name": "Tables", "of": "shop.store"}],
    }
    for number in range(size):
        for field, record in _component(number).items():
            made.setdefault(field, []).append(record)
    return {"trueline": 1, "id": "shop", "title": "Shop", **made}


def _component(number: int) -> dict[str, dict[str, Any]]:
    name, id_ = f"Part {number}", f"shop.api.part-{number}"
    fields = [{"name": "amount", "type": "int", "minimum": 1}, {"name": "note", "type": "string", "optional": True}]
    key = {"name": "id", "type": "uuid", "primary_key": True}
    return {
        "elements": {"id": id_, "name": name, "kind": "component"},
        "relationships": {"source": id_, "target": "mail", "description": f"Tells of part {number}"},
        "commands": {"id": f"{id_}.change", "name": f"Change part {number}", "of": id_, "payload": fields},
        "events": {"id": f"{id_}.changed", "name": f"Part {number} changed", "of": id_, "payload": fields},
        "endpoints": {
            "id": f"shop.api.http.change-{number}", "name": f"POST /parts/{number}", "method": "POST",
            "interface": "interface:shop.api.http", "path": f"/parts/{number}", "handles": f"command:{id_}.change",
            "role": "write", "responses": [{"status": 204}],
        },
        "entities": {
            "id": f"shop.store.tables.part-{number}", "name": f"part_{number}", "schema": "schema:shop.store.tables",
            "attributes": [key, {"name": "amount", "type": "int", "minimum": 1}],
        },
    }  # fmt: skip


def _ours(folder: Path, size: int) -> Iterator[Case]:
    (folder / "shop.yaml").write_text(yaml.safe_dump(model(size), sort_keys=False), encoding="utf-8")
    (folder / "trueline.toml").write_text('architectures = ["shop.yaml"]\n', encoding="utf-8")
    tool, program = f"{OURS} {version('trueline')}", str(BIN / "trueline")

    def empty() -> None:
        shutil.rmtree(folder / "out", ignore_errors=True)

    for verb, state, prepare in (("apply", "new", empty), ("plan", "nothing to do", lambda: None)):
        command = (program, "scaffold", verb, "shop/shop", "--into", "out")
        yield Case(tool, state, command, folder, prepare=prepare, fine=(0,))


def _copier(folder: Path) -> Iterator[Case]:
    """Yield copier on a template that renders the files that the scaffold has; each takes its name from an answer."""
    template, target = folder / "template", folder / "copied"

    def prepare() -> None:
        shutil.rmtree(target, ignore_errors=True)
        if template.exists():
            return
        for path in _files(folder / "out"):
            made = template / path.relative_to(folder / "out")
            made.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text(encoding="utf-8")
            body = "{% raw %}" + text + "{% endraw %}# {{ title }}\n"
            made.with_name(f"{made.name}.jinja").write_text(body, encoding="utf-8")
        (template / "copier.yml").write_text("title: Shop\n", encoding="utf-8")

    command = (str(BIN / "copier"), "copy", "--defaults", "--quiet", str(template), str(target))
    yield Case(f"{COPIER} {version('copier')}", "new", command, folder, prepare=prepare, fine=(0,))


def _printer(folder: Path) -> Iterator[Case]:
    """Yield the printer of pydantic models alone, on what the scaffold gives it."""
    schema = folder / "schema.json"

    def prepare() -> None:
        if not schema.exists():
            schema.write_text(json.dumps(_json_schema(folder)), encoding="utf-8")

    command = (
        str(BIN / "datamodel-codegen"), "--input", str(schema), "--input-file-type", "jsonschema", "--output",
        str(folder / "models.py"), "--output-model-type", "pydantic_v2.BaseModel", "--formatters", "builtin",
    )  # fmt: skip
    yield Case(f"{PRINTER} {version('datamodel-code-generator')}", "new", command, folder, prepare=prepare, fine=(0,))


def _json_schema(folder: Path) -> dict[str, Any]:
    from trueline.generators.scaffold import Templates, find
    from trueline.generators.scaffold.design import Design
    from trueline.workspace.configuration import read_configuration
    from trueline.workspace.discovery import find_project
    from trueline.workspace.loading import load

    project = find_project(folder)
    workspace = load(project, read_configuration(project))
    design = Design(find(workspace, "shop/shop"), Templates(), lambda _path: None)
    return design.payloads.definitions.document()


# ---- what is said of it --------------------------------------------------------------------------------------------

_HEAD = """\
# Scaffolding

Written by `python -m bench.scaffold`: a system of 10, 100 and 1,000 components, each with a command, an endpoint, an
event, a relationship to another system and a table, as code in an empty folder, and planned again when there is
nothing to do. copier renders a template of as many files with the same texts; datamodel-code-generator prints the
payloads alone. Ratios are to copier; medians.
"""


def report(found: dict[int, list[Series]], files: dict[int, int]) -> Iterator[str]:
    """Yield the lines of the report."""
    yield _HEAD
    yield f"{', '.join(f'{name} {value}' for name, value in describe(None).items())}."
    yield ""
    plan = next(one for one in found[max(found)] if one.case != "new")
    met = "met" if not plan.failure and plan.cpu < GOAL_PLAN else "**not met**"
    used = plan.failure or f"{plan.cpu:.2f} CPU-s"
    yield f"- A plan of {max(found):,} components that finds nothing to do in less than 2 CPU-s: {used}, {met}."
    for size, series in found.items():
        peer = next(one for one in series if one.tool.startswith(COPIER))
        yield f"\n## {size:,} components, {files[size]:,} files\n"
        yield "| Tool | State | Wall s | CPU s | MiB of memory | CPU ratio | Memory ratio |"
        yield "| --- | --- | --- | --- | --- | --- | --- |"
        yield from (_row(one, peer) for one in series)


def _row(one: Series, peer: Series) -> str:
    if one.failure:
        return f"| {one.tool} | {one.case} | {one.failure} | - | - | - | - |"
    ratios = f"{one.cpu / peer.cpu:.2f} | {one.memory / peer.memory:.2f}" if not peer.failure else "- | -"
    return f"| {one.tool} | {one.case} | {one.wall:.1f} | {one.cpu:.2f} | {one.memory:.0f} | {ratios} |"


if __name__ == "__main__":
    sys.exit(main())
