"""Code that others wrote, rules drawn at random, and what import-linter says of them.

Run as a script, it is import-linter's side: a question as JSON comes in, an answer goes out. So its folders on
`sys.path` and its settings are its own. Nothing that was downloaded is ever imported.
"""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / ".cache" / "code-bases"
KINDS = ("layers", "forbidden", "independence", "protected", "acyclic_siblings")
SEED = 20_261_121

Finding = tuple[str, str, str]
"""The part that uses another, the other, and the module with which the way begins."""
Rule = dict[str, Any]


class UnreachableError(Exception):
    """The registry does not answer."""


# ---- code that others wrote ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CodeBase:
    """A wheel at a version that never changes.

    Attributes:
        name: of the distribution.
        version: exact.
        sha256: of the wheel.
        root: the package in it.
        rules: how many are drawn.
    """

    name: str
    version: str
    sha256: str
    root: str
    rules: int

    @property
    def folder(self) -> Path:
        """Where its code lies once it is downloaded."""
        return FOLDER / f"{self.name}-{self.version}-{self.sha256[:12]}"

    def fetch(self) -> Path:
        """Return the folder of its code; it is downloaded once.

        Raises:
            UnreachableError: where that cannot be done from here.
        """
        if not self.folder.is_dir():
            FOLDER.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=FOLDER) as made:
                wheel = self._download(Path(made))
                assert hashlib.sha256(wheel.read_bytes()).hexdigest() == self.sha256, wheel.name
                unpacked = Path(made) / "code"
                with zipfile.ZipFile(wheel) as archive:
                    archive.extractall(unpacked, [name for name in archive.namelist() if name.endswith(".py")])
                try:
                    unpacked.rename(self.folder)
                except OSError:  # another process was faster
                    assert self.folder.is_dir()
        return self.folder

    def _download(self, folder: Path) -> Path:
        wanted = folder / "requirements.txt"
        wanted.write_text(f"{self.name}=={self.version} --hash=sha256:{self.sha256}\n", encoding="utf-8")
        command = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check", "--no-deps"]
        command += [
            "--only-binary=:all:",
            "--ignore-requires-python",
            "--require-hashes",
            "--retries=2",
            "--timeout=20",
        ]
        done = subprocess.run([*command, "-d", folder, "-r", wanted], capture_output=True, text=True, check=False)
        if done.returncode and "Retrying (Retry(" in done.stderr:
            raise UnreachableError(self.name)
        assert done.returncode == 0, done.stderr
        return next(folder.glob("*.whl"))


CODE_BASES = (
    CodeBase("django", "5.2.19", "5965d974a5218a2b68a11dd1276434707f23886525c23f0598eccedaf4f4ca00", "django", 40),
    CodeBase("kedro", "1.7.0", "488701a27c7d595b62a611cb23596953a9929fe5cc42a376c28abe26654c2438", "kedro", 40),
    CodeBase("sqlfluff", "4.5.0", "471a9abcad8061e36b69f711a6d89393241e30f9d1e0869f79965c0ae2c889c7", "sqlfluff", 40),
    CodeBase("litellm", "1.60.8", "260bdcc9749c769f1a84dc927abe7c91f6294a97da05abc6b513c5dd2dcf17a1", "litellm", 40),
    CodeBase(
        "apache-airflow-core", "3.3.2", "99258922bccec15be4700ff89f3c942b8acd93407e263c287ce863e671bb3c50",
        "airflow", 30,
    ),
    CodeBase(
        "homeassistant", "2026.11.0", "7ca5fbde9dea879ac7723949fc84347aac5182e6309c357b2e4973fd391b00f7",
        "homeassistant", 10,
    ),
)  # fmt: skip


# ---- rules drawn at random -----------------------------------------------------------------------------------------


