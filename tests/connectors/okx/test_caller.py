"""One call: paced, stamped and signed last, settled whatever happens, and never an exception."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from gui.connectors.hostring import HostRing
from gui.connectors.okx.caller import LISTS_FIRST, OkxCaller
from gui.connectors.okx.endpoints import LIMITS, detail_call, time_call
from gui.connectors.okx.hosts import hosts_of
from gui.connectors.wire import HttpRequest, HttpResponse, Lane, Prepare, TransportError
from gui.domain.errors import KillSwitchError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.venues import Account, Environment, Hosts, Venue
from tests.connectors.okx.scripted import KEYS, RecordingPace

BASES = ("http://127.0.0.1:1", "http://127.0.0.1:2")


class HandClock:
    """A clock that a test moves by hand."""

    now = 100.0

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> float:
        return 1_795_226_300.0 + self.now


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
    caller: OkxCaller
    transport: SlowTransport
    pace: RecordingPace
    hosts: HostRing


def bench(outcome: HttpResponse | VenueFault | KillSwitchError, bases: Sequence[str] = BASES) -> Bench:
    clock, pace = HandClock(), RecordingPace()
    hosts = hosts_of(Account("a", Venue.OKX, Environment.LIVE, hosts=Hosts(rest=tuple(bases))), clock)
    transport = SlowTransport(clock, outcome)
    return Bench(OkxCaller(hosts, KEYS, transport, clock, pace, demo=False), transport, pace, hosts)


def answer(body: bytes, status: int = 200, **headers: str) -> HttpResponse:
    return HttpResponse(status, headers, body, 0.25)


async def test_the_stamp_is_made_when_the_slot_is_granted() -> None:
    made = bench(answer(b'{"code":"0","data":[]}'))
    got = await made.caller.paced(detail_call("1"), lane=Lane.PROOF, deadline_s=4)
    assert made.transport.sent[0].headers["OK-ACCESS-TIMESTAMP"] == "2026-11-21T02:00:07.000Z"
    assert (got.asked, got.latency_s) == (107.0, 0.25)
    assert (made.pace.settled, made.pace.frozen) == ([1], [])


async def test_nothing_secret_shows_in_a_request() -> None:
    made = bench(answer(b"{}"))
    await made.caller.once(detail_call("1"), lane=Lane.PROOF, deadline_s=4)
    [asked] = made.transport.sent
    for secret in (KEYS.key, KEYS.secret, KEYS.passphrase, asked.headers["OK-ACCESS-SIGN"]):
        assert secret not in repr(asked) + str(asked) + repr(made.caller.__dict__)


async def test_a_public_call_carries_no_key() -> None:
    made = bench(answer(b'{"code":"0","data":[]}'))
    await made.caller.once(time_call(), lane=Lane.PROOF, deadline_s=4)
    assert made.transport.sent[0].headers == {}


@pytest.mark.parametrize(
    ("kind", "moves"),
    [
        (FaultKind.NAME_LOOKUP, True),
        (FaultKind.CONNECT, True),
        (FaultKind.TLS, True),
        (FaultKind.CERTIFICATE, False),
        (FaultKind.TIMEOUT, True),
        (FaultKind.RESET, False),
        (FaultKind.NO_NETWORK, False),
    ],
)
async def test_only_a_host_that_cannot_be_reached_gives_way(kind: FaultKind, moves: bool) -> None:
    made = bench(VenueFault(kind, sent=False))
    got = await made.caller.paced(detail_call("1"), lane=Lane.PROOF, deadline_s=4)
    assert got.fault is not None
    assert (got.fault.kind, got.envelope, got.latency_s) == (kind, None, None)
    assert made.hosts.base == BASES[moves]
    assert made.pace.settled == [1]


async def test_what_must_not_leave_is_our_own_fault() -> None:
    made = bench(KillSwitchError("not this"))
    got = await made.caller.once(detail_call("1"), lane=Lane.PROOF, deadline_s=4)
    assert got.fault == VenueFault(FaultKind.OWN_FAULT, message="not this", sent=False)


@pytest.mark.parametrize(
    ("response", "frozen"),
    [
        (answer(b'{"code":50011}', 429), [2.0]),
        (answer(b'{"code":"50011"}', 200, **{"retry-after": "1"}), [2.0]),
        (answer(b"<html>", 429, **{"retry-after": "60"}), [60.0]),
        (answer(b"<html>", 503, **{"retry-after": "3"}), [3.0]),
        (answer(b"<html>", 502, **{"retry-after": "3"}), []),
        (answer(b'{"code":"0","data":[{"sCode":"50011"}]}'), [2.0]),
        (answer(b'{"code":"0","data":[{"sCode":50011},null,{}]}'), []),
        (answer(b'{"code":"51000"}', 400), []),
    ],
)
async def test_waits_are_told_to_the_pace(response: HttpResponse, frozen: list[float]) -> None:
    made = bench(response)
    await made.caller.once(detail_call("1"), lane=Lane.PROOF, deadline_s=4)
    own = [(limit, wait) for limit, wait in made.pace.frozen if limit == "okx.status"]
    assert own[:1] == [("okx.status", wait) for wait in frozen]
    # The edge counts by address: behind its refusal lists and clocks stop as well, cancels do not.
    edge = response.status == 429 and response.body.startswith(b"<")
    assert {limit for limit, _ in made.pace.frozen} == (set(LISTS_FIRST) if edge else {limit for limit, _ in own})
    assert "okx.status" in LIMITS


REFUSED = b'{"code":"50102","msg":"Timestamp request expired","data":[]}'


@pytest.mark.parametrize(
    ("headers", "wanted", "ahead"),
    [
        ({}, True, 0.0),
        ({"date": "Sat, 21 Nov 2026 02:10:00 GMT"}, False, 593.0),
        ({"date": "Sat, 21 Nov 2026 02:10:00 GMT", "age": "9"}, True, 0.0),
        ({"date": "Sat, 21 Nov 2026 02:00:07 GMT"}, True, 0.0),
    ],
)
async def test_a_refused_stamp_is_mended_by_the_date_of_its_refusal(
    headers: dict[str, str], wanted: bool, ahead: float
) -> None:
    made = bench(answer(REFUSED, 401, **headers))
    got = await made.caller.once(detail_call("1"), lane=Lane.PROOF, deadline_s=4)
    assert got.clock_wanted is wanted
    assert made.caller.offset.now_ms() == int((1_795_226_407.0 + ahead) * 1000)


async def test_a_clock_that_was_read_meanwhile_is_not_waited_for() -> None:
    made = bench(answer(REFUSED, 401))
    inner = made.transport.send

    async def read_meanwhile(prepare: Prepare, *, lane: Lane, deadline_s: float) -> HttpResponse:
        got = await inner(prepare, lane=lane, deadline_s=deadline_s)
        made.caller.offset.take(1_795_226_900_000, 107.0, 107.0)
        return got

    made.transport.send = read_meanwhile  # type: ignore[method-assign]
    got = await made.caller.once(detail_call("1"), lane=Lane.PROOF, deadline_s=4)
    assert not got.clock_wanted


async def test_a_request_goes_to_the_host_that_the_journal_names() -> None:
    made = bench(answer(b'{"code":"0","data":[]}'))
    for host, base in (("127.0.0.1:2", BASES[1]), ("127.0.0.1:1", BASES[0]), ("elsewhere", BASES[0]), ("", BASES[0])):
        await made.caller.once(detail_call("1"), lane=Lane.CANCEL, deadline_s=4, host=host)
        assert made.transport.sent[-1].url.startswith(base)


async def test_only_the_clock_goes_back_to_a_host_that_failed() -> None:
    made = bench(VenueFault(FaultKind.CONNECT, sent=False))
    await made.caller.once(detail_call("1"), lane=Lane.CANCEL, deadline_s=4)
    made.transport.outcome = answer(b'{"code":"0","data":[]}')
    for call, base in ((detail_call("1"), BASES[1]), (time_call(), BASES[1])):
        await made.caller.once(call, lane=Lane.PROOF, deadline_s=4)
        assert made.transport.sent[-1].url.startswith(base)
    made.transport.clock.now += 60.0
    for call, base in ((detail_call("1"), BASES[1]), (time_call(), BASES[0]), (detail_call("1"), BASES[0])):
        await made.caller.once(call, lane=Lane.PROOF, deadline_s=4)
        assert made.transport.sent[-1].url.startswith(base)


async def test_an_address_that_is_not_served_shuts_everything_out_until_okx_answers_again() -> None:
    made = bench(answer(b"<html>not here</html>", 451))
    result = await made.caller.once(detail_call("1"), lane=Lane.PROOF, deadline_s=4)
    assert result.fault is not None
    assert result.fault.kind is FaultKind.FIREWALL
    assert made.pace.frozen == [("firewall", 10.0)]
    assert made.pace.let_ins == 0
    made.transport.outcome = answer(b'{"code":"50121","msg":"x","data":[]}', 451)
    await made.caller.once(detail_call("1"), lane=Lane.PROOF, deadline_s=4)
    assert made.pace.let_ins == 0
    made.transport.outcome = answer(b'{"code":"0","msg":"","data":[]}')
    await made.caller.once(detail_call("1"), lane=Lane.PROOF, deadline_s=4)
    assert made.pace.let_ins == 1
