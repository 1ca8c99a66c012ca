from __future__ import annotations

from dataclasses import replace

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.rows import Fired, Phase
from gui.domain.transitions import fired_before
from gui.domain.venues import Environment
from gui.engine.views import Health
from gui.journal.entries import JournalHealth
from gui.models.attention_texts import MOST_ITEMS, disk_line, needs, needs_count
from gui.models.texts import Tone
from tests.fake_surface import FakeSurface, many, twenty_five
from tests.models.test_deck_state import state_of
from tests.screens.states import all_gone, firing, flat, idle, outage, twin

LIVE = Environment.LIVE


def test_fired_and_refused_orders() -> None:
    fired, refused = needs(state_of(flat(LIVE)))
    assert fired.head == "OKX alpha · BTC-USDT-SWAP · OCO SELL 1,250 ct · 51416"
    assert fired.sentence == (
        "It fired before our cancel came (51416), so it is a normal order now. The 23 others are gone."
    )
    assert fired.advice == "Check this position at OKX"
    assert (fired.can_acknowledge, fired.can_retry, fired.name) == (True, False, str(fired.order))
    assert "51412 Cancellation timed out" in refused.sentence
    assert "Sending again is safe." in refused.sentence
    assert (refused.can_acknowledge, refused.can_retry) == (False, True)
    assert refused.whole.startswith("OKX hedge · ETH-USDT")


def test_what_fired_before_this_start_says_when_and_that_nobody_has_acknowledged_it() -> None:
    surface = idle(LIVE)
    fired = Fired(at_ms=1_795_000_000_000, at=0.0, venue_status="effective", earlier=True)
    surface.put(fired_before(twenty_five(LIVE)[0].order, 1_794_999_000_000, fired))
    (item,) = needs(state_of(surface))
    assert item.sentence.startswith("It fired at 2026-11-18 11:06:40 UTC, before this start")
    assert (item.can_acknowledge, item.can_retry) == (True, False)


def test_a_refusal_with_a_fault_says_what_to_do() -> None:
    surface = idle(LIVE)
    row = twenty_five(LIVE)[0]
    fault = VenueFault(FaultKind.KEY, "50111", "Invalid OK-ACCESS-KEY")
    surface.put(replace(row, cancel=replace(row.cancel, phase=Phase.REJECTED, fault=fault, attempts=1)))
    (item,) = needs(state_of(surface))
    assert "OKX refuses this key" in item.sentence
    assert "cancel in the OKX app" in item.sentence


def test_listing_down_is_one_line_a_venue() -> None:
    (item,) = needs(state_of(outage(LIVE)))
    assert item.head == "OKX alpha, hedge · does not list orders (no answer in time, 2:12)"
    assert item.sentence == (
        "The 13 rows are from 14:01:11; Binance is fine. Hold PANIC to cancel from that list, or use the OKX app."
    )
    assert item.order is None


def test_silent_and_blocked_accounts() -> None:
    surface = idle(LIVE)
    alpha, hedge, desk = surface.accounts()
    fault = VenueFault(FaultKind.KEY, "-2015", "Invalid API-key")
    surface.set_accounts(
        [replace(alpha, health=Health.SILENT), hedge, replace(desk, health=Health.BLOCKED, fault=fault)]
    )
    silent, blocked = needs(state_of(surface))
    assert silent.sentence.startswith("No answer. 8 orders still open. We keep trying every second")
    assert blocked.head == "Binance um-desk · key refused (-2015)"
    assert "No request from um-desk can work" in blocked.sentence


def test_new_orders_and_the_disk() -> None:
    surface = all_gone(LIVE)
    row = twenty_five(LIVE)[0]
    surface.put(twin(row, "77", 7))
    surface.health = JournalHealth(False, None, 3, "Disk full: the journal is in memory only.")
    new, disk = needs(state_of(surface))
    assert new.head == "1 new order since PANIC. A bot may still be running"
    assert new.advice == "Switch off the bot's key at the venue"
    assert disk.sentence.startswith("Disk full")


def test_thousands_of_refusals_are_counted_not_all_drawn() -> None:
    rows = [replace(row, cancel=replace(row.cancel, phase=Phase.REJECTED)) for row in many(500, LIVE)]
    state = state_of(FakeSurface(rows, environment=LIVE))
    assert len(needs(state)) == MOST_ITEMS
    assert needs_count(state) == 500


def test_disk_line() -> None:
    surface = idle(LIVE)
    assert disk_line(state_of(surface)).text == "Last write to disk 0.2 s ago"
    surface.health = JournalHealth(True, None)
    assert disk_line(state_of(surface)).text == "Nothing written to disk yet"
    surface.health = JournalHealth(False, None, 3, "Disk full: the journal is in memory only.")
    assert disk_line(state_of(surface)).tone is Tone.BAD
    assert disk_line(state_of(firing(LIVE))).text == (
        "Run 7 · PANIC (Algo orders) held 0.70 s at 14:03:21.842 UTC · all written to disk"
    )
    assert disk_line(state_of(flat(LIVE))).text == ("Run 7 · 25 asked · 23 gone · 2 still open · all written to disk")
    waiting = firing(LIVE)
    waiting.health = JournalHealth(True, None, 4)
    assert disk_line(state_of(waiting)).text.endswith("4 waiting for the disk")


def test_a_listing_that_does_not_come_needs_a_person_too() -> None:
    surface = idle(LIVE)
    first, *rest = surface.accounts()
    families = tuple(replace(family, age_s=12.4, overdue=True) for family in first.families)
    surface.set_accounts([replace(first, health=Health.DOWN, families=families), *rest])
    told = next(item for item in needs(state_of(surface)) if item.chip == "DOWN")
    assert "does not list orders (no reading for 0:12)" in told.head


def test_cancels_without_an_answer_say_how_often_they_were_tried() -> None:
    surface = firing(LIVE)
    views = [replace(view, health=Health.SILENT) for view in surface.accounts()]
    surface.set_accounts(views[:1])
    heads = [item.head for item in needs(state_of(surface))]
    assert any(head.endswith("does not take cancels (no answer, 2 tries)") for head in heads)
    surface = idle(LIVE)
    surface.set_accounts(views[:1])
    assert needs(state_of(surface))[0].head.endswith("does not take cancels")


def test_the_journal_says_what_is_to_be_done_whatever_keeps_it_off_the_disk() -> None:
    surface = idle(LIVE)
    surface.health = JournalHealth(False, None, 3, "The disk does not answer: the journal is in memory only.")
    assert needs(state_of(surface))[0].advice == "Save the proof before closing"
