"""What the check of one account finds, for the command and for the window alike; no order is ever touched by it."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from gui.connectors.base import Connector
from gui.domain.clock import Clock
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import ClockReading, Finding, KeyRights, Listing, RightsFinding
from gui.domain.sentences import fault_sentence
from gui.domain.venues import Account, Environment, Family, Venue
from gui.engine.diagnosis import is_stranger
from gui.engine.views import AccountView, FamilyView, Health

# From here on this computer's clock is called off (seconds).
CLOCK_OFF_S = 1.0
# One account is asked for so long at most (seconds).
CHECK_S = 15.0

_Told = TypeVar("_Told")


@dataclass(frozen=True, slots=True)
class AccountCheck:
    """How one account stands, what its key may do, and every finding in the order in which it is told.

    ``can_cancel``: every listing answers completely, the sign-in works, and the venue does not deny the right.
    """

    view: AccountView
    rights: KeyRights
    can_cancel: bool
    findings: tuple[RightsFinding, ...]

    @property
    def signed_in(self) -> bool:
        """Say whether the venue has taken the key for good, in any of its answers."""
        return signed_in(self.view, self.rights)


def check_of(view: AccountView, rights: KeyRights) -> AccountCheck:
    """Find everything that listings, rights and clock of one account tell."""
    can = view.complete and rights.can_cancel is not False and rights.fault is None
    return AccountCheck(view, rights, can, tuple(_findings(view, rights, can)))


def signed_in(view: AccountView, rights: KeyRights) -> bool:
    """Say whether a signed request was answered as one of this key."""
    told = rights.fault is None and rights.can_read is not None
    return told or any(family.complete for family in view.families)


def _findings(view: AccountView, rights: KeyRights, can: bool) -> Iterator[RightsFinding]:
    yield from _sign_in(view, rights)
    yield from rights.findings
    for family in view.families:
        kind = Finding.FINE if family.complete else Finding.BAD
        error = family_error(view, family)
        yield RightsFinding(f"listing {family.family}", kind, error or "answers completely")
    yield from _private(view)
    yield from _ban(view)
    yield from _clock(view)
    yield from _no_demo(view.account)
    if rights.can_cancel is None and can:
        sentence = "The venue does not tell here whether this key may cancel"
        yield RightsFinding("cancel", Finding.UNKNOWN, sentence)


def _sign_in(view: AccountView, rights: KeyRights) -> Iterator[RightsFinding]:
    account, fault = view.account, rights.fault
    if fault is not None:
        sentence = fault_sentence(fault, account, over=True, question=True) + left_words(view)
        yield RightsFinding("sign-in", Finding.BAD, sentence)
    elif signed_in(view, rights):
        parts = "key, secret and passphrase" if account.venue is Venue.OKX else "key and secret"
        yield RightsFinding("sign-in", Finding.FINE, f"{account.venue.display} accepts {parts}")
    faults = [one for one in (fault, view.fault) if one is not None]
    if any(one.kind is FaultKind.ENVIRONMENT for one in faults):
        other = "live" if account.environment is Environment.DEMO else "demo"
        sentence = f"This key is for {other} trading. Nothing was sent. Choose {other} trading, or use another key"
        yield RightsFinding("environment", Finding.BAD, sentence)
    elif signed_in(view, rights):
        yield RightsFinding("environment", Finding.FINE, f"the key is for {account.environment} trading")


def family_error(view: AccountView, family: FamilyView) -> str | None:
    """Say what is wrong with the listing of a family, None if nothing is."""
    if family.complete:
        return None
    if family.fault is not None:
        return fault_sentence(family.fault, view.account, over=True, question=True) + left_words(view)
    if family.missing:
        return f"these types did not answer: {', '.join(family.missing)}"
    return "no answer yet"


def left_words(view: AccountView) -> str:
    """Say how long a ban still lasts, empty if there is none."""
    banned = view.fault is not None and view.fault.kind is FaultKind.BANNED
    return f" {math.ceil(view.wait_s)} s are left." if banned and view.wait_s else ""


def _private(view: AccountView) -> Iterator[RightsFinding]:
    """Say whether the connection is the venue's own: its certificate, and no login page or proxy in between."""
    faults = [family.fault for family in view.families if family.fault is not None]
    if any(fault.kind is FaultKind.CERTIFICATE for fault in faults):
        told = next(fault for fault in faults if fault.kind is FaultKind.CERTIFICATE)
        sentence = f"The connection is {told.message.rstrip('.') or 'not private'}. Use another network"
        yield RightsFinding("certificate", Finding.BAD, sentence)
    elif any(is_stranger(fault) for fault in faults):
        sentence = "What answers here is not the venue. Log in to this network with a browser, or use a phone hotspot"
        yield RightsFinding("portal", Finding.BAD, sentence)
    elif view.complete or any(_heard(fault) for fault in faults):
        yield RightsFinding("certificate", Finding.FINE, "is trusted, and nothing stands in the way")
    else:
        yield RightsFinding("certificate", Finding.UNKNOWN, "The venue was not reached")


