"""What a seed with positions plays besides: second hands, the latch, and the judgement over positions at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gui.domain.closings import CloseVerdict, PositionRow, PositionState
from gui.domain.positions import ORDERS_OF, PositionFamily, PositionKey, PositionSide
from gui.domain.what import What
from gui.drill.orders import Behaviour, PracticeOrder
from gui.drill.positions import CloseBehaviour, PracticePosition
from gui.drill.seeds import algo_id
from gui.engine.scope import Scope
from tests.invariants.closewire import CloseWire
from tests.invariants.table import Breaches
from tests.invariants.venuebooks import VenueBooks
from tests.invariants.watch import Watch
from tests.invariants.wire import WireWatch
from tests.simulation.plan import Plan
from tests.stand import Stand, World

# Of these the venue closes nothing, or leaves what is too small to be closed.
STAYS = frozenset({CloseBehaviour.REJECTS, CloseBehaviour.DUST})


class FlatPlay:
    """The part of a play that knows positions; its other half is `tests.simulation.play.Play`."""

    plan: Plan
    breaches: Breaches
    _world: World
    _stand: Stand
    _watch: Watch
    _wire: WireWatch
    _close_wire: CloseWire
    _pressed: bool

    def _open_books(self) -> None:
        self.books = VenueBooks(self._world.ledger, self._world.book.positions, self.breaches)
        self.flattens = 0
        self.closes = 0
        self._placed_by_hand = 0
        self._chosen: set[str] = set()

    @property
    def _last(self) -> What:
        return self.plan.flat.last if self.plan.flat is not None else What.ALGOS

    def _chose(self, scope: Scope) -> None:
        """A press closes positions: note of which accounts."""
        if not scope.what.closes:
            return
        self.flattens += 1
        self._chosen.update(view.account.label for view in self._stand.switch.accounts() if scope.closes(view.account))

    # ---- what others do ----

    async def _on_hand_trades(self, pick: float) -> None:
        positions = [one for one in self._world.book.positions if one.behaviour not in STAYS]
        if not positions:
            return
        one = positions[int(pick * len(positions))]
        share = (pick * 977) % 1.0
        amount = one.rules.step * (1 + int(share * 300))
        # A hedged side never turns into the other one.
        delta = amount if pick * 7919 % 1.0 < 0.5 else -amount
        if one.side != "net" and (one.size + delta) * (1 if one.side == "long" else -1) < 0:
            delta = -delta
        self._world.book.positions.trade(one.key, delta)

    async def _on_hand_rests(self, pick: float) -> None:
        assert self.plan.flat is not None
        resting = [order for order in self.plan.flat.orders if order.family.ordinary]
        if not resting:
            return
        self._placed_by_hand += 1
        like, now_ms = resting[int(pick * len(resting))], self._world.book.now_ms()
        fresh = algo_id(like.family, now_ms, 90_000 + self._placed_by_hand)
        order = replace(like, algo_id=fresh, created_ms=now_ms, behaviour=Behaviour.NORMAL, wire=dict(like.wire))
        self._world.book.add(replace(order, client_id=f"hand{90_000 + self._placed_by_hand}"))

    async def _on_latch_on(self, pick: float) -> None:
        self._stand.switch.set_latch(on=True)
        # A person who resumes what an earlier start left on has asked for what it catches.
        self._pressed = self._pressed or self._stand.switch.latch().on

    async def _on_latch_off(self, pick: float) -> None:
        self._stand.switch.set_latch(on=False)

    # ---- the end ----

    def _close_life(self, now: float, *, killed: bool) -> None:
        self.closes += self._wire.closes
        if not killed:
            self._close_wire.agree(self._wire, now)

    def _spared(self, order: PracticeOrder) -> bool:
        """Say whether the last run rightly left an order: it does not reach it, or its position is open."""
        if not self._last.reaches(order.family):
            return True
        run = self._stand.switch._run
        if run is None or not (run.what.closes and order.protective):
            return False
        return any(
            row.open
            and (key.account, key.instrument) == (order.account, order.instrument)
            and order.family in ORDERS_OF[key.family]
            for key, row in self._stand.switch.positions().items()
        )

    def _kept_in_the_way(self) -> bool:
        """Say whether orders that the run was told to keep stand before a close, so that it cannot end."""
        run, rows = self._stand.switch._run, self._stand.switch.positions().values()
        keeps = run is not None and any(scope.keep_protective for scope in run.scopes)
        return keeps and any(row.closing.verdict is CloseVerdict.ORDERS_IN_THE_WAY for row in rows if row.open)

    def _judge_positions(self, now: float) -> None:
        rows = self._stand.switch.positions()
        if self._last.closes:
            for held in self._world.book.positions:
                self._judge_position(held, rows, now)
        self._world.book.alarms.ring()
        self.books.judge(now, chosen=frozenset(self._chosen))

    def _judge_position(self, held: PracticePosition, rows: Mapping[PositionKey, PositionRow], now: float) -> None:
        row, told = rows.get(held.key), self.breaches
        if not held.size:
            closed = row is None or row.state is PositionState.CLOSED
            told.holds("I14", closed, now, f"{held.key} is closed and reads {row.state if row else ''} in calm weather")
            return
        stays = held.behaviour in STAYS or _is_dust(held)
        open_still = row is not None and row.open
        told.holds("I29", open_still, now, f"{held.key} is {held.size} and does not count as open")
        told.holds("I14", stays, now, f"{held.key} {held.size} ({held.behaviour}) is still open in calm weather: {row}")


def _is_dust(held: PracticePosition) -> bool:
    size, rules = abs(held.size), held.rules
    if held.family is PositionFamily.OKX:
        return size < rules.min_size
    # In hedge mode no order is marked as reducing, and Binance wants a least notional of it.
    hedged = held.side is not PositionSide.NET
    return size < rules.min_size or bool(size % rules.step) or (hedged and rules.notional(size) < rules.min_notional)
