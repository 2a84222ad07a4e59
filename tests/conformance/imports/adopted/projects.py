"""Small code bases with rules for another tool, and what trueline finds in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from trueline.conformance.imports import sources, store
from trueline.conformance.imports.adopted import Adopted, adopt
from trueline.conformance.imports.judging import judge
from trueline.conformance.imports.places import Places
from trueline.model.checks import Violation
from trueline.model.diagnostics import Diagnostic, TruelineError

Options = Mapping[str, str | bool | int | list[str]]
Links = set[tuple[str, str]]


@dataclass(frozen=True)
class Found:
    """What one rule finds.

    Attributes:
        links: the direct imports that break it.
        heads: every module that breaks it, directly or not.
        unmatched: whether an exception is needed no more.
    """

    links: Links
    heads: set[str]
    unmatched: bool = False

    @property
    def broken(self) -> bool:
        return bool(self.heads)


@dataclass(frozen=True)
class Held:
    """What a whole file finds: by id of the ruling, and what it names in vain."""

    adopted: Adopted
    found: dict[str, Found]
    told: tuple[Diagnostic, ...]
    violations: tuple[Violation, ...]


def lay_out(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files and return the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files, with an `__init__.py` in each folder of a package, and return the folder."""
    lay_out(folder, files)
    for name in [name for name in files if name.endswith(".py")]:
        for above in Path(name).parents:
            if str(above) not in (".", "src") and not (folder / above / "__init__.py").exists():
                (folder / above / "__init__.py").write_text("", encoding="utf-8")
    return folder


def code(imports: Mapping[str, str]) -> dict[str, str]:
    """Return files of modules, each with the imports that a line of names stands for."""
    files: dict[str, list[str]] = {}
    for module, names in imports.items():
        lines = files.setdefault(f"{module.replace('.', '/')}.py", [])
        lines += [f"import {name}" for name in names.split()]
    return {path: "\n".join(lines) + "\n" for path, lines in files.items()}


def ini(session: Options, contracts: Mapping[str, Options]) -> str:
    """Return a `.importlinter`."""
    return "\n".join(
        [
            "[importlinter]",
            *_ini_lines(session),
            *(
                line
                for name, options in contracts.items()
                for line in ("", f"[importlinter:contract:{name}]", f"name = {name}", *_ini_lines(options))
            ),
        ]
    )


def _ini_lines(options: Options) -> Iterator[str]:
    for key, value in options.items():
        if isinstance(value, list):
            yield f"{key} ="
            yield from (f"    {each}" for each in value)
        else:
            yield f"{key} = {value}"


def toml(session: Options, contracts: Mapping[str, Options]) -> str:
    """Return a `pyproject.toml`."""
    lines = ["[project]", 'name = "shop"', "", "[tool.importlinter]", *_toml_lines(session)]
    for name, options in contracts.items():
        lines += ["", "[[tool.importlinter.contracts]]", f'id = "{name}"', f'name = "{name}"', *_toml_lines(options)]
    return "\n".join(lines)


def _toml_lines(options: Options) -> Iterator[str]:
    for key, value in options.items():
        if isinstance(value, list):
            yield f"{key} = ["
            yield from (f'    "{each}",' for each in value)
            yield "]"
        elif isinstance(value, bool):
            yield f"{key} = {str(value).lower()}"
        else:
            yield f"{key} = {value}" if isinstance(value, int) else f'{key} = "{value}"'


def hold(root: Path) -> Held:
    """Return what the rules of the other tool's file in `root` find, rule by rule."""
    adopted = adopt(root)
    assert adopted is not None
    files = sources.find(adopted.roots, [root / path for path in adopted.paths], adopted.exclude)
    graph = store.read(files, None)
    rules, told = adopted.resolve(graph.modules)
    places = Places(root, graph.files)
    by_rule: dict[str, list[Violation]] = {ruling.id: [] for ruling in adopted.rulings}
    for rule in rules:
        try:
            by_rule[rule.ruling.id] += judge(rule, graph, places)
        except TruelineError as error:
            told = (*told, *error.diagnostics)
    violations = tuple(one for listed in by_rule.values() for one in listed)
    return Held(adopted, {name: _found(listed) for name, listed in by_rule.items()}, told, violations)


def _found(violations: list[Violation]) -> Found:
    chains = [one.chain for one in violations if one.chain]
    links = {(chain[0].source, chain[0].target) for chain in chains if len(chain) == 1}
    heads = {chain[0].source for chain in chains}
    heads |= {one.key for one in violations if one.code == "imports.layer.missing"}
    return Found(links, heads, any(one.code == "imports.ignore.unmatched" for one in violations))
