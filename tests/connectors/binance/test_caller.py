"""One call: paced, stamped and signed last, settled whatever happens, and never an exception."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

import pytest

from gui.connectors.base import Charge
from gui.connectors.binance.caller import FIREWALL_WAIT_S, BinanceCaller
from gui.connectors.binance.endpoints import Call, cancel_call, list_call, rights_call, status_call, time_call
from gui.connectors.binance.hosts import ServiceHosts
from gui.connectors.wire import HttpRequest, HttpResponse, Lane, Prepare, TransportError
from gui.domain.errors import KillSwitchError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.venues import Account, Environment, Family, Hosts, Venue
from tests.connectors.binance.scripted import KEYS, RecordingPace

WALL = 1_795_226_300.0
FUTURES = "binance.futures.weight"


class HandClock:
    """A clock that a test moves by hand."""

    now = 100.0

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> float:
        return WALL + self.now


@dataclass
class SlowTransport:
    """Grants its slot ``wait_s`` late by the test's clock, then answers or fails as told."""

    clock: HandClock
    outcome: HttpResponse | VenueFault | KillSwitchError
    wait_s: float = 7.0
    sent: list[HttpRequest] = field(default_factory=list)

    @property
    def requests(self) -> int:
        return len(self.sent)

    async def send(self, prepare: Prepare, *, lane: Lane, deadline_s: float) -> HttpResponse:
        self.clock.now += self.wait_s
        self.sent.append(prepare())
        if isinstance(self.outcome, VenueFault):
            raise TransportError(self.outcome)
        if isinstance(self.outcome, KillSwitchError):
            raise self.outcome
        return self.outcome

    async def close(self) -> None:
        self.sent.clear()


@dataclass
class Bench:
    caller: BinanceCaller
    transport: SlowTransport
    pace: RecordingPace
    clock: HandClock

    def query(self, at: int = -1) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.transport.sent[at].url).query))


def bench(outcome: HttpResponse | VenueFault | KillSwitchError, environment: Environment = Environment.LIVE) -> Bench:
    clock, pace = HandClock(), RecordingPace()
    own = Hosts() if environment is Environment.DEMO else Hosts(*([("http://127.0.0.1:1",)] * 4))
    hosts = ServiceHosts(Account("bin", Venue.BINANCE, environment, hosts=own), clock)
    transport = SlowTransport(clock, outcome)
    return Bench(BinanceCaller(hosts, KEYS, transport, clock, pace), transport, pace, clock)


def answer(body: object = None, status: int = 200, **headers: str) -> HttpResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return HttpResponse(status, named, json.dumps(body).encode(), 0.25)


CANCEL = cancel_call(Family.UM, "1")


async def test_stamp_and_signature_are_made_when_the_slot_is_granted() -> None:
    made = bench(answer({}))
    got = await made.caller.paced(CANCEL, lane=Lane.CANCEL, deadline_s=4)
    assert made.query()["timestamp"] == str(int((WALL + 107.0) * 1000))
    assert made.query()["recvWindow"] == "10000"
    assert (got.asked, got.answered, got.latency_s) == (107.0, 107.0, 0.25)
    assert (made.pace.settled, made.pace.frozen) == ([1], [])
    assert made.pace.taken == [((Charge(FUTURES, "address"),), Lane.CANCEL)]


async def test_each_service_stamps_by_its_own_clock() -> None:
    made = bench(answer({}))
    made.transport.wait_s = 0.0
    for service, ahead in (("sapi", 5.0), ("fapi", -3.0)):
        venue_ms = int((WALL + 100.0 + ahead) * 1000)
        assert made.caller.offsets[service].take(venue_ms, 100.0, 100.0) == pytest.approx(ahead)
    stamps = {}
    for family in (Family.SAPI_FUTURES, Family.UM, Family.CM):
        await made.caller.once(list_call(family), lane=Lane.LISTING, deadline_s=4)
        stamps[family] = int(made.query()["timestamp"]) / 1000 - (WALL + 100.0)
    assert stamps == {
        Family.SAPI_FUTURES: pytest.approx(5.0),
        Family.UM: pytest.approx(-3.0),
        Family.CM: pytest.approx(0.0),
    }


