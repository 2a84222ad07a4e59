"""Architectures as YAML: strict YAML 1.2 core schema over libyaml's events.

PyYAML's own constructors speak YAML 1.1 (`on`, `yes`, `no`, `1:30` and dates change their type), keep the last of two
equal keys, and spend most of their time in the objects between. Building plain data straight from the events
avoids all three, and needs no recursion, so that deep nesting cannot exhaust a stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from trueline.model.diagnostics import Diagnostic, Location, TruelineError

Pointer = tuple[str | int, ...]
Places = dict[Pointer, int]

MOST_ALIASED = 1_000_000
"""A document may not gain more values than this through aliases."""
MOST_DEPTH = 200
"""Levels of nesting that no architecture reaches."""

_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_SPECIAL: dict[str, Any] = {
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_TAG = "tag:yaml.org,2002:"
_TYPES = {
    f"{_TAG}{name}": kind for name, kind in (("null", type(None)), ("bool", bool), ("int", int), ("float", float))
}
_NO_KEY = object()


def read_yaml(text: str, file: str, places: Places | None = None) -> Any:
    """Return the data of a YAML text of one document.

    Args:
        text: the document.
        file: its name, for messages.
        places: where given, receives the line of every part: for a field the line of its key.

    Raises:
        TruelineError: for a syntax error, a key named twice, a key that is no text, an alias within its own anchor,
            aliases that add more than `MOST_ALIASED` values, or a tag outside the core schema.
    """
    builder = _Builder(file, places)
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1 if isinstance(error.position, int) else 0
        _fail(f"holds a character that YAML does not allow ({error.reason})", Location(file, line))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        _fail(f"is not valid YAML: {error.problem or error.context}", Location(file, mark.line + 1 if mark else 0))
    return builder.result


def _events(text: str) -> Iterator[Event]:
    parser = yaml.CSafeLoader(text) if yaml.__with_libyaml__ else yaml.SafeLoader(text)
    while (event := parser.get_event()) is not None:
        yield event


@dataclass(slots=True)
class _Open:
    """A mapping or sequence whose end has not been read."""

    data: Any
    anchor: str | None
    values_before: int
    key: Any = _NO_KEY
    line: int = 0


@dataclass(slots=True)
class _Builder:
    """Builds data from events."""

    file: str
    places: Places | None
    result: Any = None
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Any, int]] = field(default_factory=dict)
    values: int = 0
    aliased: int = 0
    documents: int = 0

    def take(self, event: Event) -> None:
        """Read one event."""
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._open(event)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._close()
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._fail("holds more than one document", event, "Write one architecture a file.")

    def _scalar(self, event: ScalarEvent) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is not None and parent.key is _NO_KEY and isinstance(parent.data, dict):
            self._key(parent, event.value, event)
            return
        value = self._resolve(event)
        if event.anchor:
            self.anchors[event.anchor] = (value, 1)
        self._put(value, event)

    def _key(self, parent: _Open, key: str, event: Event) -> None:
        if key in parent.data:
            self._fail(f"names the key '{key}' twice in one mapping", event, "Keep one of them.")
        parent.key = key
        parent.line = _line(event)

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        mapping = isinstance(event, MappingStartEvent)
        if event.tag not in (None, "!", _TAG + ("map" if mapping else "seq")):
            self._refuse_tag(event)
        if len(self.stack) >= MOST_DEPTH:
            self._fail(f"is nested more than {MOST_DEPTH} levels deep", event)
        data: Any = {} if mapping else []
        self._put(data, event)
        if event.anchor:
            self.anchors.pop(event.anchor, None)
        self.stack.append(_Open(data, event.anchor, self.values - 1))

    def _close(self) -> None:
        done = self.stack.pop()
        if done.anchor:
            self.anchors[done.anchor] = (done.data, self.values - done.values_before)
        if self.stack and isinstance(self.stack[-1].data, dict):
            self.stack[-1].key = _NO_KEY

    def _alias(self, event: AliasEvent) -> None:
        name = event.anchor
        if any(entry.anchor == name for entry in self.stack):
            self._fail(f"uses the alias '*{name}' inside its own anchor", event, "An architecture cannot hold itself.")
        if name not in self.anchors:
            self._fail(f"uses the alias '*{name}', which has no anchor before it", event)
        value, size = self.anchors[name]
        self.values += size - 1
        self.aliased += size
        if self.aliased > MOST_ALIASED:
            self._fail(f"grows by more than {MOST_ALIASED:,} values through its aliases", event)
        parent = self.stack[-1]
        if parent.key is _NO_KEY and isinstance(parent.data, dict):
            if not isinstance(value, str):
                self._fail("has a key that is not text", event)
            self._key(parent, value, event)
        else:
            self._put(value, event)

    def _put(self, value: Any, event: Event) -> None:
        """Hang a value into the mapping or sequence that is open."""
        self.values += 1
        if not self.stack:
            self.result = value
            if self.places is not None:
                self.places[()] = _line(event)
            return
        parent = self.stack[-1]
        in_list = isinstance(parent.data, list)
        if in_list:
            parent.key = len(parent.data)
            parent.data.append(value)
        elif parent.key is _NO_KEY:
            self._fail("has a key that is not text", event)
        else:
            parent.data[parent.key] = value
        if self.places is not None:
            line = _line(event) if in_list else parent.line
            self.places[tuple(entry.key for entry in self.stack)] = line
        if not in_list and isinstance(event, ScalarEvent | AliasEvent):
            parent.key = _NO_KEY

    def _resolve(self, event: ScalarEvent) -> Any:
        """Return the value of a scalar after the core schema (YAML 1.2.2, chapter 10.3)."""
        text = event.value
        if event.tag is None and event.implicit[0]:
            return _plain(text)
        if event.tag in (None, "!", _TAG + "str"):
            return text
        wanted = _TYPES.get(event.tag)
        if wanted is None:
            self._refuse_tag(event)
        value = _plain(text)
        if not isinstance(value, wanted):
            self._fail(f"has '{text}' under the tag '{event.tag.replace(_TAG, '!!')}'", event)
        return value

    def _refuse_tag(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> NoReturn:
        tag = str(event.tag).replace(_TAG, "!!")
        self._fail(f"uses the tag '{tag}'; an architecture is plain data", event, "Take the tag away.")

    def _fail(self, problem: str, event: Event, remedy: str = "") -> NoReturn:
        _fail(problem, Location(self.file, _line(event)), remedy)


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _plain(text: str) -> Any:
    if text[:1].isalpha():
        return _SPECIAL.get(text, text)
    if text in _SPECIAL:
        return _SPECIAL[text]
    if len(text) < 1000 and _INTEGER.fullmatch(text):
        return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


def _fail(problem: str, location: Location, remedy: str = "") -> NoReturn:
    raise TruelineError(
        Diagnostic("workspace.source.yaml", f"{location.file} {problem}", location=location, remedy=remedy)
    ) from None
