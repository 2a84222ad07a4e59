"""What changed between two states of an architecture: every record, every field of it, and what was renamed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from .forms import from_data, to_data
from .records.architecture import KINDS, ArchitectureRecord

Data = Mapping[str, Any]
Sort = Literal["added", "removed", "renamed", "changed"]

_SINGULAR = {field: kind for kind, field in KINDS.items()} | {
    "relationships": "relationship",
    "class_relationships": "class relationship",
    "styles": "style",
    "links": "link",
    "audiences": "audience",
    "technologies": "technology",
    "principles": "principle",
}
# What a list of records without ids is known by, so that two states of one thing are held against each other.
_NAMES = ("id", "name", "title", "element", "source", "target", "description", "trigger", "text", "kind")
# Kinds on which others outside rely: what is taken away from them breaks somebody.
_PROMISED = {"endpoint", "field", "channel", "command", "query", "event", "interface", "entity"}
# Where the order of a list says something.
_ORDERED = {"steps", "participants", "branches", "layers", "then", "grouping"}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One difference inside a record.

    Attributes:
        path: where: `technology`, `states[held].notes`.
        before: its value in the data form; none where it is new.
        after: its value in the data form; none where it is gone.
    """

    path: str
    before: Any = None
    after: Any = None


@dataclass(frozen=True, slots=True)
class Change:
    """One record that is not what it was.

    Attributes:
        change: what happened to it; what was renamed may have changed too.
        kind: of the record: `container`, `relationship`, `flow`, `architecture`.
        id: its id now; that of before, where it is gone. A relationship's is `source->target`, with its description.
        name: what people call it.
        before: its id before, where it was renamed.
        fields: what is different in it; empty for what was added or removed.
        breaking: whether others outside may rely on what was taken away.
    """

    change: Sort
    kind: str
    id: str
    name: str
    before: str = ""
    fields: tuple[FieldChange, ...] = ()
    breaking: bool = False


def compare(before: ArchitectureRecord | None, after: ArchitectureRecord | None) -> tuple[Change, ...]:
    """Return what is different, in the order of the fields of an architecture; removed records stand last in theirs.

    The order of records means nothing, that of the steps of a flow does. What says `formerly` what it was called is
    renamed; references to it are no differences of their own.

    Args:
        before: the earlier state; none where the architecture is new.
        after: the later state; none where it is gone.
    """
    old, new = (to_data(one) if one else {} for one in (before, after))
    if not old or not new:
        some = new or old
        sort: Sort = "added" if new else "removed"
        whole = [Change(sort, "architecture", some["id"], some["title"])] if some else []
        return (*whole, *_records({} if new else old, new, {}))
    renamed = dict(_renamed(old, new))
    old = _spoken_anew(old, renamed)
    fields = tuple(
        each
        for name in sorted({*old, *new} - set(_SINGULAR))
        for each in _differences(name, old.get(name), new.get(name))
    )
    top = [Change("changed", "architecture", new["id"], new["title"], fields=fields)] if fields else []
    return (*top, *_records(old, new, {after: before for before, after in renamed.items()}))


def aligned(before: ArchitectureRecord, after: ArchitectureRecord) -> ArchitectureRecord:
    """Return the earlier state with the ids of now for what was renamed, so that drawings of both can be laid over."""
    renamed = dict(_renamed(to_data(before), to_data(after)))
    return from_data(_spoken_anew(to_data(before), renamed)) if renamed else before


def _records(old: Data, new: Data, renamed: Mapping[str, str]) -> Iterator[Change]:
    for name, singular in _SINGULAR.items():
        earlier, later = _keyed(old.get(name, ())), _keyed(new.get(name, ()))
        for key, record in later.items():
            kind = _kind(singular, record)
            if key not in earlier:
                yield Change("added", kind, key, _title(record, key))
                continue
            fields = tuple(_inside("", earlier[key], record))
            if name == "elements" and key in renamed:
                before = renamed[key]
                others = tuple(one for one in fields if one.path not in ("formerly", "id"))
                yield Change("renamed", kind, key, _title(record, key), before, others)
            elif fields:
                yield Change("changed", kind, key, _title(record, key), "", fields, _breaks(singular, fields))
        for key, record in earlier.items():
            if key not in later:
                yield Change(
                    "removed", _kind(singular, record), key, _title(record, key), breaking=singular in _PROMISED
                )


