"""State machines of each architecture: the generator `machine_pages`."""

from __future__ import annotations

from collections.abc import Iterable

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.workspace import Workspace

from ..pages.behaviours import machine_card
from ..pages.frame import Site


class MachinePages:
    """Writes `machines.md`: states, transitions, guards and timers with their numbers, and every answer."""

    api = GENERATOR_API
    name = "machine_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield a page for each architecture that has machines of its own; those of patterns stand with these."""
        for frame in Site(workspace, options).frames("machines"):
            machines = frame.index.record.machines
            if machines:
                cards = [machine_card(frame, machine) for machine in machines]
                about = frame.about("machine", machines)
                yield frame.artefact("machine_pages/page.md.j2", about, cards=cards)
