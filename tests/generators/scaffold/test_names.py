"""Identifiers for whatever a model calls things."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trueline.generators.scaffold.python.names import Scope, constant, pascal, snake


@pytest.mark.parametrize(
    ("text", "function", "class_", "member"),
    [
        ("Book an appointment", "book_an_appointment", "BookAnAppointment", "BOOK_AN_APPOINTMENT"),
        ("OrderService", "order_service", "OrderService", "ORDER_SERVICE"),
        ("HTTPServer v2", "http_server_v2", "HttpServerV2", "HTTP_SERVER_V2"),
        ("class", "class_", "Class", "CLASS"),
        ("list", "list_", "List", "LIST"),
        ("None", "none", "NoneClass", "NONE"),
        ("2nd try", "n2nd_try", "N2ndTry", "N2ND_TRY"),
        ("Größe", "grosse", "Grosse", "GROSSE"),
        ("", "unnamed", "Unnamed", "UNNAMED"),
        ('"); import os #', "import_os", "ImportOs", "IMPORT_OS"),
        ("../../etc/passwd", "etc_passwd", "EtcPasswd", "ETC_PASSWD"),
    ],
)
def test_a_name_reads_as_python_writes_it(text: str, function: str, class_: str, member: str) -> None:
    assert (snake(text), pascal(text), constant(text)) == (function, class_, member)


def test_what_only_looks_the_same_stays_apart() -> None:
    latin, cyrillic = "paypal", "p\u0430yp\u0430l"
    assert snake(latin) == "paypal"
    assert snake(cyrillic) != "paypal"
    assert snake(cyrillic).isascii()


@given(st.text())
def test_any_text_gives_identifiers(text: str) -> None:
    for name in (snake(text), pascal(text), constant(text)):
        assert name.isidentifier()
        assert name.isascii()
        assert not keyword.iskeyword(name)


@given(st.lists(st.text(max_size=8), max_size=12))
def test_names_of_one_scope_differ_also_without_case(texts: list[str]) -> None:
    scope = Scope()
    given = [scope.give(text, snake(text)) for text in texts]
    assert len({name.lower() for name in given}) == len(texts)
    assert all(name.isidentifier() for name in given)


def test_a_name_that_had_to_differ_is_told() -> None:
    scope = Scope()
    scope.reserve(["router"])
    assert [scope.give(text, snake(text)) for text in ("Order list", "order-list", "Router")] == [
        "order_list", "order_list_2", "router_2",
    ]  # fmt: skip
    assert scope.renamed == [("order-list", "order_list_2"), ("Router", "router_2")]
