"""The gate of closes: silence lets one probe through, a refused account is tried again before it is believed."""

from __future__ import annotations

from decimal import Decimal

from gui.domain.closings import CloseReply, CloseVerdict
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import PositionFamily, PositionKey
from gui.engine.closegate import CloseGate
from gui.engine.gate import Mood

KEY = PositionKey("acc", PositionFamily.UM, "BTCUSDT")
SILENCE = CloseReply(KEY, CloseVerdict.UNKNOWN, fault=VenueFault(FaultKind.TIMEOUT))
REFUSAL = CloseReply(KEY, CloseVerdict.REJECTED, "-2015", "key", 401, by_account=True)
YES = CloseReply(KEY, CloseVerdict.ACCEPTED)


class StillClock:
    """A clock that stands where it is put."""

    now = 100.0

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> float:
        return self.now


def gate(*, silent: bool = False) -> CloseGate:
    return CloseGate("acc", StillClock(), lambda: silent)


def test_an_open_gate_lets_everything_through() -> None:
    one = gate()
    assert one.wait_s(100.0, 12) is None
    assert one.sending(100.0) == 0
    assert one.weigh(YES, 100.0, 100.1) is YES
    assert one.mood is Mood.OPEN and not one.take_reopened()


def test_after_silence_one_probe_a_second_until_an_answer() -> None:
    one = gate()
    assert one.weigh(SILENCE, 100.0, 104.0) is SILENCE
    assert one.mood is Mood.SILENT
    assert one.wait_s(104.0, 0) is None
    assert one.sending(104.0) == 1
    wait = one.wait_s(104.2, 1)
    assert wait is not None and Decimal(str(wait)).quantize(Decimal("0.1")) == Decimal("0.8")
    one.landed(1)
    assert one.weigh(YES, 104.0, 104.3) is YES
    assert one.take_reopened()
    assert one.wait_s(104.4, 7) is None


def test_while_cancels_get_no_answer_one_close_finds_out() -> None:
    one = gate(silent=True)
    assert one.wait_s(100.0, 0) is None
    assert one.wait_s(100.0, 1) is not None


def test_a_refusal_of_the_account_comes_back_as_a_retry_and_then_stands() -> None:
    one = gate()
    first = one.weigh(REFUSAL, 100.0, 100.1)
    assert first.verdict is CloseVerdict.RETRY and first.wait_s is not None and first.code == "-2015"
    assert one.weigh(REFUSAL, 100.5, 100.6) is REFUSAL
    assert one.mood is Mood.REFUSED
    assert one.wait_s(100.7, 0) is not None
    one.reopen()
    assert one.wait_s(100.7, 0) is None


def test_a_refusal_of_one_position_says_nothing_of_the_account() -> None:
    one = gate()
    reply = CloseReply(KEY, CloseVerdict.REJECTED, "51000")
    assert one.weigh(reply, 100.0, 100.1) is reply
    assert one.mood is Mood.OPEN
