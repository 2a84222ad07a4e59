"""`python -m bench.imports`: `trueline check imports` against its peers on code bases of 6,700 and 10,900 modules.

Equal rules, one run, medians. Writes `bench/imports.md`. Nothing of the code bases is executed by us.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from bench.commands import Case, measured
from bench.machine import describe
from bench.series import Series

ROOT = Path(__file__).parents[1]
WORKING = ROOT / "build" / "bench" / "imports"
# The second is the newest whose syntax Python 3.11 can parse, as two of the peers must.
CODES = ("homeassistant==2026.11.0", "homeassistant==2024.3.3")
PACKAGE = "homeassistant"
# Whoever stands left must not import what stands right, directly.
RULES = (("helpers", "components"), ("util", "components"), ("util", "helpers"))
GOAL_COLD, GOAL_WARM, GOAL_MANY = 1.0, 1 / 3, 5.0  # CPU of lint-imports, cold; seconds for 400,000 lines
BIN = Path(sys.executable).parent

_ARCHON = """\
from pytest_archon import archrule

for source, target in {rules!r}:
    rule = archrule(f"{{source}} without {{target}}").match(f"{package}.{{source}}*")
    try:
        rule.should_not_import(f"{package}.{{target}}*").check("{package}", only_direct_imports=True)
    except AssertionError as error:
        print(error)
"""
_PYTESTARCH = """\
from pytestarch import Rule, get_evaluable_architecture

code = get_evaluable_architecture({place!r}, {place!r} + "/{package}")
for source, target in {rules!r}:
    above = {place!r}.rpartition("/")[2] + ".{package}."
    rule = Rule().modules_that().are_sub_modules_of(above + source).should_not()
    try:
        rule.import_modules_that().are_sub_modules_of(above + target).assert_applies(code)
    except AssertionError as error:
        print(error)
"""


def main(arguments: Iterable[str] | None = None) -> int:
    """Measure and write the report; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.imports", description=__doc__)
    parser.add_argument("--repeat", type=int, default=5, help="runs of each command")
    parser.add_argument("--timeout", type=float, default=900.0, help="seconds after which a command is ended")
    chosen = parser.parse_args(list(arguments) if arguments is not None else None)
    peers, found = _peers(), {}
    for name in CODES:
        code = _code(name)
        cases = [*_ours(code), *_import_linter(code), *_tach(code, peers), *_scripts(code, peers)]
        found[name] = [_measured(case, chosen.repeat, chosen.timeout) for case in cases]
    code = _code(CODES[0])
    everything = list(_many(code))
    many = [_measured(case, 1 if case.tool.startswith("import-linter") else chosen.repeat, chosen.timeout)
            for case in everything]  # fmt: skip
    target = ROOT / "bench" / "imports.md"
    lines = [_lines(case) for case in everything]
    target.write_text("\n".join(report(found, list(zip(many, lines, strict=True)))) + "\n", encoding="utf-8")
    print(target.relative_to(ROOT))
    return 0


def _measured(case: Case, repeat: int, timeout: float) -> Series:
    return measured(case, PACKAGE, WORKING, repeat, timeout)


def _lines(case: Case) -> int:
    return case.printed(WORKING).read_bytes().count(b"\n")


# ---- what is measured ----------------------------------------------------------------------------------------------


def _code(name: str) -> Path:
    """Return the folder of a code base, downloaded once."""
    target = WORKING / name.replace("==", "-") / "code"
    if not target.is_dir():
        target.parent.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:"]
        subprocess.run([*command, "--ignore-requires-python", "-d", str(target.parent), name], check=True)
        with zipfile.ZipFile(next(target.parent.glob("*.whl"))) as wheel:
            wheel.extractall(target.with_name("unpacking"), [one for one in wheel.namelist() if one.endswith(".py")])
        target.with_name("unpacking").rename(target)
    return target


def _peers() -> Path:
    """Return the programs of an environment with the peers in it."""
    folder = WORKING / "peers"
    if not (folder / "bin" / "tach").is_file():
        venv.create(folder, with_pip=True, clear=True)
        listed = str(ROOT / "bench" / "import_requirements.txt")
        subprocess.run([str(folder / "bin" / "pip"), "install", "-q", "-r", listed], check=True)
    return folder / "bin"


