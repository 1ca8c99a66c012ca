"""Whence an order seems to come: a guess from its parent, tag or client id, and what a person may do about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from gui.domain.faults import plain
from gui.domain.orders import AlgoOrder
from gui.domain.venues import Venue

LONGEST_SIGN = 32
# Prefixes that came once each, without a separator of their own: from so many on they are taken for chance.
CHANCE = 3
# A word has parts of so many letters on average; chance changes between capitals and small letters more often.
WORD_PART = 2.5


class SignSort(StrEnum):
    """What a sign is made of, the surest first."""

    VENUE = "venue"  # the venue itself made it: a liquidation for example
    PARENT = "parent"  # an algo order spawned it
    TAG = "tag"  # OKX's tag, by which brokers and programs mark their orders
    HAND = "hand"  # the venue's own page or app: a person
    BROKER = "broker"  # Binance's "x-" and the broker's eight letters
    PREFIX = "prefix"  # the part of the client id that does not change
    NONE = "none"  # nothing tells


class Sign(NamedTuple):
    """By what orders of one source are known; ``text`` is venue text made plain, "" for `SignSort.NONE`."""

    sort: SignSort
    text: str = ""


NOBODY = Sign(SignSort.NONE)

# Binance "Event: Order Update" names what its own liquidation, deleveraging and settlement orders begin with.
BINANCE_OWN: dict[str, str] = {
    "autoclose-": "liquidation",
    "adl_autoclose": "automatic deleveraging",
    "settlement_autoclose-": "settlement",
    "delivery_autoclose-": "settlement",
    "delivery-": "settlement",
}
# What Binance's own programs begin with is not documented; these are seen in listings.
BINANCE_HANDS: dict[str, str] = {
    "web_": "Binance's web page",
    "android_": "Binance's app for Android",
    "ios_": "Binance's app for iOS",
    "electron_": "Binance's desktop program",
    "mac_": "Binance's desktop program",
}

# Binance link partners: "x-" and an id of eight letters and digits, then whatever the program adds.
_BROKER = re.compile(r"x-[A-Za-z0-9]{1,8}")
_CHANCE = re.compile(r"[0-9a-fA-F]{16,}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_LEAD = re.compile(r"[^\W\d_]+")
_SEPARATORS = "-_.:/"
_PARTS = re.compile(r"[^\W\d_a-z]?[a-z]+|[^\W\d_a-z]+")


def sign_of(order: AlgoOrder) -> Sign:
    """Guess by what the orders of this one's source are known; never raises, whatever the venue sent."""
    words = _plain(order.client_algo_id)
    binance = order.key.family.venue is Venue.BINANCE
    if binance and (own := _begins(words, BINANCE_OWN)):
        return Sign(SignSort.VENUE, own)
    if parent := _plain(order.parent):
        return Sign(SignSort.PARENT, parent)
    if tag := _plain(order.tag):
        return Sign(SignSort.TAG, tag)
    if binance and (hand := _begins(words, BINANCE_HANDS)):
        return Sign(SignSort.HAND, hand)
    if binance and (broker := _BROKER.match(words)):
        return Sign(SignSort.BROKER, broker[0])
    prefix = stable_prefix(words)
    return Sign(SignSort.PREFIX, prefix) if prefix else NOBODY


def stable_prefix(client_id: str) -> str:
    """Give the part of a client id that is likely the same in every order of its program, "" where none is.

    It ends at the first digit, after the separator behind the first word; ids of pure chance have none.
    """
    if _CHANCE.fullmatch(client_id):
        return ""
    found = _LEAD.match(client_id)
    if found is None:
        return ""
    word, rest = found[0], client_id[found.end() :]
    if rest[:1] in tuple(_SEPARATORS):
        return _plain(word + rest[0])
    return word[:LONGEST_SIGN] if _is_word(word) else ""


def grouped(counted: Mapping[tuple[str, Sign], int]) -> list[tuple[str, Sign, int]]:
    """Rank what was counted by account and sign, the busiest first; prefixes that came once each are nobody's."""
    counts = dict(counted)
    once: dict[str, list[Sign]] = {}
    for (account, sign), count in counts.items():
        if count == 1 and sign.sort is SignSort.PREFIX and sign.text[-1] not in _SEPARATORS:
            once.setdefault(account, []).append(sign)
    for account, signs in once.items():
        if len(signs) >= CHANCE:
            for sign in signs:
                del counts[account, sign]
            nobody = (account, NOBODY)
            counts[nobody] = counts.get(nobody, 0) + len(signs)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(account, sign, count) for (account, sign), count in ranked]


def source_words(account: str, sign: Sign) -> str:
    """Say in a few words whence orders seem to come: ``prefix "x-abc" at okx-main``."""
    text = {
        SignSort.VENUE: f"the venue itself ({BINANCE_OWN.get(sign.text, sign.text)})",
        SignSort.PARENT: f"algo order {sign.text}",
        SignSort.TAG: f'tag "{sign.text}"',
        SignSort.HAND: BINANCE_HANDS.get(sign.text, sign.text),
        SignSort.BROKER: f'prefix "{sign.text}"',
        SignSort.PREFIX: f'prefix "{sign.text}"',
        SignSort.NONE: "no sign of its own",
    }[sign.sort]
    return f"{text} at {account}"


def advice(account: str, sign: Sign) -> str:
    """Say in one sentence what a person may do about a source."""
    where = source_words(account, sign)
    return {
        SignSort.VENUE: f"{_capital(where)}: nothing of yours places these, look at the margin of {account}.",
        SignSort.PARENT: f"{_capital(where)} goes on placing orders: cancel it, too.",
        SignSort.HAND: f"Somebody places orders by hand: {where}. Stop there, or switch this off.",
        SignSort.NONE: f"Orders at {account} bear no sign: stop whatever uses an API key of this account.",
    }.get(sign.sort, f"Stop the bot that places them: {where}.")


def _begins(words: str, table: dict[str, str]) -> str:
    return next((prefix for prefix in table if words.startswith(prefix)), "")


def _plain(text: str) -> str:
    return plain(text, LONGEST_SIGN)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _is_word(letters: str) -> bool:
    parts = _PARTS.findall(letters)
    return len(letters) >= WORD_PART * len(parts)
