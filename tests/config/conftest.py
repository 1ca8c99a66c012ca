"""No test here uses an event loop, so none is made for it."""

from __future__ import annotations

import asyncio

import pytest


@pytest.fixture(autouse=True)
def no_event_loop() -> None:
    """Without this the virtual-time plugin makes a loop for a plain test, and nobody closes it."""
    asyncio.set_event_loop(None)
