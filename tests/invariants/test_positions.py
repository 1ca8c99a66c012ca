"""Claims about positions are judged by the readings, and by what the venues hold."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from gui.domain.positions import PositionKey
from gui.engine.views import Change
from tests.invariants.crafted_closes import FLATTEN, HELD, ClosingCase, closed_row, open_row


class Truth:
    """Venues that say what they are told to."""

    def __init__(self, *, zero: bool = True) -> None:
        self.zero = zero

    def zero_since(self, key: PositionKey, since: float) -> bool:
        return self.zero

    def held(self, account: str) -> list[PositionKey]:
        return [] if self.zero else [HELD]


async def closing(*readings: tuple[float, str | None, bool], truth: Truth | None = None) -> ClosingCase:
    """A close was answered at 0 s, and these readings came."""
    case = ClosingCase(truth=truth)
    await case.look()
    await case.close()
    for at, size, complete in readings:
        await case.at(at).look(size, complete=complete)
    return case


async def test_I29_two_readings_far_enough_apart_prove_it() -> None:
    case = await closing((0.5, None, True), (2.6, None, True))
    case.shows(closed_row())
    assert "I29" not in case.broken
    assert case.breaches.looked["I29"] == 1


@pytest.mark.parametrize(
    "readings",
    [
        ((0.5, None, True),),
        ((0.5, None, True), (2.4, None, True)),
        ((0.5, None, True), (2.6, None, False)),
        ((0.5, None, True), (1.5, "1", True), (2.6, None, True)),
        ((0.5, None, True), (1.5, "1", False), (2.6, None, True)),
    ],
)
async def test_I29_closed_over_less_is_caught(readings: tuple[tuple[float, str | None, bool], ...]) -> None:
    case = await closing(*readings)
    case.shows(closed_row())
    assert "I29" in case.broken


async def test_I29_closed_while_the_venue_holds_it_all_the_time_is_caught() -> None:
    case = await closing((0.5, None, True), (2.6, None, True), truth=Truth(zero=False))
    case.shows(closed_row())
    assert "I29" in case.broken


async def test_I29_a_position_that_leaves_while_it_is_open_is_caught() -> None:
    case = await closing()
    case.shows(open_row())
    case.switch.held.clear()
    case.tell(Change(positions=frozenset({HELD})))
    assert "I29" in case.broken


def flat(case: ClosingCase) -> None:
    case.switch.said = SimpleNamespace(number=1, flat=False, scope=FLATTEN)
    case.tell(Change())


def says_flat(case: ClosingCase) -> None:
    case.switch.said.flat = True
    case.tell(Change())


@pytest.mark.parametrize(
    ("last", "size", "row", "broken"),
    [(2.5, None, True, False), (1.5, None, True, True), (2.5, "1", True, True), (2.5, None, False, True)],
)
async def test_I30_flat_over_what_is_read_empty_and_closed_only(
    last: float, size: str | None, row: bool, broken: bool
) -> None:
    case = ClosingCase()
    flat(case)
    await case.look(None)
    await case.at(last).look(size)
    case.switch.held[HELD] = closed_row() if row else open_row()
    says_flat(case)
    assert ("I30" in case.broken) is broken


async def test_I30_flat_while_the_venue_holds_something_is_caught() -> None:
    case = ClosingCase(truth=Truth(zero=False))
    flat(case)
    await case.look(None)
    await case.at(2.5).look(None)
    says_flat(case)
    assert "I30" in case.broken
