"""Finding the generators: every entry point of the group `trueline.generators`, ours among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import NoReturn

from trueline.model.diagnostics import Diagnostic, Location, TruelineError, did_you_mean
from trueline.model.protocols import GENERATOR_API, Generator

GROUP = "trueline.generators"


@dataclass(frozen=True, slots=True)
class Registered:
    """A generator that a distribution has registered; nothing of it is imported yet.

    Attributes:
        name: its name.
        distribution: name and version of the distribution that brings it.
        entry_point: where it is.
    """

    name: str
    distribution: str
    entry_point: EntryPoint


def registered() -> tuple[Registered, ...]:
    """Return every registered generator, by name.

    Raises:
        TruelineError: where two distributions register the same name.
    """
    found: dict[str, Registered] = {}
    problems = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, _distribution(entry))):
        this = Registered(entry.name, _distribution(entry), entry)
        other = found.setdefault(entry.name, this)
        if other is not this and other.entry_point.value != entry.value:
            message = f"both {other.distribution} and {this.distribution} register a generator '{this.name}'"
            problems.append(Diagnostic("workspace.generator.duplicate", message, remedy="Uninstall one of them."))
    if problems:
        raise TruelineError(problems)
    return tuple(found.values())


def select(names: Iterable[str], among: Iterable[Registered], stated_at: Location | None = None) -> list[Registered]:
    """Return the generators called `names`, in the order of `among`.

    Raises:
        TruelineError: for each name that none has, with the nearest one.
    """
    available = {one.name: one for one in among}
    wanted = set(names)
    problems = [
        Diagnostic(
            "workspace.generator.unknown",
            f"there is no generator '{name}'",
            location=stated_at,
            remedy=did_you_mean(name, available) or f"Installed: {', '.join(available) or 'none'}.",
        )
        for name in sorted(wanted - set(available))
    ]
    if problems:
        raise TruelineError(problems)
    return [one for name, one in available.items() if name in wanted]


def make(one: Registered) -> Generator:
    """Import a generator and make it.

    Raises:
        TruelineError: where it cannot be imported, is written for another version of the protocol, or is none.
    """
    try:
        generator = one.entry_point.load()()
    except Exception as error:
        _fail(one, "broken", f"cannot be loaded: {type(error).__name__}: {error}", error)
    api = getattr(generator, "api", None)
    if api != GENERATOR_API:
        said = f"is written for version {api} of the generator protocol; this trueline speaks version {GENERATOR_API}"
        _fail(one, "api", said if isinstance(api, int) else "does not say its 'api' version")
    if not isinstance(generator, Generator):
        _fail(one, "broken", f"is no generator: {one.entry_point.value} gives a {type(generator).__name__}")
    if generator.name != one.name:
        _fail(one, "name", f"calls itself '{generator.name}'")
    return generator


def _distribution(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else "an unknown distribution"


def _fail(one: Registered, code: str, problem: str, cause: BaseException | None = None) -> NoReturn:
    raise TruelineError(
        Diagnostic(
            f"workspace.generator.{code}",
            f"the generator '{one.name}' of {one.distribution} {problem}",
            remedy=f"Update or uninstall {one.distribution.partition(' ')[0]}, or switch the generator off with "
            f"'enabled = false' in the table generators.{one.name}.",
        )
    ) from cause
