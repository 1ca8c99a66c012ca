"""Fire without a listing from the command line: what an earlier start knew is listed as old and can be fired at."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from gui.cli import run as command
from gui.drill.faults import FaultAct
from tests.commands.venues import Ground, ground
from tests.faults.unlisted import DAY_MS, age, earlier_start, nothing_is_listed


async def told(here: Ground, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    """Run a command against the venues and give its exit code and document."""
    capsys.readouterr()
    code = await asyncio.to_thread(command, [*words, "--json", *here.options], here.environ)
    return code, json.loads(capsys.readouterr().out)


async def test_the_commands_list_and_fire_at_what_is_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with ground(tmp_path, scenario="calm") as here:
        paths = await earlier_start(here)
        age(paths.data, DAY_MS)
        nothing_is_listed(here, FaultAct.ANSWER)
        code, listed = await told(here, capsys, "list")
        assert (code, listed["complete"], len(listed["orders"])) == (1, False, 25)
        assert {(order["state"], order["stale"]) for order in listed["orders"]} == {("LIVE", True)}
        assert all(86_400 <= order["seen_age_s"] < 86_500 for order in listed["orders"])
        families = [family for account in listed["accounts"] for family in account["families"]]
        assert not any(family["complete"] or family["age_s"] is not None for family in families)
        assert all(family["error"] for family in families)
        assert listed["where"] == "venue"
        assert "OKX and Binance" in listed["diagnosis"]
        assert len(here.venues.book.live()) == 25
        assert await asyncio.to_thread(command, ["list", *here.options], here.environ) == 1
        text = capsys.readouterr().out
        assert text.count("STALE 24h 00m") + text.count("STALE 1d 0h") == 25
        assert "The fault is at OKX and Binance, not on this computer" in text
        code, fired = await told(here, capsys, "panic", "--yes", "--timeout", "1.5")
        assert (code, fired["flat"], len(fired["orders"])) == (1, False, 25)
        assert here.venues.book.live() == []
        assert {order["state"] for order in fired["orders"]} <= {"ACCEPTED", "UNKNOWN"}


async def test_check_tells_how_old_the_kept_orders_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with ground(tmp_path, scenario="calm") as here:
        paths = await earlier_start(here)
        age(paths.data, 3 * DAY_MS)
        code, document = await told(here, capsys, "check")
    assert code == 0
    own = {finding["name"]: finding for finding in document["computer"]}
    assert "orders are kept, last seen 3 days ago" in own["last known orders drill-a"]["sentence"]
    assert own["last known orders drill-a"]["finding"] == "warning"
    assert own["key store"]["sentence"].startswith("not needed")
    assert own["journal"]["finding"] == "fine"
    assert {"network", "proxy", "name lookup", "connection", "disk space"} <= set(own)
    assert (document["where"], document["diagnosis"]) == (None, None)
    assert {"ok", "accounts"} <= set(document)
