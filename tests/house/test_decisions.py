"""Decision records: numbered without gaps, of one shape, and listed."""

from __future__ import annotations

import re

from tests.house.tracked import tracked_files, tracked_texts

FOLDER = "site/decisions/"
RECORDS = [path for path in tracked_files() if path.startswith(FOLDER) and not path.endswith("/index.md")]

EXPECTED = {"alternatives", "consequences", "context", "decision"}


def body(path: str) -> str:
    """Return the text of a record below its front matter."""
    return re.sub(r"\A---\n.*?\n---\n+", "", tracked_texts()[path], flags=re.DOTALL)


def headings(path: str) -> set[str]:
    """Return the first word of each section's heading."""
    return {word.lower() for word in re.findall(r"^## (\w+)", body(path), re.MULTILINE)}


def test_decisions_are_numbered_from_one_without_gaps() -> None:
    assert RECORDS, f"no decision stands in {FOLDER}"
    found = [re.fullmatch(r"(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.md", path.removeprefix(FOLDER)) for path in RECORDS]
    assert [path for path, match in zip(RECORDS, found, strict=True) if match is None] == []
    assert [int(match[1]) for match in found if match] == list(range(1, len(RECORDS) + 1))


def test_a_decision_says_context_decision_consequences_and_alternatives() -> None:
    missing = {path: EXPECTED - headings(path) for path in RECORDS}
    assert {path: sorted(names) for path, names in missing.items() if names} == {}


def test_a_decision_begins_with_its_title() -> None:
    assert [path for path in RECORDS if not re.match(r"# \S", body(path))] == []


def test_the_index_links_every_decision() -> None:
    index = tracked_texts()[f"{FOLDER}index.md"]
    assert [path for path in RECORDS if f"({path.removeprefix(FOLDER)})" not in index] == []
