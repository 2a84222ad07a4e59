"""Imports that lines of generated code need, of the standard library above all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_MODULES: Mapping[str, str] = {
    "ABC": "abc", "abstractmethod": "abc",
    "Awaitable": "collections.abc", "Callable": "collections.abc", "Iterator": "collections.abc",
    "Mapping": "collections.abc", "AsyncIterator": "collections.abc", "Sequence": "collections.abc",
    "AbstractAsyncContextManager": "contextlib",
    "dataclass": "dataclasses", "field": "dataclasses",
    "date": "datetime", "datetime": "datetime", "time": "datetime", "timedelta": "datetime",
    "Decimal": "decimal",
    "StrEnum": "enum",
    "Path": "pathlib",
    "Annotated": "typing", "Any": "typing", "Protocol": "typing", "TYPE_CHECKING": "typing", "final": "typing",
    "ClassVar": "typing", "Final": "typing", "Literal": "typing", "Never": "typing",
    "TypeAlias": "typing",
    "UUID": "uuid",
}  # fmt: skip
# Signatures alone mention these: elsewhere they may be classes of a model.
_ASKED = frozenset(
    ["AbstractAsyncContextManager", "Annotated", "Any", "AsyncIterator", "Protocol", "Sequence", "final"]
)
_WIDTH = 120
_STRING = re.compile(r""""(\\.|[^"\\\n])*"|'(\\.|[^'\\\n])*'""")
_IDENTIFIER = re.compile(r"(?<![\w.])\w+\b(?!:)(?!=)")


def identifiers(code: Iterable[str]) -> set[str]:
    """Return the names that some code uses, texts, attributes of something and names of arguments left out."""
    return {word for each in code for word in _IDENTIFIER.findall(_STRING.sub("", each))}


def standard_imports(code: Iterable[str], *names: str) -> list[str]:
    """Return the import lines for `names` and for what `code` mentions, texts left out."""
    return _import_lines((identifiers(code) - _ASKED) | set(names))


def signature_imports(types: Iterable[str], *names: str) -> list[str]:
    """Return the import lines of the standard library for `names` and for the types of signatures."""
    return _import_lines(identifiers(types) | set(names))


def third_imports(types: Iterable[str]) -> list[str]:
    """Return the import lines of other libraries for the types of signatures."""
    return ["from pydantic import AwareDatetime"] if "AwareDatetime" in identifiers(types) else []


def _import_lines(names: set[str]) -> list[str]:
    found: dict[str, set[str]] = {}
    for word in sorted(names & _MODULES.keys()):
        found.setdefault(_MODULES[word], set()).add(word)
    return [import_line(module, found[module]) for module in sorted(found)]


def import_line(module: str, names: Iterable[str], indent: int = 0) -> str:
    """Return what imports `names`, with a line for each where they do not fit on one."""
    space, found = " " * indent, sorted(names, key=_order)
    whole = f"{space}from {module} import {', '.join(found)}"
    if len(whole) <= _WIDTH:
        return whole
    return "\n".join([f"{space}from {module} import (", *(f"{space}    {one}," for one in found), f"{space})"])


def _order(name: str) -> tuple[bool, bool, str]:
    """Constants first, then classes, then functions, as ruff sorts them."""
    return (not name.isupper(), not name[:1].isupper(), name)
