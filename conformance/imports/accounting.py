"""Every file that was found is accounted for: what is nobody's, and what Python would not import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trueline.model.checks import Violation
from trueline.model.diagnostics import Diagnostic, Location, Severity

from .graph import Graph
from .owners import Owners
from .places import Places
from .rules import Part
from .sources import Aside, Sources


def account(bound: Sequence[Part], found: Sources, graph: Graph, places: Places) -> Iterator[Violation]:
    """Yield what is odd about files, whatever they import."""
    for one in sorted(found.aside, key=lambda one: one.path):
        violation = _aside(one, places)
        if violation is not None:
            yield violation
    owners = Owners(bound)
    for module in sorted(found.files) if bound else ():
        if owners.of(module) is None:
            yield Violation(
                "imports.module.unbound", f"{module} belongs to no element of the model", module,
                severity=Severity.WARNING, location=places.of(module), source=module.rpartition(".")[0],
                remedy="Bind an element to it with code=.",
            )  # fmt: skip


def _aside(one: Aside, places: Places) -> Violation | None:
    path = places.path(one.path)
    files = f"{one.files} Python file{'s' * (one.files != 1)}"
    told = {
        "no-init": (
            "imports.folder.no-init", f"{path} has no __init__.py, so that other tools pass over its {files}",
            "Add an __init__.py.",
        ),
        "unnamed": (
            "imports.file.unnamed", f"{path} has no name that Python could import ({files})",
            "Rename it, or leave it out with exclude= of the table checks.imports.",
        ),
        "shadowed": (
            "imports.file.shadowed", f"{path} is hidden by another module of the same name", "Rename or delete it.",
        ),
    }.get(one.reason)  # fmt: skip
    if told is None:
        return None
    code, message, remedy = told
    return Violation(code, message, path, severity=Severity.WARNING, location=Location(path), remedy=remedy)


def unread(graph: Graph, places: Places) -> Iterator[Diagnostic]:
    """Yield the files that cannot be read: of what they import, nothing can be said."""
    for one in graph.unread:
        place = places.of(one.module, one.line)
        yield Diagnostic(
            "imports.file.unreadable", f"{place.file if place else one.module} is no Python: {one.problem}",
            location=place, remedy="Mend it, or leave it out with exclude= of the table checks.imports.",
        )  # fmt: skip
