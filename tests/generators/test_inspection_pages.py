"""The page of inspections."""

from __future__ import annotations

import re
import tomllib

from trueline.generators.inspection_pages import InspectionPages
from trueline.model.diagnostics import Severity
from trueline.model.inspections import INSPECTIONS
from trueline.model.protocols import Artefact, Options
from trueline.model.workspace import Workspace


def page() -> str:
    (artefact,) = InspectionPages().generate(Workspace(()), Options())
    assert isinstance(artefact, Artefact)
    assert artefact.path == "site/reference/inspections.md"
    return artefact.content


def test_every_inspection_has_one_row_with_what_it_weighs() -> None:
    rows = re.findall(r"^\| <a id=\"([\w.-]+)\"></a>`([\w.-]+)` \| (\w+) \| [^|]+ \| [^|]+ \| [^|]+ \|$", page(), re.M)
    assert all(anchor == code for anchor, code, _ in rows)
    assert sorted((code, weight) for _, code, weight in rows) == sorted((i.id, i.severity.value) for i in INSPECTIONS)


def test_what_it_shows_of_a_configuration_is_valid_and_names_inspections() -> None:
    shown = tomllib.loads("".join(re.findall(r"^```toml\n(.*?)^```", page(), re.M | re.S)))["tool"]["trueline"]
    known = {inspection.id for inspection in INSPECTIONS}
    assert shown["severities"].keys() <= known
    assert set(shown["severities"].values()) <= {each.value for each in Severity}
    assert {waiver["code"] for waiver in shown["waivers"]} <= known
