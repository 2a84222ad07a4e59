"""The life of a module: scaffolded, written on by hand, and scaffolded again after its model has changed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent
HERE = Path(__file__).parent

BORROW = '''"""Lend a book to a member."""

from __future__ import annotations

from uuid import uuid4

from ..domain._generated.machines import LoanState
from ._generated import ports, schemas, use_cases


class BorrowBook(use_cases.BorrowBook):
    """Lend a book to a member, and remind them of it."""

    def __init__(self, mail: ports.Mail) -> None:
        self._mail = mail

    async def __call__(self, *, body: schemas.BorrowBook) -> schemas.Loan:
        """Answer `POST /v1/loans`."""
        await self._mail.remind_members(body.reader)
        return schemas.Loan(id=uuid4(), title=body.title, state=LoanState.OUT)
'''
RETURN = '''"""Take a book back."""

from __future__ import annotations

from typing import assert_never
from uuid import UUID

from ..domain._generated.machines import LoanState
from ._generated import schemas, use_cases


class ReturnBook(use_cases.ReturnBook):
    """Take a book back."""

    async def __call__(self, *, loan: UUID) -> schemas.Loan:
        """Answer `POST /v1/loans/{loan}/return`."""
        return schemas.Loan(id=loan, title=_said(LoanState.OUT), state=LoanState.RETURNED)


def _said(state: LoanState) -> str:
    match state:
        case LoanState.OUT:
            return "on its way"
        case LoanState.RETURNED:
            return "on the shelf"
        case _:
            assert_never(state)
'''
MAIL = '''"""How Library reaches Mail."""

from __future__ import annotations

from typing import final
from uuid import UUID

from typing_extensions import override

from ..application._generated import ports


@final
class MailAdapter(ports.Mail):
    """Prints letters, until there is a post office."""

    @override
    async def remind_members(self, reader: UUID) -> None:
        """Remind a member."""
        print(f"Dear {reader}, bring it back.")
'''
BY_HAND = {
    "src/library/application/borrow_book.py": BORROW,
    "src/library/application/return_book.py": RETURN,
    "src/library/infrastructure/mail.py": MAIL,
}
LIST = """\
- id: library.api.http.list
  name: GET /loans
  interface: interface:library.api.http
  method: GET
  path: /loans
  responses: [{status: 200, body: "class:library.api.loan", many: true}]
