"""A baseline: violations that are known and wait to be mended. It only shrinks.

One line an entry, sorted, so that two people who mend two things never meet in a merge. An entry is known by its rule
and its key, not by a line number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from trueline.model.checks import Code, Outcome, Violation
from trueline.model.diagnostics import Diagnostic, Location, Severity, TruelineError
from trueline.model.workspace import Workspace

from .files import put

FORMAT = 1
STALE = "baseline.stale"
CODES = (
    Code(
        STALE, Severity.ERROR, "What is mended must not come back, so it has to leave the baseline.",
        "'shop.domain.order -> shop.web.forms' is mended", "Run: trueline check --update-baseline",
    ),
)  # fmt: skip

_ENTRY = re.compile(r"^\s*\{.*\},?\s*$")


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """A violation that is accepted for now.

    Attributes:
        check: name of the check.
        rule: id of the rule; empty for what no rule states.
        code: code of the violation.
        key: what it is known by among those of its rule.
        reason: why it is accepted; may be empty.
        until: the last day on which it is; nothing: no end.
        line: where it stands in the file, 1-based.
    """

    check: str
    rule: str
    code: str
    key: str
    reason: str = ""
    until: date | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """Outcomes after a baseline.

    Attributes:
        outcomes: with the violations that are new, and those that tell of the baseline itself.
        known: violations that it accepts.
        kept: its entries that still count.
        stale: its entries that accept nothing any more.
    """

    outcomes: tuple[Outcome, ...]
    known: tuple[Violation, ...]
    kept: tuple[Known, ...]
    stale: tuple[Known, ...]


def read(file: Path, name: str) -> tuple[Known, ...]:
    """Return the entries of a baseline.

    Args:
        file: where it is.
        name: how messages call it.

    Raises:
        TruelineError: where it cannot be read or understood, at its line.
    """
    try:
        text = file.read_text(encoding="utf-8")
        data = json.loads(text)
    except OSError as error:
        _fail(name, 0, f"cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        _fail(name, 0, f"is not UTF-8 text (byte {error.start})")
    except ValueError as error:
        _fail(name, getattr(error, "lineno", 0), f"is no JSON: {getattr(error, 'msg', error)}")
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("violations"), list):
        _fail(name, 1, f"is no baseline of format {FORMAT}")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _ENTRY.match(line)]
    entries = data["violations"]
    places = lines if len(lines) == len(entries) else [0] * len(entries)
    return tuple(_entry(each, name, line) for each, line in zip(entries, places, strict=True))


def _entry(data: Any, name: str, line: int) -> Known:
    texts = ("check", "rule", "code", "key", "reason")
    if not isinstance(data, dict) or not {"check", "code", "key"} <= set(data) <= {*texts, "until"}:
        _fail(name, line, f"an entry has the keys {', '.join(texts)} and until")
    if not all(isinstance(data.get(key, ""), str) for key in (*texts, "until")):
        _fail(name, line, "every value of an entry is a text")
    try:
        until = date.fromisoformat(data["until"]) if data.get("until") else None
    except ValueError:
        _fail(name, line, f"'{data['until']}' is no day such as 2027-03-31")
    check, rule, code, key, reason = (str(data.get(text, "")) for text in texts)
    return Known(check, rule, code, key, reason, until, line)


def write(file: Path, entries: Iterable[Known]) -> None:
    """Write a baseline, whole or not at all.

    Raises:
        TruelineError: where it cannot be written; then nothing has changed.
    """
    lines = [json.dumps(_plain(one), ensure_ascii=False) for one in sorted(set(entries))]
    body = ",\n    ".join(lines)
    text = f'{{\n  "format": {FORMAT},\n  "violations": [{f"{chr(10)}    {body}{chr(10)}  " if lines else ""}]\n}}\n'
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        put(file, text.encode())
    except OSError as error:
        raise TruelineError(
            Diagnostic("baseline.unwritable", f"'{file}' cannot be written: {error.strerror}. Nothing was changed.")
        ) from None


def _plain(one: Known) -> dict[str, str]:
    data = {"check": one.check, "rule": one.rule, "code": one.code, "key": one.key, "reason": one.reason}
    return data | ({"until": one.until.isoformat()} if one.until else {})


def begin(outcomes: Iterable[Outcome]) -> tuple[Known, ...]:
    """Return entries for every violation there is now."""
    return tuple(
        Known(outcome.check, one.rule, one.code, one.key)
        for outcome in outcomes
        for one in outcome.violations
        if one.severity is Severity.ERROR
    )


def hold(
    outcomes: Sequence[Outcome], entries: Iterable[Known], name: str, workspace: Workspace | None, today: date
) -> Held:
    """Set what was found against what is known.

    Args:
        outcomes: of the checks that ran; entries of others are left alone.
        entries: the baseline.
        name: its file, as messages call it.
        workspace: the model, which knows rules by their former ids too.
        today: the day on which entries have to count.
    """
    waiting = {_identity(one.check, one.rule, one.code, one.key, workspace): one for one in entries}
    ran = {outcome.check: not outcome.unable for outcome in outcomes}
    seen: set[tuple[str, str, str, str]] = set()
    known: list[Violation] = []
    left: list[Outcome] = []
    for outcome in outcomes:
        new: list[Violation] = []
        for one in outcome.violations:
            identity = _identity(outcome.check, one.rule, one.code, one.key, workspace)
            entry = waiting.get(identity)
            if entry is None or one.severity is not Severity.ERROR:
                new.append(one)
                continue
            seen.add(identity)
            if entry.until is not None and entry.until < today:
                said = f"{one.message} (accepted until {entry.until} by {name}:{entry.line})"
                new.append(replace(one, message=said))
            else:
                known.append(one)
        left.append(replace(outcome, violations=tuple(new)))
    stale = tuple(one for identity, one in waiting.items() if identity not in seen and ran.get(one.check))
    kept = tuple(one for one in waiting.values() if one not in stale)
    for number, outcome in enumerate(left):
        gone = tuple(_stale(one, name) for one in stale if one.check == outcome.check)
        left[number] = replace(outcome, violations=(*outcome.violations, *gone))
    return Held(tuple(left), tuple(known), kept, stale)


def _identity(check: str, rule: str, code: str, key: str, workspace: Workspace | None) -> tuple[str, str, str, str]:
    thing = workspace.find(rule) if workspace is not None and "/" in rule else None
    return check, thing.reference if thing else rule, code, key


def _stale(one: Known, name: str) -> Violation:
    return Violation(
        STALE, f"'{one.key}' is mended; take it out of the baseline, so that it cannot come back",
        f"{one.rule} {one.key}", location=Location(name, one.line), remedy="Run: trueline check --update-baseline",
    )  # fmt: skip


def _fail(name: str, line: int, problem: str) -> NoReturn:
    raise TruelineError(
        Diagnostic("baseline.unreadable", f"the baseline {problem}", location=Location(name, line))
    ) from None
