"""Every line of the seed documents is in a model and on a page, or left out for a reason."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from trueline.model.workspace import Workspace

from .facts import SEEDS
from .lines import OMISSIONS, rows
from .pages import section
from .values import said, shows

ROWS = {seed: rows(seed) for seed in SEEDS}

# Lines of each document outside its code blocks, without the blank ones.
LINES = {"crm": 120, "inventory": 16, "pcf-api": 15, "python-api-base": 10, "service-platform": 106}

each_seed = pytest.mark.parametrize("seed", SEEDS)


def test_every_line_of_the_documents_has_a_row() -> None:
    assert {seed: len(ROWS[seed]) for seed in SEEDS} == LINES


@each_seed
def test_rows_stand_in_the_order_of_the_lines_with_a_digest_each(seed: str) -> None:
    numbers = [row.line for row in ROWS[seed]]
    assert numbers == sorted(set(numbers))
    assert [str(row) for row in ROWS[seed] if not re.fullmatch("[0-9a-f]{12}", row.digest)] == []


@each_seed
def test_a_line_is_mapped_or_left_out_for_a_known_reason(seed: str) -> None:
    wrong = [
        str(row)
        for row in ROWS[seed]
        if (bool(row.records and row.pages), row.omitted in OMISSIONS) not in ((True, False), (False, True))
        or (row.omitted and (row.records or row.pages))
        or len(row.pages) not in (0, 1, len(row.records))
    ]
    assert wrong == []


@each_seed
def test_every_record_of_a_line_says_something(seed: str, workspace: Workspace) -> None:
    empty: list[str] = []
    for row in ROWS[seed]:
        for record in row.records:
            try:
                if not said(workspace, record):
                    empty.append(f"{row}: {record} says nothing")
            except LookupError as error:
                empty.append(f"{row}: {error}")
    assert empty == []


@each_seed
def test_the_section_of_a_line_shows_the_words_of_its_record(seed: str, workspace: Workspace) -> None:
    unseen: list[str] = []
    for row in ROWS[seed]:
        for record, page in row.shown():
            try:
                text = section(page).text
            except LookupError as error:
                unseen.append(f"{row}: {page}: {error}")
                continue
            unseen += [f"{row}: {page} does not say {one!r}" for one in said(workspace, record) if not shows(text, one)]
    assert unseen == []


@each_seed
def test_a_line_is_shown_in_a_section_not_on_a_page_as_a_whole(seed: str) -> None:
    # The top of a page stands for the thing that the page is about: an element, or the document itself.
    loose = [str(row) for row in ROWS[seed] for page in row.pages if "#" not in page and not _is_about_one_thing(page)]
    assert loose == []


def _is_about_one_thing(page: str) -> bool:
    return "/elements/" in page or page.endswith("/index.md")


def test_free_documentation_holds_next_to_nothing() -> None:
    free = Counter(seed for seed in SEEDS for row in ROWS[seed] if any("/section:" in record for record in row.records))
    assert all(free[seed] <= 2 for seed in SEEDS), free


def test_no_more_lines_are_left_out_than_need_be() -> None:
    left = Counter(row.omitted for seed in SEEDS for row in ROWS[seed] if row.omitted)
    assert sum(left.values()) == 68
    assert set(left) == OMISSIONS
