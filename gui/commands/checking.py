"""``killswitch check``: keys, rights, clock and reachability of every account, without touching an order."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Mapping
from typing import Any

from gui.commands.computer import (
    CLOCK_OFF_S,
    Told,
    connections,
    disk,
    key_store,
    may_be_reached,
    memory,
    network,
    own_clock,
)
from gui.commands.listing import family_error, left_words, read_listings
from gui.commands.whereabouts import look, where_fields
from gui.config.paths import Paths
from gui.connectors.thiscomputer import LOOK_S, Computer
from gui.domain.clock import SystemClock
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import Finding, KeyRights
from gui.domain.sentences import fault_sentence
from gui.domain.venues import Account, Environment, Venue
from gui.engine.diagnosis import diagnose, is_stranger
from gui.engine.views import AccountView
from gui.session import Session


async def check_document(
    session: Session, stopped: asyncio.Event, paths: Paths, environ: Mapping[str, str]
) -> dict[str, Any]:
    """Ask everything about every account and this computer, and make the JSON document of ``check``."""
    kept = memory(session.journal, SystemClock(), session.environment, session.accounts)
    looking = asyncio.ensure_future(look(session, environ, LOOK_S))
    asked = (session.connectors[account.label].key_rights() for account in session.accounts)
    rights_asked = asyncio.gather(*asked, return_exceptions=True)
    await read_listings(session.switch, stopped)
    answers = [_told(rights) for rights in await rights_asked]
    rights = dict(zip((account.label for account in session.accounts), answers, strict=True))
    views = session.switch.accounts()
    entries = [_account(view, rights[view.account.label]) for view in views]
    computer = await looking
    own = [*network(computer), *await _connections(session, computer), *own_clock(views)]
    own += [*disk(paths, session.journal.health()), *kept]
    if session.environment is not Environment.DRILL:
        own += key_store(views, environ)
    return {
        "ok": bool(entries) and all(entry["can_cancel"] for entry in entries),
        "accounts": entries,
        **where_fields(diagnose(views, computer)),
        "computer": [_finding(told.name, told.finding, told.sentence) for told in own],
    }


def _told(rights: KeyRights | BaseException) -> KeyRights:
    # One account whose question fails here must not take the report of the others along.
    if isinstance(rights, KeyRights):
        return rights
    if not isinstance(rights, Exception):
        raise rights
    message = f"a part of this program stopped ({type(rights).__name__})"
    return KeyRights(fault=VenueFault(FaultKind.OWN_FAULT, message=message))


async def _connections(session: Session, computer: Computer) -> list[Told]:
    if session.environment is Environment.DRILL:
        return []
    hosts = {
        host: account.venue
        for account in session.accounts
        for family in account.families
        if (host := session.connectors[account.label].host(family))
    }
    return await connections(may_be_reached(session.switch.accounts(), hosts), computer)


def _account(view: AccountView, rights: KeyRights) -> dict[str, Any]:
    account = view.account
    findings = [_finding(f.name, f.finding, f.sentence) for f in rights.findings]
    if rights.fault is not None:
        sentence = fault_sentence(rights.fault, account, over=True, question=True) + left_words(view)
        findings.append(_finding("sign-in", Finding.BAD, sentence))
    for family in view.families:
        error = family_error(view, family)
        kind = Finding.FINE if family.complete else Finding.BAD
        findings.append(_finding(f"listing {family.family}", kind, error or "answers completely"))
    findings.extend(_private(view))
    findings.extend(_ban(view))
    findings.extend(_clock(view))
    findings.extend(_no_demo(account))
    can = view.complete and rights.can_cancel is not False and rights.fault is None
    if rights.can_cancel is None and can:
        findings.append(_finding("cancel", Finding.UNKNOWN, "The venue does not tell here whether this key may cancel"))
    return {
        "label": account.label,
        "venue": str(account.venue),
        "environment": str(account.environment),
        "can_cancel": can,
        "can_withdraw": rights.can_withdraw,
        "address_bound": rights.address_bound,
        "clock_offset_s": None if view.clock_offset_s is None else round(view.clock_offset_s, 3),
        "latency_s": None if view.latency_s is None else round(view.latency_s, 3),
        "findings": findings,
    }


def _finding(name: str, finding: Finding, sentence: str) -> dict[str, str]:
    return {"name": name, "finding": str(finding), "sentence": sentence}


def _private(view: AccountView) -> list[dict[str, str]]:
    """Say whether the connection is the venue's own: its certificate, and no login page or proxy in between."""
    faults = [family.fault for family in view.families if family.fault is not None]
    if any(fault.kind is FaultKind.CERTIFICATE for fault in faults):
        told = next(fault for fault in faults if fault.kind is FaultKind.CERTIFICATE)
        sentence = f"The connection is {told.message.rstrip('.') or 'not private'}. Use another network"
        return [_finding("certificate", Finding.BAD, sentence)]
    if any(is_stranger(fault) for fault in faults):
        sentence = "What answers here is not the venue. Log in to this network with a browser, or use a phone hotspot"
        return [_finding("portal", Finding.BAD, sentence)]
    if view.complete or any(_heard(fault) for fault in faults):
        return [_finding("certificate", Finding.FINE, "is trusted, and nothing stands in the way")]
    return [_finding("certificate", Finding.UNKNOWN, "The venue was not reached")]


def _heard(fault: VenueFault) -> bool:
    return not fault.silence and fault.kind is not FaultKind.MISSING_CREDENTIALS and fault.http_status is not None


def _ban(view: AccountView) -> list[dict[str, str]]:
    if view.fault is None or view.fault.kind is not FaultKind.BANNED:
        return []
    left = "" if view.wait_s is None else f"; {math.ceil(view.wait_s)} s are left"
    sentence = f"{view.account.venue.display} has banned this address{left}. Nothing is sent there until then"
    return [_finding("ban", Finding.BAD, sentence)]


def _clock(view: AccountView) -> list[dict[str, str]]:
    offset = view.clock_offset_s
    if offset is None:
        return [_finding("clock", Finding.UNKNOWN, "The venue's clock was not read")]
    if abs(offset) > CLOCK_OFF_S:
        sentence = f"This computer's clock is {abs(offset):.1f} s off. We correct for it; set the clock later"
        return [_finding("clock", Finding.WARNING, sentence)]
    return [_finding("clock", Finding.FINE, f"within {abs(offset):.2f} s of the venue's")]


def _no_demo(account: Account) -> list[dict[str, str]]:
    if account.venue is Venue.BINANCE and account.environment is Environment.DEMO:
        sentence = "Binance has no demo for TWAP and VP: only USDⓈ-M and COIN-M conditional orders are covered here"
        return [_finding("coverage", Finding.WARNING, sentence)]
    return []


def check_text(document: dict[str, Any]) -> str:
    """Say the findings for people."""
    marks = {"fine": "ok  ", "warning": "WARN", "bad": "BAD ", "unknown": "?   "}
    lines = []
    for account in document["accounts"]:
        verdict = "can cancel" if account["can_cancel"] else "CANNOT CANCEL"
        lines.append(f"{account['label']} ({account['venue']}, {account['environment']}): {verdict}")
        for finding in account["findings"]:
            lines.append(f"  {marks[finding['finding']]} {finding['name']}: {finding['sentence']}")
    lines.append("This computer:")
    lines += [f"  {marks[one['finding']]} {one['name']}: {one['sentence']}" for one in document["computer"]]
    if document["diagnosis"]:
        lines.append(document["diagnosis"])
    lines.append("No order was touched.")
    return "\n".join(lines)
