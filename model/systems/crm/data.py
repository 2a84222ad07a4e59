"""What the database holds. The document names entities and some of their fields; types, keys and the rest are ours."""

from trueline.model import column as c

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
            "status": c.enum("scheduled", "completed", "cancelled", default="scheduled"),
            "start_time": c.timestamp(),
            "end_time": c.timestamp(comment="start_time and duration together"),
            "duration": c.integer(minimum=1, comment="Minutes"),
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
            "kind": c.enum("working_hours", "time_off", "override"),
            "day": c.date(comment="The first day on which it holds"),
            "starts_at": c.time(),
            "ends_at": c.time(),
        },
        description="When a staff member works, is away, or works otherwise than usual",
    )
    reminder = db.entity(
        "reminder",
        {
            "id": c.integer(pk=True),
            "appointment_id": c.fk(appointment, on_delete="cascade", index=True),
            "type": c.enum("email", "sms"),
            "status": c.enum("pending", "sent", "failed", default="pending"),
            "scheduled_for": c.timestamp(index=True),
        },
        description="One message to be sent before an appointment",
    )
    staff.has(appointment, "attends", identifying=False)
    contact.has(appointment, "books", identifying=False)
    staff.has(availability, "has")
    appointment.has(reminder, "has")
