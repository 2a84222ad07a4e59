"""Names in other worlds: slugs, Mermaid ids, file names, anchors, Python names. Each mapping has this one home.

All but `slug` are injective on references, also on file systems that ignore case (references are lower case).
"""

from __future__ import annotations

import hashlib
import keyword
import re
import unicodedata
from functools import lru_cache

_LONGEST_SLUG = 60

# Words that Mermaid's grammars claim for themselves where an id may stand.
_MERMAID_WORDS = frozenset(
    [
        "accdescr",
        "acctitle",
        "action",
        "activate",
        "actor",
        "alt",
        "and",
        "as",
        "autonumber",
        "box",
        "break",
        "call",
        "callback",
        "class",
        "classdef",
        "click",
        "constructor",
        "create",
        "critical",
        "cssclass",
        "deactivate",
        "default",
        "destroy",
        "direction",
        "else",
        "end",
        "erdiagram",
        "exit",
        "flowchart",
        "fork",
        "graph",
        "hide",
        "href",
        "if",
        "interpolate",
        "join",
        "link",
        "links",
        "linkstyle",
        "loop",
        "many",
        "namespace",
        "note",
        "o",
        "off",
        "one",
        "opt",
        "option",
        "over",
        "par",
        "par_over",
        "participant",
        "rect",
        "rels",
        "root",
        "scale",
        "sequencediagram",
        "start",
        "state",
        "statediagram",
        "style",
        "subgraph",
        "title",
        "to",
        "todo",
        "u",
        "v",
        "wait",
        "x",
    ]
)

# Device names that Windows does not let a file have.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))})


def slug(name: str) -> str:
    """Return lower-case words of `name` joined by hyphens: `Event Store (JSON)` becomes `event-store-json`.

    Letters without an ASCII form become their code points, so that no name has an empty slug; very long slugs end in
    a digest. Different names may share a slug: equal siblings need an `id=`.
    """
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
    plain = unicodedata.normalize("NFKD", spaced).casefold()
    letters = (
        c
        if c.isascii() and c.isalnum()
        else ""
        if unicodedata.combining(c)
        else f"-u{ord(c):x}-"
        if c.isalnum() or ord(c) > 0x2FFF
        else "-"
        for c in plain
    )
    text = re.sub("-+", "-", "".join(letters)).strip("-")
    if not text:
        text = "u" + "-u".join(f"{ord(c):x}" for c in name[:8]) if name else "unnamed"
    if len(text) > _LONGEST_SLUG:
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        text = f"{text[: _LONGEST_SLUG - 9].rstrip('-')}-{digest}"
    return text


@lru_cache(maxsize=65536)
def mermaid_id(reference: str) -> str:
    """Return the id of a thing inside a Mermaid diagram: `stock.event-store` becomes `stock_event__store`.

    A dot becomes one underscore, a hyphen two, a slash three, a colon four; a reserved word gets one at its end.
    """
    text = reference.replace("-", "__").replace(".", "_").replace("/", "___").replace(":", "____")
    # A leading digit is no identifier everywhere, and an id that begins with a reserved word confuses some lexers.
    if text[:1].isdigit():
        return f"_{text}"
    return f"{text}_" if text.partition("_")[0] in _MERMAID_WORDS else text


@lru_cache(maxsize=65536)
def file_stem(path: str) -> str:
    """Return the file name (without extension) of a containment path; safe on every file system."""
    stem = f"{path}_" if path.partition(".")[0] in _DEVICES else path
    if len(stem) <= 150:
        return stem
    return f"{stem[:130].rstrip('.-')}_{hashlib.sha256(path.encode()).hexdigest()[:16]}"


@lru_cache(maxsize=65536)
def anchor(reference: str) -> str:
    """Return the HTML anchor of a thing on its page: `event:stock.added` becomes `event--stock.added`."""
    kind, colon, path = reference.rpartition(":")
    return f"{kind}--{path}" if colon else path


def python_name(path: str) -> str:
    """Return a Python identifier for a slug or path: `sync-worker` becomes `sync_worker`, `class` becomes `class_`."""
    name = path.replace("-", "_").replace(".", "__")
    if name[:1].isdigit():
        name = f"n{name}"
    return f"{name}_" if keyword.iskeyword(name) or keyword.issoftkeyword(name) else name
