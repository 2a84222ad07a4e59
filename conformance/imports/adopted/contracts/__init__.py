"""The types of contracts that import-linter brings along."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from trueline.model.checks import Ruling

from ..adoption import Stated
from ..options import Options
from . import acyclic_siblings, forbidden, independence, layers, protected
from .contract import Session

__all__ = ["TYPES", "ContractType", "Session"]


@dataclass(frozen=True, slots=True)
class ContractType:
    """How contracts of one type are read.

    Attributes:
        read: makes one of its options; notes there what is wrong with them.
        code: code of its violations.
    """

    read: Callable[[Options, Ruling, Session], Stated]
    code: str


TYPES: Mapping[str, ContractType] = {
    "layers": ContractType(layers.read, "imports.layers"),
    "forbidden": ContractType(forbidden.read, "imports.forbidden"),
    "independence": ContractType(independence.read, "imports.independent"),
    "protected": ContractType(protected.read, "imports.protected"),
    "acyclic_siblings": ContractType(acyclic_siblings.read, "imports.circular"),
}