def _heard(fault: VenueFault) -> bool:
    return not fault.silence and fault.kind is not FaultKind.MISSING_CREDENTIALS and fault.http_status is not None


def _ban(view: AccountView) -> Iterator[RightsFinding]:
    if view.fault is not None and view.fault.kind is FaultKind.BANNED:
        left = "" if view.wait_s is None else f"; {math.ceil(view.wait_s)} s are left"
        sentence = f"{view.account.venue.display} has banned this address{left}. Nothing is sent there until then"
        yield RightsFinding("ban", Finding.BAD, sentence)


def _clock(view: AccountView) -> Iterator[RightsFinding]:
    offset = view.clock_offset_s
    if offset is None:
        yield RightsFinding("clock", Finding.UNKNOWN, "The venue's clock was not read")
    elif abs(offset) > CLOCK_OFF_S:
        sentence = f"This computer's clock is {abs(offset):.1f} s off. We correct for it; set the clock later"
        yield RightsFinding("clock", Finding.WARNING, sentence)
    else:
        yield RightsFinding("clock", Finding.FINE, f"within {abs(offset):.2f} s of the venue's")


def _no_demo(account: Account) -> Iterator[RightsFinding]:
    if account.venue is Venue.BINANCE and account.environment is Environment.DEMO:
        sentence = "Binance has no demo for TWAP and VP: only USDⓈ-M and COIN-M conditional orders are covered here"
        yield RightsFinding("coverage", Finding.WARNING, sentence)


# Asking one account by itself, without an engine


async def ask_account(connector: Connector, clock: Clock, within_s: float = CHECK_S) -> AccountCheck:
    """Read clock, rights and every listing of one account once; for a key that no engine holds yet. Never raises.

    Only questions are sent; what gives no answer in time is told as such.
    """
    account = connector.account
    clocks = await _in_time(connector.read_clocks(), within_s) or ()
    rights, *listings = await asyncio.gather(
        _in_time(connector.key_rights(), within_s),
        *(_in_time(connector.list_orders(family), within_s) for family in account.families),
    )
    late = VenueFault(FaultKind.TIMEOUT, message="no answer in time")
    pairs = list(zip(account.families, listings, strict=True))
    view = _view(account, pairs, clocks, late)
    return check_of(view, rights if isinstance(rights, KeyRights) else KeyRights(fault=late))


async def _in_time(asked: Awaitable[_Told], within_s: float) -> _Told | None:
    try:
        async with asyncio.timeout(within_s):
            return await asked
    except TimeoutError:
        return None


def _view(
    account: Account,
    pairs: list[tuple[Family, Listing | KeyRights | None]],
    clocks: tuple[ClockReading, ...],
    late: VenueFault,
) -> AccountView:
    families = tuple(_family(family, told, late) for family, told in pairs)
    faults = [family.fault for family in families if family.fault is not None]
    trips = [reading.round_trip_s for reading in clocks if reading.round_trip_s is not None]
    offsets = [reading.offset_s for reading in clocks if reading.offset_s is not None]
    complete = all(family.complete for family in families)
    return AccountView(
        account=account,
        health=Health.READY if complete else Health.DOWN,
        families=families,
        open=sum(len(told.orders) for _, told in pairs if isinstance(told, Listing)),
        fault=min(faults, key=lambda fault: not fault.by_person, default=None),
        latency_s=max(trips, default=None),
        clock_offset_s=max(offsets, key=abs, default=None),
    )


def _family(family: Family, told: Listing | KeyRights | None, late: VenueFault) -> FamilyView:
    if not isinstance(told, Listing):
        return FamilyView(family, complete=False, age_s=None, fault=late)
    return FamilyView(
        family,
        complete=told.complete,
        age_s=0.0 if told.complete else None,
        fault=told.fault,
        last_complete_ms=told.at_ms if told.complete else None,
        missing=told.missing,
        not_offered=told.not_offered,
    )
