"""Handles of schemas and entities, and columns: `{"id": uuid(pk=True), "store_id": fk(store)}`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from ..records.schema import Cardinality, DataType
from .drafts import Common, Draft, Handle, named


class Column:
    """A column without its name."""

    def __init__(self, type_: DataType, **more: Any) -> None:
        """Be of `type_`; `more` are fields of the record `Attribute`."""
        self.fields: dict[str, Any] = {"type": type_, **more}


def column(
    type_: DataType, *, pk: bool = False, unique: bool = False, index: bool = False, nullable: bool = False,
    default: bool | int | float | str | None = None, default_expression: str = "", minimum: float | None = None,
    maximum: float | None = None, check: str = "", comment: str = "", length: int | None = None,
    precision: int | None = None, scale: int | None = None, values: Sequence[str] = (),
) -> Column:  # fmt: skip
    """Describe a column of any type."""
    return Column(
        type_, primary_key=pk, unique=unique, index=index, nullable=nullable, default=default,
        default_expression=default_expression, minimum=minimum, maximum=maximum, check=check, comment=comment,
        length=length, precision=precision, scale=scale, values=list(values),
    )  # fmt: skip


def uuid(**more: Any) -> Column:
    """A UUID column."""
    return column("uuid", **more)


def string(length: int | None = None, **more: Any) -> Column:
    """A character column, of at most `length` characters."""
    return column("string", length=length, **more)


def text(**more: Any) -> Column:
    """A character column without a limit."""
    return column("text", **more)


def integer(**more: Any) -> Column:
    """A 32-bit integer column."""
    return column("int", **more)


def bigint(**more: Any) -> Column:
    """A 64-bit integer column."""
    return column("bigint", **more)


def decimal(precision: int | None = None, scale: int | None = None, **more: Any) -> Column:
    """An exact number with `precision` digits, `scale` of them after the point."""
    return column("decimal", precision=precision, scale=scale, **more)


def boolean(**more: Any) -> Column:
    """A boolean column."""
    return column("boolean", **more)


def timestamp(**more: Any) -> Column:
    """A point in time, with its time zone."""
    return column("timestamp", **more)


def date(**more: Any) -> Column:
    """A calendar day."""
    return column("date", **more)


def time(**more: Any) -> Column:
    """A time of day."""
    return column("time", **more)


def json(**more: Any) -> Column:
    """A JSON document."""
    return column("json", **more)


def enum(*values: str, **more: Any) -> Column:
    """One of `values`."""
    return column("enum", values=values, **more)


def fk(target: Entity, attribute: str = "id", *, on_delete: str = "restrict", **more: Any) -> Column:
    """A reference to an attribute of `target`, of that attribute's type."""
    found = target.column(attribute)
    made = column(found["type"], length=found.get("length"), **more)
    made.fields["references"] = Draft(entity=target, attribute=attribute, on_delete=on_delete)
    return made


class Schema(Handle):
    """Handle of a schema."""

    kind = "schema"

    def entity(
        self, name: str, columns: Mapping[str, Column] | None = None, *, key: Sequence[str] = (),
        unique: Sequence[Sequence[str]] = (), indexes: Sequence[Sequence[str]] = (), checks: Sequence[str] = (),
        table: str | None = None, status: str = "live", **common: Unpack[Common],
    ) -> Entity:  # fmt: skip
        """Describe a table; `key` names the columns of a primary key over several."""
        attributes = [Draft(name=label, **column.fields) for label, column in (columns or {}).items()]
        for attribute in attributes:
            if attribute.fields["name"] in key:
                attribute.fields["primary_key"] = True
        keys = [Draft(columns=list(names), unique=True) for names in unique]
        keys += [Draft(columns=list(names)) for names in indexes]
        draft = named(
            self.architecture, self.path, name, common, schema=self, attributes=attributes, keys=keys,
            checks=list(checks), table=table, status=status,
        )  # fmt: skip
        return self.architecture.add("entities", Entity(self.architecture, draft.fields["id"], draft, self))


class Entity(Handle):
    """Handle of an entity."""

    kind = "entity"

    def __init__(self, architecture: Any, path: str, draft: Draft, schema: Schema) -> None:
        """Stand in `schema`."""
        super().__init__(architecture, path, draft)
        self._schema = schema

    def column(self, name: str) -> dict[str, Any]:
        """Return the fields of one column.

        Raises:
            LookupError: where there is no such column; names those there are.
        """
        attributes = self.draft.fields["attributes"]
        for attribute in attributes:
            if attribute.fields["name"] == name:
                return dict(attribute.fields)
        names = ", ".join(attribute.fields["name"] for attribute in attributes)
        raise LookupError(f"'{self.name}' has no attribute '{name}'; it has {names or 'none'}")

    def has(
        self, other: Entity, verb: str = "has", *, many: bool = True, optional: bool = True, identifying: bool = True,
        from_many: bool = False, from_optional: bool = False,
    ) -> None:  # fmt: skip
        """State that one of this has `other`: several with `many`, perhaps none with `optional`."""
        self.relates(other, verb, _cardinality(from_many, from_optional), _cardinality(many, optional), identifying)

    def relates(
        self, other: Entity, verb: str, here: Cardinality, there: Cardinality, identifying: bool = True
    ) -> None:
        """State a relationship with its cardinality at this end and at the other."""
        self._schema.draft.fields["relationships"].append(
            Draft(
                source=self,
                target=other,
                verb=verb,
                source_cardinality=here,
                target_cardinality=there,
                identifying=identifying,
            )
        )


def _cardinality(many: bool, optional: bool) -> Cardinality:
    if many:
        return "zero-or-more" if optional else "one-or-more"
    return "zero-or-one" if optional else "one"
