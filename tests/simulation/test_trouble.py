"""Each sort of trouble strikes when, where and how its row says, and what it makes of an answer never reads well."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from gui.connectors.decode import as_object, decode
from gui.connectors.okx.cancelling import replies_of
from gui.connectors.okx.envelope import read_envelope
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.orders import OrderKey
from gui.domain.replies import Verdict
from gui.domain.venues import Family, Venue
from gui.drill.exchange import Answer, Asked
from tests.simulation.trouble import (
    ACTS,
    ANSWERS,
    BLOCKS,
    KINDS,
    Kind,
    Trouble,
    blocked_by,
    garbled,
    part_of,
    shy,
    twice,
)

KEY = OrderKey("a", Family.OKX_ALGO, "7")
YES = b'{"code":"0","msg":"","data":[{"algoId":"7","sCode":"0","sMsg":""}]}'
HANG = Trouble(Kind.HANG, 10.0, 20.0, Venue.OKX, "cancel", 1.0, 0.5)


def asked(method: str, target: str) -> Asked:
    return Asked(method, target, {}, b"", 0.0)


def test_it_is_on_from_its_beginning_to_its_end() -> None:
    assert [HANG.on(at) for at in (9.9, 10.0, 29.9, 30.0)] == [False, True, True, False]


def test_one_that_flaps_comes_and_goes_in_equal_parts() -> None:
    flaps = replace(HANG, flaps_s=5.0)
    assert [flaps.on(at) for at in (10.0, 14.9, 15.0, 19.9, 20.0, 25.0)] == [True, True, False, False, True, False]


def test_it_strikes_its_venue_and_its_part_or_all_of_them() -> None:
    assert HANG.strikes(Venue.OKX, "cancel")
    assert not HANG.strikes(Venue.BINANCE, "cancel")
    assert not HANG.strikes(Venue.OKX, "listing")
    assert replace(HANG, venue=None, part="all").strikes(Venue.BINANCE, "time")
    assert "hang" in str(HANG)
    assert "cancel" in str(HANG)


@pytest.mark.parametrize(
    ("method", "path", "part"),
    [
        ("POST", "/api/v5/trade/cancel-algos", "cancel"),
        ("DELETE", "/fapi/v1/algoOrder", "cancel"),
        ("GET", "/api/v5/trade/orders-algo-pending", "listing"),
        ("GET", "/sapi/v1/algo/futures/openOrders", "listing"),
        ("GET", "/fapi/v1/openAlgoOrders", "listing"),
        ("GET", "/api/v5/public/time", "time"),
        ("GET", "/api/v5/trade/order-algo", "status"),
    ],
)
def test_what_a_request_is_for(method: str, path: str, part: str) -> None:
    assert part_of(path, method) == part


def test_every_kind_does_something() -> None:
    others = {Kind.DELAY, Kind.BINANCE_BANNED, Kind.GARBLED, Kind.TWICE, Kind.SLOW_WAY, Kind.OKX_SHY, Kind.DISK}
    assert set(KINDS) == set(Kind) == {*ACTS, *ANSWERS, *BLOCKS, *others}
    for kind in BLOCKS:
        fault = blocked_by(kind)
        assert (fault.kind, fault.sent) == (BLOCKS[kind], False)


@pytest.mark.parametrize("kind", list(ANSWERS))
def test_what_a_venue_answers_in_trouble_is_never_a_yes(kind: Kind) -> None:
    for strength in (0.0, 0.3, 0.6, 0.99):
        fault = ANSWERS[kind](replace(HANG, kind=kind, strength=strength))
        response = HttpResponse(fault.status, {}, fault.body.encode(), 0.1)
        try:
            read = read_envelope(response)
        except ShapeError:
            continue
        assert all(reply.verdict is not Verdict.ACCEPTED for reply in replies_of((KEY,), "cancel-algos", read, 0.1))


@pytest.mark.parametrize("strength", [number / 10 for number in range(10)])
def test_a_garbled_answer_reads_as_nothing(strength: float) -> None:
    body = garbled(Answer(200, YES), strength, asked("POST", "/api/v5/trade/cancel-algos")).body
    response = HttpResponse(200, {}, body, 0.1)
    assert body != YES
    try:
        read = read_envelope(response)
    except ShapeError:
        return
    assert all(reply.verdict is Verdict.UNKNOWN for reply in replies_of((KEY,), "cancel-algos", read, 0.1))


def test_a_shy_answer_calls_what_was_done_unknown_to_the_venue() -> None:
    read = read_envelope(HttpResponse(200, {}, shy(Answer(200, YES)).body, 0.1))
    assert [reply.verdict for reply in replies_of((KEY,), "cancel-algos", read, 0.1)] == [Verdict.ALREADY_GONE]


@pytest.mark.parametrize("body", [{"data": [{"algoId": "1"}, {"algoId": "2"}]}, {"orders": [1, 2]}, [1, 2]])
def test_a_listing_that_comes_twice_repeats_its_first_row(body: object) -> None:
    rows = decode(twice(Answer(200, json.dumps(body).encode())).body)
    if isinstance(body, dict):
        rows = next(iter(as_object(rows, "body").values()))
    assert isinstance(rows, list)
    assert (len(rows), rows[2]) == (3, rows[0])


@pytest.mark.parametrize("body", [b"<html>", b'{"data":[]}', b'{"code":"0"}', b"7"])
def test_what_holds_no_rows_stays_as_it_is(body: bytes) -> None:
    assert twice(Answer(200, body)).body == body
