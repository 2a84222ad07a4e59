"""What other readers of imports stumble over: odd files, odd folders, new syntax, and caches that answer stale."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from trueline.conformance.imports import sources, store
from trueline.conformance.imports.check import Plan, hold
from trueline.conformance.imports.graph import Graph
from trueline.conformance.imports.rules import CodeRule, Forbidden, Part
from trueline.conformance.imports.settings import Settings
from trueline.conformance.imports.sources import Sources
from trueline.conformance.imports.statements import Manner
from trueline.model.checks import Outcome, Ruling, Subject

RULING = Ruling("r", "imports.forbidden", "R")
SHOP = {"shop/__init__.py": "", "shop/b.py": "", "shop/c.py": ""}
Text = str | bytes


def lay_out(folder: Path, files: Mapping[str, Text]) -> Path:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def found(folder: Path, *roots: str, paths: tuple[str, ...] = (".",)) -> Sources:
    return sources.find(roots or ("shop",), [folder / path for path in paths])


def read(folder: Path, *roots: str, cache: Path | None = None) -> Graph:
    return store.read(found(folder, *roots), cache)


def read_file(folder: Path, text: Text) -> Graph:
    """Return the graph of a small shop in which this is `shop/a.py`."""
    return read(lay_out(folder, {**SHOP, "shop/a.py": text}))


def imports(graph: Graph) -> dict[tuple[str, str], list[int]]:
    return {(importer, imported): lines for importer, row in graph.edges.items() for imported, lines in row.items()}


def aside(folder: Path, found: Sources) -> set[tuple[str, str, int]]:
    return {(Path(one.path).relative_to(folder).as_posix(), one.reason, one.files) for one in found.aside}


def forbid(source: str, target: str, *, exempt: frozenset[Manner] = frozenset(), transitive: bool = True) -> CodeRule:
    return Forbidden(
        ruling=RULING, sources=(Part(source, (source,)),), targets=(Part(target, (target,)),), exempt=exempt,
        transitive=transitive,
    )  # fmt: skip


def forbid_package(source: str, package: str) -> CodeRule:
    return Forbidden(ruling=RULING, sources=(Part(source, (source,)),), packages=(package,))


def check(folder: Path, *rules: CodeRule, roots: tuple[str, ...] = ("shop",), cache: Path | None = None) -> Outcome:
    subject = Subject(folder, cache or folder / ".cache")
    return hold(Plan(rules, roots), subject, Settings(cache=cache is not None))


def places(outcome: Outcome) -> list[str]:
    """Return where rules are broken, in the order of the report."""
    return [str(one.location) for one in outcome.violations if one.rule]


# ---- odd files and folders -----------------------------------------------------------------------------------------


def test_a_file_in_a_folder_without_init_is_read_and_its_violation_has_a_line(tmp_path: Path) -> None:
    lay_out(tmp_path, {**SHOP, "shop/jobs/nightly.py": '"""At night."""\n\nimport shop.b\n'})
    outcome = check(tmp_path, forbid("shop.jobs", "shop.b"))
    assert places(outcome) == ["shop/jobs/nightly.py:3"]
    assert ("shop/jobs", "no-init", 1) in aside(tmp_path, found(tmp_path))


def test_an_import_of_a_file_in_a_folder_without_init_is_an_import_of_that_file(tmp_path: Path) -> None:
    lay_out(tmp_path, {**SHOP, "shop/jobs/nightly.py": "", "shop/a.py": "from shop.jobs import nightly\n"})
    assert places(check(tmp_path, forbid("shop.a", "shop.jobs"))) == ["shop/a.py:1"]


def test_a_package_below_a_folder_without_init_is_read(tmp_path: Path) -> None:
    lay_out(tmp_path, {**SHOP, "shop/jobs/early/__init__.py": "", "shop/jobs/early/x.py": "from shop import b\n"})
    assert imports(read(tmp_path)) == {("shop.jobs.early.x", "shop.b"): [1]}


def test_folders_with_names_like_my_scripts_are_set_aside_and_counted(tmp_path: Path) -> None:
    lay_out(tmp_path, {**SHOP, "shop/my-scripts/__init__.py": "", "shop/my-scripts/run.py": "import shop.b\n"})
    lay_out(tmp_path, {"shop/not-code/readme.txt": "", "shop/a.b.py": ""})
    assert aside(tmp_path, found(tmp_path)) == {("shop/my-scripts", "unnamed", 2), ("shop/a.b.py", "unnamed", 1)}


@pytest.mark.parametrize("name", ["v1.2", "{{ cookiecutter.name }}"])
def test_folders_with_a_dot_in_their_name_are_set_aside_since_no_module_can_have_one(name: str, tmp_path: Path) -> None:
    lay_out(tmp_path, {**SHOP, "shop/a.py": "import shop.b\n", f"shop/{name}/__init__.py": "import {{ x }}\n"})
    lay_out(tmp_path, {f"shop/{name}/c.py": "import shop.c\n"})
    graph = read(tmp_path)
    assert aside(tmp_path, found(tmp_path)) == {(f"shop/{name}", "unnamed", 2)}
    assert imports(graph) == {("shop.a", "shop.b"): [1]}
    assert graph.unread == ()


def test_a_migration_whose_name_begins_with_a_digit_is_read(tmp_path: Path) -> None:
    """No statement can name it, yet `import_module` can, and Django and Alembic do; grimp reads it."""
    lay_out(tmp_path, {**SHOP, "shop/migrations/__init__.py": "", "shop/migrations/0001_initial.py": "import shop.b\n"})
    assert places(check(tmp_path, forbid("shop.migrations", "shop.b"))) == ["shop/migrations/0001_initial.py:1"]


def test_a_package_hides_a_module_of_the_same_name(tmp_path: Path) -> None:
    lay_out(tmp_path, {**SHOP, "shop/a.py": "import shop.b\n", "shop/a/__init__.py": "import shop.c\n"})
    assert imports(read(tmp_path)) == {("shop.a", "shop.c"): [1]}
    assert aside(tmp_path, found(tmp_path)) == {("shop/a.py", "shadowed", 1)}


def test_a_root_inside_another_root_hides_nothing(tmp_path: Path) -> None:
    lay_out(tmp_path, {**SHOP, "shop/web/__init__.py": "import shop.b\n"})
    assert aside(tmp_path, found(tmp_path, "shop", "shop.web")) == set()
    assert imports(read(tmp_path, "shop", "shop.web")) == {("shop.web", "shop.b"): [1]}


def test_links_that_lead_in_circles_end(tmp_path: Path) -> None:
    lay_out(tmp_path, {**SHOP, "shop/web/__init__.py": "import shop.b\n", "shop/store/__init__.py": ""})
    for link, target in (
        ("web/top", "shop"),
        ("web/same", "shop/web"),
        ("web/s", "shop/store"),
        ("store/w", "shop/web"),
    ):
        (tmp_path / "shop" / link).symlink_to(tmp_path / target, target_is_directory=True)
    graph = read(tmp_path)
    assert {"shop", "shop.b", "shop.c", "shop.web", "shop.store"} <= set(graph.files)
    assert len(graph.files) < 20
    assert imports(graph)["shop.web", "shop.b"] == [1]


@pytest.mark.parametrize("name", ["itself", "itself.py"])
def test_a_link_that_leads_nowhere_is_passed_over(name: str, tmp_path: Path) -> None:
    lay_out(tmp_path, {**SHOP, "shop/a.py": "import shop.b\n"})
    (tmp_path / "shop" / name).symlink_to(name)
    (tmp_path / "shop" / f"other_{name}").symlink_to("nowhere.py")
    assert imports(read(tmp_path)) == {("shop.a", "shop.b"): [1]}


def test_a_package_that_is_a_link_is_read_and_shown_where_one_edits_it(tmp_path: Path) -> None:
    lay_out(tmp_path, {"code/__init__.py": "", "code/a.py": "import shop.b\n", "code/b.py": ""})
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "shop").symlink_to(tmp_path / "code", target_is_directory=True)
    assert places(check(tmp_path, forbid("shop.a", "shop.b"))) == ["code/a.py:1"]


def test_a_namespace_lies_in_two_source_folders(tmp_path: Path) -> None:
    lay_out(tmp_path, {"one/company/web/__init__.py": "from company.store import x\n"})
    lay_out(tmp_path, {"two/company/store/__init__.py": "", "two/company/store/x.py": "import company.web\n"})
    for roots in (("company",), ("company.web", "company.store")):
        graph = store.read(found(tmp_path, *roots, paths=("one", "two")), None)
        assert imports(graph) == {("company.web", "company.store.x"): [1], ("company.store.x", "company.web"): [1]}


def test_the_folder_src_comes_before_the_root(tmp_path: Path) -> None:
    lay_out(tmp_path, {f"src/{path}": text for path, text in SHOP.items()})
    lay_out(tmp_path, {"src/shop/a.py": "import shop.b\n", "shop/a.py": "import shop.c\n", "shop/__init__.py": ""})
    outcome = check(tmp_path, forbid("shop.a", "shop.b"), forbid("shop.a", "shop.c"))
    assert places(outcome) == ["src/shop/a.py:1"]


def test_a_root_may_be_a_single_module(tmp_path: Path) -> None:
    lay_out(tmp_path, {**SHOP, "tool.py": "import tools\n", "tools.py": "import shop.b\n"})
    assert imports(read(tmp_path, "tool", "tools", "shop")) == {("tool", "tools"): [1], ("tools", "shop.b"): [1]}
    rules = forbid("tool", "tools"), forbid("tool", "shop")
    assert places(check(tmp_path, *rules, roots=("tool", "tools", "shop"))) == ["tool.py:1", "tool.py:1"]


# ---- odd text ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "type Name[T] = list[T]\n",
        "def first[T: (int, str)](of: list[T]) -> T: ...\nclass Box[T = int]: ...\n",
        "name = f\"{'a' + f'{1 + 2}'} {\"quoted\"}\"\n",
        "try: ...\nexcept* ValueError: ...\n",
        "try: ...\nexcept ValueError, TypeError: ...\n",
        "hello = t'{1 + 1}'\n",
        "match 1:\n    case {'a': [1, *_]} | None: ...\n",
    ],
    ids=["type", "type parameters", "f-string", "except*", "except without brackets", "t-string", "match"],
)
def test_syntax_of_any_version_is_read_whatever_python_runs(text: str, tmp_path: Path) -> None:
    text += "if TYPE_CHECKING:\n    import shop.b\nimport shop.c\n"
    lines = text.count("\n")
    graph = read_file(tmp_path, text)
    assert graph.unread == ()
    assert imports(graph) == {("shop.a", "shop.b"): [lines - 1], ("shop.a", "shop.c"): [lines]}
    assert imports(graph.without_manners(frozenset({"type-checking"}))) == {("shop.a", "shop.c"): [lines]}


def test_a_lazy_import_is_an_import(tmp_path: Path) -> None:
    graph = read_file(tmp_path, "lazy import shop.b\nlazy from shop import c\n")
    assert imports(graph) == {("shop.a", "shop.b"): [1], ("shop.a", "shop.c"): [2]}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("import shop.b\n\ndef broken(:\n", 3),
        ("type A = int\nimport shop.b\ndef broken(:\n", 3),
        ("import shop.b\nprint 'Python 2'\n", 2),
        (b"import shop.b\nx = 1\0\n", 2),
        (b"import shop.b\nx = '\xe9'\n", 2),
        ("# coding: nonsense\nimport shop.b\n", 0),
        ("import shop.b\nx = " + "(" * 5000 + "\n", 2),
    ],
    ids=["syntax", "syntax after new syntax", "Python 2", "null", "not UTF-8", "unknown encoding", "endless brackets"],
)
def test_a_file_that_is_no_python_is_named_with_its_line_and_the_others_are_read(
    text: Text, line: int, tmp_path: Path
) -> None:
    lay_out(tmp_path, {**SHOP, "shop/a.py": text, "shop/d.py": "import shop.b\n", "shop/e.py": "def (\n"})
    graph = read(tmp_path)
    assert [one.module for one in graph.unread] == ["shop.a", "shop.e"]
    assert graph.unread[0].line in (
        line,
        line - 1,
    )  # Python's word for odd bytes differs
    assert graph.unread[0].problem
    assert imports(graph) == {("shop.d", "shop.b"): [1]}


def test_a_file_that_is_no_python_is_in_the_outcome_so_that_nothing_counts_as_held(tmp_path: Path) -> None:
    lay_out(tmp_path, {**SHOP, "shop/a.py": "import shop.b\n\ndef broken(:\n"})
    (unable,) = check(tmp_path, forbid("shop.a", "shop.b")).unable
    assert str(unable.location) == "shop/a.py:3"
    assert unable.code == "imports.file.unreadable"


@pytest.mark.parametrize(
    "text",
    ["from .. import x", "from ... import x", "from ..... import x", "from  ... import x", "from . . . import x"],
)
@pytest.mark.parametrize("path", ["shop/a.py", "shop/__init__.py", "tool.py"])
def test_a_relative_import_that_leads_out_of_every_package_is_no_import(path: str, text: str, tmp_path: Path) -> None:
    """Python minds only when it is executed, which may never happen; grimp's Rust panics."""
    lay_out(tmp_path, {"tool.py": "", **SHOP, "shop/d.py": "import shop.b\n", path: f"{text}\n"})
    graph = read(tmp_path, "shop", "tool")
    assert imports(graph) == {("shop.d", "shop.b"): [1]}
    assert "" not in graph.importers


