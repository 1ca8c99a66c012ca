"""The keyboard map of the window: which keys do what, wherever the focus is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.widgets.main_window import KillSwitchWindow


def key_map(window: KillSwitchWindow) -> dict[str, Callable[[], object]]:
    """Give what each key sequence does; Ctrl stands for Cmd on macOS, as Qt has it."""
    choose = window.table.toolbar.choose_place
    views = {f"Ctrl+{place + 1}": partial(choose, place) for place in range(4)}
    return {
        "Ctrl+.": partial(_stop_sending, window),
        "Ctrl+Return": window.deck.cancel_selected,
        "Ctrl+Enter": window.deck.cancel_selected,
        "Ctrl+R": partial(_retry, window),
        "Ctrl+F": window.table.focus_filter,
        "F5": window.readAgainRequested.emit,
        "F6": partial(window.parts.go_to_area, 1),
        "Shift+F6": partial(window.parts.go_to_area, -1),
        "F8": window.notice_bar.focus_it,
        "Ctrl+J": window.bottom.toggle,
        "Ctrl+Shift+T": window.banner.pin.toggle,
        "Ctrl+,": window.settings.toggle,
        "Ctrl+Q": window.quit,
        "Ctrl+5": partial(window.table.toolbar.choose_positions, True),
        **views,
    }


def _stop_sending(window: KillSwitchWindow) -> None:
    # The latch sends without a run: stopping releases it.
    if window.state.run_on or window.state.flatten.latch.on:
        window.stopRequested.emit()


def _retry(window: KillSwitchWindow) -> None:
    state = window.state
    if not state.run_on and (state.sum("left", everywhere=True) or state.still_held):
        window.retryRequested.emit()
