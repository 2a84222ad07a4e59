"""The four layers of a scaffold, and which of them a group or an element of a model means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from trueline.model.index import Index
from trueline.model.records.elements import Element
from trueline.model.references import split

from ..python.names import words

Layer = Literal["", "interface", "application", "domain", "infrastructure"]

LAYERS: tuple[Layer, ...] = ("interface", "infrastructure", "application", "domain")
_WORDS: Mapping[Layer, str] = {
    "interface": "interface presentation api ui routers controllers endpoints",
    "application": "application service services use usecases",
    "domain": "domain entities",
    "infrastructure": "infrastructure adapters persistence repository repositories",
}
_MEANT: dict[str, Layer] = {word: layer for layer, said in _WORDS.items() for word in said.split()}


def meant(name: str) -> Layer:
    """Return the layer that a name such as `Application Layer` means; nothing where it means none."""
    for word in words(name):
        if word in _MEANT:
            return _MEANT[word]
    return ""


def layer_of(element: Element, index: Index) -> Layer:
    """Return the layer in which an element stands, by the groups of it or of what is around it."""
    path = element.id
    while path:
        around = index.elements.get(path)
        for reference in around.groups if around else ():
            group = index.groups.get(split(reference).path)
            if group is not None and (layer := meant(group.name)):
                return layer
        path = path.rpartition(".")[0]
    return ""
