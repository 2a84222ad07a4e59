"""Remarks in a diagram, for the script of the site: what Mermaid has no words for. Other readers pass over them."""

from __future__ import annotations

from .ids import node_id
from .text import address


def link_remark(reference: str, url: str) -> str:
    """Return the remark that says where a thing leads for which Mermaid has no link.

    Args:
        reference: id of the thing in the diagram.
        url: relative address.
    """
    return f"%% link {node_id(reference)} {address(url)}"
