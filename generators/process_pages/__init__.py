"""Processes of each architecture: the generator `process_pages`."""

from __future__ import annotations

from collections.abc import Iterable

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.workspace import Workspace

from ..pages.behaviours import process_card
from ..pages.frame import Site


class ProcessPages:
    """Writes `processes.md`: activities and decisions in their order, and who does them."""

    api = GENERATOR_API
    name = "process_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield a page for each architecture that has processes."""
        for frame in Site(workspace, options).frames("processes"):
            processes = frame.index.record.processes
            if processes:
                cards = [process_card(frame, process) for process in processes]
                about = frame.about("process", processes)
                yield frame.artefact("process_pages/page.md.j2", about, cards=cards)
