"""The real Mermaid parser, asked from Python: does a block parse, and what does it state?

Mermaid runs in one Node process (`parse.mjs`) for as long as a `MermaidParser` is open.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]

# Mermaid hides the entities of a source (`#quot;`, `#35;`) from its grammars behind these, and turns them into HTML
# entities when it draws.
PLACEHOLDERS = (("ﬂ°°", "&#"), ("ﬂ°", "&"), ("¶ß", ";"))
LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
MARKUP = re.compile(r"</?[a-z!][^>]*>", re.IGNORECASE)


class MermaidMissingError(Exception):
    """The parser cannot run here; the message says what to do."""


class MermaidCrashError(Exception):
    """The process died over a request; the message holds what it said."""


@dataclass(frozen=True, slots=True)
class Member:
    """An attribute of an entity, or an attribute or operation of a class.

    Attributes:
        text: an entity attribute's name; the whole line of a class member, visibility first.
        type: an entity attribute's type; `attribute` or `method` of a class.
        keys: `PK`, `FK`, `UK` of an entity attribute.
        comment: an entity attribute's comment; the classifier (`*` abstract, `$` static) of a class member.
    """

    text: str
    type: str
    keys: tuple[str, ...]
    comment: str


@dataclass(frozen=True, slots=True)
class Node:
    """A node, actor, entity, state or class.

    Attributes:
        id: the name that the source uses.
        text: what a reader sees.
        shape: Mermaid's name of the shape; `actor` or `participant`; `entity`; `class`; for a state `state`,
            `composite`, and without a text `start`, `end`, `fork`, `join`, `choice` or `divider`.
        link: where a click leads, or empty.
        markdown: whether `*` and `_` of a flowchart's text would be read as emphasis.
        classes: names of its styles.
        members: attributes and operations.
        annotations: a class's stereotypes.
    """

    id: str
    text: str
    shape: str
    link: str = ""
    markdown: bool = False
    classes: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    annotations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of a flowchart, a transition, or a relationship of entities or classes.

    Attributes:
        source, target: ids of its ends, or of a group.
        text: what a reader sees on it.
        line: `normal`, `dotted`, `thick`, `invisible`; `identifying`, `non_identifying`; `solid`, `dotted`.
        start, end: what its ends are drawn as: `open`, `point`, `cross`, `circle`; a cardinality such as `only_one` or
            `zero_or_more`; `aggregation`, `extension`, `composition`, `dependency`, `lollipop`.
        start_text, end_text: the multiplicities of a class relationship.
        markdown: whether `*` and `_` of a flowchart's text would be read as emphasis.
    """

    source: str
    target: str
    text: str
    line: str
    start: str
    end: str
    start_text: str = ""
    end_text: str = ""
    markdown: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A subgraph, namespace, composite state, or a box around actors; `nodes` are ids, of groups too."""

    id: str
    title: str
    nodes: tuple[str, ...]
    direction: str = ""
    markdown: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A line of a sequence other than a note, in order.

    Attributes:
        type: Mermaid's name in lower case: `solid` (`->>`), `dotted` (`-->>`), `solid_point` (`-)`), `solid_cross`
            (`-x`) …; `alt_start`, `alt_else`, `alt_end`, `loop_start`, `par_start`, `par_and` …; `active_start`,
            `active_end`; `autonumber`.
        source, target: ids of actors, or empty.
        text: the message, or a block's title.
    """

    type: str
    source: str
    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note and the ids of what it stands at."""

    about: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """What Mermaid made of a block.

    Attributes:
        ok: whether it parsed; otherwise only `error` says something.
        error: Mermaid's message.
        kind: `flowchart`, `sequence`, `er`, `state`, `class`, or Mermaid's name of another kind (parsed, not read).
        direction: `TB`, `LR` … as the source says it, or empty.
        nodes, edges, groups, messages, notes: what it states, in the order of the source; texts are decoded.
    """

    ok: bool
    error: str
    kind: str
    direction: str = ""
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    groups: tuple[Group, ...] = ()
    messages: tuple[Message, ...] = ()
    notes: tuple[Note, ...] = ()

    def texts(self) -> tuple[str, ...]:
        """Return every non-empty text that a reader sees, in the order nodes, groups, edges, messages, notes."""
        return tuple(text for text in self._texts() if text)

    def _texts(self) -> Iterator[str]:
        for node in self.nodes:
            yield node.text
            yield from node.annotations
            for member in node.members:
                yield member.text
                yield member.comment
        yield from (group.title for group in self.groups)
        for edge in self.edges:
            yield from (edge.text, edge.start_text, edge.end_text)
        yield from (message.text for message in self.messages)
        yield from (note.text for note in self.notes)


def decode(label: str) -> str:
    """Return what a reader finally sees of `label`, a text as Mermaid's databases hold it.

    Line breaks become newlines, other markup is not seen, and entities are decoded once: Mermaid's placeholders for
    `#quot;` and `#35;` as well as HTML's own.
    """
    for placeholder, entity in PLACEHOLDERS:
        label = label.replace(placeholder, entity)
    return html.unescape(MARKUP.sub("", LINE_BREAK.sub("\n", label)))


class MermaidParser:
    """Mermaid's own parser in a Node process; a context manager.

    Raises:
        MermaidMissingError: on entering, where Node or Mermaid is missing.
    """

    def __init__(self, root: Path = ROOT) -> None:
        """Parse with the Mermaid in `root`'s `node_modules`."""
        self._root = root
        self._numbers = count(1)

    def __enter__(self) -> Self:
        node = shutil.which("node")
        if node is None:
            raise MermaidMissingError("Node 20 or newer is not on PATH: install it, then run `make dev`.")
        if not (self._root / "node_modules" / "mermaid").is_dir():
            raise MermaidMissingError(f"Mermaid is not installed in {self._root}: run `make dev`.")
        self._process = subprocess.Popen(
            [node, str(self._root / "tests" / "mermaid" / "parse.mjs")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=self._root,
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def parse(self, source: str) -> Diagram:
        """Return what Mermaid makes of one block, whose `source` comes without its fence."""
        (diagram,) = self.parse_all([source])
        return diagram

    def parse_all(self, sources: Iterable[str]) -> list[Diagram]:
        """Return one diagram a source, in order.

        Raises:
            MermaidCrashError: where the process ends before it has answered.
        """
        requests = [{"id": next(self._numbers), "source": source} for source in sources]
        # Written from a thread of its own: with both pipes full, each side would wait for the other.
        writer = threading.Thread(target=self._write, args=(requests,))
        writer.start()
        try:
            return [self._read(request["id"]) for request in requests]
        finally:
            writer.join()

    def _write(self, requests: list[dict[str, Any]]) -> None:
        assert self._process.stdin is not None
        try:
            for request in requests:
                self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            return  # the reader finds the process dead and says so

    def _read(self, number: object) -> Diagram:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise MermaidCrashError(f"Mermaid's process ended with status {self._process.wait()} (see stderr above).")
        answer = json.loads(line)
        if answer["id"] != number:
            raise MermaidCrashError(f"Mermaid's process answered {answer['id']} to request {number}.")
        return _diagram(answer)


def _diagram(answer: dict[str, Any]) -> Diagram:
    if not answer["ok"]:
        return Diagram(ok=False, error=answer["error"], kind=answer["kind"])
    return Diagram(
        ok=True,
        error="",
        kind=answer["kind"],
        direction=answer["direction"],
        nodes=tuple(map(_node, answer["nodes"])),
        edges=tuple(map(_edge, answer["edges"])),
        groups=tuple(map(_group, answer["groups"])),
        messages=tuple(Message(one["type"], one["from"], one["to"], decode(one["text"])) for one in answer["messages"]),
        notes=tuple(Note(tuple(one["about"]), decode(one["text"])) for one in answer["notes"]),
    )


def _node(one: dict[str, Any]) -> Node:
    return Node(
        id=one["id"],
        text=decode(one["text"]),
        shape=one["shape"],
        link=one["link"],
        markdown=one["markdown"],
        classes=tuple(one["classes"]),
        members=tuple(
            Member(decode(member["text"]), member["type"], tuple(member["keys"]), decode(member["comment"]))
            for member in one.get("members", ())
        ),
        annotations=tuple(map(decode, one.get("annotations", ()))),
    )


def _edge(one: dict[str, Any]) -> Edge:
    return Edge(
        source=one["from"],
        target=one["to"],
        text=decode(one["text"]),
        line=one["line"],
        start=one["start"],
        end=one["end"],
        start_text=decode(one.get("startText", "")),
        end_text=decode(one.get("endText", "")),
        markdown=one["markdown"],
    )


def _group(one: dict[str, Any]) -> Group:
    return Group(one["id"], decode(one["title"]), tuple(one["nodes"]), one["direction"], one["markdown"])
