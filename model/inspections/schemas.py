"""Tables: keys that lead nowhere, columns that stand twice, and tables without a key."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Severity, did_you_mean
from ..records.schema import Attribute, Entity, Schema
from .inspection import Finding, Inspection, Model, found


def _columns(entity: Entity) -> dict[str, Attribute]:
    return {each.name: each for each in entity.attributes}


def _foreign_keys(model: Model) -> Iterator[Finding]:
    for thing, entity in model.stated("entity", Entity):
        for number, attribute in enumerate(entity.attributes):
            key = attribute.references
            target = model.workspace.find(key.entity, thing.architecture) if key else None
            if key is None or target is None or not isinstance(target.record, Entity):
                continue
            columns = _columns(target.record)
            if key.attribute not in columns:
                hint = did_you_mean(key.attribute, columns)
                said = f"'{entity.name}.{attribute.name}' refers to '{target.record.name}.{key.attribute}'"
                message = f"{said}, which does not exist{f' ({hint[0].lower()}{hint[1:]})' if hint else ''}"
                yield found(thing, message, "attributes", number)


def _loose_keys(model: Model) -> Iterator[Finding]:
    for thing, entity in model.stated("entity", Entity):
        for number, attribute in enumerate(entity.attributes):
            key = attribute.references
            target = model.workspace.find(key.entity, thing.architecture) if key else None
            if key is None or target is None or not isinstance(target.record, Entity):
                continue
            referred = _columns(target.record).get(key.attribute)
            if referred and not _identifies(target.record, referred):
                said = f"'{entity.name}.{attribute.name}' refers to '{target.record.name}.{key.attribute}'"
                yield found(thing, f"{said}, which is neither a primary key nor unique", "attributes", number)


def _identifies(entity: Entity, attribute: Attribute) -> bool:
    alone = [each.columns for each in entity.keys if each.unique]
    primary = [each.name for each in entity.attributes if each.primary_key]
    return attribute.unique or primary == [attribute.name] or (attribute.name,) in alone


def _doubles(model: Model) -> Iterator[Finding]:
    for thing, entity in model.stated("entity", Entity):
        seen: set[str] = set()
        for number, attribute in enumerate(entity.attributes):
            if attribute.name.casefold() in seen:
                yield found(thing, f"'{entity.name}' has two columns '{attribute.name}'", "attributes", number)
            seen.add(attribute.name.casefold())


def _unknown_columns(model: Model) -> Iterator[Finding]:
    for thing, entity in model.stated("entity", Entity):
        columns = _columns(entity)
        for number, key in enumerate(entity.keys):
            for name in key.columns:
                if name not in columns:
                    message = f"a key of '{entity.name}' names '{name}', which is none of its columns"
                    yield found(thing, message, "keys", number)


def _keyless(model: Model) -> Iterator[Finding]:
    for thing, entity in model.stated("entity", Entity):
        if entity.attributes and not any(each.primary_key for each in entity.attributes):
            yield found(thing, f"'{entity.name}' has no primary key")


def _empty(model: Model) -> Iterator[Finding]:
    named = (model.workspace.find(each.schema_, thing.architecture) for thing, each in model.stated("entity", Entity))
    schemas = {thing.reference for thing in named if thing is not None}
    for thing, schema in model.stated("schema", Schema):
        if thing.reference not in schemas:
            yield found(thing, f"the schema '{schema.name}' has no tables")


def _valueless(model: Model) -> Iterator[Finding]:
    for thing, entity in model.stated("entity", Entity):
        for number, attribute in enumerate(entity.attributes):
            if attribute.type == "enum" and not attribute.values:
                yield found(thing, f"'{entity.name}.{attribute.name}' may hold no value at all", "attributes", number)


INSPECTIONS = (
    Inspection(
        "model.foreign-key.target", Severity.ERROR, "A database refuses a key into a column that is not there.",
        "'item.shelf_id' refers to 'shelf.key', which does not exist", "Name a column of that table.", _foreign_keys,
    ),
    Inspection(
        "model.foreign-key.loose", Severity.WARNING, "A key has to lead to one row.",
        "'item.shelf_name' refers to 'shelf.name', which is neither a primary key nor unique",
        "Make the column unique, or refer to the primary key.", _loose_keys,
    ),
    Inspection(
        "model.column.duplicate", Severity.ERROR, "A table has one column of a name.",
        "'shelf' has two columns 'name'", "Rename one of them.", _doubles,
    ),
    Inspection(
        "model.key.column", Severity.ERROR, "A key over a column that is not there cannot be made.",
        "a key of 'shelf' names 'label', which is none of its columns", "Name columns of the table.", _unknown_columns,
    ),
    Inspection(
        "model.entity.keyless", Severity.WARNING, "Rows that nothing identifies cannot be changed one by one.",
        "'shelf' has no primary key", "Mark the columns that identify a row with pk=True.", _keyless,
    ),
    Inspection(
        "model.enum.empty", Severity.WARNING, "An enumeration without values allows nothing.",
        "'order.state' may hold no value at all", "Name its values.", _valueless,
    ),
    Inspection(
        "model.schema.empty", Severity.WARNING, "A schema without tables draws nothing.",
        "the schema 'Stock' has no tables", "Add its tables, or take it away.", _empty,
    ),
)  # fmt: skip
