"""Flows drawn as sequences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.generators.views.shop import shop
from trueline.generators.diagrams.sequence import Fragment, Note, SequenceStep, Signal
from trueline.generators.views.flows import draw_flow
from trueline.generators.views.spelling import message_text
from trueline.model.records.behaviour import Message

OFFERS: dict[str, Any] = {
    "interfaces": [{"id": "http", "name": "HTTP", "of": "shop.api", "kind": "http", "base": "/v1"}],
    "endpoints": [
        {
            "id": "post-order",
            "name": "Place an order",
            "interface": "interface:http",
            "method": "POST",
            "path": "/orders",
            "responses": [{"status": 409, "description": "Sold out"}],
        }
    ],
    "commands": [{"id": "place", "name": "PlaceOrder"}],
    "events": [{"id": "placed", "name": "OrderPlaced"}],
}
STEPS: list[dict[str, Any]] = [
    {"step": "message", "source": "role:client", "target": "shop.api", "about": "endpoint:post-order"},
    {"step": "note", "over": ["shop.api", "shop.store"], "text": "Checked"},
    {
        "step": "block",
        "kind": "alt",
        "branches": [
            {
                "title": "Sold out",
                "steps": [
                    {
                        "step": "message", "source": "shop.api", "target": "role:client", "kind": "reply",
                        "about": "endpoint:post-order", "status": 409,
                    }
                ],
            },
            {
                "title": "Else",
                "steps": [
                    {
                        "step": "block",
                        "kind": "par",
                        "branches": [
                            {
                                "steps": [
                                    {
                                        "step": "message", "source": "shop.api", "target": "mail/post",
                                        "kind": "send", "about": "event:placed",
                                    }
                                ]
                            }
                        ],
                    }
                ],
            },
        ],
    },
]  # fmt: skip


def said(steps: tuple[SequenceStep, ...], depth: int = 0) -> Iterator[str]:
    indent = "  " * depth
    for step in steps:
        match step:
            case Signal():
                yield f"{indent}{step.source} {step.kind} {step.target}: {step.text}"
            case Note():
                yield f"{indent}note {' '.join(step.over)}: {step.text}"
            case Fragment():
                for section in step.sections:
                    yield f"{indent}{step.kind} {section.title}".rstrip()
                    yield from said(section.steps, depth + 1)


def test_a_flow_is_a_sequence_with_its_messages_in_their_blocks() -> None:
    flow = {"id": "order", "name": "Order", "participants": ["role:client", "shop.api"], "steps": STEPS}
    space = shop(flows=[flow], **OFFERS)
    drawn = draw_flow(space, "shop", space.index("shop").record.flows[0], "systems/shop/flows.md")
    assert [*said(drawn.steps)] == [
        "role:client call shop.api: POST /orders",
        "note shop.api shop.store: Checked",
        "alt Sold out",
        "  shop.api reply role:client: 409 Sold out",
        "alt Else",
        "  par",
        "    shop.api send mail/post: OrderPlaced",
    ]
    participants = [(one.id, one.title, one.link) for one in drawn.participants]
    assert participants == [
        ("role:client", "Client", "groups.md#role--client"),
        ("shop.api", "API", "elements/shop.api.md"),
        ("shop.store", "Order Store", "elements/shop.store.md"),
        ("mail/post", "Post", "../mail/elements/post.md"),
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"text": "Hello", "about": "command:place"}, "Hello"),
        ({"about": "command:place"}, "PlaceOrder"),
        ({"about": "event:placed"}, "OrderPlaced"),
        ({"about": "endpoint:post-order"}, "POST /orders"),
        ({"about": "endpoint:post-order", "technology": "HTTPS"}, "POST /orders [HTTPS]"),
        ({"about": "endpoint:post-order", "kind": "reply"}, "Place an order"),
        ({"about": "endpoint:post-order", "kind": "reply", "status": 201}, "201 Created"),
        ({"kind": "reply", "status": 599}, "599"),
        ({"kind": "reply"}, ""),
    ],
)
def test_a_message_says_its_text_or_what_it_is_about(fields: dict[str, Any], expected: str) -> None:
    message = Message.model_validate({"step": "message", "source": "shop.web", "target": "shop.api", **fields})
    assert message_text(shop(**OFFERS), "shop", message) == expected
