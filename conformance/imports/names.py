"""Dotted names of modules: what stands in what."""

from __future__ import annotations

from collections.abc import Iterable


def is_inside(module: str, packages: Iterable[str]) -> bool:
    """Whether a module is one of `packages`, or stands in one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)
