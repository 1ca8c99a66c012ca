"""What the accounts form holds, and what is wrong with it: said at the field, and barred only where it cannot work."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import NoReturn

from gui.config.accounts import LONGEST_LABEL
from gui.config.credentials import PARTS, variable
from gui.domain.faults import plain
from gui.domain.venues import Account, Environment, Hosts, Venue, offered_families
from gui.models.language import say
from gui.models.pasted_keys import BINANCE_PART, OKX_KEY, OKX_SECRET

FIELDS = ("label", "key", "secret", "passphrase")
# What pages and terminals leave around a copied value.
AROUND = " \t\r\n\v\f\u00a0\u200b\u2028\u2029\u2060\ufeff"

_LABEL = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence at a field; ``bars``: it cannot work like this, so it is not saved."""

    text: str
    bars: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class AccountDraft:
    """The form as it stands, values trimmed. ``saved`` is the account that is changed, None for a new one.

    No text form of it shows a secret.
    """

    venue: Venue
    environment: Environment
    label: str
    key: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)
    region: str = "global"
    backstop: bool = False
    saved: Account | None = None

    def __repr__(self) -> str:
        return f"AccountDraft({self.label!r}, hidden)"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("credentials are not to be stored")

    @property
    def secrets(self) -> dict[str, str]:
        """The parts that this venue's keys have."""
        values = {"key": self.key, "secret": self.secret, "passphrase": self.passphrase}
        return {part: values[part] for part in PARTS[self.venue]}

    @property
    def keeps_keys(self) -> bool:
        """Say whether a saved account's own keys stay: none was typed."""
        return self.saved is not None and not any(self.secrets.values())

    @property
    def account(self) -> Account:
        """The account that would be saved."""
        if self.saved is None:
            families = offered_families(self.venue, self.environment)
            return Account(self.label, self.venue, self.environment, self.region, families, backstop=self.backstop)
        families = self.saved.families
        if families == offered_families(self.saved.venue, self.saved.environment):
            families = offered_families(self.venue, self.environment)
        return replace(
            self.saved,
            label=self.label,
            venue=self.venue,
            environment=self.environment,
            region=self.region,
            families=families,
            backstop=self.backstop,
        )

    @property
    def hosts(self) -> Hosts:
        """The addresses that the configuration file names for it."""
        return self.saved.hosts if self.saved is not None else Hosts()


def problems(draft: AccountDraft, taken: Collection[str]) -> dict[str, Problem]:
    """Say what is wrong, by field (`FIELDS`); ``taken`` are the labels of the saved accounts."""
    found: dict[str, Problem] = {}
    if draft.saved is None and (wrong := _label(draft.label, taken)) is not None:
        found["label"] = wrong
    if draft.keeps_keys:
        return found
    for part, value in draft.secrets.items():
        wrong = _empty(draft, part) if not value else _unusable(value, part) or _odd(draft, part, value)
        if wrong is not None:
            found[part] = wrong
    if draft.key and draft.key == draft.secret:
        found["secret"] = Problem(say("This is the API key once more. Paste the secret."), bars=True)
    return found


def bars(found: Mapping[str, Problem]) -> bool:
    """Say whether anything found keeps the account from being saved."""
    return any(problem.bars for problem in found.values())


def label_from(text: str) -> str:
    """Make a label of a key's name at the venue: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:LONGEST_LABEL]


def _label(label: str, taken: Collection[str]) -> Problem | None:
    if not label:
        return Problem(say("Give the account a label, okx-main for example."), bars=True)
    if label in taken:
        return Problem(say("There is an account {label} already. Choose another label.", label=label), bars=True)
    if len(label) > LONGEST_LABEL or not _LABEL.fullmatch(label) or not label.strip("-"):
        text = say("Use a to z, 0 to 9 and -, at most {n} characters.", n=LONGEST_LABEL)
        return Problem(text, bars=True)
    return None


def _empty(draft: AccountDraft, part: str) -> Problem:
    if draft.saved is not None:
        text = say("Paste every part of the new key, or leave all empty to keep the stored one.")
        return Problem(text, bars=True)
    texts = {
        "key": say("Paste the API key."),
        "secret": say("Paste the secret. The venue shows it once, when the key is made."),
        "passphrase": say("Type the passphrase that was chosen when the key was made."),
    }
    return Problem(texts[part], bars=True)


def _unusable(value: str, part: str) -> Problem | None:
    if value.startswith("-----BEGIN"):
        text = say("This is a private key file. Use a key of the kind HMAC: its secret is one line.")
        return Problem(text, bars=True)
    if not value.isascii() or not value.isprintable() or (part != "passphrase" and " " in value):
        odd = next((ch for ch in value if not ch.isascii() or not ch.isprintable() or ch == " "), " ")
        name = say("a space or line break") if odd.isspace() or not odd.isprintable() else f"“{plain(odd, 1)}”"
        return Problem(say("It holds {what}, which no key has. Paste it again.", what=name), bars=True)
    return None


def _odd(draft: AccountDraft, part: str, value: str) -> Problem | None:
    if draft.venue is Venue.OKX:
        return _odd_at_okx(part, value)
    if BINANCE_PART.fullmatch(value):
        return None
    if OKX_KEY.fullmatch(value):
        return Problem(say("This looks like a key of OKX. Choose OKX above."))
    return _half(value, 64)


def _odd_at_okx(part: str, value: str) -> Problem | None:
    if part == "passphrase":
        if 8 <= len(value) <= 32:
            return None
        return Problem(say("OKX passphrases have 8 to 32 characters, this one has {n}.", n=len(value)))
    if (OKX_KEY if part == "key" else OKX_SECRET).fullmatch(value):
        return None
    if BINANCE_PART.fullmatch(value):
        return Problem(say("This looks like a key of Binance. Choose Binance above."))
    if part == "secret" and OKX_KEY.fullmatch(value):
        return Problem(say("This looks like an API key, not like a secret."))
    return _half(value, 36 if part == "key" else 32)


def _half(value: str, usual: int) -> Problem:
    if len(value) == usual:
        return Problem(say("It holds characters that such keys do not have. Pasted right?"))
    if len(value) < usual:
        return Problem(say("Half pasted? It has {n} characters; {usual} are usual.", n=len(value), usual=usual))
    return Problem(say("Pasted twice? It has {n} characters; {usual} are usual.", n=len(value), usual=usual))


def variables(label: str, venue: Venue) -> str:
    """Name the environment variables that stand for an account's keys."""
    return ", ".join(variable(label, part) for part in PARTS[venue])
