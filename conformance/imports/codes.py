"""What each code of the check `imports` means."""

from __future__ import annotations

from trueline.model.checks import Code
from trueline.model.diagnostics import Severity

CODES = (
    Code(
        "imports.layers", Severity.ERROR,
        "A layer that uses those above it cannot be understood, tested or replaced without them.",
        "shop.domain.order imports shop.web.forms, but Domain must not use Web",
        "Move what is needed downwards, or let the upper layer pass it in; a port in the lower layer turns the import.",
    ),
    Code(
        "imports.layer.missing", Severity.ERROR, "What stands in no layer is held to nothing.",
        "shop.helpers stands in no layer of 'Inwards'", "Put it into a layer.",
    ),
    Code(
        "imports.forbidden", Severity.ERROR, "A prohibition says what must stay replaceable.",
        "shop.domain.order imports sqlalchemy, but Domain must not use sqlalchemy",
        "Take the import away, or put what needs it where it is allowed.",
    ),
    Code(
        "imports.protected", Severity.ERROR, "What only some may use can be changed by asking them.",
        "shop.web.forms imports shop.store.tables, but only Repositories may use Tables",
        "Go through one of those that may, or add this one to the rule.",
    ),
    Code(
        "imports.independent", Severity.ERROR, "Parts that do not know each other can be changed at the same time.",
        "shop.orders.service imports shop.billing.service",
        "Meet in something that both may use, or send an event.",
    ),
    Code(
        "imports.interface", Severity.ERROR, "What is not public may change without asking anybody.",
        "shop.web.forms imports shop.orders.tables, which is no part of the interface of Orders",
        "Use a public module, or make this one public in the rule.",
    ),
    Code(
        "imports.closed-world", Severity.ERROR, "A dependency that the model does not show surprises its readers.",
        "shop.orders.service imports shop.billing.service, but nothing says that Orders may use Billing",
        "Take the import away, or state the relationship in the model.",
    ),
    Code(
        "imports.relationship.unused", Severity.WARNING, "A relationship that no import realises shows what is not so.",
        "no import realises that Orders uses Billing",
        "Take the relationship out of the model, say through= which port it goes, or write the import.",
    ),
    Code(
        "imports.circular", Severity.ERROR, "What depends on itself in a circle can only be taken whole.",
        "shop.orders.service imports shop.billing.service, which closes the circle billing -> orders -> billing",
        "Turn one of the imports round, or move what both need into a third module.",
    ),
    Code(
        "imports.ignore.unmatched", Severity.ERROR, "An exception for what is no longer there hides what comes next.",
        "'Inwards' forgives 'shop.a -> shop.b', which no module imports any more", "Take it out of the rule.",
    ),
    Code(
        "imports.module.missing", Severity.ERROR, "A rule about a module that does not exist holds nobody.",
        "the rule 'Inwards' names the module 'shop.domian', which does not exist", "Mend the name.",
    ),
    Code(
        "imports.module.unbound", Severity.WARNING, "Code that belongs to no element is seen by no rule.",
        "shop.helpers belongs to no element of the model", "Bind an element to it with code=.",
    ),
    Code(
        "imports.binding.tie", Severity.ERROR, "A module that belongs to two elements is held to the rules of neither.",
        "both 'Orders' and 'Billing' are made of the module 'shop.orders'", "Bind one of them to a part of it.",
    ),
    Code(
        "imports.folder.no-init", Severity.WARNING, "Many tools pass over a folder without an __init__.py.",
        "src/shop/orders has no __init__.py, so that other tools pass over its 3 Python files", "Add an __init__.py.",
    ),
    Code(
        "imports.file.unnamed", Severity.WARNING, "A file that Python cannot import by name is seen by no rule.",
        "src/shop/old-orders.py has no name that Python could import",
        "Rename it, or leave it out with exclude= of the table checks.imports.",
    ),
    Code(
        "imports.file.shadowed", Severity.WARNING, "Of two modules of one name, Python takes one.",
        "src/shop/orders.py is hidden by another module of the same name", "Rename or delete it.",
    ),
    Code(
        "imports.file.unreadable", Severity.ERROR, "Of a file that cannot be read, nothing can be said.",
        "src/shop/orders.py is no Python: invalid syntax",
        "Mend it, or leave it out with exclude= of the table checks.imports.",
    ),
    Code(
        "imports.package.missing", Severity.ERROR, "A package that is not found is not checked.",
        "there is no package 'shop' in 'src'", "Name its folder in paths= of the table checks.imports.",
    ),
    Code(
        "imports.path.missing", Severity.ERROR, "In a folder that is not there, nothing is found.",
        "there is no folder 'scr'", "Mend the name in the table checks.imports.",
    ),
    Code(
        "imports.settings.key", Severity.ERROR, "A setting that nobody reads does not do what was meant.",
        "unknown key 'rots' in checks.imports", "Mend the name.",
    ),
    Code(
        "imports.settings.value", Severity.ERROR, "A setting of a wrong type does not do what was meant.",
        "'exclude' of checks.imports: it must be a list", "Write a value of the right type.",
    ),
    Code(
        "imports.library.missing", Severity.ERROR, "Without the libraries that read code, nothing is checked.",
        "the library 'grimp' is not installed", "Run: pip install 'trueline[check]'",
    ),
    Code(
        "imports.adopted.malformed", Severity.ERROR, "A file that cannot be parsed states no rules.",
        "tach.toml is not valid TOML", "Mend the file.",
    ),
    Code(
        "imports.adopted.contract", Severity.ERROR, "A contract of an unknown type would not be held.",
        "there is no contract type 'layer'", "Mend the type; a type of one's own is held by import-linter alone.",
    ),
    Code(
        "imports.adopted.option", Severity.ERROR, "An option that nobody reads does not do what was meant.",
        "the contract 'Inwards' has the unknown option 'layer'", "Mend the name.",
    ),
    Code(
        "imports.adopted.value", Severity.ERROR, "A value that is not understood may mean anything.",
        "'exhaustive' of the contract 'Inwards' is 'perhaps'", "Write a value of the right type.",
    ),
    Code(
        "imports.adopted.unmapped", Severity.ERROR, "A rule that cannot be held here must not look as if it was.",
        "'forbid_circular_dependencies' of tach.toml", "Take it out, or keep running the tool it was written for.",
    ),
    Code(
        "imports.adopted.unmatched", Severity.WARNING, "A name that nothing has holds nobody.",
        "'shop.domian' matches no module", "Mend the name.",
    ),
    Code(
        "imports.adopted.note", Severity.NOTE, "Some settings of other tools mean nothing here.",
        "the rules of Tach in tach.toml are not held", "Nothing has to be done.",
    ),
)  # fmt: skip
