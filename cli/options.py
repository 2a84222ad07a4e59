"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

ProjectOption: TypeAlias = Annotated[
    Path,
    typer.Option("--project", "-C", metavar="FOLDER", help="Work as if started in this folder.", show_default=False),
]
JsonOption: TypeAlias = Annotated[bool, typer.Option("--json", help="Print the outcome as JSON to standard output.")]
