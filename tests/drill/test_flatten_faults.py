"""Mishaps of closing over sockets, and the scenario that plays several."""

from __future__ import annotations

from dataclasses import replace

import aiohttp
import pytest

from gui.domain.positions import PositionFamily
from gui.domain.venues import Family
from gui.drill.account import default_accounts
from gui.drill.faults import Fault, FaultAct
from gui.drill.fills import in_the_way
from gui.drill.flatten_faults import CLOSES, close_lost, resting_close
from gui.drill.positions import CloseBehaviour
from tests.drill.market import BTC, LONG, SHORT, cm, okx, um
from tests.drill.signed import practising

CLOSE = {"instId": BTC, "mgnMode": "cross"}
SELL = "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=3&reduceOnly=true"


async def test_a_lost_answer_was_a_close_all_the_same() -> None:
    async with practising(orders=[], positions=[okx(), um("3")]) as client:
        for family in (PositionFamily.OKX, PositionFamily.UM):
            client.venues.faults.add(close_lost(family))
        with pytest.raises(aiohttp.ClientError):
            await client.okx_post("close-position", CLOSE)
        with pytest.raises(aiohttp.ClientError):
            await client.binance("POST", "/fapi/v1/order", SELL)
        assert len(client.venues.book.positions) == 0
        assert len(client.venues.ledger.closes) == 2
        assert (await client.okx_post("close-position", CLOSE)).json["code"] == "51023"
        assert (await client.binance("POST", "/fapi/v1/order", SELL)).json["code"] == -2022


@pytest.mark.parametrize("act", [FaultAct.ANSWER, FaultAct.HTML, FaultAct.RESET_BEFORE])
async def test_the_faults_of_other_requests_hit_closes_and_readings_too(act: FaultAct) -> None:
    async with practising(orders=[], positions=[okx(), um("3"), cm("50")]) as client:
        client.venues.faults.add(Fault(act, status=503))
        for method, path, params in (
            ("POST", "/fapi/v1/order", SELL),
            ("GET", "/fapi/v3/positionRisk", ""),
            ("GET", "/dapi/v1/positionRisk", ""),
            ("GET", "/fapi/v1/openOrders", ""),
        ):
            if act is FaultAct.RESET_BEFORE:
                with pytest.raises(aiohttp.ClientError):
                    await client.binance(method, path, params)
            else:
                assert (await client.binance(method, path, params)).status == 503
        assert len(client.venues.book.positions) == 3
        assert client.venues.ledger.closes == []


@pytest.mark.parametrize("held", [okx("10"), okx("-10", margin="isolated"), um("3"), um("-3", side=SHORT), cm("50")])
def test_a_resting_close_is_in_the_way_of_its_position(held: object) -> None:
    from gui.drill.positions import PracticePosition

    assert isinstance(held, PracticePosition)
    order = resting_close(held, "7", 0)
    assert in_the_way(order, held)
    assert order.size == abs(held.size)
    assert not in_the_way(order, replace(held, size=-held.size))
    assert not in_the_way(order, replace(held, account="other"))
    assert (held.side is LONG or held.side is SHORT) is not order.protective


async def test_the_scenario_has_a_resting_order_for_each_position() -> None:
    async with practising(whole=True, scenario="flatten-orders-in-the-way") as client:
        book = client.venues.book
        for held in book.positions:
            assert any(in_the_way(order, held) for order in book), held
        behaviours = [held.behaviour for held in book.positions]
        assert set(behaviours) == {
            CloseBehaviour.NORMAL,
            CloseBehaviour.PARTIAL,
            CloseBehaviour.LAGS,
            CloseBehaviour.SLOW,
        }
        assert (await client.okx_post("close-position", CLOSE)).json["code"] == "51115"
        params = "symbol=ETHUSDT&side=SELL&type=MARKET&quantity=100&reduceOnly=true"
        assert (await client.binance("POST", "/fapi/v1/order", params)).json["code"] == -2022
        client.venues.reset()
        assert len({(order.family, order.algo_id) for order in book}) == 25 + 8 + 8


async def test_without_positions_it_is_calm() -> None:
    async with practising(scenario="flatten-orders-in-the-way", accounts=default_accounts()) as client:
        assert len(client.venues.book) == 25
        assert not any(order.family is Family.OKX_ORDERS for order in client.venues.book)


def test_every_family_has_its_close() -> None:
    assert set(CLOSES) == set(PositionFamily)
