"""Settings of a scaffold: every number of its policies, as the model has it or as the environment says."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from tests.generators.scaffold.quay import design, nobody, record, run, write
from tests.golden import check_golden
from trueline.generators.scaffold.parts import events, machines, settings
from trueline.generators.scaffold.policies.patterns import POLICIES
from trueline.generators.scaffold.python.amounts import expression, name_of, type_of
from trueline.model.diagnostics import TruelineError
from trueline.model.records.architecture import ArchitectureRecord
from trueline.model.records.base import Named
from trueline.model.records.patterns import Saga, SagaStep
from trueline.model.records.qualities import Measure, Quality
from trueline.model.records.quantities import Quantity

READ = """
from pathlib import Path
from pydantic import ValidationError
from quay_office.application._generated.settings import Settings
try:
    found = Settings()
except ValidationError as error:
    print(*(".".join(map(str, each["loc"])) + ": " + each["type"] for each in error.errors()), sep="\\n")
else:
    print(found.ask_again.attempts, found.ask_again.first_pause, found.ask_again.jitter, found.storm.within)
    print(found.berth.patience, found.berth.most_calls, found.paper.roll_bytes, found.desk_configuration.name)
"""


def test_policies_become_settings() -> None:
    check_golden("scaffold/settings", settings.files(design()))


def test_a_model_without_policies_yields_nothing() -> None:
    assert list(settings.files(nobody())) == []


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scaffold with everything that settings need."""
    folder, made = tmp_path_factory.mktemp("settings"), design()
    write(folder, [each for part in (events, machines, settings) for each in part.files(made)])
    return folder


def test_without_an_environment_settings_are_what_the_model_says(package: Path) -> None:
    assert run(package, READ).splitlines() == ["4 0:00:00.050000 True 0:01:30", "0:15:00 3 2097152 desk.yaml"]


def test_the_environment_changes_one_setting_of_a_group_and_leaves_the_others(package: Path) -> None:
    said = run(
        package, READ, QUAY_OFFICE_ASK_AGAIN__ATTEMPTS="7", QUAY_OFFICE_STORM__WITHIN="PT2M",
        QUAY_OFFICE_BERTH__PATIENCE="00:20:00", QUAY_OFFICE_PAPER__ROLL_BYTES="10",
        QUAY_OFFICE_DESK_CONFIGURATION="/etc/other.yaml",
    )  # fmt: skip
    assert said.splitlines() == ["7 0:00:00.050000 True 0:02:00", "0:20:00 3 10 other.yaml"]


def test_an_environment_that_the_model_does_not_allow_is_refused(package: Path) -> None:
    said = run(
        package, READ, QUAY_OFFICE_ASK_AGAIN__ATTEMPTS="0", QUAY_OFFICE_STORM__FALURES="2",
        QUAY_OFFICE_TIDES__TTL="soon", QUAY_OFFICE_FEW_AT_ONCE__QUEUE="-1", QUAY_OFFICE_BERTH__MOST_CALLS="many",
    )  # fmt: skip
    assert said.splitlines() == [
        "ask_again.attempts: greater_than_equal",
        "storm.falures: extra_forbidden",
        "few_at_once.queue: greater_than_equal",
        "tides.ttl: time_delta_parsing",
        "berth.most_calls: int_parsing",
    ]


@pytest.mark.parametrize("pattern", ["ask-again", "storm", "few-at-once", "tides", "outbox"])
def test_a_changed_threshold_changes_one_line(pattern: str) -> None:
    number = {
        "ask-again": "attempts",
        "storm": "failures",
        "few-at-once": "limit",
        "tides": "loaders",
        "outbox": "batch",
    }
    kept = [one for one in record().patterns if not one.id.endswith(pattern)]
    (changed,) = (one for one in record().patterns if one.id.endswith(pattern))
    assert len(kept) == len(record().patterns) - 1
    patterns = tuple(
        one.model_copy(update={number[pattern]: 77}) if one.id == changed.id else one for one in record().patterns
    )
    assert len(_changes(record().model_copy(update={"patterns": patterns}))) == 2


def test_a_changed_timer_of_a_machine_changes_nothing_but_the_machine() -> None:
    berth, signal = record().machines
    patience, most = berth.parameters
    longer = patience.model_copy(update={"value": Quantity(20, "min")})
    changed = berth.model_copy(update={"parameters": (longer, most)})
    assert _changes(record().model_copy(update={"machines": (changed, signal)})) == []


def _changes(changed: ArchitectureRecord) -> list[str]:
    """Return the lines that differ, without those that say what file this is."""
    before, after = (next(settings.files(made)).content.splitlines()[2:] for made in (design(), design(changed)))
    lines = difflib.unified_diff(before, after, lineterm="", n=0)
    return [each for each in lines if each[:1] in "+-" and each[:3] not in ("+++", "---")]


def test_every_number_of_a_pattern_is_in_its_policy() -> None:
    """A pattern with a number more needs a policy with one more."""
    for pattern, (_, fields) in POLICIES.items():
        own = {name: one for name, one in pattern.model_fields.items() if name not in Named.model_fields}
        amounts = (int, float, bool, Quantity)
        assert [name for name, one in own.items() if one.annotation in amounts] == list(fields)
    sagas = {name for name, one in SagaStep.model_fields.items() if one.annotation in (int, float, Quantity)}
    assert sagas == set()
    assert "steps" in Saga.model_fields


def test_a_quality_that_is_a_target_is_no_setting() -> None:
    names = {one.name for one in design().settings.settings}
    assert "quick" not in names
    assert {"pool", "paper"} <= names


def test_what_others_are_held_to_is_no_setting_either() -> None:
    elsewhere = Quality(
        id="far", name="Far", characteristic="other", of=("sea/chart",),
        measures=(Measure(name="wait", comparison="==", value=Quantity(1, "s")),),
    )  # fmt: skip
    changed = record().model_copy(update={"qualities": (elsewhere,)})
    assert "far" not in {one.name for one in design(changed).settings.settings}


@pytest.mark.parametrize(
    ("text", "name", "type_", "code"),
    [
        ("100ms", "wait", "timedelta", "timedelta(milliseconds=100)"),
        ("1.5h", "wait", "timedelta", "timedelta(hours=1.5)"), ("0s", "wait", "timedelta", "timedelta(0)"),
        ("2GiB", "wait_bytes", "int", "2 * 1024**3"),
        ("1.5kB", "wait_bytes", "int", "1500"), ("95%", "wait_share", "float", "0.95"),
        ("10000/s", "wait_per_second", "float", "10000.0"), ("3", "wait", "int", "3"), ("2.5", "wait", "float", "2.5"),
    ],
)  # fmt: skip
def test_an_amount_tells_its_unit_by_its_type_or_its_name(text: str, name: str, type_: str, code: str) -> None:
    amount = Quantity.parse(text)
    assert (name_of("wait", amount), type_of(amount), expression(amount)) == (name, type_, code)


def test_a_time_that_python_cannot_hold_is_refused() -> None:
    with pytest.raises(TruelineError, match="longer than"):
        expression(Quantity.parse("9999999999d"))
