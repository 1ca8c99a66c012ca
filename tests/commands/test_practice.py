"""The practice venues served alone."""

from __future__ import annotations

import asyncio
import json
import sys

import pytest

from gui.commands.practice import known_scenario, serve_practice_venues
from gui.domain.errors import UsageError


@pytest.mark.parametrize(
    "wrong", [{"scenario": "none"}, {"orders": -1}, {"orders": 10**6}, {"port": 70_000}, {"port": -1}]
)
async def test_wrong_wishes_are_refused(wrong: dict[str, object]) -> None:
    wishes: dict[str, object] = {"orders": None, "seed": 1, "scenario": "normal", "port": 0}
    with pytest.raises(UsageError):
        await serve_practice_venues(**(wishes | wrong))  # type: ignore[arg-type]


def test_scenarios_by_name() -> None:
    assert known_scenario(None) == "normal"
    assert known_scenario("slow") == "slow"
    with pytest.raises(UsageError, match="there is no scenario 'none'; there are normal, calm"):
        known_scenario("none")


async def test_one_json_line_and_a_clean_end() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "gui",
        "drill-venues",
        "--orders",
        "3",
        "--scenario",
        "calm",
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    described = json.loads(await asyncio.wait_for(process.stdout.readline(), 20))
    assert {account["venue"] for account in described["accounts"]} == {"okx", "binance"}
    assert described["okx"].startswith("http://127.0.0.1:")
    process.terminate()
    _, errors = await process.communicate()
    assert process.returncode == 0
    assert b"Traceback" not in errors
