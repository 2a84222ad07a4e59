"""Environments and scenarios of each architecture: the generator `deployment_pages`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.records.deployment import Deployment
from trueline.model.workspace import Workspace

from ..pages.figures import figure
from ..pages.frame import Frame, Site
from ..pages.measures import in_words
from ..pages.text import Md
from ..views import draw_deployment, draw_scenarios, scenarios
from .counts import CountRow, compare
from .places import Plan, plan


@dataclass(frozen=True)
class _Part:
    """One deployment, or the scenarios of one environment side by side.

    Attributes:
        title: heading above several scenarios; empty for one deployment.
        drawn: the deployment whose hints the diagram follows.
        figure: the diagram.
        counts: how much of everything runs in each scenario.
        plans: what runs where, for each.
    """

    title: str
    drawn: Deployment
    figure: Md
    counts: tuple[CountRow, ...]
    plans: tuple[Plan, ...]


class DeploymentPages:
    """Writes `deployment.md`: where things run, how often, and which running thing reaches which."""

    api = GENERATOR_API
    name = "deployment_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield a page for each architecture that has deployments."""
        for frame in Site(workspace, options).frames("deployment"):
            deployments = frame.index.record.deployments
            if deployments:
                recovery = [one for one in frame.index.record.qualities if one.characteristic in ("rto", "rpo")]
                yield frame.artefact(
                    "deployment_pages/page.md.j2",
                    frame.about("deployment", deployments),
                    parts=list(_parts(frame, deployments)),
                    recovery=[(one, ", ".join(map(in_words, one.measures))) for one in recovery],
                )


def _parts(frame: Frame, deployments: tuple[Deployment, ...]) -> Iterator[_Part]:
    workspace, architecture = frame.site.workspace, frame.architecture
    for together in scenarios(deployments):
        plans = tuple(plan(frame, one) for one in together)
        if len(together) == 1:
            graph = draw_deployment(workspace, architecture, together[0], frame.page)
            yield _Part("", together[0], figure(graph, together[0]), (), plans)
        else:
            graph = draw_scenarios(workspace, architecture, together, frame.page)
            counts = tuple(compare(frame, together))
            yield _Part(_title(together), together[0], figure(graph, together[0]), counts, plans)


def _title(together: tuple[Deployment, ...]) -> str:
    """Return the heading of scenarios side by side: `live: before scaling, after scaling`."""
    names = ", ".join(one.scenario for one in together)
    return f"{together[0].environment}: {names}" if together[0].environment else names
