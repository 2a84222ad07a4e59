"""What is installed, built and shipped is this checkout, whole and nothing else."""

from __future__ import annotations

import importlib
import importlib.metadata
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement

from tests.house.tracked import ROOT, project, tracked_files

MODEL = """\
from trueline.model import Architecture

shop = Architecture("shop", title="Shop")
web = shop.system("Web Shop", "Sells things", id="web")
web.uses(shop.system("Store", "Keeps things"), "Reads the stock")
"""
HANDBOOK = {"mkdocs.yml": "site_name: Ours\ndocs_dir: handbook\n", "handbook/index.md": "# Ours\n", ".gitignore": "x\n"}
SRC_LAYOUT = {"src/architecture/__init__.py": "", "pyproject.toml": '[project]\nname = "x"\nversion = "1"\n'}
NOT_SHIPPED = {"bench", "reference_impl", "tests"}
ROWS: dict[str, str] = project()["tool"]["setuptools"]["package-dir"]


def shipped_files() -> dict[str, str]:
    """Return import path of a file in the wheel → path in the repository, as `pyproject.toml` maps the folders."""
    names = {folder: name.replace(".", "/") for name, folder in ROWS.items()}
    return {
        names[folder] + "/" + rest: path
        for path in tracked_files()
        for folder, _, rest in [path.partition("/")]
        if rest and folder in names
    }


def test_every_top_level_package_has_a_row_and_every_row_a_folder() -> None:
    folders = {path.split("/")[0] for path in tracked_files() if re.fullmatch(r"[^/]+/__init__\.py", path)}
    assert folders - NOT_SHIPPED == set(ROWS.values())
    assert set(project()["tool"]["setuptools"]["packages"]) == set(ROWS)


@pytest.mark.parametrize(("name", "folder"), ROWS.items())
def test_a_folder_is_imported_under_the_one_root(name: str, folder: str) -> None:
    assert name == ("trueline" if folder == "package" else f"trueline.{folder}")


def test_type_checkers_and_readers_are_told_of_every_folder() -> None:
    assert set(project()["tool"]["pyright"]["include"]) >= {*ROWS.values(), "reference_impl", "tests"}
    layout = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Layout")[2].partition("\n## ")[0]
    assert [folder for folder in ROWS.values() if f"| `{folder}/` |" not in layout] == []


@pytest.mark.parametrize(("name", "folder"), ROWS.items())
def test_the_installed_package_is_this_checkout(name: str, folder: str) -> None:
    found = importlib.import_module(name).__file__
    assert found is not None
    assert Path(found).resolve() == ROOT / folder / "__init__.py", "run `make dev` in this checkout"


def test_the_installed_entry_points_are_those_of_the_project() -> None:
    declared = {("console_scripts", name, value) for name, value in project()["project"]["scripts"].items()}
    for group, rows in project()["project"].get("entry-points", {}).items():
        declared |= {(group, name, value) for name, value in rows.items()}
    points = importlib.metadata.distribution("trueline").entry_points
    assert {(point.group, point.name, point.value) for point in points} == declared, "run `make dev`"


def test_every_entry_point_names_something_that_can_be_called_or_a_plug_in_of_pytest() -> None:
    points = importlib.metadata.distribution("trueline").entry_points
    called = [point for point in points if point.group != "pytest11"]
    assert [point.value for point in called if not callable(point.load())] == []
    assert all(isinstance(point.load(), ModuleType) for point in points if point.group == "pytest11")


@dataclass(frozen=True)
class Shipped:
    """What `python -m build` made of the tracked files, and an environment that holds the wheel alone."""

    wheel: Path
    sdist: Path
    environment: Path

    def run(self, *command: str, dependencies: Path) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment in an empty folder, with nothing but `dependencies` beside the wheel."""
        outside = self.environment.parent / "empty"
        outside.mkdir(exist_ok=True)
        program, *arguments = command
        return subprocess.run(
            [str(self.environment / "bin" / program), *arguments],
            cwd=outside,
            env={"PYTHONPATH": str(dependencies), "PATH": "", "COLUMNS": "200"},
            capture_output=True,
            text=True,
        )


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    """Build sdist and wheel from a copy of the tracked files, and install the wheel."""
    place = tmp_path_factory.mktemp("shipped")
    source, out, environment = place / "another name", place / "dist", place / "environment"
    for path in tracked_files():
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, source / path)
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source)])
    (wheel,), (sdist,) = out.glob("*.whl"), out.glob("*.tar.gz")
    venv.create(environment, with_pip=False)
    python = environment / "bin" / "python"
    run([sys.executable, "-m", "pip", "--python", str(python), "install", "-qq", "--no-index", "--no-deps", str(wheel)])
    return Shipped(wheel, sdist, environment)


def run(command: list[str]) -> None:
    # Not in the root, where the folder build/ would stand before the module of that name.
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT / "tests")
    assert done.returncode == 0, done.stdout + done.stderr


def dependencies_in(folder: Path, *extras: str) -> Path:
    """Link what trueline and its `extras` declare, and what that needs in turn, into `folder`; nothing else."""
    folder.mkdir()
    installed = Path(sysconfig.get_paths()["purelib"])
    todo, done = [f"trueline[{','.join(extras)}]"], set[str]()
    while todo:
        requirement = todo.pop()
        name, wanted = parse(requirement)
        if requirement in done:
            continue
        done.add(requirement)
        distribution = importlib.metadata.distribution(name)
        todo += [one for one in distribution.requires or () if applies(one, wanted)]
        if name == "trueline":
            continue
        for top in {file.parts[0] for file in distribution.files or ()} - {"..", "__pycache__"}:
            link = folder / top
            if not link.exists():
                link.symlink_to(installed / top)
    return folder


def parse(requirement: str) -> tuple[str, set[str]]:
    """Return name and extras of a requirement."""
    found = re.match(r"([\w.-]+)(?:\[([^\]]*)\])?", requirement)
    assert found is not None, requirement
    return found[1], {extra.strip() for extra in (found[2] or "").split(",")}


def applies(requirement: str, extras: set[str]) -> bool:
    """Return whether a requirement holds here for one of `extras`."""
    marker = Requirement(requirement).marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras or {""})


@pytest.fixture(scope="module")
def declared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what `pip install trueline` brings along."""
    return dependencies_in(tmp_path_factory.mktemp("declared") / "packages")


