"""What the string below a field of a record says, read from the source of its class.

Pydantic can do this (`use_attribute_docstrings`), but does it whenever a class is made, for every command; only the
JSON Schema needs it.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .records.base import Record


def field_texts(record: type[Record]) -> dict[str, str]:
    """Return the text of every field of `record` that has one, inherited fields too, by the name of the field."""
    found: dict[str, str] = {}
    for each in reversed(record.__mro__):
        if each.__module__.startswith(__package__ or ""):
            found |= _own_texts(each)
    return found


def _own_texts(record: type) -> dict[str, str]:
    body = ast.parse(textwrap.dedent(inspect.getsource(record))).body[0]
    if not isinstance(body, ast.ClassDef):
        raise TypeError(f"{record.__name__} is not written as a class statement")
    return {
        field.target.id: inspect.cleandoc(text.value.value)
        for field, text in pairwise(body.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }
