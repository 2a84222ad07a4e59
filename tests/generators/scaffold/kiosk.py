"""A ticket kiosk with one of everything that a target may reach."""

from __future__ import annotations

from typing import Any

from trueline.generators.scaffold import Target, Templates
from trueline.generators.scaffold.design import Design
from trueline.model import Architecture, Workspace, optional
from trueline.model import column as c

bank = Architecture("bank", title="Bank")
cards = bank.system("Card Network", "Moves money", technology="ISO 8583", id="cards", external=True)
receipt = cards.klass("Receipt", {"number": str}, description="Proof of a payment")
charge = cards.command("ChargeCard", {"card": str, "cents": int}, description="Take money from a card")
web = cards.http("Cards")
block = web.put("/cards/{card}/block", responses={204: "Blocked"}, params={"card": str}, query={"hours": optional(int)})
receipts = cards.query("FindReceipts", {"card": str}, returns=receipt, many=True, description="What was paid")

kiosk = Architecture("kiosk", title="Kiosk")
visitor = kiosk.person("Visitor")
mail = kiosk.system("Mail Service", "Sends letters and mail", technology="SMTP", external=True)
posters = kiosk.system("Poster Shop", external=True)
stand = kiosk.system("Ticket Stand", "Sells tickets", id="stand")
desk = stand.application("Desk", "Where tickets are sold", technology="FastAPI")
printer = stand.worker("Printer", "Prints at night")
ledger = stand.database("Ledger", "Every ticket", technology="PostgreSQL or SQLite")
board = stand.cache("Board", "Times of today", technology="Redis")
files = stand.blob_store("Scans", "Pictures of tickets", technology="S3")
horn = stand.bus("Horn", "Tells everyone", technology="RabbitMQ")
tasks = stand.queue("Print Queue", "What is to be printed")
book = stand.event_store("Log Book", "What happened", technology="in memory")
use_cases, storage, rules = desk.groups("Application Layer", "Infrastructure Layer", "Domain Layer")
selling = use_cases.component("Selling", "Sells")
ledger_access = storage.component("Ledger Access", "Reads and writes the ledger")
signer = storage.component("Signer", "Knows the stamp")

sold = selling.event("TicketSold", {"seat": int})
returned = selling.event("TicketReturned", {"seat": int})
printed = printer.event("PagePrinted", {"page": int})
sell = selling.command("SellTicket", {"seat": int}, yields=[sold], description="Sell a ticket")
desk.http("Tickets").post("/tickets", sell, {201: "Sold"})
tickets = ledger.schema("Tickets")
tickets.entity("ticket", {"id": c.uuid(pk=True)})

visitor.uses(desk, "Buys tickets", "HTTPS")
stand.uses(mail, "Sends mail", "SMTP")
desk.uses(mail, "Sends confirmations", "SMTP")
printer.uses(mail, "Sends nightly reports and warnings", "SMTP")
desk.uses(cards, "Charges cards", "ISO 8583")
desk.uses(posters, "HTTP")
desk.sends(posters, "Orders of the day")
desk.uses(ledger, "Reads and writes", "SQL")
printer.uses(ledger, "Reads/writes print jobs", "SQL")
desk.uses(board, "Looks here first", "Redis protocol")
desk.uses(files, "Stores scans")
desk.sends(horn, "Publishes what was sold")
printer.sends(horn, "Tells of pages")
desk.sends(tasks, "Work for the night")
desk.uses(book, "Appends")
horn.sends(printer, "Wakes")
selling.uses(ledger_access, "Keep tickets in")
selling.uses(signer, "Sign tickets with", "PKCS #11")

f = kiosk.flow("A sale", visitor, desk, cards, horn)
f.call(visitor, desk, sell)
f.call(desk, cards, charge)
f.reply(cards, desk, "Paid")
f.call(desk, cards, receipts)
f.call(desk, cards, block)
f.send(desk, horn, sold)

test = kiosk.deployment("Kiosk on a laptop", environment="development")
test.node("Laptop").runs(desk)
live = kiosk.deployment("Kiosk in town", environment="production")
hall = live.node("Hall", count=2)
hall.infrastructure("Front Door", technology="nginx")
hall.run(desk, count=2)
cellar = live.node("Cellar")
cellar.run(printer)
cellar.run(ledger, "Primary", technology="PostgreSQL 17")
cellar.run(ledger, "Replica", technology="PostgreSQL 17")
cellar.runs(board, files, horn)

kiosk.rule.layers(use_cases, rules, name="Inwards", because="tickets outlive kiosks")
kiosk.rule.forbid(use_cases, packages=["pandas"], because="tickets are few", name="No tables")
kiosk.rule.forbid(storage, use_cases, because="it was never done", name="Storage first")


def target(*, without: str = "", **changes: Any) -> Target:
    """Return the ticket stand.

    Args:
        without: description of a relationship that is left out.
        changes: fields of its architecture in place of its own.
    """
    record = kiosk.record().model_copy(update=changes)
    kept = tuple(one for one in record.relationships if one.description != without)
    assert not without or len(kept) == len(record.relationships) - 1
    workspace = Workspace((bank.record(), record.model_copy(update={"relationships": kept})))
    return Target(workspace, "kiosk", workspace.index("kiosk").elements["stand"])


def design(of: Target) -> Design:
    """Return a target as code that was never generated before."""
    return Design(of, Templates(), lambda _path: None)
