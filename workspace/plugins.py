"""Finding generators and checks: every entry point of their groups, ours among them."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Generic, NoReturn, TypeVar

from trueline.model.checks import CHECK_API, Check
from trueline.model.diagnostics import Diagnostic, Location, TruelineError, did_you_mean
from trueline.model.protocols import GENERATOR_API, Generator

T = TypeVar("T", Generator, Check)


@dataclass(frozen=True, slots=True)
class Family(Generic[T]):
    """One kind of plug-in.

    Attributes:
        noun: what messages call one of them.
        protocol: what it must satisfy.
        api: version of that protocol.
    """

    noun: str
    protocol: type[T]
    api: int

    @property
    def group(self) -> str:
        """The entry-point group; its last part is also the table of the configuration."""
        return f"trueline.{self.noun}s"


GENERATORS: Family[Generator] = Family("generator", Generator, GENERATOR_API)  # type: ignore[type-abstract]  # for isinstance
CHECKS: Family[Check] = Family("check", Check, CHECK_API)  # type: ignore[type-abstract]  # for isinstance


@dataclass(frozen=True, slots=True)
class Registered(Generic[T]):
    """A plug-in that a distribution has registered; nothing of it is imported yet.

    Attributes:
        family: its kind.
        name: its name.
        distribution: name and version of the distribution that brings it.
        entry_point: where it is.
    """

    family: Family[T]
    name: str
    distribution: str
    entry_point: EntryPoint


def registered(family: Family[T]) -> tuple[Registered[T], ...]:
    """Return every registered plug-in of a family, by name.

    Raises:
        TruelineError: where two distributions register the same name.
    """
    found: dict[str, Registered[T]] = {}
    problems = []
    for entry in sorted(entry_points(group=family.group), key=lambda entry: (entry.name, _distribution(entry))):
        this = Registered(family, entry.name, _distribution(entry), entry)
        other = found.setdefault(entry.name, this)
        if other is not this and other.entry_point.value != entry.value:
            message = f"both {other.distribution} and {this.distribution} register a {family.noun} '{this.name}'"
            problems.append(Diagnostic(f"workspace.{family.noun}.duplicate", message, remedy="Uninstall one of them."))
    if problems:
        raise TruelineError(problems)
    return tuple(found.values())


def select(
    names: Iterable[str], among: Iterable[Registered[T]], family: Family[T], stated_at: Location | None = None
) -> list[Registered[T]]:
    """Return the plug-ins called `names`, in the order of `among`.

    Raises:
        TruelineError: for each name that none has, with the nearest one.
    """
    available = {one.name: one for one in among}
    wanted = set(names)
    problems = [
        Diagnostic(
            f"workspace.{family.noun}.unknown",
            f"there is no {family.noun} '{name}'",
            location=stated_at,
            remedy=did_you_mean(name, available) or f"Installed: {', '.join(available) or 'none'}.",
        )
        for name in sorted(wanted - set(available))
    ]
    if problems:
        raise TruelineError(problems)
    return [one for name, one in available.items() if name in wanted]


def chosen(
    family: Family[T],
    configured: Iterable[str],
    asked: Iterable[str],
    is_on: Callable[[str], bool],
    stated_at: Callable[[str], Location],
) -> list[Registered[T]]:
    """Return the plug-ins that run.

    Args:
        family: their kind.
        configured: names that the configuration has settings for.
        asked: names of those that are wanted; none: all that are switched on.
        is_on: whether the configuration lets one run.
        stated_at: where the configuration names one.

    Raises:
        TruelineError: for a name that none has, with the nearest one.
    """
    every = registered(family)
    for name in configured:
        select([name], every, family, stated_at(name))
    wanted = tuple(asked)
    return select(wanted, every, family) if wanted else [one for one in every if is_on(one.name)]


def crashed(one: Registered[T], error: Exception, assurance: str = "") -> Diagnostic:
    """Return what to say of a plug-in that failed; the `assurance` comes before what to do."""
    noun = one.family.noun
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return Diagnostic(
        f"workspace.{noun}.crashed",
        f"the {noun} '{one.name}' of {one.distribution} failed: {type(error).__name__}: {error}",
        location=Location(frame.filename, frame.lineno or 0),
        remedy=f"{assurance}Report it to its makers, or leave it out with "
        f"'enabled = false' in the table {noun}s.{one.name}.",
    )


def make(one: Registered[T]) -> T:
    """Import a plug-in and make it.

    Raises:
        TruelineError: where it cannot be imported, is written for another version of the protocol, or is none.
    """
    family = one.family
    try:
        made = one.entry_point.load()()
    except Exception as error:
        _fail(one, "broken", f"cannot be loaded: {type(error).__name__}: {error}", error)
    api = getattr(made, "api", None)
    if api != family.api:
        said = f"is written for version {api} of the {family.noun} protocol; this trueline speaks version {family.api}"
        _fail(one, "api", said if isinstance(api, int) else "does not say its 'api' version")
    if not isinstance(made, family.protocol):
        _fail(one, "broken", f"is no {family.noun}: {one.entry_point.value} gives a {type(made).__name__}")
    if made.name != one.name:
        _fail(one, "name", f"calls itself '{made.name}'")
    return made


def _distribution(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else "an unknown distribution"


def _fail(one: Registered[T], code: str, problem: str, cause: BaseException | None = None) -> NoReturn:
    raise TruelineError(
        Diagnostic(
            f"workspace.{one.family.noun}.{code}",
            f"the {one.family.noun} '{one.name}' of {one.distribution} {problem}",
            remedy=f"Update or uninstall {one.distribution.partition(' ')[0]}, or switch the {one.family.noun} off "
            f"with 'enabled = false' in the table {one.family.noun}s.{one.name}.",
        )
    ) from cause
