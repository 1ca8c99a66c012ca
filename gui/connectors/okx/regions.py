"""Finds the region of a key when it is set up; nothing else ever asks another region than the account's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gui.connectors.okx.caller import OkxCaller
from gui.connectors.okx.endpoints import config_call
from gui.connectors.okx.hosts import REGIONS
from gui.connectors.wire import Lane
from gui.domain.replies import Finding, KeyRights, RightsFinding
from gui.domain.venues import Account

# What OKX answers to a key of another region (OKX API v5, "Error Code").
UNKNOWN_HERE = frozenset({"50119", "50067"})
QUESTION_S = 4.0


async def with_region(
    rights: KeyRights, account: Account, caller_at: Callable[[tuple[str, ...]], OkxCaller]
) -> KeyRights:
    """Add to the rights of a key that OKX does not know here which other region knows it, if one does.

    Only for the check of a key: it is asked for once at each documented region. An account with hosts of its own
    is not looked for elsewhere.
    """
    if rights.fault is None or rights.fault.code not in UNKNOWN_HERE or account.hosts.rest:
        return rights
    for region, bases in REGIONS.items():
        if region == account.region:
            continue
        answer = await caller_at(bases).paced(config_call(), lane=Lane.PROOF, deadline_s=QUESTION_S)
        if answer.envelope is not None and answer.envelope.code == "0":
            return replace(rights, findings=(*rights.findings, _found(region, account)), region=region)
    return rights


def _found(region: str, account: Account) -> RightsFinding:
    where = f"OKX knows this key in the region {region}, not in {account.region}"
    return RightsFinding("region", Finding.BAD, f'{where}: write region = "{region}" for {account.label}.')
