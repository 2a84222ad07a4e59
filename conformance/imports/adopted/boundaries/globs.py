"""Tach's patterns as regular expressions: for modules, for folders, and for what is left out."""

from __future__ import annotations

import re

_PIECES = (
    (re.compile(r"^\*\*/"), r"(?:.*/)?"),
    (re.compile(r"/\*\*/"), r"/(?:.*/)?"),
    (re.compile(r"/\*\*$"), r"/.*"),
    (re.compile(r"\*+"), r"[^/]*"),
    (re.compile(r"\?"), r"[^/]"),
    (re.compile(r"\{"), r"(?:"),
    (re.compile(r"\}"), r")"),
)


def is_glob(text: str) -> bool:
    """Whether a text is a pattern, not a name."""
    return re.search(r"[*?\[\]{}]", text) is not None


def modules(text: str) -> re.Pattern[str]:
    """Return what a pattern of modules matches: `*` is one name, `a.**` is `a` and everything in it."""
    path = text.replace(".", "/")
    head = path.removesuffix("/**")
    expression = _expression(head) + (r"(?:/.*)?" if head != path else "") if path != "**" else ".*"
    return re.compile(expression.replace("/", r"\."))


def names(text: str) -> re.Pattern[str]:
    """Return what a pattern matches in which dots mean nothing: `a*` is `a.b.c` too."""
    return re.compile(_expression(text))


def paths(text: str) -> re.Pattern[str]:
    """Return what a pattern of paths matches; one without a slash in it matches in any folder, as for git."""
    bare = text.strip("/")
    anchored = "/" in text.rstrip("/")
    return re.compile(("" if anchored else r"(?:.*/)?") + _expression(bare))


def folders(text: str) -> re.Pattern[str]:
    """Return what a pattern of folders matches, from the root of the project on."""
    return re.compile(_expression(text.strip("/")))


def _expression(text: str) -> str:
    found = ""
    position = depth = 0
    while position < len(text):
        piece = next(((known, means) for known, means in _PIECES if known.match(text, position)), None)
        if piece is not None and not (position and piece[0].pattern.startswith("^")):
            matched = piece[0].match(text, position)
            depth += {"{": 1, "}": -1}.get(text[position], 0)
            found += piece[1]
            position = matched.end() if matched else position
        elif text[position] == "[" and "]" in text[position + 2 :]:
            end = text.index("]", position + 2) + 1
            inside = text[position + 1 : end - 1].replace("\\", r"\\")
            found += f"[{'^' + inside[1:] if inside[0] in '!^' else inside}]"
            position = end
        else:
            found += "|" if text[position] == "," and depth else re.escape(text[position])
            position += 1
    return found
