"""Regions: the lines of a hand-written file that trueline keeps, between `trueline:begin ID` and `trueline:end`.

The markers stand in comments of whatever language the file is written in. The generated lines get the indentation of
the line with the opening marker, and the file keeps its newlines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from trueline.model.diagnostics import Diagnostic, Location, TruelineError, did_you_mean

_MARKER = re.compile(r"trueline:(begin|end)\b[ \t]*(\S*?)(?:-->|\*/|#\}|%\})?(?:\s|$)")
_INDENTATION = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class Region:
    """A region of a file.

    Attributes:
        name: its identifier.
        begin: index of the line with the opening marker, from 0.
        end: index of the line with the closing marker.
        content: the lines between, without their common indentation.
    """

    name: str
    begin: int
    end: int
    content: str


def holds_marker(text: str) -> bool:
    """Whether a text would open or close a region by itself, and so tear the one it stands in."""
    return "trueline:" in text and any(_MARKER.search(line) for line in text.split("\n"))


def find_regions(text: str, file: str) -> dict[str, Region]:
    """Return every region of a text by its identifier.

    Args:
        text: the file, LF newlines.
        file: its name, for messages.

    Raises:
        TruelineError: for a region that is opened twice, has no name, is not closed, or closes nothing.
    """
    lines = text.split("\n")
    found: dict[str, Region] = {}
    name, begin = "", -1
    for number, line in enumerate(lines):
        marker = _MARKER.search(line) if "trueline:" in line else None
        if marker is None:
            continue
        if marker[1] == "begin":
            _check_begin(marker[2], name, begin, found, Location(file, number + 1))
            name, begin = marker[2], number
            continue
        if not name or marker[2] not in ("", name):
            closes = f"'{marker[2]}', but '{name}' is open" if name else "a region, but none is open"
            _fail(f"this marker closes {closes}", Location(file, number + 1))
        found[name] = Region(name, begin, number, _without_indentation(lines[begin:number]))
        name = ""
    if name:
        _fail(
            f"region '{name}' is not closed", Location(file, begin + 1), "Write 'trueline:end' in a comment after it."
        )
    return found


def fill_region(text: str, file: str, name: str, content: str) -> str:
    """Return `text` with `content` between the markers of the region `name`.

    Raises:
        TruelineError: where the markers are missing or broken.
    """
    regions = find_regions(text, file)
    region = regions.get(name)
    if region is None:
        _fail(
            f"{file} has no region '{name}'",
            Location(file),
            did_you_mean(name, regions)
            or f"Write 'trueline:begin {name}' and 'trueline:end' in comments, on lines of their own.",
        )
    lines = text.split("\n")
    indentation = _leading(lines[region.begin])
    filled = [f"{indentation}{line}" if line else "" for line in content.removesuffix("\n").split("\n")]
    lines[region.begin + 1 : region.end] = filled if content else []
    return "\n".join(lines)


def _check_begin(name: str, open_name: str, begin: int, found: dict[str, Region], here: Location) -> None:
    if not name:
        _fail("this marker has no name", here, "Write 'trueline:begin NAME'.")
    if open_name:
        _fail(f"region '{name}' begins inside region '{open_name}' of line {begin + 1}", here, "Close that one first.")
    if name in found:
        _fail(f"region '{name}' begins a second time; line {found[name].begin + 1} has it already", here)


def _leading(line: str) -> str:
    found = _INDENTATION.match(line)
    return found[0] if found else ""


def _without_indentation(lines: list[str]) -> str:
    """Return the lines after the first one, less the indentation of the first."""
    indentation = _leading(lines[0])
    return "".join(f"{line.removeprefix(indentation)}\n" for line in lines[1:])


def _fail(problem: str, location: Location, remedy: str = "") -> NoReturn:
    raise TruelineError(Diagnostic("workspace.region", problem, location=location, remedy=remedy))
