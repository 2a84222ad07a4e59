"""Ids inside a diagram: references of the model as Mermaid's grammars allow them."""

from __future__ import annotations

from trueline.model.naming import mermaid_id


def node_id(reference: str) -> str:
    """Return the id of a box: that of `trueline.model.naming`; the `#` of a numbered copy is five underscores."""
    return mermaid_id(reference.replace("#", "_____"))
