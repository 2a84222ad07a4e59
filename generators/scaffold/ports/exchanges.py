"""Methods for what flows and relationships say: typed by what a message is about, else named after the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trueline.model.records.elements import Interaction
from trueline.model.records.interfaces import Command, Endpoint, GraphField, Query
from trueline.model.references import absolute
from trueline.model.relations import Relations, Stated
from trueline.model.workspace import Thing, Workspace

from ..cases import Parameter, Parameters
from ..json_schemas import Payloads
from ..python.literals import line, literal
from ..python.names import snake
from .conventions import LOOSE, Method
from .leaving import Destination
from .verbs import Action, actions

_MOST_WORDS = 5


class Subjects:
    """Makes methods of commands, queries, endpoints and fields."""

    def __init__(self, workspace: Workspace, payloads: Payloads) -> None:
        """Classes that a method needs are added to `payloads`."""
        self._workspace = workspace
        self._payloads = payloads

    def method(self, thing: Thing) -> Method | None:
        """Return the method for something that a message is about; nothing where it cannot be called."""
        record = thing.record
        if not isinstance(record, Command | Query | Endpoint | GraphField):
            return None
        handles = getattr(record, "handles", None)
        request = self._workspace.find(absolute(handles, thing.architecture)) if handles else None
        asked = request or thing
        said = line(record.description or asked.record.description or record.name)
        return Method(snake(asked.record.name), tuple(self._takes(thing, asked)), self._returns(thing, asked), said)

    def _takes(self, thing: Thing, asked: Thing) -> Iterator[str]:
        record = asked.record
        if isinstance(record, Command | Query):
            if record.payload:
                kind = "command" if isinstance(record, Command) else "query"
                yield f"{kind}: schemas.{self._payloads.add(asked.reference, asked.architecture)}"
            return
        fields = tuple(record.parameters if isinstance(record, Endpoint) else getattr(record, "arguments", ()))
        make = Parameters(self._payloads, thing.architecture)
        made = [_parameter(make.make(each, "argument")) for each in fields]
        if isinstance(record, Endpoint) and record.body:
            made.append(f"body: schemas.{self._payloads.add(record.body, thing.architecture)}")
        if made:
            yield from ("*", *made)

    def _returns(self, thing: Thing, asked: Thing) -> str:
        record = thing.record
        answer, many, architecture = None, False, thing.architecture
        if isinstance(record, Endpoint):
            good = next((one for one in record.responses if one.status < 300), None)
            answer, many = (good.body, good.many) if good else (None, False)
        elif isinstance(record, GraphField):
            answer, many = record.returns, record.many
        if answer is None and isinstance(asked.record, Query):
            answer, many, architecture = asked.record.returns, asked.record.many, asked.architecture
        if answer is None:
            return "None"
        name = f"schemas.{self._payloads.add(answer, architecture)}"
        return f"list[{name}]" if many else name


def _parameter(one: Parameter) -> str:
    if not one.optional:
        return f"{one.name}: {one.annotation}"
    return f"{one.name}: {one.annotation} = {literal(one.default)}"


def spoken(one: Destination, relations: Relations) -> Iterator[Method]:
    """Yield a method for each thing that a relationship says, where no message of a flow says it."""
    untold = [need for need in one.needs if not _is_told(need, one, relations)]
    found = [(need, action) for need in untold for action in _done(need, one.type)]
    said = _Said(found, relations)
    for need, action in found:
        if not said.better_elsewhere(need, action):
            returns = "None" if need.record.interaction == "asynchronous" else "Any"
            yield Method(action.name, LOOSE, returns, _told(need, one.record.name))


def _done(need: Stated, type_: str) -> tuple[Action, ...]:
    """Return what a relationship says is done; where it has no verb that is known, its first words."""
    description, interaction = need.record.description, need.record.interaction
    if type_ == "database":
        # That a database is read and written goes without saying; a port is asked for something in it.
        return tuple(each for each in actions(description) if each.object)
    return actions(description) or (_unknown(description, interaction),)


def _unknown(description: str, interaction: Interaction) -> Action:
    words = tuple(snake(description).split("_")) if description.strip() else ()
    if interaction == "asynchronous":
        return Action("send", words[: _MOST_WORDS - 1])
    return Action(words[0], words[1:_MOST_WORDS]) if len(words) > 1 else Action("call")


def _told(need: Stated, title: str) -> str:
    said = line(need.record.description)
    if not actions(said):
        start = f"Tell {title}" if need.record.interaction == "asynchronous" else f"Ask {title}"
        said = f"{start}: {said}" if said else start
    return noted(said, need.record.technology)


def _is_told(need: Stated, one: Destination, relations: Relations) -> bool:
    sources = {source for told in one.told for source in told.sources}
    around = {each for source in sources for each in relations.chain(source)}
    return need.source in around or not sources.isdisjoint(relations.chain(need.source))


class _Said:
    """What several relationships say, by where they begin."""

    def __init__(self, found: Iterable[tuple[Stated, Action]], relations: Relations) -> None:
        self._relations = relations
        self._at: dict[tuple[str, str], set[Action]] = {}
        self._inside: dict[tuple[str, str], set[Action]] = {}
        for need, action in found:
            self._at.setdefault((action.verb, need.source), set()).add(action)
            for outer in relations.chain(need.source)[1:]:
                self._inside.setdefault((action.verb, outer), set()).add(action)

    def better_elsewhere(self, need: Stated, action: Action) -> bool:
        """Return whether another level of the model says the same with more: the inner one, or one that says what."""
        inner = self._inside.get((action.verb, need.source), set()) - {action}
        if any(each.object for each in inner):
            return True
        outer = self._relations.chain(need.source)[1:]
        return not action.object and any(self._at.get((action.verb, one), set()) - {action} for one in outer)


def noted(text: str, technology: str) -> str:
    """Return a text as a sentence, with the technology in brackets, if there is any."""
    return f"{text.rstrip('.')} ({line(technology)})." if technology else f"{text.rstrip('.')}."
