"""What one file imports, statement by statement, and how: exact names, type checking, inside functions, by a call.

Read with tree-sitter, whose grammar is of no particular version of Python and passes over what it does not know.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

Manner = Literal["type-checking", "local", "dynamic"]

_DYNAMIC: frozenset[Manner] = frozenset(("dynamic",))
_GUARDS = (b"TYPE_CHECKING", b"typing.TYPE_CHECKING", b"t.TYPE_CHECKING")
_CALLS = (b"import_module", b"importlib.import_module", b"__import__")
_IMPORTS = "(import_statement) @it (import_from_statement) @it (future_import_statement) @it (call) @it"


@dataclass(frozen=True, slots=True)
class Statement:
    """One imported name.

    Attributes:
        line: 1-based first line of the statement.
        module: absolute name of the module that is imported, or imported from.
        name: what is imported from it; `*` for everything, empty where the module itself is imported.
        manners: how: under `TYPE_CHECKING`, inside a function, by a call with a literal name.
    """

    line: int
    module: str
    name: str
    manners: frozenset[Manner]

    @property
    def candidates(self) -> tuple[str, ...]:
        """Names of the modules that it may mean, the most precise first."""
        return (f"{self.module}.{self.name}", self.module) if self.name not in ("", "*") else (self.module,)


def statements(source: bytes, module: str, *, is_package: bool) -> list[Statement]:
    """Return every import of a file, in the order of its lines.

    Args:
        source: the file as it is on the disk.
        module: its absolute name; relative imports are resolved with it.
        is_package: whether it is the `__init__.py` of the package `module`.
    """
    parser, query, cursor = _tools()
    tree = parser.parse(source)
    found: list[Statement] = []
    for node in cursor(query).captures(tree.root_node).get("it", ()):
        manners = _manners(node)
        line = node.start_point[0] + 1
        package = module if is_package else module.rpartition(".")[0]
        if node.type == "call":
            found += [Statement(line, name, "", manners | _DYNAMIC) for name in _called(node, package)]
        else:
            found += [Statement(line, base, name, manners) for base, name in _imported(node, package)]
    return sorted(found, key=lambda one: one.line)


@cache
def _tools() -> tuple[Any, Any, Any]:
    import tree_sitter
    import tree_sitter_python

    language = tree_sitter.Language(tree_sitter_python.language())
    return tree_sitter.Parser(language), tree_sitter.Query(language, _IMPORTS), tree_sitter.QueryCursor


def _imported(node: Any, package: str) -> Iterator[tuple[str, str]]:
    names = [_name(child) for child in node.children_by_field_name("name")]
    if node.type == "import_statement":
        yield from ((name, "") for name in names)
        return
    future = node.type == "future_import_statement"
    base = "__future__" if future else _absolute(_text(node.child_by_field_name("module_name")), package)
    if base is None:
        return
    if any(child.type == "wildcard_import" for child in node.children):
        yield base, "*"
    yield from ((base, name) for name in names)


def _called(node: Any, package: str) -> Iterator[str]:
    function = node.child_by_field_name("function")
    arguments = node.child_by_field_name("arguments")
    if function is None or arguments is None or function.text not in _CALLS:
        return
    literals = [_literal(child) for child in arguments.named_children]
    if literals and literals[0]:
        base = literals[1] if len(literals) > 1 and literals[1] else package
        name = _absolute(literals[0], base)
        if name:
            yield name


def _literal(node: Any) -> str:
    """Return the text of a plain string literal, also as the value of `package=`; else nothing."""
    if node.type == "keyword_argument":
        node = node.child_by_field_name("value")
    if node.type != "string" or any(child.type == "interpolation" for child in node.children):
        return ""
    return "".join(_text(child) for child in node.children if child.type == "string_content")


def _absolute(name: str, package: str) -> str | None:
    """Resolve leading dots against a package; nothing where they lead out of every package."""
    bare = name.lstrip(".")
    up = len(name) - len(bare)
    if not up:
        return name
    parts = package.split(".")
    if up > len(parts) or not package:
        return None
    base = ".".join(parts[: len(parts) - up + 1])
    return f"{base}.{bare}" if bare else base


def _name(node: Any) -> str:
    return _text(node.child_by_field_name("name") if node.type == "aliased_import" else node)


def _text(node: Any) -> str:
    """Return the text of a node without the blanks that Python allows between dots and names."""
    return "".join(node.text.decode("utf-8", "replace").split()) if node is not None else ""


def _manners(node: Any) -> frozenset[Manner]:
    found: set[Manner] = set()
    child, parent = node, node.parent
    while parent is not None:
        if parent.type in ("function_definition", "lambda"):
            found.add("local")
        elif parent.type == "if_statement" and parent.child_by_field_name("consequence") == child:
            condition = parent.child_by_field_name("condition")
            if condition is not None and condition.text in _GUARDS:
                found.add("type-checking")
        child, parent = parent, parent.parent
    return frozenset(found)
