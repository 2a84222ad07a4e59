"""What the routers offer, and what starts by the clock.

The document names the base of every router, one booking and one question for free slots; the other operations follow
from what it says a router does.
"""

from trueline.model import Many, minutes

from .components import (
    appointments,
    availability,
    calendars,
    conflicts,
    contacts,
    endpoint,
    ical,
    processor,
    slots,
    staff_router,
)
from .components import reminders as reminder_manager
from .domain import (
    account,
    account_update,
    appointment_cancel,
    appointment_create,
    appointment_move,
    appointment_response,
    calendar_file,
    contact,
    contact_update,
    health,
    note,
    note_create,
    reminder,
    reminder_create,
    schedule,
    slot,
    staff,
    staff_update,
    tokens,
)
from .domain import availability as period
from .elements import auth, crm, scheduler, web
from .messages import (
    active_fields,
    book_appointment,
    cancel_appointment,
    change_account,
    change_contact,
    change_staff,
    check_health,
    close_missed,
    complete_appointment,
    confirm_appointment,
    create_account,
    create_contact,
    create_staff,
    delete_contact,
    delete_staff,
    export_appointment,
    export_contact,
    export_staff,
    filter_fields,
    find_free,
    list_accounts,
    list_appointments,
    list_availability,
    list_contacts,
    list_history,
    list_notes,
    list_reminders,
    list_staff,
    miss_appointment,
    page,
    read_appointment,
    read_contact,
    read_staff,
    refresh_tokens,
    remove_period,
    reschedule_appointment,
    schedule_reminder,
    search_fields,
    send_due,
    set_availability,
    sign_in,
    sign_out,
    slot_fields,
    who_am_i,
    write_note,
)

_id = {"id": int}
_invalid = "Not valid"

contact_api = contacts.http(
    "Contacts", base="/api/v1/contacts", description="Contact management", problems="rfc9457", security="JWT bearer"
)
staff_api = staff_router.http(
    "Staff", base="/api/v1/staff", description="Staff CRUD operations", problems="rfc9457", security="JWT bearer"
)
booking_api = appointments.http(
    "Appointments", base="/api/v1/appointments", description="Appointment booking", problems="rfc9457",
    security="JWT bearer",
)  # fmt: skip
availability_api = availability.http(
    "Availability", base="/api/v1/staff/{id}/availability", description="Schedule management", problems="rfc9457",
    security="JWT bearer",
)  # fmt: skip
calendar_api = calendars.http(
    "Calendars", base="/api/v1/calendar", description="iCal exports", problems="rfc9457", security="JWT bearer"
)

book = booking_api.post(
    "/", book_appointment, name="POST /appointments/", handled_by=endpoint, description="Book an appointment",
    body=appointment_create, role="appointments:write",
    responses={
        201: (appointment_response, "The appointment, as AppointmentResponse"),
        409: "The staff member has another appointment then",
        422: "Not a valid request, or outside the staff member's hours",
    },
)  # fmt: skip
find_slots = availability_api.get(
    "/slots", find_free, name="GET /staff/{id}/availability/slots", handled_by=slots,
    description="Free slots of one staff member on one day", role="availability:read",
    params=_id, query=slot_fields,
    responses={200: (Many(slot), "JSON array of time slots"), 404: "No such staff member", 422: _invalid},
)  # fmt: skip

