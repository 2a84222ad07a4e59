"""SQL of a model: identifiers and values quoted, conditions kept to one expression, for PostgreSQL and SQLite alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Reserved by PostgreSQL or SQLite: what SQLAlchemy quotes by itself has to be quoted in what is written out.
RESERVED = frozenset(
    re.findall(
        r"\w+",
        """
    add after all alter analyse analyze and any array as asc asymmetric attach authorization autoincrement before
    begin between binary both by cascade case cast check collate column commit conflict constraint create cross
    current_catalog current_date current_role current_schema current_time current_timestamp current_user database
    default deferrable deferred delete desc detach distinct do drop each else end escape except exclusive exists
    explain fail false fetch for foreign freeze from full glob grant group having if ignore ilike immediate in
    index indexed initially inner insert instead intersect into is isnull join key leading left like limit
    localtime localtimestamp match natural new not notnull null of off offset old on only or order outer over
    overlaps placing plan pragma primary query raise references reindex rename replace restrict returning right
    rollback row select session_user set similar some symmetric table temp temporary then to trailing transaction
    trigger true union unique update user using vacuum values variadic verbose view virtual when where window with
    """,
    )
)
_PLAIN = re.compile(r"[a-z_][a-z0-9_]*")
_LITERAL = re.compile(r"'((?:[^']|'')*)'")
_TOKEN = re.compile(
    r"""(?P<text>'(?:[^']|'')*')|(?P<name>"(?:[^"]|"")+")|(?P<space>\s+)|(?P<open>\()|(?P<close>\))|(?P<ends>;|--|/\*)"""
    r"""|(?P<word>[A-Za-z_][A-Za-z0-9_]*)|(?P<other>.)""",
    re.DOTALL,
)
# What SQLAlchemy's `text` reads as a parameter, or as an escaped colon.
_PARAMETER = re.compile(r"(?<![:\w\\]):\w+(?!:)")
_ESCAPED = re.compile(r"\\:")


def quoted(name: str) -> str:
    """Return an identifier, in quotes where it would mean something else without."""
    if _PLAIN.fullmatch(name) and name not in RESERVED:
        return name
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


def literal(text: str) -> str:
    """Return a text as a value."""
    escaped = text.replace("'", "''")
    return f"'{escaped}'"


def unquoted(expression: str) -> str | None:
    """Return the text that an expression is, where it is nothing but a text."""
    found = _LITERAL.fullmatch(expression)
    return found[1].replace("''", "'") if found else None


def expression(text: str) -> str:
    """Return an expression of a model on one line.

    Raises:
        ValueError: where it could end what stands around it; says how.
    """
    return "".join(_checked(text)).strip()


def _checked(text: str) -> Iterator[str]:
    depth, before = 0, ""
    for found in _TOKEN.finditer(text):
        kind, token = found.lastgroup, found[0]
        depth += (kind == "open") - (kind == "close")
        if depth < 0:
            raise ValueError("closes a parenthesis that it does not open")
        if kind == "ends" or token in ("'", '"'):
            raise ValueError(f"holds {token}, which would end it" if kind == "ends" else f"does not close its {token}")
        if token == "$" or (kind == "text" and before in ("E", "e", "&")):
            raise ValueError("holds a text in a form of PostgreSQL alone")
        yield " " if kind == "space" else token
        before = token
    if depth:
        raise ValueError("does not close a parenthesis")


def words(text: str) -> frozenset[str]:
    """Return the identifiers of an expression, as they may name columns: in lower case, without quotes."""
    found = (match for match in _TOKEN.finditer(text) if match.lastgroup in ("word", "name"))
    return frozenset(match[0].strip('"').lower() for match in found)


def parameters(text: str) -> bool:
    """Return whether SQLAlchemy would read a parameter in `text`."""
    return bool(_PARAMETER.search(text))


def escaped(text: str) -> str:
    """Return SQL as SQLAlchemy's `text` takes it: without parameters."""
    return text.replace(":", "\\:") if _PARAMETER.search(text) or _ESCAPED.search(text) else text
