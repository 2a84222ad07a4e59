"""A report with one of everything, and a hostile one."""

from __future__ import annotations

from trueline.conformance.reports.report import Report
from trueline.model.checks import Outcome, Ruling, Step, Violation
from trueline.model.diagnostics import Diagnostic, Location, Severity

INWARDS = Ruling(
    "shop/rule:inwards", "imports.layers", "Inwards", "The domain outlives the web.",
    "site/systems/shop/rules.md#inwards", Location("model/shop.py", 12),
)  # fmt: skip
NO_SQL = Ruling("shop/rule:no-sql", "imports.forbidden", "No SQL in the domain")
ALONE = Ruling("shop/rule:alone", "imports.independent", "Orders and billing stand alone", page="site/rules.md")
REMEDY = "Move what is needed downwards."


def direct(number: int = 1, *, target: str = "Web", severity: Severity = Severity.ERROR) -> Violation:
    """A direct import from the domain to `target`, in line `number`."""
    source, to = f"shop.domain.order{number}", f"shop.{target.lower()}.forms"
    place = Location("shop/domain/order.py", number)
    return Violation(
        "imports.layers", f"{source} imports {to}, but Domain must not use {target}", f"{source} -> {to}", INWARDS.id,
        severity, place, "Domain", target, (Step(source, to, place),), REMEDY,
    )  # fmt: skip


def chained() -> Violation:
    """The same in three steps, of which the last stands nowhere."""
    names = ["shop.domain.order", "shop.prices", "shop.shared", "shop.web.forms"]
    places = [Location("shop/domain/order.py", 4), Location("shop/prices.py", 7), None]
    notes = ["", "type checking", ""]
    steps = tuple(map(Step, names, names[1:], places, notes))
    return Violation(
        "imports.layers", f"{names[0]} imports {names[-1]} in 3 steps, but Domain must not use Web",
        f"{names[0]} => Web", INWARDS.id, location=places[0], source="Domain", target="Web", chain=steps, remedy=REMEDY,
    )  # fmt: skip


UNBOUND = Violation(
    "imports.module.unbound", "shop.helpers belongs to no element of the model", "shop.helpers",
    severity=Severity.WARNING, location=Location("shop/helpers.py"), remedy="Bind an element to it with code=.",
)  # fmt: skip
TIE = Violation("imports.binding.tie", "both 'Orders' and 'Billing' are made of shop.orders", "shop.orders")
UNUSED = Violation(
    "imports.relationship.unused", "no import realises that Orders uses Billing", "unused", INWARDS.id, Severity.NOTE,
    Location("model/shop.py", 30), "Orders", "Billing",
)  # fmt: skip
UNREADABLE = Diagnostic(
    "imports.file.unreadable", "shop/old.py is no Python: invalid syntax", location=Location("shop/old.py", 3),
    remedy="Mend it.",
)  # fmt: skip


def whole() -> Report:
    """One of everything that a check can say, but for what it was not able to check."""
    found = (direct(9), chained(), direct(10), direct(11, target="Store"), UNUSED, UNBOUND, TIE)
    outcome = Outcome("imports", (INWARDS, NO_SQL, ALONE), found, {"files": 321, "imports": 2276, "excluded": 1})
    old = Violation("imports.forbidden", "shop.domain imports sqlalchemy", "old", NO_SQL.id)
    return Report((outcome,), (old, direct(77)), version="1.2.3")


def unable() -> Report:
    """A check that could not read a file."""
    return Report((Outcome("imports", (INWARDS, NO_SQL), (direct(),), {"files": 2}, (UNREADABLE,)),), version="1.2.3")


def empty() -> Report:
    """A run in which no check had anything to say."""
    return Report((), version="1.2.3")


HOSTILE = 'a\nb\r::error::c ]]> \x1b[31m \x00 \x85 \u2028 \u202e \ufffe \udc80 100% <x y="\'"> & \\ 🚒 é'


def hostile() -> Report:
    """Every text of a report is as bad as a text can be."""
    place = Location(f"{HOSTILE}/x, y:z.py", 3)
    diagnostic = Diagnostic("x.unable", HOSTILE, location=place, about=HOSTILE, remedy=HOSTILE)
    ruling = Ruling(HOSTILE, "x.rule", HOSTILE, HOSTILE, f"site/{HOSTILE}.md#{HOSTILE}", place)
    twin = Ruling("twin", "x.rule", HOSTILE)
    step = Step(HOSTILE, HOSTILE, place, HOSTILE)
    found = [
        Violation("x.rule", HOSTILE, f"{HOSTILE}{number}", HOSTILE, severity, place, HOSTILE, HOSTILE, chain, HOSTILE)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE, Severity.OFF)
        for number, chain in enumerate([(), (step,), (step, step)])
    ]
    lost = Violation("x.lost", HOSTILE, HOSTILE, location=place, remedy=HOSTILE)
    outcome = Outcome(HOSTILE, (ruling, twin), (*found, lost), {HOSTILE: 1}, (diagnostic,))
    return Report((outcome,), (lost,), version=HOSTILE)


def large(number: int) -> Report:
    """A report of `number` violations of one rule, between a hundred pairs of parts."""
    found = []
    for index in range(number):
        source, to = f"shop.p{index % 100}.m{index}", f"shop.q.n{index}"
        place = Location(f"shop/p{index % 100}/m{index}.py", index % 900 + 1)
        found.append(
            Violation(
                "imports.layers", f"{source} imports {to}, but P must not use Q", f"{source} -> {to}", INWARDS.id,
                location=place, source=f"Part {index % 100}", target="Q", chain=(Step(source, to, place),),
            )
        )  # fmt: skip
    return Report((Outcome("imports", (INWARDS,), tuple(found)),), version="1.2.3")
