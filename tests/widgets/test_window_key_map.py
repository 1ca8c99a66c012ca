"""The keyboard map; what the keys do in the window is in the window's own test."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from gui.engine.views import LatchView
from gui.models.deck_state import FlattenState
from gui.widgets.window_key_map import key_map


class Heard:
    """A window of which every part can be called, and that keeps what was."""

    def __init__(self, calls: list[str], name: str = "") -> None:
        self._calls, self._name = calls, name

    def __getattr__(self, name: str) -> Heard:
        return Heard(self._calls, f"{self._name}.{name}".lstrip("."))

    def __call__(self, *values: object) -> None:
        self._calls.append(self._name + "".join(f" {value}" for value in values))


def window(calls: list[str], *, run_on: bool, left: int, latched: bool = False) -> Any:
    made, flatten = Heard(calls), FlattenState(latch=LatchView(on=latched))
    state = SimpleNamespace(run_on=run_on, sum=lambda *_, **__: left, flatten=flatten, still_held=0)
    made.state = state  # type: ignore[attr-defined]
    return made


def test_every_key_of_the_design_is_there_and_is_a_key(qapp: QApplication) -> None:
    calls: list[str] = []
    keys = key_map(window(calls, run_on=False, left=0))
    views = {f"Ctrl+{place}" for place in range(1, 6)}
    design = "Ctrl+. Ctrl+Enter Ctrl+R Ctrl+F F5 F6 Shift+F6 F8 Ctrl+J Ctrl+, Ctrl+Shift+T"
    assert views | set(design.split()) <= set(keys)
    assert all(QKeySequence(key).count() == 1 for key in keys)
    for act in keys.values():
        act()
    assert "settings.toggle" in calls
    assert "parts.go_to_area -1" in calls


def test_stop_is_for_the_latch_too(qapp: QApplication) -> None:
    calls: list[str] = []
    key_map(window(calls, run_on=False, left=0, latched=True))["Ctrl+."]()
    assert calls == ["stopRequested.emit"]


def test_stop_is_for_a_run_and_retry_for_what_one_left(qapp: QApplication) -> None:
    for run_on, left, heard in ((True, 2, ["stopRequested.emit"]), (False, 2, ["retryRequested.emit"]), (False, 0, [])):
        calls: list[str] = []
        keys = key_map(window(calls, run_on=run_on, left=left))
        keys["Ctrl+."]()
        keys["Ctrl+R"]()
        assert calls == heard
