"""Rules in the making: `inventory.rule.forbid(domain, packages=["fastapi"], because="no framework inside")`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, Unpack

from .drafts import Common, Handle, listed, named
from .elements import Element, Group, Subject
from .selections import select

if TYPE_CHECKING:
    from .architecture import Architecture

Member: TypeAlias = Element | Group
Members: TypeAlias = Member | Sequence[Member]
Manner: TypeAlias = Literal["type-checking", "local", "dynamic"]
"""A way to import: under `TYPE_CHECKING`, inside a function, by `import_module` with a literal name."""


class Rule(Handle):
    """Handle of a rule."""

    kind = "rule"


class Rules:
    """Makes rules; every one says why it is there."""

    def __init__(self, architecture: Architecture) -> None:
        """Make rules of `architecture`."""
        self._architecture = architecture

    def _add(self, rule: str, name: str, because: str, common: Any, **fields: Any) -> Rule:
        draft = named(self._architecture, "", name, common, because=because, rule=rule, **fields)
        return self._architecture.add("rules", Rule(self._architecture, draft.fields["id"], draft))

    def layers(
        self, *layers: Members, because: str, name: str = "Layers", closed: bool = False, independent: bool = True,
        exhaustive: bool = False, transitive: bool = True, ignore: Sequence[tuple[str, str]] = (),
        exempt: Sequence[Manner] = (), **common: Unpack[Common],
    ) -> Rule:  # fmt: skip
        """Each layer may use those below it; from the top down, siblings as a list."""
        return self._add(
            "layers", name, because, common, layers=[listed(layer) for layer in layers], closed=closed,
            independent=independent, exhaustive=exhaustive, transitive=transitive, ignore=list(ignore),
            exempt=list(exempt),
        )  # fmt: skip

    def forbid(
        self, source: Members, target: Members = (), *, because: str, packages: Sequence[str] = (),
        transitive: bool = True, name: str = "", ignore: Sequence[tuple[str, str]] = (),
        exempt: Sequence[Manner] = (), **common: Unpack[Common],
    ) -> Rule:  # fmt: skip
        """`source` may not use `target` or the external `packages`."""
        called = name or f"{_names(source)} must not use {_names(target, packages)}"
        return self._add(
            "forbid", called, because, common, source=listed(source), target=listed(target), packages=list(packages),
            transitive=transitive, ignore=list(ignore), exempt=list(exempt),
        )  # fmt: skip

    def allow(
        self, source: Members, target: Members = (), *, because: str, packages: Sequence[str] = (), only: bool = False,
        name: str = "", ignore: Sequence[tuple[str, str]] = (), exempt: Sequence[Manner] = (), **common: Unpack[Common],
    ) -> Rule:  # fmt: skip
        """`source` may use `target`; with `only`, nobody else may."""
        called = name or f"{'Only ' if only else ''}{_names(source)} may use {_names(target, packages)}"
        return self._add(
            "allow", called, because, common, source=listed(source), target=listed(target), packages=list(packages),
            only=only, ignore=list(ignore), exempt=list(exempt),
        )  # fmt: skip

    def independent(
        self, *members: Member, because: str, name: str = "", transitive: bool = True,
        ignore: Sequence[tuple[str, str]] = (), exempt: Sequence[Manner] = (), **common: Unpack[Common],
    ) -> Rule:  # fmt: skip
        """The members may not use each other."""
        called = name or f"{_names(members)} are independent"
        return self._add(
            "independent", called, because, common, members=list(members), transitive=transitive,
            ignore=list(ignore), exempt=list(exempt),
        )  # fmt: skip  # fmt: skip

    def interface(
        self, of: Member, *public: str, because: str, name: str = "", ignore: Sequence[tuple[str, str]] = (),
        exempt: Sequence[Manner] = (), **common: Unpack[Common],
    ) -> Rule:  # fmt: skip
        """From outside, only the modules `public` of `of` may be imported; `.` is the package itself."""
        called = name or f"The interface of {of.name}"
        return self._add(
            "interface", called, because, common, of=of, public=list(public), ignore=list(ignore), exempt=list(exempt)
        )

    def closed_world(
        self, of: Member, *, because: str, name: str = "", ignore: Sequence[tuple[str, str]] = (),
        exempt: Sequence[Manner] = (), **common: Unpack[Common],
    ) -> Rule:  # fmt: skip
        """Inside `of`, every import between components needs a relationship."""
        called = name or f"{of.name} is a closed world"
        return self._add("closed-world", called, because, common, of=of, ignore=list(ignore), exempt=list(exempt))

    def acyclic(
        self, of: Member, *, because: str, name: str = "", ignore: Sequence[tuple[str, str]] = (),
        exempt: Sequence[Manner] = (), **common: Unpack[Common],
    ) -> Rule:  # fmt: skip
        """The components inside `of` do not depend on each other in a circle."""
        called = name or f"No circles in {of.name}"
        return self._add("acyclic", called, because, common, of=of, ignore=list(ignore), exempt=list(exempt))

    def relations(
        self, source: Subject, target: Subject, *, because: str, name: str, allowed: bool = False,
        **common: Unpack[Common],
    ) -> Rule:  # fmt: skip
        """Which elements of the model may relate to which."""
        return self._add(
            "model", name, because, common, source=select(source), target=select(target), allowed=allowed
        )  # fmt: skip


def _names(members: Members | Sequence[Member], packages: Sequence[str] = ()) -> str:
    return ", ".join([*(member.name for member in listed(members)), *packages])
