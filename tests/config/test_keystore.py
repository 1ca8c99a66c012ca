"""Secrets reach the key store whole or not at all, and a store that hangs holds nobody."""

from __future__ import annotations

import threading

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from gui.config.credentials import CredentialsFound, find_credentials
from gui.config.keystore import Stored, StoreTrouble, drop_secrets, put_secrets
from gui.domain.venues import Account, Environment, Venue
from tests.key_store import FakeKeyring, in_use

PARTS = {"key": "CANARY-k", "secret": "CANARY-s", "passphrase": "CANARY-p"}


def test_what_is_put_is_found_by_the_program_and_dropped_again() -> None:
    with in_use(FakeKeyring()) as store:
        assert put_secrets("a", PARTS) == Stored()
        account = Account("a", Venue.OKX, Environment.LIVE)
        assert find_credentials([account], {})["a"] == CredentialsFound("CANARY-k", "CANARY-s", "CANARY-p")
        assert drop_secrets("a", Venue.OKX) == Stored()
        assert drop_secrets("a", Venue.OKX) == Stored()
        assert store.kept == {}


def test_a_store_that_fails_half_way_is_left_as_it_was() -> None:
    with in_use(FakeKeyring(refuse="passphrase")) as store:
        store.kept["killswitch", "a/key"] = "old"
        assert put_secrets("a", PARTS) == Stored(StoreTrouble.FAILED, "RuntimeError")
        assert store.kept == {("killswitch", "a/key"): "old"}


def test_a_store_that_forgets_is_found_out() -> None:
    with in_use(FakeKeyring(forget=True)):
        assert put_secrets("a", PARTS).trouble is StoreTrouble.FORGETFUL


def test_a_computer_without_a_store_is_told_from_a_locked_one() -> None:
    with in_use(NoKeyring()):  # type: ignore[no-untyped-call]
        assert put_secrets("a", PARTS).trouble is StoreTrouble.NONE_HERE
        assert drop_secrets("a", Venue.OKX).trouble is StoreTrouble.NONE_HERE
    with in_use(FakeKeyring(error=KeyringLocked("CANARY"))):
        told = put_secrets("a", PARTS)
        assert told.trouble is StoreTrouble.LOCKED
        assert "CANARY" not in repr(told)


def test_a_store_that_hangs_is_not_waited_for() -> None:
    release = threading.Event()

    class Hanging(FakeKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            release.wait()
            return None

    with in_use(Hanging()):
        assert put_secrets("a", PARTS, within_s=0.02).trouble is StoreTrouble.SILENT
    release.set()


def test_the_fake_behaves_as_a_backend_does() -> None:
    with in_use(FakeKeyring()), pytest.raises(PasswordDeleteError):
        keyring.delete_password("killswitch", "nobody")
