"""Markdown that CommonMark, code hosts and Python-Markdown read alike, made from text that nobody has to trust."""

from __future__ import annotations

from .blocks import bullets, fence, heading, table
from .inline import cell, code, escape, link
from .passages import block

__all__ = ["block", "bullets", "cell", "code", "escape", "fence", "heading", "link", "table"]
