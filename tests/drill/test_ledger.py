"""The ledger of arrivals."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from gui.domain.positions import PositionFamily, PositionKey
from gui.domain.venues import Venue
from gui.drill import ledger as ledger_module
from gui.drill.ledger import Arrival, Change, ChangeCause, Ledger, TimerNote


def arrival(at: float, breach: bool = False) -> Arrival:
    return Arrival(at, Venue.OKX, "drill-a", "GET", "/x", breach=breach)


def test_breaches_and_json() -> None:
    ledger = Ledger()
    ledger.arrive(arrival(1.0))
    broken = ledger.arrive(arrival(2.0, breach=True))
    ledger.note_cancelled("7", 3.0)
    ledger.note_cancelled("7", 4.0)
    assert ledger.breaches == [broken]
    assert ledger.cancelled_at("7") == 3.0
    assert ledger.cancelled_at("8") is None
    document = json.loads(json.dumps(ledger.to_json()))
    assert (document["breaches"], document["cancelled_at"], len(document["requests"])) == (1, {"7": 3.0}, 2)
    ledger.note_fired("9", 5.0)
    ledger.note_fired("9", 6.0)
    assert (ledger.fired_at("9"), ledger.fired_at("7")) == (5.0, None)
    assert ledger.to_json()["fired_at"] == {"9": 5.0}
    ledger.clear()
    assert ledger.to_json() == {
        "requests": [],
        "cancelled_at": {},
        "fired_at": {},
        "changes": [],
        "timers": [],
        "breaches": 0,
    }


def test_changes_timers_and_placed_orders() -> None:
    ledger = Ledger()
    key = PositionKey("drill-a", PositionFamily.OKX, "BTC-USDT-SWAP", margin="cross")
    other = Change(1.0, key, ChangeCause.OTHER_HAND, Decimal(2), Decimal(0), Decimal(2))
    close = Change(2.0, key, ChangeCause.CLOSE, Decimal(3), Decimal(2), Decimal(-1), "ours", Decimal(3))
    for change in (other, close):
        ledger.note_change(change)
    assert ledger.closes == [close]
    assert (close.account, close.flipped, other.flipped) == ("drill-a", True, False)
    ledger.note_timer(TimerNote(3.0, "drill-a", "", "armed", 30.0))
    ledger.note_placed("5", 4.0)
    ledger.note_placed("5", 5.0)
    assert (ledger.placed_at("5"), ledger.placed_at("6")) == (4.0, None)
    document = json.loads(json.dumps(ledger.to_json()))
    assert [change["after"] for change in document["changes"]] == ["2", "-1"]
    assert document["changes"][1]["key"] == "drill-a/okx.positions/BTC-USDT-SWAP/net/cross"
    assert document["timers"][0]["what"] == "armed"
    ledger.clear()
    assert (ledger.closes, ledger.timers, ledger.placed_at("5")) == ([], [], None)


def test_the_oldest_half_goes_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_module, "MOST_KEPT", 10)
    ledger = Ledger()
    for at in range(11):
        ledger.arrive(arrival(float(at)))
    assert [one.at for one in ledger.requests] == [5.0, 6.0, 7.0, 8.0, 9.0, 10.0]
