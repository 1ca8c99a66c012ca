"""Commands say where the fault lies, and take their look only when there is one."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from gui.commands import whereabouts
from gui.commands.listing import read_listings
from gui.commands.whereabouts import hosts_of, locate, where_fields
from gui.config.paths import find_paths
from gui.config.settings import load_settings
from gui.connectors.thiscomputer import Computer
from gui.domain.venues import Environment
from gui.drill.faults import Fault, FaultAct
from gui.engine.diagnosis import Where
from gui.session import open_session
from tests.commands.venues import ground


async def test_where_the_fault_lies_is_told_of_a_session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[tuple[str, ...]] = []

    async def look_around(hosts: tuple[str, ...], environ: object, *, within_s: float) -> Computer:
        looks.append(hosts)
        return Computer(routes=("IPv4",))

    monkeypatch.setattr(whereabouts, "look_around", look_around)
    async with ground(tmp_path, scenario="calm") as here:
        paths = find_paths(here.environ, str(here.config))
        session = await open_session(Environment.LIVE, load_settings(paths).of(Environment.LIVE), paths, here.environ)
        assert await read_listings(session.switch, asyncio.Event())
        assert where_fields(await locate(session, here.environ)) == {"where": None, "diagnosis": None}
        assert looks == []
        here.venues.faults.add(Fault(FaultAct.ANSWER, path="/api/v5/", status=503, body="<html></html>"))
        session.switch.read_again()
        async with asyncio.timeout(10):
            while (told := await locate(session, here.environ)) is None:
                await asyncio.sleep(0.01)
        fields = where_fields(told)
        assert fields["where"] == str(Where.VENUE)
        assert "The fault is at OKX, not on this computer (HTTP 503); Binance goes on." in fields["diagnosis"]
        assert looks[-1] == hosts_of(session)
        assert len(looks[-1]) == 2
        await session.close(1.0)
