"""Practice accounts: the venue's formats, and no secret in any text."""

from __future__ import annotations

import re

from gui.domain.venues import Venue
from gui.drill.account import default_accounts, practice_account


def test_formats() -> None:
    okx, binance = practice_account("a", Venue.OKX), practice_account("b", Venue.BINANCE)
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", okx.key)
    assert re.fullmatch(r"[0-9A-F]{32}", okx.secret)
    assert okx.passphrase
    assert len(binance.key) == 64
    assert binance.passphrase == ""


def test_secrets_stay_out_of_the_text() -> None:
    for account in default_accounts():
        text = f"{account!r} {account}"
        assert account.label in text
        assert not any(word in text for word in (account.key, account.secret, account.passphrase) if word)


def test_keys_differ_between_accounts() -> None:
    keys = [account.key for account in default_accounts() + default_accounts(1)]
    assert len(set(keys)) == 6
