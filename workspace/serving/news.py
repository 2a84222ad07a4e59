"""What the pages in the browsers are to know: that something changed, or what is wrong."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass

from trueline.model.diagnostics import Diagnostic


@dataclass(frozen=True)
class News:
    """The state of the site.

    Attributes:
        number: how often it has changed.
        changed: addresses of the pages that the last change touched; `*` for all.
        errors: what is wrong now.
    """

    number: int = 0
    changed: tuple[str, ...] = ()
    errors: tuple[Diagnostic, ...] = ()


class Board:
    """Holds the news and wakes those who wait for them."""

    def __init__(self) -> None:
        """Begin with no news."""
        self._news = News()
        self._told = threading.Condition()

    @property
    def news(self) -> News:
        """The last news."""
        return self._news

    def tell(self, changed: Iterable[str] = (), errors: Iterable[Diagnostic] = ()) -> None:
        """Tell everybody."""
        with self._told:
            self._news = News(self._news.number + 1, tuple(changed), tuple(errors))
            self._told.notify_all()

    def after(self, number: int, patience: float) -> News | None:
        """Return news later than `number`; nothing where there are none for `patience` seconds."""
        with self._told:
            if self._told.wait_for(lambda: self._news.number > number, patience):
                return self._news
        return None
