"""Names in other worlds."""

from __future__ import annotations

import keyword
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trueline.model.naming import anchor, file_stem, mermaid_id, python_name, slug
from trueline.model.records.base import PATH, SLUG

SEGMENT = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
PATHS = st.lists(SEGMENT, min_size=1, max_size=4).map(".".join)
REFERENCES = st.builds(
    lambda architecture, kind, path: f"{architecture}{kind}{path}",
    st.sampled_from(["", "shop/", "end/"]),
    st.sampled_from(["", "group:", "event:"]),
    PATHS,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Event Store", "event-store"),
        ("API Gateway / Load Balancer", "api-gateway-load-balancer"),
        ("StockAddedEvent", "stock-added-event"),
        ("HTTPServer", "http-server"),
        ("Größe", "grosse"),
        ("库存", "u5e93-u5b58"),
        ("POST /inventory/{id}", "post-inventory-id"),
        ("!!!", "u21-u21-u21"),
    ],
)
def test_a_slug_reads_like_the_name(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(min_size=1))
def test_every_name_has_a_slug(name: str) -> None:
    assert re.fullmatch(SLUG, slug(name))
    assert len(slug(name)) <= 60


@given(REFERENCES, REFERENCES)
def test_different_references_have_different_ids_anchors_and_files(one: str, other: str) -> None:
    if one != other:
        assert mermaid_id(one) != mermaid_id(other)
        assert anchor(one) != anchor(other)


@given(PATHS, PATHS)
def test_different_paths_have_different_files_even_where_case_does_not_count(one: str, other: str) -> None:
    assert (file_stem(one).lower() == file_stem(other).lower()) == (one == other)


@pytest.mark.parametrize("word", ["end", "class", "style", "graph", "default", "subgraph", "click", "state", "o", "x"])
def test_a_reserved_word_is_no_id_of_a_diagram(word: str) -> None:
    assert mermaid_id(word) != word


@given(PATHS)
def test_a_path_makes_a_python_name(path: str) -> None:
    assert re.fullmatch(PATH, path)
    assert python_name(path).isidentifier()
    assert not keyword.iskeyword(python_name(path))


def test_very_long_paths_make_short_file_names() -> None:
    long = ".".join(["a" * 60] * 6)
    assert len(file_stem(long)) <= 150
    assert file_stem(long) != file_stem(f"{long}b")
