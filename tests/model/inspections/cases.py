"""For each inspection, what triggers it and nothing else: its code, the changes, and a part of what it says."""

from __future__ import annotations

from typing import Any

Case = tuple[str, list[tuple[str, Any]], str]

NIGHT = {
    "id": "kiosk.night", "name": "Night batch", "kind": "container", "description": "Counts", "technology": "Python",
}  # fmt: skip
SWEEPER = {"id": "sweeper", "name": "Sweeper", "kind": "person", "description": "Sweeps"}
BANK = {"id": "bank", "name": "Bank", "kind": "system", "description": "Holds money", "external": True}
PAYS = {"source": "kiosk.app", "target": "bank", "description": "Pays", "technology": "HTTPS"}
SAYS = {"step": "message", "source": "buyer", "target": "kiosk.app"}
STATE = {"id": "lost", "name": "Lost"}

STRUCTURE: list[Case] = [
    ("model.element.disconnected", [("elements.+", SWEEPER)], "the person 'Sweeper' uses nothing"),
    (
        "model.relationship.nested",
        [("relationships.+", {"source": "kiosk", "target": "kiosk.app", "description": "Has", "technology": "call"})],
        "'kiosk.app' is part of 'kiosk'",
    ),
    (
        "model.relationship.retired",
        [("elements.+", BANK | {"status": "retired"}), ("relationships.+", PAYS)],
        "'kiosk.app' uses 'bank', which is retired",
    ),
    ("model.group.empty", [("groups.+", {"id": "back", "name": "Back", "description": "Unseen"})], "the group 'Back'"),
    (
        "model.group.overlap",
        [
            ("groups.+", {"id": "back", "name": "Back", "description": "Unseen"}),
            ("elements.2.groups.+", "group:back"),
        ],
        "stands in 'group:front' and in 'group:back'",
    ),
    (
        "model.role.unplayed",
        [("roles.+", {"id": "x", "name": "Passer-by"}), ("flows.0.steps.+", SAYS | {"source": "role:x", "text": "?"}),
         ("relationships.+", PAYS | {"source": "role:x", "target": "kiosk.app"})],
        "nobody plays the role 'Passer-by'",
    ),
    (
        "model.role.unused",
        [("roles.+", {"id": "x", "name": "Passer-by", "played_by": ["buyer"]})],
        "speaks of the role 'Passer-by'",
    ),
    ("model.library.circular", [("elements.2.run_by", ["kiosk.app"])], "'App' is run by itself"),
]  # fmt: skip

DESCRIPTIONS: list[Case] = [
    ("model.person.undescribed", [("elements.0.description", "")], "the person 'Buyer' has no description"),
    ("model.system.undescribed", [("elements.1.description", "")], "the software system 'Kiosk' has no description"),
    ("model.container.undescribed", [("elements.2.description", "")], "the container 'App' has no description"),
    ("model.component.undescribed", [("elements.3.description", "")], "the component 'Till' has no description"),
    (
        "model.code.undescribed",
        [("elements.+", {"id": "kiosk.app.till.count", "name": "count()", "kind": "code"})],
        "the code element 'count()' has no description",
    ),
    ("model.container.technology", [("elements.2.technology", "")], "the container 'App' has no technology"),
    ("model.component.technology", [("elements.3.technology", "")], "the component 'Till' has no technology"),
    ("model.group.undescribed", [("groups.0.description", "")], "the group 'Front' has no description"),
    ("model.relationship.undescribed", [("relationships.0.description", "")], "'buyer' uses 'kiosk.app', and nothing"),
    ("model.relationship.technology", [("relationships.0.technology", "")], "from 'buyer' to 'kiosk.app' has no"),
    ("model.architecture.undecided", [("decisions", [])], "the architecture 'kiosk' has no decisions"),
    ("model.architecture.undocumented", [("sections", [])], "the architecture 'kiosk' has no sections"),
    ("model.decision.empty", [("decisions.0.decision", " ")], "'Cash' does not say what was decided"),
    ("model.quality.unverified", [("qualities.0.verified_by", "")], "nothing verifies 'Quick'"),
    ("model.quality.vague", [("qualities.0.means", [])], "'Quick' has neither a measure nor a means"),
]

NAMES: list[Case] = [
    ("model.element.duplicate", [("elements.4.name", "till")], "'kiosk.app.shelf' and 'kiosk.app.till'"),
    (
        "model.name.duplicate",
        [("decisions.+", {"id": "card", "name": "cash", "decision": "Or by card."})],
        "the decision 'card' has the name 'cash'",
    ),
    ("model.alias.taken", [("elements.3.aliases", ["Shelf"])], "'kiosk.app.till' is also called 'Shelf'"),
    ("model.name.former", [("elements.3.formerly", ["kiosk.app.shelf"])], "was once 'kiosk.app.shelf'"),
]

