"""The dead-man timers apart from any venue."""

from __future__ import annotations

from gui.domain.venues import Family
from gui.drill.countdown import Countdowns
from tests.drill.market import made, order


def test_one_timer_for_each_scope_and_the_last_word_counts() -> None:
    book, ledger, clock = made()
    book.load([order(Family.UM_ORDERS), order(Family.UM_ORDERS, "8", instrument="ETHUSDT")])
    timers = Countdowns(book, ledger)
    timers.arm("drill-c", Family.UM_ORDERS, "BTCUSDT", 10.0, "BTCUSDT")
    timers.arm("drill-c", Family.UM_ORDERS, "ETHUSDT", 10.0, "ETHUSDT")
    clock.now = 105.0
    timers.arm("drill-c", Family.UM_ORDERS, "BTCUSDT", 10.0, "BTCUSDT")
    assert timers.armed("drill-c") == ["BTCUSDT", "ETHUSDT"]
    clock.now = 112.0
    book.alarms.ring()
    assert [one.algo_id for one in book.live()] == ["7"]
    assert timers.armed("drill-c") == ["BTCUSDT"]
    timers.arm("drill-c", Family.UM_ORDERS, "BTCUSDT", 0.0, "BTCUSDT")
    clock.now = 200.0
    book.alarms.ring()
    assert [one.algo_id for one in book.live()] == ["7"]
    assert [(note.at, note.scope, note.what, note.cancelled) for note in ledger.timers] == [
        (100.0, "BTCUSDT", "armed", 0),
        (100.0, "ETHUSDT", "armed", 0),
        (105.0, "BTCUSDT", "armed", 0),
        (110.0, "ETHUSDT", "ran-out", 1),
        (112.0, "BTCUSDT", "disarmed", 0),
    ]


def test_what_is_off_is_not_disarmed_again_and_clear_forgets() -> None:
    book, ledger, clock = made()
    book.load([order()])
    timers = Countdowns(book, ledger)
    timers.arm("drill-a", Family.OKX_ORDERS, "", 0.0)
    assert ledger.timers == []
    timers.arm("drill-a", Family.OKX_ORDERS, "", 10.0)
    timers.clear()
    clock.now = 200.0
    book.alarms.ring()
    assert [one.algo_id for one in book.live()] == ["7"]
