"""The transactional outbox."""

from __future__ import annotations

from decimal import Decimal

from tests.model.patterns.examples import KINDS, connected, told, yielded
from trueline.model.machines.interpreter import Interpreter


def message(**fields: object) -> Interpreter:
    return Interpreter(yielded("outbox", **fields)[0])


def test_a_stored_message_is_published_with_the_next_poll() -> None:
    stored = message(poll_every="250ms")
    assert stored.advance(Decimal("0.25"))[0].states == ("publishing",)
    assert stored.fire("confirmed").states == ("published",)
    assert stored.finished


def test_a_message_whose_relay_stopped_is_published_again() -> None:
    stored = message(attempts=1)
    stored.advance(1)
    assert stored.fire("stopped").states == ("stored",)
    assert stored.advance(2)[0].states == ("publishing",)


def test_a_message_that_fails_too_often_is_set_aside() -> None:
    stored = message(attempts=2)
    stored.advance(1)
    assert stored.fire("failed").states == ("stored",)
    stored.advance(2)
    assert stored.fire("failed").states == ("set-aside",)


def test_the_flow_tells_the_transaction_and_the_polls() -> None:
    assert told(yielded("outbox", **KINDS["outbox"])[1].steps) == [
        "web -> store: Store the change and the message in one transaction",
        "store --> web: Stored",
        "loop Every 1s",
        "  relay -> store: Read up to 100 messages",
        "  store --> relay: Messages, oldest first",
        "  relay -> bus: Publish",
        "  alt Confirmed",
        "    bus --> relay: Confirmed",
        "    relay -> store: Mark as published",
        "  alt Failed",
        "    bus --> relay: Failed",
        "    over relay: Try again at the next poll",
    ]


def test_the_process_goes_on_until_no_message_is_left() -> None:
    edges = connected(yielded("outbox")[2])
    assert "A message left? -> Wait for the next poll: No" in edges
    assert [edge for edge in edges if edge.endswith("-> A message left?")] == [
        "Read up to 100 messages -> A message left?", "Mark as published -> A message left?",
        "Try again at the next poll -> A message left?", "Set aside -> A message left?",
    ]  # fmt: skip
