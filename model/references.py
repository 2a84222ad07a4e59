"""References: `[architecture/][kind:]path`, their parts and their absolute form."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Parts(NamedTuple):
    """The three parts of a reference; `architecture` is empty in a local one."""

    architecture: str
    kind: str
    path: str


@lru_cache(maxsize=131072)
def split(reference: str) -> Parts:
    """Return the parts of `reference`; without a kind it leads to an element."""
    architecture, slash, rest = reference.rpartition("/")
    kind, colon, path = rest.partition(":")
    return Parts(architecture if slash else "", kind if colon else "element", path if colon else rest)


def local(kind: str, path: str) -> str:
    """Return the reference to a thing of the same architecture."""
    return path if kind == "element" else f"{kind}:{path}"


def absolute(reference: str, architecture: str) -> str:
    """Return `reference`, as it stands in `architecture`, in its absolute form."""
    return reference if "/" in reference else f"{architecture}/{reference}"
