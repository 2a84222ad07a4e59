"""What pages of flows, processes, machines and patterns say below their diagrams."""

from __future__ import annotations

from tests.generators.garage import garage
from trueline.generators.flow_pages import FlowPages
from trueline.generators.machine_pages import MachinePages
from trueline.generators.pattern_pages import PatternPages
from trueline.generators.process_pages import ProcessPages
from trueline.model import Generator
from trueline.model.protocols import Artefact, Options


def pages(generator: Generator, **changes: object) -> dict[str, str]:
    produced = generator.generate(garage(**changes), Options())
    return {each.path: each.content for each in produced if isinstance(each, Artefact)}


def test_dynamic_views_have_a_page_of_their_own() -> None:
    made = pages(FlowPages())
    assert sorted(made) == ["site/systems/garage/dynamic.md", "site/systems/garage/flows.md"]
    assert "Lift it [rope]" in made["site/systems/garage/dynamic.md"]
    assert "A look inside" not in made["site/systems/garage/flows.md"]


def test_a_flow_leads_to_who_takes_part_and_what_it_is_about() -> None:
    page = pages(FlowPages())["site/systems/garage/flows.md"]
    assert "- Who takes part: [Driver](elements/driver.md), [Desk](elements/shop.desk.md)" in page
    assert "[POST /orders](interfaces.md#endpoint--" in page
    assert "[Booked](messages.md#event--" in page


def test_without_flows_there_is_no_page() -> None:
    assert pages(FlowPages(), flows=[]) == {}


def test_a_process_says_who_does_a_step_and_by_which_policy() -> None:
    page = pages(ProcessPages())["site/systems/garage/processes.md"]
    row = next(line for line in page.splitlines() if line.startswith("| Order the part |"))
    assert "[Desk](elements/shop.desk.md)" in row
    assert "[Ring again](patterns.md#pattern--" in row
    assert row.endswith("| By telephone |")
    assert "<details" in page


def test_without_processes_there_is_no_page() -> None:
    assert pages(ProcessPages(), processes=[]) == {}


def test_every_trigger_has_an_answer_in_every_state() -> None:
    page = pages(MachinePages())["site/systems/garage/machines.md"]
    table = page.partition("**Answers to every trigger**")[2]
    assert "| In | raise | lower |" in table
    assert "| Down | → Up if count(raise) &lt; 3<br>→ Worn if count(raise) ≥ 3 | ignored: it is down |" in table
    assert "| Up | stays | → Down |" in table
    assert "| Worn | rejected | rejected |" in table


def test_what_stays_inside_a_state_is_told_in_the_table_and_not_drawn() -> None:
    page = pages(MachinePages())["site/systems/garage/machines.md"]
    diagram, _, rest = page.partition("```mermaid")[2].partition("```")
    assert "Complain" not in diagram
    assert "| Up | stays | raise |  | Complain |  |" in rest


def test_parameters_stand_with_their_units() -> None:
    assert "| rest | 15min | Oil has to cool |" in pages(MachinePages())["site/systems/garage/machines.md"]


def test_without_machines_there_is_no_page() -> None:
    assert pages(MachinePages(), machines=[]) == {}


def test_a_pattern_stands_with_its_numbers_and_what_it_yields() -> None:
    page = pages(PatternPages())["site/systems/garage/patterns.md"]
    for kind in ("pattern", "machine", "flow", "process"):
        assert f'<a id="{kind}--shop.desk.parts-breaker"></a>' in page
    assert "| Within | 10s |" in page
    assert "| Protects | [Parts](elements/shop.parts.md) |" in page
    assert "| Take apart | [Lift](elements/shop.lift.md) |  | Put together | within 5s" in page


def test_without_patterns_there_is_no_page() -> None:
    assert pages(PatternPages(), patterns=[], processes=[]) == {}
