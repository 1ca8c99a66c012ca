from __future__ import annotations

from dataclasses import replace

import pytest

from gui.domain.sources import SignSort
from gui.domain.venues import Environment, Venue
from gui.domain.what import What
from gui.engine.scope import Scope
from gui.engine.views import LatchView, Source
from gui.models.chip_state import Moment
from gui.models.deck_state import gather
from gui.models.latch_texts import LatchTexts, latch_texts, spoken
from gui.models.texts import Tone
from tests.fake_surface import FakeSurface
from tests.screens.flattening import latch_on, latch_running, latch_waiting
from tests.screens.states import flat, idle

LIVE = Environment.LIVE
REFUSAL = "No run has said yet what it reaches: press PANIC, then switch this on."


def texts(surface: FakeSurface) -> LatchTexts:
    return latch_texts(gather(surface, Moment.of(surface.clock), LIVE))


def test_before_any_run_it_is_not_there_and_after_one_it_is_off() -> None:
    assert not texts(idle(LIVE)).shown
    after = texts(flat(LIVE))
    assert after.shown
    assert not after.on
    assert after.line[0] == "Keep cancelling new orders"


def test_where_it_cannot_be_switched_on_it_says_why() -> None:
    surface = flat(LIVE)
    surface.show_latch(LatchView(refusal=REFUSAL))
    told = texts(surface)
    assert (told.shown, told.can_switch, told.refusal) == (True, False, REFUSAL)
    assert REFUSAL in told.tip
    assert spoken(told) == REFUSAL


def test_the_counter_names_the_source_and_what_to_do() -> None:
    told = texts(latch_on(LIVE))
    assert told.line[0] == "12 caught since 14:02:11 · source x-abc…: stop that bot"
    assert told.tone is Tone.WARN
    assert all(len(shorter) < len(longer) for longer, shorter in zip(told.line, told.line[1:], strict=False))
    assert "A click releases it." in told.tip
    assert texts(latch_running(LIVE)).line[0] == "Cancelling new orders since 14:03:22 · none caught"


@pytest.mark.parametrize(
    ("sign", "sort", "words"),
    [
        ("", SignSort.NONE, "alpha: stop its programs"),
        ("grid", SignSort.TAG, "grid: stop that bot"),
        ("77", SignSort.PARENT, "77: cancel that algo order"),
        ("web_", SignSort.HAND, "web_…: somebody's hand"),
        ("autoclose-", SignSort.VENUE, "autoclose-: look at the margin"),
    ],
)
def test_every_sort_of_source_has_its_advice(sign: str, sort: SignSort, words: str) -> None:
    surface = latch_on(LIVE)
    surface.show_latch(replace(surface.latch(), sources=(Source("alpha", sign, 12, sort),)))
    assert texts(surface).line[1] == f"12 caught since 14:02:11 · {words}"


def test_one_that_an_earlier_start_left_on_does_nothing_and_says_so() -> None:
    told = texts(latch_waiting(LIVE))
    assert (told.shown, told.waiting, told.on) == (True, True, False)
    assert told.line[0] == "An earlier start left this on; nothing is being cancelled"
    assert "2026-11-21 11:20:40 UTC" in told.tip


def test_what_it_reaches_is_told() -> None:
    surface = latch_on(LIVE)
    scopes = (Scope(venue=Venue.OKX, keep_protective=True), Scope(accounts=("um-desk",), what=What.FLATTEN))
    surface.show_latch(replace(surface.latch(), scopes=scopes))
    reach = "Reaches: OKX: algo orders, protective orders stay + um-desk: all orders"
    assert reach in texts(surface).tip
