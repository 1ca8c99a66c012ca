from __future__ import annotations

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.sentences import fault_sentence as in_english
from gui.domain.venues import Account, Environment, Venue
from gui.models.floor_texts import fault_sentence, ours, template

OKX = Account("alpha", Venue.OKX, Environment.DRILL)


def test_in_english_every_text_stays_as_it_came() -> None:
    assert ours("not in listing 14:03:21.8") == "not in listing 14:03:21.8"
    fault = VenueFault(FaultKind.VENUE_DOWN, http_status=503)
    assert fault_sentence(fault, OKX) == in_english(fault, OKX)


def test_a_template_finds_the_values_of_its_fields() -> None:
    match = template("{host} refuses the connection").pattern.fullmatch("www.okx.com refuses the connection")
    assert match is not None and match["host"] == "www.okx.com"
    assert template("{a} is not {a}").pattern.fullmatch("x is not y") is None
