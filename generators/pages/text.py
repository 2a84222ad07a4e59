"""Markdown that is known to be safe, told apart from text that still has to be escaped."""

from __future__ import annotations


class Md(str):
    """Markdown made by us: templates print it as it is, and escape every other text."""

    __slots__ = ()