SHOWING: list[Case] = [
    (
        "model.view.empty",
        [("views.+", {"id": "none", "name": "None", "kind": "custom"})],
        "the view 'None' shows nothing",
    ),
    (
        "model.view.subject",
        [("views.+", {"id": "odd", "name": "Odd", "kind": "component", "of": "kiosk"})],
        "the component view 'Odd' is one of the system 'kiosk', not of a container",
    ),
    (
        "model.view.zones",
        [("views.+", {"id": "z", "name": "Zones", "kind": "security", "include": [{"element": "kiosk.app"}]})],
        "the security view 'Zones' has no trust zones",
    ),
    (
        "model.view.label",
        [("views.+", {"id": "some", "name": "Some", "kind": "custom", "include": [{"element": "kiosk.app"}],
                      "labels": [{"element": "kiosk.store", "name": "Shed"}]})],
        "the view 'Some' has a label for 'kiosk.store'",
    ),
    (
        "model.selection.unmatched",
        [("views.0.include", [{"tag": "gone"}])],
        "'include.0' of 'view:all' chooses nothing",
    ),
    (
        "model.element.unseen",
        [("views.0.exclude", [{"element": "kiosk.app.till"}]), ("views.0.include", [{"inside": "kiosk.app"}]),
         ("views.+", {"id": "c", "name": "C", "kind": "component", "of": "kiosk.app",
                      "exclude": [{"element": "kiosk.app.till"}]})],
        "the component 'Till' stands in no view",
    ),
    ("model.view.embedded", [("sections.0.body", "![x](view:gone)")], "'Hours' embeds the view 'gone'"),
]  # fmt: skip

BEHAVIOUR: list[Case] = [
    (
        "model.message.unrelated",
        [("flows.0.steps.+", {**SAYS, "target": "kiosk.store", "text": "Give me that"})],
        "no relationship leads from 'buyer' to 'kiosk.store'",
    ),
    ("model.message.empty", [("flows.0.steps.+", SAYS)], "'buyer' says nothing to 'kiosk.app'"),
    ("model.message.status", [("flows.0.steps.1.status", 404)], "'Buy' answers 404, but its responses are 200"),
    ("model.flow.empty", [("flows.0.steps", [])], "nobody says anything in the flow"),
    ("model.flow.silent", [("flows.0.participants.+", "kiosk.store")], "'kiosk.store' takes part in 'Buying'"),
    ("model.process.edge", [("processes.0.edges.+", {"source": "count", "target": "nap"})], "the unknown step 'nap'"),
    (
        "model.process.unreachable",
        [("processes.0.nodes.+", {"id": "nap", "name": "Nap", "kind": "activity"}),
         ("processes.0.edges.+", {"source": "nap", "target": "close"})],
        "nothing leads to 'Nap' in 'Day'",
    ),
    ("model.process.decision", [("processes.0.edges.1.label", "No")], "'Sold out?' in 'Day' cannot be told apart"),
    (
        "model.process.split",
        [("processes.0.edges.4.source", "count"), ("processes.0.edges.5.target", "sweep"),
         ("processes.0.edges.+", {"source": "count", "target": "merge"})],
        "'Both' in 'Day' splits into fewer than two paths",
    ),
]  # fmt: skip

MACHINES: list[Case] = [
    ("model.machine.fault", [("machines.0.transitions.0.target", "sould")], "sould"),
    (
        "model.machine.unreachable",
        [("machines.0.states.+", STATE | {"final": True})],
        "the state 'Lost' of 'Paper' can never be reached",
    ),
    (
        "model.machine.dead-end",
        [("machines.0.states.+", STATE),
         ("machines.0.triggers.+", {"id": "lose", "name": "Lose"}),
         ("machines.0.transitions.+", {"source": "new", "target": "lost", "trigger": "lose"}),
         ("machines.0.unhandled", [{"state": "lost", "trigger": each, "response": "ignored"} for each in
                                   ("sell", "lose")])],
        "nothing leads out of the state 'Lost'",
    ),
    (
        "model.machine.nondeterministic",
        [("machines.0.transitions.+", {"source": "new", "target": "sold", "trigger": "sell",
                                       "effects": [{"do": "reset", "target": "tries"}]})],
        "two transitions can be taken at once",
    ),
    (
        "model.machine.undecided",
        [("machines.0.transitions.1.guard", {"op": "predicate", "name": "wanted"})],
        "nothing tells whether two transitions exclude each other",
    ),
    (
        "model.machine.undeclared",
        [("machines.0.states.+", STATE), ("machines.0.triggers.+", {"id": "lose", "name": "Lose"}),
         ("machines.0.transitions.+", {"source": "new", "target": "lost", "trigger": "lose"}),
         ("machines.0.transitions.+", {"source": "lost", "target": "new", "trigger": "lose"})],
        "the state 'Lost' of 'Paper' does not say what happens on 'sell'",
    ),
    (
        "model.machine.trigger",
        [("machines.0.triggers.+", {"id": "burn", "name": "Burn"})],
        "no transition of 'Paper' waits for 'Burn'",
    ),
    (
        "model.machine.unread",
        [("machines.0.parameters.+", {"id": "hold", "name": "Hold", "value": 5})],
        "reads the parameter 'Hold'",
    ),
    ("model.machine.constant", [("machines.0.transitions.1.effects", [])], "'tries', which nothing changes"),
]  # fmt: skip

