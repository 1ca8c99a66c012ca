"""The sliding window against a slow model that counts by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.drill.limits import SlidingWindow, Windows

STEPS = st.lists(st.tuples(st.integers(0, 900), st.integers(1, 12)), max_size=80)


@given(steps=STEPS, limit=st.integers(1, 25))
def test_never_more_than_the_limit_in_any_window(steps: list[tuple[int, int]], limit: int) -> None:
    window = SlidingWindow(limit, 2.0)
    now = 0
    taken: list[tuple[float, int]] = []
    for pause, units in steps:
        now += pause
        # Whole milliseconds over 1024 are exact in binary, so the model and the window see the same edges.
        at = now / 1024
        used = sum(n for t, n in taken if at - t < 2.0)
        assert window.used(at) == used
        assert window.take(at, units) == (used + units <= limit)
        if used + units <= limit:
            taken.append((at, units))
    for start, _ in taken:
        assert sum(n for t, n in taken if start <= t < start + 2.0) <= limit


@given(steps=STEPS, units=st.integers(1, 20))
def test_wait_is_exactly_long_enough(steps: list[tuple[int, int]], units: int) -> None:
    window = SlidingWindow(20, 2.0)
    now = 0
    for pause, more in steps:
        now += pause
        window.take(now / 1024, more)
    wait = window.wait(now / 1024, units)
    assert 0.0 <= wait <= 2.0
    if wait > 1 / 1024:
        assert window.used(now / 1024 + wait - 1 / 1024) + units > 20
    assert window.take(now / 1024 + wait, units)


def test_what_never_fits_waits_a_whole_window() -> None:
    assert SlidingWindow(5, 2.0).wait(0.0, 6) == 2.0


@pytest.mark.parametrize(("at", "fits"), [(1.999, False), (2.0, True)])
def test_edge_of_the_window(at: float, fits: bool) -> None:
    window = SlidingWindow(20, 2.0)
    assert all(window.take(0.0) for _ in range(20))
    assert window.take(at) is fits


def test_each_key_has_its_own_window() -> None:
    windows = Windows(1, 2.0)
    assert windows.of("a", "BTC").take(0.0)
    assert windows.of("a", "ETH").take(0.0)
    assert not windows.of("a", "BTC").take(0.0)
    windows.clear()
    assert windows.of("a", "BTC").take(0.0)
