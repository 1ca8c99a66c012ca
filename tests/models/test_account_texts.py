from __future__ import annotations

from dataclasses import replace

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.venues import Environment, Family
from gui.domain.what import What
from gui.engine.scope import Scope
from gui.engine.views import AccountView, Health
from gui.models.account_texts import proven_at, tile, tiles
from tests.models.test_deck_state import state_of
from tests.screens.exposure import algos_gone, flattened
from tests.screens.states import all_gone, firing, flat, idle, outage

LIVE = Environment.LIVE


def line_of(view: AccountView) -> str:
    return tile(state_of(idle(LIVE)), view).line


def test_tiles_of_the_pictures() -> None:
    assert [each.line for each in tiles(state_of(idle(LIVE)))] == [
        "8 open · list 0.4 s old · 86 ms",
        "5 open · list 0.6 s old · 88 ms",
        "12 open · list 0.3 s old · 141 ms",
    ]
    assert [each.line for each in tiles(state_of(firing(LIVE)))] == [
        "4 left · 4 gone by listing · 96 ms",
        "5 left · rate limit, waits 0.2 s",
        "7 left · 5 gone by listing · 211 ms",
    ]
    down = tiles(state_of(outage(LIVE)))[0]
    assert (down.line, down.alarm, down.icon) == ("Listing down 2:12 · 8 known · trying", True, "octagon-cross")


def test_after_a_run() -> None:
    left, hedge, done = tiles(state_of(flat(LIVE)))
    assert left.line == "1 still open · list read 14:03:23.2"
    assert left.alarm
    assert hedge.alarm
    assert (done.line, done.icon) == ("0 open · proven 14:03:23.3", "double-check")
    assert all(each.icon == "double-check" for each in tiles(state_of(all_gone(LIVE))))


def test_other_healths() -> None:
    view = idle(LIVE).accounts()[0]
    assert line_of(replace(view, health=Health.READING)) == "Reading… · 8 known"
    assert line_of(replace(view, health=Health.SILENT)) == "No answer to cancels · 8 left · trying"
    refused = VenueFault(FaultKind.KEY, "50111", "Invalid OK-ACCESS-KEY")
    assert line_of(replace(view, health=Health.BLOCKED, fault=refused)) == "Key refused (50111) · 8 known"
    assert line_of(replace(view, health=Health.WAITING, wait_s=12.0)) == "8 open · rate limit, waits 12 s"
    ban = VenueFault(FaultKind.BANNED, "-1003", retry_after_s=600.0)
    counting = [line_of(replace(view, health=Health.WAITING, fault=ban, wait_s=left)) for left in (598.4, 45.2, 0.3)]
    assert counting == [f"Banned, waits {left} · 8 known" for left in ("9:58", "45 s", "0.3 s")]
    assert line_of(replace(view, health=Health.FLAT)).startswith("8 open"), "an open row is never called flat"


def test_a_clock_that_is_off_is_said_and_one_within_two_seconds_is_not() -> None:
    view = idle(LIVE).accounts()[0]
    calm = line_of(view)
    assert line_of(replace(view, clock_offset_s=1.9)) == calm
    for offset in (61.2, -61.2):
        assert line_of(replace(view, clock_offset_s=offset)) == "8 open · list 0.4 s old · PC clock 61 s off"
    sending = replace(view, health=Health.SENDING, clock_offset_s=754.808)
    assert line_of(sending).endswith("8 left · PC clock 755 s off")


def test_screen_reader() -> None:
    first = tiles(state_of(idle(LIVE)))[0]
    assert first.spoken == "OKX alpha, ready, 8 open, listing 0.4 seconds old"
    assert tiles(state_of(outage(LIVE)))[0].spoken.startswith("OKX alpha, down, Listing down 2:12")


def test_of_many_tiles_those_not_fine_come_first_except_during_a_run() -> None:
    surface = outage(LIVE)
    alpha, _, desk = surface.accounts()
    extra = [replace(desk, account=replace(desk.account, label=f"desk-{n}")) for n in range(3)]
    surface.set_accounts([desk, *extra, alpha])
    assert tiles(state_of(surface))[0].key == "alpha"
    running = firing(LIVE).run()
    surface.set_run(running)
    assert tiles(state_of(surface))[0].key == "um-desk"


def test_proven_at_needs_every_family() -> None:
    families = idle(LIVE).accounts()[2].families
    assert proven_at(families) is not None
    assert proven_at((replace(families[0], last_complete_ms=None), *families[1:])) is None
    assert proven_at(()) is None


def test_a_reading_that_does_not_come_is_said_although_nothing_failed() -> None:
    surface = idle(LIVE)
    first, *rest = surface.accounts()
    families = tuple(replace(family, age_s=12.4, overdue=True) for family in first.families)
    surface.set_accounts([replace(first, health=Health.DOWN, families=families), *rest])
    late = tiles(state_of(surface))[0]
    assert (late.line, late.alarm) == ("No listing for 0:12 · 8 known · trying", True)


def test_what_is_wrong_is_said_in_whole_sentences() -> None:
    state = state_of(idle(LIVE))
    view = state.accounts[0]
    assert tile(state, view).why == ""
    limited = replace(view, fault=VenueFault(FaultKind.RATE_LIMIT, "50011"), clock_offset_s=-4.2)
    assert tile(state, limited).why == (
        "OKX asked us to slow down (50011). All orders stay in the run; the next try comes by itself. "
        "This computer's clock is 4.2 s off. We correct for it. Nothing to do now; set the clock later."
    )


def test_a_run_over_algo_orders_leaves_the_ordinary_ones_in_sight() -> None:
    first = tiles(state_of(algos_gone(LIVE)))[0]
    assert (first.line, first.icon) == ("0 algo, 4 ordinary open · proven 14:03:23.2", "double-check")
    assert tiles(state_of(flattened(LIVE)))[0].line == "0 open · proven 14:03:23.2"


def test_a_run_of_algo_orders_is_proven_by_the_listings_that_it_needed() -> None:
    state = state_of(all_gone(LIVE))
    view = state.accounts[0]
    older = replace(view.families[0], family=Family.OKX_ORDERS, last_complete_ms=1_000)
    assert tile(state, replace(view, families=(*view.families, older))).line == tile(state, view).line
    assert state.run is not None
    whole = replace(state, run=replace(state.run, scope=Scope(what=What.ORDERS)))
    assert tile(whole, replace(view, families=(*view.families, older))).line != tile(whole, view).line
