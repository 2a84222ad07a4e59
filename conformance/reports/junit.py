"""A report as JUnit XML, which build servers show as tests: a suite is a check, a test is a rule.

No standard says what JUnit XML is. This is what the schema of the xUnit plugin of Jenkins (`junit-10.xsd`) allows, in
the order of elements that Apache Ant writes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree

from trueline.model.checks import Violation
from trueline.model.diagnostics import Diagnostic, Severity

from .characters import exact, prose
from .judged import Judged, Judgement, Verdict, judgements
from .report import Report
from .wording import at, chain, counted, summary, tally, where

MOST = 100  # violations that one test lists

# What XML 1.0 has no way to write, not even escaped.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(report: Report) -> str:
    """Return a report as JUnit XML.

    A rule that is broken is a test that failed; one that could not be decided is skipped. What is known, and what is
    no error, fails nothing.
    """
    root = ElementTree.Element("testsuites", name="trueline")
    for judgement in judgements(report):
        root.append(_Suite(judgement, report.version).element())
    for kind in ("tests", "failures", "errors"):
        root.set(kind, str(sum(int(suite.get(kind, "0")) for suite in root)))
    ElementTree.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


class _Suite:
    """The tests of one check."""

    def __init__(self, judgement: Judgement, version: str) -> None:
        self._judgement = judgement
        self._check = exact(judgement.outcome.check)
        self._version = version
        self._names: Counter[str] = Counter()

    def element(self) -> ElementTree.Element:
        tests = [*map(self._rule, self._judgement.rules), *self._codes(), *self._unable()]
        suite = _element("testsuite", name=self._check, tests=str(len(tests)))
        for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            suite.set(attribute, str(sum(test.find(tag) is not None for test in tests)))
        suite.set("time", "0")
        suite.append(self._properties())
        suite.extend(tests)
        rest = [one for group in self._judgement.unruled for one in group if one.severity is not Severity.ERROR]
        if rest:
            suite.append(_element("system-out", _listed(rest)))
        return suite

    def _properties(self) -> ElementTree.Element:
        known = sum(rule.known for rule in self._judgement.rules)
        values = {"version": self._version, "known": str(known)}
        values |= {name: str(number) for name, number in self._judgement.outcome.accounted.items()}
        properties = _element("properties")
        properties.extend(_element("property", name=exact(name), value=exact(value)) for name, value in values.items())
        return properties

    def _rule(self, rule: Judged) -> ElementTree.Element:
        test = self._test(rule.title)
        errors = [one for one in rule.violations if one.severity is Severity.ERROR]
        if rule.verdict is Verdict.BROKEN:
            because = f": {prose(rule.ruling.because)}" if rule.ruling.because else ""
            message = f"{counted(len(errors), 'violation')}{because}"
            test.append(_element("failure", _listed(errors), message=message, type=rule.ruling.code))
        elif rule.verdict is Verdict.UNDECIDED:
            test.append(_element("skipped", message="not everything could be checked, so nothing counts as held"))
        rest = [one for one in rule.violations if one.severity is not Severity.ERROR]
        if rest:
            test.append(_element("system-out", _listed(rest)))
        return test

    def _codes(self) -> Iterator[ElementTree.Element]:
        for group in self._judgement.unruled:
            code = group[0].code
            if group[0].severity is Severity.ERROR:
                test = self._test(code)
                test.append(_element("failure", _listed(group), message=", ".join(tally(group)), type=code))
                yield test

    def _unable(self) -> Iterator[ElementTree.Element]:
        groups: dict[str, list[Diagnostic]] = {}
        for one in self._judgement.outcome.unable:
            groups.setdefault(one.code, []).append(one)
        for code, group in groups.items():
            test = self._test(code)
            rows = _bounded((at(one.location, summary(one)) for one in group[:MOST]), len(group))
            test.append(_element("error", rows, message=prose(group[0].message), type=code))
            yield test

    def _test(self, name: str) -> ElementTree.Element:
        """Return a test whose name no other test of the suite has."""
        plain = _legal(prose(name))
        unique = plain
        while unique in self._names:
            self._names[plain] += 1
            unique = f"{plain} #{self._names[plain] + 1}"
        self._names[unique] = 0
        return _element("testcase", classname=self._check, name=unique, time="0")


def _listed(violations: Sequence[Violation]) -> str:
    return _bounded((row for one in violations[:MOST] for row in _rows(one)), len(violations))


def _rows(one: Violation) -> Iterator[str]:
    yield at(where(one), summary(one))
    for step in chain(one):
        yield f"  {step}"


def _bounded(rows: Iterable[str], number: int) -> str:
    rest = [f"… and {number - MOST:,} more"] if number > MOST else []
    return "\n".join(["", *rows, *rest, ""])


def _element(tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
    """Return an element of which every character can stand in XML."""
    element = ElementTree.Element(tag, {name: _legal(value) for name, value in attributes.items()})
    element.text = _legal(text) or None
    return element


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
