from __future__ import annotations

from dataclasses import replace

from gui.domain.closings import ClosePhase, Closing
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.venues import Environment
from gui.models.attention_texts import needs, needs_count
from gui.models.chip_state import Moment
from gui.models.deck_state import DeckState, gather
from gui.models.position_needs import position_needs
from tests.fake_flatten import held
from tests.fake_surface import FakeSurface
from tests.screens.flattening import positions_dust, positions_idle
from tests.screens.states import idle

LIVE = Environment.LIVE


def state_of(surface: FakeSurface) -> DeckState:
    return gather(surface, Moment.of(surface.clock), LIVE)


def with_closing(closing: Closing, note: str = "") -> DeckState:
    surface = idle(LIVE)
    surface.put_positions(replace(held(LIVE)[0], closing=closing, note=note))
    return state_of(surface)


def test_open_positions_need_nobody() -> None:
    assert position_needs(state_of(positions_idle(LIVE))) == ()


def test_dust_and_refusals_are_named_with_what_to_do() -> None:
    state = state_of(positions_dust(LIVE))
    dust, refused = position_needs(state)
    assert (dust.chip, refused.chip) == ("LEFT", "REFUSED")
    assert dust.head == "Binance um-desk · ETHUSDT · LONG 0.0004 ETH"
    assert dust.sentence == "What is left is too small for Binance to close (worth about 1.36). It stays open."
    assert dust.advice == "Clear it at Binance, or leave it"
    assert "-4061 Order's position side does not match" in refused.sentence
    assert "still open; the table of positions tells its stops" in refused.sentence
    assert refused.advice == "Close it at Binance"
    names = [item.name for item in needs(state)]
    assert {dust.name, refused.name} <= set(names)
    assert needs_count(state) == len(names)


def test_a_fault_is_told_in_whole_sentences_and_nothing_sent_says_so() -> None:
    fault = VenueFault(FaultKind.PERMISSION, code="50120", message="This API key has no permission.")
    (told,) = position_needs(with_closing(Closing(phase=ClosePhase.REFUSED, fault=fault, attempts=1)))
    assert "alpha" in told.sentence or "key" in told.sentence
    (unread,) = position_needs(with_closing(Closing(phase=ClosePhase.REFUSED), "its size could not be read"))
    assert unread.sentence.startswith("No close was sent: its size could not be read.")
    (silent,) = position_needs(with_closing(Closing(phase=ClosePhase.REFUSED, attempts=2)))
    assert silent.sentence.startswith("Refused after 2 tries: without a word.")
    (noted,) = position_needs(with_closing(Closing(phase=ClosePhase.LEFT), "below the least size of 0.001"))
    assert "below the least size of 0.001" in noted.sentence
