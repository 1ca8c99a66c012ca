"""The orders that the practice venues hold, and what becomes of them when someone cancels."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from gui.domain.venues import Family
from gui.drill import fills
from gui.drill.alarms import Alarms
from gui.drill.instruments import INSTRUMENTS
from gui.drill.ledger import Ledger
from gui.drill.orders import GHOST_S, REFUSALS, STUBBORN_CANCELS, Behaviour, OrderState, PracticeOrder
from gui.drill.positions import Positions, PracticePosition

CONDITIONAL = frozenset({Family.UM, Family.CM})


class Outcome(StrEnum):
    """What the venue made of one cancel of one order."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    FIRED = "fired"
    REJECTED = "rejected"
    HALTED = "halted"
    GONE = "gone"


class OrderBook:
    """Every order of both venues, live and past, and the only place where one changes its state.

    ``positions`` are what the orders open and close, ``alarms`` what the venues do later by themselves. With
    ``spawns`` an algo order that leads to a limit order leaves it in the book as it fires, as an ordinary order.
    """

    def __init__(
        self,
        ledger: Ledger,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.ledger = ledger
        self._wall = wall
        self.alarms = Alarms(monotonic)
        self._monotonic = self.alarms.now
        self.positions = Positions(ledger, self.alarms, self.now_ms)
        self.positions.on_closed = self._position_closed
        self.spawns = False
        self._orders: dict[tuple[Family, str], PracticeOrder] = {}
        self._children = 0
        self.on_cancelled: Callable[[PracticeOrder], None] | None = None

    def __iter__(self) -> Iterator[PracticeOrder]:
        return iter(tuple(self._orders.values()))

    def __len__(self) -> int:
        return len(self._orders)

    def load(self, orders: Iterable[PracticeOrder]) -> None:
        """Put copies of these orders in place of everything that is there."""
        self._orders = {(order.family, order.algo_id): replace(order, wire=dict(order.wire)) for order in orders}
        self.alarms.clear()
        self.on_cancelled = None

    def add(self, order: PracticeOrder) -> PracticeOrder:
        """Put one more order into the book; raises ValueError when its family already has the id."""
        if (order.family, order.algo_id) in self._orders:
            raise ValueError(f"{order.family} already has an order {order.algo_id}")
        self._orders[order.family, order.algo_id] = order
        self.ledger.note_placed(order.algo_id, self._monotonic())
        return order

    def remove(self, algo_id: str, family: Family | None = None) -> None:
        """Take an order out as if it had never been; raises KeyError when there is none."""
        order = self.find(algo_id, family)
        del self._orders[order.family, order.algo_id]

    def find(self, algo_id: str, family: Family | None = None) -> PracticeOrder:
        """Give the order with this id; raises KeyError when there is none."""
        for known in (family,) if family else tuple(Family):
            if (known, algo_id) in self._orders:
                return self._orders[known, algo_id]
        raise KeyError(algo_id)

    def live(self) -> list[PracticeOrder]:
        """Give the orders that can still fire."""
        return [order for order in self._orders.values() if order.live]

    def of(self, account: str, family: Family) -> list[PracticeOrder]:
        """Give all orders of an account in a family, past ones included, newest first."""
        mine = [o for o in self._orders.values() if o.account == account and o.family is family]
        return sorted(mine, key=lambda order: int(order.algo_id), reverse=True)

    def listed(self, account: str, family: Family) -> list[PracticeOrder]:
        """Give what the open listing of an account shows now, newest first."""
        now = self._monotonic()
        return [order for order in self.of(account, family) if order.listed(now)]

    def known(self, account: str, family: Family, algo_id: str, client_id: str = "") -> PracticeOrder | None:
        """Give an account's own order by id, or by client id when the id is empty."""
        if algo_id:
            order = self._orders.get((family, algo_id))
            return order if order is not None and order.account == account else None
        if not client_id:
            return None
        return next((order for order in self.of(account, family) if order.client_id == client_id), None)

    def trades(self, family: Family, instrument: str) -> bool:
        """Say whether any order was ever held for the instrument, which is how the book knows instruments."""
        return any(o.family is family and o.instrument == instrument for o in self._orders.values())

    def knows(self, family: Family, instrument: str) -> bool:
        """Say whether the market of a family has the instrument: in its rules, an order or a position."""
        market = fills.POSITION_FAMILIES[family]
        if (market, instrument) in INSTRUMENTS or any(p.key[1:3] == (market, instrument) for p in self.positions):
            return True
        same = [one for one, leads in fills.POSITION_FAMILIES.items() if leads is market]
        return any(self.trades(one, instrument) for one in same)

    def cancel(self, order: PracticeOrder, *, advanced: bool = False) -> Outcome:
        """Do what the order's behaviour says to a cancel; ``advanced`` is OKX's second cancel endpoint."""
        if order.state is OrderState.TRIGGERING:
            return Outcome.FIRED
        if not order.live:
            return Outcome.GONE
        order.cancels += 1
        behaviour = order.behaviour
        if behaviour is Behaviour.REJECTS:
            return Outcome.REJECTED
        if behaviour is Behaviour.HALTED:
            return Outcome.HALTED
        if behaviour is Behaviour.REFUSES and order.cancels <= REFUSALS:
            return Outcome.REFUSED
        if behaviour is Behaviour.FIRES:
            self._fire(order)
            return Outcome.FIRED
        if behaviour is Behaviour.STUBBORN and not self._gives_in(order, advanced):
            return Outcome.ACCEPTED
        self._end(order, OrderState.CANCELLED)
        if behaviour is Behaviour.GHOST:
            order.listed_until = self._monotonic() + GHOST_S
        return Outcome.ACCEPTED

    def fire(self, algo_id: str, family: Family | None = None) -> PracticeOrder:
        """Let an order go off; raises KeyError when there is none."""
        order = self.find(algo_id, family)
        if order.live or order.state is OrderState.TRIGGERING:
            self._fire(order)
        return order

    def begin_to_fire(self, algo_id: str, family: Family | None = None) -> PracticeOrder:
        """Leave a live UM or CM order in TRIGGERING until `fire`; raises KeyError for none, ValueError for others."""
        order = self.find(algo_id, family)
        if order.family not in CONDITIONAL or not order.live:
            raise ValueError(f"{order.family} order {algo_id} cannot be triggering")
        order.state, order.updated_ms = OrderState.TRIGGERING, self.now_ms()
        return order

    def finish(self, algo_id: str, family: Family | None = None, *, traded: bool = True) -> PracticeOrder:
        """End the child of a fired UM or CM order; raises KeyError for none, ValueError for others."""
        order = self.find(algo_id, family)
        if order.family not in CONDITIONAL or order.state is not OrderState.FIRED:
            raise ValueError(f"{order.family} order {algo_id} has no child to end")
        order.executed = order.executed if traded else Decimal(0)
        self._end(order, OrderState.FINISHED)
        return order

    def cancel_by_other_hand(self, algo_id: str, family: Family | None = None) -> PracticeOrder:
        """Cancel an order as if a person did so at the venue's own site; raises KeyError when there is none."""
        order = self.find(algo_id, family)
        if order.live:
            self._end(order, OrderState.CANCELLED)
        return order

    def next_id(self) -> str:
        """Give an id for an order that the venue makes itself, or that a client places."""
        self._children += 1
        # Above 2 to the 53rd, as real ids are: a client that reads them as floats is found out.
        return str(8_389_765_519_993_900_000 + self._children)

    def now_ms(self) -> int:
        """Give the venue's time in epoch milliseconds."""
        return int(self._wall() * 1000)

    def _gives_in(self, order: PracticeOrder, advanced: bool) -> bool:
        return advanced if order.family is Family.OKX_ALGO else order.cancels >= STUBBORN_CANCELS

    def _fire(self, order: PracticeOrder) -> None:
        if not order.family.ordinary:
            order.child_id = self.next_id()
        order.fired_ms = self.now_ms()
        order.executed = order.size if order.size else Decimal(1)
        self._end(order, OrderState.FIRED)
        if self.spawns and fills.leaves_order(order):
            self.add(fills.child(order, self.now_ms()))
        else:
            fills.fill(order, self.positions)

    def _end(self, order: PracticeOrder, state: OrderState) -> None:
        order.state = state
        order.updated_ms = self.now_ms()
        if state is OrderState.FIRED:
            self.ledger.note_fired(order.algo_id, self._monotonic())
        if order.parent and order.family.ordinary:
            self._child_ended(order)
        if state is OrderState.CANCELLED:
            self.ledger.note_cancelled(order.algo_id, self._monotonic())
            if self.on_cancelled is not None:
                self.on_cancelled(order)

    def _child_ended(self, child: PracticeOrder) -> None:
        for family in CONDITIONAL:
            parent = self._orders.get((family, child.parent))
            if parent is not None and parent.state is OrderState.FIRED:
                self.finish(parent.algo_id, family, traded=child.state is OrderState.FIRED)

    def _position_closed(self, position: PracticePosition) -> None:
        for order in self.live():
            if order.with_position and fills.position_key(order) == position.key:
                self._end(order, OrderState.CANCELLED)
