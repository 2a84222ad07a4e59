"""Two states of an architecture as a page: what changed in words, and the drawings it touches with marks."""

from __future__ import annotations

from .pages import change_page
from .words import summary

__all__ = ["change_page", "summary"]
