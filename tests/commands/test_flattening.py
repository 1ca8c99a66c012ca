"""``--what``: what each of the three scopes reads, ends, leaves alone and claims, at venues on real sockets."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gui.cli import run
from gui.domain.positions import PositionFamily
from gui.domain.venues import Family
from gui.drill.faults import Fault, FaultAct
from tests.commands.venues import Ground, ground

Read = Callable[[], dict[str, Any]]


@pytest.fixture
def read(capsys: pytest.CaptureFixture[str]) -> Read:
    return lambda: json.loads(capsys.readouterr().out)


async def said(here: Ground, *line: str) -> int:
    return await asyncio.to_thread(run, [*line, *here.options], here.environ)


def live(here: Ground) -> dict[bool, int]:
    """Count the orders that are open at the venues, by whether they are ordinary ones."""
    families = [Family(order.family).ordinary for order in here.venues.book.live()]
    return {ordinary: families.count(ordinary) for ordinary in (False, True)}


def held(here: Ground) -> int:
    return sum(position.size != 0 for position in here.venues.book.positions)


def paths(here: Ground) -> set[str]:
    return {arrival.path for arrival in here.venues.ledger.requests}


async def test_each_scope_of_list_reads_what_it_names_and_no_more(tmp_path: Path, read: Read) -> None:
    async with ground(tmp_path, scenario="calm", whole=True) as here:
        assert await said(here, "list", "--json") == 0
        algos = read()
        assert len(algos["orders"]) == 25 and not {"what", "positions"} & set(algos)
        assert not paths(here) & {"/api/v5/trade/orders-pending", "/fapi/v1/openOrders", "/api/v5/account/positions"}
        here.venues.okx.reset()
        assert await said(here, "list", "--json", "--what", "orders") == 0
        orders = read()
        assert (orders["what"], len(orders["orders"])) == ("orders", 33)
        assert "positions" not in orders
        assert {one["family"] for one in orders["orders"]} >= {str(Family.OKX_ORDERS), str(Family.UM_ORDERS)}
        assert "/api/v5/account/positions" not in paths(here)
        here.venues.okx.reset()
        assert await said(here, "list", "--json", "--what", "flatten") == 0
        flatten = read()
        assert flatten["complete"] and len(flatten["positions"]) == 8
        assert {one["state"] for one in flatten["positions"]} == {"OPEN"}
        protected = {one["instrument"]: one["protected_by"] for one in flatten["positions"]}
        assert any(protected.values())
        assert all(isinstance(one["size"], str) for one in flatten["positions"])


async def test_list_as_text_names_positions_and_says_what_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with ground(tmp_path, scenario="calm", whole=True) as here:
        assert await said(here, "list", "--what", "flatten") == 0
        text = capsys.readouterr().out
        assert "33 open orders." in text and "8 open positions." in text
        assert "no protective order listed" in text
        here.venues.okx.reset()
        here.venues.faults.add(Fault(FaultAct.ANSWER, path="/api/v5/account/positions", status=503, body="{}"))
        assert await said(here, "list", "--what", "flatten") == 1
        broken = capsys.readouterr().out
        assert "NOT COMPLETE drill-a positions (okx.positions): " in broken
        assert "the listing of positions is not complete" in broken


async def test_panic_for_algo_orders_touches_no_ordinary_order_and_no_position(tmp_path: Path, read: Read) -> None:
    async with ground(tmp_path, scenario="calm", whole=True) as here:
        assert await said(here, "panic", "--yes", "--json") == 0
        told = read()
        assert (told["what"], told["flat"], told["positions"]) == ("algos", True, [])
        assert live(here) == {False: 0, True: 8}
        assert held(here) == 8


async def test_panic_for_all_orders_ends_ordinary_ones_and_leaves_positions(tmp_path: Path, read: Read) -> None:
    async with ground(tmp_path, scenario="calm", whole=True) as here:
        assert await said(here, "panic", "--yes", "--json", "--what", "orders") == 0
        told = read()
        assert (told["what"], told["flat"], told["positions"]) == ("orders", True, [])
        assert all(order["state"] == "GONE" and order["proof"] for order in told["orders"])
        assert len(told["orders"]) >= 33
        assert live(here) == {False: 0, True: 0}
        assert held(here) == 8
        assert not here.venues.ledger.breaches


async def test_flatten_ends_every_order_and_closes_every_position_with_proof(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with ground(tmp_path, scenario="calm", whole=True) as here:
        assert await said(here, "panic", "--yes", "--json", "--what", "flatten") == 0
        out, err = capsys.readouterr()
        told = json.loads(out)
        assert told["flat"] and told["what"] == "flatten"
        assert all(account["flat"] and account["error"] is None for account in told["accounts"])
        assert len(told["positions"]) == 8
        assert {one["state"] for one in told["positions"]} == {"CLOSED"}
        assert all(one["proof"] and one["attempts"] >= 1 for one in told["positions"])
        assert {one["family"] for one in told["positions"]} == {str(family) for family in PositionFamily}
        assert live(here) == {False: 0, True: 0}
        assert held(here) == 0
        assert "8 of 8 positions closed" in err
        assert "not touched" not in out
        assert not here.venues.ledger.breaches


async def test_flatten_of_one_account_closes_no_position_of_another(tmp_path: Path, read: Read) -> None:
    async with ground(tmp_path, scenario="calm", whole=True) as here:
        assert await said(here, "panic", "--yes", "--json", "--what", "flatten", "--account", "drill-a") == 0
        assert {one["account"] for one in read()["positions"]} == {"drill-a"}
        left = [position for position in here.venues.book.positions if position.size != 0]
        assert len(left) == 5
        assert "drill-a" not in {position.account for position in left}


async def test_a_flatten_whose_positions_cannot_be_read_is_not_flat(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with ground(tmp_path, scenario="calm", whole=True) as here:
        here.venues.faults.add(Fault(FaultAct.ANSWER, path="/fapi/v3/positionRisk", status=503, body="{}"))
        line = ("panic", "--yes", "--what", "flatten", "--venue", "binance", "--timeout", "8")
        assert await said(here, *line) == 1
        text = capsys.readouterr().out
        assert "NOT FLAT" in text
        assert "not touched" not in text
        assert "drill-c: positions (binance.um-positions): " in text


async def test_cancel_takes_the_key_of_an_ordinary_order_and_nothing_else(tmp_path: Path, read: Read) -> None:
    async with ground(tmp_path, scenario="calm", whole=True) as here:
        order = next(order for order in here.venues.book.live() if order.family is Family.UM_ORDERS)
        key = f"{order.account}/{order.family}/{order.algo_id}"
        assert await said(here, "cancel", "--yes", "--json", key) == 0
        told = read()
        assert [one["state"] for one in told["orders"]] == ["GONE"]
        assert live(here) == {False: 25, True: 7}


async def test_without_yes_it_says_that_positions_would_be_closed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with ground(tmp_path, scenario="calm", whole=True) as here:
        assert await said(here, "panic", "--what", "flatten") == 2
        assert "sends cancels at once, and closes positions: say --yes" in capsys.readouterr().err
        assert not here.venues.ledger.requests
