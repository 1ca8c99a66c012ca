"""Faults as data, and venue text made safe."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gui.domain.faults import BY_PERSON, MAX_VENUE_TEXT, SILENCE, FaultKind, VenueFault, plain


@given(st.text(), st.integers(1, 400))
def test_venue_text_is_one_short_printable_line(text: str, limit: int) -> None:
    safe = plain(text, limit)
    assert len(safe) <= limit
    assert safe.isprintable()
    assert safe == safe.strip()


def test_long_text_is_cut_and_says_so() -> None:
    assert plain("x" * 1000).endswith("…")
    assert len(plain("x" * 1000)) == MAX_VENUE_TEXT
    assert plain("a\n\tb\x00c") == "a b c"


def test_a_fault_knows_who_mends_it_and_whether_the_venue_spoke() -> None:
    assert VenueFault(FaultKind.KEY).by_person
    assert not VenueFault(FaultKind.KEY).silence
    assert VenueFault(FaultKind.TIMEOUT).silence
    assert not VenueFault(FaultKind.RATE_LIMIT).silence
    assert {FaultKind.CERTIFICATE} == BY_PERSON & SILENCE
