"""What the routers offer, and what starts by the clock.

The document names the base of every router, one booking and one question for free slots; the other operations follow
from what it says a router does.
"""

from datetime import date
from uuid import UUID

from trueline.model import field, minutes

from .components import appointments, availability, calendars, contacts, endpoint, processor, slots, staff_router
from .elements import crm

contact_api = contacts.http("Contacts", base="/api/v1/contacts", description="Contact management")
staff_api = staff_router.http("Staff", base="/api/v1/staff", description="Staff CRUD operations")
booking_api = appointments.http("Appointments", base="/api/v1/appointments", description="Appointment booking")
availability_api = availability.http(
    "Availability", base="/api/v1/staff/{id}/availability", description="Schedule management"
)
calendar_api = calendars.http("Calendars", base="/api/v1/calendar", description="iCal exports")

book = booking_api.post(
    "/", name="POST /appointments/", handled_by=endpoint, description="Book an appointment",
    responses={
        201: "The appointment, as AppointmentResponse",
        409: "The staff member has another appointment then",
        422: "Not a valid request, or outside the staff member's hours",
    },
)  # fmt: skip
find_slots = availability_api.get(
    "/slots", name="GET /staff/{id}/availability/slots", handled_by=slots,
    description="Free slots of one staff member on one day",
    params={"id": int}, query={"date": date, "duration": field(int, minimum=1, example=60, description="Minutes")},
    responses={200: "JSON array of time slots"},
)  # fmt: skip

with crm.added():
    for face, thing in ((contact_api, "contact"), (staff_api, "staff member")):
        face.get("/", description=f"List every {thing}", responses={200: "The list"})
        face.post("/", description=f"Create a {thing}", responses={201: "Created", 422: "Not valid"})
        one = {"id": UUID}
        known = {200: f"The {thing}", 404: f"No such {thing}"}
        face.get("/{id}", description=f"Read a {thing}", params=one, responses=known)
        face.put("/{id}", description=f"Change a {thing}", params=one, responses={**known, 422: "Not valid"})
        face.delete("/{id}", description=f"Delete a {thing}", params=one, responses={204: "Deleted", 404: known[404]})
    availability_api.put(
        "/", description="Set working hours, time off and overrides", params={"id": int}, responses={200: "As it is"}
    )  # fmt: skip
    calendar_api.get(
        "/staff/{id}.ics", description="One staff member's appointments as a calendar file", params={"id": int},
        responses={200: "text/calendar (RFC 5545)", 404: "No such staff member"},
    )  # fmt: skip
    due = processor.job(
        "Send due reminders", every=1 * minutes,
        description="Reads pending reminders whose time has come, sends each by e-mail or SMS and marks it as sent",
    )  # fmt: skip
