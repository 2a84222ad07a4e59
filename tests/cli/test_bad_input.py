"""What a user may get wrong: each mistake is one clear message at its file and line, and changes nothing.

The projects lie in `tests/broken/bad_input`, a folder a case; the ending `.txt` keeps their broken sources from tools.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.workspace.obstacles import FULL_DISK, OBEY_PERMISSIONS
from tests.workspace.projects import GENERATOR, SampleProject, install

INPUTS = Path(__file__).parent.parent / "broken" / "bad_input"

# Case: the start of each line that is printed; {root} stands for the folder of the project.
MISTAKES: dict[str, list[str]] = {
    "cyclic_groups": [
        "shop.yaml:5: error: group 'a' contains itself: a in c in b in a [model.group.circle]",
        "    Take one 'parent' away.",
    ],
    "duplicate_ids": [
        "shop.yaml:11: error: two elements have the id 'web' (the other at shop.yaml:5) [model.id.duplicate]",
        "    Give one of them an id of its own with id=.",
    ],
    "duplicate_relationship": [
        "shop.yaml:14: error: two relationships are 'web->store' [model.relationship.duplicate]",
        "    Describe them differently, or give one an id of its own with id=.",
    ],
    "encoding": ["shop.yaml:3: error: 'shop.yaml' is not UTF-8 text [workspace.source.encoding]"],
    "exception": ["arch.py:7: error: the model module 'arch' raises KeyError: 'name' [workspace.source.exception]"],
    "exception_in_function": [
        "parts.py:2: error: the model module 'arch' raises ZeroDivisionError: division by zero "
        "[workspace.source.exception]"
    ],
    "exit": [
        "arch.py:7: error: the model module 'arch' ends the program (SystemExit) [workspace.source.exit]",
        "    A model only describes.",
    ],
    "full_disk": ["error: cannot write in 'site"],
    "json_duplicate_key": [
        "shop.json:5: error: shop.json names the key 'id' twice in one object [workspace.source.json]",
        "    Keep one of them.",
    ],
    "json_syntax": ["shop.json:4: error: shop.json is not valid JSON: "],
    "json_unknown_field": [
        "shop.json:1: error: the architecture lacks the field 'title' [model.field.missing]",
        "shop.json:4: error: unknown field 'titel' in the architecture [model.field.unknown]",
        "    Did you mean 'title'?",
    ],
    "manifest": [
        ".trueline/manifest:2: error: .trueline/manifest holds a line that trueline did not write: 'what is this' "
        "[workspace.manifest]",
        "    Restore the file from version control.",
    ],
    "missing_attribute": [
        "trueline.toml:1: error: 'arch.py' defines no 'shpo', which the architecture 'arch:shpo' names "
        "[workspace.source.attribute]",
        "    Did you mean 'shop'?",
    ],
    "missing_file": [
        "trueline.toml:1: error: there is no file 'shop.yml' [workspace.source.missing]",
        "    Did you mean 'shop.yaml'?",
    ],
    "missing_import": [
        "arch.py:1: error: the model module 'arch' cannot be imported: No module named 'not_installed_anywhere' "
        "[workspace.source.import]"
    ],
    "missing_module": [
        "trueline.toml:2: error: there is no module 'arhc' [workspace.source.module]",
        "    Did you mean 'arch'?",
    ],
    "missing_parent": [
        "shop.yaml:8: error: element 'shpo.web' stands inside 'shpo', which does not exist [model.element.parent]",
        "    Did you mean 'shop'?",
    ],
    "no_architectures": [
        "trueline.toml: error: the key 'architectures' is missing [workspace.configuration.missing]",
        '    Name at least one, such as "architecture.model:system".',
    ],
    "no_configuration": [
        "error: neither '{root}' nor a folder above it configures trueline [workspace.project.missing]",
        "    Add a table [tool.trueline] to pyproject.toml, or write trueline.toml.",
    ],
    "same_architecture_twice": [
        "shop.yaml:2: error: two architectures have the id 'shop' [model.architecture.duplicate]",
        "    Give one of them another id.",
    ],
    "same_id_in_python": [
        "arch.py:7: error: two elements have the id 'web' (the other at arch.py:4) [model.id.duplicate]",
        "    Give one of them an id of its own with id=.",
    ],
    "several": [
        "arch.py:5: error: the model module 'arch' raises RuntimeError: not yet [workspace.source.exception]",
        "crm.yaml:1: error: the architecture lacks the field 'title' [model.field.missing]",
        "crm.yaml:3: error: unknown field 'titel' in the architecture [model.field.unknown]",
        "    Did you mean 'title'?",
        "hr.json:2: error: hr.json is not valid JSON: ",
    ],
    "site_outside": [
        "trueline.toml:2: error: 'site' is '../docs': must be a path inside the project, with '/' between folders, "
        "such as 'docs/architecture' [workspace.configuration.value]"
    ],
    "syntax_error": ["arch.py:5: error: this is not valid Python: '(' was never closed [workspace.source.syntax]"],
    "syntax_error_in_import": [
        "parts.py:2: error: this is not valid Python: expected an indented block after function definition on line 1 "
        "[workspace.source.syntax]"
    ],
    "target_without_attribute": [
        "trueline.toml:2: error: 'arch' names no architecture [workspace.source.target]",
        "    Write 'module:attribute', or the path of a .yaml, .yml or .json file.",
    ],
    "toml_syntax": ["trueline.toml:3: error: trueline.toml is not valid TOML: "],
    "two_configurations": [
        "trueline.toml: error: both trueline.toml and [tool.trueline] of pyproject.toml configure '{root}' "
        "[workspace.configuration.twice]",
        "    Keep one of them.",
    ],
    "unknown_architecture": [
        "shop.yaml:10: error: unknown element 'crn/desk' in 'target' [model.reference.unknown]",
        "    Did you mean 'crm/desk'?",
    ],
    "unknown_generator_in_configuration": [
        "trueline.toml:3: error: there is no generator 'sampel' [workspace.generator.unknown]",
        "    Did you mean 'sample'?",
    ],
    "unknown_key": [
        "pyproject.toml:6: error: unknown key 'manifst' [workspace.configuration.key]",
        "    Did you mean 'manifest'?",
    ],
    "unknown_reference": [
        "shop.yaml:13: error: unknown element 'stroe' in 'target' [model.reference.unknown]",
        "    Did you mean 'store'?",
    ],
    "unwritable_folder": ["error: cannot write in 'site"],
    "wrong_argument": [
        "arch.py:5: error: unknown field 'technolgy' in elements 'web.pages' [model.field.unknown]",
        "    Did you mean 'technology'?",
    ],
    "wrong_attribute": [
        "trueline.toml:1: error: 'arch:web' is of type Element, not Architecture [workspace.source.type]",
        "    Name the attribute that holds the Architecture.",
    ],
    "wrong_kind_of_reference": ["shop.yaml:13: error: 'group:front' is a group, but 'target' here names a"],
    "wrong_level": [
        "shop.yaml:8: error: the system 'web.shop' cannot stand inside the container 'web' [model.element.level]",
        "    C4 nests systems, containers, components and code, in this order.",
    ],
    "wrong_severity": [
        "trueline.toml:4: error: 'severities.model.element.disconnected' is 'warn', which is none of error, warning, "
        "note, off [workspace.configuration.value]",
        "    Did you mean 'warning'?",
    ],
    "wrong_type_in_configuration": [
        "trueline.toml:1: error: 'architectures' is 'arch:shop': it must be a list [workspace.configuration.value]"
    ],
    "wrong_value_in_python": [
        "arch.py:5: error: elements 'web.pages' → status is 'alive', which is none of live, planned, deprecated, "
        "retired [model.value]",
        "    Did you mean 'live'?",
    ],
    "yaml_bad_id": ["shop.yaml:5: error: elements 'Web Shop' → id is 'Web Shop', which has not the form of an id"],
    "yaml_bomb": [
        "shop.yaml:9: error: shop.yaml grows by more than 1,000,000 values through its aliases [workspace.source.yaml]"
    ],
    "yaml_duplicate_key": [
        "shop.yaml:8: error: shop.yaml names the key 'name' twice in one mapping [workspace.source.yaml]",
        "    Keep one of them.",
    ],
    "yaml_list": [
        "shop.yaml:1: error: an architecture is a mapping of fields, not a list or a single value [model.form]"
    ],
    "yaml_missing_field": ["shop.yaml:5: error: elements 'web' lacks the field 'name' [model.field.missing]"],
    "yaml_recursive": [
        "shop.yaml:7: error: shop.yaml uses the alias '*web' inside its own anchor [workspace.source.yaml]",
        "    An architecture cannot hold itself.",
    ],
    "yaml_syntax": ["shop.yaml:7: error: shop.yaml is not valid YAML: "],
    "yaml_tag": [
        "shop.yaml:4: error: shop.yaml uses the tag '!!python/object/apply:os.system'; an architecture is plain data "
        "[workspace.source.yaml]",
        "    Take the tag away.",
    ],
    "yaml_two_errors": [
        "shop.yaml:8: error: unknown field 'technolgy' in elements 'web' [model.field.unknown]",
        "    Did you mean 'technology'?",
        "shop.yaml:11: error: elements 'store' → kind is 'sistem', which is none of person, system, container, "
        "component, code [model.value]",
        "    Did you mean 'system'?",
    ],
    "yaml_version": [
        "shop.yaml:3: error: version 7 of the model form is unknown; this trueline reads version 1 [model.version]",
        "    Write 'trueline: 1', or install the trueline that wrote it.",
    ],
    "yaml_wrong_type": ["shop.yaml:8: error: elements 'web' → external is 'yes': should be a valid boolean"],
}


def in_another_encoding(project: SampleProject) -> None:
    file = project.root / "shop.yaml"
    file.write_bytes(file.read_text(encoding="utf-8").encode("latin-1"))


def with_a_closed_folder(project: SampleProject) -> None:
    (project.root / "site").chmod(0o555)


# What cannot be committed as a file.
PREPARATIONS = {"encoding": in_another_encoding, "unwritable_folder": with_a_closed_folder}
OBSTACLES = {"full_disk": FULL_DISK, "unwritable_folder": OBEY_PERMISSIONS}


def project_of(case: str, tmp_path: Path) -> SampleProject:
    root = tmp_path / "project"
    for file in sorted((INPUTS / case).rglob("*.txt")):
        target = root / file.relative_to(INPUTS / case).with_suffix("")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    plugins = tmp_path / "plugins"
    install(plugins, "sample", {"sample": "sample_generator:Sample"}, {"sample_generator.py": GENERATOR})
    return SampleProject(root.resolve(), plugins.resolve())


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_one_clear_message_and_changes_nothing(case: str, tmp_path: Path) -> None:
    project = project_of(case, tmp_path)
    if case in PREPARATIONS:
        PREPARATIONS[case](project)
    before = project.tree_hash()
    ended = project.run("build", wrapper=OBSTACLES.get(case, ()))
    assert ended.status == 2
    assert ended.stdout == ""
    said = ended.stderr.splitlines()
    expected = [line.replace("{root}", str(project.root)) for line in MISTAKES[case]]
    assert [line[: len(start)] for line, start in zip(said, expected, strict=True)] == expected
    assert project.tree_hash() == before


def test_every_example_of_bad_input_is_in_the_table_and_one_is_good() -> None:
    assert {folder.name for folder in INPUTS.iterdir()} == {*MISTAKES, "valid"}


def test_the_good_example_builds(tmp_path: Path) -> None:
    project = project_of("valid", tmp_path)
    ended = project.run("build", "--only", "sample")
    assert (ended.status, ended.stderr) == (0, "wrote site/shop/web.md\n1 written, 0 removed, 0 unchanged\n")


@pytest.mark.parametrize("command", [["build"], ["build", "--check"], ["validate"], ["show", "web"]])
def test_a_mistake_in_the_model_is_told_alike_by_every_command_and_as_json(command: list[str], tmp_path: Path) -> None:
    project = project_of("unknown_reference", tmp_path)
    ended = project.run(*command, "--json")
    assert ended.status == 2
    assert ended.stderr.splitlines() == MISTAKES["unknown_reference"]
    assert json.loads(ended.stdout) == {
        "status": "error",
        "diagnostics": [
            {
                "code": "model.reference.unknown",
                "severity": "error",
                "message": "unknown element 'stroe' in 'target'",
                "about": "shop",
                "file": "shop.yaml",
                "line": 13,
                "remedy": "Did you mean 'store'?",
            }
        ],
    }


# Arguments, settings of the generator in the valid project, and what is said.
WRONG_USE: list[tuple[list[str], str, str]] = [
    (["build", "--only", "sampel"], "", "error: there is no generator 'sampel' [workspace.generator.unknown]\n"),
    (["show", "wbe"], "", "error: nothing in the model is called 'wbe' [show.unknown]\n    Did you mean 'web'?\n"),
    (["build", "-C", "nowhere"], "", "error: there is no folder '{root}/nowhere' [workspace.project.missing]\n"),
    (["build", "--chekc"], "", "No such option: --chekc"),
    (["biuld"], "", "No such command 'biuld'"),
    (["show"], "", "Missing argument 'ID'"),
    (["build"], "path = '../out.md'", "error: cannot write '../out.md': the path leads out of the project"),
    (["build"], "path = 'site/shop/WEB.md'", "error: cannot write 'site/shop/WEB.md': 'site/shop/web.md' differs"),
    (["build"], "path = 'site/shop/web.md'", "error: cannot write 'site/shop/web.md': two artefacts have this path"),
    (["build"], "path = 'arch.py/x'", "error: cannot write 'arch.py/x': 'arch.py' is a file, where a folder is needed"),
    (["build"], "region = 'arch.py'", "arch.py: error: arch.py has no region 'names' [workspace.region]"),
    (["build"], "crash = 'oh'", "error: the generator 'sample' of sample 1.0 failed: RuntimeError: oh"),
]


@pytest.mark.parametrize(("arguments", "settings", "said"), WRONG_USE)
def test_a_wrong_use_is_told_with_what_would_be_right_and_changes_nothing(
    arguments: list[str], settings: str, said: str, tmp_path: Path
) -> None:
    project = project_of("valid", tmp_path)
    project.configure(settings)
    before = project.tree_hash()
    ended = project.run(*arguments)
    assert ended.status == 2
    assert said.replace("{root}", str(project.root)) in ended.stderr
    assert "Traceback" not in ended.stderr
    assert project.tree_hash() == before
