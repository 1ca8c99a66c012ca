"""The invariants that the practice venues' own books decide: what closes did, and what was left armed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gui.domain.positions import PositionKey
from gui.drill.ledger import Change, Ledger
from gui.drill.positions import Positions
from tests.invariants.table import Breaches


@dataclass
class VenueBooks:
    """Judges the ledger of the venues at its end; implements `tests.invariants.positions.Holdings` on the way."""

    ledger: Ledger
    positions: Positions
    breaches: Breaches

    def zero_since(self, key: PositionKey, since: float) -> bool:
        """Say whether a position was at zero at some moment since then (monotonic)."""
        held = self.positions.get(key)
        if held is None or not held.size:
            return True
        later = [change for change in self.ledger.changes if change.key == key and change.at >= since]
        return any(not size for change in later for size in (change.before, change.after))

    def held(self, account: str) -> Iterable[PositionKey]:
        """Give the positions of an account that are open now."""
        return [one.key for one in self.positions if one.account == account and one.size]

    @property
    def flips(self) -> int:
        """How often a close turned a position round or opened one."""
        return sum(map(self._turned, self.ledger.closes))

    @staticmethod
    def _turned(change: Change) -> bool:
        return change.flipped or abs(change.after) > abs(change.before)

    def judge(self, at: float, *, chosen: frozenset[str]) -> None:
        """Judge every change; ``chosen`` are the accounts whose positions any press was to close."""
        for change in self.ledger.closes:
            self.breaches.holds("I27", not self._turned(change), at, f"our close: {change}")
            mine = change.account in chosen
            self.breaches.holds("I28", mine, at, f"{change.key} was closed and no press had chosen it")

    def timers_off(self, at: float) -> None:
        """Judge at the end of everything: the last word of each timer is that it is off or has run out."""
        last = {(note.account, note.scope): note for note in self.ledger.timers}
        for note in last.values():
            self.breaches.holds("I32", note.what != "armed", at, f"{note} is left")
