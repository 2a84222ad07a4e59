"""What should be written down beside the diagrams: decisions, documentation, and how promises are verified."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Severity
from ..records.documentation import Decision
from ..records.qualities import Quality
from .inspection import Finding, Inspection, Model, found, found_in


def _undecided(model: Model) -> Iterator[Finding]:
    for architecture in model.workspace.architectures:
        if architecture.elements and not architecture.decisions:
            yield found_in(architecture, f"the architecture '{architecture.id}' has no decisions")


def _undocumented(model: Model) -> Iterator[Finding]:
    for architecture in model.workspace.architectures:
        if architecture.elements and not architecture.sections:
            yield found_in(architecture, f"the architecture '{architecture.id}' has no sections of documentation")


def _hollow(model: Model) -> Iterator[Finding]:
    for thing, decision in model.stated("decision", Decision):
        if not decision.decision.strip():
            yield found(thing, f"'{decision.name}' does not say what was decided")


def _unverified(model: Model) -> Iterator[Finding]:
    for thing, quality in model.stated("quality", Quality):
        if not quality.verified_by:
            yield found(thing, f"nothing verifies '{quality.name}'")


def _vague(model: Model) -> Iterator[Finding]:
    for thing, quality in model.stated("quality", Quality):
        if not quality.measures and not quality.means:
            yield found(thing, f"'{quality.name}' has neither a measure nor a means")


INSPECTIONS = (
    Inspection(
        "model.architecture.undecided", Severity.OFF, "Who comes later asks why, and finds nobody to ask.",
        "the architecture 'shop' has no decisions", "Record the decisions that are expensive to change.", _undecided,
    ),
    Inspection(
        "model.architecture.undocumented", Severity.OFF, "Some things are said in prose or not at all.",
        "the architecture 'shop' has no sections of documentation", "Add sections.", _undocumented,
    ),
    Inspection(
        "model.decision.empty", Severity.WARNING, "A decision without its sentence decides nothing.",
        "'Reserve first' does not say what was decided", "Write it into decision=.", _hollow,
    ),
    Inspection(
        "model.quality.unverified", Severity.OFF, "A promise that nothing verifies is a wish.",
        "nothing verifies 'Orders are quick'", "Name the test or the measurement in verified_by=.", _unverified,
    ),
    Inspection(
        "model.quality.vague", Severity.WARNING, "What has no number and no means cannot be kept or broken.",
        "'Orders are quick' has neither a measure nor a means", "Add a measure such as below={'p95': 300 * ms}.",
        _vague,
    ),
)  # fmt: skip
