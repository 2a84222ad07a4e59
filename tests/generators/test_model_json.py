"""The complete data form of each architecture."""

from __future__ import annotations

import json

from tests.generators.clinic import CLINIC, OPTIONS
from tests.golden import check_golden
from trueline.generators.model_json import ModelJson
from trueline.model import Artefact
from trueline.model.forms import from_data


def test_the_files_of_the_clinic_are_the_ones_that_were_looked_at() -> None:
    check_golden("model_json", ModelJson().generate(CLINIC, OPTIONS))


def test_what_is_written_gives_the_same_architecture_again() -> None:
    written = [each for each in ModelJson().generate(CLINIC, OPTIONS) if isinstance(each, Artefact)]
    assert [each.path for each in written] == ["site/reference/models/clinic.json", "site/reference/models/lab.json"]
    assert tuple(from_data(json.loads(each.content)) for each in written) == CLINIC.architectures
