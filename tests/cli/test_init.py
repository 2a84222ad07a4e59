"""A new workspace: in nothing, and in repositories that have a life of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.workspace.projects import COMMAND, Ended, tree_hash

ROOT = Path(__file__).parents[2]


def run(folder: Path, *command: str, path: str = os.environ["PATH"]) -> Ended:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": path, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def init(folder: Path, *options: str) -> Ended:
    return run(folder, str(COMMAND), "init", "--no-libraries", *options)


def builds(folder: Path, *options: str) -> None:
    """`trueline build && mkdocs build` works."""
    built = run(folder, str(COMMAND), "build")
    assert built.status == 0, built.stderr
    made = run(folder, sys.executable, "-m", "mkdocs", "build", *options)
    assert made.status == 0, made.stderr


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def repository(folder: Path) -> Path:
    """A git repository with documentation of its own."""
    files = {
        "mkdocs.yml": "site_name: Ours\ndocs_dir: handbook  # not docs\n",
        "handbook/index.md": "# Ours\n",
        "handbook/more.md": "# More\n",
        ".gitignore": "*.log\n",
        ".pre-commit-config.yaml": "repos: []\n",
        "README.md": "Ours\n",
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    return folder


def test_an_empty_folder_becomes_a_workspace_that_builds_without_a_warning(tmp_path: Path) -> None:
    made = init(tmp_path, "--title", 'A "quoted" \\ title')
    assert made.status == 0, made.stderr
    builds(tmp_path, "--strict")
    assert 'A "quoted" \\ title' in (tmp_path / "docs" / "index.md").read_text(encoding="utf-8")
    assert (tmp_path / "site" / "systems").is_dir()
    found = run(tmp_path, str(COMMAND), "validate")
    assert (found.status, "0 errors, 0 warnings" in found.stderr) == (0, True), found.stderr
    assert run(tmp_path, str(COMMAND), "build", "--check").status == 0


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    assert init(tmp_path, "new/place").status == 0
    builds(tmp_path / "new" / "place", "--strict")


def test_in_a_repository_with_documentation_of_its_own_nothing_is_changed(tmp_path: Path) -> None:
    repository(tmp_path)
    before = contents(tmp_path)
    made = init(tmp_path)
    assert made.status == 0, made.stderr
    assert "mkdocs.yml is yours and stays as it is" in made.stderr
    assert "trueline build --check" in made.stderr  # the hook that may be added
    builds(tmp_path)  # with the configuration that was there
    builds(tmp_path, "--strict", "--config-file", "mkdocs.architecture.yml")
    after = contents(tmp_path)
    assert {path: after[path] for path in before} == before
    assert (tmp_path / "handbook" / "systems" / "index.md").is_file()


def test_in_a_package_with_a_src_layout_nothing_is_changed_and_no_name_is_taken_twice(tmp_path: Path) -> None:
    package = tmp_path / "src" / "architecture"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "architecture"\nversion = "1"\n', encoding="utf-8")
    before = contents(tmp_path)
    assert init(tmp_path).status == 0
    builds(tmp_path, "--strict")
    after = contents(tmp_path)
    assert {path: after[path] for path in before} == before
    assert "architecture_model/model.py" in after


def test_pages_that_are_in_the_way_are_left_and_others_stand_beside_them(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "systems" / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Mine\n", encoding="utf-8")
    assert init(tmp_path).status == 0
    builds(tmp_path, "--strict")
    assert page.read_text(encoding="utf-8") == "# Mine\n"
    assert (tmp_path / "docs" / "architecture" / "systems" / "index.md").is_file()


@pytest.mark.parametrize(
    ("file", "text"),
    [("trueline.toml", ""), ("pyproject.toml", "[tool.trueline]\n"), ("pyproject.toml", "[tool.trueline.x]\n")],
)
def test_where_a_workspace_is_already_nothing_is_done(tmp_path: Path, file: str, text: str) -> None:
    (tmp_path / file).write_text(text, encoding="utf-8")
    before = tree_hash(tmp_path)
    made = init(tmp_path)
    assert (made.status, file in made.stderr) == (2, True)
    assert "Traceback" not in made.stderr
    assert tree_hash(tmp_path) == before


def test_a_second_init_changes_nothing(tmp_path: Path) -> None:
    init(tmp_path)
    before = tree_hash(tmp_path)
    assert init(tmp_path).status == 2
    assert tree_hash(tmp_path) == before


def test_what_cannot_be_written_whole_is_not_written_at_all(tmp_path: Path) -> None:
    (tmp_path / ".github").write_text("a file where a folder should be", encoding="utf-8")
    before = tree_hash(tmp_path)
    made = init(tmp_path)
    assert (made.status, "Traceback" in made.stderr) == (2, False), made.stderr
    assert ".github" in made.stderr
    assert tree_hash(tmp_path) == before


@pytest.mark.parametrize("strict", ["", "strict: true\n"], ids=["", "strict"])
def test_a_home_page_that_is_called_readme_stays_the_home_page(tmp_path: Path, strict: str) -> None:
    readme = tmp_path / "docs" / "README.md"
    readme.parent.mkdir()
    readme.write_text("# Home of ours\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Ours\n{strict}", encoding="utf-8")
    assert init(tmp_path).status == 0
    builds(tmp_path)
    assert "Home of ours" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    builds(tmp_path, "--strict", "--config-file", "mkdocs.architecture.yml")
    assert sorted(path.name for path in readme.parent.glob("*.md")) == ["README.md"]


def test_a_folder_called_site_that_was_there_is_not_emptied_by_mkdocs(tmp_path: Path) -> None:
    page = tmp_path / "site" / "mine.html"
    page.parent.mkdir()
    page.write_text("mine", encoding="utf-8")
    assert init(tmp_path).status == 0
    builds(tmp_path, "--strict")
    assert page.read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "build" / "site" / "index.html").is_file()
    assert "/build/site/" in (tmp_path / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_a_package_in_the_root_is_still_the_only_one_that_setuptools_finds(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "ours"\nversion = "1"\n', encoding="utf-8")
    assert init(tmp_path).status == 0
    builds(tmp_path, "--strict")
    packed = run(tmp_path, sys.executable, "-m", "build", "--no-isolation", "--wheel")
    assert packed.status == 0, packed.stdout + packed.stderr
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {"ours", "ours-1.dist-info"}


@pytest.mark.parametrize("place", ["/elsewhere", "../elsewhere", "!ENV [DOCS, docs]"])
def test_documentation_that_is_not_in_the_repository_is_refused(tmp_path: Path, place: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Ours\ndocs_dir: {place}\n", encoding="utf-8")
    before = tree_hash(tmp_path)
    made = init(tmp_path)
    assert (made.status, f"docs_dir is {place}" in " ".join(made.stderr.split())) == (2, True), made.stderr
    assert tree_hash(tmp_path) == before


def test_a_title_is_only_ever_a_text(tmp_path: Path) -> None:
    assert init(tmp_path, "--title", 'x""" + \n\\N y\n{{ z }}: #').status == 0
    builds(tmp_path, "--strict")


