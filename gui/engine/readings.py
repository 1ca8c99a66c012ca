"""The listings of an account as a run sees them: no claim of it is about a family that it does not sweep."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gui.domain.venues import Account, Family
from gui.engine.polling import FamilyReader
from gui.engine.runs import Run

# Flat is said over listings no older than this (seconds).
FRESH_S = 4.5


class Readings:
    """Judges the readers of one account for a run; ``last_answer`` is that of the family's latest telling answer."""

    def __init__(
        self,
        account: Account,
        readers: Mapping[Family, FamilyReader],
        last_answer: Callable[[Family], float | None],
    ) -> None:
        self._account = account
        self._readers = readers
        self._last_answer = last_answer

    def of(self, run: Run) -> Mapping[Family, FamilyReader]:
        """Give the readers of the families that the run sweeps."""
        return {family: one for family, one in self._readers.items() if run.sweeps_family(self._account, family)}

    def _since(self, run: Run, family: Family) -> float:
        return max(run.since, self._last_answer(family) or run.since)

    def twice(self, run: Run) -> bool:
        """Say whether every family that the run sweeps was read completely twice since its start and last answer."""
        return all(one.complete_twice_since(self._since(run, family)) for family, one in self.of(run).items())

    def settled(self, run: Run) -> bool:
        """Say whether the listings can bring nothing more: read twice, or refused in a way only a person mends."""
        for family, reader in self.of(run).items():
            last = reader.last
            hopeless = last is not None and not last.complete and last.begun >= run.since
            if hopeless and last is not None and last.fault is not None and last.fault.by_person:
                continue
            if not reader.complete_twice_since(self._since(run, family)):
                return False
        return True

    def fresh(self, run: Run, within_s: float = FRESH_S) -> bool:
        """Say whether the latest reading of every family that the run sweeps is complete and no older than this."""
        return all(reader.fresh(within_s) for reader in self.of(run).values())

    def freshen(self, run: Run) -> None:
        """Read again what the run needs for flat and what is no longer young, since all has to be fresh at once."""
        for reader in self.of(run).values():
            if not reader.fresh(FRESH_S / 2):
                reader.read_again(for_run=True)
