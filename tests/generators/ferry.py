"""A ferry line, with everything that pages of flows, processes, machines and patterns can show."""

from __future__ import annotations

from trueline.model import Architecture, Workspace, minutes, ms, s
from trueline.model.protocols import Options
from trueline.model.verification import verify

pier = Architecture("pier", title="Pier")
pier.system("Pier Office", "Knows who moors where", id="office")

ferry = Architecture("ferry", title="Ferry line")
traveller = ferry.person("Traveller")
guest = ferry.role("Guest", played_by=[traveller], short="G")
line = ferry.system("Ferry Line", id="line")
desk = line.application("Ticket Desk", id="desk", technology="FastAPI")
boat = line.worker("Boat Keeper", id="boat")
log = line.database("Log Book", id="log")
board = line.cache("Board", id="board")
horn = line.bus("Horn", id="horn")
guest.uses(desk, "Asks at", "HTTPS")
desk.uses(log, "Writes", "SQL")
desk.uses(board, "Reads")
desk.uses(boat, "Reserves a place")
horn.sends(boat, "Calls")

sold = desk.event("TicketSold", {"seat": int})
sell = desk.command("SellTicket", {"seat": int}, yields=[sold])
take_back = desk.command("TakeBack", {"seat": int})

# ---- patterns ------------------------------------------------------------------------------------------------------
again = line.retry(
    "Ask again", caller=desk, callee=boat, attempts=4, first_pause=50 * ms, factor=1.5, longest_pause=2 * s,
    on=["Timeout", "503 | busy"], description="The boat is often out of reach", tags=["sea"],
)  # fmt: skip
calm = desk.circuit_breaker(
    "Storm Warning", protects=boat, caller=desk, failures=3, within=20 * s, half_open_after=1 * minutes,
    fallback="Come back later", properties={"tried": "every spring"},
)  # fmt: skip
calm.words(trip="{failures} boats lost in {within}")
calm.open.note("Nobody sails\n# at all")
boat.bulkhead("Few on deck", protects=boat, caller=desk, limit=12, queue=3, wait=5 * s, origin="added")
desk.cache_aside("Times on the board", of=log, by=desk, cache=board, ttl=30 * s, invalidated_by=[sold])
line.outbox("Horn book", store=log, bus=horn, writer=desk, links={"Why": "https://example.org/outbox"})
trip = desk.saga("Round trip", log=log)
trip.step("Sell", sell, by=desk, undo=take_back, within=5 * s, retry=again)
trip.step("Board", by=boat, undo="Leave the boat")
trip.step("Sail", by=boat)
trip.fails_at("Sail")

# ---- machines ------------------------------------------------------------------------------------------------------
gate = boat.machine(
    "Gate", otherwise="rejected", description="Lets people on board", audience="Sailors", purpose="Nobody gets wet",
    collapsible=True,
).start("In the morning")  # fmt: skip
wait = gate.parameter("wait", 90 * s, "Until the gate closes by itself")
most = gate.parameter("most", 12)
shut = gate.state("Shut", initial=True, description="Between two trips")
loading = gate.state("Loading")
walking = gate.state("Walking", initial=True, parent=loading, region="people")
waiting = gate.state("Waiting", parent=loading, region="people").note("Mind the gap\nPlease")
dark = gate.state("Dark", initial=True, parent=loading, region="lamps")
gone = gate.state("Gone", final=True)
moor, step, whistle = gate.trigger("moor", "The boat lies at the pier"), gate.trigger("step"), gate.trigger("whistle")
aboard = gate.counter("aboard")
shut.on(moor, when=~gate.predicate("storm")).to(loading, "Gate opens")
walking.on(step, when=aboard < most, effect=gate.increment("aboard")).stay("One more")
walking.on(whistle, effect=[gate.emit(sold), gate.act("Ring | twice"), gate.restart(wait)]).to(waiting)
loading.after(wait).to(gone)
shut.rejects(step, because="the gate | is shut")
shut.ignores(whistle)
tide = line.machine("Tide", origin="added", tags=["sea"])
high, low = tide.states("High", "Low", initial="High")
turn = tide.trigger("turn")
high.on(turn).to(low, "Turns")
high.on(turn, when=tide.count(turn, 10 * s) > 3).to(low, "Turns")
low.on(turn).to(high)

# ---- flows ---------------------------------------------------------------------------------------------------------
buy = ferry.flow(
    "Buying a ticket", guest, desk, description="How one gets on board", audience="Guests", purpose="Nobody waits",
    algorithm=["Ask for a seat", "Take *it*"], collapsible=True, animated=True, tags=["daily"],
)  # fmt: skip
buy.call(guest, desk, sell, technology="HTTPS")
buy.note(desk, "Counts seats; once", to=log)
with buy.alt("A seat is left"):
    buy.call(desk, log, "Write #1")
    with buy.par("Tell everybody"):
        buy.send(horn, boat, sold)
    buy.reply(desk, guest, "Ticket")
with buy.otherwise("None is left"):
    buy.think(desk, "Sigh")
night = ferry.flow("Last boat", desk, boat, dynamic=True, origin="added")
night.call(desk, boat, "Whistle")
night.send(horn, boat, sold, "Blow")

# ---- processes -----------------------------------------------------------------------------------------------------
crossing = ferry.process("Crossing", boat, description="There and back", properties={"lasts": "an hour"})
cast_off, landed = crossing.start("Cast off"), crossing.end("Landed").coloured("#4ecdc4")
fog = crossing.decision("Fog?")
split, meet = crossing.fork("Both"), crossing.join("Together")
slow = fog.activity("Go slow", by=boat, policy=again, description="Half speed | with horn")
cast_off.then(fog)
fog.when("Yes").then(slow, fog)
fog.when("No").then(split)
for what in ("Steer", "Look out"):
    split.when(what).then(crossing.activity(what), meet)
meet.then(landed)

ferry.decision("Whistle, not bell", decision="Bells drown.", about=[buy, gate, crossing, calm])

FERRY = Workspace((ferry.record(), pier.record()), title="Sea")
OPTIONS = Options()
verify(FERRY)
