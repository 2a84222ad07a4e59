"""What rows that are already there get in a column that is new to them."""

from __future__ import annotations

import re
from decimal import Decimal

from .sql import quoted, words
from .tables import NUMBERS, TEXTS, Column, Table


def value(table: Table, column: Column) -> str:
    """Return an expression for a column that must not be empty; an empty one where no value is obvious.

    The default of a column is obvious. Else nothing is for what has to be unique or refers to something, or for a
    moment, an id or a document.
    """
    if column.default:
        return column.default
    keys = (*table.uniques, *([table.primary] if table.primary else []))
    if any(column.name in key.columns for key in keys) or any(one.column == column.name for one in table.foreign):
        return ""
    checks = [one.sql for one in table.checks if column.name.lower() in words(one.sql)]
    if column.type in NUMBERS:
        return _number(column, checks)
    if checks:
        return ""
    return "''" if column.type in TEXTS else "false" if column.type == "boolean" else ""


def _number(column: Column, checks: list[str]) -> str:
    """Return the number nearest to zero that the limits of a column let pass."""
    limit = re.compile(rf"{re.escape(quoted(column.name))} (>=|<=) (-?[0-9.]+)")
    found = Decimal(0)
    limits = [limit.fullmatch(one) for one in checks]
    for match in limits:
        if match is None:
            return ""
        found = max(found, Decimal(match[2])) if match[1] == ">=" else min(found, Decimal(match[2]))
    return f"{found:f}" if all(_passes(match, found) for match in limits if match) else ""


def _passes(match: re.Match[str], number: Decimal) -> bool:
    limit = Decimal(match[2])
    return number >= limit if match[1] == ">=" else number <= limit
