"""``panic`` and ``cancel``: the run, its report, and what the venues really did."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from gui.commands import firing
from gui.commands.firing import fire_cancel, fire_panic, run_document, run_text
from gui.config.paths import find_paths
from gui.config.settings import load_settings
from gui.domain.orders import OrderKey
from gui.domain.venues import Environment, Family, Venue
from gui.engine.scope import Scope
from gui.session import Session, open_session
from tests.commands.venues import Ground, ground

RUN = {"run", "flat", "elapsed_s", "requests", "orders", "accounts"}
ORDER = {"account", "family", "algo_id", "instrument", "state", "code", "message", "attempts", "proof"}


async def live_session(here: Ground) -> Session:
    paths = find_paths(here.environ, str(here.config))
    return await open_session(Environment.LIVE, load_settings(paths).of(Environment.LIVE), paths, here.environ)


async def test_cancel_some_then_panic_one_venue_then_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(firing, "ASK_S", 0.2)
    async with ground(tmp_path, scenario="calm") as here:
        session, never = await live_session(here), asyncio.Event()
        live = here.venues.book.live()
        okx = next(order for order in live if order.venue is Venue.OKX)
        um = next(order for order in live if order.family is Family.UM)
        keys = [OrderKey(order.account, Family(order.family), order.algo_id) for order in (okx, um)]
        await fire_cancel(session.switch, keys, 20.0, never, lambda: None)
        document = run_document(session.switch, ["drill-a", "drill-c"], 1.0, keys)
        assert document["flat"]
        assert set(document) == RUN
        assert {frozenset(order) for order in document["orders"]} == {frozenset(ORDER)}
        assert len(here.venues.book.live()) == 23

        ghost = OrderKey("drill-a", Family.OKX_ALGO, "404")
        await fire_cancel(session.switch, [ghost], 8.0, never, lambda: None)
        missing = run_document(session.switch, ["drill-a"], 1.0, [ghost])
        assert not missing["flat"]
        assert missing["orders"][0]["state"] == "UNKNOWN"
        assert "nothing was sent" in missing["orders"][0]["message"]

        await fire_panic(session.switch, Scope(venue=Venue.BINANCE), 20.0, never, lambda: None)
        told = run_document(session.switch, ["drill-c"], 1.0)
        assert told["flat"]
        assert all(order["account"] == "drill-c" and order["proof"] for order in told["orders"])
        assert {order.venue for order in here.venues.book.live()} == {Venue.OKX}
        assert "FLAT: 11 gone, proven" in run_text(told)
        await session.close(1.0)
        assert not here.venues.ledger.breaches
        assert session.switch.requests == len(here.venues.ledger.requests)


async def test_interrupted_it_reports_what_is_open(tmp_path: Path) -> None:
    async with ground(tmp_path, scenario="venue-outage") as here:
        session, stopped = await live_session(here), asyncio.Event()
        asyncio.get_running_loop().call_later(0.6, stopped.set)
        await fire_panic(session.switch, Scope(), None, stopped, lambda: None)
        document = run_document(session.switch, [account.label for account in session.accounts], 1.0)
        assert not document["flat"]
        assert "NOT FLAT" in run_text(document)
        await session.close(1.0)


def told(flat: bool, *states: str) -> dict[str, object]:
    orders = [
        {
            "account": "a",
            "family": "okx.algo",
            "algo_id": "1",
            "instrument": "X",
            "state": state,
            "code": "",
            "message": "",
        }
        for state in states
    ]
    return {"flat": flat, "elapsed_s": 1.0, "orders": orders, "accounts": [{"label": "a", "flat": flat, "error": None}]}


def flattened(flat: bool, *states: str) -> dict[str, object]:
    positions = [
        {
            "account": "a",
            "family": "okx.positions",
            "instrument": "BTC-USDT-SWAP",
            "side": "net",
            "size": "1.5",
            "state": state,
            "code": "51000" if state == "REFUSED" else "",
            "message": "",
        }
        for state in states
    ]
    return told(flat, "GONE") | {"what": "flatten", "positions": positions}


def test_positions_are_claimed_only_where_they_were_closed() -> None:
    left_out = "Spot balances were not sold. Not covered: OKX bots, Binance portfolio margin."
    flat = run_text(flattened(True, "CLOSED", "CLOSED"))
    assert flat == f"FLAT: 1 gone, proven, 2 of 2 positions closed, proven, in 1.00 s. {left_out}"
    assert "no position held, proven," in run_text(flattened(True))
    open_still = run_text(flattened(False, "CLOSED", "REFUSED"))
    assert "REFUSED   BTC-USDT-SWAP a/okx.positions net 1.5 51000" in open_still
    assert "NOT FLAT: 1 gone, proven; " in open_still
    assert "1 of 2 positions closed, proven" in open_still
    assert "1 position is not proven closed" in open_still
    assert "nothing proves that no position is held" in run_text(flattened(False))
    for what in ("algos", "orders"):
        said = run_text(told(True, "GONE") | {"what": what, "positions": []})
        assert "Positions were not touched." in said
    assert "not touched" not in flat + open_still


def test_the_text_advises_what_fits() -> None:
    left_out = "Positions were not touched. Not covered: OKX bots, Binance portfolio margin."
    assert run_text(told(True, "GONE")) == f"FLAT: 1 gone, proven, in 1.00 s. {left_out}"
    assert run_text(told(False, "UNKNOWN")).endswith(left_out)
    assert "nothing proves that there are no others" in run_text(told(False, "GONE"))
    fired = run_text(told(False, "GONE", "TRIGGERED"))
    assert "1 fired: look at the positions" in fired
    assert "Run the command again" not in fired
    both = run_text(told(False, "TRIGGERED", "UNKNOWN"))
    assert "Run the command again" in both
    assert "UNKNOWN   X a/okx.algo/1" in both
