"""Tables that cost something are made once for a workspace, whoever asks first."""

from __future__ import annotations

from typing import Protocol, TypeVar

from .workspace import Workspace

_KEPT = "_shared"


class Table(Protocol):
    """Something computed from a workspace alone."""

    def __init__(self, workspace: Workspace) -> None:
        """Wrap a workspace."""
        ...


T = TypeVar("T", bound=Table)


def shared(workspace: Workspace, table: type[T]) -> T:
    """Return the `table` of `workspace`: the same object for every caller.

    Args:
        workspace: a workspace; it is frozen, so that nothing computed from it grows stale.
        table: a class that is made from a workspace.
    """
    # Kept where `cached_property` keeps its values, and gone with the workspace.
    kept: dict[object, object] = vars(workspace).setdefault(_KEPT, {})
    if table not in kept:
        kept[table] = table(workspace)
    found = kept[table]
    assert isinstance(found, table)
    return found
