"""A new workspace in a folder: what is to be written there, with nothing touched that is there already."""

from __future__ import annotations

import json
import os
import posixpath
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from jinja2 import Environment, PackageLoader, StrictUndefined

from trueline.model.diagnostics import Diagnostic, TruelineError
from trueline.model.naming import slug

from .discovery import OWN_FILE, SHARED_FILE
from .libraries import VENDOR

Renderer = Literal["trueline", "mermaid2"]

MKDOCS = "mkdocs.yml"
_DOCS_DIR = re.compile(r"^docs_dir:\s*[\"']?([^\"'#\n]+?)[\"']?\s*(?:#.*)?$", re.M)
_PACKAGES = ("architecture", "architecture_model", "trueline_architecture")
# What a build writes into a documentation source whatever the model is called.
_PAGES = ("assets/trueline", "reference/inspections.md", "reference/model.schema.json", "reference/models", "systems")


@dataclass(frozen=True)
class Beginning:
    """What a new workspace consists of.

    Attributes:
        root: the folder.
        files: contents by path, none of which exists.
        advice: what a person may add to a file that exists, by its path.
        site: folder of the documentation source.
        mkdocs: the configuration that draws diagrams.
    """

    root: Path
    files: dict[str, str]
    advice: dict[str, str]
    site: str
    mkdocs: str


@dataclass
class _Plan:
    root: Path
    files: dict[str, str] = field(default_factory=dict)
    advice: dict[str, str] = field(default_factory=dict)

    def add(self, path: str, content: str, otherwise: str = "") -> None:
        """Write a file, or where one is there say what may be added to it."""
        if not (self.root / path).exists():
            self.files[path] = content
        elif otherwise:
            self.advice[path] = otherwise


def plan(root: Path, title: str = "", renderer: Renderer = "trueline") -> Beginning:
    """Decide what a new workspace in a folder consists of; nothing is written.

    Args:
        root: the folder; it need not exist.
        title: what the architecture is called; by default the name of the folder.
        renderer: what draws diagrams in the site.

    Raises:
        TruelineError: where there is a workspace already, or a name that is needed is taken.
    """
    root = root.resolve()
    _refuse(root)
    title = " ".join(title.split()) or re.sub(r"[-_]+", " ", root.name).strip().title() or "Architecture"
    site = _site(root)
    mkdocs = MKDOCS if not _exists(root, MKDOCS, "mkdocs.yaml") else "mkdocs.architecture.yml"
    package = _package(root)
    output = _output(root, site, mkdocs)
    home = "README.md" if (root / site / "README.md").exists() else "index.md"
    words = {
        "title": title, "slug": slug(title) or "architecture", "site": site, "mkdocs": mkdocs, "renderer": renderer,
        "module": f"{package}.model", "model": f"{package}/model.py", "output": output, "home": home,
    }  # fmt: skip
    made = _Plan(root)
    made.add(OWN_FILE, _filled("trueline.toml", words))
    made.add(f"{package}/__init__.py", '"""The architecture of this repository."""\n')
    made.add(f"{package}/model.py", _filled("model.py", words))
    made.add(f"{site}/{home}", _filled("index.md", words))  # beside a README.md, MkDocs would hide that
    made.add(mkdocs, _filled("mkdocs.yml", words))
    made.add(".github/workflows/architecture.yml", _filled("workflow.yml", words))
    hook = _filled("pre-commit.yaml", words)
    made.add(".pre-commit-config.yaml", hook, hook)
    ignored = f".cache/\n{site}/{VENDOR}/\n/{output}/\n"
    made.add(".gitignore", f"__pycache__/\n{ignored}", ignored)
    if mkdocs != MKDOCS:
        made.advice[MKDOCS] = f"To draw the diagrams in your own site too, take what you need from {mkdocs}.\n"
    return Beginning(root, made.files, made.advice, site, mkdocs)


def write(beginning: Beginning) -> None:
    """Write the files of a new workspace: all of them, or where one cannot be written none.

    Raises:
        TruelineError: where a file cannot be written, or has come into being meanwhile.
    """
    root = beginning.root
    made: list[Path] = []
    try:
        folders = list(_folders(root, beginning.files))
        for folder in folders:
            folder.mkdir()
            made.append(folder)
        staging = Path(tempfile.mkdtemp(prefix=".trueline-init-", dir=root))
        try:
            for number, (path, content) in enumerate(beginning.files.items()):
                staged = staging / str(number)
                staged.write_text(content, encoding="utf-8", newline="\n")
                os.link(staged, root / path)  # unlike a rename, this never replaces what is there
                made.append(root / path)
        finally:
            shutil.rmtree(staging)
    except OSError as error:
        for one in reversed(made):
            with suppress(OSError):
                one.rmdir() if one.is_dir() else one.unlink()
        message = f"'{error.filename2 or error.filename}' cannot be written: {error.strerror}"
        raise TruelineError(Diagnostic("workspace.init.unwritable", message, remedy="Nothing was changed.")) from None


