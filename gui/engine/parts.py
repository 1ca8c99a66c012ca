"""What every account desk is built from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gui.domain.clock import Clock
from gui.domain.replies import Listing
from gui.domain.venues import Account
from gui.engine.evidence import Evidence
from gui.engine.runs import Run
from gui.engine.store import OrderStore
from gui.engine.tasks import TaskDoor
from gui.journal.entries import Journal


@dataclass(frozen=True, slots=True)
class DeskParts:
    """The store, journal, evidence, clock and task door that desks use, and how they learn of the run.

    ``on_reading`` hears every listing after it was applied.
    """

    store: OrderStore
    journal: Journal
    evidence: Evidence
    clock: Clock
    door: TaskDoor
    current_run: Callable[[], Run | None]
    on_reading: Callable[[Account, Listing], None]
