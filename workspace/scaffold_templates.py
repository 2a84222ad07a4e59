"""The templates of scaffolds: those that come with trueline, and those by which a project replaces them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from trueline.model.diagnostics import Diagnostic, Severity, TruelineError, did_you_mean, nearest

from .configuration import place
from .files import put

if TYPE_CHECKING:
    from .configuration import Configuration
    from .discovery import Project

_SUFFIX = ".j2"


def shipped() -> dict[str, Traversable]:
    """Return the templates that come with trueline, by name, such as `application/use_case.py.j2`."""
    return dict(sorted(_below(files("trueline.templates") / "scaffold", "")))


def own_folder(project: Project, configuration: Configuration) -> Path | None:
    """Return the folder of the project's own templates, if there is one.

    Raises:
        TruelineError: where the configuration names one that is not there.
    """
    folder = project.root / configuration.scaffold.templates
    if folder.is_dir():
        return folder
    if configuration.scaffold.model_fields_set:
        raise TruelineError(
            Diagnostic(
                "scaffold.templates",
                f"there is no folder '{configuration.scaffold.templates}'",
                location=place(project, "scaffold", "templates"),
                remedy="`trueline scaffold eject TEMPLATE` makes it.",
            )
        )
    return None


def own(folder: Path) -> tuple[str, ...]:
    """Return the names of the templates in a folder."""
    return tuple(sorted(name for name, _ in _below(folder, "")))


def unused(folder: Path) -> Iterator[Diagnostic]:
    """Yield a warning for each file of a folder that looks as if it were to replace a template, and replaces none."""
    known = shipped()
    for name in own(folder):
        near = nearest(name, known) if name not in known else ""
        if near:
            said = f"the template '{name}' replaces none"
            remedy = f"Did you mean '{near}'?"
            yield Diagnostic("scaffold.template.unused", said, Severity.WARNING, remedy=remedy)


def eject(folder: Path, names: Iterable[str]) -> list[Path]:
    """Copy templates that come with trueline into a folder, all of them or none; return the copies.

    Raises:
        TruelineError: for a name that none has, and where a file is there already or cannot be written.
    """
    known = shipped()
    wanted = {name: folder / name for name in names}
    problems = [_unknown(name, known) for name in wanted if name not in known]
    problems += [_there(name) for name, file in wanted.items() if name in known and file.exists()]
    if problems:
        raise TruelineError(problems)
    made: list[Path] = []
    try:
        for name, file in wanted.items():
            made.append(file)
            file.parent.mkdir(parents=True, exist_ok=True)
            put(file, known[name].read_bytes())
    except OSError as error:
        for file in made:
            with suppress(OSError):
                file.unlink(missing_ok=True)
        said = f"cannot write '{made[-1]}': {error.strerror}. Nothing was changed."
        raise TruelineError(Diagnostic("workspace.unwritable", said)) from None
    return made


def _below(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            yield from _below(entry, f"{name}/")
        elif name.endswith(_SUFFIX):
            yield name, entry


def _unknown(name: str, known: Iterable[str]) -> Diagnostic:
    remedy = did_you_mean(name, known) or "`trueline scaffold templates` lists them."
    return Diagnostic("scaffold.template.unknown", f"there is no template '{name}'", remedy=remedy)


def _there(name: str) -> Diagnostic:
    said = f"the project has a template '{name}' already"
    return Diagnostic("scaffold.template.there", said, remedy="Remove it to have the one that comes with trueline.")
