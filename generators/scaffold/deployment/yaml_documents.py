"""YAML as people write it: short lists on one line, long texts as blocks, and what several share said once."""

from __future__ import annotations

from typing import Any

import yaml


class Row(list[str]):
    """A list that stands on one line."""


class Shared(dict[str, Any]):
    """A mapping that others take over: it has an anchor where it stands first, and an alias elsewhere."""

    def __init__(self, name: str, of: dict[Any, Any]) -> None:
        """Take what is in `of`; `name` is that of the anchor."""
        super().__init__(of)
        self.name = name


class _Merge(str):
    """The key under which a mapping takes over another one."""


MERGE = _Merge("<<")


class _Dumper(yaml.SafeDumper):
    """Writes what stands twice twice, unless it is shared on purpose."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.anchor_names: dict[int, str] = {}

    def ignore_aliases(self, data: Any) -> bool:
        return not isinstance(data, Shared)

    def generate_anchor(self, node: yaml.Node) -> str:
        return self.anchor_names[id(node)]


def _text(dumper: yaml.SafeDumper, data: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style="|" if "\n" in data else None)


def _row(dumper: yaml.SafeDumper, data: Row) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)


def _merge(dumper: yaml.SafeDumper, data: _Merge) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:merge", data)


def _shared(dumper: _Dumper, data: Shared) -> yaml.MappingNode:
    node = dumper.represent_dict(data)
    dumper.anchor_names[id(node)] = data.name
    return node


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Row, _row)
_Dumper.add_representer(_Merge, _merge)
_Dumper.add_representer(Shared, _shared)


def dumped(document: dict[Any, Any]) -> str:
    """Return a document as YAML, in its own order."""
    return yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=200)
