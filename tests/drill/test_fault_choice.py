"""Which requests a fault picks beyond its address: the nth, some by chance, those of a time, those from a cancel on."""

from __future__ import annotations

import asyncio
import random

import pytest

from gui.domain.venues import Venue
from gui.drill import server
from gui.drill.faults import Fault, FaultAct, Faults
from tests.drill.signed import practising

LIST = (Venue.OKX, "GET", "/api/v5/trade/order-algo", "drill-a")
CANCEL = (Venue.OKX, "POST", "/api/v5/trade/cancel-algos", "drill-a")


def played(faults: Faults, times: int) -> list[bool]:
    return [faults.match(*LIST) is not None for _ in range(times)]


def test_the_nth_request_only() -> None:
    faults = Faults()
    token = faults.add(Fault(FaultAct.HTML, skip=2, hits=1))
    assert played(faults, 5) == [False, False, True, False, False]
    assert faults.hits(token) == 1


def test_chance_is_seeded() -> None:
    runs = []
    for _ in range(2):
        faults = Faults(random.Random(5))
        faults.add(Fault(FaultAct.HTML, chance=0.5))
        runs.append(played(faults, 200))
    assert runs[0] == runs[1]
    assert 60 < sum(runs[0]) < 140


def test_a_fault_ends_after_its_time() -> None:
    now = 10.0
    faults = Faults(monotonic=lambda: now)
    faults.add(Fault(FaultAct.HTML, lasts_s=5.0))
    assert played(faults, 1) == [True]
    now = 14.9
    assert played(faults, 1) == [True]
    now = 15.0
    assert played(faults, 1) == [False]


def test_from_the_first_cancel_of_its_venue() -> None:
    now = 10.0
    faults = Faults(monotonic=lambda: now)
    faults.add(Fault(FaultAct.HTML, venue=Venue.OKX, lasts_s=5.0, from_cancel=True))
    assert faults.match(Venue.BINANCE, "DELETE", "/fapi/v1/algoOrder", "drill-c") is None
    now = 100.0
    assert played(faults, 1) == [False]
    assert faults.match(*CANCEL) is not None
    assert played(faults, 1) == [True]
    now = 105.0
    assert played(faults, 1) == [False]


async def test_what_hangs_goes_on_when_the_time_of_the_fault_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "CLIENT_GONE_S", 0.001)
    now = 10.0
    async with practising(scenario="calm", monotonic=lambda: now) as client:
        client.venues.faults.add(Fault(FaultAct.HANG, lasts_s=30.0))
        asking = asyncio.create_task(client.okx_list("twap"))
        while not client.venues.ledger.requests:
            await asyncio.sleep(0.001)
        now += 30.0
        assert (await asking).status == 200
        assert client.venues.ledger.requests[0].at == 40.0
