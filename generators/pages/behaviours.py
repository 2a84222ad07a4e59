"""What flows, processes and machines say of themselves on a page, besides their diagrams."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from trueline.model.flows import messages
from trueline.model.machines.responses import Response, responses
from trueline.model.machines.structure import Structure
from trueline.model.records.base import Named
from trueline.model.records.behaviour import Flow, Process
from trueline.model.records.machines import Effect, Machine, State, Transition
from trueline.model.references import absolute, local
from trueline.model.wording import Wording

from ..markdown import escape
from ..views import draw_flow, draw_machine, draw_process, players
from .backlinks import mentioned
from .figures import figure
from .frame import Frame
from .text import Md

Mentions = tuple[tuple[str, Md], ...]
"""What refers to a thing, in words with links: `Decisions`, `Why we whistle`."""


@dataclass(frozen=True)
class FlowCard:
    """A flow: its diagram, who takes part, what is said in it that has a page of its own, and who speaks of it."""

    flow: Flow
    figure: Md
    players: Md
    about: Md
    mentions: Mentions


@dataclass(frozen=True)
class DoneStep:
    """A step of a process that says more than its name."""

    name: str
    description: str
    by: Md
    policy: Md


@dataclass(frozen=True)
class ProcessCard:
    """A process: its diagram, whose it is, and who does which step."""

    process: Process
    figure: Md
    of: Md
    steps: tuple[DoneStep, ...]
    mentions: Mentions


@dataclass(frozen=True)
class StateRow:
    """A state: its name with the states around it, what it is, and what is noted of it."""

    name: str
    what: str
    said: str


@dataclass(frozen=True)
class TransitionRow:
    """A transition in the columns of a table."""

    source: str
    target: str
    on: str
    guard: str
    effects: Md
    label: str


@dataclass(frozen=True)
class MachineCard:
    """A machine: its diagram, its states and transitions, and its answer to every trigger in every state."""

    machine: Machine
    figure: Md
    of: Md
    states: tuple[StateRow, ...]
    transitions: tuple[TransitionRow, ...]
    triggers: tuple[str, ...]
    answers: tuple[tuple[str, tuple[Md, ...]], ...]
    mentions: Mentions


def flow_card(frame: Frame, flow: Flow) -> FlowCard:
    """Gather what is said of a flow."""
    drawn = draw_flow(frame.site.workspace, frame.architecture, flow, frame.page)
    about = dict.fromkeys(message.about for message in messages(flow.steps) if message.about)
    taking_part = frame.links(players(flow))
    return FlowCard(flow, figure(drawn, flow), taking_part, frame.links(about), mentions(frame, "flow", flow))


def mentions(frame: Frame, kind: str, record: Named) -> Mentions:
    """Return what refers to a flow, process, machine or pattern of the page's architecture."""
    return tuple(mentioned(frame, absolute(local(kind, record.id), frame.architecture)))


def process_card(frame: Frame, process: Process) -> ProcessCard:
    """Gather what is said of a process."""
    drawn = draw_process(frame.site.workspace, frame.architecture, process, frame.page)
    steps = tuple(
        DoneStep(
            node.name,
            node.description,
            frame.link(node.by) if node.by else Md(),
            frame.link(node.policy) if node.policy else Md(),
        )
        for node in process.nodes
        if node.description or node.by or node.policy
    )
    of = frame.link(process.of) if process.of else Md()
    return ProcessCard(process, figure(drawn, process), of, steps, mentions(frame, "process", process))


def machine_card(frame: Frame, machine: Machine) -> MachineCard:
    """Gather what is said of a machine."""
    wording = Wording(machine, frame.name)
    structure = Structure(machine)
    names = {state.id: _full_name(structure, state.id) for state in machine.states}
    drawn = draw_machine(frame.site.workspace, frame.architecture, machine)
    answers: dict[str, list[Md]] = defaultdict(list)
    for answer in responses(machine):
        answers[answer.state].append(_answer(answer, names, wording))
    return MachineCard(
        machine,
        figure(drawn, machine),
        frame.link(machine.of) if machine.of else Md(),
        tuple(StateRow(names[state.id], _what(state), _said(state)) for state in machine.states),
        tuple(_transition(frame, one, names, wording) for one in machine.transitions),
        tuple(trigger.name for trigger in machine.triggers),
        tuple((names[state], tuple(row)) for state, row in answers.items()),
        mentions(frame, "machine", machine),
    )


def _full_name(structure: Structure, state: str) -> str:
    """Return the names of a state and those around it, outermost first: `Open / Waiting`."""
    return " / ".join(structure.states[each].name for each in reversed(structure.chain(state)))


def _what(state: State) -> str:
    said = (("initial", state.initial), ("final", state.final), (f"in region {state.region}", state.region))
    return ", ".join(word for word, holds in said if holds)


def _said(state: State) -> str:
    return "\n".join(filter(None, (state.description, *state.notes)))


def _transition(frame: Frame, one: Transition, names: dict[str, str], wording: Wording) -> TransitionRow:
    on = wording.trigger(one.trigger) if one.trigger else ""
    if one.after is not None:
        on = f"{on}, after {wording.time(one.after)}".lstrip(", ")
    return TransitionRow(
        source=names.get(one.source, one.source),
        target="stays" if one.internal else names.get(one.target, one.target),
        on=on,
        guard=wording.condition(one.guard) if one.guard is not None else "",
        effects=Md("<br>".join(_effect(frame, effect, wording) for effect in one.effects)),
        label=one.label,
    )


def _effect(frame: Frame, effect: Effect, wording: Wording) -> Md:
    """Return an effect in words; an event that is emitted is a link."""
    if effect.do == "emit" and effect.event:
        return Md(f"emit {frame.link(effect.event)}")
    return Md(escape(wording.effect(effect)))


def _answer(answer: Response, names: dict[str, str], wording: Wording) -> Md:
    """Return a cell of the table of answers: where each transition leads, and what else happens."""
    lines = []
    for one in answer.transitions:
        where = "stays" if one.internal else f"→ {names.get(one.target, one.target)}"
        lines.append(f"{where} if {wording.condition(one.guard)}" if one.guard is not None else where)
    if answer.otherwise is not None:
        said = f"{answer.otherwise.response}: {answer.otherwise.because}".removesuffix(": ")
        lines.append(f"else {said}" if lines else said)
    return Md("<br>".join(map(escape, lines)))
