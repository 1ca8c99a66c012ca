"""Shared by the wire tests: one transport as it ships, and an event loop that belongs to somebody."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from gui.connectors.transport import HttpTransport
from tests.connectors.asking import JumpingClock


@pytest.fixture(scope="package", autouse=True)
def _outer_loop() -> Iterator[None]:
    """Between async tests the plugin asks for the thread's loop, and nobody would close a new one."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield
    asyncio.set_event_loop(None)
    loop.close()


@pytest.fixture
def clock() -> JumpingClock:
    return JumpingClock()


@pytest.fixture
async def transport(clock: JumpingClock) -> AsyncIterator[HttpTransport]:
    made = HttpTransport(clock=clock, user_agent="killswitch-test")
    yield made
    await made.close()
