"""The accounts of the configuration file, checked so that every mistake names its line and its mend."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn, TypeVar

from gui.config.hosts import HostError, base_address
from gui.config.toml_text import Lines, find_lines, parse
from gui.domain.errors import ConfigurationError
from gui.domain.faults import plain
from gui.domain.venues import FAMILIES, ORDINARY, Account, Environment, Family, Hosts, Venue, offered_families

REGIONS = ("global", "eea", "us")
SERVICES: dict[Venue, tuple[str, ...]] = {Venue.OKX: ("rest",), Venue.BINANCE: ("sapi", "fapi", "dapi")}
ACCOUNT_KEYS = ("label", "venue", "environment", "region", "families", "backstop", "hosts")
TOP_KEYS = ("account", "hold_ms")
SECRET_WORDS = ("key", "secret", "passphrase", "password", "token")

HOLD_MS = 700
HOLD_LEAST_MS = 400
HOLD_MOST_MS = 1500
LONGEST_LABEL = 40

_LABEL = re.compile(r"[a-z0-9-]+")
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the file says: its accounts in order, how long PANIC is held (milliseconds), and whether it names that."""

    accounts: tuple[Account, ...] = ()
    hold_ms: int = HOLD_MS
    hold_written: bool = False


def parse_configuration(text: str, where: str) -> Configuration:
    """Read a configuration; ``where`` is the file's name for messages; raises ConfigurationError."""
    body = parse(text, where)
    lines = find_lines(text)
    for key in body:
        if key not in TOP_KEYS:
            place = f"{where}, line {lines.top.get(key, 1)}"
            _unknown_key(place, key, TOP_KEYS)
    tables = body.get("account", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        place = f"{where}, line {lines.top.get('account', 1)}"
        raise ConfigurationError(place, "account is not a list of tables", "Begin each account with [[account]]")
    accounts: list[Account] = []
    for number, table in enumerate(tables):
        account = _Table(where, lines, number, table).account()
        twin = next((at for at, other in enumerate(accounts) if other.label == account.label), None)
        if twin is not None:
            what = f'the label "{account.label}" is used on line {lines.of(twin, "label")} already'
            place = f"{where}, line {lines.of(number, 'label')}"
            raise ConfigurationError(place, what, "Give every account its own label")
        accounts.append(account)
    return Configuration(tuple(accounts), _hold(body, where, lines), "hold_ms" in body)


def _hold(body: Mapping[str, object], where: str, lines: Lines) -> int:
    hold = body.get("hold_ms", HOLD_MS)
    bounds = f"{HOLD_LEAST_MS} to {HOLD_MOST_MS}"
    if not isinstance(hold, int) or isinstance(hold, bool) or not HOLD_LEAST_MS <= hold <= HOLD_MOST_MS:
        place = f"{where}, line {lines.top.get('hold_ms', 1)}"
        raise ConfigurationError(place, f"hold_ms is not a whole number from {bounds}", "Write hold_ms = 700")
    return hold


def _unknown_key(place: str, key: str, allowed: tuple[str, ...]) -> NoReturn:
    name = plain(key, 40)
    if any(word in key.lower() for word in SECRET_WORDS):
        do = "Take it out: credentials go into the environment or the system key store, never into this file"
    else:
        do = f"Known here: {', '.join(allowed)}"
    raise ConfigurationError(place, f'the key "{name}" is not known', do)


class _Table:
    """One [[account]] table while it is being read."""

    def __init__(self, where: str, lines: Lines, number: int, body: Mapping[str, object]) -> None:
        self._where = where
        self._lines = lines
        self._number = number
        self._body = body

    def account(self) -> Account:
        """Check every key and give the account."""
        for key in self._body:
            if key not in ACCOUNT_KEYS:
                _unknown_key(self._place(key), key, ACCOUNT_KEYS)
        label = self._label()
        venue = self._choice("venue", Venue)
        environment = self._environment()
        region = self._region(venue)
        families = self._families(venue, environment)
        return Account(label, venue, environment, region, families, self._hosts(venue), self._backstop(families))

    def _label(self) -> str:
        label = self._text("label")
        if not _LABEL.fullmatch(label) or len(label) > LONGEST_LABEL or not label.strip("-"):
            do = f"Use a to z, 0 to 9 and -, at most {LONGEST_LABEL} characters"
            self._fail("label", f'"{plain(label, 60)}" is not a label', do)
        return label

    def _environment(self) -> Environment:
        environment = self._choice("environment", Environment, leave_out=Environment.DRILL)
        if environment is Environment.DRILL:
            do = 'Write "live" or "demo"; the drill is built in and needs no account here'
            self._fail("environment", '"drill" cannot be configured', do)
        return environment

    def _region(self, venue: Venue) -> str:
        if "region" not in self._body:
            return "global"
        if venue is not Venue.OKX:
            self._fail("region", f"{venue.display} has no regions", "Take the region out")
        region = self._text("region")
        if region not in REGIONS:
            self._fail("region", f'"{plain(region, 40)}" is not a region', f"Known: {', '.join(REGIONS)}")
        return region

    def _families(self, venue: Venue, environment: Environment) -> tuple[Family, ...]:
        offered = offered_families(venue, environment)
        if "families" not in self._body:
            return offered
        found: list[Family] = []
        for name in self._texts("families", self._body["families"]):
            known = f"{venue.display} offers {', '.join(offered)} here"
            if name not in set(Family):
                self._fail("families", f'"{plain(name, 40)}" is not a family', known)
            family = Family(name)
            if family not in FAMILIES[venue]:
                self._fail("families", f"{family} is not a family of {venue.display}", known)
            if family not in offered:
                what = f"{venue.display} has no demo for TWAP/VP ({family})"
                self._fail("families", what, "Take the family out")
            if family in found:
                self._fail("families", f"{family} is named twice", "Name it once")
            found.append(family)
        return tuple(found)

    def _backstop(self, families: tuple[Family, ...]) -> bool:
        wanted = self._body.get("backstop", False)
        if not isinstance(wanted, bool):
            self._fail("backstop", "backstop is not true or false", "Write backstop = true, or take it out")
        if wanted and not any(family in ORDINARY for family in families):
            what = "there is no timer that cancels by itself for the families of this account"
            self._fail("backstop", what, f"Take the backstop out, or watch one of {', '.join(ORDINARY)}")
        return wanted

    def _hosts(self, venue: Venue) -> Hosts:
        table = self._body.get("hosts", {})
        if not isinstance(table, dict):
            self._fail("hosts", "hosts is not a table", "Write [account.hosts] and the addresses below it")
        services = SERVICES[venue]
        found: dict[str, tuple[str, ...]] = {}
        for service, addresses in table.items():
            key = f"hosts.{service}"
            if service not in services:
                what = f'hosts has no "{plain(service, 40)}" at {venue.display}'
                self._fail(key, what, f"Known: {', '.join(services)}")
            found[service] = tuple(self._address(key, text) for text in self._texts(key, addresses))
        return Hosts(**found)

    def _address(self, key: str, text: str) -> str:
        try:
            return base_address(text)
        except HostError as mistake:
            self._fail(key, f"an address of {key} {mistake.what}", mistake.do)

    def _choice(self, key: str, words: type[_Word], leave_out: _Word | None = None) -> _Word:
        text = self._text(key)
        if text not in set(words):
            known = ", ".join(word for word in words if word is not leave_out)
            self._fail(key, f'{key} "{plain(text, 40)}" is not known', f"Known: {known}")
        return words(text)

    def _text(self, key: str) -> str:
        if key not in self._body:
            self._fail("", f"{key} is missing", f'Add a line {key} = "…" to the account')
        value = self._body[key]
        if not isinstance(value, str):
            self._fail(key, f"{key} is not text", f'Put it in quotes: {key} = "…"')
        return value

    def _texts(self, key: str, value: object) -> list[str]:
        if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
            name = key.rpartition(".")[2]
            do = f'Write {name} = ["…"], or take it out for the default'
            self._fail(key, f"{key} is not a list of texts with at least one in it", do)
        return value

    def _place(self, key: str) -> str:
        return f"{self._where}, line {self._lines.of(self._number, key)}"

    def _fail(self, key: str, what: str, do: str) -> NoReturn:
        raise ConfigurationError(self._place(key), what, do)
