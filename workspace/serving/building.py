"""Builds of a project one after the other, each in a process of its own.

A process that has imported a model once would go on with the old one, so every build begins fresh. What does not change
between builds (the libraries, the generators) is imported once, into the server that the processes are forked from;
where the platform has no fork, each imports it anew.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path
from typing import Any

from trueline.model.diagnostics import Diagnostic, TruelineError

from .. import freshness
from ..building import Request, build
from ..discovery import find_project

_WARM = "trueline.workspace.serving.warm"


@dataclass(frozen=True)
class Built:
    """What a build did.

    Attributes:
        errors: what stands in its way; then nothing was written.
        findings: what else it has to say.
        changed: paths that were written or removed, relative to the project.
    """

    errors: tuple[Diagnostic, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    changed: tuple[str, ...] = field(default=())


class Builder:
    """Builds one project, as often as it is asked to."""

    def __init__(self, root: Path) -> None:
        """Prepare the processes for the project in `root`."""
        self._root = root
        self._processes: ForkServerContext | SpawnContext = multiprocessing.get_context("spawn")
        if "forkserver" in multiprocessing.get_all_start_methods():
            self._processes = multiprocessing.get_context("forkserver")
            self._processes.set_forkserver_preload([_WARM])

    def build(self) -> Built:
        """Load the model anew, write what follows from it, and tell how it went."""
        here, there = self._processes.Pipe(duplex=False)
        process = self._processes.Process(target=_build, args=(self._root, there), daemon=True)
        process.start()
        there.close()
        try:
            said: Mapping[str, Any] = here.recv()
        except EOFError:
            process.join()
            crash = Diagnostic(
                "workspace.build.ended",
                f"the build ended by itself, with status {process.exitcode}",
                remedy="A model must not end the process that reads it.",
            )
            return Built((crash,))
        process.join()
        errors, findings = (tuple(map(freshness.diagnostic, said[name])) for name in ("errors", "findings"))
        return Built(errors, findings, tuple(said["changed"]))


def _build(root: Path, answer: Connection) -> None:
    gc.disable()  # the process ends before garbage could matter
    try:
        result = build(find_project(root), Request(cache=False))
    except TruelineError as error:
        answer.send({"errors": [freshness.plain(one) for one in error.diagnostics], "findings": [], "changed": []})
        return
    refused = [
        Diagnostic(
            "workspace.build.refused",
            f"'{change.key.path}' was edited by hand, and a build would overwrite it",
            remedy="Undo the edit, or run: trueline build --force",
        )
        for change in result.refused
    ]
    found = [one for one in result.diagnostics if one.severity == "error"]
    others = [one for one in result.diagnostics if one.severity != "error"]
    done = [key.path for key in (*result.written, *result.removed)] if result.done else []
    answer.send(
        {
            "errors": [freshness.plain(one) for one in (*refused, *found)],
            "findings": [freshness.plain(one) for one in others],
            "changed": done,
        }
    )