def _refuse(root: Path) -> None:
    shared = root / SHARED_FILE
    configured = shared.is_file() and re.search(r"^\s*\[tool\.trueline\b", shared.read_text("utf-8", "replace"), re.M)
    there = SHARED_FILE if configured else OWN_FILE if (root / OWN_FILE).exists() else ""
    if there:
        message = f"there is a workspace in '{root}' already: {there} configures it"
        raise TruelineError(Diagnostic("workspace.init.exists", message, remedy="Nothing was changed."))
    if root.exists() and not root.is_dir():
        raise TruelineError(Diagnostic("workspace.init.unwritable", f"'{root}' is no folder"))


def _docs(root: Path) -> str:
    """Return the folder in which a repository has its documentation."""
    for name in (MKDOCS, "mkdocs.yaml"):
        if (root / name).is_file():
            found = _DOCS_DIR.search((root / name).read_text("utf-8", "replace"))
            docs = posixpath.normpath(found[1].strip()) if found else "docs"
            if docs.startswith(("!", "/", "..")):
                message = f"the documentation of '{name}' is not in a folder below it: docs_dir is {docs}"
                raise TruelineError(Diagnostic("workspace.init.docs", message, remedy="Write trueline.toml by hand."))
            return docs
    return "docs"


def _site(root: Path) -> str:
    """Return a folder of the documentation in which nothing stands where a build writes."""
    docs = _docs(root)
    for folder in (docs, f"{docs}/architecture", f"{docs}/trueline"):
        if not _exists(root, *(f"{folder}/{page}" for page in _PAGES)):
            return folder
    raise _taken(root, f"{docs}/systems", f"{docs}/architecture/systems")


def _output(root: Path, site: str, mkdocs: str) -> str:
    """Return a folder for the built site; MkDocs empties it, so nothing of the repository may be there."""
    names = ("build/site", "build/architecture") if mkdocs == MKDOCS else ("build/architecture",)
    if mkdocs == MKDOCS and not _discovers(root):
        names = ("site", *names)
    for name in names:
        if not f"{site}/".startswith(f"{name}/") and not _exists(root, name):
            return name
    raise _taken(root, *names)


def _package(root: Path) -> str:
    """Return a name for the package of the model that nothing in the repository has."""
    mark = "_" if _discovers(root) else ""
    for name in _PACKAGES:
        if not _exists(root, f"{mark}{name}", f"{mark}{name}.py", f"src/{name}", f"src/{name}.py"):
            return f"{mark}{name}"
    raise _taken(root, *_PACKAGES)


def _discovers(root: Path) -> bool:
    """Return whether setuptools looks for the packages of a repository itself, in its root.

    A second folder there would then stop every build; it passes over `build`, and names that begin with an underscore.
    """
    if _exists(root, "src") or not _exists(root, SHARED_FILE, "setup.py", "setup.cfg"):
        return False
    shared = root / SHARED_FILE
    text = shared.read_text("utf-8", "replace") if shared.is_file() else ""
    return "build-backend" not in text or "setuptools" in text


def _taken(root: Path, *names: str) -> TruelineError:
    message = f"the names {', '.join(names)} are all taken in '{root}'"
    return TruelineError(Diagnostic("workspace.init.taken", message, remedy="Write trueline.toml by hand."))


def _exists(root: Path, *names: str) -> bool:
    return any((root / name).exists() for name in names)


def _folders(root: Path, files: dict[str, str]) -> Iterator[Path]:
    """Yield the folders that are to be made, outer ones first."""
    wanted = {parent for path in files for parent in (root / path).parents}
    yield from sorted((one for one in wanted if not one.exists()), key=lambda one: len(one.parts))


def _filled(template: str, words: dict[str, str]) -> str:
    environment = Environment(
        loader=PackageLoader("trueline.templates", "init"),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # what a user says is quoted where it stands
    )
    # A JSON string is one in Python, TOML and YAML too.
    environment.filters["quoted"] = lambda text: json.dumps(str(text)).replace("\x7f", "\\u007f")
    return environment.get_template(f"{template}.j2").render(**words)
