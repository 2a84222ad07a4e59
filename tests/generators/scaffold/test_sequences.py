"""Whatever the order in which the model changes and people write: what is theirs stays, the rest is as made new."""

from __future__ import annotations

import copy
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from trueline.generators.scaffold import Target, Templates, find, generate
from trueline.model.forms import from_data
from trueline.model.protocols import Artefact
from trueline.model.workspace import Workspace
from trueline.workspace import scaffolding
from trueline.workspace.configuration import read_configuration
from trueline.workspace.discovery import find_project
from trueline.workspace.scaffolding import Scaffold

LIBRARY = yaml.safe_load((Path(__file__).parent / "library.yaml").read_text())
MARK = "# written by hand: "
HISTORY = "migrations/"  # revisions are the history of a folder, which another folder does not have
SMALL = st.integers(0, 2)
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)


@dataclass(slots=True)
class Model:
    """The library, and what was changed of it."""

    data: dict[str, Any] = field(default_factory=lambda: copy.deepcopy(LIBRARY))

    def target(self) -> Target:
        """Return the library as what is scaffolded."""
        return find(Workspace((from_data(copy.deepcopy(self.data)),)), "library/library")

    def toggle(self, kind: str, record: dict[str, Any]) -> None:
        """Add a record, or take it away where it is there already."""
        listed = self.data[kind]
        if record in listed:
            listed.remove(record)
        else:
            listed.append(record)


