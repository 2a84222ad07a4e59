"""Pages of machines."""

from __future__ import annotations

from tests.generators.garage import garage
from tests.golden import check_golden
from trueline.generators.machine_pages import MachinePages
from trueline.model.protocols import Artefact, Options


def pages(**changes: object) -> dict[str, str]:
    produced = MachinePages().generate(garage(**changes), Options())
    return {each.path: each.content for each in produced if isinstance(each, Artefact)}


def test_the_pages_are_those_that_were_looked_at() -> None:
    check_golden("machine_pages", MachinePages().generate(garage(), Options()))


def test_every_trigger_has_an_answer_in_every_state() -> None:
    page = pages()["site/systems/garage/machines.md"]
    table = page.partition("**Answers to every trigger**")[2]
    assert "| In | raise | lower |" in table
    assert "| Down | → Up if count(raise) &lt; 3<br>→ Worn if count(raise) ≥ 3 | ignored: it is down |" in table
    assert "| Up | stays | → Down |" in table
    assert "| Worn | rejected | rejected |" in table


def test_what_stays_inside_a_state_is_told_in_the_table_and_not_drawn() -> None:
    page = pages()["site/systems/garage/machines.md"]
    diagram, _, rest = page.partition("```mermaid")[2].partition("```")
    assert "Complain" not in diagram
    assert "| Up | stays | raise |  | Complain |  |" in rest


def test_parameters_stand_with_their_units() -> None:
    assert "| rest | 15min | Oil has to cool |" in pages()["site/systems/garage/machines.md"]


def test_without_machines_there_is_no_page() -> None:
    assert pages(machines=[]) == {}
