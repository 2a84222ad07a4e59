"""What the sample report looks like in each format: `data/expected/`."""

from __future__ import annotations

from pathlib import Path

from tests.golden import UPDATE

DATA = Path(__file__).parent / "data"


def check_expected(name: str, made: str) -> None:
    """Compare a text with the file that was looked at."""
    path = DATA / "expected" / name
    if UPDATE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text(encoding="utf-8")
