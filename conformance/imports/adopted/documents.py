"""Files of settings as data, with the lines on which their parts stand."""

from __future__ import annotations

import configparser
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trueline.model.diagnostics import Diagnostic, Location, TruelineError

_TOKENS = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*')
_HEADER = re.compile(r"\s*(\[{1,2})\s*([^\[\]]+?)\s*\]{1,2}\s*(?:#.*)?")
_AT_LINE = re.compile(r"\s*\(?at (?:line (\d+), column \d+|end of document)\)?")


@dataclass(frozen=True)
class Block:
    """Some lines of a file: a table, a section, or all of it.

    Attributes:
        file: name of the file, as the user would type it.
        lines: every line of the file.
        start: first line of the block, 1-based.
        end: last line of the block.
    """

    file: str
    lines: tuple[str, ...]
    start: int
    end: int

    @property
    def location(self) -> Location:
        """Where the block begins."""
        return Location(self.file, self.start)

    def key(self, name: str) -> Location:
        """Return where the option or table `name` is set; where the block begins, if it is not."""
        sets = re.compile(rf"\s*(?:[\"']?{re.escape(name)}[\"']?\s*[=:]|\[+(?:[\w.]+\.)?{re.escape(name)}[\].])", re.I)
        return Location(self.file, self._first(sets, self.start) or self.start)

    def find(self, word: str, key: str = "") -> Location:
        """Return where `word` stands first, after the option `key` if one is named; else where that or this begins."""
        first = self.key(key).line if key else self.start
        words = r"\s+".join(map(re.escape, word.split()))
        found = re.compile(rf".*?(?<![\w.*-]){words}(?![\w.*-])")
        return Location(self.file, self._first(found, first) or first)

    def _first(self, known: re.Pattern[str], start: int) -> int:
        return next((number for number in range(start, self.end + 1) if known.match(self.lines[number - 1])), 0)


def whole(file: str, text: str) -> Block:
    """Return a file as one block."""
    lines = tuple(text.splitlines()) or ("",)
    return Block(file, lines, 1, len(lines))


def read_text(path: Path, file: str) -> str:
    """Return the text of a file.

    Raises:
        TruelineError: where it is no text.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise TruelineError(_malformed(file, line, "it is no UTF-8")) from None


def read_toml(text: str, file: str) -> dict[str, Any]:
    """Return the tables of a TOML file.

    Raises:
        TruelineError: with the line on which it is no TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1] or text.count("\n") + 1) if at else 0
        raise TruelineError(_malformed(file, line, _AT_LINE.sub("", str(error)))) from None


def read_ini(text: str, file: str, prefix: str) -> dict[str, dict[str, str]]:
    """Return the sections of an INI file whose names begin with `prefix`.

    Raises:
        TruelineError: with the line on which it is no INI.
    """
    parser = configparser.ConfigParser()
    section = ""
    try:
        parser.read_string(text)
        found: dict[str, dict[str, str]] = {}
        for section in parser.sections():
            if section.startswith(prefix):
                found[section] = dict(parser[section])
    except configparser.InterpolationError as error:
        place = sections(text, file)[section].key(error.option)
        said = "a '%' must be written as '%%'"
        raise TruelineError(_malformed(file, place.line, said)) from None
    except configparser.ParsingError as error:
        lines = (
            [error.lineno] if isinstance(error, configparser.MissingSectionHeaderError) else map(_first, error.errors)
        )
        said = "this is neither a section nor a value"
        raise TruelineError(_malformed(file, line, said) for line in lines) from None
    except (configparser.DuplicateSectionError, configparser.DuplicateOptionError) as error:
        what = "section" if isinstance(error, configparser.DuplicateSectionError) else "option"
        raise TruelineError(
            _malformed(file, error.lineno or 0, f"the {what} stands here for the second time")
        ) from None
    return found


def _first(error: tuple[int, str]) -> int:
    return error[0]


def _malformed(file: str, line: int, problem: str) -> Diagnostic:
    kind = "TOML" if file.endswith(".toml") else "INI"
    problem = problem[:1].lower() + problem[1:]
    return Diagnostic(
        "imports.adopted.malformed", f"{file} is no {kind}: {problem}", location=Location(file, line),
        remedy="Mend it; nothing of it was read.",
    )  # fmt: skip


def sections(text: str, file: str) -> Mapping[str, Block]:
    """Return the blocks of an INI file, by the names of their sections."""
    everything = whole(file, text)
    starts = [
        (number, line.strip()[1:-1])
        for number, line in enumerate(everything.lines, 1)
        if line.startswith("[") and line.rstrip().endswith("]")
    ]
    ends = [number - 1 for number, _ in starts[1:]] + [everything.end]
    return {name: Block(file, everything.lines, start, end) for (start, name), end in zip(starts, ends, strict=True)}


def tables(text: str, file: str, name: str) -> list[Block]:
    """Return the blocks of the table, or of each table of the array, that has this dotted name in a TOML file."""
    everything = whole(file, text)
    headers = [(number, _header(line)) for number, line in _outside_strings(everything.lines)]
    starts = [(number, header) for number, header in headers if header]
    found: list[Block] = []
    for position, (start, header) in enumerate(starts):
        if header == name:
            others = (number for number, other in starts[position + 1 :] if not other.startswith(f"{name}."))
            found.append(Block(file, everything.lines, start, next(others, everything.end + 1) - 1))
    return found


def _header(line: str) -> str:
    matched = _HEADER.fullmatch(line)
    return re.sub(r"[\s\"']", "", matched[2]) if matched and "," not in matched[2] else ""


def _outside_strings(lines: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield the lines that do not begin inside a string of several lines."""
    quote = ""
    for number, line in enumerate(lines, 1):
        if not quote:
            yield number, line
        rest = line
        while rest:
            if quote:
                _, found, rest = rest.partition(quote)
                quote = "" if found else quote
                continue
            token = next((each for each in _TOKENS.finditer(rest)), None)
            if token is None:
                break
            rest = rest[token.end() :]
            quote = token[0] if token[0] in ('"""', "'''") else ""
