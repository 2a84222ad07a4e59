"""What the real `tach check` says of a folder, as lines."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

_KINDS = {
    "UndeclaredDependency": "imports.closed-world",
    "LayerViolation": "imports.layers",
    "ClosedLayerViolation": "imports.layers",
    "ForbiddenDependency": "imports.forbidden",
    "PrivateDependency": "imports.interface",
}


def verdicts(folder: Path, tach: str) -> list[str]:
    """Return the verdicts of the program `tach`; `error` where it finds a mistake in the settings."""
    ended = subprocess.run([tach, "check", "--output", "json"], cwd=folder, capture_output=True, text=True, check=False)
    try:
        said = json.loads(ended.stdout)
    except json.JSONDecodeError:
        return ["error"]
    if not isinstance(said, list) or any(one.get("Global", {}).get("severity") == "Error" for one in said):
        return ["error"]
    found: set[str] = set()
    for one in (one["Located"] for one in said if "Located" in one):
        ((kind, details),) = one["details"]["Code"].items() if one["severity"] == "Error" else (("", {}),)
        if kind:
            ends = f"{details['usage_module']} -> {details['definition_module']}"
            found.add(f"{one['file_path']} {_KINDS[kind]} {ends}")
    return sorted(found)
