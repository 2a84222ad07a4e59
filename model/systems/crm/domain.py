"""The words of the domain: classes and events.

The document names the entities and some of their fields; types, events and the rest are ours.
"""

from datetime import date, datetime, time
from uuid import UUID

from trueline.model import field, many, optional

from .components import ical, models, schemas, slots
from .elements import auth, crm, web

STATUSES = ("scheduled", "confirmed", "completed", "cancelled", "missed")
KINDS = ("working_hours", "time_off", "override")
CHANNELS = ("email", "sms")
DELIVERIES = ("pending", "sent", "failed", "cancelled")
ROLES = ("patient", "staff", "admin")

with crm.added():
    status = models.enumeration("AppointmentStatus", *STATUSES, description="How far an appointment has come")
    kind = models.enumeration("AvailabilityKind", *KINDS, description="What a period of a staff member is")
    channel = models.enumeration("ReminderType", *CHANNELS, description="How a reminder is sent")
    delivery = models.enumeration("ReminderStatus", *DELIVERIES, description="What became of a reminder")
    account_role = models.enumeration("AccountRole", *ROLES, description="Who somebody is to the practice")

# ---- fields that classes, commands and bodies share ----------------------------------------------------------------
contact_fields = {
    "name": field(str, min_length=1, max_length=200, example="Ada Lovelace"),
    "email": field(str, optional=True, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$", example="ada@example.com"),
    "phone": field(str, optional=True, max_length=32),
}
staff_fields = {
    "name": field(str, min_length=1, max_length=200),
    "role": field(str, min_length=1, max_length=80, example="nurse"),
    "is_active": field(bool, default=True),
}
when_fields = {"start_time": field(datetime), "duration": field(int, minimum=1, example=60, description="Minutes")}
booking_fields = {"contact_id": field(int), "staff_id": field(int), **when_fields}
period_fields = {"kind": field(kind), "day": field(date), "starts_at": field(time), "ends_at": field(time)}
reminder_fields = {"type": field(channel), "scheduled_for": field(datetime)}
note_fields = {"staff_id": field(int, description="Who writes it"), "text": field(str, min_length=1, max_length=4000)}
reason_fields = {"reason": field(str, optional=True, max_length=500)}
account_fields = {"role": field(account_role), "is_active": field(bool, default=True)}
owner_fields = {"staff_id": optional(int), "contact_id": optional(int)}

with crm.added():
    # ---- entities ----------------------------------------------------------------------------------------------------
    contact = models.domain_entity(
        "Contact", {"id": int, **contact_fields, "created_at": datetime},
        description="Whoever books and attends appointments",
    )  # fmt: skip
    staff = models.domain_entity("Staff", {"id": int, **staff_fields}, description="Whoever can be booked")
    availability = models.domain_entity(
        "StaffAvailability", {"id": int, "staff_id": int, **period_fields},
        description="When a staff member works, is away, or works otherwise than usual",
        invariants=["starts_at is before ends_at"],
    )  # fmt: skip
    reminder = models.domain_entity(
        "Reminder",
        {
            "id": int, "appointment_id": int, **reminder_fields, "status": field(delivery, default="pending"),
            "attempts": field(int, minimum=0, default=0),
        },
        ["deliver()", "fail()", "cancel()"],
        description="One message to be sent before an appointment",
        invariants=["scheduled_for is before the appointment"],
    )  # fmt: skip
    appointment = models.aggregate(
        "Appointment",
        {
            "id": int, **booking_fields, "end_time": datetime, "status": field(status, default="scheduled"),
            "reschedules": field(int, minimum=0, default=0), **reason_fields,
        },
        ["confirm()", "reschedule(start_time, duration)", "complete()", "cancel(reason)", "miss()"],
        description="One booking of one contact with one staff member",
        invariants=[
            "end_time is start_time and duration together",
            "two appointments of one staff member never overlap, unless one is cancelled",
        ],
    )  # fmt: skip
    note = models.domain_entity(
        "Note", {"id": int, "contact_id": int, **note_fields, "created_at": datetime},
        description="What a staff member wrote into the record of a contact",
    )  # fmt: skip
    account = models.domain_entity(
        "Account",
        {"id": int, "login": field(str, min_length=3, max_length=254), **account_fields, **owner_fields},
        description="With what somebody signs in",
        invariants=["it belongs to one contact or to one staff member, or its role is admin"],
    )  # fmt: skip
    appointment.associates(contact, "is booked by")
    appointment.associates(staff, "belongs to")
    appointment.composes(reminder, "has many")
    staff.composes(availability, "has many")
    contact.composes(note, "has many")
    note.associates(staff, "is written by")

    # ---- what comes in and goes out ----------------------------------------------------------------------------------
    slot = slots.value_object("Slot", {"start_time": datetime, "end_time": datetime}, description="Time that is free")
    calendar_file = ical.value_object(
        "CalendarFile", {"filename": str, "content": field(str, description="text/calendar (RFC 5545)")},
        description="Appointments as other calendars read them",
    )  # fmt: skip
    appointment_create = schemas.klass(
        "AppointmentCreate", booking_fields, stereotype="DTO", description="What a booking has to say"
    )
    appointment_response = schemas.klass(
        "AppointmentResponse",
        {
            "id": int, **booking_fields, "end_time": datetime, "status": status, **reason_fields,
            "reminders": many(reminder),
        },
        stereotype="DTO", description="An appointment as callers see it",
    )  # fmt: skip
    # Where a path says which one is meant, the body is the rest of the command.
    contact_update, staff_update, appointment_move, appointment_cancel, reminder_create, note_create, account_update = (
        schemas.klass(name, fields, stereotype="DTO", description=text)
        for name, fields, text in (
            ("ContactUpdate", contact_fields, "What a contact is to be"),
            ("StaffUpdate", staff_fields, "What a staff member is to be"),
            ("AppointmentReschedule", when_fields, "When an appointment is to be instead"),
            ("AppointmentCancel", reason_fields, "Why an appointment is cancelled"),
            ("ReminderCreate", reminder_fields, "When and how to remind"),
            ("NoteCreate", note_fields, "What is to be noted, and by whom"),
            ("AccountUpdate", account_fields, "What an account is to be"),
        )
    )
    period = schemas.klass(
        "AvailabilityPeriod", period_fields, stereotype="DTO", description="One period of a schedule"
    )
    schedule = schemas.klass(
        "AvailabilityUpdate", {"periods": many(period)}, stereotype="DTO", description="A whole schedule"
    )
    tokens = auth.value_object(
        "TokenPair",
        {
            "access_token": str, "refresh_token": str, "token_type": field(str, default="bearer"),
            "expires_in": field(int, minimum=1, description="Seconds"),
        },
        description="What callers prove who they are by",
    )  # fmt: skip
    health = web.value_object(
        "Health", {"status": field(str, values=("up", "down")), "database": field(str, values=("up", "down"))},
        description="Whether requests can be answered",
    )  # fmt: skip

    # ---- events ------------------------------------------------------------------------------------------------------
    happened = models.event(
        "DomainEvent", {"event_id": UUID, "occurred_at": datetime}, abstract=True, stereotype="Abstract",
        description="What every event says",
    )  # fmt: skip
    contact_created, contact_changed, contact_deleted = (
        models.event(
            f"Contact{what}", {"contact_id": int}, extends=happened, description=f"A contact was {what.lower()}"
        )
        for what in ("Created", "Changed", "Deleted")
    )
    staff_created, staff_changed, staff_deleted = (
        models.event(
            f"Staff{what}", {"staff_id": int}, extends=happened, description=f"A staff member was {what.lower()}"
        )
        for what in ("Created", "Changed", "Deleted")
    )
    availability_changed = models.event(
        "AvailabilityChanged", {"staff_id": int}, extends=happened, description="A staff member works at other times"
    )
    _which = {"appointment_id": field(int), "contact_id": field(int), "staff_id": field(int)}
    booked = models.event(
        "AppointmentBooked", {**_which, **when_fields}, extends=happened, description="An appointment was booked"
    )
    rescheduled = models.event(
        "AppointmentRescheduled", {**_which, **when_fields}, extends=happened, description="An appointment was moved"
    )
    confirmed, completed, missed = (
        models.event(f"Appointment{what}", _which, extends=happened, description=text)
        for what, text in (
            ("Confirmed", "The contact will come"),
            ("Completed", "The contact was there"),
            ("Missed", "The contact did not come"),
        )
    )
    cancelled = models.event(
        "AppointmentCancelled", {**_which, **reason_fields}, extends=happened, description="An appointment is off"
    )
    note_written = models.event(
        "NoteWritten", {"note_id": int, "contact_id": int}, extends=happened, description="A record has a new note"
    )
    _message = {"reminder_id": field(int), "appointment_id": field(int), "type": field(channel)}
    reminder_scheduled, reminder_sent, reminder_failed, reminder_cancelled = (
        models.event(f"Reminder{what}", _message, extends=happened, description=text)
        for what, text in (
            ("Scheduled", "A reminder waits for its time"),
            ("Sent", "A reminder has left the system"),
            ("Failed", "A reminder could not be sent, and will not be tried again"),
            ("Cancelled", "A reminder is no longer needed"),
        )
    )
    account_created, account_changed = (
        auth.event(
            f"Account{what}", {"account_id": int}, extends=happened, description=f"An account was {what.lower()}"
        )
        for what in ("Created", "Changed")
    )
    appointment.emits(happened)

    # ---- diagrams ----------------------------------------------------------------------------------------------------
    crm.domain(
        "Appointments and whom they concern",
        classes=[appointment, contact, staff, availability, reminder, note, status, kind, channel, delivery],
        purpose="What the practice keeps, and how it belongs together",
    )  # fmt: skip
    crm.domain(
        "What happens to appointments",
        classes=[
            appointment, happened, booked, confirmed, rescheduled, completed, cancelled, missed, reminder_scheduled,
            reminder_sent, reminder_failed, reminder_cancelled,
        ],
        purpose="Which events tell of an appointment and its reminders",
    )  # fmt: skip
