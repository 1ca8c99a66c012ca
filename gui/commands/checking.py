"""``killswitch check``: keys, rights, clock and reachability of every account, without touching an order."""

from __future__ import annotations

import asyncio
from typing import Any

from gui.commands.listing import family_error, left_words, read_listings
from gui.domain.replies import Finding, KeyRights
from gui.domain.sentences import fault_sentence
from gui.domain.venues import Account, Environment, Venue
from gui.engine.views import AccountView
from gui.session import Session

# The venue's clock may be this far from ours before it is worth a warning (seconds).
CLOCK_OFF_S = 1.0


async def check_document(session: Session, stopped: asyncio.Event) -> dict[str, Any]:
    """Ask everything about every account and make the JSON document of ``check``."""
    rights_asked = asyncio.gather(*(session.connectors[account.label].key_rights() for account in session.accounts))
    await read_listings(session.switch, stopped)
    rights = dict(zip((account.label for account in session.accounts), await rights_asked, strict=True))
    entries = [_account(view, rights[view.account.label]) for view in session.switch.accounts()]
    return {"ok": bool(entries) and all(entry["can_cancel"] for entry in entries), "accounts": entries}


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
    lines.append("No order was touched.")
    return "\n".join(lines)
