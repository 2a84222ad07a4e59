"""What refers to a thing that is no element, in words: `Called through POST /orders`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from trueline.model.sharing import shared

from .frame import Frame
from .mentions import Mention, Mentions
from .text import Md

# How each field that refers to a thing is told on the page of that thing; `*`: whatever the kind of the record.
_WORDS: dict[tuple[str, str], str] = {
    ("*", "handles"): "Called through",
    ("*", "yields"): "Caused by",
    ("*", "body"): "Carried by",
    ("*", "returns"): "Returned by",
    ("*", "sends"): "Sent on",
    ("*", "receives"): "Received on",
    ("*", "does"): "Done in a step of",
    ("*", "undo_does"): "Undoes a step of",
    ("*", "runs"): "Started by",
    ("*", "extends"): "Extended by",
    ("entity", "entity"): "Referred to by",
    ("*", "classes"): "Drawn in",
    ("*", "invalidated_by"): "Invalidates",
    ("*", "policy"): "Followed in",
    ("machine", "event"): "Emitted by",
    ("machine", "of"): "State machines",
    ("class", "of"): "Type of a field of",
    ("event", "of"): "Type of a field of",
    ("command", "of"): "Type of a field of",
    ("query", "of"): "Type of a field of",
    ("endpoint", "of"): "Type of a parameter of",
    ("field", "of"): "Type of an argument of",
    ("quality", "of"): "Qualities",
    ("rule", "*"): "Rules",
    ("decision", "*"): "Decisions",
    ("section", "*"): "Documentation",
    ("pattern", "*"): "Patterns",
}
# Told elsewhere: on the same page in a place of its own, or, of a saga, by the process that it yields.
_TOLD = frozenset(
    {("flow", "about"), ("entity", "schema"), ("schema", "source"), ("schema", "target"), ("pattern", "retry")}
) | frozenset((kind, "interface") for kind in ("endpoint", "field", "channel"))


def mentioned(frame: Frame, reference: str) -> Iterator[tuple[str, Md]]:
    """Yield what refers to a thing, in words with links: `Called through`, `POST /orders`.

    Args:
        frame: the page it is told on.
        reference: absolute reference of the thing.
    """
    told: dict[str, list[str]] = defaultdict(list)
    for one in shared(frame.site.workspace, Mentions).of(reference):
        if (one.kind, one.field) not in _TOLD and one.reference != reference:
            told[_words(one)].append(one.reference)
    for words, references in told.items():
        yield words, frame.links(unique(references))


def _words(one: Mention) -> str:
    keys = ((one.kind, one.field), ("*", one.field), (one.kind, "*"))
    return next((_WORDS[key] for key in keys if key in _WORDS), f"Named by a {one.kind}")


def unique(references: Iterable[str]) -> tuple[str, ...]:
    """Return `references` without repetitions, in their order."""
    return tuple(dict.fromkeys(references))
