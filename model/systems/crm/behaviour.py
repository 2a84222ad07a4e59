"""What happens, in which order."""

from .components import (
    appointment,
    async_session,
    availability_check,
    conflict_check,
    create_schema,
    default_reminders,
    endpoint,
    response_schema,
    slots,
)  # fmt: skip
from .elements import crm, database, staff, user, web
from .interfaces import book, find_slots

b = crm.flow(
    "Appointment Booking Flow", user, endpoint, create_schema, conflict_check, availability_check, appointment,
    async_session, database, default_reminders, response_schema,
    purpose="How one request becomes an appointment with its reminders",
    algorithm=[
        "Validate input with AppointmentCreate schema",
        "Check for conflicting appointments (business rule)",
        "Verify staff availability for requested time",
        "Create Appointment entity with calculated end_time",
        "Persist to database",
        "Auto-create email/SMS reminders",
        "Return validated response via AppointmentResponse",
    ],
)  # fmt: skip
b.call(user, endpoint, book, technology="HTTPS/JSON")
b.call(endpoint, create_schema, "1. Validate input")
b.call(endpoint, conflict_check, "2. Check conflicts")
b.call(conflict_check, async_session, "Query appointments")
b.call(endpoint, availability_check, "3. Check availability")
b.call(availability_check, async_session, "Query availability")
b.call(endpoint, appointment, "4. Create entity")
b.call(appointment, async_session, "5. Insert")
b.call(async_session, database, "SQL INSERT")
b.call(endpoint, default_reminders, "6. Create reminders")
b.call(default_reminders, async_session, "Insert reminders")
b.call(endpoint, response_schema, "7. Format response")
b.reply(endpoint, user, book[201])

f = crm.flow(
    "Data Flow: Available Slot Calculation", staff, web, slots, database, dynamic=True,
    description="Dynamic Diagram: Calculate Available Slots",
    purpose="How free slots of one day are found",
    algorithm=[
        "Retrieve working hours for requested date",
        "Remove time-off periods (vacation, breaks)",
        "Remove existing appointments (booked slots)",
        "Calculate remaining time windows",
        "Split windows into slots of requested duration",
        "Return sorted list of available start times",
    ],
)  # fmt: skip
f.call(staff, web, find_slots, "GET /staff/1/availability/slots?date=2025-12-15&duration=60", technology="HTTPS")
f.call(web, slots, "calculate_available_slots(staff_id, date, duration)")
f.call(slots, database, "1. Get working hours for date")
f.reply(database, slots, "Mon 9:00-17:00")
f.call(slots, database, "2. Get time-off periods")
f.reply(database, slots, "Lunch 12:00-13:00")
f.call(slots, database, "3. Get existing appointments")
f.reply(database, slots, "10:00-11:00, 14:00-15:00")
f.think(slots, "4. Calculate: 9:00-17:00 - lunch - appointments")
f.think(slots, "5. Split into 60-min slots")
f.reply(slots, web, "Available: 9:00, 11:00, 15:00, 16:00")
f.reply(web, staff, "JSON array of time slots")
