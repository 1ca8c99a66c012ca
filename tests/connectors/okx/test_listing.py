"""Readings of the algo order list over real sockets: complete only when every type and page came in shape."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import pytest
from aiohttp import web

from gui.connectors.base import Charge, Ticket
from gui.connectors.okx import listing as module
from gui.connectors.okx import paging
from gui.connectors.okx.endpoints import CORE_TYPES, RARE_TYPES, TYPES
from gui.connectors.wire import Lane
from gui.domain.faults import FaultKind
from gui.domain.replies import Listing
from gui.domain.venues import Family
from tests.connectors.okx.rows import row
from tests.connectors.okx.scripted import Asked, Desk, Play, RecordingPace, ScriptedOkx, desk_at, no, page, yes

PENDING = "orders-algo-pending"


def by_type(**plays: object) -> Play:
    """Answer each type with its own play (a value or a function), the rest with an empty list."""

    def play(asked: Asked) -> object:
        found = plays.get(asked.query["ordType"], yes())
        return found(asked) if callable(found) else found

    return play  # type: ignore[return-value]


def pages(ids: list[str], size: int = 100) -> Callable[[Asked], object]:
    """Page through ids as OKX does: those after the cursor, at most ``size``."""

    def play(asked: Asked) -> object:
        after = asked.query.get("after")
        start = ids.index(after) + 1 if after else 0
        return yes(*(row(algo_id) for algo_id in ids[start : start + size]))

    return play


async def read(desk: Desk, play: Play, lane: Lane = Lane.LISTING) -> Listing:
    desk.venue.plays[PENDING] = play
    return await desk.connector.list_orders(Family.OKX_ALGO, lane=lane)


def ids(listing: Listing) -> list[str]:
    return [order.key.algo_id for order in listing.orders]


async def test_every_type_is_read_and_the_pace_asked_for_each(desk: Desk) -> None:
    listing = await read(desk, by_type(oco=yes(row("1", ordType="oco")), twap=yes(row("2", ordType="twap"))))
    assert listing.complete
    assert sorted(ids(listing)) == ["1", "2"]
    assert (listing.account, listing.family, listing.fault, listing.missing) == (
        "okx-main",
        Family.OKX_ALGO,
        None,
        (),
    )
    assert {asked.query["ordType"] for asked in desk.venue.asked} == set(TYPES)
    assert listing.requests == desk.connector.requests == len(desk.venue.asked) == 8
    assert desk.pace.taken == [((Charge("okx.list", "user"),), Lane.LISTING)] * 8
    assert sorted(desk.pace.settled) == list(range(1, 9))
    assert listing.begun <= listing.ended


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 250, 300])
async def test_pages_are_read_to_the_last(desk: Desk, count: int) -> None:
    wanted = [str(1000 + number) for number in range(count)]
    listing = await read(desk, by_type(trigger=pages(wanted)))
    assert listing.complete
    assert ids(listing) == wanted
    assert listing.requests == 8 + count // 100


async def test_a_row_seen_twice_counts_once(desk: Desk) -> None:
    first = [row(str(number)) for number in range(100)]

    def play(asked: Asked) -> object:
        return yes(row("99"), row("100")) if "after" in asked.query else yes(*first)

    listing = await read(desk, by_type(oco=play, trigger=yes(row("5"))))
    assert listing.complete
    assert len(ids(listing)) == len(set(ids(listing))) == 101


async def test_pages_that_lead_in_a_circle_end_the_reading(desk: Desk) -> None:
    def play(asked: Asked) -> object:
        return yes(*(row(str(number)) for number in range(100)))

    listing = await read(desk, by_type(oco=play))
    assert (listing.complete, listing.missing, len(listing.orders)) == (False, ("oco",), 100)
    assert listing.fault is not None
    assert "circle" in listing.fault.message


async def test_too_many_pages_end_the_reading(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "PAGE_CAP", 3)
    listing = await read(desk, by_type(oco=pages([str(number) for number in range(1000)])))
    assert (listing.complete, len(listing.orders)) == (False, 300)
    assert listing.fault is not None
    assert "3 pages" in listing.fault.message


@pytest.mark.parametrize("rare", RARE_TYPES)
async def test_a_rare_type_that_is_not_offered_leaves_it_complete(desk: Desk, rare: str) -> None:
    listing = await read(desk, by_type(**{rare: no("51000", "Parameter ordType error"), "oco": yes(row("1"))}))
    assert (listing.complete, listing.not_offered, listing.missing, listing.fault) == (True, (rare,), (), None)
    assert ids(listing) == ["1"]


@pytest.mark.parametrize("core", CORE_TYPES)
async def test_a_core_type_that_is_refused_does_not(desk: Desk, core: str) -> None:
    listing = await read(desk, by_type(**{core: no("51000"), "chase": yes(row("1"))}))
    assert (listing.complete, listing.not_offered, listing.missing) == (False, (), (core,))
    assert ids(listing) == ["1"]
    assert listing.fault is not None
    assert listing.fault.kind is FaultKind.NOT_OFFERED


@pytest.mark.parametrize(
    "odd",
    [
        {"code": "0", "data": {}},
        {"code": "0", "data": None},
        {"code": "0"},
        {"data": []},
        {"code": "1", "data": []},
        {"code": "0", "data": ["x"]},
        {"code": "0", "data": [row("")]},
        {"code": 500, "error_message": "gateway"},
        [],
        no("50011"),
        no("50001"),
    ],
)
@pytest.mark.parametrize("order_type", ["conditional", "smart_iceberg"])
async def test_an_odd_answer_is_never_an_empty_list(desk: Desk, odd: object, order_type: str) -> None:
    listing = await read(desk, by_type(**{order_type: odd, "oco": yes(row("1"))}))
    assert (listing.complete, listing.missing) == (False, (order_type,))
    assert ids(listing) == ["1"]
    assert listing.fault is not None


async def test_a_code_as_a_number_is_read_as_text(desk: Desk) -> None:
    listing = await read(desk, by_type(oco={"code": 0, "msg": "", "data": [row("1")]}))
    assert listing.complete
    assert ids(listing) == ["1"]


async def test_good_rows_beside_a_broken_one_are_kept(desk: Desk) -> None:
    listing = await read(desk, by_type(oco=yes(row("1"), {"algoId": ""}, row("2"))))
    assert (listing.complete, ids(listing)) == (False, ["1", "2"])


async def test_a_full_page_whose_last_row_is_broken_stops(desk: Desk) -> None:
    listing = await read(desk, by_type(oco=yes(*(row(str(number)) for number in range(99)), "x")))
    assert (listing.complete, len(listing.orders)) == (False, 99)


async def test_good_rows_under_an_error_status_are_no_proof(desk: Desk) -> None:
    listing = await read(desk, by_type(oco=lambda _: web.json_response(yes(), status=503)))
    assert (listing.complete, listing.missing) == (False, ("oco",))


async def test_one_key_fault_for_all_is_the_fault(desk: Desk) -> None:
    listing = await read(desk, lambda _: no("50119", "API key doesn't exist"))
    assert (listing.complete, listing.missing, listing.orders) == (False, TYPES, ())
    assert listing.fault is not None
    assert (listing.fault.kind, listing.fault.code) == (FaultKind.KEY, "50119")


async def test_what_a_person_must_mend_outranks_the_rest(desk: Desk) -> None:
    listing = await read(desk, by_type(conditional=page(503), oco=no("50013"), trigger=no("50120")))
    assert listing.fault is not None
    assert listing.fault.kind is FaultKind.PERMISSION
    listing = await read(desk, by_type(conditional=page(503), oco=no("50013")))
    assert listing.fault is not None
    assert listing.fault.kind is FaultKind.VENUE_BUSY


class FirstWaits(RecordingPace):
    """A pace that never grants the first slot."""

    async def acquire(self, charges: Sequence[Charge], lane: Lane) -> Ticket:
        ticket = await super().acquire(charges, lane)
        if ticket.number == 1:
            await asyncio.Event().wait()
        return ticket


async def test_a_type_that_is_late_is_given_up_and_the_rest_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "READING_S", 0.3)
    late = desk_at(desk.venue, pace=FirstWaits())
    listing = await read(late, by_type(oco=yes(row("1"))))
    assert (listing.complete, listing.missing, ids(listing)) == (False, ("conditional",), ["1"])
    assert listing.fault is not None
    assert listing.fault.kind is FaultKind.TIMEOUT
    await late.connector.close()


async def test_a_reading_that_is_cancelled_leaves_no_task(desk: Desk) -> None:
    class NeverGrants(RecordingPace):
        async def acquire(self, charges: Sequence[Charge], lane: Lane) -> Ticket:
            await super().acquire(charges, lane)
            return await asyncio.Event().wait()  # type: ignore[return-value]

    stuck = desk_at(desk.venue, pace=NeverGrants())
    before = asyncio.all_tasks()
    reading = asyncio.create_task(stuck.connector.list_orders(Family.OKX_ALGO))
    while len(stuck.pace.taken) < 8:
        await asyncio.sleep(0)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert asyncio.all_tasks() <= before
    await stuck.connector.close()


async def test_nobody_there() -> None:
    lost = desk_at(ScriptedOkx(), "http://127.0.0.1:1")
    listing = await lost.connector.list_orders(Family.OKX_ALGO, lane=Lane.PROOF)
    assert (listing.complete, listing.missing, listing.requests) == (False, TYPES, 8)
    assert listing.fault is not None
    assert (listing.fault.kind, lost.connector.requests) == (FaultKind.CONNECT, 0)
    await lost.connector.close()
