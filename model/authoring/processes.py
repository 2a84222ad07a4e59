"""Handles of processes: activities, decisions, forks and joins, chained with `then` and `when`."""

from __future__ import annotations

from typing import Any

from ..naming import slug
from .drafts import Draft, Handle


class Process(Handle):
    """Handle of a process."""

    kind = "process"

    def _node(self, kind: str, name: str, id_: str | None, **more: Any) -> Node:
        own = id_ or slug(name)
        draft = Draft(id=own, kind=kind, name=name, **more)
        self.draft.fields["nodes"].append(draft)
        return Node(self, own, draft)

    def start(self, name: str, *, id: str | None = None) -> Node:  # noqa: A002 - the field's own name
        """Add the start."""
        return self._node("start", name, id)

    def end(self, name: str, *, id: str | None = None) -> Node:  # noqa: A002 - the field's own name
        """Add an end."""
        return self._node("end", name, id)

    def activity(
        self, name: str, *, by: Handle | None = None, policy: Handle | None = None, description: str = "",
        id: str | None = None,  # noqa: A002 - the field's own name
    ) -> Node:  # fmt: skip
        """Add something that is done, `by` an element, under a `policy` such as a retry."""
        return self._node("activity", name, id, by=by, policy=policy, description=description)

    def decision(self, name: str, *, by: Handle | None = None, id: str | None = None) -> Node:  # noqa: A002 - as above
        """Add a decision; its ways out are labelled with `when`."""
        return self._node("decision", name, id, by=by)

    def fork(self, name: str, *, id: str | None = None) -> Node:  # noqa: A002 - the field's own name
        """Add a split into parallel paths."""
        return self._node("fork", name, id)

    def join(self, name: str, *, id: str | None = None) -> Node:  # noqa: A002 - the field's own name
        """Add the place where parallel paths meet again."""
        return self._node("join", name, id)


class Node:
    """A step of a process."""

    def __init__(self, process: Process, id_: str, draft: Draft) -> None:
        """Belong to `process`."""
        self.process, self.id, self.draft = process, id_, draft

    def _edge(self, target: Node, label: str = "") -> None:
        self.process.draft.fields["edges"].append(Draft(source=self.id, target=target.id, label=label))

    def then(self, *nodes: Node) -> Node:
        """Go on with these, one after the other; returns the last."""
        here = self
        for node in nodes:
            here._edge(node)
            here = node
        return here

    def when(self, label: str) -> Way:
        """Begin a labelled way out."""
        return Way(self, label)

    def activity(self, name: str, **more: Any) -> Node:
        """Name an activity that belongs to this step (its id is prefixed with this one's)."""
        more.setdefault("id", f"{self.id}.{slug(name)}")
        return self.process.activity(name, **more)

    def decision(self, name: str, **more: Any) -> Node:
        """Name a decision that belongs to this step (its id is prefixed with this one's)."""
        more.setdefault("id", f"{self.id}.{slug(name)}")
        return self.process.decision(name, **more)

    def coloured(self, colour: str) -> Node:
        """Draw this step in a colour (`#rrggbb`)."""
        self.process.draft.fields["styles"][self.id] = colour
        return self


class Way:
    """A labelled way out of a step."""

    def __init__(self, source: Node, label: str) -> None:
        """Leave `source` when `label` holds."""
        self._source, self._label = source, label

    def then(self, first: Node, *more: Node) -> Node:
        """Go on with these, one after the other; returns the last."""
        self._source._edge(first, self._label)
        return first.then(*more)
