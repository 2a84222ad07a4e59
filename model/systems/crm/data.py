"""What the database holds. The document names entities and some of their fields; types, keys and the rest are ours."""

from trueline.model import column as c

from .domain import CHANNELS, DELIVERIES, KINDS, ROLES, STATUSES
from .elements import crm, database

with crm.added():
    db = database.schema("CRM database", purpose="Tables behind the SQLAlchemy models")
    contact = db.entity(
        "contact",
        {
            "id": c.integer(pk=True),
            "name": c.string(200),
            "email": c.string(254, nullable=True, unique=True),
            "phone": c.string(32, nullable=True),
            "created_at": c.timestamp(default_expression="CURRENT_TIMESTAMP"),
        },
        description="Whoever books and attends appointments",
    )
    staff = db.entity(
        "staff",
        {
            "id": c.integer(pk=True),
            "name": c.string(200),
            "role": c.string(80),
            "is_active": c.boolean(default=True),
        },
        description="Whoever can be booked",
    )
    appointment = db.entity(
        "appointment",
        {
            "id": c.integer(pk=True),
            "staff_id": c.fk(staff, index=True),
            "contact_id": c.fk(contact, index=True),
            "status": c.enum(*STATUSES, default="scheduled"),
            "start_time": c.timestamp(),
            "end_time": c.timestamp(comment="start_time and duration together"),
            "duration": c.integer(minimum=1, comment="Minutes"),
            "reschedules": c.integer(minimum=0, default=0),
            "reason": c.string(500, nullable=True, comment="Why it was cancelled"),
        },
        indexes=[["staff_id", "start_time"]],
        checks=["end_time > start_time"],
        description="One booking of one contact with one staff member",
    )
    availability = db.entity(
        "staff_availability",
        {
            "id": c.integer(pk=True),
            "staff_id": c.fk(staff, on_delete="cascade", index=True),
            "kind": c.enum(*KINDS),
            "day": c.date(comment="The first day on which it holds"),
            "starts_at": c.time(),
            "ends_at": c.time(),
        },
        checks=["ends_at > starts_at"],
        description="When a staff member works, is away, or works otherwise than usual",
    )
    reminder = db.entity(
        "reminder",
        {
            "id": c.integer(pk=True),
            "appointment_id": c.fk(appointment, on_delete="cascade", index=True),
            "type": c.enum(*CHANNELS),
            "status": c.enum(*DELIVERIES, default="pending"),
            "scheduled_for": c.timestamp(index=True),
            "attempts": c.integer(minimum=0, default=0, comment="How often sending failed"),
        },
        description="One message to be sent before an appointment",
    )
    note = db.entity(
        "note",
        {
            "id": c.integer(pk=True),
            "contact_id": c.fk(contact, on_delete="cascade", index=True),
            "staff_id": c.fk(staff, index=True, comment="Who wrote it"),
            "text": c.text(),
            "created_at": c.timestamp(default_expression="CURRENT_TIMESTAMP"),
        },
        description="What a staff member wrote into the record of a contact",
    )
    account = db.entity(
        "account",
        {
            "id": c.integer(pk=True),
            "login": c.string(254, unique=True),
            "password_hash": c.string(200),
            "role": c.enum(*ROLES),
            "staff_id": c.fk(staff, on_delete="cascade", nullable=True, unique=True),
            "contact_id": c.fk(contact, on_delete="cascade", nullable=True, unique=True),
            "is_active": c.boolean(default=True),
        },
        checks=["role = 'admin' OR (staff_id IS NULL) <> (contact_id IS NULL)"],
        description="With what somebody signs in",
    )
    session = db.entity(
        "session",
        {
            "id": c.uuid(pk=True),
            "account_id": c.fk(account, on_delete="cascade", index=True),
            "token_hash": c.string(64, unique=True, comment="Of the refresh token"),
            "expires_at": c.timestamp(index=True),
        },
        description="One refresh token that was not revoked",
    )
    staff.has(appointment, "attends", identifying=False)
    contact.has(appointment, "books", identifying=False)
    staff.has(availability, "has")
    appointment.has(reminder, "has")
    contact.has(note, "has")
    staff.has(note, "writes", identifying=False)
    staff.has(account, "signs in with", many=False, identifying=False)
    contact.has(account, "signs in with", many=False, identifying=False)
    account.has(session, "has")
