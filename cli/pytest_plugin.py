"""The pytest plug-in: every rule of `trueline check` is a test.

Switched on with `pytest --trueline` or, in the configuration of pytest, `trueline = imports artefacts` (or `all`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from trueline.model.checks import Outcome, Ruling, Violation
    from trueline.model.diagnostics import Location

_ALL = "all"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option and the setting."""
    group = parser.getgroup("trueline")
    group.addoption(
        "--trueline", nargs="?", const=_ALL, default=None, metavar="KIND,KIND",
        help="hold the code to its architecture: all checks, or some",
    )  # fmt: skip
    parser.addini("trueline", "checks of the architecture to run as tests, or 'all'", type="args")


def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add a test for each rule of each check that is asked for."""
    asked = config.getoption("--trueline")
    kinds = asked.replace(",", " ").split() if asked else list(config.getini("trueline"))
    if kinds:
        items += _Checks.from_parent(session, name="trueline", kinds=kinds).collect()


class BrokenRuleError(Exception):
    """A rule does not hold."""


class _Checks(pytest.Collector):
    """All checks of one session."""

    def __init__(self, *, kinds: list[str], **common: Any) -> None:
        super().__init__(**common)
        self._kinds = () if _ALL in kinds else tuple(kinds)

    def collect(self) -> list[_Rule]:
        """Run the checks, and return a test for each rule, and for whatever else is to be mended."""
        from trueline.model.diagnostics import TruelineError
        from trueline.workspace.checking import Request, check_project
        from trueline.workspace.discovery import find_project

        try:
            outcomes = check_project(find_project(self.config.rootpath), Request(self._kinds)).outcomes
        except TruelineError as error:
            return [self._rule("could be checked", [str(one) for one in error.diagnostics])]
        return [rule for outcome in outcomes for rule in self._of(outcome)]

    def _of(self, outcome: Outcome) -> Iterator[_Rule]:
        names: set[str] = set()
        unable = [str(one) for one in outcome.unable]
        yield self._rule(f"{outcome.check}: could be checked", unable)
        for ruling in outcome.rulings:
            name = f"{outcome.check}: {ruling.name}"
            if name in names:
                name = f"{name} ({ruling.id})"
            names.add(name)
            found = [one for one in outcome.violations if one.rule == ruling.id]
            yield self._rule(name, _told(found, ruling), ruling.location)
        loose = [one for one in outcome.violations if not one.rule]
        for code in dict.fromkeys(one.code for one in loose):
            yield self._rule(f"{outcome.check}: {code}", _told([one for one in loose if one.code == code]))

    def _rule(self, name: str, problems: list[str], place: Location | None = None) -> _Rule:
        made: _Rule = _Rule.from_parent(self, name=name, problems=problems, place=place)
        return made


class _Rule(pytest.Item):
    """One rule."""

    def __init__(self, *, problems: list[str], place: Location | None, **common: Any) -> None:
        super().__init__(**common)
        self._problems = problems
        self._place = place

    def runtest(self) -> None:
        """Fail where the rule is broken."""
        if self._problems:
            raise BrokenRuleError("\n".join(self._problems))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show the violations, and no traceback."""
        if isinstance(excinfo.value, BrokenRuleError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Any, int | None, str]:
        """Say where the rule is stated."""
        if self._place is None:
            return self.config.rootpath, None, self.name
        return self.config.rootpath / self._place.file, self._place.line or None, self.name


def _told(violations: Iterable[Violation], ruling: Ruling | None = None) -> list[str]:
    """Return what to say of the violations that weigh as errors; of nothing, nothing."""
    errors = [one for one in violations if one.severity == "error"]
    if not errors:
        return []
    because = [f"{ruling.name}: {ruling.because}"] if ruling is not None and ruling.because else []
    return [*because, *(line for one in errors for line in _lines(one))]


def _lines(one: Violation) -> Iterator[str]:
    place = f"{one.location}: " if one.location else ""
    yield f"{place}{one.message} [{one.code}]"
    if len(one.chain) > 1:
        yield from (f"    {step.location or ''}: {step.source} -> {step.target}" for step in one.chain)