def test_latin_1_with_a_cookie_is_read(tmp_path: Path) -> None:
    text = "# -*- coding: latin-1 -*-\nif TYPE_CHECKING:\n    größe = 'é'; import shop.b\nimport shop.c\n"
    graph = read_file(tmp_path, text.encode("latin-1"))
    assert imports(graph) == {("shop.a", "shop.b"): [3], ("shop.a", "shop.c"): [4]}
    assert imports(graph.without_manners(frozenset({"type-checking"}))) == {("shop.a", "shop.c"): [4]}


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    graph = read_file(tmp_path, "\ufeffimport shop.b\nif TYPE_CHECKING:\n    import shop.c\n")
    assert imports(graph) == {("shop.a", "shop.b"): [1], ("shop.a", "shop.c"): [3]}
    assert imports(graph.without_manners(frozenset({"type-checking"}))) == {("shop.a", "shop.b"): [1]}


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\x0c"], ids=["Windows", "old Mac", "form feed"])
def test_line_ends_of_any_kind_are_counted(end: str, tmp_path: Path) -> None:
    assert imports(read_file(tmp_path, f"x = 1{end}import shop.b{end}".encode())) == {("shop.a", "shop.b"): [2]}


def test_names_may_have_any_letters(tmp_path: Path) -> None:
    lay_out(tmp_path, {**SHOP, "shop/größe.py": "import shop.b\n", "shop/a.py": "from shop import größe\n"})
    assert places(check(tmp_path, forbid("shop.a", "shop.größe"))) == ["shop/a.py:1"]


