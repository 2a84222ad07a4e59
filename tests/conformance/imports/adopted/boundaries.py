"""Small projects of Tach, with what `tach check` 0.35.3 says of each.

A verdict is a line: the file, what is wrong, the module it is in, and the module it reaches. `error` says that Tach
finds a mistake in the settings and checks nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Case:
    """A project: its settings, its code, and the files beside it."""

    settings: str
    files: dict[str, str]
    file: str = "tach.toml"
    also: dict[str, str] = field(default_factory=dict)


def modules(**described: str) -> str:
    """Return tables of modules: for each name its options, apart by semicolons; `__` is a dot in a name."""
    return "".join(
        f'[[modules]]\npath = "{name.replace("__", ".")}"\n'
        + "".join(f"{line.strip()}\n" for line in options.split(";"))
        for name, options in described.items()
    )


CORE = {
    "core/__init__.py": "",
    "core/parts.py": "",
    "core/sub/__init__.py": "",
    "core/sub/deep.py": "from core import parts\nimport core\n",
    "user.py": "from core import parts, get\nimport core\nfrom core.sub import deep, put\nfrom core.parts import One\n",
    "admin.py": "from core import get, put\nfrom core.sub import *\n",
}
STACK = {
    "top.py": "import middle\nimport low\nimport lower\n",
    "middle.py": "import low\nimport top\nimport lower\n",
    "low.py": "import lower\nimport top\n",
    "lower.py": "",
}
LAYERS = 'layers = ["ui", "logic", "data"]\n'
CLOSED = 'layers = ["ui", {name = "logic", closed = true}, "data"]\n'
NOTHING = "depends_on = []"


def interface(expose: str, *more: str) -> str:
    """Return a table of an interface."""
    return "\n".join(["[[interfaces]]", f"expose = {expose}", *more]) + "\n"


CASES: dict[str, Case] = {
    "what is not declared": Case(modules(core=NOTHING, user=NOTHING, admin='depends_on = ["core"]'), CORE),
    "without depends_on": Case(modules(core=NOTHING, user="", admin=""), CORE),
    "a pattern of dependencies": Case(
        modules(core=NOTHING, user='depends_on = ["c*"]', admin='depends_on = ["core.**"]'), CORE
    ),
    "one module in another": Case(modules(core=NOTHING, core__sub=NOTHING, user='depends_on = ["core"]'), CORE),
    "a pattern of modules": Case(modules(**{"core.*": NOTHING, "user": 'depends_on = ["core.parts"]'}), CORE),
    "a pattern of whole packages": Case(modules(**{"core.**": NOTHING, "user": ""}), CORE),
    "a module after its pattern": Case(
        modules(**{"core.*": NOTHING, "core.parts": "utility = true; depends_on = []"}), CORE
    ),
    "a module before its pattern": Case(modules(**{"core.parts": NOTHING, "core.*": NOTHING}), CORE),
    "several modules in one table": Case(
        '[[modules]]\npaths = ["user", "admin"]\ndepends_on = []\n' + modules(core=""), CORE
    ),
    "a deprecated dependency": Case(
        modules(core=NOTHING, user='depends_on = [{path = "core", deprecated = true}]'), CORE
    ),
    "what is prohibited": Case(
        modules(core="", core__sub='cannot_depend_on = ["core"]', user='cannot_depend_on = ["core.*"]'), CORE
    ),
    "what is declared and prohibited": Case(
        modules(core="", user='depends_on = ["core"]; cannot_depend_on = ["core"]', core__sub="utility = true"), CORE
    ),
    "a utility": Case(modules(core="utility = true; depends_on = []", user=NOTHING, core__sub=NOTHING), CORE),
    "an unchecked module": Case(modules(core="", user="unchecked = true; depends_on = []", admin=NOTHING), CORE),
    "layers": Case(
        LAYERS + modules(top='layer = "ui"', middle='layer = "logic"', low='layer = "data"', lower='layer = "data"'),
        STACK,
    ),
    "dependencies in a layer": Case(
        LAYERS
        + modules(
            top='layer = "ui"; depends_on = []',
            middle='layer = "logic"; depends_on = []',
            low='layer = "data"; depends_on = []',
            lower='layer = "data"; depends_on = []',
        ),
        STACK,
    ),
    "modules in no layer": Case(
        LAYERS + modules(top='layer = "data"; depends_on = []', middle=NOTHING, low='layer = "ui"'), STACK
    ),
    "a closed layer": Case(
        CLOSED
        + modules(
            top='layer = "ui"',
            middle='layer = "logic"; cannot_depend_on = ["low"]',
            low='layer = "data"',
            lower='layer = "data"; utility = true',
        ),
        STACK,
    ),
    "layers with explicit dependencies": Case(
        "layers_explicit_depends_on = true\n"
        + LAYERS
        + modules(
            top='layer = "ui"; depends_on = ["middle"]',
            middle='layer = "logic"; depends_on = []',
            low='layer = "data"; depends_on = []',
            lower='layer = "data"; utility = true; depends_on = []',
        ),
        STACK,
    ),
    "layers and an unchecked module": Case(
        LAYERS
        + modules(
            top='layer = "data"; depends_on = []; unchecked = true',
            middle='layer = "logic"',
            low='layer = "ui"',
            lower='layer = "ui"',
        ),
        STACK,
    ),
    "a module in a layer around one in none": Case(
        LAYERS + modules(core='layer = "data"', core__sub="", user='layer = "ui"', admin=""),
        {**CORE, "core/sub/deep.py": "import user\n", "core/parts.py": "import user\n"},
    ),
    "an interface": Case(modules(core="", user="", admin="") + interface('["get"]', 'from = ["core"]'), CORE),
    "an interface of everything": Case(modules(core="", core__sub="", user="", admin="") + interface('["get"]'), CORE),
    "an interface with alternatives": Case(
        modules(core="", user="", admin="") + interface('["get|ts"]', 'from = ["co.*"]'), CORE
    ),
    "an interface without anything": Case(
        modules(core="", user="", admin="") + interface("[]", 'from = ["core"]'), CORE
    ),
    "an interface for some": Case(
        modules(core="", user="", admin="")
        + interface('["get"]', 'from = ["core"]')
        + interface('["put"]', 'from = ["core"]', 'visibility = ["admin"]'),
        CORE,
    ),
    "an interface for some alone": Case(
        modules(core="", user="", admin="")
        + interface('["get"]', 'from = ["core"]')
        + interface('["put"]', 'from = ["core"]', 'visibility = ["admin"]', "exclusive = true"),
        CORE,
    ),
    "an interface for nobody else": Case(
        modules(core="", user="", admin="") + interface('["put"]', 'from = ["core"]', 'visibility = ["admin"]'), CORE
    ),
    "an interface and a module inside": Case(
        modules(core="", core__sub="", user="", admin="unchecked = true") + interface('["get"]', 'from = ["core"]'),
        CORE,
    ),
    "code outside that does not count": Case(
        'root_module = "ignore"\n' + modules(core=NOTHING), {**CORE, "core/parts.py": "import user\n"}
    ),
    "code outside that counts": Case(
        'root_module = "allow"\n' + modules(core=NOTHING), {**CORE, "core/parts.py": "import user\n"}
    ),
    "code outside that is declared": Case(
        'root_module = "allow"\n' + modules(**{"core": 'depends_on = ["<root>"]', "<root>": 'depends_on = ["core"]'}),
        {**CORE, "core/parts.py": "import user\n"},
    ),
    "code outside that is described as a dot": Case(
        'root_module = "dependenciesonly"\n' + modules(**{"core": NOTHING, ".": 'depends_on = ["core"]'}),
        {**CORE, "core/parts.py": "import user\n"},
    ),
    "code outside that must not be": Case(
        'root_module = "forbid"\n' + modules(core=NOTHING), {**CORE, "core/parts.py": "import user\n"}
    ),
    "imports for type checking": Case(
        modules(core="", user=NOTHING),
        {**CORE, "user.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import core\n"},
    ),
    "imports for type checking that count": Case(
        "ignore_type_checking_imports = false\n" + modules(core="", user=NOTHING),
        {**CORE, "user.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import core\n"},
    ),
    "imports in functions": Case(modules(core="", user=NOTHING), {**CORE, "user.py": "def f():\n    import core\n"}),
    "imports in functions that do not count": Case(
        modules(core="", user=NOTHING) + '[rules]\nlocal_imports = "off"\n',
        {**CORE, "user.py": "def f():\n    import core\n", "admin.py": ""},
    ),
    "an excused import": Case(modules(core="", user=NOTHING), {**CORE, "user.py": "import core  # tach-ignore\n"}),
    "an import excused above": Case(
        modules(core="", user=NOTHING, admin=NOTHING),
        {
            **CORE,
            "user.py": "# tach-ignore(not yet) get\nfrom core import get\n",
            "admin.py": "# tach-ignore put\nfrom core import get\n",
        },
    ),
    "an import excused in part": Case(
        modules(core="", user=NOTHING, admin=NOTHING),
        {
            **CORE,
            "user.py": "from core import (\n    get,  # tach-ignore\n    put,\n)\n",
            "admin.py": "from core import (\n    get,  # tach-ignore\n    put,  # tach-ignore\n)\n",
        },
    ),
    "a name excused beside a public one": Case(
        modules(core="", user="") + interface('["get"]', 'from = ["core"]'),
        {**CORE, "user.py": "from core import get, secret  # tach-ignore secret\n"},
    ),
    "a file left out": Case('exclude = ["user.py"]\n' + modules(core="", user=NOTHING, admin=NOTHING), CORE),
    "a folder left out": Case(
        'exclude = ["core/sub/"]\n' + modules(core=NOTHING, user=""), {**CORE, "core/sub/deep.py": "import user\n"}
    ),
    "a folder left out anywhere": Case(
        'exclude = ["**/sub"]\n' + modules(core=NOTHING, user=""), {**CORE, "core/sub/deep.py": "import user\n"}
    ),
    "a name left out anywhere": Case(
        'exclude = ["sub"]\n' + modules(core=NOTHING, user=""), {**CORE, "core/sub/deep.py": "import user\n"}
    ),
    "a path left out with a star": Case(
        'exclude = ["*/deep.py"]\n' + modules(core=NOTHING, user=""),
        {**CORE, "core/sub/deep.py": "import user\n", "core/deep.py": "import user\n"},
    ),
    "one of several left out": Case(
        'exclude = ["core/{parts,nothing}.py"]\n' + modules(core=NOTHING, user=NOTHING),
        {**CORE, "core/parts.py": "import user\n"},
    ),
    "source roots": Case(
        'source_roots = ["libs/*", "app"]\n' + modules(one=NOTHING, two=NOTHING),
        {"libs/a/one.py": "import two\nimport three\n", "libs/b/two.py": "", "app/three.py": ""},
    ),
    "distributions apart": Case(
        'source_roots = ["one/src", "two/src"]\n' + modules(one=NOTHING, two=NOTHING, more=NOTHING),
        {"one/src/one.py": "import two\nimport more\n", "one/src/more.py": "", "two/src/two.py": "import one\n"},
        also={"two/pyproject.toml": '[project]\nname = "two"\n'},
    ),
    "settings beside code": Case(
        'source_roots = ["src"]\n' + modules(user=NOTHING, lib=""),
        {
            "src/user.py": "import core.inner\n",
            "src/lib.py": "from core.inner import secret\n",
            "src/core/__init__.py": "import lib\nimport core.inner\n",
            "src/core/inner.py": "import core.other\nimport user\n",
            "src/core/other.py": "",
        },
        also={
            "src/core/tach.domain.toml": '[root]\ndepends_on = ["//lib"]\n\n[[modules]]\npath = "inner"\n'
            'depends_on = ["<domain_root>"]\n\n[[interfaces]]\nexpose = ["open"]\nfrom = ["inner"]\n'
        },
    ),
    "settings in pyproject.toml": Case(
        modules(core=NOTHING, user=NOTHING).replace("[[modules]]", "[[tool.tach.modules]]"), CORE, file="pyproject.toml"
    ),
    "a module that does not exist": Case(modules(core=NOTHING, user='depends_on = ["cro"]', usre=NOTHING), CORE),
    "a module that is described twice": Case(modules(core=NOTHING) + modules(core=NOTHING), CORE),
    "a dependency on what is not visible": Case(
        modules(core='visibility = ["admin"]', user='depends_on = ["core"]'), CORE
    ),
    "a dependency on what is visible": Case(modules(core='visibility = ["us*"]', user='depends_on = ["core"]'), CORE),
    "a circle": Case(
        "forbid_circular_dependencies = true\n" + modules(core='depends_on = ["user"]', user='depends_on = ["core"]'),
        CORE,
    ),
    "no circle": Case(
        "forbid_circular_dependencies = true\n" + modules(core='depends_on = ["core"]', user='depends_on = ["core"]'),
        CORE,
    ),
    "code outside that is named all the same": Case(
        'root_module = "forbid"\n' + modules(core='depends_on = ["<root>"]'), CORE
    ),
    "an unknown layer": Case(LAYERS + modules(top='layer = "iu"', middle='layer = "logic"'), STACK),
    "an unknown option": Case("exakt = true\n" + modules(core=NOTHING), CORE),
    "an unknown option of a module": Case(modules(core="dependson = []"), CORE),
    "an unknown option of an interface": Case(modules(core="") + interface("[]", "form = []"), CORE),
}

SAYS: dict[str, tuple[str, ...]] = {
    "what is not declared": ("user.py imports.closed-world user -> core",),
    "without depends_on": (),
    "a pattern of dependencies": (),
    "one module in another": (
        "core/sub/deep.py imports.closed-world core.sub -> core",
        "user.py imports.closed-world user -> core.sub",
    ),
    "a pattern of modules": (
        "core/sub/deep.py imports.closed-world core.sub -> core.parts",
        "user.py imports.closed-world user -> core.sub",
    ),
    "a pattern of whole packages": (
        "core/sub/deep.py imports.closed-world core.sub.deep -> core",
        "core/sub/deep.py imports.closed-world core.sub.deep -> core.parts",
    ),
    "a module after its pattern": (),
    "a module before its pattern": ("error",),
    "several modules in one table": (
        "admin.py imports.closed-world admin -> core",
        "user.py imports.closed-world user -> core",
    ),
    "a deprecated dependency": (),
    "what is prohibited": (
        "core/sub/deep.py imports.forbidden core.sub -> core",
        "user.py imports.forbidden user -> core.sub",
    ),
    "what is declared and prohibited": ("user.py imports.forbidden user -> core",),
    "a utility": ("user.py imports.closed-world user -> core.sub",),
    "an unchecked module": ("admin.py imports.closed-world admin -> core",),
    "layers": ("low.py imports.layers low -> top", "middle.py imports.layers middle -> top"),
    "dependencies in a layer": (
        "low.py imports.closed-world low -> lower",
        "low.py imports.layers low -> top",
        "middle.py imports.layers middle -> top",
    ),
    "modules in no layer": (
        "middle.py imports.closed-world middle -> low",
        "middle.py imports.closed-world middle -> top",
        "top.py imports.closed-world top -> middle",
        "top.py imports.layers top -> low",
    ),
    "a closed layer": (
        "low.py imports.layers low -> top",
        "middle.py imports.layers middle -> top",
        "top.py imports.layers top -> low",
        "top.py imports.layers top -> lower",
    ),
    "layers with explicit dependencies": (
        "low.py imports.layers low -> top",
        "middle.py imports.closed-world middle -> low",
        "middle.py imports.layers middle -> top",
        "top.py imports.closed-world top -> low",
    ),
    "layers and an unchecked module": (
        "middle.py imports.layers middle -> low",
        "middle.py imports.layers middle -> lower",
    ),
    "a module in a layer around one in none": ("core/parts.py imports.layers core -> user",),
    "an interface": ("admin.py imports.interface admin -> core", "user.py imports.interface user -> core"),
    "an interface of everything": (
        "admin.py imports.interface admin -> core",
        "admin.py imports.interface admin -> core.sub",
        "core/sub/deep.py imports.interface core.sub -> core",
        "user.py imports.interface user -> core",
        "user.py imports.interface user -> core.sub",
    ),
    "an interface with alternatives": (
        "admin.py imports.interface admin -> core",
        "user.py imports.interface user -> core",
    ),
    "an interface without anything": (
        "admin.py imports.interface admin -> core",
        "user.py imports.interface user -> core",
    ),
    "an interface for some": ("admin.py imports.interface admin -> core", "user.py imports.interface user -> core"),
    "an interface for some alone": (
        "admin.py imports.interface admin -> core",
        "user.py imports.interface user -> core",
    ),
    "an interface for nobody else": ("admin.py imports.interface admin -> core",),
    "an interface and a module inside": (
        "core/sub/deep.py imports.interface core.sub -> core",
        "user.py imports.interface user -> core",
    ),
    "code outside that does not count": (),
    "code outside that counts": (
        "admin.py imports.closed-world <root> -> core",
        "core/parts.py imports.closed-world core -> <root>",
        "user.py imports.closed-world <root> -> core",
    ),
    "code outside that is declared": (),
    "code outside that is described as a dot": ("core/parts.py imports.closed-world core -> <root>",),
    "code outside that must not be": (
        "admin.py imports.closed-world <root> -> core",
        "core/parts.py imports.closed-world core -> <root>",
        "user.py imports.closed-world <root> -> core",
    ),
    "imports for type checking": (),
    "imports for type checking that count": ("user.py imports.closed-world user -> core",),
    "imports in functions": ("user.py imports.closed-world user -> core",),
    "imports in functions that do not count": (),
    "an excused import": (),
    "an import excused above": ("admin.py imports.closed-world admin -> core",),
    "an import excused in part": ("user.py imports.closed-world user -> core",),
    "a name excused beside a public one": (),
    "a file left out": ("admin.py imports.closed-world admin -> core",),
    "a folder left out": (),
    "a folder left out anywhere": (),
    "a name left out anywhere": (),
    "a path left out with a star": ("core/sub/deep.py imports.closed-world core -> user",),
    "one of several left out": ("user.py imports.closed-world user -> core",),
    "source roots": ("libs/a/one.py imports.closed-world one -> two",),
    "distributions apart": ("one/src/one.py imports.closed-world one -> more",),
    "settings beside code": (
        "src/core/__init__.py imports.closed-world core -> core.inner",
        "src/core/inner.py imports.closed-world core.inner -> user",
        "src/lib.py imports.interface lib -> core.inner",
        "src/user.py imports.closed-world user -> core.inner",
    ),
    "settings in pyproject.toml": ("user.py imports.closed-world user -> core",),
    "a module that does not exist": ("user.py imports.closed-world user -> core",),
    "a module that is described twice": ("error",),
    "a dependency on what is not visible": ("error",),
    "a dependency on what is visible": (),
    "a circle": ("error",),
    "no circle": (),
    "code outside that is named all the same": ("error",),
    "an unknown layer": ("error",),
    "an unknown option": ("error",),
    "an unknown option of a module": ("error",),
    "an unknown option of an interface": ("error",),
}
