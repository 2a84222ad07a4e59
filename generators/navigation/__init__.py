"""The navigation of the site, as a region of `mkdocs.yml`: the generator `navigation`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from trueline.model.addresses import SYSTEMS, page
from trueline.model.diagnostics import Diagnostic
from trueline.model.index import Index
from trueline.model.naming import file_stem
from trueline.model.protocols import GENERATOR_API, Artefact, Options, Ownership
from trueline.model.records.elements import Element
from trueline.model.workspace import Workspace

from ..pages.contents import contents

_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_LONGEST_LABEL = 120
_LONGEST_IN_RUN = 24
_OWN_PAGE = ("person", "system", "container")
# A level with more entries than these is folded into runs of so many.
_MOST_SIBLINGS, _RUN = 40, 20


class Navigation:
    """Writes the items between `# trueline:begin navigation` and `# trueline:end`."""

    api = GENERATOR_API
    name = "navigation"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield the region; the setting `file` (default `mkdocs.yml`) says where it stands."""
        file = str(options.settings.get("file", "mkdocs.yml"))
        lines = ["- Systems:", f"    - {SYSTEMS}/index.md"]
        for record in workspace.architectures:
            lines.append(f"    - {_label(record.title)}:")
            for entry in contents(workspace, record.id):
                target = page(record.id, entry.name)
                label = "" if entry.name == "index" else f"{_quoted(entry.title)}: "
                lines.append(f"        - {label}{target}")
            elements = _elements(workspace.index(record.id), "")
            if elements:
                lines += ["        - Elements:", *_indented(elements, 3)]
        yield Artefact(file, "\n".join(lines) + "\n", Ownership.REGION, "navigation")


def _elements(index: Index, inside: str) -> list[str]:
    """Return entries for the pages of elements; what stands inside a thing is folded into it.

    Every page shows the level it stands on whole, so that a long level is folded into runs of neighbours.
    """
    entries = [
        (element.name, _entry(index, element)) for element in index.children.get(inside, ()) if _has_page(element)
    ]
    if len(entries) <= _MOST_SIBLINGS:
        return [line for _, lines in entries for line in lines]
    found: list[str] = []
    for start in range(0, len(entries), _RUN):
        run = entries[start : start + _RUN]
        if len(run) == 1:
            found += run[0][1]
            continue
        found.append(f"- {_label(f'{_short(run[0][0])} … {_short(run[-1][0])}')}:")
        found += _indented(line for _, lines in run for line in lines)
    return found


def _has_page(element: Element) -> bool:
    return element.kind in _OWN_PAGE


def _entry(index: Index, element: Element) -> list[str]:
    target = page(index.record.id, f"elements/{file_stem(element.id)}")
    own = f"- {_label(element.name)}: {target}"
    inner = _elements(index, element.id)
    return [f"- {_label(element.name)}:", *_indented([own, *inner])] if inner else [own]


def _indented(lines: Iterable[str], levels: int = 1) -> list[str]:
    return [f"{'    ' * levels}{line}" for line in lines]


def _short(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= _LONGEST_IN_RUN else f"{line[: _LONGEST_IN_RUN - 1]}…"


def _label(text: str) -> str:
    """Return a name as a key: on one line, and no longer than YAML and a reader take it."""
    line = " ".join(text.split())
    return _quoted(line if len(line) <= _LONGEST_LABEL else f"{line[: _LONGEST_LABEL - 1]}…")


def _quoted(text: str) -> str:
    # A JSON string is a YAML string, but for characters that YAML does not allow or takes for line breaks.
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
