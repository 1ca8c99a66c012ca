"""The contract of the command line: exit codes, JSON, and no request before usage and configuration are right."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gui.cli import run
from tests.commands.venues import Ground, ground

LIVE = '[[account]]\nlabel = "a"\nvenue = "okx"\nenvironment = "live"\n[account.hosts]\nrest = ["http://127.0.0.1:9"]\n'


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (LIVE, ["panic"], "say --yes"),
        (LIVE, ["cancel", "a/okx.algo/1"], "say --yes"),
        (LIVE, ["cancel", "b/okx.algo/1", "--yes"], "there is no account 'b'"),
        (LIVE, ["cancel", "a/binance.um/1", "--yes"], "does not have the family"),
        (LIVE, ["cancel", "a/okx.nothing/1", "--yes"], "is not a family"),
        (LIVE, ["panic", "--yes", "--account", "zzz"], "there is no account 'zzz'"),
        (LIVE, ["panic", "--yes", "--venue", "binance"], "no account of this environment"),
        (LIVE, ["panic", "--yes", "--demo"], "no demo account is configured"),
        (LIVE, ["panic", "--yes", "--timeout", "soon"], "give seconds, 0 or more"),
        (LIVE, ["--drill", "panic", "--yes", "--live"], "--drill and --live contradict each other"),
        (LIVE, ["cancel", "a/okx.algo/1 2", "--yes"], "is not an order id"),
        (LIVE, ["cancel", "a/okx.algo/../1", "--yes"], "is not ACCOUNT/FAMILY/ALGO_ID"),
        (LIVE, ["panic", "--yes", "--drill", "--account", "a"], "there are drill-a, drill-b, drill-c"),
        (LIVE, ["panic", "--yes", "--drill", "--venue", "okx", "--account", "drill-c"], "no account"),
        (LIVE, ["cancel", "a/okx.algo/1", "--yes", "--drill"], "there is no account 'a'"),
        (LIVE.replace("127.0.0.1:9", "example.com"), ["list"], "line"),
        (LIVE.replace('"live"', '"lively"'), ["list"], "line 4"),
        (LIVE + "colour = 1\n", ["list"], "colour"),
        (LIVE + LIVE, ["list"], "a"),
        ("", ["list"], "no account is configured"),
    ],
)
def test_mistakes_are_one_sentence_and_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, line: list[str], says: str
) -> None:
    (tmp_path / "c.toml").write_text(text, encoding="utf-8")
    environ = {"KILLSWITCH_CONFIG": str(tmp_path / "c.toml"), "KILLSWITCH_DATA_DIR": str(tmp_path / "data")}
    assert run(line, environ) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("killswitch: ")
    assert says in err
    assert not (tmp_path / "data").exists()


def test_missing_and_half_credentials_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "c.toml").write_text(LIVE, encoding="utf-8")
    environ = {"KILLSWITCH_CONFIG": str(tmp_path / "c.toml"), "KILLSWITCH_DATA_DIR": str(tmp_path / "data")}
    half = environ | {"KILLSWITCH_A_KEY": "k", "KILLSWITCH_A_SECRET": "s"}
    assert run(["list", "--json"], half) == 1
    document = json.loads(capsys.readouterr().out)
    assert "KILLSWITCH_A_PASSPHRASE" in document["accounts"][0]["families"][0]["error"]
    assert run(["panic", "--yes", "--json"], half) == 1
    assert json.loads(capsys.readouterr().out)["flat"] is False


async def in_thread(here: Ground, *line: str) -> int:
    return await asyncio.to_thread(run, [*line, *here.options], here.environ)


async def test_the_commands_against_real_venues(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read: Callable[[], dict[str, object]] = lambda: json.loads(capsys.readouterr().out)  # noqa: E731
    async with ground(tmp_path, scenario="calm") as here:
        assert await in_thread(here, "check", "--json") == 0
        assert read()["ok"] is True
        here.venues.okx.reset()
        assert await in_thread(here, "list", "--json") == 0
        listed = read()
        assert listed["complete"] is True
        here.venues.okx.reset()
        assert await in_thread(here, "panic", "--yes", "--json", "--keep-protective") == 0
        kept = read()
        assert kept["flat"] is True
        assert {order.protective for order in here.venues.book.live()} == {True}
        here.venues.okx.reset()
        assert await in_thread(here, "panic", "--yes", "--json") == 0
        assert not here.venues.book.live()
        assert read()["flat"] is True
        # Each command is a program of its own: only their listings, four in a few seconds, know nothing of each other.
        assert not [request for request in here.venues.ledger.breaches if request.method != "GET"]
        secrets = [value for name, value in here.environ.items() if name.endswith(("_SECRET", "_PASSPHRASE", "_KEY"))]
        kept_files = [path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file()]
        assert kept_files
        assert not [1 for secret in secrets for data in kept_files if secret and secret.encode() in data]


def test_what_nobody_expected_ends_with_a_sentence_that_holds_no_secret(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("https://venue.test/?signature=CANARY")

    monkeypatch.setattr("gui.cli.find_setting", fails)
    assert run(["list", "--drill"], {}) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("killswitch: a part of this program failed (RuntimeError at fails line ")
    assert "CANARY" not in said.err
