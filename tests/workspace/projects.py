"""A small project with a generator of its own, installed as a distribution is, and ways to build it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

COMMAND = Path(sys.executable).parent / "trueline"

GENERATOR = '''\
"""Writes one page an element, and what its settings ask for."""

from trueline.model import Artefact, Diagnostic, Ownership, Severity


class Sample:
    api = 1
    name = "sample"

    def generate(self, workspace, options):
        names = []
        for architecture in workspace.architectures:
            for element in architecture.elements:
                names.append(element.name)
                page = f"{options.site}/{architecture.id}/{element.id}.md"
                yield Artefact(page, f"# {element.name}\\n\\n{element.description}\\n")
        listed = "".join(f"- {name}\\n" for name in names)
        for key, value in options.settings.items():
            if key == "region":
                yield Artefact(value, listed, Ownership.REGION, "names")
            elif key == "once":
                yield Artefact(value, listed, Ownership.ONCE)
            elif key == "merge":
                yield Artefact(value, f"first\\n\\n{listed}\\nlast\\n", Ownership.MERGE)
            elif key == "path":
                yield Artefact(value, listed)
            elif key == "large":
                yield Artefact("site/large.md", "x" * value + "\\n")
            elif key == "crash":
                raise RuntimeError(value)
            elif key == "warn":
                yield Diagnostic("sample.warning", value, Severity.WARNING)
'''

METADATA = "Metadata-Version: 2.1\nName: {}\nVersion: 1.0\n"

MODEL = """\
from trueline.model import Architecture

shop = Architecture("shop", title="Shop")
web = shop.system("Web", "Sells things")
store = shop.system("Store", "Keeps things")
web.uses(store, "Reads")
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    stdout: str
    stderr: str


@dataclass(frozen=True)
class SampleProject:
    """A project in a folder of its own; `plugins` beside it holds its generator."""

    root: Path
    plugins: Path

    def write(self, path: str, text: str) -> Path:
        """Write a file of the project."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return file

    def read(self, path: str) -> str:
        """Return the text of a file of the project, as it lies there."""
        return (self.root / path).read_bytes().decode()

    def configure(self, settings: str = "", architectures: Sequence[str] = ("arch:shop",), more: str = "") -> None:
        """Write its configuration: all other generators are off, `settings` are those of the sample."""
        off = "".join(f"[generators.{name}]\nenabled = false\n" for name in other_generators())
        named = ", ".join(f'"{one}"' for one in architectures)
        self.write("trueline.toml", f"architectures = [{named}]\n{more}\n[generators.sample]\n{settings}\n{off}")

    def environment(self) -> dict[str, str]:
        """Return the environment in which its generator is installed."""
        return {**os.environ, "PYTHONPATH": str(self.plugins), "PYTHONDONTWRITEBYTECODE": "1"}

    def run(self, *arguments: str, wrapper: Sequence[str] = (), cwd: Path | None = None) -> Ended:
        """Run the command in the project's folder."""
        done = subprocess.run(
            [*wrapper, str(COMMAND), *arguments],
            cwd=cwd or self.root,
            env=self.environment(),
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def files(self) -> dict[str, str]:
        """Return the text of every file but caches."""
        return {
            file.relative_to(self.root).as_posix(): file.read_bytes().decode(errors="replace")
            for file in sorted(self.root.rglob("*"))
            if file.is_file() and ".cache" not in file.relative_to(self.root).parts
        }

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Return inode and mtime of every file but caches."""
        return {
            path: ((self.root / path).stat().st_ino, (self.root / path).stat().st_mtime_ns) for path in self.files()
        }

    def tree_hash(self) -> str:
        """Return a hash over the names and contents of everything but caches."""
        return tree_hash(self.root)


def tree_hash(root: Path) -> str:
    """Return a hash over names and contents of everything below `root` but caches."""
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if ".cache" in relative.parts or "__pycache__" in relative.parts:
            continue
        digest.update(f"{relative.as_posix()}\0".encode())
        digest.update(path.read_bytes() if path.is_file() else b"/")
    return digest.hexdigest()


def other_generators() -> list[str]:
    """Return the names of all generators that are installed for real."""
    return sorted({entry.name for entry in entry_points(group="trueline.generators")} - {"sample"})


def install(plugins: Path, name: str, entries: Mapping[str, str], files: Mapping[str, str]) -> None:
    """Lay out a distribution as an installer would."""
    folder = plugins / f"{name}-1.0.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text(METADATA.format(name))
    lines = "".join(f"{key} = {value}\n" for key, value in entries.items())
    (folder / "entry_points.txt").write_text(f"[trueline.generators]\n{lines}")
    for path, text in files.items():
        (plugins / path).write_text(text)


def new_project(folder: Path, settings: str = "", model: str = MODEL) -> SampleProject:
    """Make a project below `folder`."""
    root = folder / "project"
    root.mkdir(parents=True)
    project = SampleProject(root.resolve(), (folder / "plugins").resolve())
    install(project.plugins, "sample", {"sample": "sample_generator:Sample"}, {"sample_generator.py": GENERATOR})
    project.configure(settings)
    project.write("arch.py", model)
    return project
