"""Where the fault lies is told once per change, after two looks that agree."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from gui import locating
from gui.connectors.thiscomputer import Computer
from gui.domain.faults import FaultKind as K
from gui.domain.venues import Venue
from gui.engine.diagnosis import Diagnosis, Where
from gui.locating import Locator
from tests.engine.test_diagnosis import FINE, both
from tests.fake_surface import FakeClock


async def test_a_change_is_told_once_and_its_end_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[float] = []
    told: list[Diagnosis | None] = []
    clock = FakeClock()
    clock0 = clock.monotonic()
    views = [both(FINE, FINE)]

    async def look(session: object, environ: object, within_s: float) -> Computer:
        looks.append(clock.monotonic())
        return Computer(routes=("IPv4",))

    monkeypatch.setattr(locating, "look", look)
    session: Any = SimpleNamespace(switch=SimpleNamespace(accounts=lambda: views[0]))
    locator = Locator(session, {}, clock, told.append)

    async def sees(okx: object, binance: object, seconds: int) -> None:
        views[0] = both(okx, binance)
        for _ in range(seconds):
            await locator.see()
            clock.advance(1.0)

    await sees(FINE, FINE, 2)
    assert (told, looks) == ([], [])
    await sees(K.TIMEOUT, FINE, 1)
    await sees(FINE, FINE, 1)
    assert told == []
    await sees(K.TIMEOUT, FINE, 3)
    assert [(one.where, one.venues) for one in told if one] == [(Where.VENUE, (Venue.OKX,))]
    await sees(K.CONNECT, FINE, 3)
    assert len(told) == 1
    await sees(K.CONNECT, K.CONNECT, 12)
    assert [one.where for one in told if one] == [Where.VENUE, Where.THIS_COMPUTER]
    assert looks == [clock0 + 2, clock0 + 12]
    await sees(FINE, FINE, 2)
    assert told[2:] == [None]
