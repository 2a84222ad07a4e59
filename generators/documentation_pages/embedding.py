"""Drawings embedded in free text: a line `![name](view:ID)` outside code becomes the drawing and a link to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trueline.model.records.base import Named
from trueline.model.records.behaviour import Flow, Process
from trueline.model.records.deployment import Deployment
from trueline.model.records.domain import DomainModel
from trueline.model.records.machines import Machine
from trueline.model.records.schema import Schema
from trueline.model.records.views import View
from trueline.model.workspace import Workspace

from ..markdown import escape
from ..pages.figures import Diagram, figure
from ..pages.frame import Frame
from ..views import draw_deployment, draw_domain, draw_flow, draw_machine, draw_process, draw_schema, draw_view

# `markdown.block` has written the address, which no browser knows, as text; fences stand at the start of a line.
_EMBEDDED = re.compile(r"\s*!\[(?P<name>.*)\]&#40;(?P<reference>(?:[a-z0-9-]+/)?[a-z]+:[a-z0-9.-]+)\)\s*")
_FENCE = re.compile(r"(`{3,})")


class Embedding:
    """Draws what the sections of one page embed.

    Attributes:
        missing: section and reference of what could not be drawn.
    """

    def __init__(self, frame: Frame) -> None:
        """Work for one page."""
        self._frame = frame
        self.missing: list[tuple[str, str]] = []

    def draw(self, section: str, text: str) -> str:
        """Return the safe Markdown `text` of a section with its drawings in place."""
        return "\n".join(self._lines(section, text))

    def _lines(self, section: str, text: str) -> Iterator[str]:
        fence = ""
        for line in text.split("\n"):
            mark = _FENCE.match(line)
            if mark and not fence:
                fence = mark[1]
            elif fence and line == fence:
                fence = ""
            found = None if fence else _EMBEDDED.fullmatch(line)
            yield self._drawing(section, found) or line if found else line

    def _drawing(self, section: str, found: re.Match[str]) -> str:
        thing = self._frame.site.workspace.find(found["reference"], self._frame.architecture)
        diagram = _diagram(self._frame, thing.architecture, thing.record) if thing else None
        if thing is None or diagram is None:
            self.missing.append((section, found["reference"]))
            return ""
        words = found["name"].strip()
        before = f"{words}: " if words not in ("", escape(thing.record.name)) else ""
        return f"\n{figure(diagram)}\n\n*{before}{self._frame.link(thing.reference)}*\n"


def _diagram(frame: Frame, architecture: str, record: Named) -> Diagram | None:
    workspace: Workspace = frame.site.workspace
    match record:
        case View():
            return draw_view(workspace, architecture, record, frame.page)
        case Flow():
            return draw_flow(workspace, architecture, record, frame.page)
        case Process():
            return draw_process(workspace, architecture, record, frame.page)
        case Machine():
            return draw_machine(workspace, architecture, record)
        case Schema():
            return draw_schema(workspace, architecture, record, frame.page)
        case DomainModel():
            return draw_domain(workspace, architecture, record, frame.page)
        case Deployment():
            return draw_deployment(workspace, architecture, record, frame.page)
        case _:
            return None