def test_an_import_that_does_not_count_is_not_where_the_violation_stands(tmp_path: Path) -> None:
    text = "if TYPE_CHECKING:\n    import shop.b\n\nimport shop.b\n"
    lay_out(tmp_path, {**SHOP, "shop/a.py": text})
    assert places(check(tmp_path, forbid("shop.a", "shop.b", exempt=frozenset({"type-checking"})))) == ["shop/a.py:4"]


# ---- the cache -----------------------------------------------------------------------------------------------------


def test_after_an_edit_the_answer_is_new_even_if_time_and_size_are_the_old_ones(tmp_path: Path) -> None:
    lay_out(tmp_path, SHOP)
    file = tmp_path / "shop" / "a.py"
    rule = forbid("shop.a", "shop.b")
    for text, expected in [("import shop.b\n", ["shop/a.py:1"]), ("import shop.c\n", [])] * 2:
        file.write_text(text, encoding="utf-8")
        os.utime(file, ns=(10**18, 10**18))
        for _ in range(2):
            assert places(check(tmp_path, rule, cache=tmp_path / "cache")) == expected


def test_rules_with_and_without_packages_from_outside_share_a_cache(tmp_path: Path) -> None:
    """grimp's own cache answers stale here."""
    lay_out(tmp_path, SHOP)
    file = tmp_path / "shop" / "a.py"
    inside, outside = forbid("shop.a", "shop.b"), forbid_package("shop.a", "requests")
    part = forbid_package("shop.a", "requests.auth")
    for text in ("import shop.b\n", "import requests\n", "import shop.b\nimport requests.auth\n", "\n"):
        file.write_text(text, encoding="utf-8")
        os.utime(file, ns=(10**18, 10**18))
        for rule, name in ((inside, "shop.b"), (outside, "requests"), (part, "requests.auth"), (inside, "shop.b")):
            lines = [
                f"shop/a.py:{n}" for n, line in enumerate(text.splitlines(), 1) if line.startswith(f"import {name}")
            ]
            assert places(check(tmp_path, rule, cache=tmp_path / "cache")) == lines


