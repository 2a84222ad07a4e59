"""`trueline scaffold`, as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workspace.obstacles import FULL_DISK, OBEY_PERMISSIONS
from tests.workspace.projects import Ended, SampleProject, tree_hash
from tests.workspace.scaffolds import CHANGED, MODEL, new_scaffold

USE_CASE = "application/use_case.py.j2"
CASES = "app/src/web/application"


@pytest.fixture
def project(tmp_path: Path) -> SampleProject:
    return new_scaffold(tmp_path)


def run(project: SampleProject, command: str, *more: str) -> Ended:
    return project.run("scaffold", command, "web", "--into", "app", *more)


def edit(project: SampleProject, path: str, old: str, new: str) -> None:
    text = project.read(path)
    assert old in text
    project.write(path, text.replace(old, new, 1))


def test_a_plan_names_every_file_and_writes_nothing(project: SampleProject) -> None:
    before = tree_hash(project.root)
    ended = run(project, "plan")
    assert ended.status == 0
    assert f"new         {CASES.removeprefix('app/')}/get_items.py (14 lines)\n" in ended.stdout
    assert ended.stderr.endswith("0 unchanged. To write it, run: trueline scaffold apply web --into app\n")
    assert run(project, "check").status == 1
    assert tree_hash(project.root) == before


def test_what_is_applied_runs_and_a_second_run_finds_nothing_to_do(project: SampleProject) -> None:
    assert run(project, "apply").status == 0
    tests = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_interface.py"]
    done = subprocess.run(tests, cwd=project.root / "app", env=project.environment(), capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()
    before = project.stamps()
    for command in ("apply", "plan", "check"):
        ended = run(project, command)
        assert (ended.status, ended.stdout) == (0, "")
        assert "unchanged" in ended.stderr or "up to date" in ended.stderr
    assert project.stamps() == before


def test_a_plan_says_of_each_file_what_would_become_of_it(project: SampleProject) -> None:
    run(project, "apply")
    edit(project, "app/README.md", "Sells things", "Sells mine")
    edit(project, "app/pyproject.toml", "0.1.0", "7.0.0")
    edit(project, f"{CASES}/post_orders.py", '"""', '"""My ')
    edit(project, "app/src/web/interface/_generated/problems.py", "problem", "mine")
    project.write("arch.py", CHANGED.replace("/items", "/goods"))
    ended = run(project, "plan")
    assert ended.status == 0
    lines = ended.stdout.partition("README.md was")[0].splitlines()
    rows = {path.removeprefix("src/web/"): word for word, path in (line.split(maxsplit=1) for line in lines)}
    assert {
        "README.md (1 conflict)": "conflict", "application/delete_goods.py (14 lines)": "new",
        "application/get_items.py": "remove", "interface/_generated/problems.py": "edited",
        "interface/_generated/routers.py": "regenerate", "tests/test_interface.py": "regenerate",
    }.items() <= rows.items()  # fmt: skip
    assert "\n  +<<<<<<< yours\n" in ended.stdout
    assert "nothing generates 'src/web/application/post_orders.py' any more; it is yours" in ended.stderr
    assert "It would be refused" in ended.stderr


def test_the_whole_difference_is_printed_if_asked_for(project: SampleProject) -> None:
    assert "+++ b/src/web/main.py" not in run(project, "plan").stdout
    assert "+++ b/src/web/main.py" in run(project, "plan", "--diff").stdout


def test_machines_read_a_plan_as_json(project: SampleProject) -> None:
    told = json.loads(run(project, "plan", "--json", "--diff").stdout)
    assert (told["status"], told["target"], told["package"], told["folder"], told["unchanged"]) == (
        "would-change", "shop/web", "web", "app", 0,
    )  # fmt: skip
    (readme,) = (one for one in told["changes"] if one["path"] == "README.md")
    assert (readme["state"], readme["diff"][:2]) == ("new", ["--- /dev/null", "+++ b/README.md"])
    assert json.loads(run(project, "apply", "--json").stdout)["status"] == "written"
    assert json.loads(run(project, "check", "--json").stdout)["status"] == "up-to-date"


def test_an_edited_generated_file_is_shown_and_nothing_written_until_it_is_forced(project: SampleProject) -> None:
    run(project, "apply")
    path = "app/src/web/interface/_generated/problems.py"
    edit(project, path, '"""', '"""My ')
    project.write("arch.py", CHANGED)
    before = tree_hash(project.root)
    ended = run(project, "apply")
    assert (ended.status, tree_hash(project.root)) == (2, before)
    assert "src/web/interface/_generated/problems.py was edited by hand:\n" in ended.stderr
    assert '\n  -"""My ' in ended.stderr
    assert run(project, "check").status == 1
    assert json.loads(run(project, "apply", "--json").stdout)["status"] == "refused"
    assert run(project, "apply", "--force").status == 0
    assert "My " not in project.read(path)