def test_the_model_of_a_new_workspace_says_what_a_model_can_say(tmp_path: Path) -> None:
    assert init(tmp_path, "--title", "Shop").status == 0
    builds(tmp_path, "--strict")
    pages = {path.stem for path in (tmp_path / "docs" / "systems" / "shop").glob("*.md")}
    assert pages >= {"context", "containers", "flows", "patterns", "schema", "deployment", "rules", "qualities"}


def test_names_that_are_all_taken_are_told(tmp_path: Path) -> None:
    for name in ("architecture", "architecture_model", "trueline_architecture"):
        (tmp_path / name).mkdir()
    made = init(tmp_path)
    assert (made.status, "are all taken" in made.stderr) == (2, True)


def test_what_was_written_is_told_to_machines(tmp_path: Path) -> None:
    told = json.loads(init(repository(tmp_path), "--json").stdout)
    assert "trueline.toml" in told["written"]
    assert set(told["left"]) == {"mkdocs.yml", ".gitignore", ".pre-commit-config.yaml"}


def test_libraries_come_whole_from_a_folder_and_only_when_they_are_missing(tmp_path: Path) -> None:
    init(tmp_path)
    packages = ROOT / "node_modules"
    first = run(tmp_path, str(COMMAND), "assets", "--from", str(packages))
    assert (first.status, "mermaid.min.js" in first.stderr) == (0, True), first.stderr
    vendor = tmp_path / "docs" / "assets" / "vendor"
    assert (vendor / "mermaid.min.js").read_bytes() == (packages / "mermaid" / "dist" / "mermaid.min.js").read_bytes()
    assert "*" in (vendor / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "every library is there" in run(tmp_path, str(COMMAND), "assets").stderr
    (vendor / "svg-pan-zoom.min.js").write_text("spoilt", encoding="utf-8")
    again = run(tmp_path, str(COMMAND), "assets", "--from", str(packages), "--json")
    assert [one["name"] for one in json.loads(again.stdout)["brought"]] == ["svg-pan-zoom"]


def test_a_library_that_is_not_the_one_that_was_tested_is_refused(tmp_path: Path) -> None:
    init(tmp_path)
    for name in ("mermaid", "svg-pan-zoom"):
        file = tmp_path / "packages" / name / "dist" / f"{name}.min.js"
        file.parent.mkdir(parents=True)
        file.write_text("another", encoding="utf-8")
    made = run(tmp_path, str(COMMAND), "assets", "--from", "packages")
    assert (made.status, "is not the version" in made.stderr) == (2, True)
    assert list((tmp_path / "docs" / "assets" / "vendor").glob("*.js")) == []


def test_without_npm_the_workspace_is_there_and_says_what_is_lacking(tmp_path: Path) -> None:
    made = run(tmp_path, str(COMMAND), "init", path="")
    assert made.status == 0
    assert "npm, which fetches the scripts that draw, is not on PATH" in made.stderr
    assert (tmp_path / "trueline.toml").is_file()
    assert run(tmp_path, str(COMMAND), "assets", path="").status == 2


def test_npm_fetches_the_libraries(tmp_path: Path) -> None:
    assert shutil.which("npm")
    made = run(tmp_path, str(COMMAND), "init")
    assert made.status == 0, made.stderr
    assert sorted(path.name for path in (tmp_path / "docs" / "assets" / "vendor").glob("*.js")) == [
        "mermaid.min.js",
        "svg-pan-zoom.min.js",
    ]