BREAKER = {"id": "guard", "name": "Guard", "pattern": "circuit-breaker", "protects": "kiosk.store", "of": "kiosk.app"}
RESERVE = {"id": "reserve", "name": "Reserve", "by": "kiosk.store"}
SAGA = {
    "id": "buying", "name": "Buy all", "pattern": "saga", "orchestrator": "kiosk.app",
    "steps": [RESERVE],
}  # fmt: skip
PATTERNS: list[Case] = [
    ("model.pattern.word", [("patterns.+", BREAKER | {"words": {"trips": "x"}})], "has no word 'trips'"),
    ("model.pattern.state", [("patterns.+", BREAKER | {"notes": {"opened": "x"}})], "(Did you mean 'open'?)"),
    ("model.pattern.step", [("patterns.+", SAGA | {"fails_at": "pay"})], "has no step 'pay'"),
    ("model.pattern.step.duplicate", [("patterns.+", SAGA | {"steps": [RESERVE, RESERVE]})], "two steps of 'Buy all'"),
    ("model.pattern.time", [("patterns.+", BREAKER | {"within": "5%"})], "of 'Guard' is a time, and 5%"),
    (
        "model.pattern.pauses",
        [("patterns.+", {"id": "again", "name": "Again", "pattern": "retry", "callee": "kiosk.store",
                         "caller": "kiosk.app", "attempts": 500, "factor": 1.001, "longest_pause": "9h"})],
        "more than 100 different pauses",
    ),
]  # fmt: skip

SCHEMAS: list[Case] = [
    ("model.foreign-key.target", [("entities.1.attributes.1.references.attribute", "ids")], "(did you mean 'id'?)"),
    (
        "model.foreign-key.loose",
        [("entities.1.attributes.1.references.attribute", "title")],
        "'sale.paper_id' refers to 'paper.title', which is neither",
    ),
    (
        "model.column.duplicate",
        [("entities.0.attributes.+", {"name": "Title", "type": "text"})],
        "'paper' has two columns 'Title'",
    ),
    ("model.key.column", [("entities.1.keys.0.columns", ["kind", "way"])], "a key of 'sale' names 'way'"),
    ("model.entity.keyless", [("entities.1.attributes.0.primary_key", False)], "'sale' has no primary key"),
    ("model.enum.empty", [("entities.1.attributes.2.values", [])], "'sale.kind' may hold no value"),
    (
        "model.schema.empty",
        [("schemas.+", {"id": "log", "name": "Log", "of": "kiosk.store"})],
        "the schema 'Log' has no tables",
    ),
]

RULES: list[Case] = [
    (
        "model.rule.broken",
        [("relationships.+", {"source": "kiosk.app.shelf", "target": "kiosk.app.till", "description": "Asks",
                              "technology": "call"})],
        "against the rule 'Inwards': the shelf outlives the till",
    ),
    (
        "model.rule.relation",
        [("relationships.+", {"source": "buyer", "target": "kiosk.store", "description": "Takes", "technology": "-"})],
        "'buyer' uses 'kiosk.store', against the rule 'At the counter': nobody serves himself",
    ),
    (
        "model.layers.circular",
        [("rules.+", {"id": "out", "name": "Outwards", "rule": "layers", "because": "so",
                      "layers": [["kiosk.app.shelf"], ["kiosk.app.till"]]}),
         ("relationships.1", {"source": "kiosk.app.till", "target": "kiosk.store", "description": "x",
                              "technology": "SQL"})],
        "stands above and below the same layers",
    ),
    ("model.binding.unmatched", [("elements.3.code", [".tills"])], "the module 'kiosk.tills', which does not exist"),
]  # fmt: skip

NODE = {"id": "van", "name": "Van", "description": "Drives", "technology": "Diesel"}
RUNS = {"instances": [{"id": "app", "of": "kiosk.app"}]}
DEPLOYMENT: list[Case] = [
    (
        "model.deployment.empty",
        [("deployments.+", {"id": "test", "name": "Test", "environment": "test"})],
        "nothing runs in the deployment 'Test'",
    ),
    ("model.deployment.edge", [("deployments.0.edges.0.target", "box.shop")], "names 'box.shop', which is not there"),
    ("model.deployment.duplicate", [("deployments.0.nodes.+", NODE | RUNS | {"id": "box"})], "have the path 'box'"),
    ("model.node.empty", [("deployments.0.nodes.+", NODE)], "nothing runs on 'Van' in 'Live'"),
    ("model.node.undescribed", [("deployments.0.nodes.0.description", "")], "the node 'Box' of 'Live' has no descr"),
    ("model.node.technology", [("deployments.0.nodes.0.technology", "")], "the node 'Box' of 'Live' has no technol"),
    (
        "model.container.undeployed",
        [("elements.+", NIGHT), ("relationships.+", PAYS | {"source": "kiosk.night", "target": "kiosk.store"})],
        "no deployment says where the container 'Night batch' runs",
    ),
]

CASES = [
    *STRUCTURE, *DESCRIPTIONS, *NAMES, *SHOWING, *BEHAVIOUR, *MACHINES, *PATTERNS, *SCHEMAS, *RULES, *DEPLOYMENT,
]  # fmt: skip
