"""I06 and I08 at OKX: a listing is complete only if a strict reader takes every page, and shows no more than that."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.okx.codes import CODES, ENVELOPE_ONLY
from gui.connectors.okx.endpoints import PAGE, RARE_TYPES, TYPES
from gui.connectors.wire import HttpRequest, HttpResponse
from gui.domain.replies import Listing
from gui.domain.venues import Family
from tests.connectors.okx.rows import row
from tests.fuzz.okx_venue import believed, connector, fault_is_sound, ident, rows_believed
from tests.fuzz.spoilt_json import ANY_JSON, bodies, every_body, headers, one_change, statuses, written

NEWEST = 1753184812254216192
# Fields of a row whose oddities must neither hide the order nor stop the reading.
SHOWN = ("sz", "side", "ordType", "slTriggerPx", "last", "cTime", "closeFraction", "instType", "state", "chaseVal")


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """One loop for every reading."""
    with asyncio.Runner() as made:
        yield made


def good(rows: list[Any]) -> HttpResponse:
    """A page as OKX writes it."""
    return HttpResponse(200, {}, written({"code": "0", "msg": "", "data": rows}).encode(), 0.1)


@dataclass
class Book:
    """OKX's lists: orders by type, pages that are spoilt, by type and number, and everything that was served."""

    orders: dict[str, list[Any]] = field(default_factory=dict)
    spoilt: dict[tuple[str, int], HttpResponse] = field(default_factory=dict)
    most: int = PAGE
    stuck: bool = False
    served: dict[str, list[HttpResponse]] = field(default_factory=dict)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Serve one page."""
        query = parse_qs(urlsplit(request.url).query)
        kind, after = query["ordType"][0], query.get("after", [""])[0]
        pages = self.served.setdefault(kind, [])
        response = self.spoilt.get((kind, len(pages))) or self._page(kind, "" if self.stuck else after)
        pages.append(response)
        return response

    def _page(self, kind: str, after: str) -> HttpResponse:
        rows = self.orders.get(kind, [])
        if after.isdigit():
            rows = [one for one in rows if int(one["algoId"]) < int(after)]
        return good(rows[: self.most])

    def read(self, runner: asyncio.Runner) -> Listing:
        """Let the connector read everything."""
        return runner.run(connector(self.answer).list_orders(Family.OKX_ALGO))


def is_readable(value: Any) -> bool:
    """Whether a row names an order that could be cancelled."""
    if not isinstance(value, dict) or ident(value.get("algoId")) is None:
        return False
    return isinstance(value.get("instId"), str) and ident(value["instId"]) is not None


def whole(kind: str, pages: list[HttpResponse]) -> bool:
    """Whether these pages are the whole list of a type."""
    if not pages:
        return False
    if kind in RARE_TYPES and len(pages) == 1:
        outer = believed(pages[0].body)
        if isinstance(outer, dict) and ident(outer.get("code")) == "51000" and outer.get("data") in (None, []):
            return True
    read = [rows_believed(page, frozenset({"0"})) for page in pages]
    if any(rows is None or not all(map(is_readable, rows)) for rows in read):
        return False
    return len(read[-1] or ()) < PAGE


def ids_of(pages: list[HttpResponse]) -> set[str]:
    """The orders that believable pages show."""
    rows = [one for page in pages for one in rows_believed(page, frozenset({"0"})) or []]
    return {str(ident(one["algoId"])) for one in rows if is_readable(one)}


def judge(book: Book, listing: Listing) -> None:
    """Hold a listing against what was served."""
    shown = {order.key.algo_id for order in listing.orders}
    assert shown == set().union(*map(ids_of, book.served.values()))
    assert len(shown) == len(listing.orders)
    wanting = {kind for kind in TYPES if not whole(kind, book.served.get(kind, []))}
    assert wanting <= set(listing.missing)
    assert listing.complete is (not listing.missing)
    assert listing.complete is (listing.fault is None)
    assert set(listing.not_offered) <= set(RARE_TYPES) - set(listing.missing)
    assert listing.requests == sum(map(len, book.served.values()))
    fault_is_sound(listing.fault)
    for order in listing.orders:
        texts = (order.instrument, order.kind_text, order.client_algo_id, order.venue_status)
        assert all(text.isprintable() for text in texts)
        assert order.size is None or order.size.is_finite()
        assert all(price.value is None or price.value.is_finite() for price in order.prices)


def rows_from(number: int, count: int, **changes: object) -> list[Any]:
    """So many rows, the newest first."""
    return [row(str(NEWEST - 1000 * number - one), **changes) for one in range(count)]


@st.composite
def books(draw: st.DrawFn) -> Book:
    """Lists of a few orders, of which one or two pages are spoilt."""
    book = Book({kind: rows_from(number, draw(st.integers(0, 2))) for number, kind in enumerate(TYPES)})
    for kind in draw(st.lists(st.sampled_from(TYPES), min_size=1, max_size=2, unique=True)):
        document: Any = {"code": "0", "msg": "", "data": book.orders[kind] or rows_from(50, 1)}
        if draw(st.integers(0, 5)) == 0:
            document = {"code": draw(st.sampled_from(("51000", "50001", "50011", "1"))), "msg": "", "data": []}
        response = HttpResponse(draw(statuses()), draw(headers()), draw(bodies(document)), 0.1)
        book.spoilt[kind, 0] = response
    return book


@given(book=books())
def test_I06_a_listing_is_complete_only_if_a_strict_reader_takes_every_page(book: Book, runner: asyncio.Runner) -> None:
    listing = book.read(runner)
    judge(book, listing)
    for kind in TYPES:
        if (kind, 0) not in book.spoilt:
            assert kind not in listing.missing


SHORT: list[Any] = [
    {"algoId": "1", "instId": "BTC-USDT"},
    {"algoId": "00590920138287841223", "instId": "ETH-USDT", "sz": "1"},
]
BESIDE: list[Any] = [{"algoId": "2", "instId": "BTC-USDT"}]


def test_I06_no_single_thing_that_is_wrong_makes_a_list_whole(runner: asyncio.Runner) -> None:
    for body in every_body({"code": "0", "msg": "", "data": SHORT}):
        book = Book({"oco": BESIDE}, {("conditional", 0): HttpResponse(200, {}, body, 0.1)})
        judge(book, book.read(runner))


@pytest.mark.parametrize("kind", ["conditional", "twap"])
def test_I06_no_code_of_the_table_makes_a_list_whole(kind: str, runner: asyncio.Runner) -> None:
    for code in (*CODES, *ENVELOPE_ONLY):
        for status, rows in product((200, 400), ([], None, SHORT)):
            told = written({"code": code, "msg": "", "data": rows}).encode()
            book = Book({"oco": BESIDE}, {(kind, 0): HttpResponse(status, {}, told, 0.1)})
            judge(book, book.read(runner))


@st.composite
def long_books(draw: st.DrawFn) -> Book:
    """One list of many pages, whose pages are honest, too long, too short, all alike, or one of which is spoilt."""
    kind, count = draw(st.sampled_from(TYPES)), draw(st.sampled_from((0, 1, 99, 100, 101, 199, 200, 201, 250)))
    rows = [{"algoId": str(NEWEST - one), "instId": "BTC-USDT", "sz": "1", "state": "live"} for one in range(count)]
    most: int = draw(st.sampled_from((PAGE, PAGE, 150, 1000)))
    stuck: bool = draw(st.booleans())
    book = Book({kind: rows}, most=most, stuck=stuck)
    if draw(st.booleans()):
        number = draw(st.integers(0, 2))
        part = rows[number * PAGE : (number + 1) * PAGE]
        place = draw(st.integers(0, max(0, len(part) - 1)))
        one_row: bool = draw(st.booleans())
        if part and one_row:
            changed = draw(one_change(part[place]))
            book.spoilt[kind, number] = good([*part[:place], changed, *part[place + 1 :]])
        else:
            few = {"code": "0", "msg": "", "data": part[:2]}
            book.spoilt[kind, number] = HttpResponse(draw(statuses()), {}, draw(bodies(few)), 0.1)
    return book


@given(book=long_books())
def test_I08_pages_are_read_to_the_end_and_what_they_showed_stays(book: Book, runner: asyncio.Runner) -> None:
    listing = book.read(runner)
    judge(book, listing)
    (kind,) = book.orders
    if listing.complete and not book.spoilt:
        assert len(listing.orders) == len(book.orders[kind])
    if not book.stuck and not book.spoilt:
        assert listing.complete
    assert len(book.served[kind]) <= 5


@given(changes=st.dictionaries(st.sampled_from(SHOWN), ANY_JSON, max_size=4))
def test_I06_what_is_odd_about_an_order_hides_neither_it_nor_others(
    changes: dict[str, Any], runner: asyncio.Runner
) -> None:
    rows = [*rows_from(0, 1), *rows_from(1, 1, **changes)]
    book = Book({"conditional": rows})
    listing = book.read(runner)
    judge(book, listing)
    page = rows_believed(book.served["conditional"][0], frozenset({"0"}))
    # NaN and the like make the page itself unbelievable; everything else is shown as it is, or as "?".
    assert listing.complete is (page is not None)
    assert len(listing.orders) == (2 if listing.complete else 0)
