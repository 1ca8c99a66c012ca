"""Names: asked once at a time, remembered, and not waited for longer than a connection can bear."""

from __future__ import annotations

import asyncio

import pytest

from gui.connectors.lookups import PATIENCE_S, Lookups

pytestmark = pytest.mark.looptime

NAME = ("venue", 443, 0)


class Service:
    """A name service that answers, fails, or keeps silent, as told."""

    def __init__(self) -> None:
        self.asked = 0
        self.found = ["10.0.0.1"]
        self.fault: OSError | None = None
        self.speaks = asyncio.Event()
        self.speaks.set()

    async def __call__(self) -> list[str]:
        self.asked += 1
        await self.speaks.wait()
        if self.fault is not None:
            raise self.fault
        return list(self.found)


def now() -> float:
    return asyncio.get_running_loop().time()


async def test_a_name_that_was_known_survives_a_service_that_fails() -> None:
    names, service = Lookups[str](), Service()
    assert await names.find(NAME, service) == ["10.0.0.1"]
    service.fault = OSError("no DNS")
    assert await names.find(NAME, service) == ["10.0.0.1"]
    with pytest.raises(OSError, match="no DNS"):
        await names.find(("other", 443, 0), service)
    service.fault, service.found = None, ["10.0.0.2"]
    assert await names.find(NAME, service) == ["10.0.0.2"]


async def test_T01_a_service_that_keeps_silent_costs_one_second_of_a_known_name() -> None:
    names, service = Lookups[str](), Service()
    await names.find(NAME, service)
    service.speaks.clear()
    began = now()
    assert await names.find(NAME, service) == ["10.0.0.1"]
    assert now() - began == pytest.approx(PATIENCE_S)
    # It has been silent for so long already: whoever comes next does not wait again, nor ask again.
    assert await names.find(NAME, service) == ["10.0.0.1"]
    assert now() - began == pytest.approx(PATIENCE_S)
    assert service.asked == 2
    service.found = ["10.0.0.3"]
    service.speaks.set()
    await asyncio.sleep(0.1)
    assert await names.find(NAME, service) == ["10.0.0.3"]


async def test_T01_a_silent_service_is_asked_once_for_all_who_wait_for_an_unknown_name() -> None:
    names, service = Lookups[str](), Service()
    service.speaks.clear()
    for _ in range(3):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(3.0):
                await names.find(NAME, service)
    assert service.asked == 1
    service.speaks.set()
    assert await names.find(NAME, service) == ["10.0.0.1"]


async def test_what_is_no_name_at_all_is_not_found() -> None:
    names = Lookups[str]()

    async def odd() -> list[str]:
        raise UnicodeError("label too long")

    with pytest.raises(OSError, match="not a name"):
        await names.find(NAME, odd)


async def test_closing_ends_what_is_waited_for() -> None:
    names, service = Lookups[str](), Service()
    service.speaks.clear()
    waiting = asyncio.ensure_future(names.find(NAME, service))
    await asyncio.sleep(0.5)
    names.close()
    with pytest.raises(OSError, match="not looked up"):
        await waiting
    with pytest.raises(OSError, match="closed"):
        await names.find(NAME, service)
