"""Rules, promises, and how contradictions of the document were settled."""

from trueline.model import hours, unverified

from .components import (
    appointment,
    calendars,
    conflicts,
    ical,
    models,
    processor,
    reminder,
    reminders,
    routers,
    services,
    session,
    slots,
)  # fmt: skip
from .deployment import sites
from .elements import (
    admin_panel,
    auth,
    crm,
    database,
    gateway,
    monitoring,
    scheduler,
    session_cache,
    static_files,
    user,
    web,
)  # fmt: skip
from .interfaces import auth_api, availability_api, find_slots
from .messages import reschedule_appointment
from .views import containers, detail, zones

# ---- rules ---------------------------------------------------------------------------------------------------------
crm.rule.layers(
    routers, services, models, name="Clean Architecture", because="entities and use cases outlive the web framework"
)
with crm.added():
    crm.rule.forbid(
        services, packages=["fastapi"], transitive=False,
        because="a use case can be tested, and run by the scheduler, without a web server",
    )  # fmt: skip

# ---- promises ------------------------------------------------------------------------------------------------------
crm.quality(
    "Reminders go out in time", "delivery", of=[reminders, processor], verified_by=unverified,
    exactly={"email before the appointment": 24 * hours, "SMS before the appointment": 2 * hours},
    means=["Reminders are created with the appointment", "A background job sends those that are due"],
)  # fmt: skip
crm.quality(
    "Users are known", "authentication", of=[gateway, auth], verified_by=unverified,
    means=["Bearer token over HTTPS", "JWT validation, OAuth"],
)  # fmt: skip
crm.quality(
    "Administrators prove themselves twice", "authentication", of=admin_panel, verified_by=unverified,
    means=["Admin credentials over HTTPS + MFA", "Role: admin"],
)  # fmt: skip
crm.quality(
    "Data is encrypted", "encryption", of=[gateway, database], verified_by=unverified,
    means=["HTTPS only, SSL termination at the gateway", "TLS to the database", "Encrypted at rest"],
)  # fmt: skip
crm.quality(
    "Only the gateway is public", "network", of=[gateway, web, monitoring], verified_by=unverified,
    means=["Rate limiting", "The application sees authorized requests only", "Monitoring: internal network only"],
)  # fmt: skip
crm.quality(
    "Calendars open everywhere", "other", of=[calendars, ical], verified_by=unverified, means=["RFC 5545 compliance"]
)

# ---- decisions -----------------------------------------------------------------------------------------------------
crm.decision(
    "Level 2 leaves the gateway out",
    context="The container diagram lets users reach the web application directly; the security boundaries put an API "
    "gateway and an auth service between them.",
    decision="Both are drawn as they are stated. The gateway is the way in; the container diagram says who the "
    "application is for.",
    consequences="In production no user reaches the web application but through the gateway.",
    about=[containers, zones, gateway, user],
)
crm.decision(
    "The scheduling detail calls the same parts by other names",
    context="Conflict Detection, Slot Calculation, iCal Generator and Reminder Creator do what level 3 says of "
    "Scheduling Service, Slot Calculator, iCal Service and Reminder Manager; CRM Application and Application Database "
    "are the web application and its database.",
    decision="Each is one element; the other names are its aliases, and labels of the view that uses them.",
    about=[detail, conflicts, slots, ical, reminders],
)
crm.decision(
    "The scheduler shares the models of the web application",
    context="Level 3 draws the models inside the web application; the reminder processor, which works on reminders, "
    "runs in the scheduler.",
    decision="Both run the same code base. The processor uses the reminder model as code and the database at run time; "
    "the container diagram shows the database alone.",
    consequences="A change of the models is a change of both containers, and they are released together.",
    about=[scheduler, processor, reminder],
)
crm.decision(
    "Entities are database models",
    context="The layers are those of clean architecture, with entities innermost; yet the entities are SQLAlchemy "
    "models and use the database session. The data layer is therefore called layer 1 and 3 at once.",
    decision="Entities and tables are one class each. The rule on layers covers routers, services and models; the "
    "session stands outside it.",
    consequences="The entities cannot be tested without SQLAlchemy.",
    alternatives="Entities of their own and a mapping to tables.",
    about=[models, session, appointment],
)
crm.decision(
    "Cache and static files are containers",
    context="The session cache and the static files stand in the deployment diagram only, which has no edge to the "
    "static files.",
    decision="Both are containers of the system that level 2 does not show; browsers load the static files.",
    about=[sites, session_cache, static_files],
)
crm.decision(
    "Paths in diagrams leave the prefix out",
    context="Routers are said to stand below /api/v1, while diagrams speak of POST /appointments/ and "
    "GET /staff/1/availability/slots.",
    decision="The base of each interface holds the prefix; diagrams keep the short form.",
    about=[availability_api, find_slots],
)
with crm.added():
    crm.decision(
        "What a path says is not said again",
        context="A command names the appointment it is about; so does the path through which it is called.",
        decision="A field of a command or query that has the name of a parameter is taken from there. What remains is "
        "the body, as a DTO; where nothing remains there is none.",
        consequences="Commands are whole where no HTTP is, as in the scheduler.",
        about=[availability_api, reschedule_appointment],
    )
    crm.decision(
        "Three roles hold the permissions",
        context="The document knows patients, staff and administrators; operations ask for permissions.",
        decision="- Patients read and write what is theirs of `appointments`, and read `availability`, `calendars` and "
        "`accounts:own`.\n- Staff read and write `contacts`, `notes`, `appointments` and `availability`, may use "
        "`appointments:close`, and read `staff` and `calendars`.\n- Administrators may do everything.",
        about=[auth, auth_api],
    )
    crm.decision(
        "The status of an appointment is a state machine",
        context="The document gives an appointment a status, and does not say which ones follow each other.",
        decision="An appointment is scheduled, perhaps confirmed, and ends as completed, cancelled or missed. It can "
        "be moved three times; then a new one has to be booked.",
        consequences="What the machine rejects is answered with 409.",
        about=[appointment],
    )
