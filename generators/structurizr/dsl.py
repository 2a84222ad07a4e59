"""The data of a Structurizr workspace in Structurizr's own language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

Data = dict[str, Any]

_STEP = "    "
_TURNS = {"TopBottom": "tb", "BottomTop": "bt", "LeftRight": "lr", "RightLeft": "rl"}
_VIEWS = {
    "systemLandscapeViews": "systemLandscape",
    "systemContextViews": "systemContext {softwareSystemId}",
    "containerViews": "container {softwareSystemId}",
    "componentViews": "component {containerId}",
}


def print_dsl(workspace: Data) -> str:
    """Return the DSL of a workspace, as `Translation.data` gives it."""
    lines = [f"workspace {_quoted(workspace['name'])} {_quoted(workspace['description'])} {{"]
    lines += _indented(_block("model", _model(workspace["model"])))
    lines += _indented(_block("views", _views(workspace["views"])))
    return "\n".join([*lines, "}", ""])


def _model(model: Data) -> Iterator[str]:
    for person in model["people"]:
        yield f"{name(person['id'])} = person {_said(person, 'name', 'description', 'tags')}"
    for system in model["softwareSystems"]:
        yield from _element(system, "softwareSystem", "containers")
    for element in _all((*model["people"], *model["softwareSystems"])):
        for one in element["relationships"]:
            if "linkedRelationshipId" not in one:  # Structurizr implies these by itself
                ends = f"{name(one['sourceId'])} -> {name(one['destinationId'])}"
                yield f"{ends} {_said(one, 'description', 'technology', 'tags')}"
    environments: dict[str, list[Data]] = {}
    for node in model["deploymentNodes"]:
        environments.setdefault(node["environment"], []).append(node)
    for environment, nodes in environments.items():
        yield from _block(
            f"deploymentEnvironment {_quoted(environment)}", (line for node in nodes for line in _node(node))
        )


def _element(element: Data, keyword: str, inner: str) -> Iterator[str]:
    fields = ("name", "description", "tags") if keyword == "softwareSystem" else (
        "name", "description", "technology", "tags")  # fmt: skip
    head = f"{name(element['id'])} = {keyword} {_said(element, *fields)}"
    below = {"containers": ("container", "components"), "components": ("component", "")}.get(inner)
    inside = [line for each in element.get(inner, ()) for line in _element(each, *below)] if below else []
    yield from _block(head, inside) if inside else [head]


def _node(node: Data) -> Iterator[str]:
    def lines() -> Iterator[str]:
        for each in node["infrastructureNodes"]:
            yield f"infrastructureNode {_said(each, 'name', 'description', 'technology')}"
        for each in node["containerInstances"]:
            yield f"containerInstance {name(each['containerId'])}"
        for each in node["softwareSystemInstances"]:
            yield f"softwareSystemInstance {name(each['softwareSystemId'])}"
        for each in node["children"]:
            yield from _node(each)

    count = f" {_quoted('')} {node['instances']}" if node["instances"] != "1" else ""
    yield from _block(f"deploymentNode {_said(node, 'name', 'description', 'technology')}{count}", lines())


def _views(views: Data) -> Iterator[str]:
    for key, keyword in _VIEWS.items():
        for view in views[key]:
            ids = {field: name(value) for field, value in view.items() if field.endswith("Id")}
            head = f"{keyword.format(**ids)} {_quoted(view['key'])} {_quoted(view['title'])}"
            shown = [f"include {name(one['id'])}" for one in view["elements"]]
            yield from _block(head, [*shown, _layout(view)])
    for view in views["deploymentViews"]:
        head = f"deployment * {_quoted(view['environment'])} {_quoted(view['key'])} {_quoted(view['title'])}"
        yield from _block(head, ["include *", _layout(view)])
    yield from _block("styles", _styles(views["configuration"]["styles"]))


def _styles(styles: Data) -> Iterator[str]:
    for style in styles["elements"]:
        fields = [f"{field} {style[field]}" for field in ("shape", "background", "color") if field in style]
        yield from _block(f"element {_quoted(style['tag'])}", fields)
    for style in styles["relationships"]:
        yield from _block(f"relationship {style['tag']}", ["style dashed"] if style["dashed"] else [])


def _layout(view: Data) -> str:
    return f"autoLayout {_TURNS[view['automaticLayout']['rankDirection']]}"


def _block(head: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"{head} {{"
    yield from _indented(lines)
    yield "}"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"{_STEP}{line}" for line in lines)


def _said(data: Data, *fields: str) -> str:
    """Return fields in quotes, without the empty ones at the end."""
    values = [_quoted(str(data.get(field, ""))) for field in fields]
    while len(values) > 1 and values[-1] == '""':
        values.pop()
    return " ".join(values)


def _quoted(text: str) -> str:
    """Return a text in quotes, on one line.

    The language has no word for a backslash, and `${` begins a substitution: look-alikes stand for them.
    """
    line = " ".join(text.split()).replace("\\", "\N{FULLWIDTH REVERSE SOLIDUS}").replace("${", "$ {")
    return '"' + line.replace('"', '\\"') + '"'


def name(reference: str) -> str:
    """Return the identifier of an element: letters and underscores, different for different references."""
    spelled = reference.replace("_", "_U").replace(".", "__").replace("-", "_")
    return re.sub(r"\d", lambda digit: f"Z{'abcdefghij'[int(digit[0])]}", spelled)


def _all(elements: Iterable[Data]) -> Iterator[Data]:
    for element in elements:
        yield element
        yield from _all((*element.get("containers", ()), *element.get("components", ())))
