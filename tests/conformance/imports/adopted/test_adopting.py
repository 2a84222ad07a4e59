"""Which file is read, what its rules are called, and that every mistake in it is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.imports.adopted.projects import lay_out
from trueline.conformance.imports.adopted import Adopted, adopt
from trueline.model.diagnostics import Severity, TruelineError

INI = """\
[importlinter]
root_package = shop

[importlinter:contract:layered]
name = Inwards
type = layers
layers =
    shop.web
    shop.store
broken_contract_guidance =
    Turn the import round,
    or ask.

[importlinter:contract:apart]
name = Apart
type = independence
modules =
    shop.web
    shop.store
"""
TOML = """\
[project]
name = "shop"
description = '''
[[tool.importlinter.contracts]]
'''

[tool.importlinter]
root_packages = ["shop"]  # all of it
exclude_type_checking_imports = true

[[tool.importlinter.contracts]]
name = "Inwards!"
type = "layers"
layers = [
    "shop.web",
    "shop.store",
]

[[ tool."importlinter".contracts ]]
name = "Apart"
id = "apart"
type = "independence"
modules = ["shop.web", "shop.store"]

[[tool.importlinter.contracts]]
name = "Inwards!"
type = "forbidden"
source_modules = "shop.store"
forbidden_modules = "shop.web"

