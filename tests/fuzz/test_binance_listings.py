"""I06 and I08 at Binance: a listing is complete exactly where a strict reader takes every row of it."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.binance.codes import CODES
from gui.connectors.wire import HttpResponse
from gui.domain.replies import Listing
from gui.domain.venues import FAMILIES, Family, Venue
from tests.connectors.binance.rows import STOP, TWAP
from tests.fuzz.binance_venue import FUTURES, answers, id_in, may_ban, rows_shown, seat, symbol_in
from tests.fuzz.okx_venue import at_once, believed, fault_is_sound
from tests.fuzz.spoilt_json import ANY_JSON, every_body, one_change, written

ALL = FAMILIES[Venue.BINANCE]
FIELDS = {
    True: ("quantity", "side", "orderType", "triggerPrice", "price", "createTime", "closePosition", "algoStatus"),
    False: ("totalQty", "side", "algoType", "avgPrice", "limitPrice", "bookTime", "positionSide", "algoStatus"),
}


def document(family: Family, rows: list[Any], total: Any = None) -> Any:
    """A list as the family writes it."""
    return rows if family in FUTURES else {"total": len(rows) if total is None else total, "orders": rows}


def some_rows(family: Family, count: int, *, wide: bool = True) -> list[Any]:
    """So many rows of a family."""
    like = (STOP if family in FUTURES else TWAP) if wide else {"symbol": "BTCUSDT", "side": "SELL"}
    return [like | {"algoId": 8389766036995847940 + number} for number in range(count)]


def read(response: HttpResponse, family: Family) -> Listing:
    """Let the connector read the family, and hold the listing against what was served."""
    sat = seat(response)
    listing = at_once(sat.connector.list_orders(family))
    rows, fits = rows_shown(family, response)
    shown = [order.key.algo_id for order in listing.orders]
    readable = {id_in(row) for row in rows or [] if id_in(row) is not None}
    assert set(shown) == readable
    assert len(shown) == len(readable)
    whole = rows is not None and fits and all(id_in(row) is not None and symbol_in(row) for row in rows)
    assert listing.complete is whole
    assert (listing.fault is None) is listing.complete
    assert listing.requests == 1
    fault_is_sound(listing.fault)
    assert not sat.pace.bans or may_ban(response)
    for order in listing.orders:
        texts = (order.instrument, order.kind_text, order.client_algo_id, order.venue_status)
        assert all(text.isprintable() for text in texts)
        assert order.size is None or order.size.is_finite()
        assert all(price.value is None or price.value.is_finite() for price in order.prices)
        assert order.notional is None or order.notional.is_finite()
    return listing


@given(st.data())
def test_I06_a_listing_is_complete_only_if_a_strict_reader_takes_every_row(data: st.DataObject) -> None:
    family = data.draw(st.sampled_from(ALL))
    told = document(family, some_rows(family, data.draw(st.integers(0, 3))))
    if data.draw(st.integers(0, 5)) == 0:
        code = data.draw(st.sampled_from([int(code) for code in CODES]))
        told = {"code": code, "msg": data.draw(st.sampled_from(("", "banned until 1795000100000")))}
    read(data.draw(answers(told)), family)


@given(st.data())
def test_I08_one_row_that_is_wrong_hides_no_other(data: st.DataObject) -> None:
    family = data.draw(st.sampled_from(ALL))
    rows = some_rows(family, 3)
    place = data.draw(st.integers(0, 2))
    rows[place] = data.draw(one_change(rows[place]))
    body = written(document(family, rows)).encode("utf-8", "surrogatepass")
    listing = read(HttpResponse(200, {}, body, 0.1), family)
    if isinstance(believed(body), (list, dict)):
        others = {str(8389766036995847940 + number) for number in range(3) if number != place}
        assert others <= {order.key.algo_id for order in listing.orders}


@pytest.mark.parametrize("family", ALL)
def test_I06_no_single_thing_that_is_wrong_makes_a_list_whole(family: Family) -> None:
    for body in every_body(document(family, some_rows(family, 2, wide=False))):
        read(HttpResponse(200, {}, body, 0.1), family)
    for body in every_body(document(family, [])):
        read(HttpResponse(200, {}, body, 0.1), family)


@pytest.mark.parametrize("family", [Family.SAPI_FUTURES, Family.UM])
def test_I06_no_status_and_no_refusal_is_an_empty_list(family: Family) -> None:
    bodies = [written(document(family, [])), written(document(family, some_rows(family, 1))), "<html>", "", "{}", "[]"]
    for status, body in product(range(100, 600), bodies):
        listing = read(HttpResponse(status, {}, body.encode(), 0.1), family)
        assert status == 200 or not listing.complete
    for code, status in product(CODES, (200, 400, 429, 503)):
        told = written({"code": int(code), "msg": "no", "total": 0}).encode()
        assert not read(HttpResponse(status, {}, told, 0.1), family).complete


@given(st.data())
def test_I06_what_is_odd_about_an_order_hides_neither_it_nor_others(data: st.DataObject) -> None:
    family = data.draw(st.sampled_from(ALL))
    names = st.sampled_from(FIELDS[family in FUTURES])
    changes = data.draw(st.dictionaries(names, ANY_JSON, max_size=4))
    rows = some_rows(family, 2)
    rows[1] = rows[1] | changes
    body = written(document(family, rows)).encode("utf-8", "surrogatepass")
    listing = read(HttpResponse(200, {}, body, 0.1), family)
    # NaN and the like make the list itself unbelievable; everything else is shown as it is, or as "?".
    assert listing.complete is isinstance(believed(body), (list, dict))
    assert len(listing.orders) == (2 if listing.complete else 0)
