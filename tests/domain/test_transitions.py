"""Rows change only as the rules of proof allow: a state machine tries every order of events."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from gui.domain import transitions as t
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import CancelReply, Fate, OrderStatus, Reach, Verdict
from gui.domain.rows import By, Phase, ProofKind, Row, State
from gui.domain.venues import Family
from tests.engine.sim import make_order

ORDER = make_order("1")
KEY = ORDER.key
FINAL = {Fate.CANCELLED, Fate.ENDED}


def reply(verdict: Verdict, **more: object) -> CancelReply:
    return CancelReply(KEY, verdict, **more)  # type: ignore[arg-type]


class RowRules(RuleBasedStateMachine):
    """Plays events in any order and keeps, beside the row, what the rules of proof speak of."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 100.0
        self.row = t.first_seen(ORDER, self.now, self.ms)
        self.seen_begun = self.now
        self.claim_at: float | None = None
        self.named = False
        self.asked_after_claim = False
        self.absent: list[float] = []
        self.final = False

    @property
    def ms(self) -> int:
        return int(self.now * 1000)

    def _tick(self, step: float) -> None:
        self.now += step

    @rule(step=st.floats(0.01, 3.0) | st.floats(3.0, 60.0))
    def time_passes(self, step: float) -> None:
        self._tick(step)

    @rule(took=st.floats(0.0, 2.0))
    def a_listing_shows_it(self, took: float) -> None:
        begun = self.now
        self._tick(took)
        before = self.row
        ended = before.proof or before.fired
        self.row = t.listed(self.row, ORDER, begun, self.ms)
        if self.row is before:
            return
        self.seen_begun, self.absent = begun, []
        if ended is not None and begun > ended.at and self.row.doubted is None:
            assert self.row.state is State.LIVE
            self.claim_at, self.named, self.asked_after_claim, self.final = None, False, False, False

    @rule(took=st.floats(0.0, 2.0))
    def a_complete_listing_lacks_it(self, took: float) -> None:
        begun = self.now
        self._tick(took)
        self.row = t.absent(self.row, begun, self.now, self.ms)
        if begun > self.seen_begun:
            self.absent.append(begun)

    @rule()
    def a_person_presses(self) -> None:
        self.row = t.pressed(self.row, 1, self.now)

    @rule()
    def it_leaves(self) -> None:
        if self.row.cancel.phase is Phase.QUEUED:
            self._tick(0.001)
            self.row = t.sent(self.row, self.now)

    @rule(
        verdict=st.sampled_from(list(Verdict)),
        wholesale=st.booleans(),
        second_hand=st.booleans(),
        took=st.floats(0.001, 4.0),
    )
    def an_answer_comes(self, verdict: Verdict, wholesale: bool, second_hand: bool, took: float) -> None:
        if self.row.cancel.phase is not Phase.SENT:
            return
        self._tick(took)
        before = self.row
        told = reply(verdict, second_hand=second_hand)
        self.row = t.answered(self.row, told, self.now, rungs=2, wholesale=wholesale)
        assert self.row.proof == before.proof
        if before.proof is None and before.fired is None and before.doubted is None:
            if verdict in (Verdict.ACCEPTED, Verdict.ALREADY_GONE, Verdict.FIRED) and self.claim_at is None:
                self.claim_at = self.now
            self.named = self.named or (verdict is Verdict.ACCEPTED and not wholesale and not second_hand)

    @rule(fate=st.sampled_from(list(Fate)), took=st.floats(0.0, 2.0))
    def the_venue_is_asked(self, fate: Fate, took: float) -> None:
        asked = self.now
        self._tick(took)
        if self.row.proof is None:
            self.final = self.final or fate in FINAL
        self.row = t.status_read(self.row, OrderStatus(KEY, fate, asked), self.now, self.ms)
        # "No such order" has to last before it counts.
        lasting_s = t.NOT_FOUND_COUNTS_S if fate is Fate.NOT_FOUND else 0.0
        if self.claim_at is not None and asked >= self.claim_at + lasting_s:
            self.asked_after_claim = True
        if fate is Fate.OPEN and self.row.proof is None and asked > self.seen_begun:
            self.seen_begun, self.absent = asked, []

    @rule()
    def sending_is_stopped(self) -> None:
        self.row = t.taken_back(self.row)

    @invariant()
    def gone_only_with_a_proof_that_holds(self) -> None:
        if self.row.state is not State.GONE:
            return
        proof = self.row.proof
        assert proof is not None
        if proof.kind is ProofKind.STATUS:
            assert self.final
        else:
            assert self.claim_at is not None
            after = [begun for begun in self.absent if begun > self.claim_at]
            assert after
            assert after[-1] - after[0] >= t.LISTINGS_APART_S - 1e-9
            assert self.named or self.asked_after_claim

    @invariant()
    def everything_else_is_open(self) -> None:
        assert self.row.open is (self.row.state is not State.GONE)
        assert self.row.order == ORDER


