"""`trueline check` as a process: statuses, formats, baselines, and what a user may get wrong."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from tests.conformance.imports.differential import CODE_BASES
from tests.conformance.imports.examples import read
from tests.workspace.projects import COMMAND, Ended
from trueline.conformance.reports.as_json import schema
from trueline.model.checks import CHECK_API

PLACE = "src/shop/logic/order.py:2"


def run(folder: Path, *arguments: str, **environment: str) -> Ended:
    done = subprocess.run(
        [str(COMMAND), "check", *arguments],
        cwd=folder, env={**os.environ, **environment}, capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    return Ended(done.returncode, done.stdout, done.stderr)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return read("layers", twin=False).write(tmp_path)


@pytest.fixture
def holding(tmp_path: Path) -> Path:
    return read("layers", twin=True).write(tmp_path)


def test_what_holds_ends_with_0_and_writes_nothing_but_its_cache(holding: Path) -> None:
    before = files(holding)
    ended = run(holding, "imports")
    assert (ended.status, "KEPT Inwards" in ended.stdout) == (0, True), ended.stdout + ended.stderr
    assert files(holding) == before


def test_what_is_broken_ends_with_1_and_says_where_and_why(broken: Path) -> None:
    ended = run(broken, "imports")
    assert ended.status == 1
    for said in (PLACE, "shop.logic.order -> shop.web.page", "the logic outlives every screen", "shop.yaml:"):
        assert said in ended.stdout


def test_every_format_is_what_it_says(broken: Path) -> None:
    told = {form: run(broken, "imports", "--format", form) for form in ("json", "sarif", "junit", "github")}
    assert {ended.status for ended in told.values()} == {1}
    jsonschema.validate(json.loads(told["json"].stdout), schema())
    sarif = json.loads(told["sarif"].stdout)
    assert sarif["runs"][0]["results"][0]["ruleId"] == "imports.layers"
    assert ElementTree.fromstring(told["junit"].stdout).tag in ("testsuites", "testsuite")
    assert told["github"].stdout.startswith("::error file=src/shop/logic/order.py,line=2")
    assert json.loads(run(broken, "imports", "--json").stdout) == json.loads(told["json"].stdout)


def test_a_report_goes_into_a_file_and_the_text_to_the_terminal(broken: Path) -> None:
    ended = run(broken, "imports", "--format", "sarif", "--output", "found.sarif")
    assert (ended.status, ended.stdout, PLACE in ended.stderr) == (1, "", True)
    assert json.loads((broken / "found.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    ended = run(broken, "imports", "--output", "no/such/folder")
    assert (ended.status, "cannot be written" in ended.stderr) == (2, True)


def test_a_code_is_explained_and_a_wrong_one_corrected(tmp_path: Path) -> None:
    ended = run(tmp_path, "--explain", "imports.layers")
    assert (ended.status, "above it" in ended.stdout) == (0, True)
    assert run(tmp_path, "--explain", "model.rule.broken").status == 0
    ended = run(tmp_path, "--explain", "import.layers")
    assert (ended.status, "Did you mean 'imports.layers'?" in ended.stderr) == (2, True)


def test_generated_files_are_held_to_the_model_as_build_does(holding: Path) -> None:
    build = [str(COMMAND), "build"]
    configuration = holding / "trueline.toml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(f"{text}\n[generators.navigation]\nenabled = false\n", encoding="utf-8")
    ended = run(holding, "artefacts")
    assert (ended.status, "site/systems/shop/index.md" in ended.stdout) == (1, True)
    subprocess.run(build, cwd=holding, check=True, capture_output=True)
    assert run(holding).status == 0
    page = holding / "site" / "systems" / "shop" / "index.md"
    page.write_text("mine\n", encoding="utf-8")
    ended = run(holding)
    assert (ended.status, "edited by hand" in ended.stdout) == (1, True)
    assert page.read_text(encoding="utf-8") == "mine\n"


def test_severities_waivers_and_switches_of_the_project_count(broken: Path) -> None:
    configuration = broken / "trueline.toml"
    text = configuration.read_text(encoding="utf-8")

    def status(more: str) -> tuple[int, str]:
        configuration.write_text(f"{text}\n{more}", encoding="utf-8")
        ended = run(broken, "imports")
        return ended.status, ended.stdout

    assert status('[severities]\n"imports.layers" = "warning"\n')[0] == 0
    assert status('[severities]\n"imports.layers" = "off"\n')[0] == 0
    waiver = '[[waivers]]\ncode = "imports.layers"\nabout = "shop.{}*"\nreason = "old"\n'
    code, said = status(waiver.format("logic"))
    assert (code, PLACE in said, "src/shop/storage" in said) == (1, False, True)
    assert "accepts nothing" in status(waiver.format("nowhere"))[1]
    configuration.write_text(f"{text}enabled = false\n[checks.artefacts]\nenabled = false\n", encoding="utf-8")
    assert run(broken).status == 0


MISTAKES: dict[str, tuple[Callable[[Path], object], list[str], list[str]]] = {
    "no such check": (lambda _: None, ["import"], ["there is no check 'import'", "Did you mean 'imports'?"]),
    "no project": (lambda f: (f / "trueline.toml").unlink(), [], ["configures trueline"]),
    "unknown table of checks": (
        lambda f: append(f, "[checks.import]\n"), [],
        ["trueline.toml:", "no check 'import'", "Did you mean 'imports'?"],
    ),
    "unknown setting": (
        lambda f: append(f, 'rots = ["shop"]\n'), ["imports"], ["trueline.toml:4", "unknown key 'rots'", "'roots'"],
    ),
    "setting of a wrong type": (lambda f: append(f, "exclude = 3\n"), ["imports"], ["trueline.toml:4", "a list"]),
    "folder that is not there": (
        lambda f: append(f, 'paths = ["scr"]\n'), ["imports"], ["trueline.toml:4", "no folder 'scr'", "'src'"],
    ),
    "package that is not there": (
        lambda f: append(f, 'roots = ["shpo"]\n'), ["imports"], ["no package 'shpo'", "Did you mean 'shop'?"],
    ),
    "binding that matches nothing": (
        lambda f: edit(f / "shop.yaml", "code: [.logic]", "code: [.logik]"), ["imports"],
        ["shop.yaml:", "shop.logik", "Did you mean 'shop.logic'?"],
    ),
    "two elements of one module": (
        lambda f: edit(f / "shop.yaml", "code: [.logic]", "code: [.web]"), ["imports"],
        ["shop.yaml:8", "both 'Web' and 'Logic' are made of the module 'shop.web'"],
    ),
    "public module that is not there": (
        lambda f: append_rule(f, "{rule: interface, id: i, name: I, because: x, of: shop.code.web, public: [.pages]}"),
        ["imports"], ["shop.yaml:", "shop.web.pages", "Did you mean 'shop.web.page'?"],
    ),
    "pattern that matches nothing": (
        lambda f: append_rule(f, "{rule: interface, id: i, name: I, because: x, of: shop.code.web, public: [.no.**]}"),
        ["imports"], ["shop.yaml:", "shop.web.no.**"],
    ),
    "file that does not parse": (
        lambda f: (f / "src/shop/web/page.py").write_text("x = 1\ndef f(:\n", encoding="utf-8"), ["imports"],
        ["src/shop/web/page.py:2", "no Python"],
    ),
    "file that is no text": (
        lambda f: (f / "src/shop/web/page.py").write_bytes(b"x = '\xff'\n"), ["imports"], ["src/shop/web/page.py"],
    ),
    "rule about nothing": (
        lambda f: edit(f / "shop.yaml", "[shop.code.web]", "[shop.code.wbe]"), ["imports"],
        ["shop.yaml:", "shop.code.wbe", "shop.code.web"],
    ),
    "wrong format": (lambda _: None, ["--format", "xml"], ["xml"]),
    "no baseline": (lambda _: None, ["imports", "--baseline", "known.json"], ["no baseline 'known.json'"]),
    "baseline to update, but which": (lambda _: None, ["imports", "--update-baseline"], ["no baseline to update"]),
    "damaged baseline": (
        lambda f: (f / "known.json").write_text("{\n", encoding="utf-8"), ["imports", "--baseline", "known.json"],
        ["known.json:", "no JSON"],
    ),
    "baseline in the way of a folder": (
        lambda f: (f / "known.json").mkdir(), ["imports", "--baseline", "known.json"], ["cannot be read"],
    ),
    "baseline where nothing can be written": (
        lambda _: None, ["imports", "--baseline", "shop.yaml/known.json", "--update-baseline"], ["cannot be written"],
    ),
    "model that is no YAML": (
        lambda f: (f / "shop.yaml").write_text("a: [", encoding="utf-8"), ["imports"], ["shop.yaml:"],
    ),
}  # fmt: skip


def append(folder: Path, text: str) -> None:
    with (folder / "trueline.toml").open("a", encoding="utf-8") as file:
        file.write(text)


def append_rule(folder: Path, rule: str) -> None:
    with (folder / "shop.yaml").open("a", encoding="utf-8") as file:
        file.write(f"- {rule}\n")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_ends_with_2_is_told_and_changes_nothing(mistake: str, broken: Path) -> None:
    spoil, arguments, told = MISTAKES[mistake]
    spoil(broken)
    before = files(broken)
    ended = run(broken, *arguments)
    said = " ".join((ended.stdout + ended.stderr).split())
    assert (ended.status, [each for each in told if each not in said]) == (2, []), ended.stdout + ended.stderr
    assert "Traceback" not in said
    assert files(broken) == before


def test_a_check_that_crashes_is_not_green(holding: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    plugins = tmp_path_factory.mktemp("plugins")
    (plugins / "crashing.py").write_text(
        f"class C:\n    api = {CHECK_API}\n    name = 'crash'\n    codes = ()\n"
        "    def check(self, workspace, subject):\n        raise KeyError('oh')\n",
        encoding="utf-8",
    )
    info = plugins / "crashing-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: crashing\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[trueline.checks]\ncrash = crashing:C\n", encoding="utf-8")
    ended = run(holding, "imports", "crash", PYTHONPATH=str(plugins))
    assert (ended.status, "the check 'crash' of crashing 1.0 failed: KeyError: 'oh'" in ended.stdout) == (2, True)


def test_without_a_model_the_rules_of_another_tool_are_held(broken: Path) -> None:
    (broken / "trueline.toml").unlink()
    contract = "name = Inwards\ntype = layers\nlayers =\n    shop.web\n    shop.logic\n    shop.storage\n"
    text = f"[importlinter]\nroot_package = shop\n\n[importlinter:contract:inwards]\n{contract}"
    (broken / ".importlinter").write_text(text, encoding="utf-8")
    ended = run(broken)
    assert (ended.status, PLACE in ended.stdout, ".importlinter" in ended.stderr) == (1, True, True)
    assert run(broken, "--baseline", "known.json", "--update-baseline").status == 0
    assert run(broken, "--baseline", "known.json").status == 0
    ended = run(broken, "artefacts")
    assert (ended.status, "needs a model" in ended.stderr) == (2, True)
    (broken / ".importlinter").write_text(text.replace("shop.web", "shop.wbe"), encoding="utf-8")
    ended = run(broken)
    assert (ended.status, ".importlinter:8" in ended.stdout, "'shop.web'" in ended.stdout) == (2, True, True)


def test_two_checks_at_once_do_not_disturb_each_other(broken: Path) -> None:
    command = [str(COMMAND), "check", "imports", "--json"]
    running = [subprocess.Popen(command, cwd=broken, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    said = [process.communicate(timeout=120)[0] for process in running]
    assert {process.returncode for process in running} == {1}
    assert len(set(said)) == 1
    assert run(broken, "imports", "--json").stdout.encode() == said[0]


DJANGO = """\
trueline: 1
id: django
title: Django
elements:
- {id: django, name: Django, kind: system, code: [django]}
- {id: django.db, name: Database, kind: container, code: [.db]}
- {id: django.contrib, name: Contributed, kind: container, code: [.contrib]}
rules:
- {rule: forbid, id: apart, name: Apart, because: said for this test, source: [django.contrib], target: [django.db],
  transitive: false}
