"""Printers of the neutral diagram forms as Mermaid: one module a form, `text` for what people wrote.

A printer decides nothing but syntax, and raises for no text. What it returns is the source of one diagram, without a
fence, ending in a newline.
"""

from __future__ import annotations

from .classes import print_classes
from .entities import print_entities
from .graph import print_graph
from .sequence import print_sequence
from .states import print_states

__all__ = ["print_classes", "print_entities", "print_graph", "print_sequence", "print_states"]