TestRowRules = RowRules.TestCase


def fresh_sent(now: float = 10.0) -> Row:
    return t.sent(t.pressed(t.first_seen(ORDER, 1.0, 1_000), 1, now), now)


@pytest.mark.parametrize(
    ("verdict", "state"),
    [
        (Verdict.ACCEPTED, State.ACCEPTED),
        (Verdict.ALREADY_GONE, State.UNKNOWN),
        (Verdict.FIRED, State.UNKNOWN),
        (Verdict.UNKNOWN, State.UNKNOWN),
        (Verdict.RETRY, State.QUEUED),
        (Verdict.CLOCK, State.QUEUED),
        (Verdict.WRONG_PATH, State.QUEUED),
        (Verdict.REJECTED, State.REJECTED),
    ],
)
def test_what_each_verdict_makes_of_a_row(verdict: Verdict, state: State) -> None:
    assert t.answered(fresh_sent(), reply(verdict), 11.0, rungs=2).state is state


def test_no_further_path_and_no_further_clock_is_a_refusal() -> None:
    assert t.answered(fresh_sent(), reply(Verdict.WRONG_PATH), 11.0, rungs=1).state is State.REJECTED
    row = fresh_sent()
    for _ in range(t.CLOCK_REFUSALS):
        row = t.answered(t.sent(row, 10.0), reply(Verdict.CLOCK), 11.0, rungs=1)
    assert row.state is State.REJECTED


def test_a_request_that_was_sunk_as_a_whole_is_tried_alone_once() -> None:
    row = t.answered(fresh_sent(), reply(Verdict.REJECTED), 11.0, rungs=1, sunk=True)
    assert (row.state, row.cancel.alone) == (State.QUEUED, True)
    assert t.answered(t.sent(row, 12.0), reply(Verdict.REJECTED), 13.0, rungs=1, sunk=True).state is State.REJECTED


def test_waits_grow_and_the_venues_own_wait_is_obeyed() -> None:
    row, waits = fresh_sent(), []
    for _ in range(6):
        row = t.answered(t.sent(row, 10.0), reply(Verdict.RETRY), 10.0, rungs=1)
        waits.append(round((row.cancel.next_try_at or 0) - 10.0, 3))
    assert waits == [0.2, 0.4, 0.8, 1.6, 2.0, 2.0]
    told = t.answered(fresh_sent(), reply(Verdict.RETRY, wait_s=30.0), 10.0, rungs=1)
    assert told.cancel.next_try_at == 40.0


def test_who_ended_it() -> None:
    accepted = t.answered(fresh_sent(), reply(Verdict.ACCEPTED), 11.0, rungs=1)
    status = OrderStatus(KEY, Fate.CANCELLED, 11.5, venue_status="canceled")
    ours = t.status_read(accepted, status, 12.0, 12_000)
    assert (ours.proof and ours.proof.by, ours.note) == (By.US, "cancelled · venue says canceled")
    other = t.status_read(t.first_seen(ORDER, 1.0, 1_000), status, 12.0, 12_000)
    assert other.proof
    assert other.proof.by is By.OTHER
    lost = t.answered(fresh_sent(), reply(Verdict.UNKNOWN), 11.0, rungs=1)
    either = t.status_read(lost, status, 12.0, 12_000)
    assert either.proof
    assert either.proof.by is By.EITHER
    ended = t.status_read(accepted, OrderStatus(KEY, Fate.ENDED, 11.5), 12.0, 12_000)
    assert ended.proof
    assert ended.proof.by is By.VENUE


def test_a_status_of_another_order_says_nothing() -> None:
    row = t.answered(fresh_sent(), reply(Verdict.ACCEPTED), 11.0, rungs=1)
    other = OrderStatus(make_order("2").key, Fate.CANCELLED, 11.5)
    assert t.status_read(row, other, 12.0, 12_000).proof is None