"""


def test_real_code_is_adopted_mended_and_kept_from_getting_worse(tmp_path: Path) -> None:
    (base,) = (one for one in CODE_BASES if one.name == "django")
    shutil.copytree(base.fetch(), tmp_path / "src")
    (tmp_path / "trueline.toml").write_text(
        'architectures = ["django.yaml"]\nbaseline = "known.json"\n[checks.imports]\nexclude = ["*.py-tpl"]\n',
        encoding="utf-8",
    )
    (tmp_path / "django.yaml").write_text(DJANGO, encoding="utf-8")
    known = tmp_path / "known.json"

    def keys() -> list[str]:
        return [entry["key"] for entry in json.loads(known.read_text(encoding="utf-8"))["violations"]]

    assert run(tmp_path, "imports").status == 2, "a baseline that is configured has to be there"
    begun = run(tmp_path, "imports", "--update-baseline")
    many = len(keys())
    assert (begun.status, many > 200) == (0, True), begun.stdout + begun.stderr
    assert f"known.json begins with {many} known violations" in begun.stderr
    again = run(tmp_path, "imports")
    assert (again.status, f"{many} known" in again.stdout) == (0, True), again.stdout

    moved = tmp_path / "src" / "django" / "contrib" / "admin" / "options.py"
    moved.write_text("# a line more\n" + moved.read_text(encoding="utf-8"), encoding="utf-8")
    assert run(tmp_path, "imports").status == 0

    mended = tmp_path / "src" / "django" / "contrib" / "admin" / "models.py"
    lines = [line for line in mended.read_text(encoding="utf-8").splitlines() if "django.db" not in line]
    mended.write_text("\n".join(lines) + "\n", encoding="utf-8")
    stale = run(tmp_path, "imports")
    assert stale.status == 1
    assert "'django.contrib.admin.models -> django.db.models' is mended" in " ".join(stale.stdout.split())
    assert "known.json:" in stale.stdout
    pruned = run(tmp_path, "imports", "--update-baseline")
    assert pruned.status == 0, pruned.stdout
    assert len(keys()) < many
    assert not any(key.startswith("django.contrib.admin.models ") for key in keys())

    lines.append("import django.db.backends.sqlite3.base")
    mended.write_text("\n".join(lines) + "\n", encoding="utf-8")
    worse = run(tmp_path, "imports")
    assert worse.status == 1
    assert f"src/django/contrib/admin/models.py:{len(lines)}" in worse.stdout
    before = known.read_bytes()
    assert run(tmp_path, "imports", "--update-baseline").status == 1
    assert known.read_bytes() == before, "a baseline only shrinks"


def test_rules_are_tests_of_pytest(broken: Path) -> None:
    def tested(*arguments: str) -> Ended:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--trueline=imports", *arguments],
            cwd=broken, capture_output=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        return Ended(done.returncode, done.stdout, done.stderr)

    ended = tested("-v")
    assert ended.status == 1
    assert "imports: could be checked PASSED" in ended.stdout
    assert "imports: Inwards FAILED" in ended.stdout
    assert f"{PLACE}: shop.logic.order imports shop.web.page" in ended.stdout
    (broken / "shop.yaml").write_text("a: [", encoding="utf-8")
    ended = tested()
    assert (ended.status, "could be checked" in ended.stdout) == (1, True)
