"""The check of one key: over practice venues on real sockets, and over answers that no venue gives on demand."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from gui.config.paths import find_paths
from gui.config.settings import load_settings
from gui.connectors.credentials import Credentials
from gui.domain.clock import SystemClock
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import Finding, KeyRights
from gui.domain.venues import Account, Environment, Family, Venue, offered_families
from gui.drill.account import PracticeAccount, practice_account
from gui.engine.keycheck import AccountCheck, ask_account, check_of
from gui.engine.pacing import AccountPace
from gui.engine.views import AccountView, FamilyView, Health
from gui.session import limits_of, make_connector
from tests.commands.venues import ground


async def ask(folder: Path, practice: PracticeAccount) -> AccountCheck:
    """Check one practice account over real sockets."""
    async with ground(folder, scenario="calm", accounts=(practice,)) as here:
        paths = find_paths(here.environ, str(here.config))
        (account,) = load_settings(paths).of(Environment.LIVE)
        clock = SystemClock()
        key = Credentials(practice.key, practice.secret, practice.passphrase)
        pace = AccountPace(clock, limits_of(account.venue, 1))
        connector = make_connector(account, key, pace, clock)
        check = await ask_account(connector, clock)
        await connector.close()
        assert {arrival.method for arrival in here.venues.ledger.requests} == {"GET"}
    return check


def found(check: AccountCheck) -> dict[str, Finding]:
    return {one.name: one.finding for one in check.findings}


@pytest.mark.parametrize("venue", list(Venue))
async def test_a_good_key_is_fine_in_everything(venue: Venue, tmp_path: Path) -> None:
    check = await ask(tmp_path, practice_account("drill-a", venue))
    told = found(check)
    assert check.can_cancel
    assert check.signed_in
    assert told["sign-in"] is told["environment"] is told["trade"] is told["clock"] is Finding.FINE
    assert [told[f"listing {family}"] for family in check.view.account.families] == [Finding.FINE] * len(
        offered_families(venue, Environment.LIVE)
    )
    assert check.view.latency_s is not None


async def test_a_key_for_demo_trading_is_told_as_one(tmp_path: Path) -> None:
    practice = practice_account("drill-a", Venue.OKX)
    demo = PracticeAccount(**{**{name: getattr(practice, name) for name in FIELDS}, "environment": "demo"})
    check = await ask(tmp_path, demo)
    told = {one.name: one for one in check.findings}
    assert not check.can_cancel
    assert told["environment"].finding is Finding.BAD
    assert told["environment"].sentence.startswith("This key is for demo trading. Nothing was sent.")


FIELDS = ("label", "venue", "key", "secret", "passphrase", "permissions")


async def test_a_key_that_may_withdraw_is_warned_of_and_usable(tmp_path: Path) -> None:
    practice = practice_account("drill-a", Venue.OKX)
    rights = {**{name: getattr(practice, name) for name in FIELDS}, "permissions": {"read_only", "trade", "withdraw"}}
    check = await ask(tmp_path, PracticeAccount(**rights))
    assert check.can_cancel
    assert found(check)["withdraw"] is Finding.WARNING


def _view(*faults: VenueFault | None, offset: float | None = 0.01) -> AccountView:
    account = Account("um", Venue.BINANCE, Environment.DEMO, families=(Family.UM, Family.CM))
    families = tuple(
        FamilyView(family, complete=fault is None, age_s=None, fault=fault)
        for family, fault in zip(account.families, faults, strict=True)
    )
    fault = next((fault for fault in faults if fault is not None), None)
    return AccountView(account, Health.READY, families, open=0, fault=fault, wait_s=12.2, clock_offset_s=offset)


def test_what_a_venue_does_not_tell_is_said_to_be_unknown() -> None:
    check = check_of(_view(None, None, offset=None), KeyRights())
    told = found(check)
    assert check.can_cancel
    assert told["cancel"] is told["clock"] is Finding.UNKNOWN
    assert told["coverage"] is Finding.WARNING
    assert told["sign-in"] is told["environment"] is Finding.FINE


def test_a_ban_a_stranger_and_a_clock_far_off_are_findings() -> None:
    ban = VenueFault(FaultKind.BANNED, "-1003", http_status=418)
    check = check_of(_view(ban, ban, offset=-4.2), KeyRights(fault=ban))
    sentences = {one.name: one.sentence for one in check.findings}
    assert not check.can_cancel
    assert not check.signed_in
    assert "13 s are left" in sentences["ban"]
    assert "4.2 s off" in sentences["clock"]
    assert "environment" not in sentences


async def test_a_venue_that_never_answers_is_told_in_time() -> None:
    account = Account("a", Venue.OKX, Environment.LIVE, families=(Family.OKX_ALGO,))

    class Silent:
        def __init__(self) -> None:
            self.account = account

        async def hang(self, *_: object) -> None:
            await asyncio.Event().wait()

        read_clocks = key_rights = list_orders = hang

    check = await ask_account(Silent(), SystemClock(), within_s=0.01)  # type: ignore[arg-type]
    assert not check.can_cancel
    assert check.view.families[0].fault is not None
    assert check.rights.fault is not None
    assert check.rights.fault.kind is FaultKind.TIMEOUT
