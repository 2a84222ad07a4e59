"""The loop of `trueline serve`: a change, a build, the pages, the news."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from trueline.model.diagnostics import Diagnostic, TruelineError

from .building import Builder, Built
from .news import Board
from .site import Site
from .watching import Watch

_IDLE = 1.5  # seconds of quiet after which search and navigation are brought up to date
_MODEL = (".py", ".yaml", ".yml", ".json", ".toml", ".j2")


@dataclass(frozen=True)
class Round:
    """What one change came to, for the terminal.

    Attributes:
        seconds: from the change to the news.
        pages: how many pages changed; -1: all.
        errors: what stands in the way.
        findings: what else there is to say.
    """

    seconds: float
    pages: int
    errors: tuple[Diagnostic, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


class Follower:
    """Keeps a site what the project says."""

    def __init__(self, root: Path, site: Site, board: Board, say: Callable[[Round], None]) -> None:
        """Follow the project in `root`; every round is told to `say`."""
        self._root, self._site, self._board, self._say = root.resolve(), site, board, say
        self._builder = Builder(self._root)
        self._stale = False  # whether single pages were rendered since the last whole build
        self._written: set[str] = set()

    def begin(self) -> None:
        """Build everything for the first time."""
        self._round(time.monotonic(), None)

    def follow(self, watch: Watch, stopped: Callable[[], bool] = lambda: False) -> None:
        """Go on until `stopped` says so."""
        while not stopped():
            changed = watch.wait(_IDLE if self._stale else 0.5)
            began = time.monotonic()
            if changed - self._written:
                self._round(began, changed)
            elif not changed and self._stale:
                self._whole()
            if not changed:
                self._written = set()

    def _round(self, began: float, changed: set[str] | None) -> None:
        docs = self._site.docs.resolve()
        pages = {path for path in changed or () if (self._root / path).is_relative_to(docs)}
        built = Built()
        if changed is None or any(path.endswith(_MODEL) for path in changed - pages):
            built = self._builder.build()
        self._written = set(built.changed)
        touched = pages | {path for path in built.changed if (self._root / path).is_relative_to(docs)}
        configuration = any(path.rpartition("/")[2].startswith("mkdocs") for path in (*built.changed, *(changed or ())))
        try:
            addresses = None if changed is None or configuration else self._render(touched, docs)
            if addresses is None:
                self._site.build()
                self._stale = False
        except TruelineError as error:
            self._tell(began, (), (*built.errors, *error.diagnostics), built.findings, 0)
            return
        self._stale = self._stale or bool(addresses)
        shown = ("*",) if addresses is None else tuple(addresses)
        self._tell(began, shown, built.errors, built.findings, -1 if addresses is None else len(shown))

    def _render(self, paths: Iterable[str], docs: Path) -> list[str] | None:
        return self._site.render(sorted((self._root / path).relative_to(docs).as_posix() for path in paths))

    def _whole(self) -> None:
        """Bring what every page holds up to date, without a word: what readers look at has not changed."""
        try:
            self._site.build()
        except TruelineError:
            return  # it was told, or will be with the next change
        finally:
            self._stale = False

    def _tell(
        self,
        began: float,
        changed: tuple[str, ...],
        errors: tuple[Diagnostic, ...],
        findings: tuple[Diagnostic, ...],
        pages: int,
    ) -> None:
        if changed or errors or self._board.news.errors:
            self._board.tell(changed, errors)
        self._say(Round(time.monotonic() - began, pages, errors, findings))
