"""What the ledger says of a client's closes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gui.drill.conduct import flips, increases, touched, unread_closes
from gui.drill.ledger import ChangeCause
from gui.drill.positions import CloseBehaviour
from tests.drill.market import BTC, made, okx, plain, um
from tests.drill.signed import Client, practising

POSITIONS = "/api/v5/account/positions"
CLOSE = {"instId": BTC, "mgnMode": "cross"}


@pytest.mark.parametrize(
    ("readings", "unread"), [((), 1), (((POSITIONS, "drill-b"),), 1), (((POSITIONS, "drill-a"),), 0)]
)
async def test_two_closes_need_a_reading_between(readings: tuple[tuple[str, str], ...], unread: int) -> None:
    held = [okx(behaviour=CloseBehaviour.PARTIAL), okx(account="drill-b")]
    async with practising(orders=[], positions=held) as client:
        await _read(client, ((POSITIONS, "drill-a"),))
        await client.okx_post("close-position", CLOSE)
        await client.okx_post("close-position", CLOSE, "drill-b")
        await _read(client, readings)
        await client.okx_post("close-position", CLOSE)
        ledger = client.venues.ledger
        assert len(ledger.closes) == 3
        assert [plain(one.before, two.before) for one, two in unread_closes(ledger)] == [(10, 5)] * unread
        assert (flips(ledger), increases(ledger)) == ([], [])
        assert {key.account for key in touched(ledger)} == {"drill-a", "drill-b"}


async def _read(client: Client, readings: tuple[tuple[str, str], ...]) -> None:
    for path, label in readings:
        assert (await client.okx("GET", path, label)).status == 200


async def test_a_reading_that_failed_is_none() -> None:
    from gui.domain.venues import Venue
    from gui.drill.faults import Fault, FaultAct

    async with practising(orders=[], positions=[okx(behaviour=CloseBehaviour.PARTIAL)]) as client:
        await client.okx_post("close-position", CLOSE)
        client.venues.faults.add(Fault(FaultAct.ANSWER, Venue.OKX, POSITIONS, status=503))
        assert (await client.okx("GET", POSITIONS)).status == 503
        await client.okx_post("close-position", CLOSE)
        assert len(unread_closes(client.venues.ledger)) == 1


def test_flips_and_increases_are_those_of_closes_only() -> None:
    book, ledger, _ = made(um("3"), okx("2"))
    held = book.positions.find("drill-c", "BTCUSDT")
    book.positions.trade(held.key, Decimal(-9))
    book.positions.trade(held.key, Decimal(9), ChangeCause.ORDER)
    assert (flips(ledger), increases(ledger), touched(ledger)) == ([], [], set())
    book.positions.trade(held.key, Decimal(1), ChangeCause.CLOSE)
    book.positions.trade(held.key, Decimal(-9), ChangeCause.CLOSE)
    assert [change.after for change in flips(ledger)] == [-5]
    assert [change.after for change in increases(ledger)] == [4, -5]
    assert touched(ledger) == {held.key}
