"""Which orders go into the next cancel request: pure decisions over rows, pace and the venue's cancel paths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gui.connectors.base import CancelBatch, CancelPath, Charge, Connector
from gui.connectors.wire import Lane
from gui.domain.orders import AlgoOrder
from gui.domain.rows import Phase, Row
from gui.domain.venues import Family
from gui.engine.pacing import AccountPace

# Timers may ring this much early (seconds).
TICK_S = 0.001
WAITING = frozenset({Phase.QUEUED, Phase.UNKNOWN, Phase.REJECTED})

# Says whether one call may take everything of this family's instrument.
WholeSymbols = Callable[[Family, str], bool]

# Gives how far an order is from its trigger, as a fraction of the price.
Near = Callable[[AlgoOrder], Decimal]

Urgency = tuple[bool, int, Decimal, Decimal, str]


def told(order: AlgoOrder) -> Decimal:
    """Give the distance from its trigger that the order itself tells; unknown is far."""
    return order.distance if order.distance is not None and order.distance.is_finite() else Decimal("Infinity")


def urgency(row: Row, near: Near = told) -> Urgency:
    """Give the sort key of the work: what can open exposure first, untried first, larger first, nearer first."""
    order = row.order
    size = order.notional if order.notional is not None and order.notional.is_finite() else Decimal(0)
    return (order.protective, min(row.cancel.attempts, 3), -size, near(order), order.key.algo_id)


def due(rows: Iterable[Row], now: float, near: Near = told) -> tuple[list[Row], float | None]:
    """Split the waiting rows into those due now, most urgent first, and the seconds until the next is due."""
    ready: list[Row] = []
    soonest: float | None = None
    for row in rows:
        if row.cancel.phase not in WAITING or not row.cancellable or row.cancel.next_try_at is None:
            continue
        wait = row.cancel.next_try_at - now
        if wait <= TICK_S:
            ready.append(row)
        else:
            soonest = wait if soonest is None else min(soonest, wait)
    ready.sort(key=lambda row: urgency(row, near))
    return ready, soonest


@dataclass(frozen=True, slots=True)
class Plan:
    """The next request, if the pace has room for one; else ``wait_s`` until it may (None: an answer decides)."""

    batch: CancelBatch | None = None
    wait_s: float | None = None


def next_batch(
    ready: Sequence[Row],
    connector: Connector,
    pace: AccountPace,
    *,
    whole_symbols: WholeSymbols,
    most: int | None = None,
) -> Plan:
    """Form the next cancel request from rows that are due, as full as the limits allow.

    ``whole_symbols`` says whether nothing of a family's instrument is to stay. ``most`` caps the orders of a
    request (1 while a silent venue is probed).
    """
    full: dict[tuple[str, str], float | None] = {}
    used: dict[tuple[str, str], int] = {}
    # Orders that are charged alike: once one of them does not fit, none does, and of thousands none is asked again.
    shut: set[tuple[str, str, str]] = set()
    chosen: list[AlgoOrder] = []
    path: CancelPath | None = None
    for row in ready:
        symbol = _whole_symbol(row, ready, connector, whole_symbols, first=not chosen)
        if symbol is not None:
            if _fits(connector.charges(symbol), pace, used, full):
                return Plan(batch=symbol)
            continue
        rung = _rung(row, connector)
        if path is not None and (rung != path or row.key.family is not chosen[0].key.family or row.cancel.alone):
            continue
        if path is not None and rung.one_instrument and row.order.instrument != chosen[0].instrument:
            continue
        alike = (row.order.key.family, rung.name, row.order.pace_group or row.order.instrument)
        if alike in shut:
            continue
        if not _fits(connector.charges(CancelBatch(row.key.family, rung, (row.order,))), pace, used, full):
            shut.add(alike)
            continue
        path = rung
        chosen.append(row.order)
        if row.cancel.alone or len(chosen) >= min(rung.batch_size, most or rung.batch_size):
            break
    if path is not None:
        return Plan(batch=CancelBatch(chosen[0].key.family, path, tuple(chosen)))
    waits = [wait for wait in full.values() if wait is not None]
    return Plan(wait_s=min(waits) if waits else None)


def _rung(row: Row, connector: Connector) -> CancelPath:
    ladder = connector.ladder(row.order)
    return ladder[min(row.cancel.rung, len(ladder) - 1)]


def _whole_symbol(
    row: Row, ready: Sequence[Row], connector: Connector, allowed: WholeSymbols, *, first: bool
) -> CancelBatch | None:
    # One call for a symbol is only for the first try: what remains after it is cancelled singly.
    family = row.key.family
    path = connector.symbol_path(family)
    if path is None or not first or row.cancel.attempts or not allowed(family, row.order.instrument):
        return None
    alike: Callable[[Row], bool] = lambda other: (  # noqa: E731
        other.key.family is family and other.order.instrument == row.order.instrument and not other.cancel.attempts
    )
    orders = tuple(other.order for other in ready if alike(other))
    return CancelBatch(family, path, orders) if len(orders) > 1 else None


def _fits(
    charges: Sequence[Charge],
    pace: AccountPace,
    used: dict[tuple[str, str], int],
    full: dict[tuple[str, str], float | None],
) -> bool:
    names = [(charge.limit, charge.bucket) for charge in charges]
    if any(name in full for name in names):
        return False
    for charge, name in zip(charges, names, strict=True):
        if pace.room(charge, Lane.CANCEL) < used.get(name, 0) + charge.units:
            full[name] = pace.wait_s((charge,), Lane.CANCEL)
            return False
    for charge, name in zip(charges, names, strict=True):
        used[name] = used.get(name, 0) + charge.units
    return True
