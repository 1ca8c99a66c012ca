"""Pictures how one account stands, from its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import ClockReading
from gui.domain.venues import Account, Family
from gui.engine.cancelling import CancelService
from gui.engine.census import Sort
from gui.engine.gate import Mood
from gui.engine.pacing import AccountPace
from gui.engine.polling import FamilyReader
from gui.engine.runs import Run
from gui.engine.views import AccountView, FamilyView, Health


class DeskLike(Protocol):
    """The parts of a desk that are pictured."""

    account: Account
    pace: AccountPace
    cancels: CancelService
    latency_s: float | None

    @property
    def clocks(self) -> tuple[ClockReading, ...]:
        """The latest reading of each of the venue's clocks."""
        ...

    @property
    def readers(self) -> Mapping[Family, FamilyReader]:
        """The reader of each family."""
        ...

    def read_twice(self, run: Run) -> bool:
        """Say whether every family was read completely twice since the run's start and the last answer."""
        ...

    def positions_flat(self, run: Run) -> bool:
        """Say whether every position that the run closes here is proven closed."""
        ...


def account_fault(desk: DeskLike) -> VenueFault | None:
    """Give what is wrong with the account now, a refusal of its cancels before one of its listings."""
    refusal = desk.cancels.gate.refusal
    if desk.cancels.gate.mood is Mood.REFUSED and refusal is not None:
        if refusal.fault is not None:
            return refusal.fault
        return VenueFault(FaultKind.KEY, refusal.code, refusal.message, refusal.http_status)
    # What stands against algo orders is told before what stands against ordinary ones.
    return _listing_fault(desk, ordinary=False) or _listing_fault(desk, ordinary=True)


def _listing_fault(desk: DeskLike, *, ordinary: bool) -> VenueFault | None:
    faults = [
        reader.last.fault
        for family, reader in desk.readers.items()
        if family.ordinary is ordinary
        and reader.last is not None
        and not reader.last.complete
        and reader.last.fault is not None
    ]
    return min(faults, key=lambda fault: not fault.by_person, default=None)


def account_view(desk: DeskLike, run: Run | None, counts: Mapping[Sort, int]) -> AccountView:
    """Picture the account: its health, its families, what is open and what the run has proven gone.

    ``counts`` are its rows, by sort.
    """
    fault = account_fault(desk)
    frozen = desk.pace.stated_wait_s(cancels=True)
    offsets = [reading.offset_s for reading in desk.clocks if reading.offset_s is not None]
    families = tuple(reader.view() for reader in desk.readers.values())
    latencies = [family.latency_s for family in families if family.latency_s is not None]
    paced_s = max((family.paced_s or 0.0 for family in families), default=0.0)
    number = run.number if run is not None else None
    still_open = sum(count for sort, count in counts.items() if sort.open)
    return AccountView(
        account=desk.account,
        health=_health(desk, run, counts, fault, frozen, families),
        families=families,
        open=still_open,
        gone=sum(count for sort, count in counts.items() if sort.gone and sort.run == number) if run is not None else 0,
        fault=fault,
        wait_s=frozen or desk.pace.stated_wait_s() or paced_s or None,
        latency_s=desk.latency_s if desk.latency_s is not None else max(latencies, default=None),
        clock_offset_s=max(offsets, key=abs, default=None),
    )


def _health(
    desk: DeskLike,
    run: Run | None,
    counts: Mapping[Sort, int],
    fault: VenueFault | None,
    frozen: float,
    families: Sequence[FamilyView],
) -> Health:
    gate = desk.cancels.gate
    algo = _listing_fault(desk, ordinary=False)
    if gate.mood is Mood.REFUSED or (algo is not None and algo.by_person):
        return Health.BLOCKED
    if frozen:
        return Health.WAITING
    covered = run is not None and run.on and run.covers_account(desk.account)
    if (
        run is not None
        and covered
        and any(sort.run == run.number and not sort.gone and not sort.fired for sort in counts)
    ):
        return Health.SILENT if gate.mood is Mood.SILENT else Health.SENDING
    if fault is not None and fault.by_person:
        return Health.BLOCKED
    if fault is not None:
        slowed = fault.kind is FaultKind.RATE_LIMIT and desk.pace.stated_wait_s() > 0
        return Health.WAITING if slowed else Health.DOWN
    if not all(reader.answered_once for reader in desk.readers.values()):
        return Health.READING
    if any(family.overdue for family in families):
        # No failure is known, yet what is shown grows old: that is said, whatever keeps the reading.
        return Health.WAITING if desk.pace.stated_wait_s() > 0 else Health.DOWN
    if any(family.paced_s is not None and not family.fresh for family in families):
        return Health.WAITING
    return Health.FLAT if run is not None and _flat(desk, run, counts) else Health.READY


def _flat(desk: DeskLike, run: Run, counts: Mapping[Sort, int]) -> bool:
    # An account may be proven flat while another one of the same run is not.
    if run.on or not run.covers_account(desk.account) or _left(desk, run, counts):
        return False
    return run.flat or (run.sweeps(desk.account) and desk.read_twice(run) and desk.positions_flat(run))


def _left(desk: DeskLike, run: Run, counts: Mapping[Sort, int]) -> bool:
    # What is open of families that the run never reached says nothing against its end.
    return any(sort.open and run.reaches_family(desk.account, sort.family) for sort in counts)
