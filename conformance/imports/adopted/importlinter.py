"""The contracts of import-linter: `setup.cfg`, `.importlinter`, or the table `tool.importlinter` of pyproject.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from trueline.model.checks import Ruling
from trueline.model.diagnostics import Diagnostic, Severity, TruelineError, did_you_mean

from .. import sources
from ..statements import Manner
from .adoption import Adopted, Stated
from .contracts import TYPES, Session
from .documents import Block, read_ini, read_text, read_toml, sections, tables, whole
from .options import Options, Said

_INI = ("setup.cfg", ".importlinter")
_SECTION = "importlinter"
_TABLE = "tool.importlinter"


@dataclass(frozen=True, slots=True)
class _Settings:
    """What a file says: the options of all contracts, and those of each, with the lines they stand on."""

    block: Block
    session: Mapping[str, Any]
    contracts: tuple[tuple[Block, Mapping[str, Any]], ...]


def adopt(root: Path) -> Adopted | None:
    """Return what the file of import-linter in `root` asks for; nothing where there is none.

    Of several files, import-linter reads the first, and so does this.

    Raises:
        TruelineError: where the file is neither INI nor TOML.
    """
    for file in _INI:
        settings = _ini(root, file)
        if settings is not None:
            return _adopted(root, settings)
    settings = _toml(root)
    return _adopted(root, settings) if settings is not None else None


def _ini(root: Path, file: str) -> _Settings | None:
    path = root / file
    text = read_text(path, file) if path.is_file() else ""
    if not re.search(rf"^\[{_SECTION}\]", text, re.M):
        return None
    found = read_ini(text, file, _SECTION)
    blocks = sections(text, file)
    contracts = tuple(
        (blocks[name], {"id": name.rpartition(":")[2], **table})
        for name, table in found.items()
        if name.startswith(f"{_SECTION}:")
    )
    return _Settings(blocks[_SECTION], found[_SECTION], contracts)


def _toml(root: Path) -> _Settings | None:
    file = "pyproject.toml"
    path = root / file
    text = read_text(path, file) if path.is_file() else ""
    if _SECTION not in text:
        return None
    table = read_toml(text, file).get("tool", {}).get(_SECTION)
    if not isinstance(table, dict) or not table:
        return None
    stated = table.get("contracts", [])
    listed = [each for each in stated if isinstance(each, dict)] if isinstance(stated, list) else []
    block = next(iter(tables(text, file, _TABLE)), whole(file, text))
    blocks = tables(text, file, f"{_TABLE}.contracts")
    if len(blocks) != len(listed):
        blocks = [Block(file, block.lines, block.key("contracts").line, block.end)] * len(listed)
    session = {key: value for key, value in table.items() if key != "contracts"}
    return _Settings(block, session, tuple(zip(blocks, listed, strict=True)))


def _adopted(root: Path, settings: _Settings) -> Adopted:
    options = Options(settings.block, settings.session, "the part for all contracts")
    names = {key: options.entries(key) for key in ("root_packages", "root_package")}
    roots = names["root_packages"] or names["root_package"]
    session = Session(
        tuple(said.text for said in roots), options.flag("include_external_packages"), _exempt(options)
    )  # fmt: skip
    custom = _custom(options)
    notes = tuple(_without_meaning(options, key) for key in ("show_timings",) if key in options)
    options.unknown()
    paths = (".", "src") if (root / "src").is_dir() else (".",)
    absent = {said.text: told for said in roots if (told := _absent(root, paths, said))}
    problems = [*options.problems, *_rootless(settings, roots), *(one for told in absent.values() for one in told)]
    present = tuple(name for name in session.roots if name not in absent)
    rules: list[Stated] = []
    for (block, table), name in zip(settings.contracts, _ids(settings), strict=True):
        contract = Options(block, table, f"the contract '{table.get('name', name)}'")
        stated = _contract(contract, name, session, custom)
        rules += [stated] if stated is not None and not contract.problems else []
        problems += contract.problems
    return Adopted(
        file=settings.block.file, rules=tuple(rules), roots=present, paths=paths, unread=tuple(problems),
        notes=notes,
    )  # fmt: skip


def _exempt(options: Options) -> frozenset[Manner]:
    return frozenset({"type-checking"}) if options.flag("exclude_type_checking_imports") else frozenset()


def _custom(options: Options) -> dict[str, str]:
    """Return the types of contracts that the project brings along itself, with their classes."""
    found: dict[str, str] = {}
    for said in options.entries("contract_types"):
        name, _, where = said.text.partition(": ")
        found[name.strip()] = where.strip()
    return found


def _contract(options: Options, known_by: str, session: Session, custom: Mapping[str, str]) -> Stated | None:
    """Return a contract; nothing where it is of no type that is known here."""
    name, kind = options.text("name"), options.text("type")
    for key, value in (("name", name), ("type", kind)):
        if not value:
            options.problem(key, f"{options.about} has no '{key}'")
    if kind in custom:
        problem = f"{options.about} is of the type '{kind}', which only the class {custom[kind]} can check"
        _unheld(options, problem, "Check it with lint-imports, and the others here.")
    elif kind in TYPES:
        known = TYPES[kind]
        ruling = Ruling(f"importlinter:{known_by}", known.code, name, location=options.block.location)
        stated = known.read(options, ruling, session)
        options.unknown()
        return stated
    elif kind:
        remedy = did_you_mean(kind, TYPES) or f"Types: {', '.join(TYPES)}."
        _unheld(options, f"{options.about} is of the unknown type '{kind}'", remedy)
    return None


def _unheld(options: Options, problem: str, remedy: str) -> None:
    options.problems.append(
        Diagnostic("imports.adopted.contract", problem, location=options.block.key("type"), remedy=remedy)
    )


def _ids(settings: _Settings) -> Iterator[str]:
    """Yield what contracts are known by: their ids, or their names as one word; the second of a name has a number."""
    seen: dict[str, int] = {}
    for _, table in settings.contracts:
        words = re.findall(r"\w+", str(table.get("id") or table.get("name", "contract")).lower())
        plain = str(table["id"]) if table.get("id") else "-".join(words)
        seen[plain] = seen.get(plain, 0) + 1
        yield plain if seen[plain] == 1 else f"{plain}-{seen[plain]}"


def _rootless(settings: _Settings, roots: tuple[Said, ...]) -> Iterator[Diagnostic]:
    """Yield what the file lacks, so that it says nothing."""
    place = settings.block.location
    if not roots:
        yield Diagnostic(
            "imports.adopted.value", "there is neither 'root_package' nor 'root_packages'", location=place,
            remedy="Name the package that the contracts are about.",
        )  # fmt: skip
    if not settings.contracts:
        example = "[[tool.importlinter.contracts]]" if place.file.endswith(".toml") else "[importlinter:contract:NAME]"
        yield Diagnostic(
            "imports.adopted.value", "there are no contracts", location=place,
            remedy=f"Each stands below a line of its own: {example}",
        )  # fmt: skip


def _absent(root: Path, paths: tuple[str, ...], said: Said) -> tuple[Diagnostic, ...]:
    """Return that a root package is nowhere; nothing where it is found."""
    folders = [root / path for path in paths]
    if not any((folder / said.text.replace(".", "/") / "__init__.py").is_file() for folder in folders):
        try:
            sources.find([said.text], folders)
        except TruelineError as error:
            return tuple(replace(one, location=said.location) for one in error.diagnostics)
    return ()


def _without_meaning(options: Options, key: str) -> Diagnostic:
    options.raw(key)
    return Diagnostic(
        "imports.adopted.note", f"'{key}' means nothing here", Severity.NOTE, location=options.block.key(key)
    )
