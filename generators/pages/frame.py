"""The frame of a page: where it stands, what it links to, and how its diagrams are set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from trueline.model.addresses import Address, Addresses, page, relative
from trueline.model.index import Index
from trueline.model.naming import anchor
from trueline.model.protocols import Artefact, Options
from trueline.model.records.base import Named
from trueline.model.references import absolute, local
from trueline.model.workspace import Workspace

from ..markdown import code, escape, link
from .environment import render
from .text import Md


@dataclass(frozen=True)
class Site:
    """Everything the pages of one build have in common."""

    workspace: Workspace
    options: Options

    @cached_property
    def addresses(self) -> Addresses:
        """The address of everything."""
        return Addresses(self.workspace)

    def frames(self, name: str) -> Iterator[Frame]:
        """Yield the page of this name for each architecture."""
        for architecture in self.workspace.indexes:
            yield Frame(self, architecture, page(architecture, name))


@dataclass(frozen=True)
class Frame:
    """One page in the making.

    Attributes:
        site: what all pages share.
        architecture: id of the architecture the page belongs to; empty for pages of the whole workspace.
        page: path of the page, relative to the documentation source.
    """

    site: Site
    architecture: str
    page: str

    @property
    def index(self) -> Index:
        """The index of the page's architecture."""
        return self.site.workspace.index(self.architecture)

    def name(self, reference: str) -> str:
        """Return the name of what `reference` leads to, or the reference itself."""
        found = self.site.workspace.find(reference, self.architecture)
        return found.record.name if found else reference

    def link(self, reference: str, text: str = "") -> Md:
        """Return a link to what `reference` leads to, or its name where it has no page."""
        shown = text or self.name(reference)
        url = self.site.addresses.link(reference, self.architecture, self.page)
        return Md(link(shown, url)) if url else Md(escape(shown))

    def links(self, references: Iterable[str], between: str = ", ") -> Md:
        """Return links to several things."""
        return Md(between.join(self.link(reference) for reference in references))

    def url(self, reference: str) -> str:
        """Return the relative address of what `reference` leads to, or an empty string."""
        return self.site.addresses.link(reference, self.architecture, self.page)

    def to_page(self, name: str, text: str) -> Md:
        """Return a link to another page of the same architecture."""
        return Md(link(text, relative(Address(page(self.architecture, name)), self.page)))

    def outside(self, title: str, url: str) -> Md:
        """Return a link out of the site; a path of another document's folder leads nowhere here, and is shown."""
        if url.lower().startswith(("https://", "http://", "mailto:")):
            return Md(link(title, url))
        return Md(f"{escape(title)} ({code(url)})" if url else escape(title))

    def anchor(self, kind: str, record: Named) -> Md:
        """Return the HTML anchor of a thing on its page."""
        return Md(f'<a id="{anchor(local(kind, record.id))}"></a>')

    def about(self, kind: str, records: Iterable[Named]) -> tuple[str, ...]:
        """Return the absolute references of several things of one kind."""
        return tuple(absolute(local(kind, record.id), self.architecture) for record in records)

    def artefact(self, template: str, about: tuple[str, ...] = (), **context: object) -> Artefact:
        """Return the page filled from a template; the frame is there as `page`."""
        content = render(template, page=self, **context)
        return Artefact(f"{self.site.options.site}/{self.page}", content, about=about)