async def test_a_refused_stamp_widens_the_window_of_that_service() -> None:
    made = bench(answer({"code": -1021, "msg": "x"}, 400))
    got = await made.caller.once(CANCEL, lane=Lane.CANCEL, deadline_s=4)
    assert got.response is not None
    assert made.caller.refusal(CANCEL, got.response).kind is FaultKind.CLOCK
    await made.caller.once(CANCEL, lane=Lane.CANCEL, deadline_s=4)
    assert made.query()["recvWindow"] == "60000"
    await made.caller.once(list_call(Family.SAPI_SPOT), lane=Lane.CANCEL, deadline_s=4)
    assert made.query()["recvWindow"] == "10000"
    first, second = (parse_qsl(urlsplit(sent.url).query)[-1] for sent in made.transport.sent[:2])
    assert first != second


async def test_a_clock_needs_neither_key_nor_stamp() -> None:
    made = bench(answer({}))
    await made.caller.once(time_call("sapi"), lane=Lane.PROOF, deadline_s=4)
    [sent] = made.transport.sent
    assert (sent.url, sent.headers, sent.body) == ("http://127.0.0.1:1/api/v3/time", {}, b"")


async def test_nothing_secret_shows_in_a_request_or_in_the_caller() -> None:
    made = bench(answer({}))
    await made.caller.once(CANCEL, lane=Lane.CANCEL, deadline_s=4)
    [sent] = made.transport.sent
    for secret in (KEYS.key, KEYS.secret, made.query()["signature"]):
        assert secret not in repr(sent) + str(sent) + repr(made.caller.__dict__)


@pytest.mark.parametrize(
    "fault", [VenueFault(FaultKind.TIMEOUT, message="x"), VenueFault(FaultKind.CONNECT, message="x", sent=False)]
)
async def test_a_fault_on_the_way_is_handed_on(fault: VenueFault) -> None:
    made = bench(fault)
    got = await made.caller.paced(CANCEL, lane=Lane.PROOF, deadline_s=4)
    assert (got.fault, got.response, got.latency_s) == (fault, None, None)
    assert made.pace.settled == [1]


async def test_what_must_not_leave_is_our_own_fault() -> None:
    made = bench(KillSwitchError("not this"))
    got = await made.caller.once(CANCEL, lane=Lane.CANCEL, deadline_s=4)
    assert got.fault == VenueFault(FaultKind.OWN_FAULT, message="not this", sent=False)


async def test_an_id_that_no_request_can_hold_is_not_sent() -> None:
    made = bench(answer({}))
    got = await made.caller.once(cancel_call(Family.UM, "1\ud800"), lane=Lane.CANCEL, deadline_s=4)
    assert made.transport.sent == []
    assert got.fault is not None
    assert (got.fault.kind, got.fault.sent) == (FaultKind.OWN_FAULT, False)


async def test_a_service_that_does_not_exist_is_not_asked() -> None:
    made = bench(answer({}), Environment.DEMO)
    got = await made.caller.paced(rights_call(), lane=Lane.PROOF, deadline_s=4)
    assert (made.transport.sent, got.fault and got.fault.kind) == ([], FaultKind.NOT_OFFERED)
    assert made.pace.settled == [1]


@pytest.mark.parametrize(
    ("call", "response", "frozen"),
    [
        (CANCEL, answer({"code": -1003, "msg": "x"}, 429), (FUTURES, 10.0)),
        (CANCEL, answer({"code": -1003, "msg": "x"}, 429, retry_after="3"), (FUTURES, 3.0)),
        (list_call(Family.SAPI_SPOT), answer({"code": -1003, "msg": "x"}, 429), ("binance.sapi", 10.0)),
        (CANCEL, answer({"code": -1015, "msg": "x"}, 429), (FUTURES, 10.0)),
        (CANCEL, answer({"code": -1003, "msg": "x"}, 418, retry_after="600"), ("", 600.0)),
        (CANCEL, answer({"code": -1003, "msg": "x"}, 418), ("", 120.0)),
        (CANCEL, answer({"code": -1003, "msg": f"IP banned until {int((WALL + 407) * 1000)}."}, 429), ("", 300.0)),
        (CANCEL, answer("<html>", 403), ("firewall", FIREWALL_WAIT_S)),
        (CANCEL, answer("<html>", 403, retry_after="30"), ("firewall", 30.0)),
        (CANCEL, answer("<html>", 503, retry_after="4"), (FUTURES, 4.0)),
        (CANCEL, answer({"code": -1008, "msg": "x"}, 503, retry_after="1"), (FUTURES, 1.0)),
        (CANCEL, answer("<html>", 503), None),
        (CANCEL, answer({"code": -2011, "msg": "x"}, 400), None),
        (CANCEL, answer({"code": -1003, "msg": "x"}, 429, retry_after="0"), None),
    ],
)
async def test_waits_are_told_to_the_pace(call: Call, response: HttpResponse, frozen: tuple[str, float] | None) -> None:
    made = bench(response)
    await made.caller.once(call, lane=Lane.CANCEL, deadline_s=4)
    made.caller.refusal(call, response)
    assert made.pace.frozen == ([frozen] if frozen else [])


