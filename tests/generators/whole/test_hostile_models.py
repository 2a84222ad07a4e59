"""Whatever the texts of a model hold, everything that is built from it is sound, and says it whole."""

from __future__ import annotations

import configparser
import json
import re
from collections import defaultdict
from functools import cache
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.generators.hostile import LONG, as_read, texts
from tests.generators.markdown.readers import READERS
from tests.generators.whole.building import built
from tests.generators.whole.everything import everything, kinds_of_records, records_in
from tests.mermaid.parser import Diagram, MermaidParser
from trueline.model.diagnostics import TruelineError
from trueline.model.forms import from_data, to_data, to_json
from trueline.model.naming import mermaid_id
from trueline.model.records.architecture import ArchitectureRecord
from trueline.model.records.base import TextField
from trueline.model.walking import Pointer, walk
from trueline.model.workspace import Workspace

BATCHES, EXAMPLES = 5, 100
MORE = (
    "\u202eright to left",
    "🏗️ house",
    "\u200b",
    " ",
    "=cmd|' /C calc'!A0",
    "../../etc/x",
    "C:\\x",
    "{{ x }} {% y %}",
)
# What a model refuses, with a message, is no text of a model.
REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
TEXTS = texts().map(lambda text: REFUSED.sub("", text)) | st.sampled_from((*MORE, LONG[:10_000]))
SPOKEN = {"script", "img", "iframe", "object", "embed", "form", "svg", "style", "link", "meta", "input"}
BLOCK = re.compile(r"^```mermaid\n(.*?)^```$", re.M | re.S)


@cache
def free_fields() -> tuple[tuple[Pointer, bool], ...]:
    """Return the text fields that take any text, with whether they are Markdown; others have a form of their own."""
    data = everything()
    found = []
    for each in walk(from_data(data), TextField):
        assert isinstance(each.mark, TextField)
        try:
            from_data(changed(everything(), {each.pointer: '" <x> \n|'}))
        except TruelineError:
            continue
        found.append((each.pointer, each.mark.markdown))
    return tuple(found)


def changed(data: dict[str, Any], values: dict[Pointer, str]) -> dict[str, Any]:
    """Return `data` with some of its texts replaced."""
    for pointer, value in values.items():
        here: Any = data
        for step in pointer[:-1]:
            here = here[step]
        here[pointer[-1]] = value
    return data


def hostile(chosen: list[str], turn: int) -> ArchitectureRecord:
    """Return the architecture with all its texts replaced; neighbours get different ones."""
    values = {
        pointer: chosen[(number * 7 + turn) % len(chosen)] or "x" for number, (pointer, _) in enumerate(free_fields())
    }
    return from_data(changed(everything(), values))


def test_the_model_holds_a_record_of_every_kind() -> None:
    held = {type(each).__name__ for each in records_in(from_data(everything()))}
    assert kinds_of_records() - held == set()


def test_nearly_every_text_takes_any_text() -> None:
    texts_in_all = sum(1 for _ in walk(from_data(everything()), TextField))
    assert len(free_fields()) > 0.9 * texts_in_all > 200


@pytest.mark.parametrize("batch", range(BATCHES))
def test_hostile_texts_break_nothing_and_come_back_whole(batch: int, mermaid: MermaidParser) -> None:
    @seed(batch)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
        phases=[Phase.generate],  # an example takes a second: what fails is read as it is, not made smaller
    )
    @given(chosen=st.lists(TEXTS, min_size=9, max_size=9), turn=st.integers(0, 8))
    def check(chosen: list[str], turn: int) -> None:
        record = hostile(chosen, turn)
        made = built(Workspace((record,), title=chosen[0] or "x"))
        nothing_leaves_its_folder(made)
        data_stays_data(made, record)
        diagrams_parse_and_name_what_they_show(made, record, mermaid, turn)
        pages_show_texts_as_texts(made, record, turn)

    check()


def nothing_leaves_its_folder(made: dict[str, str]) -> None:
    for path in made:
        parts = PurePosixPath(path.partition(":")[0]).parts
        assert ".." not in parts
        assert parts[0] in ("site", ".importlinter", "mkdocs.yml"), path
        assert all(re.fullmatch(r"[\w.+#-]{1,180}", part) for part in parts), path


def data_stays_data(made: dict[str, str], record: ArchitectureRecord) -> None:
    assert json.loads(made[f"site/reference/models/{record.id}.json"]) == to_data(record)
    assert to_json(from_data(yaml.safe_load(yaml.safe_dump(to_data(record))))) == to_json(record)
    (systems,) = yaml.safe_load(made["mkdocs.yml:navigation"])
    titles = [name for each in systems["Systems"] if isinstance(each, dict) for name in each]
    assert [title for title in titles if " ".join(record.title.split()).startswith(title.rstrip("…"))] != []
    contracts = made.get(".importlinter")
    if contracts is not None:
        parser = configparser.ConfigParser()
        parser.read_string(contracts)
        assert all(each == "importlinter" or each.startswith("importlinter:contract:") for each in parser.sections())


def diagrams_parse_and_name_what_they_show(
    made: dict[str, str], record: ArchitectureRecord, mermaid: MermaidParser, turn: int
) -> None:
    blocks = [block for text in made.values() for block in BLOCK.findall(text)]
    # Half of them, and the other half next time: a diagram costs more than everything else here.
    parsed = mermaid.parse_all(blocks[turn % 2 :: 2])
    assert [one.error for one in parsed if not one.ok] == []
    names: dict[str, set[str]] = defaultdict(set)
    for element in record.elements:
        names[mermaid_id(element.id)].add(as_read(shown(element.name)))
    for label in (label for view in record.views for label in view.labels):
        names[mermaid_id(label.element)].add(as_read(shown(label.name)))
    for diagram in parsed:
        assert unnamed(diagram, names) == []


def shown(text: str) -> str:
    """Return a text without what cannot be shown."""
    return re.sub("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]", "\ufffd", text)


def unnamed(diagram: Diagram, names: dict[str, set[str]]) -> list[tuple[str, str]]:
    """Return the boxes of elements which do not say the whole name of their element."""
    if diagram.kind != "flowchart":
        return []
    return [
        (node.id, node.text)
        for node in diagram.nodes
        if node.id in names and not any(name in as_read(node.text) for name in names[node.id])
    ]


def pages_show_texts_as_texts(made: dict[str, str], record: ArchitectureRecord, turn: int) -> None:
    pages = sorted(path for path in made if path.endswith(".md"))
    for path in pages[turn % 4 :: 4]:
        seen = READERS["site"](made[path])
        # Sections and decisions are Markdown, in which a picture is a picture.
        pictures = {"img"} if path.endswith(("/documentation.md", "/decisions.md")) else set()
        assert (SPOKEN - pictures).isdisjoint(seen.tags), path
        for tag, name, value in seen.attributes:
            assert not name.startswith("on"), (path, tag, name)
            assert not value.strip().lower().startswith(("javascript:", "data:", "vbscript:")), (path, tag, value)
    for element in record.elements:
        path = f"site/systems/{record.id}/elements/{element.id}.md"
        if path in pages[turn % 4 :: 4]:
            assert as_read(shown(element.name)) in as_read(READERS["site"](made[path]).text)
