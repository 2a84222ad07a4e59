"""Python modules that a model implies: what `trueline scaffold` writes."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.diagnostics import Diagnostic, Severity
from trueline.model.protocols import Artefact

from .design import Before, Design, Kept
from .parts import PARTS
from .printing import Templates
from .target import Target, find

_MOST_NAMES = 8

__all__ = ["Before", "Kept", "Target", "Templates", "find", "generate"]


def generate(
    target: Target, templates: Templates, before: Before = lambda _path: None
) -> Iterator[Artefact | Kept | Diagnostic]:
    """Yield every file of the package of `target`, with paths relative to its folder, and what there is to say.

    Args:
        target: what is scaffolded.
        templates: of which form.
        before: returns the text that was generated last for a path, as long as nobody edited it.

    Raises:
        TruelineError: where something of the model cannot become code, or a template cannot be filled.
    """
    design = Design(target, templates, before)
    if design.renamed:
        yield _renamed(design)
    for part in PARTS:
        yield from part(design)


def _renamed(design: Design) -> Diagnostic:
    said = [f"'{text}' is {name}" for text, name in design.renamed]
    more = f" and {len(said) - _MOST_NAMES} more" if len(said) > _MOST_NAMES else ""
    told = f"as others have their names, {', '.join(said[:_MOST_NAMES])}{more}"
    return Diagnostic("scaffold.renamed", told, Severity.NOTE, about=design.target.reference)
