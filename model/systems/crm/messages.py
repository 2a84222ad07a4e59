"""What can be asked and wished for. The document names a booking and a search for free slots; the rest is ours."""

from datetime import date, datetime

from trueline.model import field, many, optional

from .components import (
    appointments,
    availability,
    conflicts,
    contacts,
    ical,
    processor,
    reminders,
    slots,
    staff_router,
)  # fmt: skip
from .domain import (
    account,
    account_changed,
    account_created,
    account_fields,
    appointment_response,
    availability_changed,
    booked,
    booking_fields,
    calendar_file,
    cancelled,
    completed,
    confirmed,
    contact,
    contact_changed,
    contact_created,
    contact_deleted,
    contact_fields,
    health,
    missed,
    note,
    note_fields,
    note_written,
    owner_fields,
    period,
    reason_fields,
    reminder,
    reminder_cancelled,
    reminder_failed,
    reminder_fields,
    reminder_scheduled,
    reminder_sent,
    rescheduled,
    slot,
    staff,
    staff_changed,
    staff_created,
    staff_deleted,
    staff_fields,
    status,
    when_fields,
)
from .domain import availability as period_kept
from .elements import auth, crm, scheduler, web

page = {
    "limit": field(int, minimum=1, maximum=200, default=50, description="At most so many"),
    "offset": field(int, minimum=0, default=0, description="After so many"),
}
search_fields = {"search": field(str, optional=True, max_length=100, description="Part of a name"), **page}
active_fields = {"active": field(bool, default=True, description="Only who can be booked"), **page}
filter_fields = {
    "staff_id": optional(int),
    "contact_id": optional(int),
    "status": optional(status),
    "starts_after": optional(datetime),
    "starts_before": optional(datetime),
    **page,
}
slot_fields = {"date": field(date), "duration": field(int, minimum=1, example=60, description="Minutes")}
_one = {"id": field(int)}

