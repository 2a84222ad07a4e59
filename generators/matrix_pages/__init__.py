"""Who uses whom as a table: the generator `matrix_pages`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.records.elements import Element
from trueline.model.sharing import shared
from trueline.model.workspace import Workspace

from ..pages.frame import Frame, Site
from ..pages.matrices import Heading, Matrices, Matrix
from ..pages.text import Md


@dataclass(frozen=True)
class _Row:
    """A row: who uses, how many relationships lead to each column, and to how many columns."""

    head: Md
    cells: tuple[Md, ...]
    uses: int


@dataclass(frozen=True)
class _Table:
    """A matrix as it is printed."""

    element: Element
    heads: tuple[Md, ...]
    rows: tuple[_Row, ...]
    used_by: tuple[int, ...]


class MatrixPages:
    """Writes `matrix.md`: for each system and container, which of its parts uses which, and how often."""

    api = GENERATOR_API
    name = "matrix_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield a page for each architecture with parts that use each other."""
        matrices = shared(workspace, Matrices)
        for frame in Site(workspace, options).frames("matrix"):
            tables = [_table(frame, matrix) for matrix in matrices.of(frame.architecture)]
            if tables:
                yield frame.artefact("matrix_pages/page.md.j2", tables=tables)


def _table(frame: Frame, matrix: Matrix) -> _Table:
    size = range(len(matrix.headings))
    heads = tuple(_head(frame, heading) for heading in matrix.headings)
    rows = tuple(
        _Row(
            heads[row],
            tuple(_cell(frame, matrix, row, column) for column in size),
            sum((row, column) in matrix.counts for column in size),
        )
        for row in size
    )
    used_by = tuple(sum((row, column) in matrix.counts for row in size) for column in size)
    return _Table(matrix.of, heads, rows, used_by)


def _head(frame: Frame, heading: Heading) -> Md:
    return frame.link(heading.element, heading.title) if heading.element else Md(frame.link("", heading.title))


def _cell(frame: Frame, matrix: Matrix, row: int, column: int) -> Md:
    """Return how many relationships there are, with the way to where they are told; a dot on the diagonal."""
    if row == column:
        return Md("·")
    count = matrix.counts.get((row, column), 0)
    source = matrix.headings[row].element
    if not count:
        return Md()
    return frame.link(source, str(count)) if source else Md(count)