class Life(RuleBasedStateMachine):
    """A folder, its model, and somebody who writes into it."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp())
        (self.root / "trueline.toml").write_text('architectures = ["library.yaml"]\n')
        self.model = Model()
        self.lines = 0
        self.mine: dict[str, str] = {}  # files written once that were edited, as they were left
        self.marks: dict[str, list[str]] = {}  # lines put into files that are merged
        self.apply()

    def teardown(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    # ---- the model changes ---------------------------------------------------------------------------------------

    @rule(number=SMALL)
    def endpoint(self, number: int) -> None:
        self.model.toggle(
            "endpoints",
            {
                "id": f"library.api.http.list-{number}", "name": f"GET /lists/{number}", "method": "GET",
                "interface": "interface:library.api.http", "path": f"/lists/{number}", "responses": [{"status": 204}],
            },
        )  # fmt: skip
        self.apply()

    @rule(name=st.sampled_from(["reader", "member", "class", "borrower"]))
    def field_name(self, name: str) -> None:
        self.model.data["commands"][0]["payload"][1]["name"] = name
        self.apply()

    @rule(number=SMALL)
    def column(self, number: int) -> None:
        column = {"name": f"extra_{number}", "type": "int", "nullable": True}
        attributes = self.model.data["entities"][0]["attributes"]
        if column in attributes:
            attributes.remove(column)
        else:
            attributes.append(column)
        self.apply()

    @rule(number=SMALL)
    def relationship(self, number: int) -> None:
        found = [{"source": "library.api", "target": "mail", "description": f"Sends letter {number}"}]
        self.model.toggle("relationships", found[0])
        self.apply()

    @rule(number=SMALL)
    def state(self, number: int) -> None:
        machine = self.model.data["machines"][0]
        state = {"id": f"lost-{number}", "name": f"Lost {number}"}
        moved = {"source": "out", "target": state["id"], "trigger": "return", "label": str(number)}
        for listed, one in ((machine["states"], state), (machine["transitions"], moved)):
            if one in listed:
                listed.remove(one)
            else:
                listed.append(one)
        self.apply()

    @rule(failures=st.integers(1, 9))
    def threshold(self, failures: int) -> None:
        self.model.data["patterns"][0]["failures"] = failures
        self.apply()

    # ---- somebody writes -----------------------------------------------------------------------------------------

    @rule(data=st.data())
    def edit_once(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(sorted(self.files("once"))))
        file = self.folder / path
        if file.exists():
            self.insert(file, data)
            self.mine[path] = file.read_text()

    @rule(data=st.data())
    def edit_merged(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(sorted(self.files("merge"))))
        self.marks.setdefault(path, []).append(self.insert(self.folder / path, data))

    @rule(number=SMALL)
    def write_of_ones_own(self, number: int) -> None:
        path = f"src/library/domain/own_{number}.py"
        (self.folder / path).write_text(f"{MARK}{number}\n")
        self.mine[path] = f"{MARK}{number}\n"

    def insert(self, file: Path, data: st.DataObject) -> str:
        self.lines += 1
        mark = f"{MARK}{self.lines}"
        lines = file.read_text().splitlines()
        lines.insert(data.draw(st.integers(0, len(lines))), mark)
        file.write_text("\n".join(lines) + "\n")
        return mark

    # ---- what must hold ------------------------------------------------------------------------------------------

    @invariant()
    def nothing_of_theirs_is_lost(self) -> None:
        for path, text in self.mine.items():
            assert (self.folder / path).read_text() == text, path
        for path, marks in self.marks.items():
            held = (self.folder / path).read_text().splitlines()
            assert [held.count(mark) for mark in marks] == [1] * len(marks), path

    @invariant()
    def everything_else_is_as_if_made_afresh(self) -> None:
        fresh = {
            one.path: one.content for one in generate(self.model.target(), Templates()) if isinstance(one, Artefact)
        }
        held = {path: text for path, text in self.texts() if not path.startswith((HISTORY, *self.mine))}
        for path, text in fresh.items():
            if not path.startswith(HISTORY) and path not in self.mine:
                assert "\n".join(self.theirs_out(path, held.pop(path))) == "\n".join(text.splitlines()), path
        assert held == {}

    @invariant()
    def a_second_time_nothing_changes(self) -> None:
        result = scaffolding.plan(self.scaffold(), self.make)
        assert (result.changes, result.differs) == ((), False)

    def theirs_out(self, path: str, text: str) -> list[str]:
        return [line for line in text.splitlines() if line not in self.marks.get(path, ())]

    # ---- how it is done ------------------------------------------------------------------------------------------

    @property
    def folder(self) -> Path:
        return self.root / "out"

    def scaffold(self) -> Scaffold:
        project = find_project(self.root)
        target = self.model.target()
        return Scaffold(
            project, read_configuration(project), target.reference, frozenset(), target.package, self.folder, "out"
        )

    def make(self, before: scaffolding.Before) -> Iterator[Any]:
        return iter(list(generate(self.model.target(), Templates(), before)))

    def apply(self) -> None:
        result = scaffolding.apply(self.scaffold(), self.make)
        assert result.refused == ()
        for change in result.conflicts:
            file = self.folder / change.key.path
            file.write_text(resolved(file.read_text()))
        if result.conflicts:
            scaffolding.apply(self.scaffold(), self.make)

    def files(self, ownership: str) -> list[str]:
        return [
            one.path
            for one in generate(self.model.target(), Templates())
            if isinstance(one, Artefact) and one.ownership == ownership and not one.path.startswith(HISTORY)
        ]

    def texts(self) -> Iterator[tuple[str, str]]:
        for file in sorted(self.folder.rglob("*")):
            path = file.relative_to(self.folder).as_posix()
            if file.is_file() and not path.startswith(".trueline/"):
                yield path, file.read_text()


def resolved(text: str) -> str:
    """Resolve conflicts as a person would: what is generated now, and every line of one's own."""
    side, lines, kept = "", list[str](), list[str]()
    for line in text.splitlines():
        if line.startswith("<<<<<<< "):
            side, kept = "yours", []
        elif line.startswith("||||||| "):
            side = "last"
        elif line == "=======" and side:
            side = "now"
        elif line.startswith(">>>>>>> "):
            lines += kept
            side = ""
        elif side == "yours":
            kept += [line] if line.startswith(MARK) else []
        elif side != "last":
            lines.append(line)
    return "\n".join(lines) + "\n"


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=12, stateful_step_count=10, deadline=None, database=None, suppress_health_check=SLOW
)