def test_a_module_that_becomes_a_package_is_read_anew(tmp_path: Path) -> None:
    lay_out(tmp_path, {**SHOP, "shop/a.py": "from . import b\n", "shop/a_b.py": ""})
    assert imports(read(tmp_path, cache=tmp_path / "cache")) == {("shop.a", "shop.b"): [1]}
    (tmp_path / "shop" / "a").mkdir()
    (tmp_path / "shop" / "a.py").rename(tmp_path / "shop" / "a" / "__init__.py")
    assert imports(read(tmp_path, cache=tmp_path / "cache")) == imports(read(tmp_path))


def test_a_module_that_comes_or_goes_changes_what_an_import_means(tmp_path: Path) -> None:
    lay_out(tmp_path, {**SHOP, "shop/a.py": "from shop import d\n"})
    module = tmp_path / "shop" / "d.py"
    for expected in ("shop", "shop.d", "shop"):
        if expected == "shop.d":
            module.touch()
        else:
            module.unlink(missing_ok=True)
        assert imports(read(tmp_path, cache=tmp_path / "cache")) == {("shop.a", expected): [1]}


def test_other_roots_of_the_same_files_are_read_anew(tmp_path: Path) -> None:
    lay_out(tmp_path, {"company/a/__init__.py": "import company.b.x\n"})
    for root in ("company.a", "company", "company.a"):
        assert imports(read(tmp_path, root, cache=tmp_path / "cache")) == imports(read(tmp_path, root)), root


