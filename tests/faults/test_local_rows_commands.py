"""L03, L06, L07 and L09 with real processes and commands: ends in the middle, two copies, secrets, this computer."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import sqlite3
import sys
import threading
from asyncio.subprocess import PIPE, Process
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest

from gui.cli import run as command
from gui.config import credentials
from gui.config.paths import find_paths
from gui.config.settings import load_settings
from gui.domain.faults import FaultKind
from gui.domain.rows import State
from gui.domain.venues import Environment, Venue
from gui.drill.faults import Fault, FaultAct
from gui.engine.scope import Scope
from gui.session import open_session
from tests.commands.venues import Ground, ground
from tests.connectors.raw_server import Line, RawServer
from tests.faults.unlisted import earlier_start

# A signature that is not hidden, in plain text, in JSON, or in bytes read one by one.
SIGNED = re.compile(r"signature=(?!(?:…|\\\\?u2026|\xe2\x80\xa6)hidden)[^&\"' ]+")

# Runs the command with a transport, a connector or a disk that raises with everything in its text.
BREAKER = """
import os, sys
from gui.commands import listing
from gui.connectors import transport
from gui.connectors.okx import connector as okx
from gui.journal import database
from gui.cli import run
listing.LISTINGS_S = 1.0
where = sys.argv[1]
SECRETS = " ".join(value for name, value in os.environ.items() if name.startswith("KILLSWITCH_DRILL"))
def loud(*args, **more):
    raise RuntimeError(SECRETS)
async def loud_later(*args, **more):
    raise RuntimeError(SECRETS)
async def loud_send(self, prepare, **more):
    request = prepare()
    assert request.headers or request.url
    raise RuntimeError(f"{SECRETS} {request.url} {request.headers} {request.body}")
if where == "transport":
    transport.HttpTransport.send = loud_send
elif where == "connector":
    okx.OkxConnector.cancel = loud_later
    okx.OkxConnector.order_status = loud_later
elif where == "journal":
    database.Database.write = loud
sys.exit(run(sys.argv[2:]))
"""


async def start(here: Ground, *words: str, breaking: str = "", develop: bool = False) -> Process:
    """Start the command as a process of its own."""
    environ = {**os.environ, **here.environ, "KILLSWITCH_CONFIG": str(here.config)}
    begin = ["-X", "dev"] if develop else []
    program = ["-c", BREAKER, breaking] if breaking else ["-m", "gui"]
    return await asyncio.create_subprocess_exec(
        sys.executable, *begin, *program, *words, stdout=PIPE, stderr=PIPE, env=environ
    )


# --- L03 ---


async def ended_in_the_middle(folder: Path, number: signal.Signals, venue: Venue) -> None:
    """The venue takes every cancel and never answers; the end waits, reports, and the next start knows."""
    folder.mkdir()
    async with ground(folder, scenario="calm") as here:
        await earlier_start(here)
        hanging = [here.venues.faults.add(Fault(FaultAct.HANG, venue, method=method)) for method in ("POST", "DELETE")]
        process = await start(here, "panic", "--yes", "--json", "--venue", str(venue))
        async with asyncio.timeout(20):
            while not any(arrival.method != "GET" for arrival in here.venues.ledger.requests):
                await asyncio.sleep(0.01)
        process.send_signal(number)
        out, err = await asyncio.wait_for(process.communicate(), 20)
        document = json.loads(out)
        assert (process.returncode, document["flat"]) == (1, False)
        assert b"Traceback" not in err and b"was destroyed" not in err
        asked = [order for order in document["orders"] if order["attempts"]]
        assert asked
        assert {order["state"] for order in asked} == {"UNKNOWN"}
        for token in hanging:
            here.venues.faults.remove(token)
        paths = find_paths(here.environ, str(here.config))
        session = await open_session(Environment.LIVE, load_settings(paths).of(Environment.LIVE), paths, here.environ)
        before = {str(key): row.state for key, row in session.switch.rows().items()}
        names = [f"{order['account']}/{order['family']}/{order['algo_id']}" for order in asked]
        assert {before[name] for name in names} == {State.UNKNOWN}
        await session.close(1.0)


async def test_L03_an_end_in_the_middle_waits_reports_and_is_known_at_the_next_start(tmp_path: Path) -> None:
    ways = [(signal.SIGINT, Venue.OKX), (signal.SIGTERM, Venue.BINANCE)]
    await asyncio.gather(*(ended_in_the_middle(tmp_path / number.name, number, venue) for number, venue in ways))
    assert len(ways) == 2


# --- L06 ---


async def test_L06_two_copies_on_one_data_folder_both_end_every_order(tmp_path: Path) -> None:
    """No lock is ever taken on a cancel: both copies send, and one journal holds the runs of both."""
    async with ground(tmp_path, scenario="calm") as here:
        both = [await start(here, "panic", "--yes", "--json", "--timeout", "15") for _ in range(2)]
        told = [await asyncio.wait_for(process.communicate(), 30) for process in both]
        assert here.venues.book.live() == []
        runs = {json.loads(out)["run"] for out, _ in told}
        assert len(runs) == 2
        for out, err in told:
            assert b"Traceback" not in err
            assert {order["state"] for order in json.loads(out)["orders"]} <= {"GONE"}
        assert not [request for request in here.venues.ledger.breaches if request.method != "GET"]
        file = sqlite3.connect(tmp_path / "data" / "journal.sqlite3")
        assert {run for (run,) in file.execute("SELECT DISTINCT run FROM intents")} <= runs
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        file.close()


# --- L07 ---


async def loud_end(folder: Path, breaking: str, *words: str) -> None:
    """Whatever raises with keys in its text: nothing of it is said or kept."""
    folder.mkdir()
    async with ground(folder, scenario="calm") as here:
        await earlier_start(here)
        parts = ("_KEY", "_SECRET", "_PASSPHRASE")
        secrets = [value for name, value in here.environ.items() if name.endswith(parts) and value]
        process = await start(here, *words, breaking=breaking, develop=True)
        out, err = await asyncio.wait_for(process.communicate(), 50)
        said = (out + err).decode()
        kept = [path.read_bytes().decode("latin-1") for path in (folder / "data").rglob("*") if path.is_file()]
        assert len(secrets) > 6
        assert [word for word in secrets for text in (said, *kept) if word in text] == []
        assert SIGNED.findall(said + "".join(kept)) == []
        assert "Traceback" not in said, said
        json.loads(out)


async def test_L07_no_secret_is_said_or_kept_whatever_raises(tmp_path: Path) -> None:
    ways = [
        ("transport", "list", "--json"),
        ("transport", "panic", "--yes", "--json", "--timeout", "2"),
        ("connector", "panic", "--yes", "--json", "--timeout", "2"),
        ("journal", "panic", "--yes", "--json", "--timeout", "4"),
        ("transport", "check", "--json"),
    ]
    turns = asyncio.Semaphore(3)

    async def one(number: int, breaking: str, *words: str) -> None:
        async with turns:
            await loud_end(tmp_path / str(number), breaking, *words)

    await asyncio.gather(*(one(number, *way) for number, way in enumerate(ways)))
    assert len(ways) == 5


# --- L09 ---


@pytest.fixture
def locked_store(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A key store that waits for somebody to unlock it."""
    unlocked = threading.Event()

    def waits(service: str, user: str) -> str | None:
        unlocked.wait(20)
        return None

    monkeypatch.setattr(keyring, "get_password", waits)
    yield unlocked
    unlocked.set()


