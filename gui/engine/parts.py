"""What every account desk is built from."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from gui.domain.clock import Clock
from gui.domain.replies import Listing
from gui.domain.venues import Account
from gui.engine.evidence import Evidence
from gui.engine.latch import Latch
from gui.engine.positionnotes import PositionNotes
from gui.engine.positionstore import PositionStore
from gui.engine.runs import Run
from gui.engine.store import OrderStore
from gui.engine.tasks import TaskDoor
from gui.journal.entries import Journal

# Pauses between tries differ by this part, so that many rows and many programs do not try again in step.
SPREAD = 0.2


@dataclass(frozen=True, slots=True)
class DeskParts:
    """The store, journal, evidence, latch, clock and task door that desks use, and how they learn of the run.

    ``on_reading`` hears every listing after it was applied. ``spread`` gives the factor of the next pause between
    two tries of an order.
    """

    store: OrderStore
    journal: Journal
    evidence: Evidence
    latch: Latch
    clock: Clock
    door: TaskDoor
    current_run: Callable[[], Run | None]
    on_reading: Callable[[Account, Listing], None]
    spread: Callable[[], float]
    positions: PositionStore
    position_notes: PositionNotes


def spread_of(chance: random.Random) -> Callable[[], float]:
    """Give pauses that are up to a fifth longer or shorter, as ``chance`` has it."""
    return lambda: chance.uniform(1.0 - SPREAD, 1.0 + SPREAD)
