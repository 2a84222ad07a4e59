"""Level 3 and 4: what the web application and the scheduler are made of, down to functions and classes."""

from .elements import crm, database, email, scheduler, sms, system, user, web

# ---- level 3: components -------------------------------------------------------------------------------------------
# Layers are a dimension of their own, so that level 3 draws one frame: the container.
routers = web.group("Routers", "layer", description="Controllers - Layer 3")
services = web.group("Services", "layer", description="Use Cases - Layer 2")
data_layer = web.group("Data Layer", "layer", description="Layer 1 & 3")
# Two parts of the code that have diagrams of their own.
scheduling = system.group("Scheduling System", "subsystem")
creation = web.group("Appointment Creation Flow", "booking")

contacts = routers.component(
    "Contact Router", "Handles contact CRUD operations", "FastAPI Router", responsibilities=["Contact management"]
)
staff_router = routers.component(
    "Staff Router", "Handles staff management", "FastAPI Router", responsibilities=["Staff CRUD operations"]
)
appointments = routers.component(
    "Appointment Router", "Handles appointment booking and management", "FastAPI Router",
    responsibilities=["Appointment booking"],
)  # fmt: skip
availability = routers.component(
    "Availability Router", "Manages staff availability schedules", "FastAPI Router",
    responsibilities=["Schedule management"],
)  # fmt: skip
calendars = routers.component(
    "Calendar Router", "Exports calendars as iCal", "FastAPI Router", responsibilities=["iCal exports"]
)
conflicts = services.component(
    "Scheduling Service", "Conflict detection, availability checking", "Python Module", groups=[scheduling],
    aliases=["Conflict Detection"], responsibilities=["Conflict detection", "Availability validation"],
)  # fmt: skip
slots = services.component(
    "Slot Calculator", "Calculates available time slots", "Python Module", groups=[scheduling],
    short="Slot Calculator Service", aliases=["Slot Calculation"],
    responsibilities=["Available time slot computation"],
)  # fmt: skip
ical = services.component(
    "iCal Service", "Generates ICS calendar files", "Python Module", id="ical-service", groups=[scheduling],
    aliases=["iCal Generator"], responsibilities=["Calendar file generation"],
)  # fmt: skip
reminders = services.component(
    "Reminder Manager", "Creates and manages appointment reminders", "Python Module", groups=[scheduling],
    aliases=["Reminder Creator"], responsibilities=["Reminder creation and scheduling"],
)  # fmt: skip
schemas = data_layer.component(
    "Pydantic Schemas", "Request/response validation and serialization", "Data Validation",
    responsibilities=["Input/output validation", "DTOs"],
)  # fmt: skip
models = data_layer.component(
    "SQLAlchemy Models", "Database entities and business rules", "ORM Entities",
    responsibilities=["Entities (Contact, Staff, Appointment, etc.)"],
)  # fmt: skip
session = data_layer.component(
    "Database Session", "Manages database connections and transactions", "Session Manager",
    responsibilities=["Connection pooling", "Transaction management"],
)  # fmt: skip
processor = scheduler.component("Reminder Processor", "APScheduler task", "Background Job", groups=[scheduling])

user.uses(contacts, "CRUD contacts", "HTTPS/JSON")
user.uses(staff_router, "Manage staff", "HTTPS/JSON")
user.uses(appointments, "Book/manage appointments", "HTTPS/JSON")
user.uses(availability, "Set availability", "HTTPS/JSON")
user.uses(calendars, "Export calendar", "HTTPS/ICS")
appointments.uses(conflicts, "Check conflicts")
appointments.uses(reminders, "Create reminders")
availability.uses(slots, "Calculate slots")
calendars.uses(ical, "Generate ICS")
for router in (contacts, staff_router, appointments):
    router.uses(schemas, "Validate data")
    router.uses(models, "Use entities")
models.uses(session, "Use")
session.uses(database, "Read/Write", "SQL")

# ---- level 4: code -------------------------------------------------------------------------------------------------
endpoint = appointments.code("POST /appointments/", "HTTP entry point", "Router Endpoint", groups=[creation])
create_schema = schemas.code("AppointmentCreate", "Validates input data", "Pydantic Schema", groups=[creation])
response_schema = schemas.code("AppointmentResponse", "Formats output", "Pydantic Schema", groups=[creation])
conflict_check = conflicts.code(
    "check_staff_conflict()", "Queries overlapping appointments", "Service Function", groups=[creation]
)
availability_check = conflicts.code(
    "check_staff_availability()", "Validates against staff schedule", "Service Function", groups=[creation]
)
appointment = models.code(
    "Appointment", "Business entity with status enum", "SQLAlchemy Model", groups=[creation, scheduling],
    aliases=["Appointment Model"],
)  # fmt: skip
default_reminders = reminders.code(
    "create_default_reminders()", "Auto-creates email/SMS reminders", "Service Function", groups=[creation]
)
async_session = session.code("AsyncSession", "Database transaction", "SQLAlchemy Session", groups=[creation])
contact = models.code("Contact", "Whoever books and attends appointments", "SQLAlchemy Model")
member = models.code(
    "Staff", "role, is_active, relationships", "SQLAlchemy Model", groups=[scheduling], aliases=["Staff Model"]
)
hours = models.code(
    "StaffAvailability", "working_hours, time_off, overrides", "SQLAlchemy Model", groups=[scheduling],
    aliases=["StaffAvailability Model"],
)  # fmt: skip
reminder = models.code(
    "Reminder", "type, status, scheduled_for", "SQLAlchemy Model", groups=[scheduling], aliases=["Reminder Model"]
)

endpoint.uses(create_schema, "1. Validate input")
endpoint.uses(conflict_check, "2. Check conflicts")
conflict_check.uses(async_session, "Query appointments")
endpoint.uses(availability_check, "3. Check availability")
availability_check.uses(async_session, "Query availability")
endpoint.uses(appointment, "4. Create entity")
appointment.uses(async_session, "5. Insert")
async_session.uses(database, "SQL INSERT")
endpoint.uses(default_reminders, "6. Create reminders")
default_reminders.uses(async_session, "Insert reminders")
endpoint.uses(response_schema, "7. Format response")

# ---- the scheduling system in detail -------------------------------------------------------------------------------
appointment.uses(member, "belongs to")
member.uses(hours, "has many")
appointment.uses(reminder, "has many")
conflicts.uses(appointment, "Queries")
slots.uses(hours, "Queries")
slots.uses(appointment, "Queries")
ical.uses(appointment, "Reads")
reminders.uses(reminder, "Creates")
processor.uses(reminder, "Processes")
processor.uses(email, "Sends")
processor.uses(sms, "Sends")
with crm.added():
    appointment.uses(contact, "is booked by")
