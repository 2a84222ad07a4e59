"""What happens, in which order, and what happens when it fails."""

from trueline.model import minutes, ms, s

from .domain import (
    add_stock,
    added,
    committed,
    expire_reservations,
    get_product,
    get_stock,
    item,
    post_stock,
    release_stock,
    released,
    reserve_stock,
    reserved,
)  # fmt: skip
from .elements import (
    api,
    app_services,
    breaker,
    bus,
    cache,
    client,
    commands,
    infrastructure,
    inventory,
    memory_cache,
    queries,
    read_model,
    store,
    sync,
)  # fmt: skip

# ---- patterns ------------------------------------------------------------------------------------------------------
guard = breaker.circuit_breaker(
    "Circuit Breaker State Machine", protects=read_model, caller=queries, failures=5, within=10 * s,
    half_open_after=30 * s, probes=1, fallback="Cached data, or 503 with Retry-After",
)  # fmt: skip
guard.words(
    start="Initial State",
    trip="Failure threshold reached (e.g., {failures} failures in {within})",
    timeout="Timeout elapsed (e.g., after {half_open_after})",
    success="Success",
    failure="Failure",
)
guard.closed.note("Normal operation\nMonitor failure rate")
guard.open.note("All requests immediately fail\nReturn cached data or fallback")
guard.half_open.note("Allow limited requests\nto test if service recovered")

kept = memory_cache.cache_aside(
    "Stock in the cache", of=read_model, by=queries, cache=cache, ttl=30 * s, loaders=1,
    invalidated_by=[added, reserved, released, committed],
)  # fmt: skip
backoff = infrastructure.retry(
    "Retry with Backoff", caller=bus, callee=sync, attempts=5, first_pause=100 * ms, factor=2.0, longest_pause=10 * s
)
with inventory.added():
    outbox = infrastructure.outbox("Outbox", store=store, bus=bus, writer=commands)
    transfer = app_services.saga("Multi-store transfer", orchestrator=commands, log=store)
    transfer.step("Reserve", reserve_stock, by=commands, undo=release_stock, within=5 * s, retry=backoff)
    transfer.step("Ship", by=sync, undo="Recall the parcel", within=5 * s)
    transfer.step("Receive", add_stock, by=sync, within=5 * s)
    transfer.fails_at("Receive")

    m = item.machine("Reservation", description="The life of one reservation")
    hold, limit = m.parameter("hold", 15 * minutes), m.parameter("max extensions", 3)
    held, handed_out, gone = m.states("Held", "Committed", "Released", initial="Held", final=["Committed", "Released"])
    extend, commit, release = m.triggers("extend", "commit", "release")
    held.on(extend, when=m.count(extend) < limit, effect=m.restart(hold)).to(held)
    held.on(commit).to(handed_out)
    held.on(release).to(gone)
    held.after(hold).to(gone, "Hold ran out")
    app_services.job(
        "Release what was held too long", every=1 * minutes, runs=expire_reservations,
        description=f"Gives back every reservation that is older than {hold}",
    )  # fmt: skip

# ---- flows ---------------------------------------------------------------------------------------------------------
f = inventory.flow("Event Sourcing Flow", client, api, commands, store, bus, read_model, cache, sync)
f.call(client, api, post_stock)
f.call(api, commands, add_stock, "AddStockCommand")
f.note(commands, "Validate business rules")
f.call(commands, store, added, "Save StockAddedEvent(v)")
with f.alt("Concurrency Conflict"):
    f.reply(store, commands, "ConcurrencyException")
    f.reply(commands, api, post_stock[409], "409 Conflict")
    f.reply(api, client, "Retry with new version")
with f.otherwise("Success"):
    f.reply(store, commands, "Event saved (v+1)")
    f.call(commands, bus, added, "Publish StockAddedEvent")
    with f.par("Parallel Event Processing"):
        f.send(bus, read_model, added, "Update projection")
        f.send(bus, cache, added, "Invalidate cache")
        f.send(bus, sync, added, "Notify sync required")
    f.reply(read_model, bus, "Updated")
    f.reply(cache, bus, "Invalidated")
    f.reply(sync, bus, "Acknowledged")
    f.reply(commands, api, post_stock[201], "201 Created")
    f.reply(api, client, "Success response")
f.note(sync, "Async sync to stores")

q = inventory.flow("CQRS Query Flow", client, api, queries, cache, read_model, breaker)
q.call(client, api, get_product)
q.call(api, queries, get_stock, "GetStockQuery")
q.call(queries, cache, "Check cache")
with q.alt("Cache Hit"):
    q.reply(cache, queries, "Return cached data")
    q.reply(queries, api, "Stock data")
with q.otherwise("Cache Miss"):
    q.reply(cache, queries, "Not found")
    q.call(queries, breaker, "Check state")
    with q.alt("Circuit Open"):
        q.reply(breaker, queries, "Circuit open")
        q.reply(queries, api, get_product[503], "503 Service Unavailable")
        q.reply(api, client, "Fallback response")
    with q.otherwise("Circuit Closed"):
        q.call(breaker, read_model, "Query stock")
        q.reply(read_model, breaker, "Stock data")
        q.reply(breaker, queries, "Stock data")
        q.call(queries, cache, f"Store in cache (TTL: {kept.ttl})")
        q.reply(queries, api, "Stock data")
q.reply(api, client, get_product[200], "200 OK + Stock data")

# ---- the pipeline --------------------------------------------------------------------------------------------------
p = inventory.process("Event Processing Pipeline", bus)
created, processed = p.start("Event Created").coloured("#95e1d3"), p.end("Event Processed").coloured("#4ecdc4")
validate = p.decision("Validate Event")
error = p.activity("Log Error & Alert").coloured("#ff6b6b")
stored, publish = p.activity("Store in Event Store", by=store), p.activity("Publish to Event Bus", by=bus)
split, merge = p.fork("Parallel Processing"), p.join("Merge Results")
created.then(validate)
validate.when("Invalid").then(error, processed)
validate.when("Valid").then(stored, publish, split)
paths = ("Update Read Model", "Invalidate Cache", "Notify Store Workers", "Send to Analytics")
for number, name in enumerate(paths, start=1):
    work = p.activity(name)
    done = work.decision("Success?")
    again = work.activity("Retry with Backoff", policy=backoff)
    split.when(f"Path {number}").then(work, done)
    done.when("No").then(again, work)
    done.when("Yes").then(merge)
merge.then(processed)