class Draw:
    """Draws rules about the modules of a graph; the same seed gives the same rules."""

    def __init__(self, modules: Iterable[str], externals: Iterable[str], imports: Iterable[tuple[str, str]]) -> None:
        self._random = random.Random(SEED)
        self._modules = sorted(modules)
        self._externals = sorted(externals)
        self._imports = sorted(imports)
        self._children: dict[str, list[str]] = {}
        for module in self._modules:
            self._children.setdefault(module.rpartition(".")[0], []).append(module)
        del self._children[""]

    def rules(self, count: int) -> list[Rule]:
        """Return rules, of every kind about as many."""
        return [self._rule(KINDS[number % len(KINDS)], number) for number in range(count)]

    def _rule(self, kind: str, number: int) -> Rule:
        rule: Rule = {"kind": kind, "ignore": []}
        if kind == "layers":
            rule["rows"] = list(self._rows(self._siblings(2, 6)))
        elif kind == "independence":
            rule["modules"] = self._siblings(2, 5)
        elif kind == "protected":
            first, *others = self._apart(self._random.randint(2, 5))
            rule |= {"targets": [first], "allowed": others}
        elif kind == "forbidden":
            names = self._apart(self._random.randint(2, 6))
            half = self._random.randint(1, len(names) - 1)
            outside = self._random.sample(self._externals, self._random.randint(0, 3))
            rule |= {"sources": names[:half], "targets": names[half:], "packages": outside}
            rule["transitive"] = number % (2 * len(KINDS)) < len(KINDS)
        else:
            rule |= {"ancestors": [self._random.choice(self._packages(3))], "depth": self._random.randint(0, 3)}
        if self._random.random() < 0.4:
            rule["ignore"] = [self._ignored() for _ in range(self._random.randint(1, 4))]
        return rule

    def _packages(self, children: int) -> list[str]:
        """Return packages that have some children, the upper ones more often."""
        found = [package for package, below in self._children.items() if len(below) >= children]
        return [package for package in found for _ in range(max(1, 4 - package.count(".") * 2))]

    def _siblings(self, fewest: int, most: int) -> list[str]:
        below = self._children[self._random.choice(self._packages(fewest))]
        return self._random.sample(below, min(len(below), self._random.randint(fewest, most)))

    def _apart(self, count: int) -> list[str]:
        """Return modules of which none stands in another."""
        found: list[str] = []
        while len(found) < count:
            new = self._random.choice(self._children[self._random.choice(self._packages(2))])
            if not any(f"{one}.".startswith(f"{new}.") or f"{new}.".startswith(f"{one}.") for one in found):
                found.append(new)
        return found

    def _rows(self, names: list[str]) -> Iterator[dict[str, Any]]:
        while names:
            size = min(len(names), self._random.randint(1, 3))
            row, names = names[:size], names[size:]
            yield {"names": row, "independent": size == 1 or self._random.random() < 0.5}

    def _ignored(self) -> str:
        importer, imported = self._random.choice(self._imports)
        above, _, name = importer.rpartition(".")
        forms = [f"{importer} -> {imported}", f"** -> {imported}", f"{importer} -> **"]
        forms += [f"{above}.* -> {imported}", f"{above}.** -> {imported}", f"*.{name} -> {imported}"] if above else []
        return self._random.choice(forms)


# ---- import-linter's side ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Result:
    """What import-linter says of one rule.

    Attributes:
        kept: whether it holds.
        found: what it reports. Where chains are asked for, grimp takes the shortest one, removes it and goes on: which
            modules begin them depends on the order in which it was told of the modules, and that on the hash seed.
        every: what could be reported: of the same pairs, every module that begins a chain.
    """

    kept: bool
    found: frozenset[Finding]
    every: frozenset[Finding]


@dataclass(frozen=True, slots=True)
class Answer:
    """What import-linter says.

    Attributes:
        modules: what its graph has, packages outside included.
        lines: the lines of each import.
        ordinary: imports that are there when none under `TYPE_CHECKING` counts.
        results: one for each rule.
    """

    modules: frozenset[str]
    lines: dict[tuple[str, str], list[int]]
    ordinary: frozenset[tuple[str, str]]
    results: list[Result]