with crm.added():
    # ---- contacts and their records ----------------------------------------------------------------------------------
    list_contacts = contacts.query(
        "ListContacts", search_fields, returns=contact, many=True, description="List every contact"
    )
    read_contact = contacts.query("ReadContact", _one, returns=contact, description="Read a contact")
    create_contact = contacts.command(
        "CreateContact", contact_fields, yields=[contact_created], description="Create a contact"
    )
    change_contact = contacts.command(
        "ChangeContact", {**_one, **contact_fields}, yields=[contact_changed], idempotent=True,
        description="Change a contact",
    )  # fmt: skip
    delete_contact = contacts.command(
        "DeleteContact", _one, yields=[contact_deleted], idempotent=True, description="Delete a contact"
    )
    list_notes = contacts.query(
        "ListNotes", {**_one, **page}, returns=note, many=True, description="Read the record of a contact, newest first"
    )
    write_note = contacts.command(
        "WriteNote", {**_one, **note_fields}, yields=[note_written], description="Write into the record of a contact"
    )
    list_history = contacts.query(
        "ListHistory", {**_one, **page}, returns=appointment_response, many=True,
        description="List the appointments of a contact, newest first",
    )  # fmt: skip

    # ---- staff -------------------------------------------------------------------------------------------------------
    list_staff = staff_router.query(
        "ListStaff", active_fields, returns=staff, many=True, description="List every staff member"
    )
    read_staff = staff_router.query("ReadStaff", _one, returns=staff, description="Read a staff member")
    create_staff = staff_router.command(
        "CreateStaff", staff_fields, yields=[staff_created], description="Create a staff member"
    )
    change_staff = staff_router.command(
        "ChangeStaff", {**_one, **staff_fields}, yields=[staff_changed], idempotent=True,
        description="Change a staff member",
    )  # fmt: skip
    delete_staff = staff_router.command(
        "DeleteStaff", _one, yields=[staff_deleted], idempotent=True, description="Delete a staff member"
    )

    # ---- availability ------------------------------------------------------------------------------------------------
    find_free = slots.query(
        "FindSlots", {**_one, **slot_fields}, returns=slot, many=True,
        description="Free slots of one staff member on one day",
    )  # fmt: skip
    list_availability = availability.query(
        "ListAvailability", _one, returns=period_kept, many=True, description="Read a staff member's schedule"
    )
    set_availability = availability.command(
        "SetAvailability", {**_one, "periods": many(period)}, yields=[availability_changed], idempotent=True,
        description="Set working hours, time off and overrides",
    )  # fmt: skip
    remove_period = availability.command(
        "RemovePeriod", {**_one, "period_id": int}, yields=[availability_changed], idempotent=True,
        description="Take one period out of a schedule",
    )  # fmt: skip

    # ---- appointments ------------------------------------------------------------------------------------------------
    book_appointment = conflicts.command(
        "BookAppointment", booking_fields, yields=[booked, reminder_scheduled], description="Book an appointment"
    )
    list_appointments = appointments.query(
        "ListAppointments", filter_fields, returns=appointment_response, many=True,
        description="List appointments, earliest first",
    )  # fmt: skip
    read_appointment = appointments.query(
        "ReadAppointment", _one, returns=appointment_response, description="Read an appointment"
    )
    reschedule_appointment = conflicts.command(
        "RescheduleAppointment", {**_one, **when_fields}, yields=[rescheduled, reminder_scheduled],
        description="Move an appointment and its reminders",
    )  # fmt: skip
    cancel_appointment = appointments.command(
        "CancelAppointment", {**_one, **reason_fields}, yields=[cancelled, reminder_cancelled],
        description="Cancel an appointment and its reminders",
    )  # fmt: skip
    confirm_appointment, complete_appointment, miss_appointment = (
        appointments.command(f"{verb}Appointment", _one, yields=[event], description=text)
        for verb, event, text in (
            ("Confirm", confirmed, "Say that the contact will come"),
            ("Complete", completed, "Say that the contact was there"),
            ("Miss", missed, "Say that the contact did not come"),
        )
    )
    list_reminders = reminders.query(
        "ListReminders", _one, returns=reminder, many=True, description="List the reminders of an appointment"
    )
    schedule_reminder = reminders.command(
        "ScheduleReminder", {**_one, **reminder_fields}, yields=[reminder_scheduled],
        description="Remind of an appointment once more",
    )  # fmt: skip

    # ---- calendars ---------------------------------------------------------------------------------------------------
    export_staff, export_contact, export_appointment = (
        ical.query(f"Export{name}Calendar", _one, returns=calendar_file, description=text)
        for name, text in (
            ("Staff", "One staff member's appointments as a calendar file"),
            ("Contact", "One contact's appointments as a calendar file"),
            ("Appointment", "One appointment as a calendar file"),
        )
    )

    # ---- by the clock ------------------------------------------------------------------------------------------------
    send_due = processor.command(
        "SendDueReminders", {"limit": field(int, minimum=1, default=100)}, yields=[reminder_sent, reminder_failed],
        idempotent=True, description="Send the reminders whose time has come",
    )  # fmt: skip
    close_missed = scheduler.command(
        "CloseMissedAppointments",
        {"hours": field(int, minimum=1, default=24, description="Since their end")}, yields=[missed],
        idempotent=True, description="Mark appointments as missed that nobody completed",
    )  # fmt: skip

    # ---- who is who --------------------------------------------------------------------------------------------------
    _refresh = {"refresh_token": field(str, min_length=1)}
    _password = {"password": field(str, min_length=12, max_length=200)}
    sign_in = auth.command("SignIn", {"login": str, "password": str}, description="Get tokens for a password")
    refresh_tokens = auth.command("RefreshTokens", _refresh, description="Get new tokens before the old ones end")
    sign_out = auth.command("SignOut", _refresh, idempotent=True, description="End what a refresh token allows")
    who_am_i = auth.query("WhoAmI", returns=account, description="Read one's own account")
    list_accounts = auth.query("ListAccounts", page, returns=account, many=True, description="List every account")
    create_account = auth.command(
        "CreateAccount",
        {"login": field(str, min_length=3, max_length=254), **_password, **account_fields, **owner_fields},
        yields=[account_created], description="Let somebody sign in",
    )  # fmt: skip
    change_account = auth.command(
        "ChangeAccount", {**_one, **account_fields}, yields=[account_changed], idempotent=True,
        description="Give an account another role, or close it",
    )  # fmt: skip
    check_health = web.query("CheckHealth", returns=health, description="Tell whether requests can be answered")
