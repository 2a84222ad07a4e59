"""Where each line of the seed documents went: a record of a model and the section of a page that shows it.

`lines/<seed>.csv` has a row for every line of a document that is not blank and stands outside its code blocks (a boxed
remark is no code). `digest` begins the SHA-256 of the stripped line, so that whoever has the document can hold the
table against it. `record` names one or more values, `page` the section that shows them (or one section a record), each
separated by a space; `omitted` says why a line has neither.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "lines"

# Why a line may be left out.
OMISSIONS = frozenset(
    {
        "end of a box",
        "heading alone: what stands below it is mapped",
        "heads of a table's columns",
        "horizontal rule",
        "label alone: what stands below it is mapped",
        "look of a box",
        "names the tool that wrote the document",
        "ruling of a table",
        "table of contents: the site makes its own",
        "tells how to see Mermaid elsewhere: the site draws its diagrams",
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a seed document."""

    seed: str
    line: int
    digest: str
    records: tuple[str, ...]
    pages: tuple[str, ...]
    omitted: str

    def __str__(self) -> str:
        return f"{self.seed}:{self.line}"

    def shown(self) -> tuple[tuple[str, str], ...]:
        """Return each record with the section that shows it."""
        pages = self.pages * len(self.records) if len(self.pages) == 1 else self.pages
        return tuple(zip(self.records, pages, strict=True))


def rows(seed: str) -> tuple[Row, ...]:
    """Return the table of one seed document."""
    with (FOLDER / f"{seed}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Row(
                seed,
                int(one["line"]),
                one["digest"],
                tuple(one["record"].split()),
                tuple(one["page"].split()),
                one["omitted"],
            )
            for one in csv.DictReader(file)
        )
