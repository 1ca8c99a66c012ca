"""The venues' dead-man timers: whoever armed one and falls silent has his ordinary orders cancelled."""

from __future__ import annotations

from dataclasses import dataclass, field

from gui.domain.venues import Family
from gui.drill.book import OrderBook
from gui.drill.ledger import Ledger, TimerNote


@dataclass(slots=True)
class Countdowns:
    """Timers of one venue, each by account, family and scope: OKX's tag, or Binance's symbol.

    One that runs out cancels the ordinary orders of its scope and is off then; algo orders are never touched.
    """

    book: OrderBook
    ledger: Ledger
    _armed: dict[tuple[str, Family, str], int] = field(default_factory=dict)
    _words: int = 0

    def arm(self, account: str, family: Family, scope: str, seconds: float, instrument: str | None = None) -> None:
        """Start a timer anew, or end it with 0 seconds; ``instrument`` limits what it cancels."""
        self._words += 1
        key, word = (account, family, scope), self._words
        if not seconds:
            if self._armed.pop(key, None) is not None:
                self._note(account, scope, "disarmed")
            return
        self._armed[key] = word
        self._note(account, scope, "armed", seconds)

        def run_out() -> None:
            if self._armed.get(key) == word:
                del self._armed[key]
                self._note(account, scope, "ran-out", cancelled=self._cancel(account, family, instrument))

        self.book.alarms.set(seconds, run_out)

    def armed(self, account: str) -> list[str]:
        """Give the scopes of the timers that run for an account."""
        return [scope for label, _, scope in self._armed if label == account]

    def clear(self) -> None:
        """Forget every timer."""
        self._armed.clear()

    def _cancel(self, account: str, family: Family, instrument: str | None) -> int:
        orders = [o for o in self.book.of(account, family) if o.live and instrument in (None, o.instrument)]
        for order in orders:
            self.book.cancel_by_other_hand(order.algo_id, family)
        return len(orders)

    def _note(self, account: str, scope: str, what: str, seconds: float = 0.0, cancelled: int = 0) -> None:
        self.ledger.note_timer(TimerNote(self.book.alarms.now(), account, scope, what, seconds, cancelled))
