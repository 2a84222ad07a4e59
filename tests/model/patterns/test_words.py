"""The words of patterns: what a system can say in its own way, and what it cannot break by that."""

from __future__ import annotations

from typing import Any

import pytest

from tests.model.patterns.examples import ARCHITECTURE, KINDS, arrows, connected, pattern, told, yielded
from trueline.model.patterns import expand, note_keys, placeholders, word_keys
from trueline.model.patterns.words import filled
from trueline.model.records.base import TextField
from trueline.model.walking import walk


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{failures} in {within}", "5 in 10s"),
        ("{unknown} and {failures}", "{unknown} and 5"),
        ("{} {{failures}} {failures!r} {failures:>9} {0}", "{} {5} {failures!r} {failures:>9} {0}"),
        ("{failures.__class__} {failures[0]}", "{failures.__class__} {failures[0]}"),
        ("{braces}", "{failures}"),
        ("{ failures } {", "{ failures } {"),
    ],
)
def test_only_known_names_in_braces_are_replaced_and_only_once(text: str, expected: str) -> None:
    assert filled(text, {"failures": "5", "within": "10s", "braces": "{failures}"}) == expected


def test_words_mention_the_parameters_of_their_pattern() -> None:
    trip = "Threshold reached\n(e.g., {failures} failures in {within})"
    machine = yielded("circuit-breaker", failures=7, within="2min", words={"trip": trip})[0]
    assert "Closed -> Open: Threshold reached\n(e.g., 7 failures in 2min)" in arrows(machine)


@pytest.mark.parametrize("kind", KINDS)
def test_the_placeholders_of_a_pattern_are_its_amounts(kind: str) -> None:
    expected = {
        "circuit-breaker": ("failures", "within", "half_open_after", "probes", "successes"),
        "retry": ("attempts", "first_pause", "factor", "longest_pause"),
        "bulkhead": ("limit", "queue", "wait"),
        "saga": ("n", "step", "undo"),
        "cache-aside": ("ttl", "loaders"),
        "outbox": ("poll_every", "batch", "attempts"),
    }
    assert placeholders(pattern(kind, **KINDS[kind])) == expected[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_words_change_what_is_said_and_nothing_else(kind: str) -> None:
    words = {key: f"word-{key}" for key in word_keys(pattern(kind, **KINDS[kind]))}
    for plain, said in zip(yielded(kind, **KINDS[kind]), yielded(kind, **KINDS[kind], words=words), strict=True):
        assert skeleton(said.model_dump()) == skeleton(plain.model_dump())


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_said_somewhere(kind: str) -> None:
    special: dict[str, dict[str, Any]] = {
        "circuit-breaker": {"successes": 2},
        "saga": {"log": "store"},
        "cache-aside": {"loaders": 2, "invalidated_by": ["event:changed"]},
    }
    fields = {**KINDS[kind], **special.get(kind, {})}
    keys = word_keys(pattern(kind, **fields))
    found = yielded(kind, **fields, words={key: f"<{key}>" for key in keys})
    said = {text.value for one in found for text in walk(one, TextField)}
    assert {key for key in keys if f"<{key}>" not in said} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_or_unknown_word_leaves_the_default(kind: str) -> None:
    words = dict.fromkeys(word_keys(pattern(kind, **KINDS[kind])), "")
    assert yielded(kind, **KINDS[kind], words={**words, "nonsense": "x"}) == yielded(kind, **KINDS[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_notes_stand_beside_their_states(kind: str) -> None:
    fields = KINDS[kind]
    notes = {state: f"Note on {state}" for state in note_keys(pattern(kind, **fields))}
    machine = yielded(kind, **fields, notes={**notes, "nowhere": "x"})[0]
    assert {state.id: state.notes for state in machine.states} == {state: (text,) for state, text in notes.items()}
    empty = yielded(kind, **fields, notes=dict.fromkeys(notes, ""))[0]
    assert all(state.notes == () for state in empty.states)


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_words_arrive_as_they_are(kind: str) -> None:
    text = 'a "b" {{c}} {x.__class__} <script> | ; # end `d`\n{'
    words = dict.fromkeys(word_keys(pattern(kind, **KINDS[kind])), text)
    machine, flow, process = expand(pattern(kind, **KINDS[kind], words=words), ARCHITECTURE)
    assert machine is not None
    assert flow is not None
    assert process is not None
    assert any(text in line for line in (*arrows(machine), *told(flow.steps), *connected(process)))


def skeleton(data: object) -> object:
    """Return plain data without the texts that a reader sees."""
    if isinstance(data, dict):
        texts = ("name", "label", "text", "title", "start_label", "description", "because")
        return {key: skeleton(one) for key, one in data.items() if key not in texts}
    if isinstance(data, list | tuple):
        return [skeleton(one) for one in data]
    return data
