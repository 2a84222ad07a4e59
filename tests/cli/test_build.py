"""`trueline build`, as a user runs it."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.workspace.projects import COMMAND, MODEL, SampleProject, new_project


@pytest.fixture
def project(tmp_path: Path) -> SampleProject:
    project = new_project(tmp_path)
    ended = project.run("build")
    assert (ended.status, ended.stdout) == (0, "")
    assert ended.stderr.splitlines() == [
        "wrote site/shop/store.md",
        "wrote site/shop/web.md",
        "2 written, 0 removed, 0 unchanged",
    ]
    return project


@pytest.mark.parametrize("cache", [[], ["--no-cache"]])
def test_building_twice_writes_nothing_the_second_time(project: SampleProject, cache: list[str]) -> None:
    before = project.stamps()
    assert project.run("build", *cache).status == 0
    assert project.stamps() == before


def test_check_after_touching_a_generated_file_shows_the_difference_and_the_command_that_mends_it(
    project: SampleProject,
) -> None:
    project.write("site/shop/web.md", "# Web\n\nSells nothing\n")
    before = project.tree_hash()
    ended = project.run("build", "--check")
    assert (ended.status, ended.stdout) == (1, "")
    assert ended.stderr == (
        "site/shop/web.md was edited by hand:\n"
        "  --- a/site/shop/web.md\n"
        "  +++ b/site/shop/web.md\n"
        "  @@ -1,3 +1,3 @@\n"
        "   # Web\n"
        "   \n"
        "  -Sells nothing\n"
        "  +Sells things\n"
        "1 artefact differs from the model.\n"
        "To keep an edit, move it into the model. To drop all of them, run: trueline build --force\n"
    )
    assert project.tree_hash() == before


def test_an_edited_file_is_not_overwritten_without_force(project: SampleProject) -> None:
    project.write("site/shop/web.md", "mine\n")
    project.write("arch.py", MODEL.replace("Keeps", "Holds"))
    before = project.tree_hash()
    ended = project.run("build")
    assert ended.status == 2
    assert "site/shop/web.md was edited by hand:" in ended.stderr
    assert "Nothing was written, because this would lose what was edited by hand." in ended.stderr
    assert project.tree_hash() == before
    assert project.run("build", "--force").status == 0
    assert project.read("site/shop/web.md") == "# Web\n\nSells things\n"


def test_one_generator_alone_can_be_run_and_a_wrong_name_is_told_even_if_nothing_changed(
    project: SampleProject,
) -> None:
    assert project.run("build").stderr == "up to date: 2 artefacts\n"
    ended = project.run("build", "--only", "sampel")
    assert (ended.status, "Did you mean 'sample'?" in ended.stderr) == (2, True)
    assert project.run("build", "--only", "sample").stderr == "0 written, 0 removed, 2 unchanged\n"


def test_check_after_a_change_of_the_model_names_the_plain_command(project: SampleProject) -> None:
    project.write("arch.py", MODEL.replace("Sells", "Lends").replace('"Store"', '"Shelf"'))
    ended = project.run("build", "--check")
    assert ended.status == 1
    assert "site/shop/store.md is no longer generated and would be removed\n" in ended.stderr
    assert "site/shop/shelf.md would be written:\n" in ended.stderr
    assert ended.stderr.endswith("3 artefacts differ from the model.\nTo mend it, run: trueline build\n")
    assert project.run("build").status == 0
    assert project.run("build", "--check").status == 0
    assert project.run("build", "--check", "--no-cache").stderr == "up to date: 2 artefacts\n"


def test_diff_prints_what_patch_would_apply(project: SampleProject) -> None:
    project.write("arch.py", MODEL.replace("Sells", "Lends").replace('"Store"', '"Shelf"'))
    before = project.tree_hash()
    ended = project.run("build", "--diff")
    assert (ended.status, ended.stderr) == (0, "")
    assert project.tree_hash() == before
    applied = subprocess.run(
        ["git", "apply", "-"], input=ended.stdout, cwd=project.root, text=True, capture_output=True, check=False
    )
    assert applied.returncode == 0, applied.stderr
    assert project.run("build").stderr == "0 written, 0 removed, 2 unchanged\n"
    assert not (project.root / "site/shop/store.md").exists()


def test_long_differences_are_cut(project: SampleProject) -> None:
    project.write("arch.py", MODEL + "for n in range(40):\n    shop.system(f'S {n}', '\\n'.join(['x'] * 100))\n")
    ended = project.run("build", "--check")
    assert ended.status == 1
    assert len(ended.stderr.splitlines()) < 800
    assert "more lines" in ended.stderr
    assert "... and 10 more artefacts" in ended.stderr
    assert "... and 20 more artefacts" in project.run("build").stderr


def test_json_goes_to_the_standard_output_and_nothing_else_does(project: SampleProject) -> None:
    project.write("arch.py", "print('noise')\n" + MODEL.replace("Sells", "Lends").replace('"Store"', '"Shelf"'))
    expected = {
        "status": "would-change",
        "written": [{"path": "site/shop/shelf.md"}, {"path": "site/shop/web.md"}],
        "removed": [{"path": "site/shop/store.md"}],
        "refused": [],
        "unchanged": 0,
        "diagnostics": [],
    }
    for option in ("--check", "--diff"):
        assert json.loads(project.run("build", option, "--json").stdout) == expected
    assert json.loads(project.run("build", "--json").stdout) == {**expected, "status": "written"}
    fresh = {**expected, "status": "up-to-date", "written": [], "removed": [], "unchanged": 2}
    assert json.loads(project.run("build", "--json", "--no-cache").stdout) == fresh
    assert json.loads(project.run("build", "--json").stdout) == fresh
    project.write("site/shop/web.md", "mine\n")
    refused = {"path": "site/shop/web.md", "state": "edited"}
    assert json.loads(project.run("build", "--json").stdout)["refused"] == [refused]


def test_the_project_is_found_from_inside_and_named_from_outside(project: SampleProject, tmp_path: Path) -> None:
    inside = project.root / "site" / "shop"
    assert project.run("build", cwd=inside).stderr == "up to date: 2 artefacts\n"
    assert project.run("build", "-C", "project", cwd=tmp_path).stderr == "up to date: 2 artefacts\n"
    assert project.run("build", "--project", str(inside), cwd=tmp_path).stderr == "up to date: 2 artefacts\n"


def test_the_working_directory_the_locale_and_the_hash_seed_change_no_byte(project: SampleProject) -> None:
    project.write("arch.py", MODEL + "shop.system('Größe 🚀', 'naïve')\n")
    hashes = set()
    for variables in (
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONUTF8": "0"},
    ):
        environment = {**project.environment(), **variables}
        cwd = project.root if "1" in variables.values() else project.root.parent
        command = [str(COMMAND), "build", "--no-cache", "--force", "-C", str(project.root)]
        subprocess.run(command, cwd=cwd, env=environment, check=True, capture_output=True)
        hashes.add(project.tree_hash())
    assert len(hashes) == 1


def test_a_warning_does_not_fail_a_build_and_an_error_does(project: SampleProject) -> None:
    project.configure('warn = "mind the gap"')
    ended = project.run("build")
    assert (ended.status, ended.stderr.splitlines()[0]) == (0, "warning: mind the gap [sample.warning]")
    project.configure('warn = "mind the gap"', more='severities = { "sample.warning" = "error" }')
    for _ in range(3):
        ended = project.run("build")
        assert (ended.status, ended.stderr.splitlines()[0]) == (1, "error: mind the gap [sample.warning]")
    project.configure('warn = "mind the gap"', more='severities = { "sample.warning" = "off" }')
    assert project.run("build").stderr == "0 written, 0 removed, 2 unchanged\n"


def test_an_interrupt_ends_it_without_a_traceback_and_changes_nothing(project: SampleProject) -> None:
    project.write("arch.py", f"import pathlib, time\npathlib.Path('{project.root}/started').touch()\ntime.sleep(30)\n")
    process = subprocess.Popen(
        [str(COMMAND), "build"], cwd=project.root, env=project.environment(), stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 20
    while not (project.root / "started").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=20)[1]
    assert process.returncode == 130
    assert "Traceback" not in said
    assert project.read("site/shop/web.md") == "# Web\n\nSells things\n"
