"""Markdown that people wrote, made fit for a page: no raw HTML, no attributes, no addresses that execute.

Only what is surely code in every reader may hold a bare `<`: fences, which are written anew at the start of a line.
Where it is doubtful whether something is code, it is treated as prose; at worst, a reader sees an entity in it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .blocks import fence
from .inline import code, entity, is_safe, link
from .plain import tidy

_OPENING = re.compile(r"\s*(`{3,}|~{3,})\s*([^`]*)")
_INDENTED = re.compile(r" {4}|\t")
_LIST = re.compile(r"\s*(?:[-+*]|\d+[.)])\s")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]#+)?[ \t]*")
_ONLY_THE_SITE = re.compile(r"^(\s*)(#|!(?=!!)|\?(?=\?\?))")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
# Lines that no underline makes a heading of.
_NO_HEADING = re.compile(r"\s*(?:$|[>|#]|[-+*]\s|\d+[.)]\s)| {4}")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_AUTOLINK = re.compile(r"<(https?://[^\s<>()\[\]]+)>", re.IGNORECASE)
_DESTINATION = re.compile(r"\]([(:])(?=(\s*[^)]{0,300}))")
_TITLE = re.compile(r"\s[\"'(]")


@dataclass(slots=True)
class _Part:
    """Lines that are all code, or all prose."""

    verbatim: bool
    lines: list[str]
    language: str = ""


def block(markdown: str, level: int = 3) -> str:
    """Return a passage of Markdown for a page.

    Args:
        markdown: what a person wrote; raw HTML in it is shown as text.
        level: what its highest headings become; the others follow, 6 at most.
    """
    parts = list(_parts(tidy(markdown).split("\n")))
    for part in parts:
        if not part.verbatim:
            part.lines = _without_underlines(part.lines)
    prose = [line for part in parts if not part.verbatim for line in part.lines]
    highest = min((len(found[1]) for line in prose if (found := _HEADING.fullmatch(line))), default=1)
    made = (
        fence(part.language, "\n".join(part.lines)) if part.verbatim else _prose(part.lines, level - highest)
        for part in parts
    )
    return "\n\n".join(text for text in made if text.strip())


def _parts(lines: list[str]) -> Iterator[_Part]:
    """Yield prose and code by turns: fences, and indented code outside lists."""
    prose: list[str] = []
    in_list = False
    at = 0
    while at < len(lines):
        line = lines[at]
        opening = _OPENING.fullmatch(line)
        after_blank = not prose or not prose[-1].strip()
        if opening:
            end = _closing(lines, at + 1, opening[1])
            found = _Part(True, _dedented(lines[at + 1 : end], line), opening[2].split(" ")[0])
            at = end + 1
        elif _INDENTED.match(line) and line.strip() and after_blank and not in_list:
            end = _end_of_indented(lines, at)
            found = _Part(True, [_INDENTED.sub("", one, count=1) for one in lines[at:end]])
            at = end
        else:
            in_list = bool(_LIST.match(line)) or (in_list and not (after_blank and re.match(r"\S", line)))
            prose.append(line)
            at += 1
            continue
        yield _Part(False, prose)
        yield found
        prose, in_list = [], False
    yield _Part(False, prose)


def _closing(lines: list[str], start: int, ticks: str) -> int:
    """Return the line that closes a fence; one that is never closed ends with the text."""
    close = re.compile(rf"\s*{re.escape(ticks)}{re.escape(ticks[0])}*\s*")
    return next((at for at in range(start, len(lines)) if close.fullmatch(lines[at])), len(lines))


def _end_of_indented(lines: list[str], start: int) -> int:
    end = start
    for at in range(start, len(lines)):
        if _INDENTED.match(lines[at]) and lines[at].strip():
            end = at + 1
        elif lines[at].strip():
            break
    return end


def _dedented(lines: list[str], opening: str) -> list[str]:
    """Return the lines of a fence without the indentation of its opening."""
    indent = len(opening) - len(opening.lstrip())
    return [line[min(indent, len(line) - len(line.lstrip())) :] for line in lines]


def _without_underlines(lines: list[str]) -> list[str]:
    """Return the lines with underlined headings spelled with `#`, which can be shifted; a bare rule becomes `***`."""
    made: list[str] = []
    for line in lines:
        found = _UNDERLINE.fullmatch(line)
        if found and made and not _NO_HEADING.match(made[-1]):
            made[-1] = f"{'#' if found[1][0] == '=' else '##'} {made[-1].strip()}"
        else:
            made.append(line)
    return made


def _prose(lines: list[str], deeper: int) -> str:
    return _inline("\n".join(_heading(line, deeper) for line in lines).strip("\n"))


def _heading(line: str, deeper: int) -> str:
    found = _HEADING.fullmatch(line)
    if not found:
        # Python-Markdown takes `#1` for a heading, and the site's extensions read signs that code hosts show.
        return _ONLY_THE_SITE.sub(lambda sign: sign[1] + entity(sign[2]), line)
    return f"{'#' * min(max(len(found[1]) + deeper, 1), 6)} {found[2] or ''}".rstrip()


def _inline(text: str) -> str:
    made: list[str] = []
    at = 0
    for found in _CODE.finditer(text):
        made += (_words(text[at : found.start()]), code(found[2].strip()))
        at = found.end()
    return "".join([*made, _words(text[at:])])


def _words(text: str) -> str:
    text = "".join(
        link(part, part) if number % 2 else part.replace("<", entity("<")).replace("{", entity("{"))
        for number, part in enumerate(_AUTOLINK.split(text))
    )
    text = text.replace("[TOC]", f"{entity('[')}TOC]")
    return _DESTINATION.sub(_checked, text)


def _checked(found: re.Match[str]) -> str:
    """Return the sign before an address, which makes no link where the address is not safe."""
    address = re.sub(r"\s", "", html.unescape(_TITLE.split(found[2].strip())[0]).replace("\\", ""))
    return found[0] if is_safe(address) or not address else f"]{entity(found[1])}"
