"""An index of everything that has a name, for each architecture: the generator `name_index`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from trueline.model.addresses import page
from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.records.base import Named
from trueline.model.records.elements import Element
from trueline.model.references import local
from trueline.model.workspace import Workspace

from ..pages.frame import Frame, Site
from ..pages.text import Md


class NameIndex:
    """Writes `names.md`: names, short names and aliases in alphabetical order, each with what it leads to."""

    api = GENERATOR_API
    name = "name_index"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield one page for each architecture."""
        site = Site(workspace, options)
        for architecture in workspace.indexes:
            frame = Frame(site, architecture, page(architecture, "names"))
            letters: dict[str, list[tuple[str, Md, str]]] = defaultdict(list)
            for name, kind, reference, also in sorted(_names(frame), key=lambda entry: (entry[0].casefold(), *entry)):
                initial = name.strip()[:1].upper()
                letters[initial if initial.isalpha() else "#"].append((also, frame.link(reference), kind))
            yield frame.artefact("name_index/page.md.j2", letters=sorted(letters.items()))


def _names(frame: Frame) -> Iterator[tuple[str, str, str, str]]:
    """Yield each name, the kind and the reference of what bears it, and the name again where it is not the first."""
    for kind, record, pointer in frame.index.things():
        if pointer[0] == "patterns" and kind != "pattern":
            continue  # what a pattern yields has the pattern's name
        reference = local(kind, record.id)
        for name in dict.fromkeys(_called(record)):
            said = record.kind if isinstance(record, Element) else _KINDS.get(kind, kind)
            yield name, said, reference, "" if name == record.name else name


def _called(record: Named) -> Iterator[str]:
    yield record.name
    short = getattr(record, "short", "")
    if short:
        yield short
    yield from getattr(record, "aliases", ())


_KINDS = {"field": "GraphQL field", "machine": "state machine", "domain": "class diagram"}
