"""The code table: what must never be success is not, and every documented code has its row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.okx.codes import (
    CLAIMS,
    CODES,
    ENVELOPE_ONLY,
    GENERAL,
    KEY_S,
    KEYS,
    ORDERS,
    code_of,
    told,
    whole_request,
)
from gui.domain.faults import FaultKind
from gui.domain.replies import Reach, Verdict

DOCUMENTED = """
50000 50001 50002 50004 50005 50006 50007 50009 50011 50012 50013 50014 50015 50016 50017 50018 50019 50020 50021
50022 50023 50024 50025 50026 50027 50028 50029 50030 50035 50038 50040 50042 50046 50061 50062 50067 50100 50101
50102 50103 50104 50105 50106 50107 50108 50109 50110 50111 50112 50113 50114 50115 50119 50120 50121 4088 51024
51000 51001 51003 51023 51063 51111 51112 51113 51115 51117 51288 51290 51291 51293 51400 51401 51402 51403 51404
51405 51406 51407 51410 51411 51412 51413 51416 51603 54008 54012 54048
"""

V = Verdict


def test_every_documented_code_has_one_row() -> None:
    assert set(DOCUMENTED.split()) | {"0"} == set(CODES)
    assert len(CODES) == len(GENERAL) + len(KEYS) + len(ORDERS)


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("0", V.ACCEPTED), ("51410", V.ACCEPTED), ("51288", V.ACCEPTED),
        ("51400", V.ALREADY_GONE), ("51401", V.ALREADY_GONE), ("51402", V.ALREADY_GONE), ("51063", V.ALREADY_GONE),
        ("51405", V.ALREADY_GONE), ("51603", V.ALREADY_GONE), ("51291", V.ALREADY_GONE), ("51293", V.ALREADY_GONE),
        ("51416", V.FIRED), ("51412", V.UNKNOWN), ("50004", V.UNKNOWN), ("50026", V.UNKNOWN), ("50042", V.UNKNOWN),
        ("50011", V.RETRY), ("50001", V.RETRY), ("50013", V.RETRY), ("50040", V.RETRY), ("50020", V.RETRY),
        ("51403", V.WRONG_PATH), ("51413", V.WRONG_PATH), ("51000", V.WRONG_PATH),
        ("50102", V.CLOCK), ("50113", V.REJECTED), ("50119", V.REJECTED), ("50120", V.REJECTED), ("50005", V.REJECTED),
    ],
)  # fmt: skip
def test_what_a_code_means_for_a_cancel(code: str, verdict: Verdict) -> None:
    assert code_of(code).cancel.verdict is verdict


@given(st.text(max_size=8).filter(lambda code: code not in CODES))
def test_a_code_that_is_not_in_the_table_is_unknown(code: str) -> None:
    assert code_of(code).cancel.verdict is Verdict.UNKNOWN
    assert whole_request(code).verdict is Verdict.UNKNOWN


def test_a_refusal_as_a_whole_never_claims_anything_of_an_order() -> None:
    for code in [*CODES, *ENVELOPE_ONLY]:
        assert whole_request(code).verdict not in CLAIMS
    assert whole_request("50011").wait_s == 2.0


def test_what_is_switched_off_or_a_refused_key_is_tried_slowly_for_the_whole_account() -> None:
    for code in ("50005", "50046", "50062"):
        row = whole_request(code)
        assert (row.verdict, row.reach, row.wait_s) == (Verdict.REJECTED, Reach.ACCOUNT, None)
        assert "OKX app" in row.meaning
    assert {code for code, row in CODES.items() if row.cancel.wait_s == KEY_S} == {
        "50100", "50105", "50111", "50113", "50114", "50119",
    }  # fmt: skip


def test_our_meaning_stands_first_where_okx_speaks_of_more_than_the_order() -> None:
    assert told("50001", "系统繁忙") == "OKX is temporarily unavailable · 系统繁忙"
    assert told("50119", "API key doesn't exist").startswith("OKX does not know this API key")
    assert told("51403", "no").startswith("this type cannot be cancelled here: cancel in the OKX app")
    assert told("51400", "gone") == "gone"
    assert told("51400", "") == "filled, cancelled or unknown: OKX does not say which"
    assert told("987654", "new words") == "new words"
    assert len(told("50001", "x" * 900)) == 300


def test_what_reaches_the_whole_account_is_no_passing_trouble_of_one_order() -> None:
    for code, row in CODES.items():
        if row.cancel.reach is Reach.ACCOUNT and row.cancel.verdict is Verdict.REJECTED:
            assert row.kind in {
                FaultKind.KEY, FaultKind.PERMISSION, FaultKind.ADDRESS, FaultKind.ENVIRONMENT, FaultKind.REGION,
                FaultKind.ACCOUNT_FROZEN, FaultKind.OWN_FAULT, FaultKind.NOT_OFFERED, FaultKind.VENUE_BUSY,
            }, code  # fmt: skip
        if row.cancel.verdict is Verdict.RETRY:
            assert row.kind in {FaultKind.VENUE_BUSY, FaultKind.VENUE_DOWN, FaultKind.RATE_LIMIT}, code
    assert "region" in code_of("50119").cancel.meaning
