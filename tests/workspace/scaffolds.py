"""A small model that is scaffolded, with a folder in which people have gone on with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from trueline.model.protocols import Artefact, Ownership
from trueline.workspace import scaffolding
from trueline.workspace.configuration import read_configuration
from trueline.workspace.discovery import find_project
from trueline.workspace.scaffolding import Result, Scaffold

from .projects import SampleProject, tree_hash

MODEL = """\
from trueline.model import Architecture, column as c

shop = Architecture("shop", title="Shop")
web = shop.system("Web", "Sells things", id="web")
stock = web.database("Stock", "Keeps things", technology="PostgreSQL")
stock.schema("Stock").entity("shelf", {"id": c.uuid(pk=True), "name": c.string(80)})
http = web.http(base="/v1")
http.get("/items", responses={200: "Items"})
http.post("/orders", responses={201: "Ordered"})
"""
MANIFEST = ".trueline/scaffold/web/manifest"
BASE = ".trueline/scaffold/web/base"
TEXT = "a\nb\nc\nd\ne\n"
CHANGED = (
    MODEL.replace("Sells", "Lends")
    .replace('post("/orders", responses={201', 'delete("/items", responses={204')
    .replace("string(80)", "string(90)")
)


def new_scaffold(folder: Path, model: str = MODEL) -> SampleProject:
    """Make a project below `folder`; nothing is scaffolded yet."""
    root = folder / "project"
    root.mkdir(parents=True)
    project = SampleProject(root.resolve(), (folder / "plugins").resolve())
    project.write("trueline.toml", 'architectures = ["arch:shop"]\n')
    project.write("arch.py", model)
    return project


@dataclass(frozen=True)
class Kept:
    path: str


@dataclass
class Folder:
    """A folder that a target is scaffolded into, again and again."""

    project: SampleProject
    package: str = "web"
    reference: str = "shop/web"
    formerly: frozenset[str] = frozenset()
    into: str = "app"

    @property
    def scaffold(self) -> Scaffold:
        found = find_project(self.project.root)
        folder = (self.project.root / self.into).resolve()
        configuration = read_configuration(found)
        return Scaffold(found, configuration, self.reference, self.formerly, self.package, folder, self.into)

    def apply(self, *files: Artefact | Kept, force: bool = False) -> Result:
        return scaffolding.apply(self.scaffold, lambda _before: files, force=force)

    def plan(self, *files: Artefact | Kept) -> Result:
        before = tree_hash(self.project.root)
        result = scaffolding.plan(self.scaffold, lambda _before: files)
        assert tree_hash(self.project.root) == before, "a plan has written something"
        return result

    def write(self, path: str, text: str) -> None:
        self.project.write(f"{self.into}/{path}", text)

    def read(self, path: str) -> str:
        return self.project.read(f"{self.into}/{path}")

    def files(self) -> set[str]:
        root = self.project.root / self.into
        return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def whole(path: str = "whole.py", text: str = TEXT) -> Artefact:
    return Artefact(path, text)


def once(text: str = TEXT, path: str = "once.py") -> Artefact:
    return Artefact(path, text, Ownership.ONCE)


def merged(text: str = TEXT, path: str = "merged.toml") -> Artefact:
    return Artefact(path, text, Ownership.MERGE)


def states(result: Result) -> dict[str, str]:
    return {change.key.path: change.state.value for change in result.changes}
