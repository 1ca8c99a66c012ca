from __future__ import annotations

from dataclasses import replace

from gui.domain.venues import Environment
from gui.engine.views import BackstopView
from gui.models.account_texts import tiles
from gui.models.backstop_texts import BackstopTexts, backstop_texts, tile_tip, tile_words
from gui.models.chip_state import Moment
from gui.models.deck_state import gather
from gui.models.texts import Tone
from tests.fake_surface import FakeSurface
from tests.screens.flattening import backstop_on
from tests.screens.states import firing

LIVE = Environment.LIVE


def texts(surface: FakeSurface) -> BackstopTexts:
    return backstop_texts(gather(surface, Moment.of(surface.clock), LIVE))


def test_no_account_wants_one_and_nothing_is_said() -> None:
    assert texts(firing(LIVE)).line == ()
    assert tile_words(None) == tile_tip(None) == ""


def test_the_shortest_time_is_told_with_how_little_it_promises() -> None:
    surface = backstop_on(LIVE)
    first, _, third = surface.backstops()
    surface.show_backstops(first, third)
    told = texts(surface)
    assert told.line[0] == "Venue timer 24 s · ordinary orders only; algo orders not promised"
    assert told.tone is Tone.QUIET
    assert "BTCUSDT, ETHUSDT" in told.tip
    assert "algo orders are not promised" in told.tip


def test_a_timer_that_is_not_sure_is_a_warning() -> None:
    told = texts(backstop_on(LIVE))
    assert told.line[0] == "Venue timer 24 s · not sure: hedge"
    assert told.tone is Tone.WARN
    surface = backstop_on(LIVE)
    surface.show_backstops(surface.backstops()[1])
    assert texts(surface).line[0] == "Venue timer not armed: hedge"


def test_every_tile_tells_of_its_own_timer() -> None:
    surface = backstop_on(LIVE)
    made = tiles(gather(surface, Moment.of(surface.clock), LIVE))
    assert [tile.backstop for tile in made] == ["venue timer 24 s", "venue timer not armed", "venue timer 51 s"]
    assert "every ordinary order of the account" in made[0].backstop_tip
    doubtful = replace(surface.backstops()[1], armed=True, left_s=None)
    assert tile_words(doubtful) == "venue timer not sure"
    assert tile_words(BackstopView(doubtful.account, armed=True)) == "venue timer ? s"
    assert tile_tip(BackstopView(doubtful.account, armed=False)) == ""
