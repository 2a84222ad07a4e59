"""Pages of schemas: what each table holds, and what it has to do with the others."""

from __future__ import annotations

from tests.generators.bakery import OPTIONS, astray, bakery, pages, section
from tests.golden import check_golden
from trueline.generators.schema_pages import SchemaPages


def test_the_pages_of_the_bakery_are_the_ones_that_were_looked_at() -> None:
    check_golden("schema_pages", SchemaPages().generate(bakery(), OPTIONS))


def test_every_schema_and_entity_stands_at_its_address() -> None:
    space = bakery()
    (page,) = pages(SchemaPages().generate(space, OPTIONS))
    assert astray(space, page) == []
    assert "bakery/entity:line" in page.about


def test_an_architecture_without_schemas_has_no_page() -> None:
    assert pages(SchemaPages().generate(bakery(schemas=[], entities=[]), OPTIONS)) == []


def test_a_relationship_is_told_on_the_pages_of_both_its_ends() -> None:
    (page,) = pages(SchemaPages().generate(bakery(), OPTIONS))
    told = "[Sale](#entity--sale) (exactly one) **is made of** [Line](#entity--line) (at least one)"
    assert told in section(page, "entity--sale")
    assert told in section(page, "entity--line")


def test_a_column_says_what_it_refers_to_and_what_happens_to_it_then() -> None:
    (page,) = pages(SchemaPages().generate(bakery(), OPTIONS))
    (row,) = (line for line in section(page, "entity--line").splitlines() if line.startswith("| `sale_id`"))
    assert (
        row == "| `sale_id` | `uuid` | PK, FK | no |  | Refers to [Sale](#entity--sale).`id`; deleted along with it |"
    )
    assert "- Referred to by: [Line](#entity--line)" in section(page, "entity--sale")


def test_a_schema_without_entities_has_no_diagram() -> None:
    (page,) = pages(SchemaPages().generate(bakery(), OPTIONS))
    assert "```" in section(page, "schema--shop.book.sales")
    assert "```" not in section(page, "schema--empty")
