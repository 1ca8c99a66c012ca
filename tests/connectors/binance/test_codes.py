"""The code table against what Binance documents of each code."""

from __future__ import annotations

import pytest

from gui.connectors.binance.codes import CODES, KEY_S, NOT_IN_THE_TABLE, code_of
from gui.domain.faults import FaultKind
from gui.domain.replies import Reach, Verdict

V = Verdict
EXPECTED: dict[Verdict, tuple[int, ...]] = {
    V.ALREADY_GONE: (-2011, -2013, -20124),
    V.UNKNOWN: (-1000, -1001, -1006, -1007, -1099, -2012),
    V.FIRED: (-4117,),
    V.RETRY: (-1003, -1008, -1015, -2023),
    V.CLOCK: (-1021, -5028),
    V.REJECTED: (
        *(-1002, -1016, -1022, -2014, -2015, -2017, -4088, -4109, -4192, -4400, -4401, -4402),
        *(-1100, -1101, -1102, -1103, -1104, -1105, -1106, -1121, -1128, -1130, -1131),
        *(-4120, -20121, -20130, -21015),
    ),
}
PLACING = (
    *(-2018, -2021, -2022, -4005, -4045, -4061, -4067, -4068, -4116, -4118, -4131, -4137, -4138, -4142),
    *(-4164, -4531, -20132, -20194, -20195, -20196, -20198, -20204),
)


@pytest.mark.parametrize(("verdict", "codes"), EXPECTED.items())
def test_what_each_code_means_for_a_cancel(verdict: Verdict, codes: tuple[int, ...]) -> None:
    for code in codes:
        assert CODES[str(code)].cancel.verdict is verdict, code


def test_codes_of_placing_orders_say_nothing_of_a_cancel() -> None:
    for code in PLACING:
        assert CODES[str(code)].cancel.verdict is V.UNKNOWN, code


def test_every_row_is_tested() -> None:
    tested = {str(code) for codes in (*EXPECTED.values(), PLACING) for code in codes}
    assert set(CODES) == tested


def test_no_code_is_a_success_and_every_row_has_words() -> None:
    for code, row in CODES.items():
        assert code.startswith("-")
        assert row.cancel.verdict is not V.ACCEPTED
        assert row.cancel.meaning


@pytest.mark.parametrize("code", ["", "0", "200", "-9999", "-2011 ", "2011", "-02011", "x"])
def test_what_is_not_in_the_table_is_unknown(code: str) -> None:
    assert code_of(code) is NOT_IN_THE_TABLE
    assert NOT_IN_THE_TABLE.cancel.verdict is V.UNKNOWN


@pytest.mark.parametrize(
    ("code", "kind", "reach"),
    [
        ("-1022", FaultKind.KEY, Reach.ACCOUNT),
        ("-2014", FaultKind.KEY, Reach.ACCOUNT),
        ("-2015", FaultKind.KEY, Reach.ACCOUNT),
        ("-2017", FaultKind.KEY, Reach.ACCOUNT),
        ("-1002", FaultKind.PERMISSION, Reach.ACCOUNT),
        ("-4088", FaultKind.PERMISSION, Reach.ORDER),
        ("-4109", FaultKind.ACCOUNT_FROZEN, Reach.ACCOUNT),
        ("-1016", FaultKind.NOT_OFFERED, Reach.ACCOUNT),
        ("-4120", FaultKind.NOT_OFFERED, Reach.PATH),
        ("-1102", FaultKind.OWN_FAULT, Reach.ORDER),
        ("-1021", FaultKind.CLOCK, Reach.ORDER),
    ],
)
def test_how_far_a_refusal_reaches(code: str, kind: FaultKind, reach: Reach) -> None:
    assert (CODES[code].kind, CODES[code].cancel.reach) == (kind, reach)


def test_a_refused_key_is_tried_slowly() -> None:
    for code, row in CODES.items():
        assert (row.cancel.wait_s == KEY_S) is (row.kind is FaultKind.KEY), code