def _project(name: str, code: Path, files: dict[str, str]) -> Path:
    folder = WORKING / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "src").symlink_to(code)
    for path, text in files.items():
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def _model(parts: Iterable[str], rules: Iterable[str]) -> dict[str, str]:
    elements = [f"- {{id: code.{_id(part)}, name: {part!r}, kind: container, code: [.{part}]}}" for part in parts]
    lines = ["trueline: 1", "id: code", "title: Code", "elements:"]
    lines += [f"- {{id: code, name: Code, kind: system, code: [{PACKAGE}]}}", *elements, "rules:", *rules]
    return {"code.yaml": "\n".join(lines) + "\n", "trueline.toml": 'architectures = ["code.yaml"]\n'}


def _id(part: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-")


def _ours(code: Path) -> Iterator[Case]:
    rules = [
        f"- {{rule: forbid, id: r{number}, name: R{number}, because: measured, source: [code.{source}],"
        f" target: [code.{target}], transitive: false}}"
        for number, (source, target) in enumerate(RULES)
    ]
    folder = _project("trueline", code, _model(("components", "helpers", "util"), rules))
    command = (str(BIN / "trueline"), "check", "imports")

    def cold() -> None:
        shutil.rmtree(folder / ".cache", ignore_errors=True)

    tool = f"trueline {version('trueline')}"
    yield Case(tool, "cold", command, folder, prepare=cold)
    yield Case(tool, "kept, after a fresh checkout", command, folder, prepare=lambda: _check_out_again(code))


def _import_linter(code: Path) -> Iterator[Case]:
    sections = [
        f"[importlinter:contract:{number}]\nname = R{number}\ntype = forbidden\nallow_indirect_imports = True\n"
        f"source_modules = {PACKAGE}.{source}\nforbidden_modules = {PACKAGE}.{target}\n"
        for number, (source, target) in enumerate(RULES)
    ]
    text = "\n".join([f"[importlinter]\nroot_package = {PACKAGE}\n", *sections])
    folder = _project("import-linter", code, {".importlinter": text})
    command, environment = (str(BIN / "lint-imports"),), {"PYTHONPATH": str(folder / "src")}

    def cold() -> None:
        shutil.rmtree(folder / ".import_linter_cache", ignore_errors=True)

    tool = f"import-linter {version('import-linter')}"
    yield Case(tool, "cold", command, folder, environment, cold)
    yield Case(tool, "kept, after a fresh checkout", command, folder, environment, lambda: _check_out_again(code))
    yield Case(tool, "kept, nothing touched", command, folder, environment)


def _check_out_again(code: Path) -> None:
    """Give every file another time, as a fresh checkout does."""
    for path in code.rglob("*.py"):
        os.utime(path)


def _tach(code: Path, peers: Path) -> Iterator[Case]:
    modules = []
    for part in ("components", "helpers", "util"):
        barred = ", ".join(f'"{PACKAGE}.{target}"' for source, target in RULES if source == part)
        modules.append(f'[[modules]]\npath = "{PACKAGE}.{part}"\ncannot_depend_on = [{barred}]\n')
    text = 'source_roots = ["src"]\nexclude = []\n\n' + "\n".join(modules)
    folder = _project("tach", code, {"tach.toml": text})
    (folder / "src").unlink()  # it does not follow links
    shutil.copytree(code, folder / "src", copy_function=os.link)
    yield Case("tach 0.35.3", "cold", (str(peers / "tach"), "check"), folder)


def _scripts(code: Path, peers: Path) -> Iterator[Case]:
    python = str(peers / "python")
    said = {"package": PACKAGE, "rules": RULES, "place": str(code)}
    folder = _project("scripts", code, {
        "archon.py": _ARCHON.format(**said), "architecture.py": _PYTESTARCH.format(**said),
    })  # fmt: skip
    environment = {"PYTHONPATH": str(code)}
    yield Case("pytest-archon 0.0.7", "cold", (python, "archon.py"), folder, environment, fine=(0,))
    yield Case("PyTestArch 5.1.0", "cold", (python, "architecture.py"), folder, environment, fine=(0,))


def _many(code: Path) -> Iterator[Case]:
    """Yield one rule over every component at once, which hundreds of thousands of imports and chains break."""
    inside = sorted(path.parent.name for path in (code / PACKAGE / "components").glob("*/__init__.py"))
    parts = [f"components.{name}" for name in inside if name.isidentifier()]
    rule = ["- rule: independent", "  id: alone", "  name: Alone", "  because: measured", "  members:"]
    rule += [f"  - code.{_id(part)}" for part in parts]
    folder = _project("many", code, _model(parts, rule))
    yield Case(f"trueline {version('trueline')}", "many", (str(BIN / "trueline"), "check", "imports"), folder)
    listed = "".join(f"    {PACKAGE}.{part}\n" for part in parts)
    text = f"[importlinter]\nroot_package = {PACKAGE}\n\n[importlinter:contract:a]\nname = A\ntype = independence\n"
    peer = _project("many-peer", code, {".importlinter": f"{text}modules =\n{listed}"})
    environment = {"PYTHONPATH": str(peer / "src")}
    yield Case(f"import-linter {version('import-linter')}", "many", (str(BIN / "lint-imports"),), peer, environment)


# ---- what is said of it --------------------------------------------------------------------------------------------

_HEAD = """\
# Imports

Written by `python -m bench.imports`: the imports of Home Assistant held to three direct prohibitions by each tool, and
to one rule that everything breaks. Ratios are to the CPU of `lint-imports`, cold; medians. pytest-archon and PyTestArch
parse with the Python that runs them, which the syntax of the newer release is too new for.
"""


def report(found: dict[str, list[Series]], many: list[tuple[Series, int]]) -> Iterator[str]:
    """Yield the lines of the report."""
    yield _HEAD
    yield f"{', '.join(f'{name} {value}' for name, value in describe(None).items())}."
    yield ""
    yield from _goals(next(iter(found.values())), many)
    for name, series in found.items():
        files = sum(1 for _ in _code(name).rglob("*.py"))
        yield f"\n## {name.replace('==', ' ')}, {files:,} files\n"
        yield "| Tool | State | Wall s | CPU s | MiB of memory | CPU ratio | Memory ratio |"
        yield "| --- | --- | --- | --- | --- | --- | --- |"
        yield from (_row(one, _peer(series)) for one in series)
    yield "\n## One rule that everything breaks\n"
    yield f"Every integration of {CODES[0].replace('==', ' ')} is to be independent of every other: as text.\n"
    yield "| Tool | Wall s | CPU s | MiB of memory | Lines printed |"
    yield "| --- | --- | --- | --- | --- |"
    for one, lines in many:
        used = one.failure or f"{one.wall:.1f} | {one.cpu:.1f} | {one.memory:.0f}"
        yield f"| {one.tool} | {used} | {lines:,} |"


def _peer(series: list[Series]) -> Series:
    return next(one for one in series if one.tool.startswith("import-linter") and one.case == "cold")


def _row(one: Series, peer: Series) -> str:
    if one.failure:
        return f"| {one.tool} | {one.case} | {one.failure} | - | - | - | - |"
    ratios = f"{one.cpu / peer.cpu:.2f} | {one.memory / peer.memory:.2f}"
    return f"| {one.tool} | {one.case} | {one.wall:.1f} | {one.cpu:.2f} | {one.memory:.0f} | {ratios} |"


def _goals(found: list[Series], many: list[tuple[Series, int]]) -> Iterator[str]:
    peer, large = _peer(found), many[0][0]
    cold, warm = (one for one in found if one.tool.startswith("trueline"))

    def met(ratio: float, goal: float) -> str:
        return "met" if ratio <= goal else "**not met**"

    slower = cold.cpu / peer.cpu
    yield f"- Cold no slower in CPU than `lint-imports`: {slower:.2f}, {met(slower, GOAL_COLD)}."
    yield (
        f"- What is kept, after a fresh checkout, at most a third of that: {warm.cpu / peer.cpu:.2f}, "
        f"{met(warm.cpu / peer.cpu, GOAL_WARM)}."
    )
    yield f"- Memory no higher: {cold.memory / peer.memory:.2f}, {met(cold.memory / peer.memory, 1.0)}."
    yield f"- 400,000 lines' worth of violations in 5 s: {large.wall:.1f} s, {met(large.wall, GOAL_MANY)}."


if __name__ == "__main__":
    sys.exit(main())
