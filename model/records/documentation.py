"""Decisions, free sections, and what a document says of its readers, technologies and principles."""

from __future__ import annotations

from typing import Annotated, Literal

from .base import ElementRef, Markdown, Name, Named, Record, Reference, ReferenceField, Text

AnyRef = Annotated[Reference, ReferenceField(("*",))]
DecisionRef = Annotated[Reference, ReferenceField(("decision",))]


class Decision(Named):
    """An architecture decision record (Nygard, 2011)."""

    status: Literal["proposed", "accepted", "superseded", "rejected"] = "accepted"
    date: Text = ""
    """ISO 8601, such as 2026-11-20."""
    context: Markdown = ""
    decision: Markdown = ""
    consequences: Markdown = ""
    alternatives: Markdown = ""
    about: tuple[AnyRef, ...] = ()
    supersedes: tuple[DecisionRef, ...] = ()


class Section(Named):
    """Free documentation in Markdown; a line `![name](view:ID)` embeds a view."""

    body: Markdown
    about: tuple[AnyRef, ...] = ()


class Technology(Record):
    """A technology, where it is used and what for."""

    name: Name
    layer: Text = ""
    purpose: Text = ""
    used_by: tuple[ElementRef, ...] = ()


class Audience(Record):
    """Who reads which level of the documentation, and why."""

    level: Name
    diagram: Text = ""
    readers: Text = ""
    purpose: Text = ""


class Principle(Record):
    """An architectural pattern or principle that the system follows."""

    name: Name
    description: Text = ""
    elements: tuple[ElementRef, ...] = ()


class Document(Record):
    """The document an architecture was stated in."""

    title: Name
    version: Text = ""
    updated: Text = ""
    authors: tuple[Name, ...] = ()
    purpose: Text = ""
