"""The data form of an architecture (JSON, YAML): read with clear errors, written canonically."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import ValidationError

from .diagnostics import Diagnostic, Location, TruelineError, did_you_mean
from .records.architecture import SCHEMA_VERSION, ArchitectureRecord
from .records.base import Record

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from .workspace import Locate

Pointer = tuple[str | int, ...]


def from_data(data: object, locate: Locate = lambda _pointer: None) -> ArchitectureRecord:
    """Read an architecture from plain data (what a JSON or YAML parser gives).

    Args:
        data: the parsed document.
        locate: gives the file and line of a part of it.

    Raises:
        TruelineError: with every error of the data, each at its place. Whether references lead anywhere is checked
            for the workspace as a whole, by `verify`.
    """
    if not isinstance(data, dict):
        raise TruelineError(
            Diagnostic(
                "model.form",
                "an architecture is a mapping of fields, not a list or a single value",
                location=locate(()),
            )
        )
    if data.get("trueline", SCHEMA_VERSION) != SCHEMA_VERSION:
        raise TruelineError(_wrong_version(data["trueline"], locate(("trueline",))))
    try:
        return ArchitectureRecord.model_validate(data)
    except ValidationError as error:
        raise TruelineError(_explain(error, data, locate)) from None


def to_data(record: ArchitectureRecord) -> dict[str, Any]:
    """Return the canonical data form: fields in their order, defaults left out."""
    return record.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def to_json(record: ArchitectureRecord) -> str:
    """Return the canonical JSON text: the same bytes from whatever form the architecture was written in."""
    return record.model_dump_json(by_alias=True, exclude_defaults=True, indent=2) + "\n"


def _wrong_version(version: object, location: Location | None) -> Diagnostic:
    return Diagnostic(
        "model.version",
        f"version {version!r} of the model form is unknown; this trueline reads version {SCHEMA_VERSION}",
        location=location,
        remedy=f"Write 'trueline: {SCHEMA_VERSION}', or install the trueline that wrote it.",
    )


def _explain(error: ValidationError, data: object, locate: Locate) -> Iterator[Diagnostic]:
    seen = set()
    for detail in error.errors(include_url=False):
        pointer = _pointer(detail, data)
        message, remedy = _message(detail, pointer, data)
        if (pointer, message) not in seen:
            seen.add((pointer, message))
            where = locate(pointer) or locate(())
            yield Diagnostic(f"model.{_code(detail)}", message, location=where, remedy=remedy)


def _code(detail: ErrorDetails) -> str:
    codes = {
        "extra_forbidden": "field.unknown",
        "missing": "field.missing",
        "union_tag_invalid": "variant.unknown",
    }
    return codes.get(detail["type"], "value")


def _pointer(detail: ErrorDetails, data: object) -> Pointer:
    """Drop what pydantic adds to a path (tags of unions, names of validators): it does not stand in the data."""
    pointer: list[str | int] = []
    here: Any = data
    for part in detail["loc"]:
        if (isinstance(here, dict) and part in here) or (
            isinstance(here, list | tuple) and isinstance(part, int) and part < len(here)
        ):
            here = here[part]  # type: ignore[index]  # the condition above says that it can be indexed
            pointer.append(part)
    if detail["type"] == "missing":
        pointer.append(detail["loc"][-1])
    return tuple(pointer)


def _message(detail: ErrorDetails, pointer: Pointer, data: object) -> tuple[str, str]:
    where = _spell(pointer, data)
    last = str(detail["loc"][-1]) if detail["loc"] else ""
    match detail["type"]:
        case "extra_forbidden":
            fields = _fields_at(detail["loc"][:-1])
            remedy = did_you_mean(last, fields) or f"Fields here: {', '.join(sorted(fields))}."
            return f"unknown field '{last}' in {_spell(pointer[:-1], data)}", remedy
        case "missing":
            return f"{_spell(pointer[:-1], data)} lacks the field '{last}'", ""
        case "literal_error" | "union_tag_invalid":
            context = detail.get("ctx", {})
            expected = str(context.get("expected") or context.get("expected_tags"))
            names = [name.strip().strip("'") for name in expected.replace(" or ", ", ").split(",")]
            given = str(context.get("tag", detail["input"]))
            return f"{where} is '{given}', which is none of {', '.join(names)}", did_you_mean(given, names)
        case "string_pattern_mismatch":
            return f"{where} is {_short(detail['input'])}, which has not the form {_form(detail)}", ""
        case _:
            said = detail["msg"].removeprefix("Value error, ").removeprefix("Input ")
            return f"{where} is {_short(detail['input'])}: {said}", ""


def _form(detail: ErrorDetails) -> str:
    pattern = str(detail.get("ctx", {}).get("pattern", ""))
    if "a-z0-9" in pattern:
        return "of an id (lower-case words joined by hyphens, levels by dots, such as 'shop.order-service')"
    return f"'{pattern}'"


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."


def _spell(pointer: Pointer, data: object) -> str:
    """Name a part of the data by the ids on the way: `elements 'shop.web' → technology`."""
    words: list[str] = []
    here: Any = data
    for part in pointer:
        try:
            here = here[part]
        except (KeyError, IndexError, TypeError):
            here = None
        if isinstance(part, int):
            identity = here.get("id") if isinstance(here, dict) else None
            words[-1:] = [f"{words[-1] if words else ''} {identity!r}" if identity else f"{words[-1]} {part + 1}"]
        else:
            words.append(part)
    return " → ".join(words) if words else "the architecture"


def _fields_at(loc: tuple[str | int, ...]) -> set[str]:
    """Return the names of the fields that a record at this place may have."""
    candidates: set[Any] = {ArchitectureRecord}
    for part in loc:
        following: set[Any] = set()
        for record in candidates:
            tagged = [r for r in candidates if _has_tag(r, part)]
            if tagged:
                following = set(tagged)
                break
            field = next((f for n, f in record.model_fields.items() if part in (n, f.alias)), None)
            following |= set(_records_in(field.annotation)) if field else set()
        candidates = following or candidates
    return {field.alias or name for record in candidates for name, field in record.model_fields.items()}


def _has_tag(record: type[Record], tag: object) -> bool:
    return any(
        get_origin(field.annotation) is Literal and tag in get_args(field.annotation)
        for field in record.model_fields.values()
        if field.is_required()
    )


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    elif get_origin(annotation) in (Annotated, Union, types.UnionType, tuple, dict):
        for part in get_args(annotation):
            yield from _records_in(part)
