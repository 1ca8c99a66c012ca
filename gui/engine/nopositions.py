"""What stands where an account's positions are not read: nothing is held for them, and no claim is made of them."""

from __future__ import annotations

from collections.abc import Iterable

from gui.domain.orders import OrderKey
from gui.domain.positions import PositionKey, position_families
from gui.domain.rows import Row
from gui.domain.venues import Account
from gui.engine.runs import Run
from gui.engine.views import PositionsView


class NoPositions:
    """Answers like `gui.engine.positiondesk.PositionDesk` for an account without a part that reads positions."""

    def __init__(self, account: Account) -> None:
        self._account = account

    def start(self) -> None:
        """Nothing to start."""

    def recall(self, environment: str) -> None:
        """Nothing to recall."""

    def rest(self) -> None:
        """Nothing to end."""

    def woke(self, unseen_s: float) -> None:
        """Nothing to read again."""

    def read_again(self) -> None:
        """Nothing to read."""

    def begin(self, run: Run) -> None:
        """Nothing to close."""

    def ended(self) -> None:
        """Nothing to let go."""

    def stop_sending(self) -> int:
        """Nothing to take back."""
        return 0

    def in_flight(self) -> int:
        """Nothing is under way."""
        return 0

    def heard_since(self, since: float) -> bool:
        """No answer ever came."""
        return False

    def holds(self, order: Row) -> bool:
        """Nobody will close the position: its stops are cancelled as a person asked."""
        return False

    def look(self, orders: Iterable[OrderKey], positions: Iterable[PositionKey]) -> None:
        """Nothing follows from a change."""

    def settled(self, run: Run) -> bool:
        """Nothing more comes."""
        return True

    def flat(self, run: Run) -> bool:
        """Where there may be positions they are not proven closed."""
        return not run.closes(self._account) or not position_families(self._account.families)

    def fresh(self, run: Run) -> bool:
        """Nothing can be too old."""
        return True

    def views(self) -> tuple[PositionsView, ...]:
        """Say of each family that there may be that it was never read."""
        return tuple(
            PositionsView(self._account, family, complete=False, age_s=None)
            for family in position_families(self._account.families)
        )
