"""What happens, in which order, and what happens when it fails."""

from trueline.model import minutes, ms, s

from .domain import (
    cancel,
    cancelled,
    changed,
    create,
    created,
    deleted,
    order,
    pay,
    place,
    refund,
    ship,
    shipped,
    taken,
)  # fmt: skip
from .elements import (
    auth,
    business,
    cache,
    client,
    database,
    gateway,
    one,
    orchestrator,
    platform,
    primary,
    queue,
    service_a,
    service_b,
    service_c,
    system,
    three,
    two,
    user,
    worker,
)  # fmt: skip
from .interfaces import post_resource

# ---- data flow -----------------------------------------------------------------------------------------------------
f = platform.flow("Request Flow", client, gateway, auth, business, database, cache)
f.call(client, gateway, "HTTP Request")
f.call(gateway, auth, "Validate Token")
f.reply(auth, gateway, "Token Valid")
f.call(gateway, business, "Forward Request")
f.call(business, cache, "Check Cache")
with f.alt("Cache Hit"):
    f.reply(cache, business, "Return Cached Data")
with f.otherwise("Cache Miss"):
    f.call(business, database, "Query Data")
    f.reply(database, business, "Return Data")
    f.call(business, cache, "Update Cache")
f.reply(business, gateway, "Response")
f.reply(gateway, client, "HTTP Response")

w = platform.flow("Data Write Flow", client, gateway, business, primary, queue, worker)
w.call(client, gateway, post_resource)
w.call(gateway, business, create)
w.note(business, "Validate Input")
w.call(business, primary, "Begin Transaction")
w.call(business, primary, "Insert Record")
w.call(business, primary, "Update Related Records")
w.call(business, primary, "Commit Transaction")
w.call(business, queue, created, "Publish Event")
w.reply(business, gateway, "Return Created Resource")
w.reply(gateway, client, post_resource[201])
w.call(queue, worker, created, "Consume Event")
w.think(worker, "Process Async Task")

# ---- cross-cutting concerns ----------------------------------------------------------------------------------------
a = platform.flow("Authentication & Authorization", user, gateway, auth, business)
a.call(user, gateway, "Request with Token")
a.call(gateway, auth, "Validate Token")
with a.alt("Token Valid"):
    a.reply(auth, gateway, "User Context")
    a.call(gateway, business, "Request + User Context")
    a.think(business, "Check Permissions")
    with a.alt("Authorized"):
        a.reply(business, gateway, "Response")
        a.reply(gateway, user, "200 OK")
    with a.otherwise("Unauthorized"):
        a.reply(business, gateway, "Forbidden")
        a.reply(gateway, user, "403 Forbidden")
with a.otherwise("Token Invalid"):
    a.reply(auth, gateway, "Invalid Token")
    a.reply(gateway, user, "401 Unauthorized")

t = platform.flow(
    "Trace Context Propagation", client, service_a, service_b, service_c,
    description="Logging & Tracing: one trace ID goes along with every call",
)  # fmt: skip
t.note(client, "Generate Trace ID")
t.call(client, service_a, "Request [Trace-ID: 123]")
t.note(service_a, "Log with Trace ID")
t.call(service_a, service_b, "Request [Trace-ID: 123]")
t.note(service_b, "Log with Trace ID")
t.call(service_b, service_c, "Request [Trace-ID: 123]")
t.note(service_c, "Log with Trace ID")
t.reply(service_c, service_b, "Response")
t.reply(service_b, service_a, "Response")
t.reply(service_a, client, "Response")

# ---- patterns ------------------------------------------------------------------------------------------------------
errors = system.retry(
    "Error Handling", caller=gateway, callee=business, attempts=3, first_pause=100 * ms, factor=2.0,
    longest_pause=10 * s, on=["Temporary Error"],
)  # fmt: skip
errors.words(
    trying="Processing", succeeded="Success", waiting="Retryable", given_up="Fatal", reported="Logged",
    ok="No Error", temporary="Temporary Error", permanent="Permanent Error", again="Retry with Backoff",
    exhausted="Max Retries Exceeded",
)  # fmt: skip

kept = cache.cache_aside(
    "Cache-Aside Pattern", of=database, by=business, ttl=5 * minutes, invalidated_by=[changed, deleted],
    description="Caching Strategy",
)  # fmt: skip
kept.words(
    request="Request Data", check="Check Cache", return_cached="Return Cached Data", load="Query Database",
    fill="Update Cache", return_loaded="Return Data", end="End",
)  # fmt: skip

saga = orchestrator.saga(
    "Distributed Transaction (Saga Pattern)", orchestrator=orchestrator, description="Transaction Management"
)
saga.step("Step 1", place, by=one, undo=cancel)
saga.step("Step 2", pay, by=two, undo=refund)
saga.step("Step 3", ship, by=three)
saga.fails_at("Step 3")
saga.words(
    execute="{step}: Execute", failed="Saga Failed - Compensate", compensate="Compensate {step}",
    compensating="Compensate {step}",
)  # fmt: skip

breaker = system.circuit_breaker(
    "Circuit Breaker States", protects=business, caller=gateway, failures=5, within=10 * s, half_open_after=30 * s,
    description="Retry & Circuit Breaker",
)  # fmt: skip
breaker.words(trip="Failure Threshold Exceeded", timeout="Timeout Elapsed", success="Success", failure="Failure")
breaker.closed.note("Normal Operation\nRequests Pass Through")
breaker.open.note("Fail Fast\nReject Requests")
breaker.half_open.note("Test Recovery\nLimited Requests")

with platform.added():
    outbox = one.outbox(
        "Outbox", store=database, bus=queue, writer=one, description="Events are stored with the change they tell of"
    )
    m = order.machine("Order", otherwise="rejected", description="The life of one order")
    patience = m.parameter("patience", 15 * minutes)
    placed, paid, sent, off = m.states(
        "Placed", "Paid", "Shipped", "Cancelled", initial="Placed", final=["Shipped", "Cancelled"]
    )
    on_pay, on_ship, on_cancel = m.triggers("pay", "ship", "cancel")
    placed.on(on_pay, effect=m.emit(taken)).to(paid)
    placed.on(on_cancel, effect=m.emit(cancelled)).to(off)
    placed.after(patience, effect=m.emit(cancelled)).to(off, "Nobody paid")
    placed.rejects(on_ship, because="it is not paid")
    paid.on(on_ship, effect=m.emit(shipped)).to(sent)
    paid.on(on_cancel, effect=m.emit(cancelled)).to(off)
    paid.rejects(on_pay, because="it is paid already")

# ---- when all is lost ----------------------------------------------------------------------------------------------
p = platform.process("Disaster Recovery", direction="down")
disaster, end = p.start("Disaster Detected"), p.end("End")
notify, hotfix, failover = p.activity("Notify Team"), p.activity("Deploy Hotfix"), p.activity("Failover to DR")
restore, resume, escalate = (
    p.activity("Restore from Backup"), p.activity("Resume Operations"), p.activity("Escalate")
)  # fmt: skip
assess, verify = p.decision("Assess Impact"), p.decision("Verify Recovery")
disaster.then(notify, assess)
assess.when("Minor").then(hotfix, verify)
assess.when("Major").then(failover, restore, verify)
verify.when("Success").then(resume, end)
verify.when("Failure").then(escalate, end)
