"""Texts of a model inside Python: as strings, in docstrings and in comments; none can become code."""

from __future__ import annotations

import textwrap

_LINE = 120
_WIDTH = 118


def string(text: str) -> str:
    """Return a string literal, in the quotes that take fewer escapes; what cannot be seen is escaped."""
    quote = "'" if text.count('"') > text.count("'") else '"'
    return f"{quote}{''.join(_char(char, quote) for char in text)}{quote}"


def line(text: str) -> str:
    """Return a text as one line."""
    return " ".join(text.split())


def literal(value: object) -> str:
    """Return a plain value of a model as Python writes it."""
    return string(value) if isinstance(value, str) else repr(value)


def docstring(text: str) -> str:
    """Return one line for a docstring, without what could end it."""
    return "".join(_char(char) for char in line(text))


def documented(text: str, indent: int = 0) -> str:
    """Return a docstring with its quotes, on several lines where it is long; lines after the first are indented."""
    said = docstring(text)
    said += "." * said[-1:].isalnum()
    if len(said) + indent + 6 <= _LINE:
        return f'"""{said}"""'
    rows = textwrap.wrap(said, _WIDTH - indent - 3, break_long_words=False, break_on_hyphens=False)
    newline = "\n" + " " * indent
    return f'"""{newline.join(rows)}{newline}"""'


def wrapped(text: str, indent: int) -> str:
    """Return a string literal, as several in parentheses where it is long; lines after the first are indented."""
    whole = string(text)
    if len(whole) + indent <= _WIDTH - 20:
        return whole
    rows = textwrap.wrap(
        text, _WIDTH - indent - 16, break_on_hyphens=False, drop_whitespace=False, replace_whitespace=False
    )
    inner = "".join(f"{' ' * (indent + 4)}{string(row)}\n" for row in rows)
    return f"(\n{inner}{' ' * indent})"


def comment(text: str) -> str:
    """Return one line for a comment."""
    return "".join(char if char.isprintable() else "?" for char in line(text))


def _char(char: str, quote: str = '"') -> str:
    if char in (quote, "\\"):
        return f"\\{char}"
    if char.isprintable():
        return char
    known = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char)
    if known:
        return known
    code = ord(char)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
