"""The habits of the Python code that no linter knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from statistics import quantiles

from tests.house.tracked import python_files, tracked_texts

Function = ast.FunctionDef | ast.AsyncFunctionDef

SOURCES = [path for path in python_files() if not path.startswith(("tests/broken/", "tests/golden/"))]
TESTS = [path for path in SOURCES if re.match(r"tests/(.*/)?test_\w+\.py$", path)]
LONGEST_FUNCTION = 60  # lines
USUAL_FUNCTION, USUAL_FILE = 30, 300  # lines, which nine of ten keep to
# Calls that fail by themselves where something is not as it should be.
ASSERTING = re.compile(r"^(assert|check|expect|fail|raises|warns|verify)")
SKIPPING = re.compile(r"^(skip|skipif|skipIf|xfail|importorskip)$")


@cache
def tree(path: str) -> ast.Module:
    """Return the syntax tree of a tracked file."""
    return ast.parse(tracked_texts()[path], path)


def functions(path: str) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def all_tests() -> Iterator[tuple[str, Function]]:
    """Yield each test function with its file."""
    return ((path, node) for path in TESTS for node in functions(path) if node.name.startswith("test_"))


def length(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def docstrings(path: str) -> Iterator[tuple[int, str]]:
    """Yield line and docstring of the module and of everything in it that has one."""
    for node in ast.walk(tree(path)):
        if isinstance(node, Function | ast.ClassDef | ast.Module):
            text = ast.get_docstring(node)
            if text is not None:
                yield getattr(node, "lineno", 1), text


def called_names(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Call):
            yield ast.unparse(inner.func).rpartition(".")[2]


def test_no_function_is_longer_than_a_screen_can_show() -> None:
    long = {
        f"{path}:{node.lineno} {node.name}": length(node)
        for path in SOURCES
        for node in functions(path)
        if length(node) > LONGEST_FUNCTION
    }
    assert long == {}


def test_nine_of_ten_functions_fit_a_screen() -> None:
    lengths = [length(node) for path in SOURCES for node in functions(path)]
    assert quantiles(lengths, n=10)[8] <= USUAL_FUNCTION


def test_nine_of_ten_files_hold_one_idea() -> None:
    lengths = [tracked_texts()[path].count("\n") for path in SOURCES]
    assert quantiles(lengths, n=10)[8] <= USUAL_FILE


def test_every_module_says_what_it_is() -> None:
    assert [path for path in SOURCES if not ast.get_docstring(tree(path))] == []


def test_every_docstring_begins_with_a_sentence() -> None:
    bad = [
        f"{path}:{line}: {text.splitlines()[0]}"
        for path in SOURCES
        for line, text in docstrings(path)
        if not re.search(r"[.:?!…)`]$", text.partition("\n\n")[0])
    ]
    assert bad == []


def test_an_exception_to_a_checker_names_its_rule_and_its_reason() -> None:
    marker = re.compile(r"#\s*(type:\s*ignore|noqa|pyright:)")
    good = re.compile(r"(type: ignore\[[\w, -]+\]|noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|pyright: ignore\[\w+\])\s+[#-]\s+\S")
    bad = [
        f"{path}:{number}: {line.strip()}"
        for path in SOURCES
        if path != "tests/house/test_code.py"
        for number, line in enumerate(tracked_texts()[path].splitlines(), 1)
        if marker.search(line) and not good.search(line)
    ]
    assert bad == []


def test_imports_are_relative_inside_a_folder_and_absolute_between_folders() -> None:
    bad: list[str] = []
    for path in SOURCES:
        if path.startswith("model/systems/"):
            continue  # an architecture is written there as a user writes one
        folder, _, rest = path.partition("/")
        depth = rest.count("/") + 1
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.ImportFrom) or folder in {"reference_impl", "tests", "bench"}:
                continue
            inside = node.level == 0 and re.match(rf"trueline\.{folder}(\.|$)", node.module or "")
            if inside or node.level > depth:
                bad.append(f"{path}:{node.lineno}: {ast.unparse(node)}")
    assert bad == []


def test_every_test_asserts_something() -> None:
    silent = [
        f"{path}: {node.name}"
        for path, node in all_tests()
        if not any(isinstance(inner, ast.Assert) for inner in ast.walk(node))
        if not any(ASSERTING.match(name) for name in called_names(node))
    ]
    assert silent == []


def test_no_test_is_skipped() -> None:
    skipping = [
        f"{path}:{node.lineno}: {node.attr}"
        for path in TESTS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and SKIPPING.match(node.attr)
    ]
    assert skipping == []


def test_the_name_of_a_test_reads_as_a_sentence() -> None:
    assert [f"{path}: {node.name}" for path, node in all_tests() if node.name.count("_") < 3] == []


def test_no_two_tests_of_a_file_share_a_name() -> None:
    names = [(path, node.name) for path, node in all_tests()]
    assert sorted({name for name in names if names.count(name) > 1}) == []
