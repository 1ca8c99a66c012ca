"""Secrets are found, or what is missing is named; they are never shown."""

from __future__ import annotations

import pickle
import sys
import threading
from collections.abc import Mapping
from types import SimpleNamespace

import pytest

from gui.config.credentials import CredentialsFound, CredentialsMissing, ReadStore, find_credentials, variable
from gui.domain.venues import Account, Environment, Venue

OKX = Account("okx-main", Venue.OKX, Environment.LIVE)
BINANCE = Account("bin", Venue.BINANCE, Environment.LIVE)
FULL = {
    "KILLSWITCH_OKX_MAIN_KEY": " CANARY-k\n",
    "KILLSWITCH_OKX_MAIN_SECRET": "\ufeffCANARY-s\r\n",
    "KILLSWITCH_OKX_MAIN_PASSPHRASE": "CANARY p",
}


def refuse(service: str, user: str) -> str | None:
    raise AssertionError("the key store was asked")


def store(content: Mapping[str, str]) -> ReadStore:
    def read(service: str, user: str) -> str | None:
        assert service == "killswitch"
        return content.get(user)

    return read


def test_variables_are_stripped_and_the_store_is_left_alone() -> None:
    found = find_credentials([OKX], FULL, read_store=refuse)["okx-main"]
    assert isinstance(found, CredentialsFound)
    assert (found.key, found.secret, found.passphrase) == ("CANARY-k", "CANARY-s", "CANARY p")


def test_binance_needs_no_passphrase() -> None:
    environ = {"KILLSWITCH_BIN_KEY": "k", "KILLSWITCH_BIN_SECRET": "s"}
    assert find_credentials([BINANCE], environ, read_store=refuse)["bin"] == CredentialsFound("k", "s")


@pytest.mark.parametrize("left_out", list(FULL))
def test_half_credentials_are_named_exactly(left_out: str) -> None:
    environ = {name: value for name, value in FULL.items() if name != left_out} | {left_out: "  "}
    missing = find_credentials([OKX], environ, read_store=refuse)["okx-main"]
    assert isinstance(missing, CredentialsMissing)
    assert missing.missing == (left_out,)
    assert f"{left_out} is not" in missing.sentence
    assert "CANARY" not in repr(missing)


def test_two_missing_variables_are_not_set() -> None:
    missing = find_credentials([OKX], {"KILLSWITCH_OKX_MAIN_KEY": "CANARY-k"}, read_store=refuse)["okx-main"]
    assert isinstance(missing, CredentialsMissing)
    names = "KILLSWITCH_OKX_MAIN_SECRET and KILLSWITCH_OKX_MAIN_PASSPHRASE"
    assert missing.sentence == f"KILLSWITCH_OKX_MAIN_KEY is set, but {names} are not. Set all of them."


def test_several_odd_values_hold_a_character() -> None:
    environ = FULL | {"KILLSWITCH_OKX_MAIN_KEY": "CANARY x", "KILLSWITCH_OKX_MAIN_SECRET": "CANARY y"}
    missing = find_credentials([OKX], environ, read_store=refuse)["okx-main"]
    assert isinstance(missing, CredentialsMissing)
    assert "KILLSWITCH_OKX_MAIN_KEY and KILLSWITCH_OKX_MAIN_SECRET hold a character" in missing.sentence


@pytest.mark.parametrize("value", ["CANARY\nX-Header: 1", "CANARY x", "CANARYé", "CANARY\0"])
def test_a_value_that_no_key_can_be_is_not_used(value: str) -> None:
    missing = find_credentials([OKX], FULL | {"KILLSWITCH_OKX_MAIN_KEY": value}, read_store=refuse)["okx-main"]
    assert isinstance(missing, CredentialsMissing)
    assert missing.missing == ("KILLSWITCH_OKX_MAIN_KEY",)
    assert "CANARY" not in missing.sentence


def test_the_key_store_is_asked_when_no_variable_is_set() -> None:
    content = {"okx-main/key": "k", "okx-main/secret": "s", "okx-main/passphrase": "p", "bin/key": "k2"}
    found = find_credentials([OKX, BINANCE], {}, read_store=store(content))
    assert found["okx-main"] == CredentialsFound("k", "s", "p")
    half = found["bin"]
    assert isinstance(half, CredentialsMissing)
    assert half.missing == ("KILLSWITCH_BIN_SECRET",)
    assert "lacks bin/secret" in half.sentence


def test_an_empty_store_offers_both_ways() -> None:
    missing = find_credentials([BINANCE], {}, read_store=store({}))["bin"]
    assert isinstance(missing, CredentialsMissing)
    assert missing.sentence == (
        "No key for bin. The system key store has no credentials for it."
        " Add it there, or set KILLSWITCH_BIN_KEY and KILLSWITCH_BIN_SECRET."
    )


def test_a_locked_store_is_not_waited_for() -> None:
    release = threading.Event()

    def locked(service: str, user: str) -> str | None:
        if user.startswith("bin/"):
            return "x"
        release.wait()
        return None

    found = find_credentials([BINANCE, OKX], {}, read_store=locked, within_s=0.5)
    release.set()
    assert isinstance(found["bin"], CredentialsFound)
    missing = found["okx-main"]
    assert isinstance(missing, CredentialsMissing)
    assert "is it locked?" in missing.sentence


def test_a_store_that_raises_is_missing_and_its_words_are_not_repeated() -> None:
    def broken(service: str, user: str) -> str | None:
        raise RuntimeError("CANARY")

    missing = find_credentials([BINANCE], {}, read_store=broken)["bin"]
    assert isinstance(missing, CredentialsMissing)
    assert "cannot be used (RuntimeError)" in missing.sentence
    assert "CANARY" not in repr(missing)
    assert "KILLSWITCH_BIN_KEY" in missing.sentence


def test_a_computer_without_a_usable_store_is_missing() -> None:
    import keyring
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]
    try:
        missing = find_credentials([BINANCE], {}, within_s=30)["bin"]
    finally:
        keyring.set_keyring(before)
    assert isinstance(missing, CredentialsMissing)
    assert "cannot be used (NoKeyringError)" in missing.sentence
    assert "set KILLSWITCH_BIN_KEY" in missing.sentence


def test_keyring_is_imported_only_when_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert isinstance(find_credentials([OKX], FULL)["okx-main"], CredentialsFound)
    missing = find_credentials([BINANCE], {}, within_s=30)["bin"]
    assert isinstance(missing, CredentialsMissing)
    assert "ModuleNotFoundError" in missing.sentence
    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_password=lambda service, user: user))
    assert find_credentials([BINANCE], {}, within_s=30)["bin"] == CredentialsFound("bin/key", "bin/secret")


def test_no_text_form_shows_a_secret() -> None:
    found = CredentialsFound("CANARY-k", "CANARY-s", "CANARY-p")
    for text in (repr(found), str(found), f"{found}", f"{found!r:>40}", repr([found])):
        assert "CANARY" not in text
    with pytest.raises(TypeError):
        pickle.dumps(found)


def test_variables_are_named_after_the_label() -> None:
    assert variable("okx-main-2", "passphrase") == "KILLSWITCH_OKX_MAIN_2_PASSPHRASE"
