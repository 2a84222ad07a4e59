"""Filling the templates of a scaffold: the project's own first, then those that come with trueline."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)

from trueline.model.diagnostics import Diagnostic, Location, TruelineError

from .cases import Parameter, UseCase
from .operations import Face, Operation
from .python.expressions import Node, Text, call, laid, listed, mapping
from .python.literals import comment, docstring, documented, literal, string, wrapped

PLACES = {"path": "Path", "query": "Query", "header": "Header"}
"""What FastAPI calls the places of parameters."""
_TOP_LEVEL = re.compile(r"(?:@|class |def |async def )")


class Templates:
    """The templates of scaffolds."""

    def __init__(self, own: Path | None = None) -> None:
        """Take the templates of the folder `own` before those that come with trueline."""
        shipped = PackageLoader("trueline.templates", "scaffold")
        self._environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(own), shipped]) if own else shipped,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            # What is printed is Python: texts go through `py`, `doc` or `comment`, names through `names`.
            autoescape=False,
        )
        self._environment.filters |= {
            "comment": comment,
            "declared": declared,
            "doc": docstring,
            "docs": documented,
            "called": called,
            "responses": responses,
            "routers": routers,
            "wrapped": wrapped,
            "py": string,
            "signature": signature,
        }

    def fill(self, template: str, **context: Any) -> str:
        """Fill a template.

        Raises:
            TruelineError: where a template of the project is at fault.
        """
        try:
            text = self._environment.get_template(template).render(**context)
        except TruelineError:
            raise
        except Exception as error:
            # The expressions of a template may fail in any way.
            raise TruelineError(_unfillable(template, error)) from None
        return spaced(text) if template.endswith(".py.j2") else f"{text.strip()}\n"


def _unfillable(template: str, error: Exception) -> Diagnostic:
    # Jinja puts the lines of templates into tracebacks; only errors of syntax carry theirs.
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    inner = Location(frames[-1].filename, frames[-1].lineno or 0) if frames else Location(template)
    where = Location(error.filename or template, error.lineno) if isinstance(error, TemplateSyntaxError) else inner
    why = str(error.message) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
    if isinstance(error, TemplateNotFound):
        why = f"there is no template '{error.name}'"
    return Diagnostic("scaffold.template", f"the template '{template}' cannot be filled: {why}", location=where)


def spaced(text: str) -> str:
    """Return Python with two blank lines around what stands at the top level, and at most one elsewhere (PEP 8)."""
    lines: list[str] = []
    blank = 0
    for line in (line.rstrip() for line in text.strip("\n").split("\n")):
        if not line:
            blank += 1
            continue
        if lines:
            decorated = lines[-1].startswith("@") or (lines[-1] == ")" and blank == 0)
            inner = line[0].isspace() or line.startswith(("from ", "import "))
            wanted = 2 if _TOP_LEVEL.match(line) and not decorated else min(blank, 1 if inner else 2)
            lines += [""] * wanted
        lines.append(line)
        blank = 0
    return "\n".join(lines) + "\n"


def signature(case: UseCase) -> str:
    """Return the head of the method that a use case is, wrapped where it is long."""
    head = "def" if case.stream else "async def"
    parts = [f"{one.name}: {one.annotation}" for one in case.parameters]
    parts += [f"body: schemas.{case.body}"] if case.body else []
    made = call("__call__", "self", *(["*", *parts] if parts else []))
    return laid(f"{head} ", made, f" -> {case.returns}:", indent=4)


def called(operation: Operation) -> str:
    """Return the line in which a router calls a use case."""
    names = [one.name for one in operation.parameters] + (["body"] if operation.body else [])
    made = call(f"container.{operation.name}", **{name: name for name in names})
    return laid("return await ", made, indent=4)


def responses(operation: Operation) -> str:
    """Return the entries of the statuses of a router that are problems."""
    rows = (
        (str(status), mapping([('"model"', "Problem"), ('"description"', Text(text))]))
        for status, text in problems(operation)
    )
    return "\n".join(laid(f"{status}: ", row, ",", indent=8) for status, row in rows)


def declared(one: Parameter) -> str:
    """Return the line of a parameter of a router."""
    arguments: dict[str, Node] = {"alias": string(one.alias)} if one.alias != one.name else {}
    arguments |= {key: literal(value) for key, value in one.limits}
    arguments |= {"description": Text(one.description)} if one.description else {}
    made = listed((one.annotation, call(PLACES[one.place], **arguments)), opens="Annotated[")
    return laid(f"{one.name}: ", made, f" = {literal(one.default)}," if one.optional else ",", indent=4)


def routers(faces: Iterable[Face]) -> str:
    """Return the line that names all routers."""
    return laid("ROUTERS: list[APIRouter] = ", listed(one.variable for one in faces))


def problems(operation: Operation) -> list[tuple[int, str]]:
    """Return every status that is a problem, with what it means: the model's, and those that come with the code."""
    found = {501: "Not written yet"}
    if operation.endpoint.role:
        found |= {401: "A valid token is needed", 403: f"The permission '{operation.endpoint.role}' is needed"}
    if operation.parameters or operation.body:
        found[422] = "Not a valid request"
    found |= {status: text or HTTPStatus(status).phrase for status, text in operation.problems}
    return sorted(found.items())
