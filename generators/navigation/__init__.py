"""The navigation of the site, as a region of `mkdocs.yml`: the generator `navigation`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from trueline.model.addresses import SYSTEMS, page
from trueline.model.diagnostics import Diagnostic
from trueline.model.index import Index
from trueline.model.naming import file_stem
from trueline.model.protocols import GENERATOR_API, Artefact, Options, Ownership
from trueline.model.workspace import Workspace

from ..pages.contents import contents

_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_LONGEST_LABEL = 120
_OWN_PAGE = ("person", "system", "container")


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
            elements = list(_elements(workspace.index(record.id), "", "            "))
            if elements:
                lines += ["        - Elements:", *elements]
        yield Artefact(file, "\n".join(lines) + "\n", Ownership.REGION, "navigation")


def _elements(index: Index, inside: str, indentation: str) -> Iterator[str]:
    """Yield entries for the pages of elements; what stands inside a thing is folded into it."""
    for element in index.children.get(inside, ()):
        if element.kind not in _OWN_PAGE:
            continue
        target = page(index.record.id, f"elements/{file_stem(element.id)}")
        inner = list(_elements(index, element.id, indentation + "    "))
        if inner:
            yield f"{indentation}- {_label(element.name)}:"
            yield f"{indentation}    - {_label(element.name)}: {target}"
            yield from inner
        else:
            yield f"{indentation}- {_label(element.name)}: {target}"


def _label(text: str) -> str:
    """Return a name as a key: on one line, and no longer than YAML and a reader take it."""
    line = " ".join(text.split())
    return _quoted(line if len(line) <= _LONGEST_LABEL else f"{line[: _LONGEST_LABEL - 1]}…")


def _quoted(text: str) -> str:
    # A JSON string is a YAML string, but for characters that YAML does not allow or takes for line breaks.
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
