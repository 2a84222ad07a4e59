"""The contract `forbidden`: some modules may not use others, nor packages of somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trueline.model.checks import Ruling
from trueline.model.diagnostics import Diagnostic, did_you_mean

from ...rules import CodeRule, Forbidden, Part
from ..modules import Modules, overlap, overlapping, part
from ..options import Options, Said
from .contract import Session, Terms, find, is_internal, names, read_terms


@dataclass(frozen=True, slots=True)
class ForbiddenContract:
    """A contract of the type `forbidden`."""

    terms: Terms
    sources: tuple[Said, ...]
    targets: tuple[Said, ...]
    indirect: bool
    as_packages: bool

    @property
    def ruling(self) -> Ruling:
        """How reports call it."""
        return self.terms.ruling

    def expand(self, modules: Modules) -> Iterator[CodeRule | Diagnostic]:
        """Yield rules on sources and targets of which none stands in another."""
        internal = [said for said in self.targets if "*" in said.text or is_internal(self.terms, said.text)]
        external = tuple(said.text for said in self.targets if said not in internal)
        sources, targets = find(self.terms, self.sources, modules), find(self.terms, internal, modules)
        yield from (*sources.told, *targets.told)
        if not (sources.is_sound and targets.is_sound and sources.modules):
            return
        if self.as_packages:
            yield from self.terms.settle(self._packages(sources.modules, targets.modules, external))
            return
        if not self.indirect:
            wide = [said for said in (*self.sources, *internal) if self._is_wide(said, modules)]
            if wide:
                yield from map(self._unmapped, wide)
                return
        yield from self.terms.settle(self._modules(sources.modules, targets.modules, external, modules))

    def _is_wide(self, said: Said, modules: Modules) -> bool:
        return any(modules.children(each) for each in modules.matching(said.text))

    def _unmapped(self, said: Said) -> Diagnostic:
        return Diagnostic(
            "imports.adopted.unmapped",
            f"'{self.ruling.name}' forbids chains from or to '{said.text}' alone, without what is in it",
            about=self.ruling.id, location=said.location,
            remedy="Leave as_packages out, or allow indirect imports.",
        )  # fmt: skip

    def _rule(
        self, sources: Iterable[str], targets: Iterable[str], packages: tuple[str, ...] = (), *free: tuple[Part, Part]
    ) -> Forbidden:
        return Forbidden(
            ruling=self.ruling, sources=tuple(map(part, sources)), targets=tuple(map(part, targets)),
            packages=packages, transitive=not self.indirect, exceptions=tuple(free),
        )  # fmt: skip

    def _packages(
        self, sources: Sequence[str], targets: Sequence[str], packages: tuple[str, ...]
    ) -> Iterator[Forbidden]:
        """Yield rules that together forbid each source each target; packages that overlap forbid each other nothing."""
        if not overlapping((*sources, *targets)):
            yield self._rule(sources, targets, packages)
            return
        alike: dict[tuple[str, ...], list[str]] = {}
        for source in sources:
            for group in _apart(target for target in targets if not overlap(source, target)):
                alike.setdefault(group, []).append(source)
        for group, users in alike.items():
            yield from (self._rule(some, group) for some in _apart(users))
        if packages:
            yield from (self._rule(some, (), packages) for some in _apart(sources))

    def _modules(
        self, sources: Sequence[str], targets: Sequence[str], packages: tuple[str, ...], modules: Modules
    ) -> Iterator[Forbidden]:
        """Yield rules on modules without what is in them."""
        for source in sources:
            if packages:
                inside = _submodules(source, modules)
                yield self._rule([source], (), packages, *((inside, part(package)) for package in packages))
            for target in targets:
                if source != target:
                    users, used = _submodules(source, modules, target), _submodules(target, modules, source)
                    yield self._rule([source], [target], (), (users, part(target)), (part(source), used))


def _submodules(package: str, modules: Modules, without: str = "") -> Part:
    return Part("submodules", tuple(each for each in modules.children(package) if each != without))


def _apart(packages: Iterable[str]) -> list[tuple[str, ...]]:
    """Return groups in which no package stands in another."""
    groups: list[list[str]] = []
    for package in packages:
        free = (group for group in groups if not any(overlap(package, other) for other in group))
        group = next(free, None)
        if group is None:
            groups.append([package])
        else:
            group.append(package)
    return [tuple(group) for group in groups]


def read(options: Options, ruling: Ruling, session: Session) -> ForbiddenContract:
    """Return the contract that the options state; what is wrong with them is noted there."""
    terms = read_terms(options, ruling, session)
    sources, targets = names(options, "source_modules"), names(options, "forbidden_modules")
    for one in targets:
        if one.text in ("*", "**") and session.external:
            problem = f"'{one.text}' of {options.about} stands for packages of others too"
            options.problem("forbidden_modules", problem, "Name them.", one.text)
        elif "*" not in one.text and not is_internal(terms, one.text):
            _check_external(options, one, session)
    return ForbiddenContract(
        terms, sources, targets, options.flag("allow_indirect_imports"), options.flag("as_packages", default=True)
    )


def _check_external(options: Options, said: Said, session: Session) -> None:
    roots = did_you_mean(said.text.partition(".")[0], session.roots)
    if not session.external:
        problem = (
            f"'{said.text}' of {options.about} stands in no root package, and include_external_packages is not set"
        )
        options.problem("forbidden_modules", problem, roots or "Set include_external_packages to true.", said.text)
    elif "." in said.text:
        top = said.text.partition(".")[0]
        problem = f"'{said.text}' of {options.about} is a part of a package of somebody else"
        options.problem("forbidden_modules", problem, roots or f"Name the package: '{top}'.", said.text)