def _renamed(old: Data, new: Data) -> Iterator[tuple[str, str]]:
    """Yield the id before and the id now of every element that says what it was called."""
    known = {element["id"] for element in old.get("elements", ())}
    now = {element["id"] for element in new.get("elements", ())}
    for element in new.get("elements", ()):
        inside = element["id"].rpartition(".")[0]
        for former in element.get("formerly", ()):
            for candidate in (former, f"{inside}.{former}" if inside else former):
                if candidate in known and candidate not in now:
                    yield candidate, element["id"]
                    break


def _spoken_anew(data: Any, renamed: Mapping[str, str]) -> Any:
    """Return data in which renamed things have their ids of now, wherever they are spoken of."""
    if not renamed:
        return data
    longest = sorted(renamed, key=len, reverse=True)
    pattern = re.compile(rf"^((?:[a-z0-9-]+/)?(?:[a-z]+:)?)({'|'.join(map(re.escape, longest))})(?=$|\.)")

    def anew(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: anew(each, key) for key, each in value.items()}
        if isinstance(value, (list, tuple)):
            return [anew(each, name) for each in value]
        if isinstance(value, str) and name not in ("name", "description", "title", "text"):
            return pattern.sub(lambda found: found[1] + renamed[found[2]], value)
        return value

    return anew(data)


def _keyed(records: Iterable[Data]) -> dict[str, Data]:
    """Return records by what they are known by; equal ones are numbered."""
    found: dict[str, Data] = {}
    for record in records:
        key = base = _key(record)
        number = 1
        while key in found:
            number += 1
            key = f"{base} ({number})"
        found[key] = record
    return found


def _key(record: Data) -> str:
    if "id" in record:
        return str(record["id"])
    if "source" in record and "target" in record:
        said = str(record.get("description") or record.get("text") or "").split("\n")[0]
        return f"{record['source']}->{record['target']}" + (f": {said}" if said else "")
    return next((str(record[name]) for name in _NAMES if isinstance(record.get(name), str)), "")


def _title(record: Data, key: str) -> str:
    return str(record.get("name") or record.get("title") or key)


def _kind(singular: str, record: Data) -> str:
    return str(record["kind"]) if singular == "element" and "kind" in record else singular


def _inside(path: str, old: Data, new: Data) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*new, *old)):
        here = f"{path}.{name}" if path else name
        yield from _differences(here, old.get(name), new.get(name))


def _differences(path: str, old: Any, new: Any) -> Iterator[FieldChange]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _inside(path, old, new)
    elif _holds_records(old) and _holds_records(new) and path.rpartition(".")[2] not in _ORDERED:
        earlier, later = _keyed(old), _keyed(new)
        for key, record in later.items():
            yield from _differences(f"{path}[{key}]", earlier.get(key), record)
        yield from (FieldChange(f"{path}[{key}]", earlier[key]) for key in earlier if key not in later)
    elif isinstance(old, list) and isinstance(new, list) and path.rpartition(".")[2] in _ORDERED:
        yield from _steps(path, old, new)
    else:
        yield FieldChange(path, old, new)


def _steps(path: str, old: list[Any], new: list[Any]) -> Iterator[FieldChange]:
    """Yield what came and went in a list whose order counts."""
    from difflib import SequenceMatcher

    earlier, later = [repr(one) for one in old], [repr(one) for one in new]
    for sort, a, b, c, d in SequenceMatcher(a=earlier, b=later, autojunk=False).get_opcodes():
        if sort != "equal":
            for number in range(max(b - a, d - c)):
                before = old[a + number] if a + number < b else None
                after = new[c + number] if c + number < d else None
                at = (c if after is not None else a) + number
                yield FieldChange(f"{path}[{at + 1}]", before, after)


def _holds_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _breaks(kind: str, fields: Iterable[FieldChange]) -> bool:
    """Whether a change takes something away from what others rely on, or makes it narrower."""
    if kind not in _PROMISED:
        return False
    harmless = ("description", "comment", "links", "tags", "properties", "origin", "name")
    return any(one.before is not None and one.path.rpartition(".")[2] not in harmless for one in fields)
