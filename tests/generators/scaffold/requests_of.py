"""A valid request for every operation of an OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

_TEXTS = {
    "uuid": "3f0e9a52-6f0b-4d7e-8a39-0f4f2f9a1c11",
    "date-time": "2026-03-01T09:00:00Z",
    "date": "2026-03-01",
    "time": "09:00:00",
    "duration": "PT1H",
    "decimal": "1",
}


class Request(NamedTuple):
    """A request as httpx takes it."""

    operation: str
    method: str
    path: str
    params: dict[str, Any]
    headers: dict[str, str]
    body: Any


def requests_of(document: dict[str, Any]) -> Iterator[Request]:
    """Yield a request for each operation; optional parts are left out."""
    for path, row in document["paths"].items():
        for method, operation in row.items():
            places: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "header": {}}
            for one in operation.get("parameters", ()):
                if one.get("required"):
                    places[one["in"]][one["name"]] = example(one["schema"], document)
            schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            filled = path.format(**places["path"])
            body = example(schema, document) if schema else None
            yield Request(operation["operationId"], method.upper(), filled, places["query"], places["header"], body)


def example(schema: dict[str, Any], document: dict[str, Any]) -> Any:
    """Return a value that a schema allows."""
    if "$ref" in schema:
        return example(document["components"]["schemas"][schema["$ref"].rpartition("/")[2]], document)
    if schema.get("examples"):
        return schema["examples"][0]
    if "enum" in schema or "const" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    if "anyOf" in schema:
        return example(schema["anyOf"][0], document)
    match schema.get("type"):
        case "object":
            needed = schema.get("required", ())
            return {name: example(schema["properties"][name], document) for name in needed}
        case "array":
            return [example(schema["items"], document)] * max(1, schema.get("minItems", 0))
        case "integer" | "number":
            return max(schema.get("minimum", 1), schema.get("exclusiveMinimum", 0) + 1)
        case "boolean":
            return True
        case "string":
            return _text(schema)
    return None


def _text(schema: dict[str, Any]) -> str:
    if schema.get("format") in _TEXTS:
        return _TEXTS[schema["format"]]
    return "x" * max(1, int(schema.get("minLength", 1)))
