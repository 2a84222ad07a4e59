"""A report for people: by rule, then by the pair of what uses and what is used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from trueline.model.checks import Violation
from trueline.model.diagnostics import Severity

from .characters import exact, prose
from .judged import Judged, Judgement, Verdict, judgements
from .report import Report, reported
from .wording import NOUNS, accounted, arrow, at, beyond, chain, counted, summary, tally, where

MOST = 20  # violations of a pair, unless all are asked for
MOST_PAIRS = 30  # of one rule, unless all are asked for

_COLOURS = {
    "BROKEN": "\x1b[1;31m", "ERROR": "\x1b[1;31m", "could": "\x1b[1;31m",
    "UNDECIDED": "\x1b[1;33m", "WARNING": "\x1b[1;33m",
    "KEPT": "\x1b[32m", "NOTE": "\x1b[36m",
}  # fmt: skip


def write(report: Report, *, limit: int | None = MOST, colour: bool = False) -> str:
    """Return a report as text.

    Args:
        report: what was found.
        limit: how many violations of a pair, and how many things that could not be checked, are shown at most; `None`
            shows everything.
        colour: whether verdicts are coloured, with the escape sequences of terminals.
    """
    return "".join(f"{line}\n" for line in lines(report, limit=limit, colour=colour))


def lines(report: Report, *, limit: int | None = MOST, colour: bool = False) -> Iterator[str]:
    """Yield the same line by line, without line ends, so that much can be shown while it is made."""
    made = _Text(report, limit).lines()
    return map(_coloured, made) if colour else made


def _coloured(line: str) -> str:
    word, space, rest = line.partition(" ")
    return f"{_COLOURS[word]}{word}\x1b[0m{space}{rest}" if word in _COLOURS else line


class _Text:
    """What is shown of one report."""

    def __init__(self, report: Report, limit: int | None) -> None:
        self._report = report
        self._limit = limit
        self._judgements = judgements(report)

    def lines(self) -> Iterator[str]:
        rules = [rule for each in self._judgements for rule in each.rules]
        for rule in rules:
            if rule.violations:
                yield from self._rule(rule)
                yield ""
        for group in (group for each in self._judgements for group in each.unruled):
            yield from self._unruled(group)
            yield ""
        if any(each.outcome.unable for each in self._judgements):
            yield "could not check:"
            for each in self._judgements:
                yield from self._unable(each)
            yield ""
        quiet = [rule for rule in rules if not rule.violations]
        for rule in quiet:
            yield f"{rule.verdict} {prose(rule.title)}{f' ({rule.known:,} known)' if rule.known else ''}"
        if quiet:
            yield ""
        yield self._summary(rules)

    # ---- a rule ----------------------------------------------------------------------------------------------------

    def _rule(self, rule: Judged) -> Iterator[str]:
        ruling = rule.ruling
        counts = [*tally(rule.violations), *([f"{rule.known:,} known"] if rule.known else ())]
        yield f"{rule.verdict} {prose(rule.title)} [{exact(ruling.code)}]: {', '.join(counts)}"
        if ruling.because:
            yield f"  because: {prose(ruling.because)}"
        if ruling.page:
            yield f"  page: {exact(ruling.page)}"
        if ruling.location:
            yield f"  stated: {exact(str(ruling.location))}"
        remedy = _shared_remedy([one for one in rule.violations if one.code == ruling.code])
        pairs = _pairs(rule)
        for pair in islice(pairs, MOST_PAIRS if self._limit is not None else None):
            yield ""
            yield from self._pair(pair, ruling.code, not remedy or pair[0].code != ruling.code)
        rest = pairs[MOST_PAIRS:] if self._limit is not None else []
        if rest:
            yield ""
            found = ", ".join(tally([one for pair in rest for one in pair]))
            yield f"  … and {counted(len(rest), 'more pair')} with {found} (--all shows them)"
        if remedy:
            yield ""
            yield f"  remedy: {remedy}"

    def _pair(self, pair: list[Violation], usual: str, with_remedy: bool) -> Iterator[str]:
        first = pair[0]
        shown = pair if self._limit is None else pair[: self._limit]
        notes = {beyond(one) for one in shown}
        note = notes.pop() if len(notes) == 1 else ""
        names = " -> ".join(exact(name) for name in (first.source, first.target) if name) or "elsewhere"
        code = f" [{exact(first.code)}]" if first.code != usual else ""
        said = f"; {note}" if note else ""
        yield f"  {names}: {counted(len(pair), NOUNS[first.severity])}{code}{said}"
        yield from self._listed(pair, "    ", note, with_remedy)

    # ---- what no rule states ---------------------------------------------------------------------------------------

    def _unruled(self, group: tuple[Violation, ...]) -> Iterator[str]:
        first = group[0]
        yield f"{first.severity.upper()} [{exact(first.code)}]: {counted(len(group), NOUNS[first.severity])}"
        yield from self._listed(group, "  ")

    def _unable(self, judgement: Judgement) -> Iterator[str]:
        unable = judgement.outcome.unable
        for one in unable if self._limit is None else unable[: self._limit]:
            yield f"  {exact(judgement.outcome.check)}: {at(one.location, summary(one))} [{exact(one.code)}]"
        yield from self._rest(len(unable), "  ")

    # ---- one violation ---------------------------------------------------------------------------------------------

    def _listed(
        self, found: Sequence[Violation], indent: str, note: str = "", with_remedy: bool = True
    ) -> Iterator[str]:
        remedy = _shared_remedy(found)
        for one in found if self._limit is None else found[: self._limit]:
            for line in _violation(one, note):
                yield indent + line
            if with_remedy and one.remedy and not remedy:
                yield f"{indent}  remedy: {prose(one.remedy)}"
        yield from self._rest(len(found), indent)
        if with_remedy and remedy:
            yield f"{indent}remedy: {remedy}"

    def _rest(self, number: int, indent: str) -> Iterator[str]:
        if self._limit is not None and number > self._limit:
            yield f"{indent}… and {number - self._limit:,} more (--all shows them)"

    # ---- the last line ---------------------------------------------------------------------------------------------

    def _summary(self, rules: list[Judged]) -> str:
        verdicts = [rule.verdict for rule in rules]
        kept, broken, undecided = (verdicts.count(each) for each in (Verdict.KEPT, Verdict.BROKEN, Verdict.UNDECIDED))
        said = [f"{counted(kept, 'rule')} {'holds' if kept == 1 else 'hold'}"] if rules else ["no rule was checked"]
        said += [f"{broken:,} {'is' if broken == 1 else 'are'} broken"] if broken else []
        said += [f"{undecided:,} {'is' if undecided == 1 else 'are'} undecided"] if undecided else []
        counts = tally(self._report.violations)
        accepted = sum(1 for _ in reported(self._report.known))
        if accepted:
            known = f"{accepted:,} known"
            counts = [f"{counts[0]} (and {known})", *counts[1:]] if counts else [known]
        looked = [
            f"{exact(each.outcome.check)}: {accounted(each.outcome)}"
            if len(self._judgements) > 1
            else accounted(each.outcome)
            for each in self._judgements
            if each.outcome.accounted
        ]
        return "; ".join([", ".join(said) + (f": {', '.join(counts)}" if counts else ""), *looked])


def _pairs(rule: Judged) -> list[list[Violation]]:
    """Return the violations of a rule by their ends, errors first, and in each the direct ones first."""
    weight = {severity: number for number, severity in enumerate(Severity)}
    groups: dict[tuple[Severity, str, str, str], list[Violation]] = {}
    for one in rule.violations:
        groups.setdefault((one.severity, one.code, one.source, one.target), []).append(one)
    ordered = sorted(groups.items(), key=lambda item: weight[item[0][0]])
    return [sorted(group, key=lambda one: len(one.chain) > 1) for _, group in ordered]


def _shared_remedy(violations: Sequence[Violation]) -> str:
    """Return the remedy that all violations share, if there is one."""
    first = violations[0].remedy if violations else ""
    return prose(first) if first and all(one.remedy == first for one in violations) else ""


def _violation(one: Violation, note: str) -> Iterator[str]:
    if not one.chain:
        yield at(one.location, prose(one.message))
        return
    own = "" if note else beyond(one)
    ends = arrow(one.chain[0])
    if len(one.chain) > 1:
        ends = f"{exact(one.chain[0].source)} -> {exact(one.chain[-1].target)} in {len(one.chain)} steps"
    yield at(where(one), ends) + (f": {own}" if own else "")
    for step in chain(one):
        yield f"  {step}"
