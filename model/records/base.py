"""What every record has in common: immutability, text, identifiers and references."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StrictInt, StringConstraints

# C0 controls but tab and newline, DEL, and lone surrogates: no output format holds them all.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def _plain(text: str) -> str:
    found = _UNPRINTABLE.search(text)
    if found:
        raise ValueError(f"holds the control character U+{ord(found[0]):04X}; remove it")
    return text.replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True, slots=True)
class TextField:
    """Marks a field as text from a person: plain (escaped everywhere) or Markdown (raw HTML off)."""

    markdown: bool = False


@dataclass(frozen=True, slots=True)
class ReferenceField:
    """Marks a field as a reference and says to which kinds of thing it may lead."""

    kinds: tuple[str, ...]


Text = Annotated[str, AfterValidator(_plain), TextField()]
"""Plain text; newlines are line breaks."""

Name = Annotated[str, StringConstraints(min_length=1), AfterValidator(_plain), TextField()]
"""Plain text that must say something."""

Markdown = Annotated[str, AfterValidator(_plain), TextField(markdown=True)]
"""Markdown; raw HTML is shown as text."""

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
PATH = rf"{SLUG}(?:\.{SLUG})*"

Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$", max_length=80)]
Path = Annotated[str, StringConstraints(pattern=rf"^{PATH}$", max_length=400)]
"""Slugs joined by dots: where a thing is contained."""

Reference = Annotated[str, StringConstraints(pattern=rf"^(?:{SLUG}/)?(?:[a-z]+:)?{PATH}$", max_length=500)]
"""`[architecture/][kind:]path`; without a kind, an element."""

ElementRef = Annotated[Reference, ReferenceField(("element",))]
PlayerRef = Annotated[Reference, ReferenceField(("element", "role"))]

Count = Annotated[StrictInt, Field(ge=0)]
Flag = StrictBool
Origin = Literal["stated", "added"]
Status = Literal["live", "planned", "deprecated", "retired"]


class Record(BaseModel):
    """A frozen piece of an architecture; unknown fields are errors."""

    # Validators are built when they are first needed: a command needs few of them.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Link(Record):
    """A way to more: a page, a repository, a ticket."""

    title: Name
    url: Text


class Named(Record):
    """A thing with an identity of its own: it can be referred to, linked to, shown and waived."""

    id: Path
    """Containment path of slugs, unique among the things of its kind in one architecture."""
    name: Name
    description: Text = ""
    tags: tuple[Slug, ...] = ()
    properties: dict[str, Text] = {}
    links: tuple[Link, ...] = ()
    origin: Origin = "stated"
    """Whether the architecture's source document states it, or it was added to make the model whole."""
    formerly: tuple[Path, ...] = ()
    """Earlier ids, so that links, baselines and scaffolds survive a rename."""


class Presentation(Record):
    """How a diagram starts when a reader opens its page."""

    collapsible: Flag = False
    collapsed: Flag = False
    animated: Flag = False
    interactive: Flag = False
    expandable: Flag = False
    zoomable: Flag = False


Direction = Literal["down", "up", "right", "left"]


class Drawn(Named):
    """A named thing of which a diagram is drawn."""

    direction: Direction | None = None
    presentation: Presentation = Presentation()
    audience: Text = ""
    """Who the diagram is for."""
    purpose: Text = ""
    """What a reader learns from it."""
