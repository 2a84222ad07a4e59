"""Whatever plain text a model holds, pages of data, messages, interfaces and places keep their form."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import pytest

from tests.generators.bakery import OPTIONS, bakery
from tests.generators.hostile import TEXTS
from tests.generators.markdown.readers import READERS
from trueline.generators.deployment_pages import DeploymentPages
from trueline.generators.domain_pages import DomainPages
from trueline.generators.interface_pages import InterfacePages
from trueline.generators.message_pages import MessagePages
from trueline.generators.schema_pages import SchemaPages
from trueline.model import Artefact, Generator, Workspace
from trueline.model.forms import from_data, to_data
from trueline.model.records.base import TextField
from trueline.model.walking import walk

GENERATORS: tuple[Generator, ...] = (
    DeploymentPages(), DomainPages(), InterfacePages(), MessagePages(), SchemaPages(),
)  # fmt: skip
SHAPE = ("table", "tr", "td", "h1", "h2", "h3", "ul", "ol", "li", "script", "img", "iframe", "div", "details")

# Every field at once: neighbours in a line must not make sense of each other either.
CHOSEN = [text for text in TEXTS if text.strip() and text.isprintable()][1::4]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", CHOSEN)
def test_no_text_changes_the_form_of_a_page(text: str, reader: str) -> None:
    assert _forms(text, reader) == _forms("word", reader)


@cache
def _forms(text: str, reader: str) -> dict[str, Counter[str]]:
    workspace = Workspace(tuple(from_data(_filled(record, text)) for record in bakery().architectures))
    made = (each for generator in GENERATORS for each in generator.generate(workspace, OPTIONS))
    return {
        page.path: Counter(tag for tag in READERS[reader](page.content).tags if tag in SHAPE)
        for page in made
        if isinstance(page, Artefact)
    }


def _filled(record: Any, text: str) -> dict[str, Any]:
    data = to_data(record)
    for found in walk(record, TextField):
        # The path of an endpoint has a form of its own.
        if not isinstance(found.mark, TextField) or found.mark.markdown or found.value.startswith("/"):
            continue
        place: Any = data
        for step in found.pointer[:-1]:
            place = place[step]
        place[found.pointer[-1]] = text
    return data
