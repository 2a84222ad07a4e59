"""The diagrams of elements, level by level, and what guards them."""

from trueline.model import inside

from .components import (
    appointment,
    conflicts,
    creation,
    hours,
    ical,
    member,
    models,
    reminder,
    reminders,
    scheduling,
    services,
    session,
    slots,
)  # fmt: skip
from .elements import (
    admin,
    admin_panel,
    auth,
    calendar,
    crm,
    database,
    email,
    gateway,
    known_user,
    monitoring,
    patient,
    public_user,
    scheduler,
    session_cache,
    sms,
    staff,
    static_files,
    system,
    user,
    web,
)  # fmt: skip

context = crm.view(
    "Level 1: System Context", system, level="context", direction="down",
    description="System Context Diagram for CRM System", audience="Non-technical stakeholders",
    purpose="How the CRM system fits into the world around it: who uses it, and what other systems it integrates with",
)  # fmt: skip
context.hide(user, public_user, known_user)

containers = crm.view(
    "Level 2: Container Diagram", system, level="container", direction="down",
    description="Container Diagram for CRM System", audience="Technical leadership, architects",
    purpose="The high-level technology choices, and how containers communicate",
)  # fmt: skip
containers.hide(staff, patient, admin, public_user, known_user)
containers.hide(gateway, auth, admin_panel, monitoring, session_cache, static_files)
containers.hide_relationships(tag="security").hide_relationships(scheduler, web)
containers.label(email, "Email Service").label(sms, "SMS Service").label(calendar, "Calendar Client")

parts = crm.view(
    "Level 3: Component Diagram", web, level="component", direction="down",
    description="Component Diagram for Web Application Container", audience="Developers, architects",
    purpose="The components inside the Web Application container",
)  # fmt: skip
parts.hide(gateway, session_cache, scheduler, calendar)
parts.hide_relationships(services, models).hide_relationships(services, session)

booking = crm.view(
    "Level 4: Code Diagram", level="code", direction="down", grouping=["booking"],
    description="Code-Level Diagram: Appointment Booking Flow", audience="Developers",
    purpose="Which classes and functions book an appointment, and in which order",
)  # fmt: skip
booking.show(creation, database)

detail = crm.view(
    "Scheduling System Components Detail", direction="down", grouping=["subsystem"],
    description="Scheduling & Calendar System Components",
    purpose="What conflicts, slots, calendars and reminders are worked out from",
)  # fmt: skip
detail.show(scheduling, email, sms).label(email, "Email Gateway")
for entity, name, fields in (
    (appointment, "Appointment Model", "status, start_time, end_time, duration"),
    (member, "Staff Model", None),
    (hours, "StaffAvailability Model", None),
    (reminder, "Reminder Model", None),
):
    detail.label(entity, name, technology="Entity", description=fields)
detail.label(conflicts, "Conflict Detection", technology="Business Logic", description="Range overlap queries")
detail.label(slots, "Slot Calculation", technology="Algorithm", description="Available time computation")
detail.label(ical, "iCal Generator", technology="Formatter", description="RFC 5545 compliance")
detail.label(reminders, "Reminder Creator", technology="Business Logic", description="24h email, 2h SMS")

zones = crm.view(
    "Security Boundaries", level="security", direction="down", description="Security Boundary Diagram",
    purpose="What the public, signed-in users and administrators can reach, and what stands between",
)  # fmt: skip
zones.hide(user, scheduler, session_cache, static_files, calendar, email, sms, staff, patient)
zones.show(admin).only_relationships(tag="security")
zones.label(admin, "Admin User", description="Role: admin")
zones.label(web, "CRM Application", description="Business logic, requires auth")
zones.label(database, "Application Database", description="Encrypted at rest")

with crm.added():
    layers = crm.view(
        "Component Groups", direction="down", grouping=["layer"],
        description="The components of the Web Application by layer",
        purpose="Which layer a component belongs to, and which layers use each other",
    )  # fmt: skip
    layers.show(web, inside(web, 1))
