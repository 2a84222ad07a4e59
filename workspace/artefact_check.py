"""The check `artefacts`: generated files are what the model says, exactly as `trueline build --check`."""

from __future__ import annotations

from trueline.model.checks import CHECK_API, Code, Outcome, Ruling, Subject, Violation, violation_of
from trueline.model.diagnostics import Location, Severity
from trueline.model.workspace import Workspace

from .building import Request, build
from .changes import Change
from .differences import describe
from .discovery import find_project

_RULING = Ruling(
    "artefacts", "artefacts.differs", "Generated files are current",
    "who reads them believes that they say what the model says",
)  # fmt: skip


class ArtefactCheck:
    """Holds generated files to the model."""

    api = CHECK_API
    name = "artefacts"
    codes = (
        Code(
            "artefacts.differs", Severity.ERROR, "A page or contract that lags behind the model misleads its readers.",
            "site/systems/shop/index.md would change", "Run: trueline build",
        ),
        Code(
            "artefacts.edited", Severity.ERROR, "What is written into a generated file is lost with the next build.",
            "site/systems/shop/index.md was edited by hand",
            "Move the edit into the model, or drop it with: trueline build --force",
        ),
    )  # fmt: skip

    def check(self, workspace: Workspace, subject: Subject) -> Outcome:
        """Return every generated file that a build would write, remove or refuse to touch."""
        result = build(find_project(subject.root), Request(write=False))
        found = (one for one in result.diagnostics if one.severity is Severity.ERROR)
        errors = (violation_of(one, f"{one.about} {one.message}") for one in found)
        return Outcome(
            self.name,
            (_RULING,),
            (*map(self._violation, result.changes), *errors),
            {"artefacts": result.unchanged + len(result.changes)},
        )

    def _violation(self, change: Change) -> Violation:
        code = self.codes[1] if change.state.is_refused else self.codes[0]
        return Violation(
            code.id, describe(change), str(change.key), _RULING.id, location=Location(change.key.path),
            remedy=code.remedy,
        )  # fmt: skip
