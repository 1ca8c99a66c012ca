"""What a scope leaves without a stop: told where it is known, and that it is not known where it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from gui.domain.closings import PositionRow
from gui.domain.orders import AlgoOrder, OrderKey, Side
from gui.domain.positions import Position, PositionFamily, PositionKey, PositionSide
from gui.domain.rows import Fired
from gui.domain.transitions import first_seen
from gui.domain.venues import FAMILIES, Account, Environment, Family, Venue, with_ordinary
from gui.domain.what import What
from gui.engine.consequence import KNOWN_FOR_S, Protection
from gui.engine.scope import Scope
from gui.engine.store import OrderStore
from gui.engine.views import Bare, Consequence, PositionsView
from tests.engine.sim import make_order

OKX = Account("acc", Venue.OKX, Environment.DRILL, families=(Family.OKX_ALGO, Family.OKX_ORDERS))
BINANCE = Account("bin", Venue.BINANCE, Environment.DRILL, families=with_ordinary(FAMILIES[Venue.BINANCE]))
BTC = "BTC-USDT-SWAP"
EVERYTHING = Scope()


def stop(algo_id: str, side: Side = Side.SELL, family: Family = Family.OKX_ALGO, **more: object) -> AlgoOrder:
    account = "acc" if family.venue is Venue.OKX else "bin"
    order = make_order(algo_id, account=account, family=family, protective=True)
    return replace(order, side=side, **more)  # type: ignore[arg-type]


def held(
    size: str | None = "3.2",
    side: PositionSide = PositionSide.NET,
    family: PositionFamily = PositionFamily.OKX,
    instrument: str = BTC,
    stops: tuple[str, ...] = (),
) -> PositionRow:
    label = "acc" if family is PositionFamily.OKX else "bin"
    key = PositionKey(label, family, instrument, side)
    return PositionRow(Position(key, None if size is None else Decimal(size), "ct", stops=stops), 1, 1, 1.0)


def read(
    family: PositionFamily = PositionFamily.OKX, age_s: float | None = 1.0, complete: bool = True
) -> PositionsView:
    return PositionsView(OKX if family is PositionFamily.OKX else BINANCE, family, complete, age_s)


def filled(orders: Iterable[AlgoOrder]) -> tuple[OrderStore, Protection]:
    store = OrderStore()
    protection = Protection(store.rows)
    store.subscribe(protection.look)
    for order in orders:
        store.put(first_seen(order, 1.0, 1))
    return store, protection


def told(
    orders: Iterable[AlgoOrder],
    positions: Iterable[PositionRow],
    scope: Scope = EVERYTHING,
    views: Iterable[PositionsView] = (read(), read(PositionFamily.UM), read(PositionFamily.CM)),
) -> Consequence:
    table = {row.key: row for row in positions}
    return filled(orders)[1].consequence(scope, (OKX, BINANCE), table, tuple(views))


def bare(row: PositionRow) -> Consequence:
    assert row.position.size is not None
    return Consequence((Bare(row.key, row.position.size, "ct"),))


def test_a_long_loses_its_last_sell_and_a_short_its_last_buy() -> None:
    assert told([stop("1")], [held()]) == bare(held())
    assert told([stop("1", Side.BUY)], [held()]) == Consequence()
    assert told([stop("1", Side.BUY)], [held("-3.2")]) == bare(held("-3.2"))
    assert told([make_order("1")], [held()]) == Consequence()
    assert told([], [held()]) == Consequence()


@pytest.mark.parametrize(
    ("orders", "side", "lost"),
    [
        ([stop("1", position_side="long")], PositionSide.LONG, True),
        ([stop("1", position_side="short")], PositionSide.LONG, False),
        ([stop("1", Side.OTHER, position_side="long")], PositionSide.LONG, True),
        ([stop("1")], PositionSide.LONG, True),
        ([stop("1", Side.BUY)], PositionSide.LONG, False),
        ([stop("1", position_side="long")], PositionSide.NET, True),
    ],
)
def test_in_hedge_mode_the_side_of_the_position_counts(orders: list[AlgoOrder], side: PositionSide, lost: bool) -> None:
    assert bool(told(orders, [held(side=side)]).bare) is lost


def test_a_short_of_hedge_mode_is_protected_by_a_buy_whatever_the_sign_of_its_size() -> None:
    assert told([stop("1", Side.BUY)], [held("3.2", PositionSide.SHORT)]).bare
    assert not told([stop("1", Side.SELL)], [held("3.2", PositionSide.SHORT)]).bare


def test_only_what_the_scope_takes_counts() -> None:
    orders = [stop("1"), stop("2")]
    one, both = frozenset({orders[0].key}), frozenset(order.key for order in orders)
    assert told(orders, [held()], Scope(keys=one)) == Consequence()
    assert told(orders, [held()], Scope(keys=both)) == bare(held())
    for scope in (Scope(venue=Venue.BINANCE), Scope(accounts=("bin",)), Scope(keep_protective=True)):
        assert told(orders, [held()], scope) == Consequence()
    assert told(orders, [held(instrument="ETH-USDT-SWAP")]) == Consequence()


def test_an_ordinary_order_is_no_stop_though_it_can_only_reduce() -> None:
    limit = stop("2", family=Family.OKX_ORDERS)
    assert told([stop("1"), limit], [held()]) == bare(held())
    assert told([limit], [held()]) == Consequence()
    assert told([limit], [held()], Scope(what=What.ORDERS)) == bare(held())
    assert told([stop("1"), limit], [held()], Scope(keys=frozenset({limit.key}))) == Consequence()


def test_a_flatten_leaves_no_position_and_what_the_venue_holds_no_more_is_not_told() -> None:
    assert told([stop("1")], [held()], Scope(what=What.FLATTEN)) == Consequence()
    assert told([stop("1")], [held("0")]) == Consequence()
    assert told([stop("1")], [replace(held(), zero_last=2.0)]) == Consequence()


@pytest.mark.parametrize(
    "views",
    [(), (read(age_s=None),), (read(complete=False),), (read(age_s=KNOWN_FOR_S + 0.1),)],
    ids=["never", "no age", "failing", "old"],
)
@pytest.mark.parametrize("what", list(What))
def test_positions_that_are_not_known_are_said_not_to_be_known(views: tuple[PositionsView, ...], what: What) -> None:
    assert told([stop("1")], [held()], Scope(what=what), views) == Consequence((), ("acc",))
    assert told([stop("1", family=Family.OKX_ORDERS)], [], Scope(), views) == Consequence()
    assert told([make_order("1")], [], Scope(), views) == Consequence()
    keys = frozenset({stop("1").key, make_order("9", account="gone").key})
    assert told([stop("1")], [], Scope(keys=keys), views).unknown == ("acc",)


def test_a_size_that_cannot_be_read_is_not_known_and_never_taken_for_nothing() -> None:
    assert told([stop("1")], [held(None)]) == Consequence((), ("acc",))
    assert told([stop("1")], [held("NaN")]) == Consequence((), ("acc",))


def test_each_market_of_binance_is_judged_by_its_own_positions() -> None:
    um, cm = stop("1", family=Family.UM), stop("2", family=Family.CM)
    position = held(family=PositionFamily.UM)
    views = (read(PositionFamily.UM), read(PositionFamily.CM, age_s=None))
    assert told([um], [position], Scope(), views) == bare(position)
    assert told([um, cm], [position], Scope(), views) == replace(bare(position), unknown=("bin",))
    assert told([stop("3", family=Family.SAPI_SPOT)], [], Scope(), ()) == Consequence()


def test_the_index_follows_every_change_and_protectors_come_in_the_tables_order() -> None:
    limit = stop("2", family=Family.OKX_ORDERS)
    named = stop("7", Side.BUY)
    store, protection = filled([limit, stop("1"), stop("3", Side.BUY), named, stop("5", family=Family.SAPI_SPOT)])
    assert protection.protectors(held()) == [limit.key, stop("1").key]
    assert protection.protectors(held(stops=("7", "1"))) == [limit.key, stop("1").key, named.key]
    store.change(stop("1").key, lambda row: replace(row, fired=Fired(1, 1.0)))
    assert protection.protectors(held()) == [limit.key]
    store.change(limit.key, lambda row: replace(row, order=replace(row.order, instrument="ETH")))
    assert protection.protectors(held()) == []
    store.change(limit.key, lambda row: replace(row, order=limit))
    store.clear([limit.key])
    assert protection.protectors(held()) == []
    assert not any(keys for sorts in protection._sorts.values() for keys in sorts.values() if limit.key in keys)


def test_it_says_the_same_as_a_count_over_every_row() -> None:
    orders = [
        stop(str(n), Side.SELL if n % 3 else Side.BUY, instrument=f"I{n % 7}", protective=n % 5 > 0) for n in range(300)
    ]
    store, protection = filled(orders)
    positions = {row.key: row for row in (held(size, instrument=f"I{n}") for n, size in enumerate(["1", "-2", "0"]))}
    for row in positions.values():
        wanted = Side.SELL if row.position.direction > 0 else Side.BUY
        expected: list[OrderKey] = [
            key
            for key, one in store.rows.items()
            if one.order.protective
            and one.order.instrument == row.key.instrument
            and (one.order.side is wanted or not row.position.direction)
        ]
        assert protection.protectors(row) == expected


class NotWalked(dict[OrderKey, None]):
    """Orders that nobody goes through one by one."""

    def __iter__(self) -> Iterator[OrderKey]:
        raise AssertionError("gone through one by one")


def test_thousands_of_orders_are_not_gone_through_at_a_press() -> None:
    orders = [stop(str(n), instrument=f"I{n % 30}") for n in range(300)]
    _, protection = filled(orders)
    for sorts in protection._sorts.values():
        for sort, keys in sorts.items():
            sorts[sort] = NotWalked(keys)
    protection._rows = {}
    table = {row.key: row for row in (held(instrument=f"I{n}") for n in range(20))}
    assert len(protection.consequence(Scope(), (OKX,), table, (read(),)).bare) == 20
    assert protection.consequence(Scope(venue=Venue.OKX), (OKX,), table, ()).unknown == ("acc",)
