"""A small clinic, with everything that pages of rules, qualities, decisions, groups and documentation can show."""

from __future__ import annotations

from trueline.model import Architecture, Workspace, inside, minutes, ms, per_second, percent, tag
from trueline.model.protocols import Options
from trueline.model.verification import verify

lab = Architecture("lab", title="Laboratory")
tests = lab.system("Test System", "Runs tests", id="tests")

clinic = Architecture("clinic", title="Clinic", description="Where patients are seen")
patient = clinic.person("Patient")
guest = clinic.role("Guest", played_by=[patient], short="G", description="Who is not known yet")
system = clinic.system("Clinic System", id="system")
dmz, private, vault = (
    system.zone("DMZ"), system.zone("Private", description="One way in", tags=["checked"]), system.zone("Vault"),
)  # fmt: skip
gateway = dmz.application("Gateway", id="gateway")
app = private.application("App", id="app", code="clinic")
archive = vault.database("Archive", id="archive")
guest.uses(gateway, "Asks", "HTTPS")
gateway.uses(app, "Hands on", "HTTP")

interface, domain, storage = app.groups("Interface", "Domain", "Storage", dimension="layer")
inner = domain.group("Inner Domain", "layer")
desk = interface.component("Desk", id="desk", code=".desk", tags=["front"])
phone = interface.component("Phone", id="phone", code=".phone", status="planned")
visits = domain.component("Visits", id="visits", code=".visits")
ports = inner.component("Ports", id="ports", code=".ports")
files = storage.component("Files", id="files", source=["internal/files/"])
desk.uses(visits, "Opens")
phone.uses(desk, "Puts through to")
visits.uses(files, "Keeps", through=ports)
files.sends(tests, "Orders tests")
files.uses(desk, "Calls back")

rule = clinic.rule
rule.layers(
    interface, storage, domain, because="medicine outlives paper", closed=True, exhaustive=True,
    ignore=[("clinic.legacy", "clinic.desk")],
)  # fmt: skip
rule.layers([desk, phone], ports, because="calls end somewhere", name="Open layers", independent=False)
rule.forbid(domain, tests, packages=["fastapi", "sqlalchemy"], because="rules can be read alone", transitive=False)
rule.allow(storage, packages=["sqlalchemy"], because="one place knows the files", only=True)
rule.allow(interface, domain, because="short visits need no file", description="An exception", tags=["agreed"])
rule.forbid(files, patient, because="nobody reads over a shoulder")
rule.independent(desk, phone, because="each rings alone")
rule.interface(domain, ".api", ".events", because="the rest may move")
rule.closed_world(app, because="nobody sneaks in")
rule.acyclic(app, because="circles never end")
rule.relations(inside(system) & tag("front"), vault, because="patients see no archive", name="Front and vault")
rule.relations(desk, inside(app, 1), because="desks stay inside", name="Desks", allowed=True)

quick = clinic.quality(
    "Quick answers", "latency", of=[app, gateway], below={"p95": 100 * ms}, at_most={"queue": 5},
    verified_by="load test",
)  # fmt: skip
clinic.quality("Many answers", "throughput", of=gateway, at_least={"answers": 500 * per_second, "hits": 95 * percent})
clinic.quality("Soon back", "rto", exactly={"time to recover": 30 * minutes}, description="After a fire")
clinic.quality("Locked", "encryption", of=app, means=["TLS 1.3", "Keys in a vault"], origin="added")

paper = clinic.decision("Paper", context="We had pens.", decision="Write.", status="superseded", about=[desk])
clinic.decision(
    "Files instead of paper", description="Since the flood", date="2026-11-20", context="Pens ran dry.",
    decision="Keep **files**.", consequences="- Disks", alternatives="Ink.", about=[files, private, guest, quick],
    supersedes=[paper], links={"Minutes": "https://example.org/minutes"},
)  # fmt: skip

check_in = clinic.flow("Check in", guest, gateway)
check_in.call(guest, gateway, "Hello")
clinic.view("Clinic in context", system, level="context")
clinic.section(
    "How a visit goes",
    """## Visits

A patient sees `the desk` first, never <b>the archive</b>.

![Clinic in context](view:clinic-in-context)

```text
![not drawn](view:clinic-in-context)
```

![Who says what](flow:check-in)

![Nothing](view:nowhere)
""",
    about=[visits, dmz],
    tags=["handbook"],
)

CLINIC = Workspace((clinic.record(), lab.record()), title="Health")
OPTIONS = Options()
verify(CLINIC)
