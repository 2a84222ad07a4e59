"""Whatever a person wrote: every diagram parses in Mermaid's own parser and says it whole."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.generators.hostile import LONG, TEXTS, as_read, texts
from tests.generators.mermaid.diagrams import KINDS
from tests.mermaid.parser import MermaidParser, decode
from trueline.generators.markdown.plain import tidy

pytestmark = pytest.mark.parametrize("kind", KINDS)


def lost(kind: str, batch: list[str], mermaid: MermaidParser) -> list[str]:
    """Return what the diagrams of `kind` that say the texts of `batch` have lost of them."""
    draw, places = KINDS[kind]
    faults = []
    for text, diagram in zip(batch, mermaid.parse_all(map(draw, batch)), strict=True):
        if not diagram.ok:
            faults.append(f"{text!r}: {diagram.error}")
        said = [as_read(one) for one in diagram.texts()]
        said += [as_read(decode(member.type)) for node in diagram.nodes for member in node.members]
        seen = "\n".join(as_read(one) for one in said)
        faults += [
            f"{text!r}: {wanted!r} is not in {seen!r}"
            for wanted in (as_read(place.format(tidy(text))) for place in places)
            # Mermaid puts a colon between an operation and what it returns.
            if wanted not in seen and (kind != "classes" or without_colons(wanted) not in without_colons(seen))
        ]
    return faults


def without_colons(text: str) -> str:
    return as_read(text.replace(":", " ").replace("->", " "))


def test_every_known_trap_comes_back_whole(kind: str, mermaid: MermaidParser) -> None:
    assert lost(kind, [*TEXTS, LONG], mermaid) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batch=st.lists(texts(), min_size=1, max_size=10))
def test_any_text_comes_back_whole(kind: str, mermaid: MermaidParser, batch: list[str]) -> None:
    assert lost(kind, batch, mermaid) == []


def test_lone_surrogates_and_controls_are_replaced(kind: str, mermaid: MermaidParser) -> None:
    assert lost(kind, ["a\ud800b", "\udfff", "a\x00\x02\x03b", "\x1f", "\x7f", "\ufffe"], mermaid) == []
