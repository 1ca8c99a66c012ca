"""Where a fault lies, for the reports of commands: asked only when something is wrong, and within a second or two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gui.connectors.thiscomputer import Computer, look_around
from gui.domain.venues import Environment
from gui.engine.diagnosis import Diagnosis, diagnose
from gui.session import Session

# A report waits this long at most for the look at this computer (seconds).
REPORT_WAITS_S = 1.0


def hosts_of(session: Session) -> tuple[str, ...]:
    """Give the hosts that the accounts of a session use, each once; none for accounts without keys."""
    hosts = [
        session.connectors[account.label].host(family) for account in session.accounts for family in account.families
    ]
    return tuple(dict.fromkeys(host for host in hosts if host))


async def look(session: Session, environ: Mapping[str, str], within_s: float = REPORT_WAITS_S) -> Computer:
    """Look at this computer's way to the venues of a session; no venue is asked anything."""
    # The practice venues are on this computer: no way out is needed to them.
    hosts = () if session.environment is Environment.DRILL else hosts_of(session)
    return await look_around(hosts, environ, within_s=within_s)


async def locate(session: Session, environ: Mapping[str, str]) -> Diagnosis | None:
    """Say where the fault lies that keeps venues silent; None, at once, where there is none."""
    views = session.switch.accounts()
    if diagnose(views) is None:
        return None
    return diagnose(views, await look(session, environ))


def where_fields(told: Diagnosis | None) -> dict[str, Any]:
    """Give the fields that every report has: ``where`` the fault lies, and the ``diagnosis`` in words, or None."""
    return {"where": told and str(told.where), "diagnosis": told and told.sentence}