[tool.other]
"""
CODE = {"shop/__init__.py": "", "shop/web.py": "", "shop/store.py": ""}
TACH = '[[modules]]\npath = "shop.web"\ndepends_on = []\n'


def read(folder: Path, **files: str) -> Adopted:
    names = {"ini": ".importlinter", "cfg": "setup.cfg", "toml": "pyproject.toml", "tach": "tach.toml"}
    adopted = adopt(lay_out(folder, {**CODE, **{names[key]: text for key, text in files.items()}}))
    assert adopted is not None
    return adopted


def told(adopted: Adopted) -> list[str]:
    return [str(one) for one in adopted.unread]


def refused(folder: Path, **files: str) -> list[str]:
    with pytest.raises(TruelineError) as caught:
        read(folder, **files)
    return [str(one) for one in caught.value.diagnostics]


def test_nothing_is_adopted_where_no_such_file_is(tmp_path: Path) -> None:
    lay_out(
        tmp_path, {"setup.cfg": "[metadata]\nname = importlinter\n", "pyproject.toml": '[project]\nname = "tach"\n'}
    )
    assert adopt(tmp_path) is None


def test_a_broken_file_that_is_about_something_else_is_nobodys(tmp_path: Path) -> None:
    assert adopt(lay_out(tmp_path, {"setup.cfg": "what\n", "pyproject.toml": "[project\n"})) is None


def test_of_several_files_import_linters_first_is_held_and_tachs_is_told_of(tmp_path: Path) -> None:
    adopted = read(tmp_path, ini=INI, cfg=INI, toml=TOML, tach=TACH)
    assert adopted.file == "setup.cfg"
    (note,) = adopted.notes
    assert (note.severity, str(note.location)) == (Severity.WARNING, "tach.toml")
    assert "are not held" in note.message


def test_contracts_of_an_ini_file_keep_their_ids_reasons_and_lines(tmp_path: Path) -> None:
    adopted = read(tmp_path, ini=INI)
    assert [(one.id, one.name, one.code, str(one.location)) for one in adopted.rulings] == [
        ("importlinter:layered", "Inwards", "imports.layers", ".importlinter:4"),
        ("importlinter:apart", "Apart", "imports.independent", ".importlinter:14"),
    ]
    assert adopted.rulings[0].because == "Turn the import round,\nor ask."
    assert (adopted.roots, adopted.paths, adopted.unread, adopted.notes) == (("shop",), (".",), (), ())


def test_contracts_of_a_toml_file_are_called_by_their_names_and_keep_their_lines(tmp_path: Path) -> None:
    adopted = read(tmp_path, toml=TOML)
    assert [(one.id, one.code, str(one.location)) for one in adopted.rulings] == [
        ("importlinter:inwards", "imports.layers", "pyproject.toml:11"),
        ("importlinter:apart", "imports.independent", "pyproject.toml:19"),
        ("importlinter:inwards-2", "imports.forbidden", "pyproject.toml:25"),
    ]
    rules, _ = adopted.resolve({"shop", "shop.web", "shop.store"})
    assert {rule.exempt for rule in rules} == {frozenset({"type-checking"})}


def test_contracts_in_one_line_are_read_too(tmp_path: Path) -> None:
    text = '[tool.importlinter]\nroot_package = "shop"\n'
    text += 'contracts = [{name = "A", type = "independence", modules = ["shop.web", "shop.store"]}]\n'
    assert [str(one.location) for one in read(tmp_path, toml=text).rulings] == ["pyproject.toml:3"]


def test_packages_are_looked_for_in_src_too(tmp_path: Path) -> None:
    lay_out(tmp_path, {".importlinter": INI, "src/shop/__init__.py": ""})
    adopted = adopt(tmp_path)
    assert adopted is not None
    assert (adopted.paths, adopted.unread) == ((".", "src"), ())


def test_each_container_gives_a_rule_of_the_same_ruling(tmp_path: Path) -> None:
    text = INI.replace("shop.web\n    shop.store\nbroken", "one\n    (two)\nbroken") + "\n"
    text = text.replace("layers =\n", "containers = shop.*\nexhaustive = true\nlayers =\n")
    rules, none = read(tmp_path, ini=text).resolve(
        {"shop", "shop.a", "shop.a.one", "shop.b", "shop.b.one", "shop.b.two"}
    )
    layers = [rule for rule in rules if rule.ruling.id == "importlinter:layered"]
    assert len(layers) == 2
    assert [one.code for one in none] == ["imports.module.missing"] * 2  # of the other contract


# ---- mistakes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"ini": "[importlinter]\nroot_package = shop\nwhat\n"}, ".importlinter:3: error: .importlinter is no INI"),
        ({"ini": "[importlinter]\nroot_package = a\nroot_package = b\n"}, ".importlinter:3: error"),
        ({"ini": "[importlinter]\nroot_package = a\n[importlinter]\n"}, ".importlinter:3: error"),
        ({"ini": "[importlinter]\n\nroot_package = 100%\n"}, ".importlinter:3: error"),
        ({"ini": "stray = 1\n[importlinter]\nroot_package = a\n"}, ".importlinter:1: error"),
        ({"cfg": "[metadata]\nx\n[importlinter]\nroot_package = a\n"}, "setup.cfg:2: error"),
        ({"toml": "[tool.importlinter]\nroot_package = shop\n"}, "pyproject.toml:2: error: pyproject.toml is no TOML"),
        ({"toml": '[tool.importlinter]\nroot_packages = [\n"shop"\n'}, "pyproject.toml:4: error"),
        ({"tach": "[[modules]]\npath = \n"}, "tach.toml:2: error: tach.toml is no TOML"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_parsed_is_refused_with_the_line(
    files: dict[str, str], says: str, tmp_path: Path
) -> None:
    (diagnostic,) = refused(tmp_path, **files)
    assert diagnostic.startswith(says)


def test_a_file_that_is_no_text_is_refused_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "tach.toml").write_bytes(b"exact = true\n# \xff\n")
    with pytest.raises(TruelineError) as caught:
        adopt(tmp_path)
    assert str(caught.value).startswith("tach.toml:2: error: tach.toml is no TOML: it is no UTF-8")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("root_package = shop\n", "", ":1: error: there is neither 'root_package' nor 'root_packages'"),
        ("root_package = shop", "root_package = shpo", ":2: error: there is no package 'shpo' in"),
        ("root_package = shop", "root_packages = shop\nroot_pakages = shop", ":3: error: the part for all"),
        ("root_package = shop", "root_package = shop\nexclude_type_checking_imports = yes", ":3: error: "),
        ("type = layers", "type = laeyrs", ":6: error: the contract 'Inwards' is of the unknown type 'laeyrs' Did you"),
        ("type = layers\n", "", ":4: error: the contract 'Inwards' has no 'type'"),
        ("name = Inwards\n", "", ":4: error: the contract 'layered' has no 'name'"),
        ("layers =\n    shop.web\n    shop.store\n", "", ":4: error: the contract 'Inwards' has no 'layers'"),
        ("layers =\n", "exhuastive = true\nlayers =\n", ":7: error: the contract 'Inwards' has the unknown"),
        ("layers =\n", "exhaustive = maybe\nlayers =\n", ":7: error: 'exhaustive' of the contract 'Inwards' is"),
        ("    shop.web\n", "    shop.web\n    shop.store\n", ":9: error: 'shop.store' stands twice in the layers of"),
        ("modules =", "ignore_imports = shop.web\nmodules =", ":17: error: 'shop.web' of the contract 'Apart' is"),
        ("modules =", "ignore_imports = a* -> b\nmodules =", ":17: error: 'a* -> b' of the contract 'Apart' is"),
        ("modules =", "unmatched_ignore_imports_alerting = wran\nmodules =", ":17: error: 'unmatched_ignore_imports_a"),
        ("modules =\n", "modules =\n    shop.w*\n", ":18: error: 'shop.w*' of the contract 'Apart' is no"),
    ],
)  # fmt: skip
def test_a_mistake_in_an_ini_file_is_told_with_its_line(old: str, new: str, says: str, tmp_path: Path) -> None:
    assert old in INI
    adopted = read(tmp_path, ini=INI.replace(old, new, 1))
    assert [one.startswith(f".importlinter{says}") for one in told(adopted)][:1] == [True], told(adopted)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('["shop"]  # all', '["shop", "lib"]  # all', ":8: error: there is no package 'lib' in"),
        ('"layers"\n', '"laeyrs"\n', ":13: error: the contract 'Inwards!' is of the unknown type 'laeyrs' Did"),
        ('id = "apart"', 'ids = "apart"', ":21: error: the contract 'Apart' has the unknown option 'ids' Did you mean"),
        ("exclude_type_checking_imports = true", "exclude_type_checking_imports = 1", ":9: error: 'exclude_type_check"),
        ('modules = ["shop.web", "shop.store"]', "modules = [1]", ":23: error: 'modules' of the contract 'Apart' is"),
        ('source_modules = "shop.store"\n', "", ":25: error: the contract 'Inwards!' has no 'source_modules'"),
        ('forbidden_modules = "shop.web"', 'forbidden_modules = "sqlite"', ":29: error: 'sqlite' of the contract"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_toml_file_is_told_with_its_line(old: str, new: str, says: str, tmp_path: Path) -> None:
    assert old in TOML
    adopted = read(tmp_path, toml=TOML.replace(old, new, 1))
    assert [one.startswith(f"pyproject.toml{says}") for one in told(adopted)] == [True], told(adopted)


def test_a_contract_of_a_type_of_its_own_is_never_held(tmp_path: Path) -> None:
    text = INI.replace("root_package = shop", "root_package = shop\ncontract_types =\n    layers: shop.lint.Layers")
    adopted = read(tmp_path, ini=text)
    (said,) = told(adopted)
    assert said.startswith(
        ".importlinter:8: error: the contract 'Inwards' is of the type 'layers', which only the class"
    )
    assert [one.id for one in adopted.rulings] == ["importlinter:apart"]


def test_a_root_package_that_is_nowhere_is_told_once_and_the_others_are_looked_at(tmp_path: Path) -> None:
    adopted = read(tmp_path, toml=TOML.replace('["shop"]', '["shop", "json.nothing"]'))
    assert (adopted.roots, [str(one.location) for one in adopted.unread]) == (("shop",), ["pyproject.toml:8"])


def test_a_file_without_contracts_says_nothing(tmp_path: Path) -> None:
    (said,) = told(read(tmp_path, ini=INI.partition("\n\n")[0]))
    assert said.startswith(".importlinter:1: error: there are no contracts")


def test_a_module_that_does_not_exist_is_told_with_its_line_and_the_nearest_one(tmp_path: Path) -> None:
    adopted = read(tmp_path, toml=TOML)
    rules, missing = adopted.resolve({"shop", "shop.web", "shop.stores"})
    assert rules == ()
    assert [str(one).partition(" the rule")[0] for one in missing] == [
        "pyproject.toml:16: error:", "pyproject.toml:23: error:", "pyproject.toml:28: error:",
    ]  # fmt: skip
    assert all("'shop.store', which does not exist Did you mean 'shop.stores'?" in str(one) for one in missing)


def test_an_expression_that_matches_no_module_is_a_warning_as_long_as_the_rest_holds(tmp_path: Path) -> None:
    adopted = read(tmp_path, toml=TOML.replace('["shop.web", "shop.store"]', '["shop.*.web", "shop.store"]'))
    _, told_of = adopted.resolve({"shop", "shop.web", "shop.store"})
    (one,) = told_of
    assert (str(one.location), one.severity, one.code) == (
        "pyproject.toml:23", Severity.WARNING, "imports.adopted.unmatched",
    )  # fmt: skip


def test_a_chain_between_packages_without_what_is_in_them_cannot_be_held(tmp_path: Path) -> None:
    text = TOML.replace('forbidden_modules = "shop.web"', 'forbidden_modules = "shop.web"\nas_packages = false')
    adopted = read(tmp_path, toml=text)
    _, none = adopted.resolve({"shop", "shop.web", "shop.store"})
    assert none == ()
    _, some = adopted.resolve({"shop", "shop.web", "shop.web.forms", "shop.store"})
    assert [(str(one.location), one.code) for one in some] == [("pyproject.toml:29", "imports.adopted.unmapped")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("exakt = true\n" + TACH, ":1: error: tach.toml has the unknown option 'exakt' Did you mean 'exact'?"),
        (TACH + "dependson = []\n", ":4: error: the module 'shop.web' has the unknown option 'dependson' Did you mean"),
        (TACH.replace('path = "shop.web"\n', ""), ":1: error: the module has neither 'path' nor 'paths'"),
        (TACH.replace("[]", "[1]"), ":3: error: 1 in 'depends_on' of the module 'shop.web' is neither a module"),
        (TACH.replace("[]", '[{path = "a", deprecate = true}]'), ":3: error: {'path': 'a', 'deprecate': True}"),
        (TACH + "strict = true\n", ":4: error: the module 'shop.web' is strict"),
        (TACH + 'layer = "top"\n', ":4: error: 'shop.web' stands in the unknown layer 'top'"),
        ("layers = [1]\n" + TACH, ":1: error: the layer 1 is neither a name nor a table"),
        ('root_module = "alow"\n' + TACH, ":1: error: 'root_module' of tach.toml is 'alow', but it must be"),
        ('source_roots = ["shpo"]\n' + TACH, ":1: error: there is no folder 'shpo' Did you mean 'shop'?"),
        ("include_string_imports = true\n" + TACH, ":1: error: 'include_string_imports': names in texts"),
        (TACH + "[plugins.django]\n", ":4: error: plugins of Tach"),
        (TACH + '[rules]\nunused_ignore_directives = "error"\n', ":5: error: 'unused_ignore_directives' is an error"),
        (TACH + '[rules]\nlocal_import = "off"\n', ":5: error: the rules has the unknown option 'local_import' Did"),
        (TACH + '[[interfaces]]\nfrom = ["a"]\n', ":4: error: the interface 'a' has no 'expose'"),
        (TACH + '[[interfaces]]\nexpose = ["("]\n', ":5: error: '(' of the interface is no regular expression"),
        (TACH + '[[interfaces]]\nexpose = []\ndata_types = "primitive"\n', ":6: error: the interface is for primitive"),
        ("modules = 1\n", ":1: error: 'modules' is no list of tables"),
        ("exact = true\n", ":1: error: tach.toml: it describes no modules"),
        (TACH.replace("shop.web", "nowhere"), ":1: error: tach.toml: none of its modules is found"),
        ('exclude = ["!a"]\n' + TACH, ":1: error: '!a' takes something in again"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_file_of_tach_is_told_with_its_line(text: str, says: str, tmp_path: Path) -> None:
    adopted = read(tmp_path, tach=text)
    assert [one.startswith(f"tach.toml{says}") for one in told(adopted)][:1] == [True], told(adopted)


def test_a_mistake_beside_code_is_told_where_it_stands(tmp_path: Path) -> None:
    lay_out(tmp_path, {"shop/tach.domain.toml": '[[modules]]\npath = "web"\nlayr = "a"\n'})
    (said,) = told(read(tmp_path, tach=TACH.replace("shop.web", "shop.store")))
    assert said.startswith("shop/tach.domain.toml:3: error: the module 'web' has the unknown option 'layr'")


def test_a_module_of_tach_that_does_not_exist_is_told_with_its_line(tmp_path: Path) -> None:
    adopted = read(tmp_path, tach=TACH + TACH.replace("shop.web", "shop.wbe"))
    _, (one,) = adopted.resolve({"shop", "shop.web", "shop.store"})
    assert (str(one.location), one.severity, one.remedy) == (
        "tach.toml:5",
        Severity.WARNING,
        "Did you mean 'shop.web'?",
    )