def ask(folder: Path, root: str, rules: list[Rule], without: Iterable[str] = ()) -> Answer:
    """Return what import-linter says, in a process of its own; it holds rules on its graph `without` some modules."""
    question = json.dumps({"folder": str(folder), "root": root, "rules": rules, "without": list(without)})
    done = subprocess.run(
        [sys.executable, __file__], input=question, capture_output=True, text=True, check=False, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    return Answer(
        frozenset(said["modules"]),
        {(importer, imported): lines for importer, imported, lines in said["imports"]},
        frozenset((importer, imported) for importer, imported in said["ordinary"]),
        [Result(kept, _triples(found), _triples(every)) for kept, found, every in said["results"]],
    )


def _triples(found: list[list[str]]) -> frozenset[Finding]:
    return frozenset((source, target, first) for source, target, first in found)


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    import grimp
    from importlinter.configuration import configure

    configure()
    sys.path.insert(0, question["folder"])
    root = question["root"]
    graph = grimp.build_graph(root, include_external_packages=True, cache_dir=None)
    ordinary = grimp.build_graph(
        root, include_external_packages=True, exclude_type_checking_imports=True, cache_dir=None
    )
    answer = {
        "modules": sorted(graph.modules),
        "imports": [(one, other, _lines(one, other, graph)) for one, other in _imports(graph)],
        "ordinary": _imports(ordinary),
    }
    for module in question["without"]:
        graph.remove_module(module)
    return {**answer, "results": [_held(rule, deepcopy(graph), root) for rule in question["rules"]]}


def _imports(graph: Any) -> list[tuple[str, str]]:
    return [(one, other) for one in sorted(graph.modules) for other in graph.find_modules_directly_imported_by(one)]


def _lines(importer: str, imported: str, graph: Any) -> list[int]:
    return sorted({each["line_number"] for each in graph.get_import_details(importer=importer, imported=imported)})


def _held(rule: Rule, graph: Any, root: str) -> tuple[bool, list[Finding], list[Finding]]:
    from importlinter.contracts.acyclic_siblings import AcyclicSiblingsContract
    from importlinter.contracts.forbidden import ForbiddenContract
    from importlinter.contracts.independence import IndependenceContract
    from importlinter.contracts.layers import LayersContract
    from importlinter.contracts.protected import ProtectedContract

    kinds: dict[str, Any] = {
        "layers": LayersContract, "forbidden": ForbiddenContract, "independence": IndependenceContract,
        "protected": ProtectedContract, "acyclic_siblings": AcyclicSiblingsContract,
    }  # fmt: skip
    session = {"root_packages": [root], "include_external_packages": "True"}
    options = {**_options(rule), "ignore_imports": rule["ignore"], "unmatched_ignore_imports_alerting": "none"}
    check = kinds[rule["kind"]]("rule", session, options).check(graph, verbose=False)
    found = set(_findings(check.metadata))
    pairs = sorted({(source, target) for source, target, _ in found})
    chains = rule["kind"] in ("layers", "independence") or rule.get("transitive", False)
    every = {each for pair in pairs for each in _beginnings(rule, *pair, graph)} if chains else found
    return check.kept, sorted(found), sorted(every)


def _beginnings(rule: Rule, source: str, target: str, whole: Any) -> Iterator[Finding]:
    """Yield every module of `source` from which a chain leads to `target` without coming back to `source`."""
    graph = deepcopy(whole)
    named = [*rule.get("modules", ()), *(name for row in rule.get("rows", ()) for name in row["names"])]
    for name in (name for name in named if name not in (source, target)):  # in layers they end chains
        for module in _package(name, graph):
            graph.remove_module(module)
    inside = _package(source, graph)
    for module in inside:
        for importer in graph.find_modules_that_directly_import(module):
            graph.remove_import(importer=importer, imported=module)
    users = graph.find_downstream_modules(target, as_package=not graph.is_module_squashed(target))
    yield from ((source, target, module) for module in inside if module in users)


def _package(name: str, graph: Any) -> list[str]:
    return [name, *sorted(graph.find_descendants(name))]


def _options(rule: Rule) -> dict[str, Any]:
    if rule["kind"] == "layers":
        return {"layers": [(" | " if row["independent"] else " : ").join(row["names"]) for row in rule["rows"]]}
    if rule["kind"] == "independence":
        return {"modules": rule["modules"]}
    if rule["kind"] == "protected":
        return {"protected_modules": rule["targets"], "allowed_importers": rule["allowed"]}
    if rule["kind"] == "forbidden":
        return {
            "source_modules": rule["sources"], "forbidden_modules": [*rule["targets"], *rule["packages"]],
            "allow_indirect_imports": str(not rule["transitive"]),
        }  # fmt: skip
    return {"ancestors": rule["ancestors"], "depth": str(rule["depth"])}


def _findings(told: dict[str, Any]) -> Iterator[Finding]:
    for found in told.get("invalid_dependencies", ()):  # layers
        for route in found["routes"]:
            for link in (route["chain"][0], *route["extra_firsts"]):
                yield found["importer"], found["imported"], link["importer"]
    for found in told.get("invalid_chains", ()):  # forbidden, and independence
        for chain in found["chains"]:
            links = [chain["chain"][0], *chain["extra_firsts"]] if isinstance(chain, dict) else [chain[0]]
            for link in links:
                yield found["downstream_module"], found["upstream_module"], link["importer"]
    for found in told.get("illegal_imports", ()):  # protected
        for link in found.illegal_links:
            yield "", found.top_level_module, f"{link['importer']} -> {link['imported']}"
    for package, breakers in told.get("cycle_breakers_by_package", {}).items():
        for importer, imported in breakers:
            yield package, "", f"{importer} -> {imported}"


if __name__ == "__main__":
    sys.path.pop(0)  # the folder of this file
    json.dump(_answer(json.load(sys.stdin)), sys.stdout)
