"""The accounts window as a person has it open: a tested new key, keys that cannot work, and no key store."""

from __future__ import annotations

from collections.abc import Callable

from gui.config.keystore import Stored, StoreTrouble
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import KeyRights
from gui.domain.venues import Account, Environment, Venue, offered_families
from gui.engine.keycheck import AccountCheck, check_of
from gui.engine.views import AccountView, FamilyView, Health
from gui.models.accounts_texts import store_trouble
from gui.widgets.accounts_dialog import AccountsDialog
from gui.widgets.main_window import KillSwitchWindow

TESTED_MS = 1763733792000
OPEN = {"alpha": 8, "hedge": 5, "um-desk": 12}


def account(label: str, venue: Venue) -> Account:
    """Give a live account."""
    families = offered_families(venue, Environment.LIVE)
    return Account(label, venue, Environment.LIVE, families=families)


SAVED = (account("alpha", Venue.OKX), account("hedge", Venue.OKX), account("um-desk", Venue.BINANCE))


def check(of: Account, count: int, fault: VenueFault | None = None, *, withdraw: bool = False) -> AccountCheck:
    """Give what a test of the account found."""
    families = tuple(FamilyView(family, fault is None, 0.1, fault=fault) for family in of.families)
    view = AccountView(
        of, Health.READY, families, open=count, fault=fault, latency_s=0.092, clock_offset_s=0.038, wait_s=None
    )
    return check_of(view, KeyRights(True, True, withdraw, True) if fault is None else KeyRights(fault=fault))


def _open(window: KillSwitchWindow) -> AccountsDialog:
    dialog = window.open_accounts()
    dialog.show_accounts(SAVED, OPEN)
    for one in SAVED:
        dialog.show_check(one.label, check(one, OPEN[one.label]), TESTED_MS)
    dialog.choose("")
    dialog.form.label.setText("night-desk")
    dialog.form.key.setText("8f2c1f60-41d9-4a0b-93e4-5b1d20c7a7a2")
    dialog.form.secret.setText("0" * 32)
    dialog.form.passphrase.setText("0" * 12)
    return dialog


def tested(window: KillSwitchWindow) -> None:
    """A new key, tested."""
    _open(window).show_check("", check(SAVED[0], 4, withdraw=True), TESTED_MS)


def refused(window: KillSwitchWindow) -> None:
    """A key for the other environment, tested."""
    fault = VenueFault(FaultKind.ENVIRONMENT, "50101", "APIKey does not match current environment.", 401)
    _open(window).show_check("", check(SAVED[0], 0, fault), TESTED_MS)


def half_pasted(window: KillSwitchWindow) -> None:
    """Bad input at every field, on a computer without a key store."""
    dialog = _open(window)
    dialog.form.label.setText("alpha")
    dialog.form.key.setText("8f2c1f60-41d9-4a0b")
    dialog.form.secret.setText("0" * 64)
    dialog.form.passphrase.setText("short")
    dialog.save.click()
    dialog.set_note(lambda: store_trouble(Stored(StoreTrouble.NONE_HERE), "night-desk", Venue.OKX))


def saved(window: KillSwitchWindow) -> None:
    """A saved account with its last findings, and the question before it is removed."""
    dialog = _open(window)
    dialog.choose("um-desk")


ACCOUNTS: dict[str, Callable[[KillSwitchWindow], None]] = {
    "accounts-dialog": tested,
    "accounts-refused": refused,
    "accounts-half-pasted": half_pasted,
    "accounts-saved": saved,
}
