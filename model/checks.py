"""The seam between the model and what holds real code against it: checks, what they find, and the check protocol."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from .diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from .workspace import Workspace

CHECK_API = 1


@dataclass(frozen=True, slots=True)
class Subject:
    """What is held against the model.

    Attributes:
        root: folder of the project, absolute.
        cache: folder for what may be lost at any time.
        site: folder of the documentation source, POSIX, relative to the root.
        settings: the check's own table of the configuration, as it was read.
    """

    root: Path
    cache: Path
    site: str = "site"
    settings: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A rule as a check holds code to it; reports show it whether it holds or not.

    Attributes:
        id: reference of the rule, or a name of its own where no model states it.
        code: code of its violations.
        name: what people call it.
        because: its reason.
        page: page of the rule, POSIX, relative to the root of the project, with an anchor; empty where there is none.
        location: where it is stated, if that is known.
    """

    id: str
    code: str
    name: str
    because: str = ""
    page: str = ""
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain.

    Attributes:
        source: what depends, such as the importing module.
        target: what it depends on.
        location: where, if that is known.
        note: how, in a word, such as `type checking`; empty for the ordinary.
    """

    source: str
    target: str
    location: Location | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Violation:
    """One difference between the model and what it was held against.

    Attributes:
        code: stable dotted code, such as `imports.layers`.
        message: one sentence that names what is wrong.
        key: what it is known by among those of its rule: it survives moved lines.
        rule: id of its ruling; empty for what no rule states.
        severity: its weight; a workspace may change it per code.
        location: where it stands.
        source: the part it starts in, in words; reports group by the pair.
        target: the part it leads to, in words.
        chain: how the one reaches the other; one step where it does so directly.
        remedy: what to do about it.
    """

    code: str
    message: str
    key: str
    rule: str = ""
    severity: Severity = Severity.ERROR
    location: Location | None = None
    source: str = ""
    target: str = ""
    chain: tuple[Step, ...] = ()
    remedy: str = ""


def violation_of(found: Diagnostic, key: str) -> Violation:
    """Return a diagnostic as a violation that no rule states, known by `key`."""
    return Violation(
        found.code, found.message, key, severity=found.severity, location=found.location, remedy=found.remedy
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check has to say.

    Attributes:
        check: its name.
        rulings: every rule that was held against the code.
        violations: what differs, in a stable order.
        accounted: how many of what was looked at, by name, such as `files`.
        unable: why something could not be checked; then nothing counts as held.
    """

    check: str
    rulings: tuple[Ruling, ...] = ()
    violations: tuple[Violation, ...] = ()
    accounted: Mapping[str, int] = field(default_factory=dict)
    unable: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """What a code of a check means: the answer to `trueline check --explain`.

    Attributes:
        id: the code.
        severity: how much its violations weigh, unless the project says otherwise.
        reason: why it matters, in one sentence.
        example: what it finds, in a few words.
        remedy: what to do about it, in one sentence.
    """

    id: str
    severity: Severity
    reason: str
    example: str
    remedy: str


@runtime_checkable
class Check(Protocol):
    """Holds something real against the model; found under the entry-point group `trueline.checks`.

    The entry point names a callable without arguments that returns one. `api` is `CHECK_API` of the protocol it was
    written for; `codes` are those of its violations.
    """

    api: int
    name: str
    codes: tuple[Code, ...]

    def check(self, workspace: Workspace, subject: Subject) -> Outcome:
        """Return what differs between `workspace` and `subject`.

        Raises:
            TruelineError: where nothing could be checked, because of a mistake of the user.
        """
        ...
