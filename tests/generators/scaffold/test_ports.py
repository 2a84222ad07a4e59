"""Ports: what leaves a package, and what breaks where it leaves no more."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.generators.scaffold.kiosk import design, target
from tests.golden import check_golden
from trueline.generators.scaffold import Target, Templates, generate
from trueline.generators.scaffold.parts import ports
from trueline.generators.scaffold.ports.verbs import actions
from trueline.model import Architecture, Workspace
from trueline.model.protocols import Artefact

PACKAGE = "src/ticket_stand"
USE_CASE = '''"""Sells."""

from ._generated import ports, schemas, use_cases


class SellTicket(use_cases.SellTicket):
    """Sell a ticket."""

    def __init__(self, cards: ports.Cards, mail: ports.MailService, ledger: ports.Ledger) -> None:
        self._cards, self._mail, self._ledger = cards, mail, ledger

    async def __call__(self, *, body: schemas.SellTicket) -> None:
        """Answer `POST /tickets`."""
        async with self._ledger.transaction():
            await self._cards.charge_card(schemas.ChargeCard(card="1", cents=body.seat))
            await self._mail.send_confirmations(body.seat)
'''


def test_everything_that_leaves_has_a_port_and_an_adapter() -> None:
    check_golden("scaffold/ports", ports.files(design(target())))


def test_a_target_that_stands_alone_has_neither() -> None:
    alone = Architecture("alone", title="Alone")
    alone.system("Hermit", id="hermit").application("Cave")
    workspace = Workspace((alone.record(),))
    hermit = Target(workspace, "alone", workspace.index("alone").elements["hermit"])
    assert list(ports.files(design(hermit))) == []


@pytest.mark.parametrize(
    ("description", "names"),
    [
        ("Sends appointment reminders", ["send_appointment_reminders"]),
        ("Reads and writes accounts", ["read_accounts", "write_accounts"]),
        ("Reads/Writes", ["read", "write"]),
        ("Keeps accounts and sessions in", ["keep_accounts_and_sessions"]),
        ("Checks stock, prices and reserves items", ["check_stock_and_prices", "reserve_items"]),
        ("2. Looks up tokens (cached)", ["look_up_tokens"]),
        ("Queries the ledger when it rains", ["query_ledger"]),
        ("Exports iCal", ["export_ical"]),
        ("Imports", ["import_"]),
        ("Traces, metrics and logs", []),
        ("HTTP", []),
        ('"); import os #', ["import_os"]),
        ("", []),
    ],
)
def test_a_description_names_methods_by_its_verbs(description: str, names: list[str]) -> None:
    assert [each.name for each in actions(description)] == names


def test_what_no_longer_leaves_is_a_type_error_where_it_was_used(tmp_path: Path) -> None:
    """A method goes with its relationship, a port with its last; what was written against them no longer holds."""
    _write(tmp_path, generate(target(), Templates()))
    use_case = tmp_path / PACKAGE / "application/sell_ticket.py"
    use_case.write_text(USE_CASE)
    adapters = [tmp_path / PACKAGE / f"infrastructure/{name}.py" for name in ("mail_service", "board", "cards")]
    assert _types(tmp_path, use_case, *adapters) == []
    for gone, expected in GONE.items():
        _write(tmp_path, [next(ports.files(design(target(without=gone))))])
        found = _types(tmp_path, use_case, *adapters)
        assert [each[: len(start)] for each, start in zip(found, expected, strict=True)] == expected


GONE = {
    "Sends confirmations": [
        'infrastructure/mail_service.py:18: Method "send_confirmations" is marked as an override, but no base method',
        'application/sell_ticket.py:16: "MailService" has no attribute "send_confirmations"',
    ],
    "Looks here first": [
        'infrastructure/board.py:15: Name "ports.Board" is not defined',
        'infrastructure/board.py:15: Class cannot subclass "Board"',
    ],
}


def test_an_adapter_must_have_every_method_as_the_port_has_it(tmp_path: Path) -> None:
    _write(tmp_path, generate(target(), Templates()))
    adapter = tmp_path / PACKAGE / "infrastructure/cards.py"
    text = adapter.read_text()
    adapter.write_text(text.replace("command: schemas.ChargeCard", "command: str"))
    (found,) = _types(tmp_path, adapter)
    assert 'cards.py:18: Argument 1 of "charge_card" is incompatible' in found
    adapter.write_text(text[: text.index("    @override\n    async def find_receipts")])
    (found,) = _types(tmp_path, adapter)
    assert "cards.py:14: Final class" in found
    assert "find_receipts" in found


def _write(folder: Path, files: Iterable[object]) -> None:
    for one in files:
        if isinstance(one, Artefact):
            (folder / one.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / one.path).write_text(one.content, encoding="utf-8")


def _types(folder: Path, *files: Path) -> list[str]:
    """Return what mypy finds in `files`."""
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(folder / "cache"), *map(str, files)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    said = (line.replace(": error: ", ": ") for line in done.stdout.splitlines() if ": error: " in line)
    return [line.removeprefix(f"{PACKAGE}/").replace("src/ticket_stand/", "") for line in said]