@pytest.fixture(scope="module")
def declared_with_extras(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what trueline and all its extras bring along."""
    extras = project()["project"]["optional-dependencies"]
    return dependencies_in(tmp_path_factory.mktemp("extras") / "packages", *extras)


def test_the_files_of_the_wheel_are_the_tracked_ones(shipped: Shipped) -> None:
    with zipfile.ZipFile(shipped.wheel) as wheel:
        inside = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert inside == set(shipped_files())


def test_the_wheel_alone_runs_the_command_with_what_it_declares(shipped: Shipped, declared: Path) -> None:
    for command in (["trueline", "--help"], ["python", "-m", "trueline", "--help"]):
        done = shipped.run(*command, dependencies=declared)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Usage" in done.stdout


def test_the_wheel_alone_builds_the_pages_of_a_model(shipped: Shipped, declared: Path, tmp_path: Path) -> None:
    (tmp_path / "trueline.toml").write_text('architectures = ["shop:shop"]\n', encoding="utf-8")
    (tmp_path / "shop.py").write_text(MODEL, encoding="utf-8")
    done = shipped.run("trueline", "build", "-C", str(tmp_path), dependencies=declared)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "systems" / "shop" / "elements" / "web.md").read_text(encoding="utf-8")
    assert "Sells things" in page
    assert "```mermaid" in page
    with zipfile.ZipFile(shipped.wheel) as wheel:
        schema = wheel.read("trueline/model/architecture.schema.json")
    assert schema == (ROOT / "model" / "architecture.schema.json").read_bytes()


@pytest.mark.parametrize("there", [{}, HANDBOOK, SRC_LAYOUT], ids=["nothing", "a handbook", "a package"])
def test_the_wheel_alone_begins_a_workspace_whose_site_builds(
    shipped: Shipped, declared_with_extras: Path, tmp_path: Path, there: dict[str, str]
) -> None:
    for path, text in there.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    for command in (
        ["trueline", "init", str(tmp_path), "--no-libraries"],
        ["trueline", "build", "-C", str(tmp_path)],
        ["python", "-m", "mkdocs", "build", "--config-file", str(tmp_path / "mkdocs.yml")],
    ):
        done = shipped.run(*command, dependencies=declared_with_extras)
        assert done.returncode == 0, done.stderr
    assert list((tmp_path / "site" / "systems").rglob("containers*"))
    assert {path: (tmp_path / path).read_text(encoding="utf-8") for path in there} == there


def test_nothing_of_the_repository_beside_the_code_is_in_the_wheel(shipped: Shipped) -> None:
    with zipfile.ZipFile(shipped.wheel) as wheel:
        tops = {tuple(name.split("/")[:2]) for name in wheel.namelist() if ".dist-info/" not in name}
    assert {first for first, *_ in tops} == {"trueline"}
    assert tops.isdisjoint(("trueline", folder) for folder in {*NOT_SHIPPED, "site", "build"})


def test_every_module_of_the_wheel_can_be_imported(shipped: Shipped, declared_with_extras: Path) -> None:
    names = sorted(
        path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in shipped_files()
        if path.endswith(".py") and not path.endswith("__main__.py")
    )
    script = "import importlib, sys\nfor name in sys.argv[1:]:\n    print(name, importlib.import_module(name).__file__)"
    done = shipped.run("python", "-c", script, *names, dependencies=declared_with_extras)
    assert done.returncode == 0, done.stderr
    elsewhere = [line for line in done.stdout.splitlines() if str(shipped.environment) not in line]
    assert elsewhere == []


def test_the_version_is_the_same_everywhere(shipped: Shipped) -> None:
    version = importlib.import_module("trueline").__version__
    assert importlib.metadata.version("trueline") == version, "run `make dev`"
    assert shipped.wheel.name.startswith(f"trueline-{version}-")
    assert shipped.sdist.name == f"trueline-{version}.tar.gz"
