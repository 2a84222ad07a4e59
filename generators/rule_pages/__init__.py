"""Rules of each architecture with their reasons and a dependency matrix: the generator `rule_pages`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.records.rules import ClosedWorldRule, RuleRecord
from trueline.model.references import absolute
from trueline.model.rulings import Dependencies
from trueline.model.sharing import shared
from trueline.model.workspace import Workspace

from ..pages.frame import Frame, Site
from ..pages.text import Md
from .ledger import Ledger
from .statements import statement

_KINDS = {
    "layers": "Layers",
    "forbid": "Prohibition",
    "allow": "Permission",
    "independent": "Independence",
    "interface": "Public interface",
    "closed-world": "Closed world",
    "acyclic": "No circles",
    "model": "Rule on the model",
}


@dataclass(frozen=True)
class _Card:
    """A rule in words; for a closed world, what may be used by what."""

    rule: RuleRecord
    kind: str
    sentences: tuple[Md, ...]
    open_ways: tuple[tuple[Md, Md], ...]


class RulePages:
    """Writes `rules.md`: every rule and its reason, and who may, must not and does depend on whom."""

    api = GENERATOR_API
    name = "rule_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield a page for each architecture that has rules."""
        for frame in Site(workspace, options).frames("rules"):
            rules = frame.index.record.rules
            if rules:
                cards = [_card(frame, rule) for rule in rules]
                about = frame.about("rule", rules)
                yield frame.artefact("rule_pages/page.md.j2", about, cards=cards, ledger=Ledger(frame))


def _card(frame: Frame, rule: RuleRecord) -> _Card:
    kind = _KINDS[str(getattr(rule, "rule", ""))]
    open_ways = tuple(_open_ways(frame, rule)) if isinstance(rule, ClosedWorldRule) else ()
    return _Card(rule, kind, statement(frame, rule), open_ways)


def _open_ways(frame: Frame, rule: ClosedWorldRule) -> Iterator[tuple[Md, Md]]:
    dependencies = shared(frame.site.workspace, Dependencies)
    for source, targets in dependencies.inside(absolute(rule.of, frame.architecture)).items():
        yield frame.link(source), frame.links(targets)
