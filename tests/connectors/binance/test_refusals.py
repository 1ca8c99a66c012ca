"""Answers that are no success, as faults; and waits, which text can only make longer."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.binance.codes import CODES
from gui.connectors.binance.refusals import (
    BAN_WAIT_S,
    LIMIT_WAIT_S,
    LONGEST_WAIT_S,
    error_body,
    fault_of,
    retry_after_s,
)
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind

K = FaultKind
NOW_MS = 1_763_683_200_000
HTML = b"<html><body>Request blocked</body></html>"


def answer(status: int, body: object = b"", **headers: str) -> HttpResponse:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return HttpResponse(status, {name.replace("_", "-"): value for name, value in headers.items()}, raw, 0.1)


def error(code: object, message: object = "words") -> dict[str, object]:
    return {"code": code, "msg": message}


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (error(-2011), ("-2011", "words")),
        (error("-2011"), ("-2011", "words")),
        (error(-1, None), ("-1", "")),
        (error(-1, {"nested": 1}), ("-1", "")),
        ({"algoId": 1, "success": False, "code": -20124}, ("-20124", "")),
        (error(5), ("5", "words")),
        (error(0), None),
        (error("200"), None),
        (error(200), None),
        (error(True), None),
        (error(None), None),
        (error([]), None),
        (error(""), None),
        ({"msg": "x"}, None),
        ([error(-2011)], None),
        ("-2011", None),
        (HTML, None),
        (b"", None),
        (b"\xff", None),
        (b'{"code":-1,"code":-2011}', None),
    ],
)
def test_an_error_body_is_an_object_with_a_code(body: object, read: tuple[str, str] | None) -> None:
    assert error_body(answer(400, body)) == read


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, error(-2011), K.OTHER),
        (401, error(-2015), K.KEY),
        (401, HTML, K.KEY),
        (401, b"", K.KEY),
        (403, HTML, K.FIREWALL),
        (403, b"", K.FIREWALL),
        (403, error(403), K.FIREWALL),
        (403, error(-2015), K.KEY),
        (404, HTML, K.NOT_OFFERED),
        (404, error(404), K.NOT_OFFERED),
        (408, b"", K.TIMEOUT),
        (418, error(-1003), K.BANNED),
        (418, HTML, K.BANNED),
        (429, HTML, K.RATE_LIMIT),
        (429, error(-1015), K.RATE_LIMIT),
        (429, error(-2011), K.RATE_LIMIT),
        (451, HTML, K.FIREWALL),
        (400, error(-1003), K.RATE_LIMIT),
        (400, error(-1021), K.CLOCK),
        (400, error(-1022), K.KEY),
        (500, HTML, K.VENUE_DOWN),
        (502, b"", K.VENUE_DOWN),
        (503, error(-1000), K.VENUE_DOWN),
        (503, error(-1008), K.VENUE_BUSY),
        (503, error(503), K.VENUE_DOWN),
        (504, b"x", K.VENUE_DOWN),
        (200, HTML, K.EDGE_PAGE),
        (200, b"\n  <!doctype html>", K.EDGE_PAGE),
        (200, b"", K.SHAPE),
        (200, {}, K.SHAPE),
        (200, error(0), K.SHAPE),
        (200, error(-2011), K.OTHER),
        (200, error(-777), K.OTHER),
        (400, error(-777), K.OTHER),
        (400, error(7), K.OTHER),
        (400, HTML, K.EDGE_PAGE),
        (302, b"", K.EDGE_PAGE),
        (204, b"", K.SHAPE),
        (400, error(-4120), K.NOT_OFFERED),
    ],
)
def test_kinds(status: int, body: object, kind: FaultKind) -> None:
    fault = fault_of(answer(status, body), NOW_MS)
    assert (fault.kind, fault.http_status, fault.sent) == (kind, status, True)
    assert fault.message


def test_our_meaning_and_binances_words_stand_side_by_side() -> None:
    fault = fault_of(answer(400, error(-2011, "Unknown\norder sent.")), NOW_MS)
    assert (fault.code, fault.message) == ("-2011", "Binance does not know the order · Unknown order sent.")


def test_an_odd_shape_says_where() -> None:
    fault = fault_of(answer(200, {}), NOW_MS, ShapeError("algoId", "not an id"))
    assert fault.message == "Binance's answer has not the documented shape (algoId: not an id)"


def test_long_words_are_capped() -> None:
    fault = fault_of(answer(400, error("x" * 120, "y" * 5000)), NOW_MS)
    assert len(fault.code) <= 20
    assert len(fault.message) <= 300


def until(seconds: float) -> str:
    return f"Way too many requests; IP(1.2.3.4) banned until {int(NOW_MS + seconds * 1000)}. Please use"


@pytest.mark.parametrize(
    ("status", "message", "retry_after", "kind", "wait"),
    [
        (429, "Too many requests", "", K.RATE_LIMIT, LIMIT_WAIT_S),
        (429, "Too many requests", "7", K.RATE_LIMIT, 7.0),
        (429, "Too many requests", "0", K.RATE_LIMIT, 0.0),
        (418, "", "", K.BANNED, BAN_WAIT_S),
        (418, "", "600", K.BANNED, 600.0),
        (418, until(900), "600", K.BANNED, 900.0),
        (418, until(30), "600", K.BANNED, 600.0),
        (418, until(600), "", K.BANNED, 600.0),
        (418, until(30), "", K.BANNED, BAN_WAIT_S),
        (429, until(600), "", K.BANNED, 600.0),
        (400, until(600), "", K.BANNED, 600.0),
        (200, until(600), "", K.BANNED, 600.0),
        (429, until(-600), "3", K.RATE_LIMIT, 3.0),
        (418, until(1e10), "", K.BANNED, LONGEST_WAIT_S),
        (418, "", "99999999999", K.BANNED, LONGEST_WAIT_S),
        (418, "banned until ٣٣٣٣٣٣٣٣٣٣٣٣٣", "", K.BANNED, BAN_WAIT_S),
        (429, "banned until soon", "soon", K.RATE_LIMIT, LIMIT_WAIT_S),
    ],
)
def test_waits(status: int, message: str, retry_after: str, kind: FaultKind, wait: float) -> None:
    headers = {"retry_after": retry_after} if retry_after else {}
    fault = fault_of(answer(status, error(-1003, message), **headers), NOW_MS)
    assert (fault.kind, fault.retry_after_s) == (kind, wait)
    assert fault.banned_until_ms == (NOW_MS + int(wait * 1000) if kind is K.BANNED else None)


@pytest.mark.parametrize("body", [error(-1008), HTML, error(-1000), error(-777)])
def test_a_stated_wait_is_kept_with_any_answer(body: object) -> None:
    assert fault_of(answer(503, body, retry_after="4"), NOW_MS).retry_after_s == 4.0
    assert fault_of(answer(503, body), NOW_MS).retry_after_s is None


@pytest.mark.parametrize("text", ["", "-1", "1.5", "Wed, 21 Oct 2026 07:28:00 GMT", "٣", "1" * 12])
def test_odd_stated_waits_count_as_none(text: str) -> None:
    assert retry_after_s(answer(429, b"", retry_after=text)) is None


CODE = st.sampled_from([int(code) for code in CODES]) | st.integers() | st.text(max_size=5) | st.none()
BODY = st.fixed_dictionaries({}, optional={"code": CODE, "msg": st.text(max_size=20) | st.none()})


@given(
    st.integers(200, 599),
    BODY.map(lambda body: json.dumps(body).encode()) | st.binary(max_size=20),
    st.text(max_size=6),
)
def test_any_answer_becomes_a_fault(status: int, body: bytes, retry_after: str) -> None:
    fault = fault_of(answer(status, body, retry_after=retry_after), NOW_MS)
    assert fault.http_status == status
    assert fault.retry_after_s is None or 0 <= fault.retry_after_s <= LONGEST_WAIT_S
    if status in (418, 429):
        assert fault.kind in (K.BANNED, K.RATE_LIMIT)


@given(st.text(max_size=40), st.sampled_from(["", "5", "700"]), st.sampled_from([418, 429]))
def test_text_never_shortens_a_wait(text: str, stated: str, status: int) -> None:
    headers = {"retry_after": stated} if stated else {}
    plain_wait = fault_of(answer(status, error(-1003, ""), **headers), NOW_MS).retry_after_s
    wait = fault_of(answer(status, error(-1003, f"banned until {text}"), **headers), NOW_MS).retry_after_s
    assert wait is not None
    assert plain_wait is not None
    assert wait >= plain_wait
