"""A build without changes is answered from the fingerprint, and never wrongly."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from trueline.workspace.journal import Journal

from .projects import METADATA, SampleProject, new_project

READS = """\
from pathlib import Path

from trueline.model import Architecture
from words import WORD

here = Path(__file__).parent
shop = Architecture("shop", title="Shop")
for file in sorted((here / "parts").glob("*.txt")):
    shop.system(file.stem.title(), file.read_text() + WORD)
if (here / "extra.txt").exists():
    raise RuntimeError
try:
    shop.system("More", open(here / "more.txt").read())
except FileNotFoundError:
    pass
"""

FRESH = "up to date: 2 artefacts\n"


@pytest.fixture
def project(tmp_path: Path) -> SampleProject:
    project = new_project(tmp_path, model=READS)
    project.write("words.py", 'WORD = "!"\n')
    project.write("parts/one.txt", "One")
    project.write("parts/two.txt", "Two")
    settle()
    assert project.run("build").status == 0
    ended = project.run("build")
    assert (ended.status, ended.stderr) == (0, FRESH)
    return project


def settle() -> None:
    """Let the clock of the file system go on, so that what was written lies before the build."""
    time.sleep(0.06)


def edit_input(project: SampleProject) -> None:
    project.write("parts/one.txt", "Uno")


def edit_imported_module(project: SampleProject) -> None:
    project.write("words.py", 'WORD = "?"\n')


def edit_keeping_size_and_time(project: SampleProject) -> None:
    file = project.root / "words.py"
    before = file.stat()
    project.write("words.py", 'WORD = "."\n')
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace_keeping_size_and_time(project: SampleProject) -> None:
    file = project.root / "parts/one.txt"
    before = file.stat()
    project.write("parts/other", "Eno")
    os.utime(project.root / "parts/other", ns=(before.st_atime_ns, before.st_mtime_ns))
    (project.root / "parts/other").replace(file)


def add_input_that_is_listed(project: SampleProject) -> None:
    project.write("parts/three.txt", "Three")


def add_input_that_was_missing(project: SampleProject) -> None:
    project.write("more.txt", "More")


def delete_input(project: SampleProject) -> None:
    (project.root / "parts/one.txt").unlink()


def delete_output(project: SampleProject) -> None:
    (project.root / "site/shop/one.md").unlink()


def delete_manifest(project: SampleProject) -> None:
    (project.root / ".trueline/manifest").unlink()


def change_configuration(project: SampleProject) -> None:
    project.configure('once = "once.txt"\n')


def change_generator(project: SampleProject) -> None:
    file = project.plugins / "sample_generator.py"
    file.write_text(file.read_text().replace("# {element.name}", "## {element.name}"))


def install_generator(project: SampleProject) -> None:
    folder = project.plugins / "more-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(METADATA.format("more"))
    (folder / "entry_points.txt").write_text("[trueline.generators]\nmore = more_generator:More\n")
    (project.plugins / "more_generator.py").write_text(
        "from trueline.model import Artefact\n\n"
        "class More:\n    api = 1\n    name = 'more'\n\n"
        "    def generate(self, workspace, options):\n        yield Artefact('added.txt', 'added\\n')\n"
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (edit_input, "1 written, 0 removed, 1 unchanged"),
        (edit_imported_module, "2 written, 0 removed, 0 unchanged"),
        (edit_keeping_size_and_time, "2 written, 0 removed, 0 unchanged"),
        (replace_keeping_size_and_time, "1 written, 0 removed, 1 unchanged"),
        (add_input_that_is_listed, "1 written, 0 removed, 2 unchanged"),
        (add_input_that_was_missing, "1 written, 0 removed, 2 unchanged"),
        (delete_input, "0 written, 1 removed, 1 unchanged"),
        (delete_output, "1 written, 0 removed, 1 unchanged"),
        (delete_manifest, "0 written, 0 removed, 2 unchanged"),
        (change_configuration, "1 written, 0 removed, 2 unchanged"),
        (change_generator, "2 written, 0 removed, 0 unchanged"),
        (install_generator, "1 written, 0 removed, 2 unchanged"),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_after_any_change_the_build_does_what_an_uncached_one_would(
    project: SampleProject, change: Callable[[SampleProject], None], said: str
) -> None:
    change(project)
    settle()
    ended = project.run("build")
    assert (ended.status, ended.stderr.splitlines()[-1]) == (0, said)
    built = project.tree_hash()
    assert project.run("build", "--no-cache").status == 0
    assert project.tree_hash() == built
    assert project.run("build").stderr.startswith("up to date: ")


def test_an_edited_output_is_noticed(project: SampleProject) -> None:
    project.write("site/shop/one.md", project.read("site/shop/one.md").replace("One!", "Eno!"))
    assert project.run("build").status == 2
    assert project.run("build", "--check").status == 1


def test_a_touch_or_a_new_checkout_changes_nothing(project: SampleProject) -> None:
    for path in project.files():
        text = project.read(path)
        (project.root / path).unlink()
        project.write(path, text.replace("\n", "\r\n") if path.startswith("site/") else text)
    assert project.run("build").stderr == FRESH


def test_an_edit_right_before_and_right_after_each_build_is_never_missed(project: SampleProject) -> None:
    for number in range(6):
        project.write("words.py", f'WORD = "{number}"\n')
        assert project.run("build").status == 0
        assert f"One{number}" in project.read("site/shop/one.md")


def test_other_libraries_and_interpreters_are_other_builds(project: SampleProject) -> None:
    other = {**project.environment(), "PYTHONPATH": f"{project.plugins}{os.pathsep}{project.root}"}
    object.__setattr__(project, "environment", lambda: other)
    assert project.run("build").stderr == "0 written, 0 removed, 2 unchanged\n"


def test_a_model_that_reads_what_is_generated_from_it_is_built_until_nothing_changes(project: SampleProject) -> None:
    project.configure('path = "more.txt"\n')
    settle()
    assert project.run("build").stderr.endswith("1 written, 0 removed, 2 unchanged\n")
    assert project.run("build").stderr.endswith("2 written, 0 removed, 2 unchanged\n")


def test_a_broken_fingerprint_is_no_fingerprint(project: SampleProject) -> None:
    for text in ("", "{", "[]", '{"format": 1}', "\0"):
        project.write(".cache/trueline/build.json", text)
        assert project.run("build").stderr == "0 written, 0 removed, 2 unchanged\n"


def test_after_a_kill_the_next_build_cleans_up_even_if_nothing_changed(project: SampleProject) -> None:
    project.write("site/.trueline-left.tmp", "")
    Journal(("site/.trueline-left.tmp",)).write(project.root / ".cache/trueline/journal")
    assert project.run("build").stderr != FRESH
    assert not [path for path in project.files() if ".trueline-" in path]
    assert project.run("build").stderr == FRESH


def test_the_cache_can_be_ignored(project: SampleProject) -> None:
    assert project.run("build", "--no-cache").stderr == "0 written, 0 removed, 2 unchanged\n"


def test_warnings_are_said_again(project: SampleProject) -> None:
    project.configure('warn = "mind the gap"\n')
    settle()
    first, second = project.run("build"), project.run("build")
    assert first.stderr == "warning: mind the gap [sample.warning]\n0 written, 0 removed, 2 unchanged\n"
    assert second.stderr == f"warning: mind the gap [sample.warning]\n{FRESH}"


def test_the_answer_needs_neither_the_model_nor_what_reads_it(project: SampleProject) -> None:
    (project.plugins / "sitecustomize.py").write_text(
        "import atexit, sys\n"
        "heavy = {'trueline.model.records', 'networkx', 'jinja2', 'yaml', 'rich'}\n"
        "atexit.register(lambda: sys.stderr.write(f'loaded: {sorted(heavy & set(sys.modules))}'))\n"
    )
    project.run("build")
    settle()
    assert project.run("build").stderr == f"{FRESH}loaded: []"
