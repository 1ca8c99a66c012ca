"""The window: banner, deck, accounts, table, bottom panel; it shows the engine and emits what the trader wants."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from gui.domain.clock import Clock, epoch_ms
from gui.domain.orders import OrderKey
from gui.domain.venues import Environment
from gui.engine.scope import Scope
from gui.engine.surface import Surface
from gui.engine.views import Change, RunView
from gui.models.announcements import Announcer
from gui.models.chip_state import Moment
from gui.models.deck_state import ON, DeckState, LastDrill, gather
from gui.models.texts import title
from gui.widgets.accounts_strip import AccountsStrip
from gui.widgets.bottom_panel import BottomPanel
from gui.widgets.deck import Deck
from gui.widgets.mode_banner import ModeBanner
from gui.widgets.notice_bar import Notice, NoticeBar
from gui.widgets.table_block import TableBlock
from gui.widgets.theme import Theme, stylesheet
from gui.widgets.window_keys import bind, chain, next_area
from gui.widgets.window_layout import (
    BASE_SIZE,
    FOLD_BELOW,
    LEAST_SIZE,
    LOW_BELOW,
    NARROW_BELOW,
    bottom_height,
    places,
)
from gui.widgets.window_questions import Questions

REFRESH_MS = 100
# Nothing is drawn so soon after a change: the first request of a run leaves before.
FIRST_MS = 50
SECOND_MS = 1000


class KillSwitchWindow(QWidget):
    """Subscribes to ``surface`` and refreshes its panels at most ten times a second; every wish is a signal.

    ``table_block`` becomes its child. ``may_close`` is asked before the window closes; the app replaces it.
    """

    panicFired = Signal(object, int)
    """PANIC was held to the end: its `Scope` and the held milliseconds. Emitted before anything is drawn."""
    cancelSelectedRequested = Signal()
    """Cancel the ticked orders that can be cancelled."""
    stopRequested = Signal()
    """Stop sending."""
    retryRequested = Signal()
    """Send again what the last run left."""
    retryOrderRequested = Signal(OrderKey)
    """Send one order's cancel again."""
    acknowledgeRequested = Signal(OrderKey)
    """The trader has seen that this order fired."""
    saveProofRequested = Signal()
    """Write the proof of the last run to a file."""
    addAccountRequested = Signal()
    """Add an account."""
    modeChangeRequested = Signal(Environment)
    """Change the mode; already confirmed where that is asked."""
    readAgainRequested = Signal()
    """Read every listing now."""
    keepOnTopChanged = Signal(bool)
    """The window is kept on top, or no longer."""
    closeRequested = Signal()
    """The trader closes the window; ``may_close`` decides."""
    quitRequested = Signal()
    """End the program."""

    def __init__(
        self,
        surface: Surface,
        theme: Theme,
        mode: Environment,
        clock: Clock,
        table_block: TableBlock,
        *,
        config_file: str = "the configuration file",
    ) -> None:
        super().__init__()
        self.setObjectName("killSwitchWindow")
        self.setWindowTitle(title(mode))
        self.setMinimumSize(*LEAST_SIZE)
        self.may_close: Callable[[], bool] = lambda: True
        self._surface = surface
        self._theme = theme
        self._clock = clock
        self._mode = mode
        self._last_drill: LastDrill | None = None
        self._announcer = Announcer()
        self._escape_steps: list[Callable[[], bool]] = []
        self._run_was_on = False
        self._refreshed_at = float("-inf")
        self.banner = ModeBanner(mode, theme, self)
        self.deck = Deck(mode, theme, clock.monotonic, self)
        self.strip = AccountsStrip(theme, self)
        self.notice_bar = NoticeBar(theme, self)
        self._questions = Questions(self.notice_bar, mode, config_file)
        self.table = table_block
        self.table.setParent(self)
        self.bottom = BottomPanel(theme, self)
        self.setStyleSheet(stylesheet(theme))
        self._connect()
        self._start_timers()
        self._shortcuts = bind(self, self._keys())
        self.state = self._gather()
        self._unsubscribe = surface.subscribe(self._on_change)
        self.refresh()
        self._chain()
        self.resize(*BASE_SIZE)
        self.table.view.setFocus()

    # What the app asks

    def set_last_drill(self, last: LastDrill | None) -> None:
        """Tell of the last drill of earlier starts; without one a drill shows its invitation."""
        self._last_drill = last
        self.refresh()

    def set_proof_available(self, available: bool) -> None:
        """Show *Save proof* after a run."""
        self.deck.run_panel.set_proof_available(available)
        self.refresh()

    def add_escape_step(self, step: Callable[[], bool]) -> None:
        """Let Esc do something before it clears the filter; a step gives whether it did."""
        self._escape_steps.append(step)

    def post(self, notice: Notice) -> None:
        """Ask or tell something in the notice bar."""
        self.notice_bar.post(notice)

    def announce(self, text: str) -> None:
        """Let a screen reader say something."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.setStyleSheet(stylesheet(theme))
        for part in (self.banner, self.deck, self.strip, self.notice_bar, self.table, self.bottom):
            part.set_theme(theme)
        self.update()

    def close_panels(self) -> None:
        """End subscription and timers; for the end of the program."""
        self._unsubscribe()
        self._soon.stop()
        self._second.stop()
        self._running.stop()
        self.table.close_model()

    # Showing

    def _start_timers(self) -> None:
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        self._running = QTimer(self, interval=REFRESH_MS)
        self._running.timeout.connect(self.refresh)
        self._second = QTimer(self, singleShot=True)
        self._second.timeout.connect(self._tick)

    def _on_change(self, change: Change) -> None:
        if not self._soon.isActive():
            since_ms = (self._clock.monotonic() - self._refreshed_at) * 1000
            self._soon.start(max(FIRST_MS, min(REFRESH_MS, round(REFRESH_MS - since_ms))))

    def _gather(self) -> DeckState:
        state = gather(self._surface, Moment.of(self._clock), self._mode, self.deck.scope(), self._last_drill)
        self._last_drill = state.last_drill
        return state

    def refresh(self) -> None:
        """Show the engine as it stands now."""
        self._soon.stop()
        self._refreshed_at = self._clock.monotonic()
        self.state = state = self._gather()
        ticked, hidden, in_run = self._ticks(state.run)
        self.deck.show_state(state, ticked, hidden, in_run)
        self.strip.show_state(state)
        self.bottom.show_state(state, self._surface)
        for text in self._announcer.see(state):
            self.announce(text)
        if state.run_on != self._run_was_on:
            self._run_turned(state)
        if not self._second.isActive():
            self._tick_clock()

    def _ticks(self, run: RunView | None) -> tuple[int, int, int]:
        rows, keys = self._surface.rows(), self.table.model.cancellable_checked()
        number = run.number if run is not None else None
        in_run = sum(1 for key in keys if key in rows and number is not None and rows[key].cancel.run == number)
        return len(keys), self.table.model.hidden_checked(), in_run

    def _run_turned(self, state: DeckState) -> None:
        self._run_was_on = state.run_on
        if state.run_on:
            self._running.start()
        else:
            self._running.stop()
            self._questions.run_is_over()
            if state.still_open and self.bottom.tabs.count_shown and self.height() >= FOLD_BELOW:
                self.bottom.open_needs()
        self._lay_out()

    def _tick(self) -> None:
        self._tick_clock()
        self.refresh()

    def _tick_clock(self) -> None:
        now = epoch_ms(self._clock)
        self.banner.set_time(now)
        # A little after the full second, so that none is shown twice.
        self._second.start(SECOND_MS - now % SECOND_MS + 5)

    # Wishes

    def _connect(self) -> None:
        self.deck.panicFired.connect(self._panic)
        self.deck.panic.stopped.connect(lambda: self.announce("Hold stopped. Nothing was sent"))
        self.deck.scopeChanged.connect(self.refresh)
        self.deck.cancelSelectedRequested.connect(self.cancelSelectedRequested)
        panel = self.deck.run_panel
        panel.stopRequested.connect(self.stopRequested)
        panel.retryRequested.connect(self.retryRequested)
        panel.saveProofRequested.connect(self.saveProofRequested)
        panel.addAccountRequested.connect(self._add_account)
        self.strip.addAccountRequested.connect(self._add_account)
        self.strip.orderChanged.connect(self._chain)
        self.bottom.attention.retryRequested.connect(self.retryOrderRequested)
        self.bottom.attention.acknowledgeRequested.connect(self.acknowledgeRequested)
        self.bottom.foldToggled.connect(self._lay_out)
        self.notice_bar.shownChanged.connect(self._lay_out)
        self.banner.modeChosen.connect(self._mode_chosen)
        self.banner.pinToggled.connect(self._pin)
        self.table.model.checksChanged.connect(self.refresh)

    def _panic(self, scope: Scope, hold_ms: int) -> None:
        self.panicFired.emit(scope, hold_ms)
        self.announce("PANIC fired")
        if not self._surface.accounts():
            self._add_account()

    def _add_account(self) -> None:
        self.addAccountRequested.emit()
        self._questions.where_accounts_are()

    def _mode_chosen(self, environment: Environment) -> None:
        self._questions.change_mode(environment, self._run_on(), self.modeChangeRequested.emit)

    def _quit(self) -> None:
        self._questions.quit(self._run_on(), self.quitRequested.emit)

    def _run_on(self) -> RunView | None:
        run = self._surface.run()
        return run if run is not None and run.phase in ON else None

    def _pin(self, on: bool) -> None:
        # On the native window: QWidget would hide and show the whole window for it.
        handle = self.windowHandle()
        if handle is not None:
            handle.setFlag(Qt.WindowType.WindowStaysOnTopHint, on)
        self.keepOnTopChanged.emit(on)

    # Keys

    def _keys(self) -> dict[str, Callable[[], object]]:
        choose = self.table.toolbar.choose_place
        views = {f"Ctrl+{place + 1}": partial(choose, place) for place in range(4)}
        return {
            "Ctrl+.": self._stop_key,
            "Ctrl+Return": self.deck.cancel_selected,
            "Ctrl+Enter": self.deck.cancel_selected,
            "Ctrl+R": self._retry_key,
            "Ctrl+F": self.table.focus_filter,
            "F5": self.readAgainRequested.emit,
            "F6": lambda: self._go_to_area(1),
            "Shift+F6": lambda: self._go_to_area(-1),
            "F8": self.notice_bar.focus_it,
            "Ctrl+J": self.bottom.toggle,
            "Ctrl+Shift+T": self.banner.pin.toggle,
            "Ctrl+Q": self._quit,
            **views,
        }

    def _stop_key(self) -> None:
        if self.state.run_on:
            self.stopRequested.emit()

    def _retry_key(self) -> None:
        if not self.state.run_on and self.state.sum("left", everywhere=True):
            self.retryRequested.emit()

    def _go_to_area(self, step: int) -> None:
        tiles = self.strip.tiles
        first = tiles[0] if tiles else self.strip.add
        areas = (self.deck.panic, first, self.table.view, self.bottom.tabs, self.banner.change)
        area = next_area(areas, step)
        if area is not None:
            area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: stop a hold, then what later parts registered, then clear the filter; it never stops a run."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.deck.panic.escape() and not any(step() for step in self._escape_steps):
            self.table.clear_filter()

    def _chain(self) -> None:
        block, deck = self.table, self.deck
        order: list[QWidget] = [deck.panic, deck.scope_combo, deck.keep, deck.cancel, *deck.run_panel.buttons()]
        order += [*self.strip.tiles, self.strip.add, block.toolbar.filter]
        order += [block.toolbar.switch.button(view) for view in block.toolbar.switch.views()]
        order += [block.toolbar.select_button, block.toolbar.clear_button, block.view]
        order += [self.bottom.tabs, self.bottom.journal, self.bottom.attention, *self.banner.buttons()]
        chain(order)

    # Geometry

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the rules for width and height."""
        old, new = event.oldSize(), event.size()
        narrow = new.width() < NARROW_BELOW
        self.deck.set_narrow(narrow)
        self.strip.set_narrow(narrow)
        self.strip.set_low(new.height() < LOW_BELOW)
        if (old.height() < FOLD_BELOW) != (new.height() < FOLD_BELOW) or not old.isValid():
            self.bottom.set_folded(new.height() < FOLD_BELOW)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell the native window whether it is kept on top."""
        super().showEvent(event)
        if self.banner.pin.isChecked():
            self._pin(True)

    def _lay_out(self) -> None:
        state, bottom = self.state, self.bottom
        busy = state.run_shown or bottom.tabs.count_shown > 0
        least = bottom_height(self.height(), folded=bottom.folded, on_needs=bottom.on_needs, busy=busy)
        notice = not self.notice_bar.isHidden()
        place = places(
            self.width(),
            self.height(),
            self.strip.wanted_height,
            least,
            notice=notice,
            whole=self.table.whole_height,
        )
        self.banner.setGeometry(place.banner)
        self.deck.setGeometry(place.deck)
        self.strip.setGeometry(place.strip)
        if notice:
            self.notice_bar.setGeometry(place.notice)
        self.table.setGeometry(place.table)
        bottom.setGeometry(place.bottom)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("window"))
        painter.end()

    # Closing

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the app; a window that must stay goes out of the way and says why."""
        self.closeRequested.emit()
        if self.may_close():
            event.accept()
            return
        event.ignore()
        self._questions.stays(self._run_on())
        self.showMinimized()