def test_a_conflict_is_counted_until_it_is_resolved(project: SampleProject) -> None:
    run(project, "apply")
    edit(project, "app/README.md", "Sells things", "Sells mine")
    project.write("arch.py", CHANGED)
    ended = run(project, "apply")
    line = "app/README.md:3: error: 1 conflict in README.md: resolve the marks [scaffold.conflict]"
    assert (ended.status, line in ended.stderr.splitlines()) == (1, True)
    before = tree_hash(project.root)
    for command, status in (("plan", 0), ("apply", 1), ("check", 1)):
        ended = run(project, command)
        assert (ended.status, line in ended.stderr.splitlines()) == (status, True), command
    assert tree_hash(project.root) == before
    text = project.read("app/README.md").splitlines(keepends=True)
    marks = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
    project.write("app/README.md", "".join(one for one in text if not one.startswith(marks)))
    assert run(project, "check").status == 0


def test_a_repository_keeps_its_files_and_is_told_what_they_lack(project: SampleProject) -> None:
    mine = '[project]\nname = "ours"\n'
    project.write("app/pyproject.toml", mine)
    (left,) = (one for one in json.loads(run(project, "plan", "--json").stdout)["changes"] if one["state"] == "left")
    assert (left["path"], "[build-system]" in left["lacks"], "[project]" in left["lacks"]) == (
        "pyproject.toml", True, False,
    )  # fmt: skip
    ended = run(project, "apply")
    assert (ended.status, project.read("app/pyproject.toml")) == (0, mine)
    assert "note: 'pyproject.toml' is yours and stays as it is [scaffold.left]\n" in ended.stderr
    assert '  +    "fastapi>=' in ended.stderr
    ended = run(project, "check")
    assert (ended.status, "pyproject.toml" in ended.stderr) == (0, False)


def test_the_folder_is_relative_to_where_one_seems_to_be(project: SampleProject, tmp_path: Path) -> None:
    ended = project.run("scaffold", "apply", "shop/web", "--into", "../out", "-C", str(project.root), cwd=tmp_path)
    assert ended.status == 0, ended.stderr
    assert (tmp_path / "out/src/web/main.py").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["plan", "shop/wep", "--into", "app"], "Did you mean 'shop/web'?"),
        (["plan", "web"], "Missing option '--into'"),
        (["apply", "web", "--into", "arch.py"], "'arch.py' is a file, where a folder is needed"),
        (["eject", "application/usecase.py.j2"], f"Did you mean '{USE_CASE}'?"),
        (["eject"], "no template is named"),
    ],
)
def test_a_mistake_is_told_and_nothing_written(project: SampleProject, arguments: list[str], said: str) -> None:
    before = tree_hash(project.root)
    ended = project.run("scaffold", *arguments)
    assert (ended.status, said in ended.stderr, "Traceback" in ended.stderr) == (2, True, False), ended.stderr
    assert tree_hash(project.root) == before


def test_without_the_printer_of_payloads_the_message_says_what_to_install(project: SampleProject) -> None:
    program = "import sys; sys.modules['datamodel_code_generator'] = None; from trueline.cli.main import main; main()"
    command = [sys.executable, "-c", program, "scaffold", "plan", "web", "--into", "app"]
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[1:] == ['    Run: pip install "trueline[scaffold]"']


