"""A page that tells what changed in an architecture, with the drawings it touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from trueline.model.comparison import Change
from trueline.model.records.base import Named
from trueline.model.workspace import Workspace

from ..markdown import bullets, code, escape
from ..pages.drawings import Drawings
from ..pages.environment import tidy
from ..pages.figures import Diagram, figure
from ..views import draw_deployment, draw_domain, draw_flow, draw_machine, draw_process, draw_schema, draw_view
from .graphs import laid_over
from .lists import classes, flows, machines, schemas
from .words import SIGNS, in_words

T = TypeVar("T", bound=Named)

_LEGEND = (
    "In drawings, what was added, removed or changed says so, in words and in colour; texts that differ begin with a "
    "sign: plus for added, minus for removed, tilde for changed."
)


def change_page(before: Workspace, after: Workspace, architecture: str, changes: Sequence[Change]) -> str:
    """Return the page as Markdown.

    Args:
        before: the earlier state, with the ids of now for what was renamed (`aligned`).
        after: the later state.
        architecture: id of the architecture, which both hold.
        changes: what `compare` found in it.
    """
    title = after.index(architecture).record.title
    parts = [f"# What changed in {escape(title)}", bullets(_entries(changes)) or "Nothing."]
    drawn = list(_drawn(before, after, architecture, changes))
    if drawn:
        parts += [_LEGEND, *(f"## {escape(name)}\n\n{figure(diagram)}" for name, diagram in drawn)]
    return tidy("\n\n".join(parts))


def _entries(changes: Sequence[Change]) -> Iterator[str]:
    for change in changes:
        fields = "".join(f"<br>{escape(in_words(one))}" for one in change.fields)
        was = f" (was {code(change.before)})" if change.before else ""
        breaking = " **may break others**" if change.breaking else ""
        sign = escape(SIGNS[change.change])
        yield f"{sign} {change.change}: {escape(change.kind)} **{escape(change.name)}**{was}{breaking}{fields}"


def _drawn(
    before: Workspace, after: Workspace, architecture: str, changes: Sequence[Change]
) -> Iterator[tuple[str, Diagram]]:
    """Yield the drawings in which something is different, with their names."""
    touched = frozenset(change.id for change in changes if change.change in ("changed", "renamed"))
    old, new = before.index(architecture).record, after.index(architecture).record
    views = [(Drawings(each).stated(architecture) + Drawings(each).derived(architecture)) for each in (before, after)]
    for was, now in _pairs(*views):
        one, other = draw_view(before, architecture, was), draw_view(after, architecture, now)
        yield from _kept(now.name, laid_over(one, other, touched))
    for process, next_ in _pairs(old.processes, new.processes):
        one, other = draw_process(before, architecture, process), draw_process(after, architecture, next_)
        yield from _kept(next_.name, laid_over(one, other))
    for place, moved in _pairs(old.deployments, new.deployments):
        one, other = draw_deployment(before, architecture, place), draw_deployment(after, architecture, moved)
        yield from _kept(moved.name, laid_over(one, other, touched))
    for flow, later in _pairs(old.flows, new.flows):
        yield from _kept(
            later.name, flows(draw_flow(before, architecture, flow), draw_flow(after, architecture, later))
        )
    for machine, changed in _pairs(old.machines, new.machines):
        states = draw_machine(before, architecture, machine), draw_machine(after, architecture, changed)
        yield from _kept(changed.name, machines(*states))
    for schema, altered in _pairs(old.schemas, new.schemas):
        tables = draw_schema(before, architecture, schema), draw_schema(after, architecture, altered)
        yield from _kept(altered.name, schemas(*tables))
    for domain, grown in _pairs(old.domains, new.domains):
        models = draw_domain(before, architecture, domain), draw_domain(after, architecture, grown)
        yield from _kept(grown.name, classes(*models))


def _pairs(old: Sequence[T], new: Sequence[T]) -> Iterator[tuple[T, T]]:
    known = {one.id: one for one in old}
    yield from ((known[one.id], one) for one in new if one.id in known)


def _kept(name: str, diagram: Diagram | None) -> Iterator[tuple[str, Diagram]]:
    if diagram is not None:
        yield name, diagram
