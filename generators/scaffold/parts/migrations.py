"""The revisions of a database for Alembic: each change of the model's tables is one of them."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.protocols import Artefact

from ..design import Design, Kept

_FOLDER = "migrations"


def files(design: Design) -> Iterator[Artefact | Kept]:
    """Yield what Alembic needs, the revisions, and last of all the snapshot from which the next one is made.

    As long as the snapshot was not written, the same revision comes again.
    """
    history = design.database.history
    if not design.database.exists:
        return
    yield design.once_from("alembic.ini", f"{_FOLDER}/alembic.ini.j2")
    yield design.once_from(f"{_FOLDER}/env.py", f"{_FOLDER}/env.py.j2")
    yield design.once_from(f"{_FOLDER}/script.py.mako", f"{_FOLDER}/script.py.mako.j2")
    yield design.once_from("tests/test_database.py", "project/test_database.py.j2")
    for name in history.known:
        yield Kept(f"{_FOLDER}/versions/{name}.py")
    if history.new:
        path = f"{_FOLDER}/versions/{history.new.name}.py"
        yield design.once_from(path, f"{_FOLDER}/revision.py.j2", revision=history.new)
    yield design.whole(f"{_FOLDER}/schema.json", history.snapshot)
