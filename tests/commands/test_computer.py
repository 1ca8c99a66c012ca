"""What ``check`` says of this computer, finding by finding."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from gui.commands import computer as module
from gui.commands.computer import (
    Told,
    connections,
    disk,
    key_store,
    may_be_reached,
    memory,
    network,
    own_clock,
)
from gui.config.paths import Paths
from gui.connectors.thiscomputer import Computer
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import Finding as F  # noqa: N817
from gui.domain.venues import Account, Environment, Family, Venue
from gui.engine.views import AccountView, Health
from gui.journal.entries import JournalHealth, KnownOrder
from tests.engine.memory_journal import MemoryJournal
from tests.engine.sim import make_order
from tests.fake_surface import FakeClock

WELL = JournalHealth(writing=True, last_write_ms=None)
OKX = Account("okx-main", Venue.OKX, Environment.LIVE)
BINANCE = Account("bin", Venue.BINANCE, Environment.LIVE, families=(Family.UM,))


def view(account: Account, fault: VenueFault | None = None, offset: float | None = None) -> AccountView:
    return AccountView(account, Health.READY, (), 0, fault=fault, clock_offset_s=offset)


def findings(told: list[Told]) -> list[tuple[str, F]]:
    return [(one.name, one.finding) for one in told]


def test_network_names_and_proxies() -> None:
    told = network(Computer(("IPv4",), {"a.test": ("IPv4", "IPv6"), "b.test": ()}, ("c.test",), ("HTTPS_PROXY",)))
    assert [(one.finding, one.sentence) for one in told] == [
        (F.FINE, "there is a way out over IPv4"),
        (F.FINE, "a.test has IPv4 and IPv6 addresses"),
        (F.BAD, "b.test cannot be looked up. Check the network, or switch to a phone hotspot"),
        (F.BAD, "Looking up c.test takes too long. Check the network, or switch to a phone hotspot"),
        (
            F.WARNING,
            "HTTPS_PROXY is set here and never used by this program: where only a proxy leads out, none gets out",
        ),
    ]
    assert findings(network(Computer(()))) == [("network", F.BAD), ("proxy", F.FINE)]
    assert findings(network(Computer()))[0] == ("network", F.UNKNOWN)


async def test_both_address_families_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    open_lines = {("both.test", "IPv4"), ("both.test", "IPv6"), ("half.test:8443", "IPv4")}

    async def reach(host: str, family: str) -> bool:
        return (host, family) in open_lines

    monkeypatch.setattr(module, "reach", reach)
    families = ("IPv4", "IPv6")
    computer = Computer(names={"both.test": families, "half.test": families, "shut.test": families, "none.test": ()})
    told = await connections(["both.test", "half.test:8443", "shut.test", "none.test"], computer)
    assert [(one.finding, one.sentence) for one in told] == [
        (F.FINE, "both.test answers over IPv4 and IPv6"),
        (F.WARNING, "half.test:8443 answers over IPv4, not over IPv6: IPv4 is used"),
        (F.BAD, "No connection to shut.test over IPv4 or IPv6. Check firewall and VPN"),
    ]


def test_not_even_a_connection_is_opened_to_a_venue_that_banned_us() -> None:
    banned = view(BINANCE, VenueFault(FaultKind.BANNED, sent=False))
    hosts = {"okx.test": Venue.OKX, "b1.test": Venue.BINANCE, "b2.test": Venue.BINANCE}
    assert may_be_reached([view(OKX), banned], hosts) == ("okx.test",)
    assert may_be_reached([view(OKX), view(BINANCE)], hosts) == tuple(hosts)


def test_a_clock_that_two_venues_find_wrong_is_this_computers() -> None:
    told = own_clock([view(OKX, offset=4.2), view(BINANCE, offset=4.4)])
    assert findings(told) == [("this computer's clock", F.WARNING)]
    assert "4.2 s off" in told[0].sentence
    assert own_clock([view(OKX, offset=4.2), view(BINANCE, offset=0.1)]) == []
    assert own_clock([view(OKX, offset=0.2), view(BINANCE, offset=0.1)]) == []
    assert own_clock([view(OKX, offset=4.2), view(BINANCE)]) == []


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = Paths(tmp_path / "c.toml", False, tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage(1, 1, 5 * 1024**3))
    told = disk(paths, WELL)
    assert findings(told) == [("journal", F.FINE), ("disk space", F.FINE)]
    assert told[1].sentence == "5.0 GiB free"
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage(1, 1, 30 * 1024**2))
    told = disk(paths, JournalHealth(False, None, 3, "Disk full: the journal is in memory only."))
    assert findings(told) == [("journal", F.BAD), ("disk space", F.WARNING)]
    assert "Only 30 MiB are free" in told[1].sentence

    def gone(folder: Path) -> Usage:
        raise OSError(errno.ENOENT, "gone")

    monkeypatch.setattr(shutil, "disk_usage", gone)
    assert findings(disk(paths, WELL))[1] == ("disk space", F.UNKNOWN)


@pytest.mark.parametrize(
    ("age_s", "words", "kind"), [(90, "90 s", F.FINE), (7_200, "2 h", F.FINE), (259_200, "3 days", F.WARNING)]
)
def test_what_an_earlier_start_kept(age_s: int, words: str, kind: F) -> None:
    clock, journal = FakeClock(), MemoryJournal()
    order = make_order("1", account="okx-main")
    journal.keep_known("okx-main", "live", (KnownOrder(order, round(clock.wall() * 1000) - age_s * 1000),))
    told = memory(journal, clock, Environment.LIVE, [OKX, BINANCE])
    assert told[0] == Told("last known orders okx-main", kind, f"1 order is kept, last seen {words} ago")
    assert told[1].finding is F.UNKNOWN
    assert memory(journal, clock, Environment.DRILL, [OKX]) == []


def test_the_key_store() -> None:
    environ = {"KILLSWITCH_OKX_MAIN_KEY": "k", "KILLSWITCH_BIN_KEY": "k"}
    assert key_store([view(OKX), view(BINANCE)], environ)[0].sentence.startswith("not needed")
    assert findings(key_store([view(OKX)], {})) == [("key store", F.FINE)]
    locked = VenueFault(FaultKind.MISSING_CREDENTIALS, message="No key for okx-main. It is locked.", sent=False)
    told = key_store([view(OKX, locked), view(BINANCE)], {})
    assert told == [Told("key store", F.BAD, "It gave no key for okx-main. No key for okx-main. It is locked")]
