"""Pages of one list: read to the last, never in a circle, and whatever came before a fault stays."""

from __future__ import annotations

from functools import partial

import pytest

from gui.connectors.okx import paging
from gui.connectors.okx.caller import OkxCaller
from gui.connectors.okx.endpoints import PAGE, list_call, orders_call
from gui.connectors.okx.hosts import hosts_of
from gui.connectors.okx.orders_parse import ordinary_order_of
from gui.connectors.okx.paging import PagedList, PageReader
from gui.connectors.okx.parse import order_of
from gui.connectors.wire import HttpRequest, HttpResponse, Lane
from gui.domain.faults import FaultKind
from gui.domain.venues import Account, Environment, Venue
from tests.connectors.okx.rows import ordinary_row
from tests.fuzz.okx_venue import KEYS, Given, OpenPace, StillClock, at_once
from tests.fuzz.spoilt_json import written

ORDINARY = PagedList("orders", orders_call, partial(ordinary_order_of, "a"), "ordId")
RARE = PagedList("chase", partial(list_call, "chase"), partial(order_of, "a", "chase"), "algoId", rare=True)


def answer(document: object, status: int = 200) -> HttpResponse:
    return HttpResponse(status, {}, written(document).encode(), 0.1)


def page(*rows: object) -> HttpResponse:
    return answer({"code": "0", "msg": "", "data": list(rows)})


def read(pages: PagedList, *answers: HttpResponse) -> tuple[PageReader, list[str]]:
    """Read a list whose pages are these, the last one again and again; give what was asked for besides."""
    left, asked = list(answers), []

    def answering(request: HttpRequest) -> HttpResponse:
        asked.append(request.url.partition("/api")[2])
        return left.pop(0) if len(left) > 1 else left[0]

    clock = StillClock()
    hosts = hosts_of(Account("a", Venue.OKX, Environment.LIVE), clock)
    reader = PageReader(pages, OkxCaller(hosts, KEYS, Given(answering), clock, OpenPace(), demo=False))
    at_once(reader.read(Lane.LISTING))
    assert reader.requests == len(asked)
    return reader, asked


def full(first: int) -> HttpResponse:
    return page(*(ordinary_row(str(first - one)) for one in range(PAGE)))


def test_the_cursor_is_the_last_id_of_a_full_page() -> None:
    reader, asked = read(ORDINARY, full(900), full(800), page(ordinary_row("700")))
    assert (reader.complete, reader.fault, len(reader.orders)) == (True, None, 201)
    assert asked == [
        "/v5/trade/orders-pending?limit=100",
        "/v5/trade/orders-pending?limit=100&after=801",
        "/v5/trade/orders-pending?limit=100&after=701",
    ]


def test_an_empty_page_is_the_end() -> None:
    reader, _ = read(ORDINARY, full(900), page())
    assert (reader.complete, len(reader.orders)) == (True, PAGE)


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (full(900), "circle"),
        (answer({"code": "0", "msg": "", "data": None}), "shape"),
        (page({"instId": "BTC-USDT"}), "cannot be read"),
    ],
)
def test_what_is_wrong_with_a_later_page_keeps_the_earlier_ones(later: HttpResponse, words: str) -> None:
    reader, _ = read(ORDINARY, full(900), later)
    assert (reader.complete, len(reader.orders)) == (False, PAGE)
    assert reader.fault is not None
    assert words in reader.fault.message


def test_pages_without_end_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "PAGE_CAP", 2)
    reader, asked = read(ORDINARY, full(900), full(800))
    assert (reader.complete, len(asked)) == (False, 2)
    assert reader.fault is not None
    assert "2 pages" in reader.fault.message


def test_only_a_rare_list_may_be_refused_as_not_offered() -> None:
    refusal = answer({"code": "51000", "msg": "Parameter ordType error", "data": []}, 400)
    rare, _ = read(RARE, refusal)
    assert (rare.complete, rare.offered, rare.fault) == (True, False, None)
    plain, _ = read(ORDINARY, refusal)
    assert (plain.complete, plain.offered) == (False, True)
    assert plain.fault is not None
    assert plain.fault.kind is FaultKind.NOT_OFFERED
