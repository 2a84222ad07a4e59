"""Python expressions, laid out over lines as ruff lays them out: on one line where that fits, else broken up."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .literals import string, wrapped

_WIDTH = 120
_INDENT = 4


@dataclass(frozen=True, slots=True)
class Group:
    """What stands in brackets: a call, a tuple, a dictionary.

    Attributes:
        opens: everything up to the opening bracket and with it.
        items: what stands inside.
        closes: the closing bracket.
        broken: whether each item has a line of its own even where all would fit on one.
    """

    opens: str
    items: tuple[Node, ...]
    closes: str
    broken: bool = False

    @property
    def hangs(self) -> bool:
        """Whether all items may share a line below the bracket: those of a call may, those of a tuple may not."""
        return self.opens.endswith("(") and self.opens != "("


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the model, as a string literal."""

    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """An expression with what belongs to it on its lines, such as `name=` before it."""

    before: str
    node: Node
    after: str = ""


Node = str | Group | Text | Part
"""An expression; a string is code that stays on one line."""


def call(name: str, /, *positional: Node | None, **named: Node | None) -> Group:
    """Return a call, or the head of a function, with those arguments that are not None."""
    keywords = (Part(f"{key}=", one) for key, one in named.items() if one is not None)
    return Group(f"{name}(", (*(one for one in positional if one is not None), *keywords), ")")


def tuple_of(items: Iterable[Node]) -> Group:
    """Return a tuple."""
    return Group("(", tuple(items), ")")


def listed(items: Iterable[Node], opens: str = "[") -> Group:
    """Return a list, or what else stands in square brackets after `opens`."""
    return Group(opens, tuple(items), "]")


def mapping(pairs: Iterable[tuple[str, Node]]) -> Group:
    """Return a dictionary."""
    return Group("{", tuple(Part(f"{key}: ", one) for key, one in pairs), "}")


def frozen_set(items: Iterable[Node]) -> Group:
    """Return a frozenset."""
    found = tuple(items)
    return call("frozenset", Group("{", found, "}") if found else None)


def broken(group: Group) -> Group:
    """Return what stands in brackets with a line for each item, even where all would fit on one."""
    return replace(group, broken=True)


def flat(node: Node) -> str:
    """Return an expression on one line."""
    match node:
        case Text(text):
            return string(text)
        case Part(before, inner, after):
            return f"{before}{flat(inner)}{after}"
        case Group(opens, items, closes):
            return f"{opens}{_joined(node)}{',' * (opens == '(' and len(items) == 1)}{closes}"
        case _:
            return node


def laid(before: str, node: Node, after: str = "", indent: int = 0) -> str:
    """Return lines of code: `before`, the expression, `after`; the first line begins after `indent` spaces."""
    return "\n".join(_lines(before, node, after, indent))


def union(before: str, types: Iterable[str]) -> str:
    """Return the line that names one of several types, over several where it is long."""
    found = tuple(types)
    whole = f"{before}{' | '.join(found)}"
    return whole if _fits(whole) else "\n".join([f"{before}(", "    " + "\n    | ".join(found), ")"])


def _lines(before: str, node: Node, after: str, indent: int) -> Iterator[str]:
    if isinstance(node, Part):
        yield from _lines(f"{before}{node.before}", node.node, f"{node.after}{after}", indent)
        return
    space = " " * indent
    whole = f"{space}{before}{flat(node)}{after}"
    if isinstance(node, Group) and node.items and (_breaks(node) or not _fits(whole)):
        yield f"{space}{before}{node.opens}"
        yield from _inside(node, indent + _INDENT, head=before.endswith("def "))
        yield f"{space}{node.closes}{after}"
    elif isinstance(node, Text) and not _fits(whole):
        yield f"{space}{before}{_parted(node, indent)}{after}"
    else:
        yield whole


def _parted(node: Text, indent: int) -> str:
    """Return a text that is too long for its line in parentheses, as several only where it is too long for one."""
    whole, space = flat(node), " " * indent
    row = f"{space}    {whole}"
    if _fits(row):
        return f"(\n{row}\n{space})"
    rows = wrapped(node.text, indent)
    return rows if rows.count("\n") > 2 else whole


def _inside(group: Group, indent: int, *, head: bool) -> Iterator[str]:
    """Yield the lines between brackets: one where a call's arguments fit on it, else at least one an item.

    ruff puts a comma after the only parameter in the `head` of a function, though not after an only argument.
    """
    hung = f"{' ' * indent}{_joined(group)}{',' * (head and len(group.items) == 1)}"
    if group.hangs and not _breaks(group) and _fits(hung):
        yield hung
        return
    for item in group.items:
        yield from _lines("", item, ",", indent)


def _breaks(node: Node) -> bool:
    """Return whether something in an expression must stand on lines of its own."""
    match node:
        case Group(opens, items, _, must):
            # The comma in a tuple of one does not keep it broken.
            return (must and (opens, len(items)) != ("(", 1)) or any(map(_breaks, items))
        case Part(_, inner, _):
            return _breaks(inner)
        case _:
            return False


def _joined(group: Group) -> str:
    return ", ".join(map(flat, group.items))


def _fits(line: str) -> bool:
    """Return whether a line is short enough, as ruff measures it: letters of East Asia are wide, accents nothing."""
    return sum(map(_columns, line)) <= _WIDTH


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 1 + (unicodedata.east_asian_width(char) in "FW")
