"""Python modules that a model implies: what `trueline scaffold` writes."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.protocols import Artefact

from .design import Before, Design, Kept
from .parts import PARTS
from .printing import Templates
from .target import Target, find

__all__ = ["Before", "Kept", "Target", "Templates", "find", "generate"]


def generate(target: Target, templates: Templates, before: Before = lambda _path: None) -> Iterator[Artefact | Kept]:
    """Yield every file of the package of `target`, with paths relative to its folder.

    Args:
        target: what is scaffolded.
        templates: of which form.
        before: returns the text that was generated last for a path, as long as nobody edited it.

    Raises:
        TruelineError: where something of the model cannot become code, or a template cannot be filled.
    """
    design = Design(target, templates, before)
    for part in PARTS:
        yield from part(design)
