"""Handles of deployments: nodes, instances and the edges between single instances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..naming import slug
from .drafts import Draft, Handle
from .elements import Element


class Spot:
    """Something in a deployment that an edge can end at."""

    def __init__(self, deployment: Deployment, path: str) -> None:
        """Stand at `path` in `deployment`."""
        self.deployment, self.path = deployment, path

    def reaches(
        self, *others: Spot, description: str = "", technology: str = "", interaction: str = "synchronous"
    ) -> Spot:
        """State edges to single instances; they replace what relationships imply for the same elements."""
        for other in others:
            draft = Draft(
                source=self.path, target=other.path, description=description, technology=technology,
                interaction=interaction,
            )  # fmt: skip
            self.deployment.draft.fields["edges"].append(draft)
        return self


class Node(Spot):
    """A place where instances run."""

    def __init__(self, deployment: Deployment, path: str, draft: Draft) -> None:
        """Stand at `path`; what is put here is inside."""
        super().__init__(deployment, path)
        self.draft = draft

    def node(
        self, name: str, technology: str = "", description: str = "", *, count: int = 1, isolated: bool = False,
        id: str | None = None,  # noqa: A002 - the field's own name
    ) -> Node:  # fmt: skip
        """Put a node inside."""
        return _node(self.deployment, self.draft, self.path, name, technology, description, count, isolated, id)

    def runs(self, *elements: Element) -> Node:
        """Run one instance of each of these here."""
        for element in elements:
            self.run(element)
        return self

    def run(
        self, element: Element, name: str = "", *, technology: str = "", description: str = "", count: int = 1,
        tags: Sequence[str] = (), id: str | None = None,  # noqa: A002 - the field's own name
    ) -> Spot:  # fmt: skip
        """Run an instance here, and return it; `name` is what the diagram calls it."""
        own = id or (slug(name) if name else element.path.rpartition(".")[2])
        draft = Draft(
            id=own, of=element, name=name, technology=technology, description=description, count=count, tags=list(tags)
        )  # fmt: skip
        self.draft.fields["instances"].append(draft)
        return Spot(self.deployment, f"{self.path}.{own}")

    def infrastructure(
        self, name: str, technology: str = "", description: str = "", *, type: str | None = None,  # noqa: A002 - as below
        id: str | None = None,  # noqa: A002 - the field's own name
    ) -> Spot:  # fmt: skip
        """Put a piece of infrastructure here that is no element of the model."""
        own = id or slug(name)
        self.draft.fields["infrastructure"].append(
            Draft(id=own, name=name, technology=technology, description=description, type=type)
        )
        return Spot(self.deployment, f"{self.path}.{own}")


class Deployment(Handle):
    """Handle of a deployment."""

    kind = "deployment"

    def node(
        self, name: str, technology: str = "", description: str = "", *, count: int = 1, isolated: bool = False,
        id: str | None = None,  # noqa: A002 - the field's own name
    ) -> Node:  # fmt: skip
        """Put a node at the top."""
        return _node(self, self.draft, "", name, technology, description, count, isolated, id)


def _node(
    deployment: Deployment, parent: Draft, below: str, name: str, technology: str, description: str, count: int,
    isolated: bool, own: str | None,
) -> Node:  # fmt: skip
    id_ = own or slug(name)
    draft = Draft(
        id=id_, name=name, technology=technology, description=description, count=count, isolated=isolated, instances=[],
        infrastructure=[], nodes=[],
    )  # fmt: skip
    siblings: list[Any] = parent.fields["nodes"]
    siblings.append(draft)
    return Node(deployment, f"{below}.{id_}" if below else id_, draft)
