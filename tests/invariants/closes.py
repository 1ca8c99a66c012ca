"""The invariants of a flatten's sends: looked at whenever a close, or a cancel beside it, is handed to a connector."""

from __future__ import annotations

from gui.connectors.base import CancelBatch
from gui.domain.closings import CloseRequest, CloseVerdict
from gui.domain.orders import AlgoOrder
from gui.domain.positions import ORDERS_OF, PositionKey, PositionSide
from gui.domain.venues import Account
from gui.engine.runs import Run
from gui.engine.switch import KillSwitch
from tests.invariants.close_evidence import CloseEvidence
from tests.invariants.evidence import Evidence
from tests.invariants.table import Breaches


class CloseWatch:
    """Judges every close before it leaves, and the cancels that a run over positions may hold back."""

    def __init__(self, switch: KillSwitch, evidence: Evidence, closes: CloseEvidence, breaches: Breaches) -> None:
        self._switch = switch
        self._evidence = evidence
        self._closes = closes
        self._breaches = breaches

    def start(self) -> None:
        """Follow the evidence."""
        self._closes.before_close.append(self.leaving)
        self._evidence.before_send.append(self.cancelling)

    @property
    def _run(self) -> Run | None:
        return self._switch._run

    def _account(self, label: str) -> Account | None:
        return next((view.account for view in self._switch.accounts() if view.account.label == label), None)

    def leaving(self, request: CloseRequest) -> None:
        """Judge a close that is about to leave."""
        key, told, now = request.key, self._breaches, self._closes.clock.monotonic()
        account, run = self._account(key.account), self._run
        chosen = account is not None and run is not None and run.on and run.closes_position(account, key)
        told.holds("I28", chosen, now, f"{key} is closed and no run reaches it")
        alone = key not in self._closes.in_flight
        since = self._closes.closed[key].read_from
        read = since is None or self._closes.read_since(key, since)
        told.holds("I25", alone and read, now, f"{key} is closed again and was not read since {since}")
        told.holds("I26", self._as_read(request), now, f"{key}: {request} is not what was read")
        intent = self._closes.intents.get(request.client_id)
        once = request.client_id not in self._closes.ids
        written = intent is not None and intent.request == request and once
        told.holds("I33", written, now, f"{key}: {request} was not written down as it is")

    def _as_read(self, request: CloseRequest) -> bool:
        reading = self._closes.latest(request.key)
        shown = [one for one in reading.positions if one.key == request.key] if reading is not None else []
        size = shown[0].size if shown else None
        if not size or request.buy is not (size < 0):
            return False
        return request.quantity is None or 0 < request.quantity <= abs(size)

    def cancelling(self, batch: CancelBatch) -> None:
        """Judge a batch of cancels: its ordinary orders are in scope, its protective ones protect nothing open."""
        now, run = self._closes.clock.monotonic(), self._run
        account = self._account(batch.orders[0].key.account)
        for order in batch.orders:
            row = self._switch.rows().get(order.key)
            if order.key.family.ordinary:
                reached = run is not None and row is not None and account is not None and run.covers(account, row)
                # What an earlier run reached and the venue refused is probed for on.
                reached = reached or bool(self._evidence.sends[order.key])
                self._breaches.holds("I28", reached, now, f"{order.key} is cancelled and no run reaches it")
            if order.protective and run is not None and account is not None and run.closes(account):
                bare = self._left_bare(order, run)
                self._breaches.holds("I31", not bare, now, f"{order.key} is cancelled, {bare} is open")

    def _left_bare(self, order: AlgoOrder, run: Run) -> list[PositionKey]:
        if any(scope.names(order.key) for scope in run.scopes):
            return []
        mine = [
            key
            for key, row in self._switch.positions().items()
            if row.open
            and (key.account, key.instrument) == (order.key.account, order.instrument)
            and order.key.family in ORDERS_OF[key.family]
            and (
                PositionSide.NET in (key.side, order.position_side or PositionSide.NET)
                or key.side is order.position_side
            )
        ]
        demanded = all(self._closes.closed[key].verdict is CloseVerdict.ORDERS_IN_THE_WAY for key in mine)
        return [] if demanded else mine