def test_a_claim_to_have_fired_without_an_answer_ends_as_fired_not_gone() -> None:
    row = t.answered(fresh_sent(), reply(Verdict.FIRED), 11.0, rungs=1)
    row = t.status_read(row, OrderStatus(KEY, Fate.UNKNOWN, 11.1), 11.2, 11_200)
    row = t.absent(row, 12.0, 12.1, 12_100)
    row = t.absent(row, 14.5, 14.6, 14_600)
    assert row.state is State.TRIGGERED
    assert t.acknowledged(row).open is False
    assert t.acknowledged(t.first_seen(ORDER, 1.0, 1_000)).open


def ended_by_status(fate: Fate = Fate.CANCELLED, word: str = "CANCELED", verdict: Verdict = Verdict.ACCEPTED) -> Row:
    row = t.answered(fresh_sent(), reply(verdict), 11.0, rungs=1)
    return t.status_read(row, OrderStatus(KEY, fate, 11.1, venue_status=word), 11.2, 11_200)


@pytest.mark.parametrize(
    ("verdict", "state"), [(Verdict.ACCEPTED, State.ACCEPTED), (Verdict.ALREADY_GONE, State.UNKNOWN)]
)
def test_a_listing_that_lags_behind_a_terminal_status_is_no_reason_to_send(verdict: Verdict, state: State) -> None:
    gone = ended_by_status(verdict=verdict)
    shown = t.listed(gone, ORDER, 13.0, 13_000)
    assert (shown.state, shown.proof, shown.doubted) == (state, None, gone.proof)
    assert shown.note == "venue says CANCELED, but still lists it"
    assert shown.open
    # An answer that was on its way changes nothing, and the venue's word once more does not end it yet.
    assert t.answered(shown, reply(Verdict.ALREADY_GONE), 13.1, rungs=1) is shown
    again = t.status_read(shown, OrderStatus(KEY, Fate.CANCELLED, 40.0, venue_status="CANCELED"), 40.1, 40_100)
    assert again.state is state
    again = t.listed(again, ORDER, 80.0, 80_000)
    assert again.state is state
    lacking = t.absent(again, 82.0, 82.1, 82_100)
    assert (lacking.state, lacking.proof, lacking.doubted) == (State.GONE, gone.proof, None)
    assert lacking.note == gone.note


def test_what_is_listed_long_after_its_end_without_a_word_of_the_venue_is_open_again() -> None:
    gone = ended_by_status()
    late = t.listed(gone, ORDER, 11.2 + t.ECHO_S + 0.1, 60_000)
    assert (late.state, late.proof, late.doubted, late.note) == (
        State.LIVE,
        None,
        None,
        "listed again after it had ended",
    )
    shown = t.listed(t.listed(gone, ORDER, 13.0, 13_000), ORDER, 60.0, 60_000)
    assert (shown.state, shown.doubted) == (State.LIVE, None)


def test_the_venues_word_that_it_is_open_or_fired_settles_the_doubt() -> None:
    shown = t.listed(ended_by_status(), ORDER, 13.0, 13_000)
    assert t.status_read(shown, OrderStatus(KEY, Fate.OPEN, 12.9), 13.1, 13_100).doubted
    live = t.status_read(shown, OrderStatus(KEY, Fate.OPEN, 13.1), 13.2, 13_200)
    assert (live.state, live.doubted, live.cancel.claim) == (State.LIVE, None, None)
    fired = t.status_read(shown, OrderStatus(KEY, Fate.FIRED, 13.1), 13.2, 13_200)
    assert (fired.state, fired.doubted) == (State.TRIGGERED, None)
    unheard = t.status_read(shown, OrderStatus(KEY, Fate.NOT_FOUND, 13.1), 13.2, 13_200)
    assert (unheard.state, unheard.doubted) == (State.ACCEPTED, shown.doubted)
    pressed = t.pressed(shown, 2, 14.0)
    assert (pressed.state, pressed.doubted) == (State.QUEUED, None)


def test_a_firing_that_the_venue_told_is_not_taken_back_by_a_listing_that_lags() -> None:
    fired = ended_by_status(Fate.FIRED, "TRIGGERED")
    assert t.listed(fired, ORDER, 13.0, 13_000) is fired
    assert t.listed(fired, ORDER, 11.2 + t.ECHO_S + 0.1, 60_000).state is State.LIVE


def test_what_two_listings_proved_a_third_takes_back_at_once() -> None:
    row = t.answered(fresh_sent(), reply(Verdict.ACCEPTED), 11.0, rungs=1)
    row = t.absent(t.absent(row, 11.5, 11.6, 11_600), 14.0, 14.1, 14_100)
    assert row.state is State.GONE
    back = t.listed(row, ORDER, 14.2, 14_200)
    assert (back.state, back.note) == (State.LIVE, "listed again after it had ended")


