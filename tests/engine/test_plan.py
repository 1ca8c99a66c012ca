"""Requests are as full as the limits allow, the most dangerous orders first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from gui.connectors.base import CancelBatch, CancelPath
from gui.domain.rows import Row
from gui.domain.transitions import first_seen, pressed, sent
from gui.domain.venues import Family, Venue
from gui.engine.pacing import AccountPace
from gui.engine.plan import due, next_batch, urgency
from tests.engine.sim import BATCH, LIMITS, SimConnector, make_account, make_order
from tests.engine.test_pacing import HandClock


def queued_row(algo_id: str, instrument: str = "BTC", **more: object) -> Row:
    order = make_order(algo_id, instrument=instrument, **more)  # type: ignore[arg-type]
    return pressed(first_seen(order, 1.0, 1_000), 1, 10.0)


def never(_family: Family, _instrument: str) -> bool:
    return False


def always(_family: Family, _instrument: str) -> bool:
    return True


def bench(venue: Venue = Venue.OKX) -> tuple[SimConnector, AccountPace]:
    clock = HandClock()
    return SimConnector(make_account(venue=venue), clock), AccountPace(clock, LIMITS)


def test_a_request_mixes_instruments_up_to_its_size() -> None:
    connector, pace = bench()
    rows = [queued_row(str(n), f"I{n % 4}") for n in range(30)]
    plan = next_batch(rows, connector, pace, whole_symbols=never)
    assert plan.batch
    assert len(plan.batch.orders) == 10
    assert len({order.instrument for order in plan.batch.orders}) == 4


def test_a_full_instrument_does_not_hold_back_another() -> None:
    connector, pace = bench()
    rows = [queued_row(str(n), "FULL") for n in range(5)] + [queued_row(str(n), "FREE") for n in range(5, 9)]
    for _ in range(20):
        pace.settle(pace.take((connector.charges(_single(rows[0]))[0],)))
    plan = next_batch(rows, connector, pace, whole_symbols=never)
    assert plan.batch
    assert {order.instrument for order in plan.batch.orders} == {"FREE"}
    blocked = next_batch(rows[:5], connector, pace, whole_symbols=never)
    assert blocked.batch is None
    assert blocked.wait_s
    assert 1.9 < blocked.wait_s < 2.1


def _single(row: Row) -> CancelBatch:
    return CancelBatch(row.key.family, BATCH, (row.order,))


def test_urgency_puts_exposure_untried_large_and_near_first() -> None:
    plain, protective = queued_row("1"), queued_row("2", protective=True)
    tried = sent(queued_row("3"), 10.0)
    large = replace(queued_row("4"), order=replace(make_order("4"), notional=Decimal(9)))
    odd = replace(queued_row("5"), order=replace(make_order("5"), notional=Decimal("NaN"), distance=Decimal("NaN")))
    order = sorted([protective, tried, odd, plain, large], key=urgency)
    assert [row.key.algo_id for row in order] == ["4", "1", "5", "3", "2"]


def test_only_due_rows_are_ready() -> None:
    later = pressed(first_seen(make_order("2"), 1.0, 1_000), 1, 12.0)
    ready, soonest = due([queued_row("1"), later, first_seen(make_order("3"), 1.0, 1_000)], 10.5)
    assert [row.key.algo_id for row in ready] == ["1"]
    assert soonest == 1.5


def test_whole_symbols_only_when_allowed_untried_and_more_than_one() -> None:
    connector, pace = bench(Venue.BINANCE)
    connector.symbol_paths = True
    rows = [queued_row(str(n), "S", family=Family.UM) for n in range(3)]
    whole = next_batch(rows, connector, pace, whole_symbols=always)
    assert whole.batch
    assert whole.batch.path.whole_symbol
    assert len(whole.batch.orders) == 3
    for ready, allowed in ((rows, never), (rows[:1], always), ([sent(row, 1.0) for row in rows], always)):
        plan = next_batch(ready, connector, pace, whole_symbols=allowed)
        assert plan.batch
        assert not plan.batch.path.whole_symbol


def test_whole_symbols_only_where_nothing_of_the_instrument_is_held() -> None:
    connector, pace = bench(Venue.BINANCE)
    connector.symbol_paths = True
    rows = [queued_row(f"{name}{n}", name, family=Family.UM_ORDERS) for name in ("HELD", "FREE") for n in range(2)]
    plan = next_batch(rows, connector, pace, whole_symbols=lambda _family, name: name == "FREE")
    assert plan.batch
    assert not plan.batch.path.whole_symbol
    assert {order.instrument for order in plan.batch.orders} == {"HELD"}
    free = next_batch(rows[2:], connector, pace, whole_symbols=lambda _family, name: name == "FREE")
    assert free.batch and free.batch.path.whole_symbol


def test_a_request_of_one_instrument_waits_for_no_other() -> None:
    connector, pace = bench(Venue.BINANCE)
    path = CancelPath("batch", batch_size=10, one_instrument=True)
    connector.ladder = lambda order: (path,)  # type: ignore[method-assign]
    rows = [queued_row(str(n), f"S{n % 2}", family=Family.UM_ORDERS) for n in range(6)]
    plan = next_batch(rows, connector, pace, whole_symbols=never)
    assert plan.batch
    assert [order.instrument for order in plan.batch.orders] == ["S0"] * 3


def test_probes_and_rows_that_must_go_alone() -> None:
    connector, pace = bench()
    rows = [queued_row(str(n)) for n in range(4)]
    probe = next_batch(rows, connector, pace, whole_symbols=never, most=1)
    assert probe.batch
    assert len(probe.batch.orders) == 1
    alone = [replace(row, cancel=replace(row.cancel, alone=True)) for row in rows]
    for ready in (alone, [rows[0], *alone[1:]]):
        plan = next_batch(ready, connector, pace, whole_symbols=never)
        assert plan.batch
        assert len(plan.batch.orders) == 1
    assert next_batch([], connector, pace, whole_symbols=never).wait_s is None


def test_of_equal_size_the_nearer_goes_first_and_what_is_unknown_last() -> None:
    near = {"1": Decimal("0.3"), "2": Decimal("0.1"), "3": Decimal("Infinity")}
    rows = [queued_row("3"), queued_row("1"), queued_row("2"), queued_row("0", protective=True)]
    ready, _ = due(rows, 10.5, lambda order: near.get(order.key.algo_id, Decimal(0)))
    assert [row.key.algo_id for row in ready] == ["2", "1", "3", "0"]
