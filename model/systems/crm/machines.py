"""In which states an appointment and a reminder can be. The document names a status of each; the states are ours."""

from .domain import (
    appointment,
    cancelled,
    completed,
    confirmed,
    missed,
    reminder,
    reminder_cancelled,
    reminder_failed,
    reminder_sent,
    rescheduled,
)
from .elements import crm

with crm.added():
    # The ids of states are the values of the column `status`; counters are columns, too.
    m = appointment.machine("Appointment", otherwise="rejected", description="The life of one appointment")
    most, moves = m.parameter("most reschedules", 3), m.counter("reschedules")
    scheduled, agreed, done, off, absent = m.states(
        "Scheduled", "Confirmed", "Completed", "Cancelled", "Missed", initial="Scheduled",
        final=["Completed", "Cancelled", "Missed"],
    )  # fmt: skip
    confirm, reschedule, complete, cancel, miss = m.triggers("confirm", "reschedule", "complete", "cancel", "miss")
    scheduled.on(confirm, effect=m.emit(confirmed)).to(agreed)
    agreed.rejects(confirm, because="it is confirmed already")
    for state in (scheduled, agreed):
        state.on(
            reschedule, when=moves < most, effect=[m.increment("reschedules"), m.emit(rescheduled)]
        ).to(scheduled)  # fmt: skip
        state.on(complete, effect=m.emit(completed)).to(done)
        state.on(cancel, effect=m.emit(cancelled)).to(off)
        state.on(miss, effect=m.emit(missed)).to(absent)

    r = reminder.machine("Reminder", otherwise="rejected", description="The life of one reminder")
    retries, attempts = r.parameter("most retries", 2), r.counter("attempts")
    pending, sent, failed, dropped = r.states(
        "Pending", "Sent", "Failed", "Cancelled", initial="Pending", final=["Sent", "Failed", "Cancelled"]
    )
    deliver, fail, drop = r.triggers("deliver", "fail", "cancel")
    pending.on(deliver, effect=r.emit(reminder_sent)).to(sent)
    pending.on(fail, when=attempts < retries, effect=r.increment("attempts")).to(pending)
    pending.on(fail, when=attempts >= retries, effect=r.emit(reminder_failed)).to(failed)
    pending.on(drop, effect=r.emit(reminder_cancelled)).to(dropped)