with crm.added():
    # ---- contacts and their records ----------------------------------------------------------------------------------
    _unknown = {404: "No such contact"}
    contact_api.get(
        "/", list_contacts, {200: (Many(contact), "The list"), 422: _invalid}, query=search_fields,
        handled_by=contacts, role="contacts:read",
    )  # fmt: skip
    contact_api.post(
        "/", create_contact, {201: (contact, "Created"), 409: "The e-mail address is taken", 422: _invalid},
        handled_by=contacts, role="contacts:write",
    )  # fmt: skip
    contact_api.get(
        "/{id}", read_contact, {200: (contact, "The contact"), **_unknown}, params=_id, handled_by=contacts,
        role="contacts:read",
    )  # fmt: skip
    contact_api.put(
        "/{id}", change_contact,
        {200: (contact, "The contact"), **_unknown, 409: "The e-mail address is taken", 422: _invalid},
        params=_id, body=contact_update, handled_by=contacts, role="contacts:write",
    )  # fmt: skip
    contact_api.delete(
        "/{id}", delete_contact, {204: "Deleted", **_unknown, 409: "The contact has appointments"}, params=_id,
        handled_by=contacts, role="contacts:write",
    )  # fmt: skip
    contact_api.get(
        "/{id}/notes", list_notes, {200: (Many(note), "The notes"), **_unknown, 422: _invalid}, params=_id,
        query=page, handled_by=contacts, role="notes:read",
    )  # fmt: skip
    contact_api.post(
        "/{id}/notes", write_note, {201: (note, "Written"), **_unknown, 422: _invalid}, params=_id, body=note_create,
        handled_by=contacts, role="notes:write",
    )  # fmt: skip
    contact_api.get(
        "/{id}/appointments", list_history,
        {200: (Many(appointment_response), "The appointments"), **_unknown, 422: _invalid}, params=_id, query=page,
        handled_by=contacts, role="appointments:read",
    )  # fmt: skip

    # ---- staff -------------------------------------------------------------------------------------------------------
    _unknown = {404: "No such staff member"}
    staff_api.get(
        "/", list_staff, {200: (Many(staff), "The list"), 422: _invalid}, query=active_fields,
        handled_by=staff_router, role="staff:read",
    )  # fmt: skip
    staff_api.post(
        "/", create_staff, {201: (staff, "Created"), 422: _invalid}, handled_by=staff_router, role="staff:write"
    )
    staff_api.get(
        "/{id}", read_staff, {200: (staff, "The staff member"), **_unknown}, params=_id, handled_by=staff_router,
        role="staff:read",
    )  # fmt: skip
    staff_api.put(
        "/{id}", change_staff, {200: (staff, "The staff member"), **_unknown, 422: _invalid}, params=_id,
        body=staff_update, handled_by=staff_router, role="staff:write",
    )  # fmt: skip
    staff_api.delete(
        "/{id}", delete_staff, {204: "Deleted", **_unknown, 409: "The staff member has appointments"}, params=_id,
        handled_by=staff_router, role="staff:write",
    )  # fmt: skip

    # ---- availability ------------------------------------------------------------------------------------------------
    availability_api.get(
        "/", list_availability, {200: (Many(period), "As it is"), **_unknown}, params=_id, handled_by=availability,
        role="availability:read",
    )  # fmt: skip
    availability_api.put(
        "/", set_availability,
        {200: (Many(period), "As it is"), **_unknown, 409: "An appointment would be outside", 422: _invalid},
        params=_id, body=schedule, handled_by=availability, role="availability:write",
    )  # fmt: skip
    availability_api.delete(
        "/{period_id}", remove_period, {204: "Removed", 404: "No such staff member or period"},
        params={**_id, "period_id": int}, handled_by=availability, role="availability:write",
    )  # fmt: skip

    # ---- appointments ------------------------------------------------------------------------------------------------
    _unknown = {404: "No such appointment"}
    booking_api.get(
        "/", list_appointments, {200: (Many(appointment_response), "The appointments"), 422: _invalid},
        query=filter_fields, handled_by=appointments, role="appointments:read",
    )  # fmt: skip
    booking_api.get(
        "/{id}", read_appointment, {200: (appointment_response, "The appointment"), **_unknown}, params=_id,
        handled_by=appointments, role="appointments:read",
    )  # fmt: skip
    booking_api.post(
        "/{id}/reschedule", reschedule_appointment,
        {
            200: (appointment_response, "The appointment"), **_unknown,
            409: "The staff member has another appointment then, or this one cannot be moved any more",
            422: "Not a valid request, or outside the staff member's hours",
        },
        params=_id, body=appointment_move, handled_by=conflicts, role="appointments:write",
    )  # fmt: skip
    booking_api.post(
        "/{id}/cancel", cancel_appointment,
        {200: (appointment_response, "The appointment"), **_unknown, 409: "It is over", 422: _invalid},
        params=_id, body=appointment_cancel, handled_by=appointments, role="appointments:write",
    )  # fmt: skip
    for verb, command, role in (
        ("confirm", confirm_appointment, "appointments:write"),
        ("complete", complete_appointment, "appointments:close"),
        ("miss", miss_appointment, "appointments:close"),
    ):
        booking_api.post(
            f"/{{id}}/{verb}", command,
            {200: (appointment_response, "The appointment"), **_unknown, 409: "Its status does not allow that"},
            params=_id, handled_by=appointments, role=role,
        )  # fmt: skip
    booking_api.get(
        "/{id}/reminders", list_reminders, {200: (Many(reminder), "The reminders"), **_unknown}, params=_id,
        handled_by=reminder_manager, role="appointments:read",
    )  # fmt: skip
    booking_api.post(
        "/{id}/reminders", schedule_reminder,
        {201: (reminder, "Scheduled"), **_unknown, 409: "The appointment is over", 422: _invalid}, params=_id,
        body=reminder_create, handled_by=reminder_manager, role="appointments:write",
    )  # fmt: skip

    # ---- calendars ---------------------------------------------------------------------------------------------------
    for path, query, thing in (
        ("/staff/{id}.ics", export_staff, "staff member"),
        ("/contacts/{id}.ics", export_contact, "contact"),
        ("/appointments/{id}.ics", export_appointment, "appointment"),
    ):
        calendar_api.get(
            path, query, {200: (calendar_file, "text/calendar (RFC 5545)"), 404: f"No such {thing}"}, params=_id,
            handled_by=ical, role="calendars:read",
        )  # fmt: skip

    # ---- who is who, and whether it works ----------------------------------------------------------------------------
    auth_api = auth.http(
        "Tokens and accounts", base="/api/v1/auth", description="Who may sign in, and the tokens they get",
        problems="rfc9457", security="JWT bearer",
    )  # fmt: skip
    _refused = {401: "Wrong login, password or token", 422: _invalid, 429: "Too many attempts"}
    auth_api.post("/tokens", sign_in, {200: (tokens, "Signed in"), **_refused}, handled_by=auth)
    auth_api.post("/tokens/refresh", refresh_tokens, {200: (tokens, "New tokens"), **_refused}, handled_by=auth)
    auth_api.post("/tokens/revoke", sign_out, {204: "Signed out", **_refused}, handled_by=auth)
    auth_api.get(
        "/me", who_am_i, {200: (account, "The account"), 401: "No valid token"}, handled_by=auth, role="accounts:own"
    )
    auth_api.get(
        "/accounts", list_accounts, {200: (Many(account), "The list"), 422: _invalid}, query=page, handled_by=auth,
        role="accounts:read",
    )  # fmt: skip
    auth_api.post(
        "/accounts", create_account, {201: (account, "Created"), 409: "The login is taken", 422: _invalid},
        handled_by=auth, role="accounts:write",
    )  # fmt: skip
    auth_api.put(
        "/accounts/{id}", change_account, {200: (account, "The account"), 404: "No such account", 422: _invalid},
        params=_id, body=account_update, handled_by=auth, role="accounts:write",
    )  # fmt: skip
    health_api = web.http("Health", description="For monitoring", problems="rfc9457")
    health_api.get(
        "/health", check_health, {200: (health, "Up"), 503: (health, "The database does not answer")}, handled_by=web
    )

    # ---- by the clock ------------------------------------------------------------------------------------------------
    due = processor.job(
        "Send due reminders", every=1 * minutes, runs=send_due,
        description="Reads pending reminders whose time has come, sends each by e-mail or SMS and marks it as sent",
    )  # fmt: skip
    closing = scheduler.job(
        "Close missed appointments", cron="0 2 * * *", runs=close_missed,
        description="Marks appointments as missed that ended a day ago and that nobody completed",
    )  # fmt: skip
