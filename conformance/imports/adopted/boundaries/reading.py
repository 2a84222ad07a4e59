"""Reading the files of a project of Tach: what they say, what is wrong with it, and what means nothing here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from trueline.model.diagnostics import Diagnostic, Location, Severity, did_you_mean

from ...statements import Manner
from ..documents import read_text, read_toml, tables, whole
from ..options import Options
from . import globs
from .entries import ROOT, Domain, Entry, Exposed, read_entry, read_interface, read_tables
from .layout import Level, Project
from .tree import Tree

_DOMAIN = "tach.domain.toml"
_TREATMENTS = ("ignore", "allow", "dependenciesonly", "forbid")
_SETTINGS = ("error", "warn", "off")
_WITHOUT_MEANING = ("cache", "external", "map", "respect_gitignore", "disable_logging")


class Reading:
    """One project: its file, and those beside code that join it."""

    def __init__(self, root: Path, file: str, name: str, text: str, table: Mapping[str, Any]) -> None:
        """Read a project, but for its modules.

        Args:
            root: folder of the project.
            file: name of its file.
            name: dotted name of the table in it; empty for the whole file.
            text: the file.
            table: the table.
        """
        self._root = root
        self._name = name
        self._text = text
        block = next(iter(tables(text, file, name)), None) if name else None
        self.options = Options(block or whole(file, text), table, file)
        self.problems = self.options.problems
        self.notes: list[Diagnostic] = []
        self._entries: list[Entry] = []
        self._interfaces: list[Exposed] = []
        self.tree = self._tree()

    def project(self) -> Project:
        """Return what the files say."""
        prefix = f"{self._name}." if self._name else ""
        self._read(self.options, self._text, prefix, "")
        for file, base in self.tree.files(_DOMAIN):
            text = read_text(self._root / file, file)
            options = Options(whole(file, text), read_toml(text, file), file)
            self._read(options, text, "", base)
            options.unknown()
            self.problems += options.problems
        project = self._project()
        self._check_root(project)
        self._without_meaning()
        self.options.unknown()
        return project

    def _tree(self) -> Tree:
        said = self.options.entries("source_roots")
        exclude = self.options.entries("exclude")
        for one in exclude:
            if one.text.startswith("!"):
                self.options.problem("exclude", f"'{one.text}' takes something in again", "List it.", one.text)
        tree = Tree(self._root, [one.text for one in said] or ["."], [one.text for one in exclude])
        for one in said:
            if not globs.is_glob(one.text) and not (self._root / one.text).is_dir():
                names = [each.name for each in self._root.iterdir() if each.is_dir()]
                self.problems.append(
                    Diagnostic(
                        "imports.path.missing", f"there is no folder '{one.text}'", location=one.location,
                        remedy=did_you_mean(one.text, names),
                    )
                )  # fmt: skip
        return tree

    def _read(self, options: Options, text: str, prefix: str, base: str) -> None:
        """Read the modules and interfaces of one file."""
        domain, file = Domain(base), options.block.file
        described: list[tuple[Options, str]] = []
        root = options.raw("root") if base else None
        if isinstance(root, dict):
            block = next(iter(tables(text, file, "root")), options.block)
            described.append((Options(block, root, f"the module '{base}'"), base))
        stated = {key: options.raw(key) or [] for key in ("modules", "interfaces")}
        blocks = {key: tables(text, file, f"{prefix}{key}") for key in stated}
        for each in read_tables(stated["modules"], blocks["modules"], options.block, "module", self.problems):
            described.append((each, ""))
        for module, root in described:
            self._entries.append(read_entry(module, domain, root))
            self._note_module(module)
            self.problems += module.problems
        for each in read_tables(stated["interfaces"], blocks["interfaces"], options.block, "interface", self.problems):
            self._interfaces.append(read_interface(each, base))
            self.problems += each.problems

    def _note_module(self, module: Options) -> None:
        for key in ("depends_on_external", "cannot_depend_on_external"):
            if key in module:
                self._note(
                    f"'{key}' of {module.about} means nothing here; only 'tach check-external' reads it",
                    module.block.key(key),
                )
        dependencies = module.raw("depends_on")
        if isinstance(dependencies, list):
            for each in dependencies:
                if isinstance(each, dict) and each.get("deprecated"):
                    place = module.block.find(str(each.get("path")), "depends_on")
                    self._note(
                        f"the deprecated dependency of {module.about} on '{each.get('path')}' counts as allowed", place
                    )

    def _note(self, message: str, place: Location, severity: Severity = Severity.NOTE) -> None:
        self.notes.append(Diagnostic("imports.adopted.note", message, severity, location=place))

    def _project(self) -> Project:
        options = self.options
        return Project(
            block=options.block, entries=tuple(self._entries), interfaces=tuple(self._interfaces),
            levels=tuple(self._levels()), explicit=options.flag("layers_explicit_depends_on"),
            exact=options.flag("exact"), acyclic=options.flag("forbid_circular_dependencies"),
            root_counts=options.choice("root_module", _TREATMENTS, "ignore") != "ignore", exempt=self._exempt(),
            package=self.tree.package,
        )  # fmt: skip

    def _levels(self) -> Iterator[Level]:
        value = self.options.raw("layers")
        names: list[str] = []
        for each in value if isinstance(value, list) else []:
            name = each.get("name") if isinstance(each, dict) and not each.keys() - {"name", "closed"} else each
            if isinstance(name, str):
                names.append(name)
                yield Level(name, isinstance(each, dict) and each.get("closed") is True)
            else:
                self.options.problem("layers", f"the layer {each!r} is neither a name nor a table with one")
        for entry in self._entries:
            if entry.layer and entry.layer not in names:
                problem = f"'{entry.paths[0].text if entry.paths else ''}' stands in the unknown layer '{entry.layer}'"
                place = entry.block.find(entry.layer, "layer")
                remedy = did_you_mean(entry.layer, names)
                self.problems.append(Diagnostic("imports.adopted.value", problem, location=place, remedy=remedy))

    def _exempt(self) -> frozenset[Manner]:
        """Return the manners of imports that do not count, and note the settings that mean something else here."""
        found: set[Manner] = (
            {"type-checking"} if self.options.flag("ignore_type_checking_imports", default=True) else set()
        )
        value = self.options.raw("rules")
        block = next(
            iter(tables(self._text, self.options.block.file, f"{self._name}.rules".lstrip("."))), self.options.block
        )
        rules = Options(block, value if isinstance(value, dict) else {}, "the rules")
        rules.raw("unused_external_dependencies")
        for key in ("unused_ignore_directives", "require_ignore_directive_reasons"):
            if rules.choice(key, _SETTINGS, "off") == "error":
                self._unmapped(f"'{key}' is an error, which is not checked here", block.key(key))
        if rules.choice("local_imports", _SETTINGS, "error") != "error":
            found.add("local")
            message = "'local_imports': imports inside functions do not count; those inside conditions and classes do"
            self._note(message, block.key("local_imports"), Severity.WARNING)
        rules.unknown()
        self.problems += rules.problems
        return frozenset(found)

    def _unmapped(self, message: str, place: Location) -> None:
        self.problems.append(Diagnostic("imports.adopted.unmapped", message, location=place))

    def _check_root(self, project: Project) -> None:
        """Note where code outside of all modules is named, though the project forbids it."""
        treatment = self.options.text("root_module", "ignore")
        for entry in project.entries:
            named = [each.said for each in entry.depends_on or () if each.path == ROOT]
            if treatment == "forbid":
                named += [said for said in entry.paths if said.text == ROOT]
            for said in named if treatment in ("forbid", "dependenciesonly") else ():
                problem = f"'{ROOT}' is named, though root_module is '{treatment}'"
                self.problems.append(Diagnostic("imports.adopted.value", problem, location=said.location))

    def _without_meaning(self) -> None:
        for key in _WITHOUT_MEANING:
            if key in self.options:
                self.options.raw(key)
                self._note(f"'{key}' means nothing here", self.options.block.key(key))
        if self.options.flag("include_string_imports"):
            self._unmapped(
                "'include_string_imports': names in texts are not looked at here",
                self.options.block.key("include_string_imports"),
            )
        if self.options.raw("plugins"):
            self._unmapped("plugins of Tach find dependencies that are no imports", self.options.block.key("plugins"))
        if self.options.flag("use_regex_matching"):
            self._unmapped(
                "regular expressions in 'exclude' are not understood", self.options.block.key("use_regex_matching")
            )
