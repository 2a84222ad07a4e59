"""Which Python modules there are, without importing any of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from importlib.machinery import ModuleSpec


@cache
def _find(module: str, paths: tuple[str, ...] | None) -> ModuleSpec | None:
    for finder in sys.meta_path:
        spec = finder.find_spec(module, paths)
        if spec is not None:
            return spec
    return None


def exists(module: str) -> bool:
    """Whether there is a module or package of this name; nothing of it is executed.

    Args:
        module: absolute, such as `shop.orders.domain`.
    """
    inside: Sequence[str] | None = None
    name = ""
    for part in module.split("."):
        name = f"{name}.{part}" if name else part
        spec = _find(name, None if inside is None else tuple(inside))
        if spec is None:
            return False
        inside = tuple(spec.submodule_search_locations or ())
    return True
