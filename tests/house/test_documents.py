"""Everything that README and the guide tell a reader to type is typed here, and everything they show is compared."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.documents import blocks, files
from tests.house.tracked import ROOT, tracked_files
from trueline.model import Architecture, Workspace
from trueline.model.verification import verify
from trueline.workspace.configuration import Configuration

BIN = Path(sys.executable).parent
PAGES = ["README.md", "site/guide/first-model.md", "site/guide/scaffolding.md"]


def run(command: str, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    # A make that runs these tests speaks to the makes below it; a reader's shell does not.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    environment = {**inherited, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    words = [*shlex.split(command), *more]
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def commands(page: str) -> list[str]:
    return [line for block in blocks(page) if block.language == "console" for line in block.text.splitlines()]


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_do_on_its_files_what_the_page_says(page: str, tmp_path: Path) -> None:
    for name, text in files(page).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    mine = [command for command in commands(page) if command.startswith("trueline ")]
    assert "trueline build" in mine
    for command in mine:
        ended = run(command, tmp_path)
        assert ended.returncode == 0, f"{command}\n{ended.stdout}{ended.stderr}"
    made = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "site").rglob("*.md"))
    for shown in (block.text for block in blocks(page) if block.language == "mermaid"):
        assert f"```mermaid\n{shown}```" in made


def test_the_model_on_the_first_screen_is_about_ten_lines() -> None:
    model = next(block.text for block in blocks("README.md") if block.language == "python")
    assert len([line for line in model.splitlines() if line]) <= 11


def test_make_site_ends_with_the_path_of_the_site_it_built(tmp_path: Path) -> None:
    assert "make site" in commands("README.md")
    clone = tmp_path / "clone"
    for path in tracked_files():
        (clone / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, clone / path)
    (clone / "node_modules").symlink_to(ROOT / "node_modules")
    # The clone builds with what is installed here.
    ended = run("make site", clone, "ENVIRONMENTS=", f"BIN={BIN}")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    built = ended.stdout.splitlines()[-1]
    assert (clone / built).is_file()
    pages = (clone / "site/systems").rglob("*.md")
    assert all((clone / "build" / page.relative_to(clone).with_suffix(".html")).is_file() for page in pages)


def test_make_test_runs_what_a_change_must_pass() -> None:
    # This very test is run by it: it is asked what it would do.
    assert "make test" in commands("README.md")
    ended = run("make --dry-run test", ROOT)
    assert ended.returncode == 0, ended.stderr
    for part in ("ruff check", "lint-imports", "mypy", "pyright", "trueline check", "pytest"):
        assert part in ended.stdout


def test_every_command_of_readme_is_run_here() -> None:
    assert {command.split()[0] for command in commands("README.md")} == {"make", "trueline"}
    assert {block.language for block in blocks("README.md")} == {"console", "mermaid", "python", "toml"}


def test_the_page_of_the_language_is_one_model_that_holds() -> None:
    said: dict[str, object] = {"__name__": "shop"}
    for block in blocks("site/guide/language.md"):
        exec(compile(block.text, "site/guide/language.md", "exec"), said)
    shop = said["shop"]
    assert isinstance(shop, Architecture)
    verify(Workspace((shop.record(),)))


def test_the_page_of_the_configuration_names_every_key_and_shows_a_valid_file() -> None:
    page = (ROOT / "site/guide/configuration.md").read_text(encoding="utf-8")
    Configuration.model_validate(tomllib.loads(files("site/guide/configuration.md")["trueline.toml"]))
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.M)) == set(Configuration.model_fields)


def listed(help_text: str) -> list[str]:
    """Return the commands that a help text lists."""
    return re.findall(r"^  (\w+)  ", help_text.partition("Commands:")[2], re.M)


def test_the_page_of_commands_names_every_command_and_option() -> None:
    page = (ROOT / "site/guide/commands.md").read_text(encoding="utf-8")
    top = run("trueline --help", ROOT).stdout
    names = listed(top)
    assert re.findall(r"^## (\w+)$", page, re.M) == names
    helped = {name: run(f"trueline {name} --help", ROOT).stdout for name in names}
    inner = [f"{name} {each}" for name, text in helped.items() for each in listed(text)]
    assert [name for name in inner if f"`{name.split()[1]}" not in page and f"`trueline {name} " not in page] == []
    helped |= {"": top} | {name: run(f"trueline {name} --help", ROOT).stdout for name in inner}
    options = {option for text in helped.values() for option in re.findall(r"--[a-z-]+", text)}
    assert {option for option in options if f"`{option}" not in page and f" {option}`" not in page} == set()
