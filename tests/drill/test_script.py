"""When a script's cues are played: after the listing, after the first cancel, each once and in the order of time."""

from __future__ import annotations

from gui.domain.venues import Venue
from gui.drill.book import OrderBook
from gui.drill.faults import Fault, FaultAct, Faults
from gui.drill.ledger import Ledger
from gui.drill.script import LISTED_S, Script, Stage

PATH = "/api/v5/trade/orders-algo-pending"


class Ground:
    """A stage whose clock is moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.faults = Faults(monotonic=lambda: self.now)
        self.script = Script.of(Stage(OrderBook(Ledger()), self.faults))
        self.played: list[str] = []

    def note(self, word: str) -> None:
        self.played.append(word)

    def ask(self, after_s: float = 0.0, method: str = "GET") -> bool:
        self.now += after_s
        return self.faults.match(Venue.OKX, method, PATH, "a") is not None


def test_nothing_happens_until_the_orders_had_time_to_be_listed() -> None:
    ground = Ground()
    ground.script.when_listed(0.0, lambda: ground.note("listed"))
    ground.script.when_listed(1.0, lambda: ground.note("later"))
    ground.now += 3600.0
    ground.ask()
    ground.ask(LISTED_S - 0.1)
    assert ground.played == []
    ground.ask(0.1)
    assert ground.played == ["listed"]
    ground.ask(5.0)
    ground.ask(5.0)
    assert ground.played == ["listed", "later"]


def test_a_cancel_begins_both_at_once() -> None:
    ground = Ground()
    ground.script.when_cancelled(2.0, lambda: ground.note("after"))
    ground.script.when_cancelled(0.0, lambda: ground.note("cancel"))
    ground.script.when_listed(1.0, lambda: ground.note("listed"))
    ground.ask()
    ground.ask(1.0, "DELETE")
    assert ground.played == ["cancel"]
    ground.ask(5.0, "DELETE")
    assert ground.played == ["cancel", "listed", "after"]


def test_trouble_ends_after_the_first_cancel_and_not_before() -> None:
    ground = Ground()
    ground.script.troubled(10.0, [Fault(FaultAct.HTML)])
    assert not ground.ask()
    assert ground.ask(LISTED_S)
    assert ground.ask(7200.0)
    assert ground.ask(1.0, "POST")
    assert ground.ask(9.9, "POST")
    assert not ground.ask(0.1)


def test_a_phase_has_its_time_after_the_first_cancel() -> None:
    ground = Ground()
    ground.script.phase(5.0, 8.0, [Fault(FaultAct.HTML)])
    assert [ground.ask(0.0, "POST"), ground.ask(4.9), ground.ask(0.1), ground.ask(2.9), ground.ask(0.1)] == [
        False,
        False,
        True,
        True,
        False,
    ]


def test_a_phase_that_nobody_saw_is_over() -> None:
    ground = Ground()
    ground.script.phase(5.0, 8.0, [Fault(FaultAct.HTML)])
    ground.ask(0.0, "POST")
    assert not ground.ask(20.0)


def test_clearing_the_faults_ends_the_script() -> None:
    ground = Ground()
    ground.script.when_cancelled(0.0, lambda: ground.note("cancel"))
    ground.faults.clear()
    ground.ask(0.0, "POST")
    assert ground.played == []