def test_no_such_order_has_to_last_before_it_counts() -> None:
    row = t.answered(fresh_sent(), reply(Verdict.ALREADY_GONE), 11.0, rungs=1)
    row = t.absent(t.absent(row, 11.5, 11.6, 11_600), 14.0, 14.1, 14_100)
    early = t.status_read(row, OrderStatus(KEY, Fate.NOT_FOUND, 20.9), 20.95, 20_950)
    assert (early.state, early.checked_at) == (State.UNKNOWN, None)
    late = t.status_read(early, OrderStatus(KEY, Fate.NOT_FOUND, 11.0 + t.NOT_FOUND_COUNTS_S), 21.1, 21_100)
    assert late.state is State.GONE


def test_children_are_told_and_completed() -> None:
    row = t.status_read(fresh_sent(), OrderStatus(KEY, Fate.FIRED, 11.0), 11.1, 11_100)
    assert row.note == "it fired: a normal order or a position may be live"
    row = t.status_read(row, OrderStatus(KEY, Fate.FIRED, 12.0, children=("7",)), 12.1, 12_100)
    assert row.fired
    assert row.fired.children == ("7",)


def test_a_filled_order_is_an_alarm_only_where_somebody_wanted_it_gone() -> None:
    resting = t.first_seen(make_order("3", family=Family.OKX_ORDERS), 10.0, 10_000)
    filled = OrderStatus(resting.key, Fate.FIRED, 13.0, venue_status="filled")
    quiet = t.status_read(resting, filled, 13.1, 13_100)
    assert (quiet.state, quiet.note) == (State.GONE, "ended by the venue · venue says filled")
    assert quiet.proof is not None
    assert quiet.proof.by is By.VENUE
    wanted = t.pressed(resting, 1, 11.0)
    for row in (wanted, t.sent(wanted, 11.1), t.taken_back(wanted), t.let_go(wanted, "stopped")):
        told = t.status_read(row, filled, 13.1, 13_100)
        assert (told.state, told.note) == (State.TRIGGERED, "it was filled: a position may be open")
    # An algo order that fired has left something behind, whoever wanted it gone.
    algo = t.status_read(t.first_seen(ORDER, 10.0, 10_000), OrderStatus(KEY, Fate.FIRED, 13.0), 13.1, 13_100)
    assert algo.state is State.TRIGGERED


def test_a_blocked_account_blocks_what_waits_and_nothing_else() -> None:
    refused = t.answered(fresh_sent(), reply(Verdict.REJECTED, code="50105", reach=Reach.ACCOUNT), 11.0, rungs=1)
    waiting = t.pressed(t.first_seen(make_order("2"), 1.0, 1_000), 1, 10.0)
    assert t.blocked(waiting, refused, 11.0).cancel.code == "50105"
    assert t.blocked(fresh_sent(), refused, 11.0).state is State.SENT


def test_a_row_behind_a_ban_stays_what_it_is_and_is_due_at_its_end() -> None:
    ban = VenueFault(FaultKind.BANNED, sent=False, retry_after_s=600.0)
    waiting = t.pressed(t.first_seen(make_order("1"), 1.0, 1), 1, 5.0)
    held = t.held(waiting, ban, 6.0)
    assert (held.state, held.cancel.next_try_at, held.cancel.fault) == (State.QUEUED, 606.0, ban)
    sent = fresh_sent()
    assert t.held(sent, ban, 11.0) is sent
    lost = t.answered(sent, reply(Verdict.UNKNOWN), 11.0, rungs=1)
    assert (t.held(lost, ban, 12.0).state, t.held(lost, ban, 12.0).cancel.next_try_at) == (State.UNKNOWN, 612.0)


def test_a_question_that_was_held_back_asked_nothing() -> None:
    row = fresh_sent()
    ban = VenueFault(FaultKind.BANNED, sent=False, retry_after_s=600.0)
    assert t.status_read(row, OrderStatus(row.key, Fate.UNKNOWN, 12.0, fault=ban), 12.0, 1) is row
    assert t.status_read(row, OrderStatus(row.key, Fate.NOT_FOUND, 12.0), 12.0, 1).checked_at == 12.0


