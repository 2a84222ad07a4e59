"""Sagas of a scaffold: steps in order, and classes that no longer type-check when the model's steps change."""

from __future__ import annotations

from pathlib import Path

from tests.generators.scaffold.quay import design, nobody, record, run, type_errors, write
from tests.golden import check_golden
from trueline.generators.scaffold.design import Design
from trueline.generators.scaffold.parts import application, events, machines, sagas, settings
from trueline.model.records.architecture import ArchitectureRecord
from trueline.model.records.patterns import Saga, SagaStep

TOLD = """
import asyncio
from quay_office.application._generated.errors import NotWrittenYetError
from quay_office.application._generated.settings import Settings
from quay_office.application.sagas.tow_a_ship import TowAShip

saga = TowAShip()
for step in saga.steps(Settings()):
    print(step.name, "|", step.by, "|", step.does, "|", step.within, "|", step.retry and step.retry.attempts)
    for run in filter(None, (step.run, step.undo)):
        try:
            asyncio.run(run())
        except NotWrittenYetError as error:
            print("   ", error)
"""

SAID = """\
Order | Desk | OrderTug | 0:00:07 | 4
    TowAShip.order is not written yet.
    TowAShip.undo_order is not written yet.
Pull | Tower |  | None | None
    TowAShip.pull is not written yet.
    TowAShip.undo_pull is not written yet.
Steps |  |  | 0:01:00 | None
    TowAShip.steps_2 is not written yet.
"""


def _write(folder: Path, made: Design) -> None:
    own = [each for each in application.files(made) if each.path.endswith(("/errors.py", "/__init__.py"))]
    write(folder, [*own, *(each for part in (events, machines, settings, sagas) for each in part.files(made))])


def test_sagas_become_classes_to_be_written() -> None:
    check_golden("scaffold/sagas", sagas.files(design()))


def test_a_model_without_sagas_yields_nothing() -> None:
    assert list(sagas.files(nobody())) == []


def test_steps_come_in_their_order_with_times_and_policies_of_the_settings(tmp_path: Path) -> None:
    _write(tmp_path, design())
    assert run(tmp_path, TOLD, QUAY_OFFICE_TOW_A_SHIP__ORDER="PT7S") == SAID


def test_a_changed_saga_is_a_type_error_where_it_was_written(tmp_path: Path) -> None:
    """A step more is missing in what was written by hand, a step less is overridden for nothing."""
    _write(tmp_path, design())
    files = ("quay_office/application/_generated/sagas.py", "quay_office/application/sagas/tow_a_ship.py")
    assert type_errors(tmp_path, *files, "quay_office/application/_generated/errors.py") == []
    (changed,) = (each for each in sagas.files(design(_changed())) if each.path.endswith("_generated/sagas.py"))
    write(tmp_path, [changed])
    found = type_errors(tmp_path, *files, "quay_office/application/_generated/errors.py")
    assert [each.partition(": error: ")[2] for each in found] == [
        'Final class quay_office.application.sagas.tow_a_ship.TowAShip has abstract attributes "moor"  [misc]',
        'Method "pull" is marked as an override, but no base method was found with this name  [misc]',
        'Method "undo_pull" is marked as an override, but no base method was found with this name  [misc]',
    ]


def _changed() -> ArchitectureRecord:
    """Return the quay with a saga that moors instead of pulling."""
    (saga,) = (one for one in record().patterns if isinstance(one, Saga))
    order, _, last = saga.steps
    other = saga.model_copy(update={"steps": (order, SagaStep(id="moor", name="Moor"), last)})
    return record().model_copy(
        update={"patterns": tuple(other if one.id == saga.id else one for one in record().patterns)}
    )


def test_no_use_case_takes_the_place_of_the_sagas() -> None:
    assert design().names.give("sagas", "sagas") != "sagas"