async def test_what_the_venue_wants_to_wait_does_not_leave() -> None:
    made = bench(answer({}))
    made.pace.halted = VenueFault(FaultKind.BANNED, sent=False, retry_after_s=60.0)
    asked = await made.caller.paced(time_call("fapi"), lane=Lane.PROOF, deadline_s=4)
    cancelled = await made.caller.once(CANCEL, lane=Lane.CANCEL, deadline_s=4)
    assert (asked.fault, cancelled.fault) == (made.pace.halted, made.pace.halted)
    assert (made.transport.sent, made.pace.taken) == ([], [])


@pytest.mark.parametrize(
    ("response", "eased"),
    [
        (answer({"code": -1003, "msg": "x"}, 429), [(FUTURES, 10.0)]),
        (answer({"code": -1003, "msg": "x"}, 418, retry_after="600"), [(FUTURES, 600.0)]),
        (answer("<html>", 503, retry_after="4"), []),
        (answer({"code": -2011, "msg": "x"}, 400), []),
    ],
)
async def test_after_too_many_less_is_asked_for(response: HttpResponse, eased: list[tuple[str, float]]) -> None:
    made = bench(response)
    made.caller.refusal(CANCEL, response)
    assert made.pace.eased == eased


async def test_a_ban_is_counted_on_binances_clock() -> None:
    response = answer({"code": -1003, "msg": f"IP banned until {int((WALL + 407) * 1000)}."}, 418)
    made = bench(response)
    made.clock.now = 107.0
    made.caller.offsets["fapi"].take(int((WALL + 107.0 + 100.0) * 1000), 107.0, 107.0)
    assert made.caller.refusal(CANCEL, response).retry_after_s == 200.0


@pytest.mark.parametrize(
    ("call", "used", "observed"),
    [
        (CANCEL, "41", [(FUTURES, 41)]),
        (status_call(Family.CM, "1", "X"), "2400", [(FUTURES, 2400)]),
        (time_call("fapi"), "7", [(FUTURES, 7)]),
        (time_call("sapi"), "7", []),
        (list_call(Family.SAPI_FUTURES), "7", []),
        (CANCEL, "x", []),
        (CANCEL, "-1", []),
        (CANCEL, "9" * 9, []),
        (CANCEL, "٣", []),
    ],
)
async def test_used_weight_of_the_futures_pool_is_observed(
    call: Call, used: str, observed: list[tuple[str, int]]
) -> None:
    made = bench(answer({}, x_mbx_used_weight_1m=used))
    await made.caller.once(call, lane=Lane.PROOF, deadline_s=4)
    assert made.pace.observed == observed


REFUSED = {"code": -1021, "msg": "Timestamp for this request is outside of the recvWindow."}


@pytest.mark.parametrize(
    ("headers", "wanted", "ahead"),
    [
        ({}, True, 0.0),
        ({"date": "Sat, 21 Nov 2026 02:10:00 GMT"}, False, 593.0),
        ({"date": "Sat, 21 Nov 2026 02:10:00 GMT", "age": "9"}, True, 0.0),
        ({"date": "Sat, 21 Nov 2026 02:00:07 GMT"}, True, 0.0),
    ],
)
@pytest.mark.parametrize("status", [400, 200])
async def test_a_refused_stamp_is_mended_by_the_date_of_its_refusal(
    headers: dict[str, str], wanted: bool, ahead: float, status: int
) -> None:
    made = bench(answer(REFUSED, status, **headers))
    got = await made.caller.once(CANCEL, lane=Lane.CANCEL, deadline_s=4)
    assert got.clock_wanted is wanted
    assert made.caller.offsets["fapi"].now_ms() == int((WALL + 107.0 + ahead) * 1000)
    assert made.caller.offsets["sapi"].now_ms() == int((WALL + 107.0) * 1000)


