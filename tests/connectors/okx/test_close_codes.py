"""The table of closes: every code has one row, none but one is a yes, and an unknown one says nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.okx.close_codes import CLOSE_CODES, POSITIONS, close_code_of, close_told
from gui.connectors.okx.codes import CODES, GENERAL, KEY_S, KEYS
from gui.domain.closings import CloseVerdict
from gui.domain.faults import FaultKind
from gui.domain.replies import Reach

V = CloseVerdict


def test_the_general_codes_mean_what_they_mean_for_a_cancel() -> None:
    for code, known in (GENERAL | KEYS).items():
        row = close_code_of(code)
        assert row.verdict.value == known.cancel.verdict.value, code
        assert (row.kind, row.wait_s) == (known.kind, known.cancel.wait_s)
        assert row.by_account is (known.cancel.reach is Reach.ACCOUNT)
    assert set(CLOSE_CODES) == set(GENERAL) | set(KEYS) | set(POSITIONS)
    assert not POSITIONS.keys() & (GENERAL | KEYS).keys()
    assert (close_code_of("50119").wait_s, close_code_of("50102").verdict) == (KEY_S, V.CLOCK)


@pytest.mark.parametrize(
    ("codes", "verdict"),
    [
        ("0", V.ACCEPTED),
        ("51023 51043 51169", V.NOTHING_HELD),
        ("51115 51117 51125 51126 51148 51206", V.ORDERS_IN_THE_WAY),
        ("50011 50013 51112 51113 51029 51109 51137", V.RETRY),
        ("50004 50026 50042 51016 51032 51054 51149", V.UNKNOWN),
        ("51020 51120 51121 51132", V.DUST),
        ("50120 51000 51108 51134 51155 51156 51207 51066", V.REJECTED),
    ],
)
def test_what_a_code_means_for_a_close(codes: str, verdict: CloseVerdict) -> None:
    for code in codes.split():
        assert close_code_of(code).verdict is verdict, code


def test_only_one_code_is_a_yes_and_no_market_order_is_priced() -> None:
    assert [code for code, row in CLOSE_CODES.items() if row.verdict is V.ACCEPTED] == ["0"]
    # OKX closes at the market only, so there is no other way to try after a refusal for the price.
    assert V.PRICE_BAND not in {row.verdict for row in CLOSE_CODES.values()}


def test_the_codes_of_orders_alone_say_nothing_of_a_close() -> None:
    for code in ("51400", "51401", "51410", "51416", "51603", "51288"):
        assert code in CODES
        assert close_code_of(code).verdict is V.UNKNOWN


@given(st.text(max_size=8).filter(lambda code: code not in CLOSE_CODES) | st.sampled_from(["1", "2", "00", "51400"]))
def test_a_code_that_is_not_in_the_table_is_unknown(code: str) -> None:
    assert close_code_of(code).verdict is V.UNKNOWN


def test_every_row_has_words_and_a_wait_where_it_is_tried_again() -> None:
    for code, row in CLOSE_CODES.items():
        assert bool(row.meaning) is (code != "0"), code
        assert len(row.meaning) <= 90
        assert " cancel in the" not in row.meaning, code
        if row.verdict is V.RETRY:
            assert row.kind in {FaultKind.VENUE_BUSY, FaultKind.VENUE_DOWN, FaultKind.RATE_LIMIT}, code
        if code in POSITIONS and row.verdict is V.RETRY:
            assert row.wait_s is not None


def test_our_meaning_stands_before_their_words() -> None:
    assert close_told("51023", "Position does not exist.") == "OKX holds no such position · Position does not exist."
    assert close_told("51023", "") == "OKX holds no such position"
    assert close_told("987654", "new words") == "new words"
    assert len(close_told("51156", "x" * 900)) == 300