def test_the_pause_after_silence_counts_from_when_the_try_left() -> None:
    silence = VenueFault(FaultKind.TIMEOUT)
    hung = t.answered(fresh_sent(10.0), reply(Verdict.UNKNOWN, fault=silence), 14.0, rungs=1)
    assert hung.cancel.next_try_at == 14.2
    quick = t.answered(fresh_sent(10.0), reply(Verdict.UNKNOWN, fault=silence), 10.1, rungs=1)
    assert quick.cancel.next_try_at == pytest.approx(10.3)


def test_taken_back_let_go_cut_off_and_unlisted() -> None:
    queued = t.pressed(t.first_seen(ORDER, 1.0, 1_000), 1, 10.0)
    assert t.taken_back(queued).state is State.LIVE
    assert t.taken_back(fresh_sent()).state is State.SENT
    assert t.let_go(replace(fresh_sent()), "why").note == "why"
    assert t.cut_off(t.last_known(ORDER, 5), 7, 2, "0", "", 10.0).state is State.UNKNOWN
    nowhere = t.unlisted(ORDER, 10.0, 10_000)
    assert (nowhere.state, nowhere.seen) == (State.UNKNOWN, False)


def asked(fate: Fate, at: float, fault: VenueFault | None = None) -> OrderStatus:
    return OrderStatus(KEY, fate, at, fault=fault)


def test_listings_from_before_the_answer_prove_nothing_even_after_a_question() -> None:
    row = t.absent(t.absent(t.first_seen(ORDER, 0.0, 0), 1.0, 1.1, 1_100), 4.0, 4.1, 4_100)
    row = t.answered(t.sent(t.pressed(row, 1, 4.5), 4.6), CancelReply(KEY, Verdict.ALREADY_GONE), 5.0, rungs=1)
    row = t.status_read(row, asked(Fate.NOT_FOUND, 40.0), 40.1, 40_100)
    assert row.proof is None
    row = t.absent(t.absent(row, 41.0, 41.1, 41_100), 44.0, 44.1, 44_100)
    assert row.state is State.GONE


def test_a_question_without_an_answer_is_no_question() -> None:
    row = t.answered(
        t.sent(t.pressed(t.first_seen(ORDER, 0.0, 0), 1, 0.5), 0.6),
        CancelReply(KEY, Verdict.ALREADY_GONE),
        1.0,
        rungs=1,
    )
    silence = VenueFault(FaultKind.TIMEOUT, message="no answer")
    for at in (2.0, 20.0, 40.0):
        row = t.status_read(row, asked(Fate.UNKNOWN, at, silence), at + 4.0, 1_000)
        row = t.absent(row, at + 5.0, at + 5.1, 1_000)
    assert row.state is State.UNKNOWN
    row = t.status_read(row, asked(Fate.UNKNOWN, 50.0, VenueFault(FaultKind.NOT_OFFERED)), 50.1, 1_000)
    assert row.state is State.GONE


@pytest.mark.parametrize("spread", [0.8, 0.93, 1.0, 1.2])
def test_I14_spread_pauses_keep_their_floor_and_their_ceiling(spread: float) -> None:
    row, waits = fresh_sent(), []
    for _ in range(8):
        row = t.answered(t.sent(row, 10.0), reply(Verdict.RETRY), 10.0, rungs=1, spread=spread)
        assert row.cancel.next_try_at is not None
        waits.append(row.cancel.next_try_at - 10.0)
    assert waits[0] == pytest.approx(max(0.2, 0.2 * spread))
    assert waits[1] == pytest.approx(0.4 * spread)
    assert all(0.2 - 1e-9 <= wait <= 2.0 + 1e-9 for wait in waits)
    stated = t.answered(fresh_sent(), reply(Verdict.RETRY, wait_s=30.0), 10.0, rungs=1, spread=spread)
    assert stated.cancel.next_try_at == 40.0


def test_what_a_close_of_ours_may_have_taken_along_is_not_claimed_for_another_hand() -> None:
    for marked, by in ((False, By.OTHER), (True, By.CLOSE)):
        row = t.first_seen(ORDER, 0.0, 0)
        row = t.pressed(t.may_be_taken_along(row) if marked else row, 1, 0.5)
        row = t.answered(t.sent(row, 0.6), CancelReply(KEY, Verdict.ALREADY_GONE), 1.0, rungs=1)
        row = t.status_read(row, asked(Fate.CANCELLED, 2.0), 2.1, 1_000)
        assert row.proof is not None
        assert row.proof.by is by
        assert t.may_be_taken_along(row) is row
