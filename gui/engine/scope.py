"""Which orders a run reaches."""

from __future__ import annotations

from dataclasses import dataclass

from gui.domain.orders import OrderKey
from gui.domain.positions import PositionKey
from gui.domain.rows import Row
from gui.domain.venues import Account, Family, Venue
from gui.domain.what import What

# What a run reaches beyond the algo orders, in the words of the journal.
WHAT_WORDS = {What.ORDERS: "all orders", What.FLATTEN: "all orders, then positions"}


@dataclass(frozen=True, slots=True)
class Scope:
    """What PANIC reaches: everything, one venue, or some accounts, with or without the protective orders.

    An empty ``accounts`` means every account. ``keys`` is set for *Cancel selected* and *Retry* only: then just these
    orders, and just these ``positions`` of what a run left open. ``what`` says whether ordinary orders go too, and
    positions after them.
    """

    venue: Venue | None = None
    accounts: tuple[str, ...] = ()
    keep_protective: bool = False
    keys: frozenset[OrderKey] | None = None
    what: What = What.ALGOS
    positions: frozenset[PositionKey] = frozenset()

    def covers_account(self, account: Account) -> bool:
        """Say whether the run reaches into this account."""
        if self.keys is not None:
            return any(key.account == account.label for key in self.keys) or self.closes(account)
        if self.venue is not None and account.venue is not self.venue:
            return False
        return not self.accounts or account.label in self.accounts

    def covers(self, account: Account, row: Row) -> bool:
        """Say whether the run is to cancel this row."""
        if self.keys is not None:
            return row.key in self.keys
        if not self.covers_account(account) or not self.what.reaches(row.key.family):
            return False
        return not (self.keep_protective and row.order.protective)

    def sweeps_family(self, account: Account, family: Family) -> bool:
        """Say whether orders of the family that nobody has seen yet are reached, too."""
        return self.keys is None and self.what.reaches(family) and self.covers_account(account)

    def closes(self, account: Account) -> bool:
        """Say whether positions of this account are closed."""
        if self.keys is not None:
            return any(key.account == account.label for key in self.positions)
        return self.what.closes and self.covers_account(account)

    def closes_position(self, account: Account, key: PositionKey) -> bool:
        """Say whether this position is closed; one of another account is not."""
        return key.account == account.label and self.closes(account) and (self.keys is None or key in self.positions)

    def names(self, key: OrderKey) -> bool:
        """Say whether a person chose this very order, whatever it protects."""
        return self.keys is not None and not self.positions and key in self.keys

    @property
    def everything_of_an_account(self) -> bool:
        """Say whether nothing of a covered account is to stay, so that whole symbols may go in one call."""
        return self.keys is None and not self.keep_protective

    @property
    def narrow(self) -> bool:
        """Say whether it reaches less than everything."""
        return self.venue is not None or bool(self.accounts) or self.keys is not None or self.keep_protective


def scope_words(scope: Scope) -> str:
    """Say what a scope reaches, for journal and progress."""
    if scope.keys is not None:
        count = len(scope.positions)
        tail = f" · {count} {'position' if count == 1 else 'positions'}" if count else ""
        return f"{len(scope.keys)} selected{tail}"
    parts = [scope.venue.display if scope.venue is not None else "every venue"]
    if scope.accounts:
        parts = [", ".join(scope.accounts)]
    if scope.what is not What.ALGOS:
        parts.append(WHAT_WORDS[scope.what])
    if scope.keep_protective:
        parts.append("protective orders stay")
    return " · ".join(parts)
