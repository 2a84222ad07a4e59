"""The rules of one architecture set against its own relationships."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from ..memberships import Memberships
from ..records.rules import AllowRule
from ..references import absolute
from ..sharing import shared
from ..workspace import Workspace
from .dependencies import Dependencies, Use
from .verdicts import Part, Verdict, decide, parts, verdicts


class Judgement:
    """What the rules of an architecture allow and prohibit, and which uses there are between the parts they name."""

    def __init__(self, workspace: Workspace, architecture: str) -> None:
        """Gather the parts that the rules of `architecture` speak of."""
        self._architecture = architecture
        self._memberships = shared(workspace, Memberships)
        self._dependencies = shared(workspace, Dependencies)
        rules = workspace.index(architecture).record.rules
        self.parts = parts(rules, architecture)
        found = (one for rule in rules for one in verdicts(rule, architecture, self.parts))
        self.verdicts = decide(one for one in found if self._holds(one))
        self.places = {part.reference: number for number, part in enumerate(self.parts) if part.reference}

    @cached_property
    def uses(self) -> list[tuple[tuple[str, str], list[Use]]]:
        """The uses between the parts, by source and target, in the order in which the rules name these."""
        found = self._dependencies.between(self.places)
        return sorted(found.items(), key=lambda item: (self.places[item[0][0]], self.places[item[0][1]]))

    def verdict(self, source: Part, target: Part) -> Verdict | None:
        """Return what the rules say of a pair; where they do not name it, what they say of the parts around it."""
        if (source, target) in self.verdicts or not self._apart(source, target):
            return self.verdicts.get((source, target))
        pairs = ((here, there) for here in self._around(source) for there in self._around(target))
        inherited = (
            replace(self.verdicts[pair], source=source, target=target) for pair in pairs if pair in self.verdicts
        )
        return decide(inherited).get((source, target))

    def _holds(self, verdict: Verdict) -> bool:
        """Return whether a verdict is about two parts; `nobody else` does not mean what stands in or around a part."""
        if not self._apart(verdict.source, verdict.target):
            return False
        if not isinstance(verdict.rule, AllowRule) or verdict.allowed:
            return True
        exempt = (absolute(source, self._architecture) for source in verdict.rule.source)
        return all(self._dependencies.apart(verdict.source.reference, each) for each in exempt)

    def _apart(self, source: Part, target: Part) -> bool:
        return bool(target.package) or self._dependencies.apart(source.reference, target.reference)

    def _around(self, part: Part) -> list[Part]:
        if part.package:
            return [part]
        around = self._memberships.around(part.reference)
        return [Part(each) for each in sorted(around & self.places.keys(), key=self.places.__getitem__)]
