from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.rows import State
from gui.domain.venues import Environment, Venue
from gui.domain.what import What
from gui.engine.scope import Scope
from gui.engine.views import Health, RunPhase
from gui.models.deck_state import LastDrill
from gui.models.run_reach_texts import not_covered
from gui.models.run_texts import (
    eta,
    facts,
    open_caption,
    open_count,
    progress_description,
    progress_name,
    rate,
    ready_fact,
    run_texts,
    segments,
    slowest_fact,
    tally,
    time_name,
    trouble,
)
from gui.models.texts import Tone
from tests.fake_surface import FakeSurface, run_view, twenty_five
from tests.models.test_deck_state import state_of
from tests.screens.exposure import exposed, flattening, positions_lost
from tests.screens.states import DRILL_DONE, all_gone, empty, firing, flat, idle, nobody, outage, run_of, silence, twin

LIVE = Environment.LIVE


def test_idle_readout() -> None:
    state = replace(state_of(idle(LIVE)), last_drill=DRILL_DONE)
    assert (open_count(state), open_caption(state)) == ("25", "open algo orders")
    assert [(fact.label, fact.said.text) for fact in facts(state)] == [
        ("Ready to cancel", "3 of 3 accounts"),
        ("Slowest account", "Binance um-desk, 141 ms"),
        ("Last drill", "25 orders flat in 1.94 s, today 13:40"),
    ]


def test_a_nought_only_if_every_listing_says_so() -> None:
    assert open_count(state_of(empty(LIVE))) == "0"
    assert open_count(state_of(nobody(LIVE))) == "?"
    assert open_caption(state_of(nobody(LIVE))) == "no account yet"
    surface = empty(LIVE)
    first, *others = surface.accounts()
    surface.set_accounts([replace(first, health=Health.READING, families=()), *others])
    assert open_count(state_of(surface)) == "?"
    assert open_caption(state_of(surface)) == "1 of 3 listings missing"


def test_outage_readout() -> None:
    state = state_of(outage(LIVE))
    assert open_caption(state) == "12 fresh + 13 last known"
    assert [(fact.label, fact.said.text, fact.tone) for fact in facts(state)] == [
        ("OKX listing", "no answer for 2:12, next try in 3 s", Tone.BAD),
        ("OKX cancels", "not proven now. PANIC sends them anyway", Tone.WARN),
        ("Binance", "listing answers, ready to cancel", Tone.OK),
    ]


def test_refused_key_is_named() -> None:
    surface = idle(LIVE)
    *others, binance = surface.accounts()
    fault = VenueFault(FaultKind.KEY, "-2015", "Invalid API-key")
    surface.set_accounts([*others, replace(binance, health=Health.BLOCKED, fault=fault)])
    state = state_of(surface)
    assert ready_fact(state).said.text == "2 of 3: Binance um-desk key refused (-2015)"
    assert facts(state)[1].said.text == "um-desk: key refused (-2015)"
    assert trouble(VenueFault(FaultKind.TIMEOUT)) == "no answer in time"


@pytest.mark.parametrize(
    ("health", "words"), [(Health.READING, "reads its first listing"), (Health.SILENT, "gets no answer to cancels")]
)
def test_why_an_account_is_not_ready(health: Health, words: str) -> None:
    surface = idle(LIVE)
    first, *others = surface.accounts()
    surface.set_accounts([replace(first, health=health), *others])
    assert ready_fact(state_of(surface)).said.text == f"2 of 3: OKX alpha {words}"


def test_facts_without_anything() -> None:
    state = state_of(nobody(LIVE))
    assert ready_fact(state).said.text == "no account yet"
    assert slowest_fact(state).said.text == "no answer yet"
    assert facts(state)[2].said.text == "none yet"
    old = LastDrill(25, 61.5, state.now.ms - 3 * 86_400_000)
    assert facts(replace(state, last_drill=old))[2].said.text == "25 orders flat in 1:01.5, 3d 0h ago"


def test_running() -> None:
    surface = firing(LIVE)
    texts = run_texts(state_of(surface), run_of(surface))
    assert (texts.caption, texts.time, texts.still.text) == ("Time to flat", "1.84 s", "16")
    assert (texts.eta, texts.rate) == ("About 2 s left", "24 answers per second")
    assert texts.can_stop
    assert not texts.summary
    assert [(part.name, count) for part, count in tally(run_of(surface))] == [
        ("gone", 9),
        ("accepted", 4),
        ("sent", 4),
        ("queued", 4),
        ("unknown", 2),
        ("rejected", 1),
        ("triggered", 1),
    ]
    assert segments(state_of(surface))[-1] == ("rejected", 2)


