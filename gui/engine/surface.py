"""What a screen or a command may ask of the engine: plain methods that return at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from gui.domain.exchanges import Exchange
from gui.domain.orders import OrderKey
from gui.domain.rows import Row
from gui.engine.scope import Scope
from gui.engine.views import AccountView, Change, RunView
from gui.journal.entries import JournalHealth, Line


class Surface(Protocol):
    """The engine as the window and the command line see it. No method waits, none raises for venue trouble."""

    def rows(self) -> Mapping[OrderKey, Row]:
        """Every row, in the order in which they were first seen; a live read-only view."""
        ...

    def accounts(self) -> Sequence[AccountView]:
        """Every account as it stands now."""
        ...

    def run(self) -> RunView | None:
        """The current run, or the last one of this session."""
        ...

    def panic(self, scope: Scope, *, hold_ms: int | None = None) -> int:
        """Cancel everything in scope; during a run it re-sends what is open. Gives the run's number."""
        ...

    def cancel(self, keys: Iterable[OrderKey]) -> int:
        """Cancel these orders. Gives the run's number."""
        ...

    def retry(self) -> int | None:
        """Send again what the last run left open."""
        ...

    def stop_sending(self) -> None:
        """Take back what is queued; what was sent stays sent and is still being proven."""
        ...

    def acknowledge(self, keys: Iterable[OrderKey]) -> None:
        """A person has seen that these orders fired."""
        ...

    def clear_finished(self) -> None:
        """Take rows that are gone, or fired and acknowledged, off the screen; the journal keeps them."""
        ...

    def read_again(self) -> None:
        """Read every listing now."""
        ...

    def exchanges(self, key: OrderKey) -> tuple[Exchange, ...]:
        """What went over the wire for an order of late, oldest first, every secret hidden; dropped with its row."""
        ...

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call ``listener`` after every change, in the event loop; returns the function that ends it."""
        ...

    def journal_lines(self) -> Sequence[Line]:
        """The journal's latest lines for people, oldest first, capped."""
        ...

    def journal_health(self) -> JournalHealth:
        """How the journal on disk stands."""
        ...
