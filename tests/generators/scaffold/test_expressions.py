"""Expressions over lines, as ruff formats them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from trueline.generators.scaffold.python.expressions import (
    Node,
    Part,
    Text,
    broken,
    call,
    frozen_set,
    laid,
    listed,
    mapping,
    tuple_of,
    union,
)

LONG = Text("whoever reads this knows what it is about " * 4)
WIDE, ACCENTED = "注文" * 27, "re\u0301sume " * 16
ITEMS = tuple("a" * 37 for _ in range(3))
CASES: tuple[tuple[str, Node, str], ...] = (
    ("a = ", call("f", "x", y=None, z=Text("short")), 'a = f(x, z="short")'),
    ("a = ", call("f", *ITEMS), f"a = f(\n    {', '.join(ITEMS)}\n)"),
    ("a = ", tuple_of(ITEMS), "a = (\n" + "".join(f"    {each},\n" for each in ITEMS) + ")"),
    ("a = ", call("f", "b", broken(call("g", "c"))), "a = f(\n    b,\n    g(\n        c,\n    ),\n)"),
    ("a = ", broken(tuple_of(["b"])), "a = (b,)"),
    ("a = ", frozen_set([]), "a = frozenset()"),
    ("a = ", broken(mapping([("b", frozen_set(["c"]))])), "a = {\n    b: frozenset({c}),\n}"),
    ("an_order = ", Text(WIDE), f'an_order = (\n    "{WIDE}"\n)'),
    ("a = ", Text(ACCENTED), f'a = "{ACCENTED}"'),
)


@pytest.mark.parametrize(("before", "node", "expected"), CASES)
def test_an_expression_breaks_only_where_it_must(before: str, node: Node, expected: str) -> None:
    """Arguments hang on one line where they fit; items of other brackets have a line each."""
    assert laid(before, node) == expected


def test_ruff_would_change_nothing() -> None:
    """What is laid out stays as it is."""
    noted = listed(("str", call("argument", description=LONG)), opens="Annotated[")
    heads = [call("f", Part("b: ", noted, " = 1"), "c: int = 2"), call("g" * 99, "some_parameter: int")]
    lines = [laid(before, node) for before, node, _ in CASES]
    lines += [laid("a = ", call("f", LONG, b=LONG, c=tuple_of([LONG, Text(WIDE)]), d=mapping([('"e"', LONG)])))]
    lines += [union("A: TypeAlias = ", ITEMS)]
    lines += [f"\n\n{laid('async def ', head, ' -> None:')}\n    pass" for head in heads]
    text = "\n".join(lines) + "\n"
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "--line-length=120", "-"]
    assert subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout == text
