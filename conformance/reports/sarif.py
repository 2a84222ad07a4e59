"""A report as SARIF 2.1.0, which GitHub code scanning, GitLab, Azure DevOps and editors read.

See the OASIS standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from trueline.model.checks import Outcome, Ruling, Step, Violation
from trueline.model.diagnostics import Diagnostic, Location, Severity

from .addresses import Site, percent_encoded
from .characters import exact, prose
from .encoding import Row, encoded
from .report import Report, reported
from .wording import arrow, summary, where

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_DRIVE = re.compile(r"[A-Za-z]:/")

Plain = dict[str, Any]


def write(report: Report, *, meanings: Mapping[str, str] | None = None, site: Site | None = None) -> str:
    """Return a report as SARIF.

    What is known is in it as suppressed. Nothing is left out, whatever a reader takes: GitHub takes 25,000 results.

    Args:
        report: what was found.
        meanings: what each code means, in a sentence; where none is given, the rules of a code describe it.
        site: where the pages of rules are published, if they are.
    """
    codes = _codes(report)
    return encoded(
        {
            "$schema": _SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": _driver(report, codes, meanings or {}, site)},
                    "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the project."}}},
                    "invocations": [_invocation(report)],
                    "columnKind": "unicodeCodePoints",
                    "results": list(_results(report, codes)),
                }
            ],
        }
    )


def _codes(report: Report) -> dict[str, int]:
    """Return every code that a rule or a violation has, with its place in the list of rules."""
    stated = [ruling.code for ruling in report.rulings]
    found = [one.code for one in (*report.violations, *report.known)]
    return {code: number for number, code in enumerate(sorted({*stated, *found}))}


# ---- the tool ------------------------------------------------------------------------------------------------------


def _driver(report: Report, codes: Mapping[str, int], meanings: Mapping[str, str], site: Site | None) -> Plain:
    rulings: dict[str, list[Ruling]] = {code: [] for code in codes}
    for ruling in dict.fromkeys(report.rulings):
        rulings[ruling.code].append(ruling)
    weights = {one.code: one.severity for one in (*reversed(report.known), *reversed(report.violations))}
    driver: Plain = {"name": "trueline"}
    if report.version:
        driver["version"] = report.version
    driver["rules"] = [
        _rule(code, rulings[code], weights.get(code, Severity.ERROR), meanings.get(code, ""), site) for code in codes
    ]
    return driver


def _rule(code: str, rulings: Sequence[Ruling], weight: Severity, meaning: str, site: Site | None) -> Plain:
    names = ", ".join(f"'{prose(ruling.name)}'" for ruling in rulings)
    what = prose(meaning) or (f"What the model rules: {names}." if names else f"Findings with the code {exact(code)}.")
    descriptor = Row(
        {
            "id": code,
            "shortDescription": {"text": what},
            "fullDescription": {"text": what},
            "help": {
                "text": "\n".join([what, *(_because(ruling) for ruling in rulings)]),
                "markdown": "\n".join([_escaped(what), "", *(_row(ruling, site) for ruling in rulings)]).rstrip(),
            },
            "defaultConfiguration": {"level": weight.value},
            "properties": {"tags": ["architecture"]},
        }
    )
    pages = {ruling.page.partition("#")[0] for ruling in rulings}
    if site is not None and len(pages) == 1:
        page = rulings[0].page if len(rulings) == 1 else pages.pop()
        if site.address(page):
            descriptor["helpUri"] = site.address(page)
    return descriptor


def _because(ruling: Ruling) -> str:
    because = f": {prose(ruling.because)}" if ruling.because else ""
    return f"- {prose(ruling.name)}{because}"


def _row(ruling: Ruling, site: Site | None) -> str:
    address = site.address(ruling.page) if site is not None else ""
    name = _escaped(prose(ruling.name))
    because = f": {_escaped(prose(ruling.because))}" if ruling.because else ""
    return f"- [{name}]({address}){because}" if address else f"- **{name}**{because}"


def _escaped(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return re.sub(r"([\\`*_{}\[\]<>()#+!|&~])", r"\\\1", text)


# ---- the run -------------------------------------------------------------------------------------------------------


def _invocation(report: Report) -> Plain:
    notifications = [_notification(one, outcome) for outcome in report.outcomes for one in outcome.unable]
    invocation: Plain = {"executionSuccessful": not notifications, "exitCode": report.status}
    if notifications:
        invocation["toolExecutionNotifications"] = notifications
    return invocation


def _notification(found: Diagnostic, outcome: Outcome) -> Plain:
    notification = Row(
        {
            "descriptor": {"id": found.code},
            "level": _level(found.severity),
            "message": {"text": f"{exact(outcome.check)}: {summary(found)}"},
        }
    )
    if found.location:
        notification["locations"] = [_place(found.location)]
    return notification


# ---- what was found ------------------------------------------------------------------------------------------------


def _results(report: Report, codes: Mapping[str, int]) -> Iterator[Plain]:
    stated = {ruling.id: ruling.location for ruling in reversed(report.rulings)}
    for one in report.violations:
        yield _result(one, codes[one.code], stated.get(one.rule))
    for one in reported(report.known):
        suppression = {"kind": "external", "justification": "A baseline of the project accepts it."}
        yield Row({**_result(one, codes[one.code], stated.get(one.rule)), "suppressions": [suppression]})


def _result(one: Violation, index: int, stated: Location | None) -> Plain:
    result = Row(
        {
            "ruleId": one.code,
            "ruleIndex": index,
            "level": _level(one.severity),
            "message": {"text": summary(one)},
        }
    )
    place = where(one) or stated  # GitHub refuses a result that stands nowhere
    if place:
        result["locations"] = [_place(place)]
    if len(one.chain) > 1:
        result["codeFlows"] = [{"threadFlows": [{"locations": [{"location": _step(step)} for step in one.chain]}]}]
    result["partialFingerprints"] = {"truelineKey/v1": _fingerprint(one)}
    result["properties"] = {"rule": one.rule, "key": one.key, "source": one.source, "target": one.target}
    return result


def _fingerprint(one: Violation) -> str:
    """Return what stays the same while lines move: its rule, or its code where no rule states it, and its key."""
    whole = f"{one.rule or one.code}\0{one.key}"
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def _step(step: Step) -> Plain:
    place = _place(step.location) if step.location else {"logicalLocations": [{"fullyQualifiedName": step.source}]}
    return {**place, "message": {"text": arrow(step)}}


def _level(severity: Severity) -> str:
    return "none" if severity is Severity.OFF else severity.value


def _place(location: Location) -> Plain:
    file = location.file.replace("\\", "/") if _DRIVE.match(location.file) else location.file
    if file.startswith("/"):
        artifact = {"uri": f"file://{percent_encoded(file)}"}
    elif _DRIVE.match(file):
        artifact = {"uri": f"file:///{file[:2]}{percent_encoded(file[2:])}"}
    else:
        artifact = {"uri": percent_encoded(file), "uriBaseId": _ROOT}
    physical: Plain = {"artifactLocation": artifact}
    if location.line >= 1:
        physical["region"] = {"startLine": location.line}
    return {"physicalLocation": physical}
