"""Imports that do not count: by a comment `# tach-ignore` beside or above them, or because of files left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ...sources import SourceFile
from ...statements import Manner, Statement, statements
from ..modules import Modules

_MARK = b"tach-ignore"
_COMMENT = re.compile(r"# *tach-ignore(?:\([^)]*\))?((?:\s+[\w.]+)*)\s*$")


@dataclass(frozen=True, slots=True)
class Ignoring:
    """What excuses imports.

    Attributes:
        files: the files in which there may be such imports.
        left_out: names of modules whose files are left out.
    """

    files: tuple[SourceFile, ...] = ()
    left_out: frozenset[str] = frozenset()

    def expressions(self, modules: Modules, exempt: frozenset[Manner]) -> Iterator[str]:
        """Yield what is excused, or made in an exempt manner, as `importer -> imported`: whole imports, and names."""
        for file in self.files:
            content = _content(file)
            comments = dict(_comments(content.decode("utf-8", "replace").splitlines()))
            found = statements(content, file.module, is_package=file.is_package)
            lines = sorted({one.line for one in found})
            excused: dict[str, bool] = {}
            for one in found:
                target = next((name for name in _outwards(one.candidates[0]) if name in modules), "")
                out = any(name in self.left_out for name in one.candidates)
                free = out or bool(one.manners & exempt) or _is_excused(one, comments, lines)
                for name in dict.fromkeys((target, one.candidates[0])):
                    excused[name] = excused.get(name, True) and free
            yield from (f"{file.module} -> {name}" for name, all_are in excused.items() if name and all_are)


def find(files: Iterable[SourceFile], left_out: Iterable[str]) -> Ignoring:
    """Return what excuses imports in `files`, where the modules `left_out` have no files."""
    names = frozenset(left_out)
    words = (_MARK, *sorted(name.rpartition(".")[2].encode() for name in names))
    found = (file for file in files if _mentions(_content(file), words))
    return Ignoring(tuple(found), names)


def _mentions(content: bytes, words: Iterable[bytes]) -> bool:
    return any(word in content for word in words)


def _content(file: SourceFile) -> bytes:
    return Path(file.path).read_bytes()


def _outwards(name: str) -> Iterator[str]:
    while name:
        yield name
        name = name.rpartition(".")[0]


def _comments(lines: list[str]) -> Iterator[tuple[int, tuple[tuple[str, ...], str]]]:
    """Yield the lines that are excused: the names that are meant, and the first name of the line."""
    for number, line in enumerate(lines, 1):
        found = _COMMENT.search(line)
        if found is not None:
            first = re.match(r"\s*(\w+)", line)
            above = line.lstrip().startswith("#")
            yield number + above, (tuple(found[1].split()), first[1] if first else "")


def _is_excused(one: Statement, comments: dict[int, tuple[tuple[str, ...], str]], lines: list[int]) -> bool:
    """Whether a comment stands at the line of an import, or at the line of the name inside of it."""
    following = next((line for line in lines if line > one.line), max(comments, default=0) + 1)
    for line, (names, first) in comments.items():
        inside = one.line < line < following and first == one.name
        path = one.candidates[0]
        if (line == one.line or inside) and (not names or any(path.endswith(name) for name in names)):
            return True
    return False
