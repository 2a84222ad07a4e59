"""Flows and processes: messages without a relationship, silent participants, ways that lead nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..diagnostics import Severity
from ..index import Pointer
from ..records.behaviour import Flow, FlowNote, Message, Process, Step
from ..records.elements import Role
from ..records.interfaces import Endpoint
from .inspection import Finding, Inspection, Model, found


def steps(told: tuple[Step, ...], at: Pointer) -> Iterator[tuple[Pointer, Message | FlowNote]]:
    """Yield every message and note of a flow with its place, those in blocks included."""
    for number, step in enumerate(told):
        if isinstance(step, Message | FlowNote):
            yield (*at, number), step
        else:
            for place, branch in enumerate(step.branches):
                yield from steps(branch.steps, (*at, number, "branches", place, "steps"))


def messages(flow: Flow) -> Iterator[tuple[Pointer, Message]]:
    """Yield every message of a flow with its place."""
    for pointer, step in steps(flow.steps, ("steps",)):
        if isinstance(step, Message):
            yield pointer, step


def _players(model: Model, reference: str, architecture: str) -> set[str]:
    """Return who speaks: the element, who plays the role, and the containers that run the code it is part of."""
    web = model.relations
    full = web.resolve(reference, architecture)
    record = web.records.get(full)
    players = {full}
    if isinstance(record, Role):
        players.update(web.resolve(player, full.partition("/")[0]) for player in record.played_by)
    for around in {above for player in players for above in web.chain(player)}:
        for runner in getattr(web.records.get(around), "run_by", ()):
            players.add(web.resolve(runner, around.partition("/")[0]))
    return players


def _related(model: Model, source: str, target: str, architecture: str) -> bool:
    """Tell whether a relationship is stated between the two, what is inside them, or what they stand in."""
    web = model.relations
    sources, targets = _players(model, source, architecture), _players(model, target, architecture)
    around_source = {above for player in sources for above in web.chain(player)}
    around_target = {above for player in targets for above in web.chain(player)}
    if not sources.isdisjoint(around_target) or not targets.isdisjoint(around_source):
        return True
    return any(
        (one in sources or stated.source == one) and (other in targets or stated.target == other)
        for one in around_source
        for other in around_target & web.outgoing.get(one, {}).keys()
        for stated in web.outgoing[one][other]
    )


def _unrelated(model: Model) -> Iterator[Finding]:
    for thing, flow in model.stated("flow", Flow):
        told: set[tuple[str, str]] = set()
        for pointer, message in messages(flow):
            answered = message.kind == "reply"
            asker, asked = (message.target, message.source) if answered else (message.source, message.target)
            if (asker, asked) in told:
                continue
            told.add((asker, asked))
            if not _related(model, asker, asked, thing.architecture):
                said = f"in '{flow.name}', '{message.source}' speaks to '{message.target}'"
                yield found(thing, f"{said}, but no relationship leads from '{asker}' to '{asked}'", *pointer)


def _wordless(model: Model) -> Iterator[Finding]:
    for thing, flow in model.stated("flow", Flow):
        for pointer, message in messages(flow):
            if not message.text and message.about is None and message.kind != "reply":
                said = f"in '{flow.name}', '{message.source}' says nothing to '{message.target}'"
                yield found(thing, said, *pointer)


def _empty_flows(model: Model) -> Iterator[Finding]:
    for thing, flow in model.stated("flow", Flow):
        if not any(messages(flow)):
            yield found(thing, f"nobody says anything in the flow '{flow.name}'")


def _silent(model: Model) -> Iterator[Finding]:
    for thing, flow in model.stated("flow", Flow):
        heard: set[str] = set()
        for _, step in steps(flow.steps, ()):
            heard.update((step.source, step.target) if isinstance(step, Message) else step.over)
        for number, player in enumerate(flow.participants):
            if player not in heard and heard:
                message = f"'{player}' takes part in '{flow.name}', and neither speaks nor hears"
                yield found(thing, message, "participants", number)


def _statuses(model: Model) -> Iterator[Finding]:
    for thing, flow in model.stated("flow", Flow):
        for pointer, message in messages(flow):
            about = model.workspace.find(message.about, thing.architecture) if message.about else None
            if message.status is None or about is None or not isinstance(about.record, Endpoint):
                continue
            stated = [response.status for response in about.record.responses]
            if message.status not in stated:
                listed = ", ".join(map(str, stated)) or "none"
                said = f"in '{flow.name}', '{about.record.name}' answers {message.status}"
                yield found(thing, f"{said}, but its responses are {listed}", *pointer)


def _ways(process: Process) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    onward, back = defaultdict(list), defaultdict(list)
    for edge in process.edges:
        onward[edge.source].append(edge.target)
        back[edge.target].append(edge.source)
    return onward, back


def _edges(model: Model) -> Iterator[Finding]:
    for thing, process in model.stated("process", Process):
        known = {node.id for node in process.nodes}
        if len(known) < len(process.nodes):
            yield found(thing, f"two steps of '{process.name}' have one id", "nodes")
        for number, edge in enumerate(process.edges):
            for end in (edge.source, edge.target):
                if end not in known:
                    yield found(thing, f"an arrow of '{process.name}' names the unknown step '{end}'", "edges", number)


def _unreached(model: Model) -> Iterator[Finding]:
    for thing, process in model.stated("process", Process):
        onward, back = _ways(process)
        starts = [node.id for node in process.nodes if node.kind == "start" or not back.get(node.id)]
        starts = [start for number, start in enumerate(starts) if number == 0 or _begins(process, start)]
        seen: set[str] = set()
        edge = starts or [node.id for node in process.nodes[:1]]
        while edge:
            here = edge.pop()
            if here not in seen:
                seen.add(here)
                edge += onward.get(here, ())
        for number, node in enumerate(process.nodes):
            if node.id not in seen:
                yield found(thing, f"nothing leads to '{node.name}' in '{process.name}'", "nodes", number)


def _begins(process: Process, step: str) -> bool:
    return any(node.id == step and node.kind == "start" for node in process.nodes)


def _decisions(model: Model) -> Iterator[Finding]:
    for thing, process in model.stated("process", Process):
        leaving = defaultdict(list)
        for edge in process.edges:
            leaving[edge.source].append(edge.label)
        for number, node in enumerate(process.nodes):
            labels = leaving.get(node.id, [])
            if node.kind != "decision":
                continue
            if len(labels) < 2:
                yield found(thing, f"'{node.name}' in '{process.name}' leaves no choice", "nodes", number)
            elif len(set(labels)) < len(labels) or not all(labels):
                message = f"the ways out of '{node.name}' in '{process.name}' cannot be told apart"
                yield found(thing, message, "nodes", number)


def _splits(model: Model) -> Iterator[Finding]:
    for thing, process in model.stated("process", Process):
        onward, back = _ways(process)
        for number, node in enumerate(process.nodes):
            ways = onward if node.kind == "fork" else back
            if node.kind in ("fork", "join") and len(ways.get(node.id, ())) < 2:
                what = "splits into fewer than two paths" if node.kind == "fork" else "joins fewer than two paths"
                yield found(thing, f"'{node.name}' in '{process.name}' {what}", "nodes", number)


INSPECTIONS = (
    Inspection(
        "model.message.unrelated", Severity.WARNING, "Who speaks to whom is a relationship, or one of them is wrong.",
        "in 'Order', 'shop.web' speaks to 'shop.store', but no relationship leads from 'shop.web' to 'shop.store'",
        "State the relationship, or let another participant speak.", _unrelated,
    ),
    Inspection(
        "model.message.empty", Severity.WARNING, "An arrow without words does not tell what happens.",
        "in 'Order', 'shop.web' says nothing to 'shop.store'", "Give it a text, or the message it is about.", _wordless,
    ),
    Inspection(
        "model.message.status", Severity.WARNING, "A client has to be told every answer that it may get.",
        "in 'Order', 'Place order' answers 409, but its responses are 201",
        "Add the response to the endpoint, or mend the flow.", _statuses,
    ),
    Inspection(
        "model.flow.empty", Severity.WARNING, "A flow without messages tells nothing.",
        "nobody says anything in the flow 'Order'", "Add its messages, or take it away.", _empty_flows,
    ),
    Inspection(
        "model.flow.silent", Severity.WARNING, "A participant without a message only widens the diagram.",
        "'shop.cache' takes part in 'Order', and neither speaks nor hears",
        "Let it say something, or take it out of the flow.", _silent,
    ),
    Inspection(
        "model.process.edge", Severity.ERROR, "An arrow into nowhere cannot be drawn.",
        "an arrow of 'Pipeline' names the unknown step 'publish'", "Name a step of the process.", _edges,
    ),
    Inspection(
        "model.process.unreachable", Severity.WARNING, "A step to which nothing leads never happens.",
        "nothing leads to 'Publish' in 'Pipeline'", "Lead to it from another step, or take it away.", _unreached,
    ),
    Inspection(
        "model.process.decision", Severity.WARNING, "A decision needs two ways that a reader can tell apart.",
        "'Stored?' in 'Pipeline' leaves no choice", "Label each way out with its answer.", _decisions,
    ),
    Inspection(
        "model.process.split", Severity.WARNING, "A bar that splits or joins one path is only a line.",
        "'Publish to all' in 'Pipeline' splits into fewer than two paths",
        "Add the missing path, or make it an activity.", _splits,
    ),
)  # fmt: skip
