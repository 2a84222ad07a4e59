"""What every tracked file owes to the next reader, whatever it holds."""

from __future__ import annotations

import re

from tests.house.tracked import ROOT, python_files, tracked_files, tracked_texts

MOST_LINES = 500
WRITTEN = (".css", ".j2", ".js", ".md", ".mjs", ".py", ".toml", ".yml")
# Written by `trueline build`, by package managers, or kept as data and expectation of a test.
NOT_WRITTEN = re.compile(
    r"site/(systems|reference)/|tests/(golden|broken)/|tests/seeds/.*\.md$|.*package-lock\.json$|requirements.*\.lock$|site/assets/(trueline|vendor)/"
)

# Put together here, so that this file does not find itself.
HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("npmmirror", "com"),
        ("cdn", "jsdelivr", "net"),
        ("unpkg", "com"),
        ("cdnjs", "cloudflare", "com"),
    )
]
ABSOLUTE = re.compile(
    r"(?<![\w./~*$}>-])/(?:home|mnt|opt|root|srv|tmp|Users|work|workspace)/[\w.]|\b[A-Z]:\\\\?Users\b"
)
DUMPING_GROUNDS = {"common", "helper", "helpers", "junk", "misc", "miscellaneous", "stuff", "tools", "util", "utils"}
POSTPONED = re.compile(r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK"]) + r")\b")


def written_files() -> list[str]:
    return [path for path in tracked_files() if path.endswith(WRITTEN) and not NOT_WRITTEN.match(path)]


def lines_with(pattern: re.Pattern[str], paths: list[str]) -> list[str]:
    """Return `path:line: text` for each line in which `pattern` is found."""
    return [
        f"{path}:{number}: {line.strip()[:120]}"
        for path in paths
        for number, line in enumerate(tracked_texts()[path].splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_place_on_one_machine() -> None:
    assert lines_with(ABSOLUTE, list(tracked_texts())) == []


def test_no_file_names_the_host_of_a_registry() -> None:
    hosts = re.compile("|".join(map(re.escape, HOSTS)))
    assert lines_with(hosts, list(tracked_texts())) == []


def test_nothing_is_left_for_later() -> None:
    assert lines_with(POSTPONED, written_files()) == []


def test_no_written_file_is_longer_than_a_reader_can_hold() -> None:
    lengths = {path: tracked_texts()[path].count("\n") for path in written_files() if path != "CHANGELOG.md"}
    assert {path: lines for path, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_name_is_a_dumping_ground() -> None:
    parts = {path: {part.split(".")[0].lower() for part in path.split("/")} for path in tracked_files()}
    assert [path for path, names in parts.items() if names & DUMPING_GROUNDS] == []


def test_no_two_paths_differ_in_case_alone() -> None:
    folded = [path.casefold() for path in tracked_files()]
    assert sorted(folded) == sorted(set(folded))


def test_every_text_is_utf8_with_unix_line_ends_and_a_last_newline() -> None:
    texts = {path: text for path, text in tracked_texts().items() if text and not path.startswith("tests/broken/")}
    assert [path for path, text in texts.items() if "\r" in text or not text.endswith("\n")] == []


def test_no_python_stands_in_the_site() -> None:
    assert [path for path in python_files() if path.startswith("site/")] == []


def test_tests_mirror_the_source() -> None:
    sources = {path.split("/")[0] for path in tracked_files() if "/" in path} - {"tests"}
    of_their_own = {"broken", "browser", "golden", "house", "mermaid", "mutants", "seeds"}
    folders = {path.split("/")[1] for path in python_files() if re.match(r"tests/[^/]+/", path)}
    assert folders - sources - of_their_own == set()


def test_the_changelog_begins_with_what_is_unreleased() -> None:
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"


def test_a_script_of_the_integration_stops_at_the_first_error() -> None:
    scripts = [path for path in tracked_files() if re.match(r"\.ci/\w+$", path)]
    assert ".ci/run" in scripts
    for path in scripts:
        text = tracked_texts()[path]
        assert text.startswith("#!/usr/bin/env bash\n"), path
        assert "\nset -euo pipefail\n" in text, path
        assert (ROOT / path).stat().st_mode & 0o111, path


def test_the_integration_runs_what_a_person_runs() -> None:
    assert tracked_texts()[".ci/run"].rstrip().endswith("\nmake test")
