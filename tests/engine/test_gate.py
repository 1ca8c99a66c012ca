"""The gate lets everything leave, single probes, or nothing for a while."""

from __future__ import annotations

from dataclasses import replace

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import CancelReply, Reach, Verdict
from gui.engine.gate import PROBES_UNDER_WAY, Gate, Mood
from tests.engine.sim import make_order
from tests.engine.test_pacing import HandClock

KEY = make_order("1").key
SILENT = CancelReply(KEY, Verdict.UNKNOWN, fault=VenueFault(FaultKind.TIMEOUT))
REFUSED = CancelReply(KEY, Verdict.REJECTED, "50105", reach=Reach.ACCOUNT)
GOOD = CancelReply(KEY, Verdict.ACCEPTED, "0")


def test_silence_leaves_single_probes_a_second_apart_until_an_answer() -> None:
    gate = Gate(HandClock())
    assert gate.allows(0.0, 0) == (None, None)
    gate.weigh(SILENT, 0.0, 4.0)
    assert (gate.mood, gate.allows(4.0, 0)) == (Mood.SILENT, (1, None))
    gate.sending(4.0)
    assert gate.allows(4.5, 1) == (0, 0.5)
    assert gate.allows(5.0, PROBES_UNDER_WAY) == (0, None)
    assert gate.probes == 1
    gate.weigh(GOOD, 5.0, 5.1)
    assert gate.mood is Mood.OPEN
    assert gate.take_reopened()
    assert not gate.take_reopened()


def test_an_account_is_refused_only_by_the_second_refusal_sent_after_the_first() -> None:
    gate = Gate(HandClock())
    first = gate.weigh(REFUSED, 0.0, 1.0)
    assert (first.verdict, gate.mood) == (Verdict.RETRY, Mood.DOUBTED)
    together = gate.weigh(REFUSED, 0.5, 1.1)
    assert (together.verdict, gate.mood) == (Verdict.RETRY, Mood.DOUBTED)
    second = gate.weigh(REFUSED, 1.3, 1.4)
    assert (second.verdict, gate.mood) == (Verdict.REJECTED, Mood.REFUSED)
    assert gate.allows(2.0, 0)[0] == 0
    assert gate.refusal is REFUSED
    gate.reopen()
    assert gate.mood is Mood.DOUBTED
    assert gate.allows(2.0, 0) == (1, None)


def test_what_a_venue_switched_off_is_tried_three_times_and_once_more_when_a_person_presses() -> None:
    gate = Gate(HandClock())
    off = CancelReply(KEY, Verdict.REJECTED, "50062", reach=Reach.ACCOUNT, fault=VenueFault(FaultKind.NOT_OFFERED))
    moods = []
    for begun in (0.0, 0.4, 0.8):
        gate.sending(begun)
        moods.append((gate.weigh(off, begun, begun + 0.1).verdict, gate.mood))
        assert gate.allows(begun + 0.41, 0)[0] == (0 if gate.mood is Mood.REFUSED else 1)
    assert moods == [(Verdict.RETRY, Mood.DOUBTED), (Verdict.RETRY, Mood.DOUBTED), (Verdict.REJECTED, Mood.REFUSED)]
    gate.reopen()
    assert gate.weigh(off, 2.0, 2.1).verdict is Verdict.REJECTED


def test_silence_while_in_doubt_is_tried_again_soon() -> None:
    gate = Gate(HandClock())
    gate.weigh(REFUSED, 0.0, 1.0)
    gate.sending(1.3)
    gate.weigh(SILENT, 1.3, 5.3)
    assert gate.allows(6.4, 0) == (1, None)


def test_a_fault_of_ours_is_no_answer_of_the_venue() -> None:
    gate = Gate(HandClock())
    gate.weigh(SILENT, 0.0, 1.0)
    gate.weigh(CancelReply(KEY, Verdict.UNKNOWN, fault=VenueFault(FaultKind.OWN_FAULT)), 1.0, 2.0)
    assert gate.mood is Mood.SILENT


def test_a_refusal_with_a_stated_wait_is_probed_after_that_wait() -> None:
    clock = HandClock()
    gate = Gate(clock)
    wall = replace(REFUSED, fault=VenueFault(FaultKind.FIREWALL), wait_s=10.0)
    gate.weigh(wall, 0.0, 1.0)
    gate.weigh(wall, 11.0, 11.1)
    assert (gate.mood, gate.allows(12.0, 0)[0], gate.allows(21.1, 0)) == (Mood.REFUSED, 0, (1, None))
    gate.sending(21.1)
    assert (gate.allows(30.0, 0)[0], gate.allows(31.1, 0)) == (0, (1, None))


def test_what_was_held_back_here_is_no_answer_of_the_venue() -> None:
    gate = Gate(HandClock())
    gate.weigh(SILENT, 0.0, 1.0)
    held = VenueFault(FaultKind.BANNED, sent=False, retry_after_s=60.0)
    assert gate.weigh(CancelReply(KEY, Verdict.RETRY, fault=held), 1.0, 2.0).fault == held
    assert gate.mood is Mood.SILENT
