"""The outer shape: read whatever the status says, refused whatever is odd."""

from __future__ import annotations

import json

import pytest

from gui.connectors.okx.envelope import fault_of_code, fault_of_page, read_envelope, retry_after_s
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind


def response(body: object, status: int = 200, **headers: str) -> HttpResponse:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return HttpResponse(status, {name.replace("_", "-"): value for name, value in headers.items()}, raw, 0.1)


def test_code_is_compared_as_text() -> None:
    for code in ("50011", 50011):
        read = read_envelope(response({"msg": "Requests too frequent.", "code": code}, 429))
        assert (read.code, read.data, read.status, read.refused) == ("50011", None, 429, True)
    assert not read_envelope(response({"code": "0", "data": []})).refused
    assert not read_envelope(response({"code": "1", "data": [{}]})).refused


@pytest.mark.parametrize(
    "body",
    [
        [],
        "x",
        None,
        {},
        {"data": []},
        {"code": None},
        {"code": ""},
        {"code": True},
        {"code": 1.5},
        {"code": "0", "data": {}},
        {"code": "0", "data": "x"},
        b"<html>",
        b"",
    ],
)
def test_odd_shapes(body: object) -> None:
    with pytest.raises(ShapeError):
        read_envelope(response(body))


def test_a_message_that_is_no_text_stays_plain() -> None:
    assert read_envelope(response({"code": "1", "msg": ["a\n\x00"]})).message == "['a\\n\\x00']"
    assert len(read_envelope(response({"code": "1", "msg": "x" * 9999})).message) <= 300


def test_faults_of_codes_carry_our_words_and_theirs() -> None:
    found = fault_of_code(read_envelope(response({"code": "50110", "msg": "Your IP 1.2.3.4 is not", "data": []}, 401)))
    assert (found.kind, found.code, found.http_status) == (FaultKind.ADDRESS, "50110", 401)
    assert "not in the key's list" in found.message
    assert "1.2.3.4" in found.message
    strange = fault_of_code(read_envelope(response({"code": "99999"})))
    assert (strange.kind, strange.message) == (FaultKind.OTHER, "OKX answers code 99999")
    assert fault_of_code(read_envelope(response({"code": "50011"}))).retry_after_s == 2.0


@pytest.mark.parametrize(
    ("status", "body", "kind", "wait"),
    [
        (429, b"<html>Access denied", FaultKind.RATE_LIMIT, 10.0),
        (451, b"<html>", FaultKind.FIREWALL, 10.0),
        (403, b"<html>", FaultKind.EDGE_PAGE, None),
        (503, b"<html>", FaultKind.EDGE_PAGE, None),
        (502, b"", FaultKind.VENUE_DOWN, None),
        (503, b"{}", FaultKind.VENUE_DOWN, None),
        (404, b"{}", FaultKind.EDGE_PAGE, None),
        (403, b"error code: 1020", FaultKind.EDGE_PAGE, None),
        (302, b"{}", FaultKind.EDGE_PAGE, None),
        (511, b"<html>", FaultKind.EDGE_PAGE, None),
        (200, b" <!doctype html>", FaultKind.EDGE_PAGE, None),
        (200, b"[]", FaultKind.SHAPE, None),
    ],
)
def test_pages(status: int, body: bytes, kind: FaultKind, wait: float | None) -> None:
    found = fault_of_page(response(body, status), ShapeError("body", "odd"))
    assert (found.kind, found.retry_after_s, found.http_status, found.sent) == (kind, wait, status, True)


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({}, None),
        ({"retry_after": "7"}, 7.0),
        ({"retry_after": "9" * 11}, 3 * 86400.0),
        ({"retry_after": "-1"}, None),
        ({"retry_after": "soon"}, None),
        ({"retry_after": "9" * 40}, None),
        ({"retry_after": "Sat, 21 Nov 2026 02:00:30 GMT", "date": "Sat, 21 Nov 2026 02:00:00 GMT"}, 30.0),
        ({"retry_after": "Sat, 21 Nov 2026 01:00:00 GMT", "date": "Sat, 21 Nov 2026 02:00:00 GMT"}, 0.0),
        ({"retry_after": "Sat, 21 Nov 2026 02:00:30 GMT"}, None),
        ({"retry_after": "Sat, 21 Nov 2026 02:00:30 -0000", "date": "Sat, 21 Nov 2026 02:00:00 GMT"}, None),
    ],
)
def test_retry_after(headers: dict[str, str], wait: float | None) -> None:
    assert retry_after_s(response({}, 429, **headers)) == wait


@pytest.mark.parametrize(
    "body",
    [
        {"code": "0", "msg": "", "data": []},
        {"code": "451", "msg": "Service unavailable from a restricted location"},
    ],
)
def test_under_the_status_for_addresses_that_are_not_served_only_a_known_refusal_counts(body: object) -> None:
    with pytest.raises(ShapeError):
        read_envelope(response(body, 451))
    assert read_envelope(response({"code": "50121", "msg": "restricted", "data": []}, 451)).code == "50121"
