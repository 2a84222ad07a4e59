"""Where things stand in the documentation site: one page address for every reference, computed from the model alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .naming import anchor, file_stem
from .records.elements import Element
from .records.views import View
from .references import absolute
from .workspace import Workspace

SYSTEMS = "systems"

# Things without a page of their own stand on the page of their kind.
_PAGES: dict[str, str] = {
    "group": "groups",
    "role": "groups",
    "flow": "flows",
    "process": "processes",
    "schema": "schema",
    "entity": "schema",
    "domain": "domain",
    "class": "domain",
    "command": "messages",
    "query": "messages",
    "event": "messages",
    "interface": "interfaces",
    "endpoint": "interfaces",
    "field": "interfaces",
    "channel": "interfaces",
    "job": "interfaces",
    "machine": "machines",
    "pattern": "patterns",
    "deployment": "deployment",
    "rule": "rules",
    "quality": "qualities",
    "decision": "decisions",
    "section": "documentation",
}

VIEW_PAGES: dict[str, str] = {
    "landscape": "landscape",
    "context": "context",
    "container": "containers",
    "component": "components",
    "code": "code",
    "security": "security",
    "custom": "views",
}


@dataclass(frozen=True, slots=True)
class Address:
    """A page, POSIX and relative to the documentation source, and an anchor on it (empty: its top)."""

    page: str
    anchor: str = ""


class Addresses:
    """The address of everything in `workspace`."""

    def __init__(self, workspace: Workspace) -> None:
        """Wrap a workspace; addresses are computed on demand and kept."""
        self._workspace = workspace
        self._known: dict[str, Address | None] = {}

    def of(self, reference: str, within: str = "") -> Address | None:
        """Return the address of what `reference`, written in the architecture `within`, leads to."""
        full = absolute(reference, within)
        if full not in self._known:
            self._known[full] = self._compute(full)
        return self._known[full]

    def _compute(self, reference: str) -> Address | None:
        thing = self._workspace.find(reference)
        if thing is None:
            return None
        record = thing.record
        if isinstance(record, Element):
            return self._element(thing.architecture, record)
        if isinstance(record, View):
            return Address(page(thing.architecture, VIEW_PAGES[record.kind]), anchor(f"view:{record.id}"))
        local = f"{thing.kind}:{record.id}"
        if thing.pointer[:1] == ("patterns",):
            # A pattern's machine, flow and process stand together on the page of patterns.
            return Address(page(thing.architecture, "patterns"), anchor(local))
        if getattr(record, "drawn_as", "") == "dynamic":
            return Address(page(thing.architecture, "dynamic"), anchor(local))
        return Address(page(thing.architecture, _PAGES[thing.kind]), anchor(local))

    def _element(self, architecture: str, element: Element) -> Address:
        """People, systems and containers have a page; smaller things a section on the page they stand in."""
        index = self._workspace.index(architecture)
        owner = element
        while owner.kind in ("component", "code"):
            parent = index.elements.get(owner.id.rpartition(".")[0])
            if parent is None:
                return Address(page(architecture, "elements/index"), anchor(element.id))
            owner = parent
        own = page(architecture, f"elements/{file_stem(owner.id)}")
        return Address(own, "" if owner is element else anchor(element.id))

    def link(self, reference: str, within: str, from_page: str) -> str:
        """Return the relative link from `from_page` to what `reference` leads to; empty where there is none."""
        address = self.of(reference, within)
        return relative(address, from_page) if address else ""


def page(architecture: str, name: str) -> str:
    """Return the path of a page of an architecture, relative to the documentation source."""
    return f"{SYSTEMS}/{architecture}/{name}.md"


def relative(address: Address, from_page: str) -> str:
    """Return a relative link that works on a code host and in the built site."""
    hash_ = f"#{address.anchor}" if address.anchor else ""
    if address.page == from_page:
        return hash_ or _path(address.page, from_page)
    return _path(address.page, from_page) + hash_


@lru_cache(maxsize=65536)
def _path(target: str, from_page: str) -> str:
    # Both are plain paths below one root; `posixpath.relpath` would ask for the working directory, thousands of times.
    there, here = target.split("/"), from_page.split("/")[:-1]
    common = 0
    while common < min(len(there) - 1, len(here)) and there[common] == here[common]:
        common += 1
    return "/".join([*[".."] * (len(here) - common), *there[common:]])
