"""What the real import-linter says of a folder: printed as JSON, one entry a contract.

Run as a script in the folder, so that its packages are found and nothing of it stays behind.
"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

from importlinter import configuration
from importlinter.application import use_cases
from importlinter.application.app_config import settings
from importlinter.domain.contract import registry


def say() -> dict[str, Any]:
    """Return what is said of each contract: whether it is kept, and the direct imports and modules that break it."""
    configuration.configure()
    options = use_cases.read_user_options()
    use_cases._register_contract_types(options)
    session = options.session_options
    graph = settings.GRAPH_BUILDER.build(
        root_package_names=session["root_packages"],
        include_external_packages=use_cases._get_include_external_packages(options),
        exclude_type_checking_imports=use_cases._get_exclude_type_checking_imports(options),
        cache_dir=None,
    )
    said: dict[str, Any] = {}
    for each in options.contracts_options:
        try:
            contract = registry.get_contract_class(each["type"])(each["name"], session, each)
            check = contract.check(deepcopy(graph), verbose=False)
        except Exception as error:
            said[each["name"]] = {"error": f"{type(error).__name__}: {getattr(error, 'errors', error)}"}
            continue
        links: set[tuple[str, str]] = set()
        heads: set[str] = set()
        _gather(check.metadata, links, heads)
        said[each["name"]] = {"kept": check.kept, "links": sorted(links), "heads": sorted(heads)}
    return said


def _gather(data: Any, links: set[tuple[str, str]], heads: set[str]) -> None:
    if isinstance(data, dict):
        if "chain" in data:
            firsts = [data["chain"][0], *data["extra_firsts"]]
            heads.update(one["importer"] for one in firsts)
            if len(data["chain"]) == 1:
                links.update((one["importer"], one["imported"]) for one in [*firsts, *data["extra_lasts"]])
            return
        for key, value in data.items():
            if key == "undeclared_modules":
                heads.update(f"layer {module}" for module in value)
            elif key == "cycle_breakers_by_package":
                links.update(pair for pairs in value.values() for pair in pairs)
                heads.update(pair[0] for pairs in value.values() for pair in pairs)
            else:
                _gather(value, links, heads)
    elif isinstance(data, list | set | tuple):
        if data and all(isinstance(each, dict) and "line_numbers" in each for each in data):
            heads.add(next(iter(data))["importer"])
            if len(data) == 1:
                links.update((each["importer"], each["imported"]) for each in data)
            return
        for each in data:
            _gather(each, links, heads)
    elif hasattr(data, "illegal_links"):
        for link in data.illegal_links:
            _gather([link], links, heads)


if __name__ == "__main__":
    print(json.dumps(say()))