"""
CHANGES = (
    ("name: reader, type: uuid}\n- id: library.api.return", "name: member, type: uuid}\n- id: library.api.return"),
    ("  - {name: reader, type: uuid}\n", "  - {name: member, type: uuid}\n"),
    ("classes:\n", f"{LIST}classes:\n"),
    ("  triggers:\n", "  - {id: lost, name: Lost, final: true}\n  triggers:\n"),
    ("- {source: library.api, target: mail, description: Reminds members}\n", ""),
    ("failures: 5", "failures: 8"),
)


class Project:
    """A project with the model of a library, and its scaffold in `out`."""

    def __init__(self, root: Path) -> None:
        self.root, self.out = root, root / "out"
        (root / "trueline.toml").write_text('architectures = ["library.yaml"]\n')
        self.model = root / "library.yaml"
        self.model.write_text((HERE / "library.yaml").read_text())

    def scaffold(self, verb: str, *options: str) -> tuple[int, str]:
        """Run a command of the scaffold; return its status, and what it said."""
        command = [str(BIN / "trueline"), "scaffold", verb, "library/library", "--into", "out", *options]
        done = subprocess.run(command, cwd=self.root, text=True, capture_output=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def change(self, old: str, new: str) -> None:
        """Change the text of the model in one place or more."""
        text = self.model.read_text()
        assert old in text
        self.model.write_text(text.replace(old, new))

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a file by hand."""
        file = self.out / path
        text = file.read_text()
        assert text.count(old) == 1
        file.write_text(text.replace(old, new))

    def type_errors(self) -> set[tuple[str, int]]:
        """Return file and line of everything that mypy finds."""
        command = [str(BIN / "mypy"), "--strict", "--cache-dir", str(self.root / "mypy")]
        done = subprocess.run(command, cwd=self.out, text=True, capture_output=True, check=False)
        return {(found[1], int(found[2])) for found in re.finditer(r"^(\S+?):(\d+): error", done.stdout, re.M)}

    def files(self) -> dict[str, bytes]:
        """Return every file of the scaffold."""
        return {str(file.relative_to(self.out)): file.read_bytes() for file in self.out.rglob("*") if file.is_file()}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A library that was scaffolded, and gone on with by hand."""
    made = Project(tmp_path)
    status, said = made.scaffold("apply")
    assert status == 0, said
    for path, text in BY_HAND.items():
        assert (made.out / path).is_file()
        (made.out / path).write_text(text)
    made.edit(
        "src/library/composition.py",
        "borrow_book: BorrowBook = field(default_factory=BorrowBook)",
        "borrow_book: BorrowBook = field(default_factory=lambda: BorrowBook(MailAdapter()))",
    )
    made.edit("pyproject.toml", "[tool.mypy]\n", "[tool.coverage.run]\nbranch = true\n\n[tool.mypy]\n")
    return made


def test_a_module_lives_on_when_its_model_changes(project: Project) -> None:
    assert project.type_errors() == set()
    assert project.scaffold("check")[0] == 0
    for old, new in CHANGES:
        project.change(old, new)
    before = project.files()

    status, said = project.scaffold("plan")
    assert status == 0
    assert project.files() == before
    for line in (
        "src/library/application/get_loans.py",
        "src/library/application/_generated/schemas.py",
        "src/library/domain/_generated/machines.py",
        "src/library/composition.py",
        "+            failures=8,",
    ):
        assert line in said, said

    status, said = project.scaffold("apply")
    assert status == 0, said
    for path, text in BY_HAND.items():
        assert (project.out / path).read_text() == text
    assert "[tool.coverage.run]\nbranch = true\n" in (project.out / "pyproject.toml").read_text()
    assert (project.out / "src/library/application/get_loans.py").is_file()
    assert project.type_errors() == {
        *_at(project, "src/library/application/borrow_book.py", "ports.Mail", "body.reader"),
        *_at(project, "src/library/application/return_book.py", "assert_never(state)"),
        *_at(project, "src/library/infrastructure/mail.py", "class MailAdapter"),
        *_at(project, "src/library/composition.py", "BorrowBook(MailAdapter())"),
    }

    after = project.files()
    status, said = project.scaffold("apply")
    assert (status, project.files()) == (0, after)
    assert "0 written, 0 removed" in said
    assert project.scaffold("check")[0] == 0


def test_revisions_survive_a_snapshot_that_was_edited(project: Project) -> None:
    """As a merge of branches may leave it: with marks it stops everything, resolved it is where the next one begins."""
    project.change("  - {name: title, type: string, length: 200}", "  - {name: title, type: string, length: 300}")
    assert project.scaffold("apply")[0] == 0
    snapshot = project.out / "migrations/schema.json"
    text = snapshot.read_text()
    before = project.files()
    snapshot.write_text(f"<<<<<<< ours\n{text}")
    status, said = project.scaffold("apply", "--force")
    assert status == 2
    assert "migrations/schema.json:1: error: the snapshot of the database cannot be read" in said
    snapshot.write_text(text.replace('"length": 300', '"length": 250'))
    assert project.scaffold("apply")[0] == 2
    status, said = project.scaffold("apply", "--force")
    assert status == 0, said
    revisions = sorted(path for path in project.files() if path.startswith("migrations/versions/"))
    assert len(revisions) == 3
    assert all(project.files()[path] == before[path] for path in revisions[:2])


def _at(project: Project, path: str, *parts: str) -> set[tuple[str, int]]:
    """Return file and line of each text in a file."""
    lines = (project.out / path).read_text().splitlines()
    found = {(path, number) for number, line in enumerate(lines, start=1) if any(part in line for part in parts)}
    assert len(found) == len(parts)
    return found
