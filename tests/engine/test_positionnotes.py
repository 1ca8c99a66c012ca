"""What the journal is told of positions."""

from __future__ import annotations

from decimal import Decimal

from gui.domain.closing_transitions import answered, first_seen, seen, sent, wanted, zero
from gui.domain.closings import CloseReply, CloseRequest, CloseVerdict, CloseWay, PositionRow
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import Position, PositionFamily, PositionReading
from gui.domain.what import What
from gui.engine.positionnotes import PositionNotes, position_words
from gui.engine.positionstore import PositionStore
from gui.engine.runs import Run
from gui.engine.scope import Scope
from gui.engine.store import OrderStore
from gui.engine.views import RunKind
from gui.journal.entries import Line
from gui.journal.flatten_entries import CloseAnswer, PositionEnded, PositionsRead
from tests.engine.memory_journal import MemoryJournal
from tests.engine.sim import make_account
from tests.engine.simflattener import key_of

BTC = key_of()
IDLE = first_seen(Position(BTC, Decimal("-3.20"), "ct"), 1.0, 1_000)


class Still:
    """A clock that stands where it is put."""

    now = 50.0

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> float:
        return self.now


class Stand:
    """Notes over a store, with the run that is on."""

    def __init__(self, what: What = What.FLATTEN) -> None:
        self.clock, self.journal = Still(), MemoryJournal()
        self.store = PositionStore(OrderStore())
        self.run = Run(7, RunKind.PANIC, Scope(what=what), 0.0, 0, None)
        self.notes = PositionNotes(self.store, self.journal, self.clock, lambda: self.run)

    def put(self, row: PositionRow) -> None:
        self.store.put(row)
        self.notes.look([BTC])

    @property
    def texts(self) -> list[str]:
        return [entry.text for entry in self.journal.entries if isinstance(entry, Line)]

    @property
    def ends(self) -> list[str]:
        return [entry.state for entry in self.journal.entries if isinstance(entry, PositionEnded)]


def closed() -> PositionRow:
    row = answered(sent(wanted(IDLE, 7, 2.0, 2.0), CloseWay.WHOLE, 2.0), CloseReply(BTC, CloseVerdict.ACCEPTED), 2.1)
    return zero(zero(row, 2.2, 2.3, 2_200), 4.3, 4.4, 4_300)


def test_an_end_is_written_with_its_proof_and_taken_back_when_the_position_returns() -> None:
    stand = Stand()
    stand.put(closed())
    assert stand.ends == ["CLOSED"]
    assert stand.texts == ["BTC-USDT-SWAP short 3.20 ct · proven closed → CLOSED"]
    stand.put(seen(closed(), Position(BTC, Decimal(1), "ct"), 6.0, 6_000, complete=True))
    assert stand.ends == ["CLOSED", "OPEN"]
    assert "open again" in stand.texts[-1]


def test_what_no_run_wanted_is_not_told() -> None:
    stand = Stand()
    stand.put(IDLE)
    stand.put(zero(zero(IDLE, 2.2, 2.3, 2_200), 4.3, 4.4, 4_300))
    assert stand.journal.entries == []


def test_a_refusal_is_told_once_with_the_venues_words() -> None:
    stand = Stand()
    reply = CloseReply(BTC, CloseVerdict.REJECTED, "51000", "no such thing")
    stand.put(answered(sent(wanted(IDLE, 7, 2.0, 2.0), CloseWay.WHOLE, 2.0), reply, 2.1))
    stand.notes.look([BTC])
    assert stand.texts == ["BTC-USDT-SWAP short 3.20 ct → REFUSED 51000 no such thing"]


def test_answers_are_written_and_the_same_word_is_told_once() -> None:
    stand = Stand()
    stand.put(wanted(IDLE, 7, 2.0, 2.0))
    lost = CloseReply(BTC, CloseVerdict.UNKNOWN, fault=VenueFault(FaultKind.TIMEOUT, message="no answer"))
    stand.notes.answered("a", lost)
    stand.notes.answered("b", lost)
    answers = [entry for entry in stand.journal.entries if isinstance(entry, CloseAnswer)]
    assert [one.attempt for one in answers] == ["a", "b"] and answers[0].message == "no answer"
    assert len(stand.texts) == 1 and "counted as open" in stand.texts[0]


def test_a_close_that_leaves_is_told_and_known_as_ours() -> None:
    stand = Stand()
    row = wanted(IDLE, 7, 2.0, 2.0)
    stand.notes.leaving(row, CloseRequest(BTC, CloseWay.MARKET, True, Decimal("3.2"), "aks1", "order"))
    assert stand.texts == ["BTC-USDT-SWAP short 3.20 ct · close sent · market of 3.2"]
    assert stand.notes.own.has("aks1")


def reading(*held: Position, complete: bool = True) -> PositionReading:
    return PositionReading("acc", PositionFamily.OKX, held, complete, 49.9, 50.0, 50_000)


def test_readings_of_a_run_are_written_the_first_times_and_each_that_counts() -> None:
    stand, account = Stand(), make_account()
    for _ in range(20):
        stand.notes.read(account, reading(IDLE.position), (), ())
    kept = [entry for entry in stand.journal.entries if isinstance(entry, PositionsRead)]
    assert 0 < len(kept) < 10
    assert kept[0].held == ((BTC, Decimal("-3.20")),) and kept[0].run == 7
    stand.notes.read(account, reading(IDLE.position), (), (BTC,))
    assert stand.journal.entries[-1].zero == (BTC,)  # type: ignore[union-attr]


def test_without_such_a_run_only_what_counts_is_written() -> None:
    stand, account = Stand(What.ORDERS), make_account()
    stand.notes.read(account, reading(IDLE.position), (), ())
    assert stand.journal.entries == []
    stand.notes.read(account, reading(), (), (BTC,))
    (entry,) = stand.journal.entries
    assert isinstance(entry, PositionsRead) and entry.run is None


def test_at_the_end_of_a_run_open_positions_are_written_with_why() -> None:
    stand = Stand()
    row = wanted(IDLE, 7, 2.0, 2.0)
    stand.put(row)
    stand.run.note_position(row)
    stand.notes.run_ended(stand.run)
    assert stand.ends == ["WAITING"]


def test_positions_are_named_with_what_is_known_of_them() -> None:
    assert position_words(first_seen(Position(BTC, None), 0.0, 0)) == "BTC-USDT-SWAP size unknown"
