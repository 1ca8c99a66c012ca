"""Which requests a fault hits, and how often."""

from __future__ import annotations

from typing import Any

import pytest

from gui.domain.venues import Venue
from gui.drill.faults import Fault, FaultAct, Faults

ASKED = (Venue.OKX, "GET", "/api/v5/trade/order-algo", "drill-a")


@pytest.mark.parametrize(
    ("given", "hit"),
    [
        ({}, True),
        ({"venue": Venue.OKX}, True),
        ({"venue": Venue.BINANCE}, False),
        ({"path": "/api/v5/trade/"}, True),
        ({"path": "/api/v5/account/"}, False),
        ({"method": "GET"}, True),
        ({"method": "POST"}, False),
        ({"account": "drill-a"}, True),
        ({"account": "drill-b"}, False),
    ],
)
def test_matching(given: dict[str, Any], hit: bool) -> None:
    faults = Faults()
    faults.add(Fault(FaultAct.HTML, **given))
    assert (faults.match(*ASKED) is not None) is hit


def test_first_hits_then_the_next_fault_then_none() -> None:
    faults = Faults()
    first = faults.add(Fault(FaultAct.HTML, hits=2))
    second = faults.add(Fault(FaultAct.DELAY, hits=1))
    acts = [active.fault.act if (active := faults.match(*ASKED)) else None for _ in range(4)]
    assert acts == [FaultAct.HTML, FaultAct.HTML, FaultAct.DELAY, None]
    assert (faults.hits(first), faults.hits(second)) == (2, 1)


def test_what_hangs_on_a_fault_may_never_be_answered() -> None:
    faults = Faults()
    token = faults.add(Fault(FaultAct.HANG))
    hanging = faults.match(*ASKED)
    assert hanging is not None
    faults.remove(token, let_go=False)
    assert not faults.over(hanging)
    assert faults.match(*ASKED) is None


def test_removing_releases_and_clearing_may_abandon() -> None:
    faults = Faults()
    token = faults.add(Fault(FaultAct.HANG))
    hanging = faults.match(*ASKED)
    assert hanging is not None
    faults.remove(token)
    faults.remove(token)
    assert (hanging.released.is_set(), hanging.abandoned) == (True, False)
    assert faults.match(*ASKED) is None
    assert faults.hits(token) == 0
    faults.add(Fault(FaultAct.HANG))
    hanging = faults.match(*ASKED)
    assert hanging is not None
    faults.clear(abandon=True)
    assert (hanging.released.is_set(), hanging.abandoned) == (True, True)
