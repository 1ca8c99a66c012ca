"""``list``: what is open, and how far it can be trusted."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from gui.commands.listing import _answered, list_document, list_text, read_listings, table
from gui.config.paths import find_paths
from gui.config.settings import load_settings
from gui.domain.clock import SystemClock
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.venues import Environment, Family
from gui.drill.faults import Fault, FaultAct
from gui.engine.views import FamilyView
from gui.session import open_session
from tests.commands.venues import ground

ORDER = {
    "account", "venue", "family", "algo_id", "client_algo_id", "instrument", "kind", "side", "size", "protective",
    "state",
}  # fmt: skip


async def test_complete_and_then_one_type_missing(tmp_path: Path) -> None:
    async with ground(tmp_path, scenario="calm") as here:
        paths = find_paths(here.environ, str(here.config))
        accounts = load_settings(paths).of(Environment.LIVE)
        session = await open_session(Environment.LIVE, accounts, paths, here.environ)
        assert await read_listings(session.switch, asyncio.Event())
        document = list_document(session.switch, SystemClock())
        assert document["complete"]
        assert len(document["orders"]) == 25
        assert set(document["orders"][0]) >= ORDER
        assert all(isinstance(order["algo_id"], str) for order in document["orders"])
        assert "25 open algo orders." in list_text(session.switch, SystemClock())
        here.venues.faults.add(Fault(FaultAct.ANSWER, path="/api/v5/trade/orders-algo-pending", status=503, body="{}"))
        session.switch.read_again()
        await asyncio.sleep(0)
        await asyncio.wait_for(_incomplete(session), 5)
        broken = list_document(session.switch, SystemClock())
        assert not broken["complete"]
        assert len(broken["orders"]) == 25
        assert "NOT COMPLETE drill-a okx.algo" in list_text(session.switch, SystemClock())
        await session.close(1.0)


async def _incomplete(session: object) -> None:
    while all(view.complete for view in session.switch.accounts()):  # type: ignore[attr-defined]
        await asyncio.sleep(0.02)


def test_a_table_is_aligned() -> None:
    assert table([("a", "bb"), ("ccc", "d")]) == ["a    bb", "ccc  d"]
    assert table([]) == []


@pytest.mark.parametrize(
    ("fault", "down_s", "answered"),
    [
        (None, None, False),
        (VenueFault(FaultKind.VENUE_DOWN), 0.5, False),
        (VenueFault(FaultKind.VENUE_DOWN), 1.5, True),
        # The venue's window is full of what another program just asked: it empties within seconds.
        (VenueFault(FaultKind.RATE_LIMIT), 1.5, False),
        (VenueFault(FaultKind.RATE_LIMIT), 6.5, True),
        (VenueFault(FaultKind.KEY), 0.0, True),
    ],
)
def test_how_long_a_listing_that_fails_is_waited_for(
    fault: VenueFault | None, down_s: float | None, answered: bool
) -> None:
    view = FamilyView(Family.OKX_ALGO, complete=False, age_s=None, fault=fault, down_s=down_s)
    assert _answered(view) is answered