def test_a_template_of_the_project_replaces_the_one_that_comes_with_trueline(project: SampleProject) -> None:
    run(project, "apply")
    ended = project.run("scaffold", "eject", USE_CASE)
    assert (ended.status, ended.stderr) == (0, f"wrote templates/scaffold/{USE_CASE}\n")
    assert run(project, "check").status == 0
    listed = project.run("scaffold", "templates").stdout.splitlines()
    assert {f"{USE_CASE} (yours)", "project/main.py.j2"} <= set(listed)
    edit(project, f"templates/scaffold/{USE_CASE}", "{{", "# Ours.\n{{")
    run(project, "apply")
    assert project.read(f"{CASES}/get_items.py").startswith("# Ours.\n")


def test_a_template_is_not_ejected_over_the_projects_own(project: SampleProject) -> None:
    project.write(f"templates/scaffold/{USE_CASE}", "mine\n")
    ended = project.run("scaffold", "eject", "project/main.py.j2", USE_CASE)
    assert (ended.status, f"the project has a template '{USE_CASE}' already" in ended.stderr) == (2, True)
    assert not (project.root / "templates/scaffold/project").exists()
    assert project.run("scaffold", "eject", "--all").status == 0
    assert (project.root / "templates/scaffold/project/main.py.j2").is_file()
    assert project.read(f"templates/scaffold/{USE_CASE}") == "mine\n"


def test_the_configuration_names_the_folder_of_templates(project: SampleProject) -> None:
    project.write("trueline.toml", 'architectures = ["arch:shop"]\n[scaffold]\ntemplates = "ours"\n')
    ended = run(project, "plan")
    assert (ended.status, ended.stderr.splitlines()[0]) == (
        2, "trueline.toml:3: error: there is no folder 'ours' [scaffold.templates]",
    )  # fmt: skip
    assert project.run("scaffold", "eject", USE_CASE).status == 0
    assert (project.root / "ours" / USE_CASE).is_file()
    assert run(project, "plan").status == 0


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("# one\n{{ nothing }}\n", 2, "'nothing' is undefined"),
        ("{% if %}\n", 1, "Expected an expression"),
        ("\n\n{{ 1 / 0 }}\n", 3, "ZeroDivisionError: division by zero"),
        ('{% include "none.j2" %}\n', 1, "there is no template 'none.j2'"),
    ],
)
def test_a_template_that_cannot_be_filled_is_told_with_its_line(
    project: SampleProject, text: str, line: int, why: str
) -> None:
    project.write(f"templates/scaffold/{USE_CASE}", text)
    before = tree_hash(project.root)
    ended = run(project, "apply")
    said = f"templates/scaffold/{USE_CASE}:{line}: error: the template '{USE_CASE}' cannot be filled: {why}"
    assert (ended.status, ended.stderr.startswith(said), "Traceback" in ended.stderr) == (2, True, False), ended.stderr
    assert tree_hash(project.root) == before


def test_a_template_that_replaces_none_is_mentioned(project: SampleProject) -> None:
    project.write("templates/scaffold/application/usecase.py.j2", "")
    ended = run(project, "plan")
    assert (ended.status, f"Did you mean '{USE_CASE}'?" in ended.stderr) == (0, True)


def test_a_full_disk_and_a_closed_folder_change_nothing(project: SampleProject) -> None:
    run(project, "apply")
    long = '"' + "Lends things. " * 3000 + '"'
    project.write("arch.py", MODEL.replace('"Sells things"', long))
    before = project.stamps()
    ended = project.run("scaffold", "apply", "web", "--into", "app", wrapper=FULL_DISK)
    assert (ended.status, "File too large. Nothing was changed." in ended.stderr) == (2, True), ended.stderr
    (project.root / "app/src/web").chmod(0o555)
    ended = project.run("scaffold", "apply", "web", "--into", "app", wrapper=OBEY_PERMISSIONS)
    (project.root / "app/src/web").chmod(0o755)
    assert (ended.status, "Permission denied. Nothing was changed." in ended.stderr) == (2, True), ended.stderr
    assert project.stamps() == before


def test_runs_at_the_same_time_wait_for_each_other(project: SampleProject) -> None:
    command = [str(Path(sys.executable).parent / "trueline"), "scaffold", "apply", "web", "--into", "app"]
    running = [subprocess.Popen(command, cwd=project.root, stderr=subprocess.PIPE) for _ in range(3)]
    assert [(each.communicate()[1] is not None, each.returncode) for each in running] == [(True, 0)] * 3
    assert run(project, "check").status == 0
    assert not [path for path in project.files() if ".trueline-" in path]
