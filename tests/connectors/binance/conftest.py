"""A scripted Binance and a connector that talks to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.connectors.binance.scripted import Desk, ScriptedBinance, desk_at


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with ScriptedBinance() as venue:
        made = desk_at(venue)
        yield made
        await made.connector.close()
        assert venue.faults == []
