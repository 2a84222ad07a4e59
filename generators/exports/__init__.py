"""Architectures in the forms of other tools: what every exporter gives, and what each form loses."""

from __future__ import annotations

from .protocol import EXPORTER_API, Exporter, File, Scripts, loss

__all__ = ["EXPORTER_API", "Exporter", "File", "Scripts", "loss"]