async def test_L09_a_locked_key_store_holds_nothing_up_and_is_named(
    tmp_path: Path, locked_store: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert credentials.STORE_WAIT_S <= 3.0
    real = credentials.find_credentials
    monkeypatch.setattr("gui.session.find_credentials", lambda *args: real(*args, within_s=0.1))
    async with ground(tmp_path, scenario="calm") as here:
        paths = await earlier_start(here)
        bare = {name: value for name, value in here.environ.items() if not name.startswith("KILLSWITCH_DRILL_A")}
        accounts = load_settings(paths).of(Environment.LIVE)
        session = await open_session(Environment.LIVE, accounts, paths, bare)
        # What is known stands there all the same, and the other accounts are armed.
        assert len(session.switch.rows()) == 25
        await asyncio.sleep(0)
        session.switch.panic(Scope())
        async with asyncio.timeout(20):
            while any(order.live for order in here.venues.book if order.account != "drill-a"):
                await asyncio.sleep(0.01)
        view = next(view for view in session.switch.accounts() if view.account.label == "drill-a")
        assert view.fault is not None
        assert view.fault.kind is FaultKind.MISSING_CREDENTIALS
        assert "is it locked?" in view.fault.message
        assert all(order.live for order in here.venues.book if order.account == "drill-a")
        await session.close(1.0)


async def told(here: Ground, capsys: pytest.CaptureFixture[str], *words: str, **environ: str) -> dict[str, Any]:
    capsys.readouterr()
    await asyncio.to_thread(command, [*words, "--json", *here.options], here.environ | environ)
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


async def test_L09_a_proxy_of_the_environment_is_never_used_and_check_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[int] = []

    async def proxy(line: Line) -> None:
        lines.append(1)
        await line.hang()

    async with RawServer(proxy) as server, ground(tmp_path, scenario="calm") as here:
        for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, server.url.replace("//", "//user:CANARY@"))
        document = await told(here, capsys, "check", HTTPS_PROXY=os.environ["HTTPS_PROXY"])
        assert document["ok"] is True
        (proxies,) = [finding for finding in document["computer"] if finding["name"] == "proxy"]
        assert proxies["finding"] == "warning"
        assert "HTTPS_PROXY is set here and never used" in proxies["sentence"]
        assert "CANARY" not in json.dumps(document)
    assert lines == []


def nobody_listens(config: Path) -> None:
    """Point every account at ports where nobody is: a firewall that refuses everything."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    lines = config.read_text("utf-8").splitlines()
    shut = [f'{line.split(" = ")[0]} = ["http://127.0.0.1:{port}"]' if "http://" in line else line for line in lines]
    config.write_text("\n".join(shut), encoding="utf-8")


async def test_L09_both_venues_shut_off_in_the_same_way_is_this_computers_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with ground(tmp_path, scenario="calm") as here:
        await earlier_start(here)
        nobody_listens(here.config)
        document = await told(here, capsys, "list", HTTPS_PROXY="http://box:3128")
        assert document["where"] == "this-computer"
        assert "OKX and Binance fail in the same way (no connection)" in document["diagnosis"]
        assert "HTTPS_PROXY is set here" in document["diagnosis"]
        assert len(document["orders"]) == 25
        checked = await told(here, capsys, "check")
        assert (checked["ok"], checked["where"]) == (False, "this-computer")
        own = {finding["name"]: finding for finding in checked["computer"]}
        assert own["connection"]["finding"] == "bad"
        fired = await told(here, capsys, "panic", "--yes", "--timeout", "1")
        assert (fired["flat"], fired["where"]) == (False, "this-computer")
        assert len(here.venues.book.live()) == 25
