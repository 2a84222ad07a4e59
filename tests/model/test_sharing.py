"""Tables that belong to a workspace."""

from __future__ import annotations

from trueline.model.addresses import Addresses
from trueline.model.relations import Relations
from trueline.model.sharing import shared
from trueline.model.workspace import Workspace


def test_a_table_is_made_once_for_each_workspace() -> None:
    one, other = Workspace(()), Workspace(())
    assert shared(one, Relations) is shared(one, Relations)
    assert shared(one, Relations) is not shared(other, Relations)
    assert isinstance(shared(one, Addresses), Addresses)
    assert one == other
