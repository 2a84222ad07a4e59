"""Diagrams in words, for those who cannot see them: a teller for each kind, all giving lines of Markdown."""

from __future__ import annotations

from .classes import tell_classes
from .entities import tell_entities
from .graph import tell_graph
from .sequence import tell_sequence
from .states import tell_states

__all__ = ["tell_classes", "tell_entities", "tell_graph", "tell_sequence", "tell_states"]
