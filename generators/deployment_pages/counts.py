"""Scenarios of one environment compared: how much of everything runs in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.model.records.deployment import Deployment, DeploymentNode
from trueline.model.references import absolute

from ..markdown import escape
from ..pages.frame import Frame
from ..pages.text import Md


@dataclass(frozen=True, slots=True)
class CountRow:
    """An element or a piece of infrastructure, and how many of it run in each scenario."""

    what: Md
    counts: tuple[int, ...]


def compare(frame: Frame, together: tuple[Deployment, ...]) -> Iterator[CountRow]:
    """Yield a row for everything that runs in any of the scenarios, in the order of its first appearance.

    A node of which there are several holds as many of everything inside it.
    """
    tables = [_count(frame, one) for one in together]
    for what in dict.fromkeys(what for table in tables for what in table):
        yield CountRow(what, tuple(table.get(what, 0) for table in tables))


def _count(frame: Frame, deployment: Deployment) -> dict[Md, int]:
    counted: dict[Md, int] = {}
    for what, count in _running(frame, deployment.nodes, 1):
        counted[what] = counted.get(what, 0) + count
    return counted


def _running(frame: Frame, nodes: tuple[DeploymentNode, ...], times: int) -> Iterator[tuple[Md, int]]:
    for node in nodes:
        here = times * node.count
        for piece in node.infrastructure:
            yield Md(escape(piece.name)), here
        for instance in node.instances:
            yield frame.link(absolute(instance.of, frame.architecture)), here * instance.count
        yield from _running(frame, node.nodes, here)
