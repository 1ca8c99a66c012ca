"""``killswitch check``: keys, rights, clock and reachability of every account, without touching an order."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from gui.commands.computer import (
    Told,
    connections,
    disk,
    key_store,
    may_be_reached,
    memory,
    network,
    own_clock,
)
from gui.commands.listing import read_listings
from gui.commands.whereabouts import look, where_fields
from gui.config.paths import Paths
from gui.connectors.thiscomputer import LOOK_S, Computer
from gui.domain.clock import SystemClock
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import Finding, KeyRights
from gui.domain.venues import Environment
from gui.engine.diagnosis import diagnose
from gui.engine.keycheck import check_of
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
    account, check = view.account, check_of(view, rights)
    return {
        "label": account.label,
        "venue": str(account.venue),
        "environment": str(account.environment),
        "can_cancel": check.can_cancel,
        "can_withdraw": rights.can_withdraw,
        "address_bound": rights.address_bound,
        "clock_offset_s": None if view.clock_offset_s is None else round(view.clock_offset_s, 3),
        "latency_s": None if view.latency_s is None else round(view.latency_s, 3),
        "findings": [_finding(f.name, f.finding, f.sentence) for f in check.findings],
    }


def _finding(name: str, finding: Finding, sentence: str) -> dict[str, str]:
    return {"name": name, "finding": str(finding), "sentence": sentence}


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
