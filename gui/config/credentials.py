"""The secrets of an account, from the environment or from the system's key store, with a bounded wait."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

from gui.domain.venues import Account, Venue

SERVICE = "killswitch"
STORE_WAIT_S = 3.0
HIDDEN = "CredentialsFound(hidden)"
PARTS: dict[Venue, tuple[str, ...]] = {
    Venue.OKX: ("key", "secret", "passphrase"),
    Venue.BINANCE: ("key", "secret"),
}

# What pages and terminals leave around a copied value.
_PASTED = " \t\r\n\v\f\u00a0\u200b\u2060\ufeff"

# Service and user name to the secret, None where the store has none; raises whatever its backend raises.
ReadStore = Callable[[str, str], str | None]


@dataclass(frozen=True, slots=True, repr=False)
class CredentialsFound:
    """The secrets of one account; no text form of the object shows a part of them."""

    key: str = field(repr=False)
    secret: str = field(repr=False)
    passphrase: str = field(default="", repr=False)

    def __repr__(self) -> str:
        return HIDDEN

    def __str__(self) -> str:
        return HIDDEN

    def __format__(self, spec: str) -> str:
        return HIDDEN

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("credentials are not to be stored")


@dataclass(frozen=True, slots=True)
class CredentialsMissing:
    """What is not there: ``missing`` names the variables that would mend it, ``sentence`` is for people."""

    label: str
    missing: tuple[str, ...]
    sentence: str


Credentials = CredentialsFound | CredentialsMissing


def variable(label: str, part: str) -> str:
    """Name the environment variable of one part ("key", "secret", "passphrase") of an account."""
    return f"KILLSWITCH_{label.upper().replace('-', '_')}_{part.upper()}"


def find_credentials(
    accounts: Sequence[Account],
    environ: Mapping[str, str],
    *,
    read_store: ReadStore | None = None,
    within_s: float = STORE_WAIT_S,
) -> Mapping[str, Credentials]:
    """Find the secrets of every account, by label: its variables, else the key store.

    The key store is asked only for accounts without any variable, in a thread of its own; all of them
    together take at most ``within_s`` seconds. Blocks that long: not for the event loop. Never raises.
    """
    given = {account.label: _from_environment(account, environ) for account in accounts}
    unset = [account for account in accounts if given[account.label] is None]
    stored = _from_store(unset, read_store or _system_store, within_s) if unset else {}
    return {label: found or stored[label] for label, found in given.items()}


def _from_environment(account: Account, environ: Mapping[str, str]) -> Credentials | None:
    parts = PARTS[account.venue]
    values = {part: environ.get(variable(account.label, part), "").strip(_PASTED) for part in parts}
    if not any(values.values()):
        return None
    missing = tuple(variable(account.label, part) for part in parts if not values[part])
    if missing:
        there = [variable(account.label, part) for part in parts if values[part]]
        words = f"{_and(there)} {_is(there)} set, but {_and(missing)} {_is(missing)} not."
        return CredentialsMissing(account.label, missing, f"{words} Set all of them.")
    return _checked(account, values)


def _checked(account: Account, values: Mapping[str, str]) -> Credentials:
    odd = tuple(variable(account.label, part) for part, value in values.items() if not _plausible(part, value))
    if odd:
        holds = "holds" if len(odd) == 1 else "hold"
        sentence = f"{_and(odd)} {holds} a character that no key has (a line break?). Paste the value again."
        return CredentialsMissing(account.label, odd, sentence)
    return CredentialsFound(values["key"], values["secret"], values.get("passphrase", ""))


def _plausible(part: str, value: str) -> bool:
    return value.isascii() and value.isprintable() and (part == "passphrase" or " " not in value)


class _Answers:
    """What the key store has told so far; written by its thread, read when the wait is over."""

    def __init__(self) -> None:
        self.parts: dict[str, dict[str, str]] = {}
        self.unusable = ""
        self.over = threading.Event()


def _from_store(accounts: Sequence[Account], read_store: ReadStore, within_s: float) -> dict[str, Credentials]:
    answers = _Answers()
    thread = threading.Thread(target=_ask_store, args=(accounts, read_store, answers), name="key-store", daemon=True)
    try:
        thread.start()
    except RuntimeError:
        answers.unusable = "cannot be asked"
        answers.over.set()
    in_time = answers.over.wait(within_s)
    why = answers.unusable or ("" if in_time else f"did not answer within {within_s:g} s; is it locked?")
    return {account.label: _stored(account, answers.parts.get(account.label), why) for account in accounts}


def _ask_store(accounts: Sequence[Account], read_store: ReadStore, answers: _Answers) -> None:
    try:
        for account in accounts:
            found = {part: read_store(SERVICE, f"{account.label}/{part}") or "" for part in PARTS[account.venue]}
            answers.parts[account.label] = {part: value.strip(_PASTED) for part, value in found.items()}
    # The edge of the thread: a backend raises what it likes, and its words may hold what it was asked for.
    except Exception as error:  # noqa: BLE001
        answers.unusable = f"cannot be used ({type(error).__name__})"
    finally:
        answers.over.set()


def _stored(account: Account, values: Mapping[str, str] | None, why: str) -> Credentials:
    parts = PARTS[account.venue]
    if values is not None and all(values.values()):
        return _checked(account, values)
    found = values or {}
    missing = tuple(variable(account.label, part) for part in parts if not found.get(part))
    if values is None:
        trouble = f"The system key store {why}." if why else "The system key store has no credentials for it."
    elif any(values.values()):
        users = _and([f"{account.label}/{part}" for part in parts if not values[part]])
        trouble = f"The system key store lacks {users} (service {SERVICE})."
    else:
        trouble = "The system key store has no credentials for it."
    sentence = f"No key for {account.label}. {trouble} Add it there, or set {_and(missing)}."
    return CredentialsMissing(account.label, missing, sentence)


def _system_store(service: str, user: str) -> str | None:
    # Slow to import and not needed where the variables are set.
    import keyring

    return keyring.get_password(service, user)


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _is(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"
