"""The configuration: what may stand in it, and how mistakes in it are told."""

from __future__ import annotations

import tomllib
from pathlib import Path

import jsonschema
import pytest

from trueline.model.diagnostics import Diagnostic, Severity, TruelineError
from trueline.workspace.configuration import Configuration, configuration_schema, read_configuration
from trueline.workspace.discovery import find_project

WHOLE = """\
[tool.trueline]
title = "Shops"
architectures = ["shop.model:shop", "crm.yaml"]
site = "docs/architecture"
manifest = "docs/.manifest"
paths = ["src"]
severities = { "model.element.disconnected" = "off" }

[[tool.trueline.waivers]]
code = "model.element.undescribed"
about = "shop/*"
reason = "said elsewhere"

[tool.trueline.generators.pages]
depth = 2

[tool.trueline.generators.model_json]
enabled = false
"""


def read(tmp_path: Path, text: str) -> Configuration:
    (tmp_path / "pyproject.toml").write_text(text)
    return read_configuration(find_project(tmp_path))


def mistakes(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(TruelineError) as caught:
        read(tmp_path, text)
    return [f"{found.location}: {found.message}. {found.remedy}" for found in caught.value.diagnostics]


def test_everything_that_can_be_said_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE)
    assert (found.title, found.site, found.manifest, found.paths) == (
        "Shops",
        "docs/architecture",
        "docs/.manifest",
        ("src",),
    )
    assert found.waivers[0].reason == "said elsewhere"
    assert found.options("pages").settings == {"depth": 2}
    assert found.options("pages").site == "docs/architecture"
    assert found.enabled("pages")
    assert found.enabled("other")
    assert not found.enabled("model_json")


def test_defaults_need_nothing_but_the_architectures(tmp_path: Path) -> None:
    found = read(tmp_path, '[tool.trueline]\narchitectures = ["a:b"]\n')
    assert (found.site, found.manifest, found.paths) == ("site", ".trueline/manifest", (".",))


def test_every_mistake_is_told_at_once_each_at_its_line(tmp_path: Path) -> None:
    text = """\
[tool.trueline]
architectures = []
sight = "x"
site = "../outside"
paths = ["src", 3]

[tool.trueline.severities]
"model.x" = "eror"

[[tool.trueline.waivers]]
code = "c"
about = "x"
because = "y"
"""
    assert mistakes(tmp_path, text) == [
        "pyproject.toml:2: 'architectures' is empty. Name at least one, such as \"architecture.model:system\".",
        "pyproject.toml:4: 'site' is '../outside': must be a path inside the project, with '/' between folders, "
        "such as 'docs/architecture'. ",
        "pyproject.toml:5: 'paths[1]' is 3: it must be a valid string. ",
        "pyproject.toml:8: 'severities.model.x' is 'eror', which is none of error, warning, note, off. "
        "Did you mean 'error'?",
        "pyproject.toml:10: the key 'waivers[0].reason' is missing. ",
        "pyproject.toml:13: unknown key 'because'. Keys here: about, code, reason, until.",
        "pyproject.toml:3: unknown key 'sight'. Did you mean 'site'?",
    ]


@pytest.mark.parametrize("path", ["/etc", "a/../../b", "a//b", "./a", "c:/x", "a\\b", ""])
def test_folders_lead_into_the_project(tmp_path: Path, path: str) -> None:
    (found,) = mistakes(tmp_path, f"[tool.trueline]\narchitectures = ['a:b']\nsite = '{path}'\n")
    assert found.startswith("pyproject.toml:3: 'site' is ")


def test_the_published_schema_accepts_what_is_accepted_and_refuses_what_is_refused() -> None:
    schema = configuration_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    table = tomllib.loads(WHOLE)["tool"]["trueline"]
    jsonschema.validate(table, schema)
    with pytest.raises(jsonschema.ValidationError, match="'sight' was unexpected"):
        jsonschema.validate({**table, "sight": 1}, schema)
    undescribed = [name for name, field in schema["properties"].items() if not field.get("description")]
    assert undescribed == []


def test_severities_change_what_is_found_and_off_removes_it() -> None:
    configuration = Configuration.model_validate(
        {"architectures": ["a:b"], "severities": {"loud": "error", "silent": "off"}}
    )
    found = [Diagnostic(code, "m", Severity.WARNING) for code in ("loud", "silent", "other")]
    assert [(one.code, one.severity) for one in configuration.weigh(found)] == [
        ("loud", Severity.ERROR),
        ("other", Severity.WARNING),
    ]
