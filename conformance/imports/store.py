"""The graph of a code base, kept by content: warm after a fresh checkout, never stale.

A file of the cache (`.cache/trueline/imports/*.json`, may be deleted at any time) is named by the hash of everything
it depends on: the content and name of every module, the versions of what reads them. So whoever finds one may believe
it; one that is damaged is made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from .building import Edges, Unread, scan
from .graph import Graph
from .names import is_inside
from .sources import Sources
from .statements import Statement, statements

FORMAT = 1
_KEPT = 8


def read(sources: Sources, cache: Path | None, *, externals: bool = True) -> Graph:
    """Return the graph of `sources`.

    Args:
        sources: the modules.
        cache: folder of kept graphs; nothing: none is read or written.
        externals: whether imports of what lies outside are wanted; without them, all is quicker.
    """
    seen = _look(sources, externals)
    file = cache / f"graph-{seen.key}.json" if cache is not None else None
    kept = _kept(file)
    if kept is None:
        found = scan(sources, seen.astray, externals=externals)
        edges, unread = found.edges, found.unread
        _add(edges, sources, seen, externals=externals)
        if file is not None:
            _keep(file, {"edges": edges, "unread": [[one.module, one.line, one.problem] for one in unread]})
    else:
        edges, unread = kept
    return Graph(sources.files, edges, sources.folders, unread)


def _keep(file: Path, data: Any) -> None:
    """Write a graph whole, and take the oldest away; without a cache all only takes longer."""
    content = json.dumps(data, separators=(",", ":")).encode()
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary = file.with_name(f"{file.name}.{os.getpid()}.tmp")
        temporary.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        temporary.replace(file)
        others = sorted(file.parent.glob("graph-*.json"), key=lambda each: each.stat().st_mtime, reverse=True)
        for old in others[_KEPT:]:
            old.unlink(missing_ok=True)


def _kept(file: Path | None) -> tuple[Edges, list[Unread]] | None:
    """Return what is kept; nothing where there is no file, or a damaged one."""
    if file is None:
        return None
    try:
        digest, _, content = file.read_bytes().partition(b"\n")
        if digest.decode() != hashlib.sha256(content).hexdigest():
            return None
        os.utime(file)
    except (OSError, ValueError):
        return None
    data = json.loads(content)
    return data["edges"], [Unread(*each) for each in data["unread"]]


@dataclass(slots=True)
class _Seen:
    """What a look at all files says.

    Attributes:
        key: hash of everything that the graph depends on.
        dynamic: modules that may import by a call.
        astray: modules that grimp would not read rightly: relative imports that lead out of every package, and
            packages that hide a module.
    """

    key: str = ""
    dynamic: list[str] = field(default_factory=list)
    astray: set[str] = field(default_factory=set)


def _look(sources: Sources, externals: bool) -> _Seen:
    whole = hashlib.blake2b(f"{FORMAT} {version('grimp')} {version('tree-sitter-python')}".encode())
    whole.update(json.dumps([sorted(sources.folders), externals]).encode())
    seen = _Seen(astray=set(sources.hiding))
    for module, file in sorted(sources.files.items()):
        content = _content(file.path)
        whole.update(f"\0{module}\0{file.is_package:d}{len(content)}\0".encode())
        whole.update(content)
        if b"import_module" in content or b"__import__" in content:
            seen.dynamic.append(module)
        if b"from " + b"." * (module.count(".") + file.is_package + 1) in content:
            seen.astray.add(module)
    seen.key = whole.hexdigest()[:32]
    return seen


def _content(path: str) -> bytes:
    """Return a whole file; there may be many thousands, and this takes half the time of a file object."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return os.read(handle, os.fstat(handle).st_size + 1)
    finally:
        os.close(handle)


def _add(edges: Edges, sources: Sources, seen: _Seen, *, externals: bool) -> None:
    """Add what grimp does not see: imports by a call, and everything that it would not read rightly."""
    for module in sorted({*seen.dynamic, *seen.astray}):
        file = sources.files[module]
        row = edges.setdefault(module, {})
        for one in statements(Path(file.path).read_bytes(), module, is_package=file.is_package):
            target = _target(one, sources, externals=externals)
            if target and target != module and ("dynamic" in one.manners or module in seen.astray):
                row[target] = sorted({*row.get(target, ()), one.line})
        edges[module] = {imported: row[imported] for imported in sorted(row)}


def _target(one: Statement, sources: Sources, *, externals: bool) -> str:
    """Return the module that a statement means: inside the nearest that exists, outside the top-level package."""
    if not is_inside(one.module, sources.folders):
        return one.module.partition(".")[0] if externals else ""
    name = one.candidates[0]
    while name and name not in sources.files:
        name = name.rpartition(".")[0]
    return name
