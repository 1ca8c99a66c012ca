"""What an order that goes off does to its position, and the ordinary orders that algo orders leave."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gui.domain.venues import Family
from gui.drill import fills
from gui.drill.ledger import ChangeCause
from gui.drill.orders import PracticeOrder
from tests.drill.market import LONG, NET, SHORT, made, okx, order, plain, um


def test_keys() -> None:
    key = fills.position_key(order(Family.OKX_ALGO, wire={"tdMode": "isolated", "posSide": "short"}))
    assert key is not None
    assert (key.side, key.margin, key.currency) == (SHORT, "isolated", "")
    assert fills.position_key(order(instrument="BTC-USDT")) is None
    margin = fills.position_key(order(instrument="BTC-USDT", wire={"tdMode": "cross", "ccy": "USDT"}))
    assert margin is not None
    assert (margin.margin, margin.currency) == ("cross", "USDT")
    hedged = fills.position_key(order(Family.UM, wire={"positionSide": "LONG"}))
    assert hedged is not None
    assert (hedged.side, hedged.margin) == (LONG, "")
    one_way = fills.position_key(order(Family.CM))
    assert one_way is not None
    assert one_way.side is NET
    assert fills.position_key(order(Family.SAPI_FUTURES)) is None


@pytest.mark.parametrize(
    ("there", "delta", "left"),
    [("5", "-3", "-3"), ("5", "-9", "-5"), ("5", "1", "0"), ("-5", "9", "5"), ("0", "1", "0")],
)
def test_clamped(there: str, delta: str, left: str) -> None:
    assert fills.clamped(Decimal(there), Decimal(delta)) == Decimal(left)


@pytest.mark.parametrize(
    ("held", "one", "after"),
    [
        ("10", order(side="buy", size="4"), "14"),
        ("10", order(side="sell", size="14"), "-4"),
        ("10", order(side="sell", size="14", protective=True), "0"),
        ("10", order(side="buy", size="14", protective=True), "10"),
        ("10", order(Family.OKX_ALGO, side="sell", size="0", protective=True), "0"),
        ("10", order(instrument="BTC-USDT", side="sell"), "10"),
    ],
)
def test_fill(held: str, one: PracticeOrder, after: str) -> None:
    book, ledger, _ = made(okx(held))
    fills.fill(one, book.positions)
    (position,) = book.positions
    assert position.size == Decimal(after)
    assert {change.cause for change in ledger.changes} <= {ChangeCause.ORDER}
    assert ledger.closes == []


def test_a_fired_order_opens_a_position_where_there_was_none() -> None:
    book, ledger, _ = made()
    book.load([order(Family.UM, kind="STOP_MARKET", side="sell", size="2")])
    book.fire("7")
    (position,) = book.positions
    assert plain(position.instrument, position.size) == ("BTCUSDT", -2)
    assert [(change.cause, change.client_id) for change in ledger.changes] == [(ChangeCause.ORDER, "")]


def test_of_a_hedged_side_the_opposite_reduces() -> None:
    book, _, _ = made(um("3", side=LONG))
    one = order(Family.UM, side="sell", size="9", wire={"positionSide": "LONG"})
    assert fills.reduces(one)
    fills.fill(one, book.positions)
    assert [position.size for position in book.positions] == [0]
    assert not fills.reduces(order(Family.UM, side="buy", wire={"positionSide": "LONG"}))


def test_in_the_way_are_resting_ordinary_close_orders_of_the_position() -> None:
    held = okx("10")
    book, _, _ = made(held)
    close = order(protective=True)
    others = [
        order(algo_id="8"),
        order(algo_id="9", side="buy", protective=True),
        order(Family.OKX_ALGO, "10", protective=True),
        order(algo_id="11", protective=True, account="drill-b"),
    ]
    book.load([close, *others])
    assert [one.algo_id for one in book if fills.in_the_way(one, held)] == ["7"]
    book.cancel(book.find("7"))
    assert not any(fills.in_the_way(one, held) for one in book)


@pytest.mark.parametrize(
    ("family", "kind", "wire", "leaves"),
    [
        (Family.OKX_ALGO, "trigger", {"ordPx": "-1"}, None),
        (Family.OKX_ALGO, "trigger", {"ordPx": "64000"}, ("64000", "6")),
        (Family.OKX_ALGO, "conditional", {"slOrdPx": "-1", "tpOrdPx": "70000"}, ("70000", "7")),
        (Family.OKX_ALGO, "chase", {"last": "64000"}, ("64000", "34")),
        (Family.OKX_ALGO, "twap", {"pxLimit": "63000"}, ("63000", "13")),
        (Family.UM, "STOP_MARKET", {"triggerPrice": "5"}, None),
        (Family.UM, "STOP", {"price": "5", "positionSide": "BOTH"}, ("5", None)),
        (Family.SAPI_FUTURES, "TWAP", {"price": "5"}, None),
    ],
)
def test_children(family: Family, kind: str, wire: dict[str, object], leaves: tuple[str, str | None] | None) -> None:
    book, ledger, _ = made()
    book.spawns = True
    book.load([order(family, kind=kind, wire=wire, client_id="mine")])
    parent = book.fire("7")
    children = [one for one in book if one.family.ordinary]
    assert bool(children) is (leaves is not None)
    if leaves is None:
        return
    (child,) = children
    assert (child.algo_id, child.parent, child.size, child.live) == (parent.child_id, "7", parent.size, True)
    assert (child.wire.get("px") or child.wire["price"], child.wire.get("source")) == leaves
    assert ledger.changes == []
    assert ledger.placed_at(child.algo_id) == 100.0
    book.fire(child.algo_id, child.family)
    assert len(ledger.changes) == 1
