"""Puts the secrets of an account into the system's key store and takes them out, with a bounded wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from gui.config.credentials import PARTS, SERVICE
from gui.domain.venues import Venue

# A locked store asks its owner in a window of its own and waits for the answer; nobody here waits longer (seconds).
WRITE_WAIT_S = 8.0


class KeyStore(Protocol):
    """What is used of ``keyring``: its functions raise whatever their backend raises."""

    def get_password(self, service: str, user: str) -> str | None:
        """Give a secret, None where there is none."""
        ...

    def set_password(self, service: str, user: str, secret: str) -> None:
        """Keep a secret."""
        ...

    def delete_password(self, service: str, user: str) -> None:
        """Drop a secret; raises where there is none."""
        ...


class StoreTrouble(StrEnum):
    """Why the key store did not do it."""

    NONE_HERE = "none-here"  # this computer has no key store that can be used
    LOCKED = "locked"  # it is there and refuses
    SILENT = "silent"  # it did not answer in time: it may be waiting for its owner
    FAILED = "failed"  # it raised something else
    FORGETFUL = "forgetful"  # it took the secret and does not have it


@dataclass(frozen=True, slots=True)
class Stored:
    """How it went; ``error`` is the type of what the store raised, never its words."""

    trouble: StoreTrouble | None = None
    error: str = ""


def user_of(label: str, part: str) -> str:
    """Name the entry of one part ("key", "secret", "passphrase") of an account."""
    return f"{label}/{part}"


def put_secrets(
    label: str, secrets: Mapping[str, str], *, store: KeyStore | None = None, within_s: float = WRITE_WAIT_S
) -> Stored:
    """Keep the parts of one account and read them back; on a failure the store is left as it was.

    Blocks up to ``within_s`` seconds: not for the event loop's own thread. Never raises.
    """

    def put(keys: KeyStore) -> Stored:
        before = {part: keys.get_password(SERVICE, user_of(label, part)) for part in secrets}
        try:
            for part, secret in secrets.items():
                keys.set_password(SERVICE, user_of(label, part), secret)
            kept = all(keys.get_password(SERVICE, user_of(label, part)) == secret for part, secret in secrets.items())
        except Exception:
            _put_back(keys, label, before)
            raise
        if not kept:
            _put_back(keys, label, before)
        return Stored() if kept else Stored(StoreTrouble.FORGETFUL)

    return _in_time(put, store, within_s)


def drop_secrets(label: str, venue: Venue, *, store: KeyStore | None = None, within_s: float = WRITE_WAIT_S) -> Stored:
    """Drop every part of one account; parts that are not there are no trouble. Blocks as `put_secrets` does."""

    def drop(keys: KeyStore) -> Stored:
        for part in PARTS[venue]:
            if keys.get_password(SERVICE, user_of(label, part)) is not None:
                keys.delete_password(SERVICE, user_of(label, part))
        return Stored()

    return _in_time(drop, store, within_s)


def _put_back(keys: KeyStore, label: str, before: Mapping[str, str | None]) -> None:
    for part, secret in before.items():
        with suppress(Exception):
            if secret is None:
                keys.delete_password(SERVICE, user_of(label, part))
            else:
                keys.set_password(SERVICE, user_of(label, part), secret)


def _in_time(work: Callable[[KeyStore], Stored], store: KeyStore | None, within_s: float) -> Stored:
    told: list[Stored] = []

    def ask() -> None:
        try:
            told.append(work(store or _system_store()))
        # The edge of the thread: a backend raises what it likes, and its words may hold what it was given.
        except Exception as error:  # noqa: BLE001
            told.append(_trouble(error))

    thread = threading.Thread(target=ask, name="key-store", daemon=True)
    try:
        thread.start()
    except RuntimeError:
        return Stored(StoreTrouble.FAILED, "no thread is left")
    thread.join(within_s)
    return told[0] if told else Stored(StoreTrouble.SILENT)


def _trouble(error: Exception) -> Stored:
    name = type(error).__name__
    if isinstance(error, ImportError) or name == "NoKeyringError":
        return Stored(StoreTrouble.NONE_HERE, name)
    if name in ("KeyringLocked", "LockedException"):
        return Stored(StoreTrouble.LOCKED, name)
    return Stored(StoreTrouble.FAILED, name)


def _system_store() -> KeyStore:
    # Slow to import, and not needed where nothing is saved.
    import keyring

    return keyring