SAPI = cancel_call(Family.SAPI_FUTURES, "1")
BASES = ("https://api.binance.com", "https://api-gcp.binance.com")


def live(outcome: HttpResponse | VenueFault | KillSwitchError) -> Bench:
    clock, pace = HandClock(), RecordingPace()
    hosts = ServiceHosts(Account("bin", Venue.BINANCE, Environment.LIVE), clock)
    transport = SlowTransport(clock, outcome, wait_s=0.0)
    return Bench(BinanceCaller(hosts, KEYS, transport, clock, pace), transport, pace, clock)


@pytest.mark.parametrize(
    ("outcome", "moves"),
    [
        (VenueFault(FaultKind.NAME_LOOKUP, sent=False), True),
        (VenueFault(FaultKind.CONNECT, sent=False), True),
        (VenueFault(FaultKind.TLS, sent=False), True),
        (VenueFault(FaultKind.TIMEOUT), True),
        (VenueFault(FaultKind.RESET), False),
        (VenueFault(FaultKind.CERTIFICATE, sent=False), False),
        (HttpResponse(503, {}, b"<html>", 0.1), True),
        (HttpResponse(502, {}, b"", 0.1), True),
        (HttpResponse(200, {}, b"<html>", 0.1), True),
        (HttpResponse(200, {}, b"<html>" + b" " * 5000, 0.1), True),
        (HttpResponse(200, {}, b"[" + b" " * 5000 + b"]", 0.1), False),
        (HttpResponse(503, {}, b'{"code":-1008,"msg":"x"}', 0.1), False),
        (HttpResponse(403, {}, b"<html>", 0.1), False),
        (HttpResponse(418, {"retry-after": "60"}, b'{"code":-1003,"msg":"x"}', 0.1), False),
        (HttpResponse(429, {}, b"<html>", 0.1), False),
        (HttpResponse(451, {}, b"<html>", 0.1), False),
        (HttpResponse(404, {}, b"<html>", 0.1), False),
    ],
)
async def test_a_host_that_does_not_answer_gives_way_and_a_limit_or_a_ban_never_does(
    outcome: HttpResponse | VenueFault, moves: bool
) -> None:
    made = live(outcome)
    await made.caller.once(SAPI, lane=Lane.CANCEL, deadline_s=4)
    await made.caller.once(SAPI, lane=Lane.CANCEL, deadline_s=4)
    first, second = (sent.url for sent in made.transport.sent)
    assert first.startswith(f"{BASES[0]}/")
    assert second.startswith(f"{BASES[moves]}/")
    await made.caller.once(CANCEL, lane=Lane.CANCEL, deadline_s=4)
    await made.caller.once(CANCEL, lane=Lane.CANCEL, deadline_s=4)
    assert all(sent.url.startswith("https://fapi.binance.com/") for sent in made.transport.sent[2:])


async def test_a_request_goes_to_the_host_that_the_journal_names() -> None:
    made = live(answer({}))
    await made.caller.once(SAPI, lane=Lane.CANCEL, deadline_s=4, host="api3.binance.com")
    await made.caller.once(SAPI, lane=Lane.CANCEL, deadline_s=4, host="fapi.binance.com")
    assert [sent.url.split("/")[2] for sent in made.transport.sent] == ["api3.binance.com", "api.binance.com"]


async def test_the_clock_of_a_service_tries_its_better_host_again() -> None:
    made = live(VenueFault(FaultKind.TIMEOUT))
    await made.caller.once(SAPI, lane=Lane.CANCEL, deadline_s=4)
    made.transport.outcome = answer({"serverTime": 1})
    made.clock.now += 60.0
    for call in (SAPI, time_call("sapi"), SAPI):
        await made.caller.once(call, lane=Lane.PROOF, deadline_s=4)
    hosts = [sent.url.split("/")[2] for sent in made.transport.sent[1:]]
    assert hosts == ["api-gcp.binance.com", "api.binance.com", "api.binance.com"]
