"""The table of codes for a close against what Binance documents of each code."""

from __future__ import annotations

import pytest

from gui.connectors.binance.close_codes import CLOSE_CODES, PLACING
from gui.connectors.binance.codes import CODES
from gui.domain.closings import CloseVerdict
from gui.domain.replies import Verdict

V = CloseVerdict
EXPECTED: dict[CloseVerdict, tuple[int, ...]] = {
    V.ORDERS_IN_THE_WAY: (-2022, -2024, -4118),
    V.PRICE_BAND: (-4131, -4139, -5025),
    V.DUST: (-4003, -4004, -4164),
    V.RETRY: (
        *(-1003, -1008, -1015, -1111, -2020, -2023, -2025, -4002, -4005, -4013, -4014, -4016, -4023, -4024),
        *(-4183, -4184),
    ),
    V.CLOCK: (-1021, -5028),
    V.REJECTED: (
        *(-1002, -1016, -1022, -2014, -2015, -2017, -4109, -4192),
        *(-1100, -1101, -1102, -1103, -1104, -1105, -1106, -1121, -1128, -1130, -1131),
        *(-2010, -2018, -2019, -2026, -2027, -4001, -4061, -4062, -4087, -4088, -4108, -4140, -4141),
        *(-4120, -4400, -4401, -4402, -20121, -20130, -21015),
    ),
    V.UNKNOWN: (
        *(-1000, -1001, -1006, -1007, -1099, -4115, -4116),
        # They speak of other orders: that they came for a new one says nothing.
        *(-2011, -2012, -2013, -2021, -4045, -4067, -4068, -4117, -4137, -4138, -4142, -4531),
        *(-20124, -20132, -20194, -20195, -20196, -20198, -20204),
    ),
}
OF_THE_ACCOUNT = {-1002, -1016, -1022, -2014, -2015, -2017, -4109, -4192}


@pytest.mark.parametrize(("verdict", "codes"), EXPECTED.items())
def test_what_each_code_means_for_a_close(verdict: CloseVerdict, codes: tuple[int, ...]) -> None:
    for code in codes:
        assert CLOSE_CODES[str(code)].verdict is verdict, code


def test_every_row_is_tested_has_words_and_none_is_a_success() -> None:
    assert set(CLOSE_CODES) == {str(code) for codes in EXPECTED.values() for code in codes}
    assert set(CODES) <= set(CLOSE_CODES)
    for row in CLOSE_CODES.values():
        assert row.verdict not in (V.ACCEPTED, V.NOTHING_HELD)
        assert row.meaning


def test_which_refusals_are_of_the_account_and_which_of_the_sizes() -> None:
    assert {code for code, row in CLOSE_CODES.items() if row.by_account} == {str(code) for code in OF_THE_ACCOUNT}
    assert {code for code, row in CLOSE_CODES.items() if row.sizes} == {"-1111", "-4004", "-4005", "-4014", "-4023"}
    assert CLOSE_CODES["-2015"].wait_s == CODES["-2015"].cancel.wait_s


def test_what_a_code_says_of_a_cancel_holds_where_it_is_no_code_of_placing() -> None:
    for code, row in CODES.items():
        if code not in PLACING and row.cancel.verdict in (Verdict.RETRY, Verdict.CLOCK, Verdict.REJECTED):
            assert CLOSE_CODES[code].verdict.value == row.cancel.verdict.value