def test_no_guess_before_there_are_answers() -> None:
    run = replace(run_view(twenty_five()), eta_s=None, answers_per_s=None)
    assert (eta(run), rate(run)) == ("", "")
    assert eta(replace(run, eta_s=0.1)) == "About 1 s left"
    assert eta(replace(run, eta_s=90.0)) == "About 1:30 left"
    assert rate(replace(run, answers_per_s=1.2)) == "1 answer per second"


def test_armed() -> None:
    surface = silence(LIVE)
    texts = run_texts(state_of(surface), run_of(surface))
    assert texts.summary[0].text == "Armed. Waiting for a venue."
    assert texts.can_stop


def test_finished_with_some_left() -> None:
    surface = flat(LIVE)
    texts = run_texts(state_of(surface), run_of(surface))
    assert (texts.caption, texts.time) == ("Run 7 finished in", "3.44 s")
    assert [said.text for said in texts.summary] == ["Not flat yet", "23 gone, proven"]
    assert (texts.retry, texts.still.tone) == (1, Tone.BAD)


def test_D16_an_end_says_what_it_leaves_out() -> None:
    for surface in (flat(LIVE), all_gone(LIVE)):
        first, second = run_texts(state_of(surface), run_of(surface)).note
        assert first[0] == "Algo orders only. Positions were not touched."
        assert second == ("Not covered: OKX bots, Binance portfolio margin", "Not covered: OKX bots, Binance PM")
    assert not_covered((Venue.OKX,)) == "Not covered: OKX bots"
    assert not_covered(()) == ""


def test_finished_flat() -> None:
    surface = all_gone(LIVE)
    texts = run_texts(state_of(surface), run_of(surface))
    assert texts.summary[0].text == "All gone. Proven by listings."
    assert texts.retry == 0
    assert segments(state_of(surface)) == (("gone", 25),)


def test_stopped() -> None:
    surface = firing(LIVE)
    run = replace(run_of(surface), phase=RunPhase.STOPPED, taken_back=4, already_sent=8)
    surface.set_run(run)
    texts = run_texts(state_of(surface), run)
    assert [said.text for said in texts.summary] == ["Stopped. Not flat yet", "4 taken back, 8 already sent"]
    assert texts.caption == "Run 7 stopped after"


def test_orders_that_came_after_the_run_are_told() -> None:
    surface = all_gone(LIVE)
    row = twenty_five(LIVE)[0]
    surface.put(twin(row, "77", 7))
    texts = run_texts(state_of(surface), run_of(surface))
    assert texts.summary[0].text == "1 new since the run"
    assert texts.still.text == "1"
    assert segments(state_of(surface))[-1][0] == "rest"


def test_screen_reader() -> None:
    run = run_of(firing(LIVE))
    assert progress_name(run) == "9 of 25 gone"
    assert progress_description(run).startswith("9 gone, 4 accepted, 4 sent")
    assert time_name(run) == "1.8 seconds, still running"


@given(
    counts=st.dictionaries(st.sampled_from(State), st.integers(1, 40)),
    phase=st.sampled_from(RunPhase),
    flat_=st.booleans(),
    left_open=st.integers(0, 3),
)
def test_never_whole_while_anything_is_open_or_unproven(
    counts: dict[State, int], phase: RunPhase, flat_: bool, left_open: int
) -> None:
    rows = twenty_five(LIVE)[:left_open]
    total = sum(counts.values())
    still = total - counts.get(State.GONE, 0)
    run = replace(run_view(rows, phase=phase), counts=counts, total=total, open=still, flat=flat_ and still == 0)
    state = state_of(FakeSurface(rows, environment=LIVE, run=run))
    texts = run_texts(state, run)
    claims = any("All gone" in said.text or "Nothing open" in said.text for said in texts.summary)
    whole = [name for name, _ in segments(state)] == ["gone"]
    if still or left_open or not run.flat or phase not in (RunPhase.FINISHED, RunPhase.STOPPED):
        assert not claims
        assert not whole


def test_no_time_is_guessed_while_positions_are_held() -> None:
    surface = flattening(LIVE)
    texts = run_texts(state_of(surface), run_of(surface))
    assert texts.eta == ""
    assert texts.still.text == "24"
    assert segments(state_of(surface))[0] == ("gone", 13)


def test_the_idle_count_speaks_of_what_is_chosen() -> None:
    surface = exposed(LIVE)
    said = [
        (open_count(state), open_caption(state)) for state in (state_of(surface, Scope(what=what)) for what in What)
    ]
    assert said == [("25", "algo orders\n7 ordinary"), ("32", "open orders"), ("32", "open orders\n7 positions")]
    assert open_caption(state_of(positions_lost(LIVE), Scope(what=What.FLATTEN))) == "open orders\n? positions"
    assert open_caption(state_of(empty(LIVE), Scope(what=What.ORDERS))) == "open orders"