def test_a_fresh_clone_reads_the_kept_graph_and_gives_the_same_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = lay_out(tmp_path / "project", {**SHOP, "shop/a.py": "import shop.b\n", "shop/d/e.py": "import shop.c\n"})
    rules = forbid("shop.a", "shop.b"), forbid("shop.d", "shop.c")
    before = check(project, *rules, cache=project / ".cache")
    clone = tmp_path / "clone"
    shutil.copytree(project, clone, copy_function=shutil.copyfile)
    for file in clone.rglob("*"):
        os.utime(file, (1, 1))

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the files were read again")

    monkeypatch.setattr(store, "scan", refuse)
    assert check(clone, *rules, cache=clone / ".cache") == before
    assert places(before) == ["shop/a.py:1", "shop/d/e.py:1"]
    with pytest.raises(AssertionError, match="read again"):
        check(clone, *rules, cache=tmp_path / "cold")


GOOD = {"edges": {"shop.a": {"shop.b": [1]}}, "unread": []}


@pytest.mark.parametrize(
    "damaged",
    [
        "", json.dumps(GOOD)[:-5], "\0" * 40, "[]", "null", "3", '"edges"', "{}", '{"edges": {}}',
        '{"edges": {}, "unread": [3]}', '{"edges": {}, "unread": 5}', '{"edges": {}, "unread": [["shop.a", "1", 2]]}',
        '{"edges": [], "unread": []}', '{"edges": {"shop.a": 3}, "unread": []}', "[" * 100_000,
        '{"edges": {"shop.a": {"shop.b": "1"}}, "unread": []}',
    ],
    ids=lambda text: text[:50] or "empty",
)  # fmt: skip
def test_a_damaged_file_of_the_cache_is_made_anew(damaged: str, tmp_path: Path) -> None:
    lay_out(tmp_path, {**SHOP, "shop/a.py": "import shop.b\n"})
    cache = tmp_path / "cache"
    read(tmp_path, cache=cache)
    (file,) = cache.glob("*.json")
    kept = file.read_bytes()
    file.write_text(damaged, encoding="utf-8")
    graph = read(tmp_path, cache=cache)
    assert imports(graph) == {("shop.a", "shop.b"): [1]}
    assert graph.unread == ()
    assert file.read_bytes() == kept


def test_a_cache_that_cannot_be_written_only_takes_longer(tmp_path: Path) -> None:
    lay_out(tmp_path, {**SHOP, "shop/a.py": "import shop.b\n", "cache": "a file where a folder should be"})
    assert imports(read(tmp_path, cache=tmp_path / "cache")) == {("shop.a", "shop.b"): [1]}


def test_old_graphs_are_taken_away(tmp_path: Path) -> None:
    lay_out(tmp_path, SHOP)
    for number in range(20):
        lay_out(tmp_path, {"shop/a.py": f"x = {number}\n"})
        read(tmp_path, cache=tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) <= 10


_HAMMER = """
import sys
from pathlib import Path
from trueline.conformance.imports import sources, store

cache = Path("cache")
for number in range(60):
    graph = store.read(sources.find(["shop"], [Path.cwd()]), cache)
    assert graph.edges == {"shop.a": {"shop.b": [1]}}, graph.edges
    if number % 3 == 0:
        for file in cache.glob("*.json"):
            file.unlink(missing_ok=True)
"""


def test_processes_at_once_share_a_cache(tmp_path: Path) -> None:
    lay_out(tmp_path, {**SHOP, "shop/a.py": "import shop.b\n"})
    command = [sys.executable, "-c", _HAMMER]
    running = [subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [process.communicate(timeout=120)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], said
    assert not list((tmp_path / "cache").glob("*.tmp"))
