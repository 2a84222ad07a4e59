"""Method names for what a relationship says: `Reads and writes accounts` is `read_accounts` and `write_accounts`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..python.names import snake

_BASES = """
    accept acknowledge add announce answer append apply approve archive ask assign authenticate authorize bill block
    book broadcast browse build buy cache calculate call cancel capture change charge check clear collect commit compute
    confirm consume convert copy count create credit debit delete deliver deploy detect discover dispatch do download
    draw drop emit encrypt enqueue execute export extract feed fetch file fill filter find finish flush follow forget
    forward generate get give grant guard handle have hold import index inform insert inspect invalidate invoke issue
    join keep launch leave list listen load lock look mail make manage mark measure merge migrate monitor move notify
    obtain offer open pay place poll post print process produce provide publish pull push put query queue raise read
    rebuild receive recommend record refresh refund register reject release reload remind remove renew replace replicate
    replay report request reserve reset resolve restore retrieve return revoke route run save scan schedule score search
    send serve set share ship show sign split start stop store stream submit subscribe sync synchronise synchronize
    take tell test transfer transform translate trigger unlock unsubscribe update upload validate verify view warn
    watch write
"""
# What follows says when or why, not what.
_ENDS = "after because before for if so that when where which while"
_DANGLING = "a an and as at by from in into its of on or over the their through to via with"
_ARTICLES = frozenset(["a", "an", "the"])
_JOINTS = re.compile(r"\s*(?:[,/&+]|\band\b)\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w'-]*")
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Action:
    """A verb, and what it is done to.

    Attributes:
        verb: in its base form.
        object: words in lower case; empty where nothing is said.
    """

    verb: str
    object: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of a method."""
        return snake(" ".join((self.verb, *self.object)))


def _third(base: str) -> str:
    """Return the form after he, she or it."""
    if base == "have":
        return "has"
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{base}es"
    return f"{base[:-1]}ies" if base.endswith("y") and base[-2] not in "aeou" else f"{base}s"


_VERBS: Mapping[str, str] = {form: base for base in _BASES.split() for form in (base, _third(base))}


def actions(description: str) -> tuple[Action, ...]:
    """Return what a description says is done; nothing where it begins with no verb that is known."""
    first = re.split(r"[.;:(\n]", re.sub(r"^\W*(?:\d+[.)]\s*)?", "", description), maxsplit=1)[0]
    return tuple(dict.fromkeys(_actions(_JOINTS.split(first))))


def _actions(parts: list[str]) -> Iterator[Action]:
    """Read clauses; a verb alone shares the object of the next one, and what begins with none goes on with the last."""
    waiting: list[str] = []
    said: tuple[str, ...] = ()
    for part in parts:
        words = _WORD.findall(part)
        verb = _VERBS.get(words[0].lower()) if words else None
        if verb is None:
            if not waiting:
                return
            said += ("and", *words) if said else tuple(words)
            continue
        if said:
            yield from (Action(each, _object(said)) for each in waiting)
            waiting, said = [], ()
        waiting.append(verb)
        said = tuple(words[1:])
    yield from (Action(each, _object(said)) for each in waiting)


def _object(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name: without articles, up to what says when or why, and a few only."""
    kept: list[str] = []
    for word in words:
        plain = word.lower()
        if plain in _ENDS.split():
            break
        if plain not in _ARTICLES:
            kept.append(plain if word[:1].islower() else word)
    kept = kept[: _MOST_WORDS - 1]
    while kept and kept[-1].lower() in _DANGLING.split():
        kept.pop()
    return tuple(kept)
