"""What every test stands on: an off-screen Qt, quick Hypothesis profiles, and no unexpected Qt message."""

from __future__ import annotations

import asyncio
import ctypes
import gc
import inspect
import os
import sys
from collections.abc import Callable, Iterator

import hypothesis
import pytest

from tests.invariants.watch import Watch, watching

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.fonts=false")

hypothesis.settings.register_profile("quick", max_examples=60, deadline=None, derandomize=True)
hypothesis.settings.register_profile("thorough", max_examples=10_000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# So many tests with widgets leave their garbage together.
COLLECTED_EVERY = 25
_tests = 0

# Shared libraries that Qt needs even without a screen, and the Debian packages that hold them.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libzstd.so.1": "libzstd1",
}


# Before virtual time moves its loop turns so often in vain; looptime's own 42 turns are half of a long test's time.
IDLE_TURNS = 4


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let virtual time move sooner; what a test says of its own loop counts more."""
    for item in items:
        if item.get_closest_marker("looptime") is not None:
            item.add_marker(pytest.mark.looptime(noop_cycles=IDLE_TURNS), append=False)


@pytest.fixture(autouse=True)
def no_event_loop_for_plain_tests(request: pytest.FixtureRequest) -> None:
    """Without this the virtual-time plugin makes a loop for a plain test, and nobody closes it."""
    function = getattr(request, "function", None)
    if function is not None and not inspect.iscoroutinefunction(function):
        asyncio.set_event_loop(None)


@pytest.hookimpl(trylast=True)
def pytest_runtest_logfinish() -> None:
    """Once there are widgets, collect here and in no other thread: one that ends elsewhere crashes Qt later."""
    global _tests
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    gc.disable()
    _tests += 1
    if _tests % COLLECTED_EVERY == 0:
        gc.collect()


@pytest.fixture(autouse=True)
def invariants(request: pytest.FixtureRequest) -> Iterator[list[Watch]]:
    """Every kill switch that a test starts is watched: no invariant of rows and sends may break, whatever is tested."""
    with watching(parts_may_stop=request.node.get_closest_marker("part_stops") is not None) as watches:
        yield watches


def loads(library: str) -> bool:
    """Whether a shared library is there."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(there: Callable[[str], bool] = loads) -> list[str]:
    """The Debian packages of the libraries that are not there."""
    return [package for library, package in QT_LIBRARIES.items() if not there(library)]


def pytest_configure(config: pytest.Config) -> None:
    """Name the one line that is missing instead of failing in a hundred places."""
    missing = missing_packages() if sys.platform == "linux" else []
    if missing:
        pytest.exit(f"Qt needs system libraries. Run: apt-get install -y {' '.join(missing)}", returncode=3)
