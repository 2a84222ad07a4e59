"""Groups (layers, packages, trust zones) and roles of each architecture: the generator `group_pages`."""

from __future__ import annotations

from collections.abc import Iterable

from trueline.model.addresses import page
from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.workspace import Workspace

from ..pages.frame import Frame, Site
from .facts import Register


class GroupPages:
    """Writes `groups.md`: what belongs together, who gets into a trust zone, and who plays which role."""

    api = GENERATOR_API
    name = "group_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield a page for each architecture that has groups or roles."""
        site = Site(workspace, options)
        register = Register(workspace)
        for architecture, index in workspace.indexes.items():
            groups, roles = index.record.groups, index.record.roles
            if groups or roles:
                frame = Frame(site, architecture, page(architecture, "groups"))
                about = (*frame.about("group", groups), *frame.about("role", roles))
                dimensions = list(register.dimensions(frame))
                cards = [register.role(frame, role) for role in roles]
                yield frame.artefact("group_pages/page.md.j2", about, dimensions=dimensions, roles=cards)
