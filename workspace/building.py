"""A build: load, generate, hold against the disk, write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trueline.model.diagnostics import Diagnostic, TruelineError
from trueline.model.protocols import Artefact, Generator

from . import freshness
from .changes import Change, Plan, State
from .configuration import Configuration, place, read_configuration
from .journal import clean_up
from .loading import load
from .locking import cannot_lock, locked
from .manifest import Key, parse, read
from .planning import Planner
from .plugins import GENERATORS, Registered, chosen, crashed, make
from .recording import Recorder
from .writing import Outcome, carry_out

if TYPE_CHECKING:
    from trueline.model.workspace import Workspace

    from .discovery import Project

Progress = Callable[[str], None]
"""Hears what a build is doing, in a word or two."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did, or would do.

    Attributes:
        changes: every difference between the disk and the model, by path.
        unchanged: how many artefacts were as they should be.
        diagnostics: what generators and the workspace had to say.
        done: whether the changes were carried out.
        fresh: whether nothing had changed since the last build, so that nothing was loaded.
    """

    changes: tuple[Change, ...] = ()
    unchanged: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    done: bool = False
    fresh: bool = False

    @property
    def refused(self) -> tuple[Change, ...]:
        """Changes that would lose what a person wrote."""
        return tuple(change for change in self.changes if change.state.is_refused)

    @property
    def written(self) -> tuple[Key, ...]:
        """What was written, or would be."""
        return tuple(c.key for c in self.changes if c.state in (State.NEW, State.CHANGED, State.MERGED))

    @property
    def removed(self) -> tuple[Key, ...]:
        """What was removed, or would be."""
        return tuple(c.key for c in self.changes if c.state is State.ORPHAN)


@dataclass(frozen=True, slots=True)
class Request:
    """What a build is asked for.

    Attributes:
        only: names of the generators to run; empty: all. Then nothing is taken for an orphan.
        write: whether to write, or only to see what would be.
        force: overwrite even what a person edited.
        cache: whether the fingerprint of the last build may be believed.
    """

    only: tuple[str, ...] = ()
    write: bool = True
    force: bool = False
    cache: bool = True


def build(project: Project, request: Request, progress: Progress = lambda _step: None) -> Result:
    """Build `project`.

    If a person edited anything generated, nothing at all is written (`Result.refused`), unless forced.

    Raises:
        TruelineError: where the configuration, the model, a generator or the disk is at fault; nothing has changed.
    """
    if request.cache and not request.only:
        findings = freshness.look(project.root, project.cache, project.file)
        if findings:
            return Result(
                unchanged=findings.artefacts,
                diagnostics=tuple(map(freshness.diagnostic, findings.diagnostics)),
                done=request.write,
                fresh=True,
            )
    with ExitStack() as stack:
        began = None
        if request.write:
            try:
                stack.enter_context(locked(project.cache / "lock"))
                began = freshness.begin(project.cache)
            except OSError as error:
                raise TruelineError(cannot_lock(project.root, project.cache, error)) from None
            clean_up(project.root, project.cache / freshness.JOURNAL)
        return _Build(project, request, progress, began).run()


@dataclass(slots=True)
class _Build:
    project: Project
    request: Request
    progress: Progress
    began: freshness.Moment | None
    recorder: Recorder = field(default_factory=Recorder)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def run(self) -> Result:
        project, request = self.project, self.request
        with self.recorder.recording():
            self.progress("configuration")
            configuration = read_configuration(project)
            generators = self._generators(configuration)
            self.progress("model")
            workspace = load(project, configuration)
            with self.recorder.paused():
                before = parse(read(project.root, configuration.manifest), configuration.manifest)
            planner = Planner(project.root, configuration.manifest, before, force=request.force)
            for one in generators:
                self.progress(one.name)
                for artefact in self._artefacts(one, workspace, configuration):
                    with self.recorder.paused():
                        planner.add(artefact)
        plan = planner.finish(complete=not request.only)
        self.diagnostics = configuration.weigh([*self.diagnostics, *plan.diagnostics])
        result = Result(tuple(plan.changes), plan.unchanged, tuple(self.diagnostics))
        if not request.write or plan.refused:
            return result
        self.progress("writing")
        outcome = carry_out(plan, project.root, configuration.manifest, before, project.cache / freshness.JOURNAL)
        if self.began and not request.only:
            self._keep(self.began, plan, outcome, configuration.manifest)
        return Result(result.changes, result.unchanged, result.diagnostics, done=True)

    def _generators(self, configuration: Configuration) -> list[Registered[Generator]]:
        return chosen(
            GENERATORS, configuration.generators, self.request.only, configuration.enabled,
            lambda name: place(self.project, "generators", name),
        )  # fmt: skip

    def _artefacts(
        self, one: Registered[Generator], workspace: Workspace, configuration: Configuration
    ) -> Iterator[Artefact]:
        generator = make(one)
        try:
            for made in generator.generate(workspace, configuration.options(one.name)):
                if isinstance(made, Diagnostic):
                    self.diagnostics.append(made)
                else:
                    yield made
        except TruelineError:
            raise
        except Exception as error:
            raise TruelineError(crashed(one, error, "Nothing was changed. ")) from error

    def _keep(self, began: freshness.Moment, plan: Plan, outcome: Outcome, manifest: str) -> None:
        """Remember what this build depended on; without that the next one merely runs in full."""
        project = self.project
        paths = {manifest, *outcome.written, *plan.outputs()}
        findings = freshness.Findings([freshness.plain(found) for found in self.diagnostics], len(plan.entries))
        with suppress(OSError):
            freshness.keep(
                project.root,
                project.cache,
                project.file,
                began,
                inputs={*self.recorder.inputs(), str(project.root / project.file)},
                folders=self.recorder.folders,
                outputs={path: outcome.written.get(path) for path in paths},
                findings=findings,
            )
