"""The window: banner, deck, accounts, table, bottom panel; it shows the engine and emits what the trader wants."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QKeyEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)

from gui.config.preferences import Preferences
from gui.domain.clock import Clock
from gui.domain.venues import Environment
from gui.engine.census import Census
from gui.engine.flattensurface import flatten_of
from gui.engine.scope import Scope
from gui.engine.surface import Surface
from gui.engine.views import Change, RunView
from gui.models.announcements import Announcer
from gui.models.chip_state import Moment
from gui.models.deck_state import ON, DeckState, LastDrill, gather
from gui.models.language import say
from gui.models.sound_cues import Sound, SoundCues
from gui.models.texts import title
from gui.models.what_texts import meaning, tag
from gui.widgets.inspecting import Inspecting
from gui.widgets.notice_bar import Notice
from gui.widgets.orders_view import COMPACT_ROW_HEIGHT, ROW_HEIGHT
from gui.widgets.panic_places import PanicPlaces
from gui.widgets.refreshing import Refreshing
from gui.widgets.retold import told
from gui.widgets.table_block import TableBlock
from gui.widgets.theme import Theme, stylesheet
from gui.widgets.window_key_map import key_map
from gui.widgets.window_keys import bind
from gui.widgets.window_layout import BASE_SIZE, FOLD_BELOW, LEAST_SIZE
from gui.widgets.window_parts import WindowParts
from gui.widgets.window_questions import Questions
from gui.widgets.window_wishes import WindowWishes

if TYPE_CHECKING:
    from gui.widgets.accounts_dialog import AccountsDialog


class KillSwitchWindow(WindowWishes):
    """Subscribes to ``surface`` and refreshes its panels at most ten times a second; every wish is a signal.

    ``table_block`` becomes its child. ``may_close`` is asked before the window closes; one that must stay goes to
    the tray through ``go_to_tray``, or is minimised where that gives False. The app replaces both.
    """

    def __init__(
        self,
        surface: Surface,
        theme: Theme,
        mode: Environment,
        clock: Clock,
        table_block: TableBlock,
    ) -> None:
        super().__init__()
        self.setObjectName("killSwitchWindow")
        self.setWindowTitle(title(mode))
        self.setMinimumSize(*LEAST_SIZE)
        self.may_close: Callable[[], bool] = lambda: True
        self.go_to_tray: Callable[[], bool] = lambda: False
        self._surface = surface
        self._theme = theme
        self._clock = clock
        self._mode = mode
        self._last_drill: LastDrill | None = None
        self._census = Census()
        self._announcer = Announcer()
        self._cues = SoundCues()
        self._escape_steps: list[Callable[[], bool]] = []
        self._run_was_on = self._was_latched = False
        self.parts = parts = WindowParts(self, mode, theme, clock, table_block)
        self.banner, self.deck, self.strip = parts.banner, parts.deck, parts.strip
        self.notice_bar, self.table, self.bottom = parts.notice_bar, parts.table, parts.bottom
        self.inspecting = Inspecting(parts.inspector, self.table, surface, clock, self)
        self._escape_steps.append(self.inspecting.close)
        self.settings = parts.settings
        self.panics = PanicPlaces(self.deck.panic, mode, theme, clock.monotonic, self)
        self._questions = Questions(self.notice_bar, mode)
        self.setStyleSheet(stylesheet(theme))
        self._connect()
        self.timing = Refreshing(clock, self.refresh, self._show_run_time, self.banner.set_time, self)
        self._shortcuts = bind(self, key_map(self))
        self.state = self._gather()
        self._unsubscribe = surface.subscribe(self._on_change)
        self.refresh()
        parts.set_focus_order()
        self.resize(*BASE_SIZE)
        self.table.view.setFocus()
        told(self, self._retell)

    # What the app asks

    def set_last_drill(self, last: LastDrill | None) -> None:
        """Tell of the last drill of earlier starts; without one a drill shows its invitation."""
        self._last_drill = last
        self.refresh()

    def set_proof_available(self, available: bool) -> None:
        """Show *Save proof* after a run."""
        self.deck.run_panel.set_proof_available(available)
        self.refresh()

    def apply(self, preferences: Preferences, hold_ms: int, file_hold_ms: int | None) -> None:
        """Work by the trader's choices; ``hold_ms`` counts, ``file_hold_ms`` is what the configuration asks for."""
        self.panics.apply(preferences, hold_ms)
        self.table.set_row_height(COMPACT_ROW_HEIGHT if preferences.compact else ROW_HEIGHT)
        self.banner.set_sound(preferences.sounds)
        self.settings.show_preferences(preferences, hold_ms, file_hold_ms)
        self._lay_out()

    def open_strip(self, at: QPoint | None = None) -> None:
        """Take PANIC out into a small window of its own, at a place on the desktop if one is given."""
        strip = self.panics.open_strip(self.geometry().topRight())
        if at is not None:
            strip.move(at)

    def come_to_front(self) -> None:
        """Show the window, from the tray or minimised, before the others."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def show_panic(self) -> None:
        """Show the window with the focus on PANIC; it does not fire."""
        self.come_to_front()
        self.deck.panic.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_escape_step(self, step: Callable[[], bool]) -> None:
        """Let Esc do something before it clears the filter; a step gives whether it did, the latest is tried first."""
        self._escape_steps.append(step)

    @property
    def theme(self) -> Theme:
        """The theme that is on."""
        return self._theme

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
        self.parts.set_theme(theme)
        self.panics.set_theme(theme)
        self.update()

    def _retell(self) -> None:
        # The last of the window's children to hear of a new language: all others have their texts already.
        self.setWindowTitle(title(self._mode))
        self.refresh()
        self._lay_out()

    def close_panels(self) -> None:
        """End subscription and timers; for the end of the program."""
        self._unsubscribe()
        self.timing.stop()
        self.panics.close()
        self.table.close_model()

    # Showing

    def _on_change(self, change: Change) -> None:
        self.timing.ask()

    def _gather(self) -> DeckState:
        now, scope = Moment.of(self._clock), self.deck.scope()
        state = gather(self._surface, now, self._mode, scope, self._last_drill, self._census)
        self._last_drill = state.last_drill
        return state

    def refresh(self) -> None:
        """Show the engine as it stands now."""
        self.timing.began()
        self.state = state = self._gather()
        ticked, hidden, in_run = self._ticks(state.run)
        self.deck.show_state(state, ticked, hidden, in_run)
        self.strip.show_state(state)
        self.table.model.set_guards(state.flatten.guards)
        self.bottom.show_state(state, self._surface)
        self.inspecting.refresh()
        self.panics.show_state(state)
        for text in self._announcer.see(state):
            self.announce(text)
        for sound in self._cues.see(state):
            self.sounded.emit(sound)
        if state.run_on != self._run_was_on:
            self._run_turned(state)
        elif self._was_latched and not (state.run_on or state.flatten.latch.on):
            self._questions.run_is_over()
        self._was_latched = state.flatten.latch.on
        self.timing.keep_time()
        self.shownStateChanged.emit()
        self.timing.ended()

    def _show_run_time(self) -> None:
        run = self._surface.run()
        if run is not None and self.state.run_on:
            self.deck.run_panel.readout.show_time(run)

    def _ticks(self, run: RunView | None) -> tuple[int, int, int]:
        rows, keys = self._surface.rows(), self.table.model.cancellable_checked()
        number = run.number if run is not None else None
        in_run = sum(1 for key in keys if key in rows and number is not None and rows[key].cancel.run == number)
        return len(keys), self.table.model.hidden_checked(), in_run

    def _run_turned(self, state: DeckState) -> None:
        self._run_was_on = state.run_on
        self.timing.set_running(state.run_on)
        if not state.run_on:
            self._questions.run_is_over(latched=state.flatten.latch.on)
            if state.still and self.bottom.tabs.count_shown and self.height() >= FOLD_BELOW:
                self.bottom.open_needs()
        self._lay_out()

    # Wishes

    def _connect(self) -> None:
        self.deck.panicFired.connect(self._panic)
        self.panics.fired.connect(lambda hold_ms: self._panic(self.deck.scope(), hold_ms))
        self.panics.stopped.connect(lambda: self.announce(say("Hold stopped. Nothing was sent")))
        self.panics.armed.connect(lambda: self.announce(say("Press again to fire")))
        self.deck.scopeChanged.connect(self.refresh)
        self.deck.whatChanged.connect(self._what_changed)
        self.deck.cancelSelectedRequested.connect(self.cancelSelectedRequested)
        panel = self.deck.run_panel
        panel.stopRequested.connect(self.stopRequested)
        panel.retryRequested.connect(self.retryRequested)
        panel.saveProofRequested.connect(self.saveProofRequested)
        panel.latchSwitched.connect(self.latchRequested)
        panel.latchRefused.connect(lambda why: self.post(Notice("latch", lambda: why)))
        panel.addAccountRequested.connect(self.addAccountRequested)
        self.strip.addAccountRequested.connect(self.addAccountRequested)
        self.strip.accountChosen.connect(self.accountChosen)
        self.strip.orderChanged.connect(self.parts.set_focus_order)
        self.bottom.attention.retryRequested.connect(self.retryOrderRequested)
        self.bottom.attention.acknowledgeRequested.connect(self.acknowledgeRequested)
        self.inspecting.retryRequested.connect(self.retryOrderRequested)
        self.inspecting.announced.connect(self.announce)
        self.inspecting.shownChanged.connect(self._inspected)
        self.bottom.foldToggled.connect(self._lay_out)
        self.notice_bar.shownChanged.connect(self._lay_out)
        self.banner.modeChosen.connect(self._mode_chosen)
        self.banner.pinToggled.connect(self._pin)
        self.banner.stripWanted.connect(lambda: self.open_strip())
        self.banner.languageChosen.connect(lambda chosen: self.preferenceChanged.emit("language", chosen))
        self.banner.soundClicked.connect(self._toggle_sounds)
        self.settings.changed.connect(self.preferenceChanged)
        self.settings.shownChanged.connect(self._lay_out)
        self.add_escape_step(self.settings.leave)
        self.table.model.checksChanged.connect(self.refresh)

    def _panic(self, scope: Scope, hold_ms: int) -> None:
        self.panicFired.emit(scope, hold_ms)
        self.sounded.emit(Sound.FIRED)
        self.announce(say("PANIC fired: {what}", what=tag(scope.what)))
        if not self._surface.accounts():
            self.addAccountRequested.emit()

    def _what_changed(self) -> None:
        what = self.deck.what_switch.what
        self.panics.set_what(what)
        self.refresh()
        self.announce(meaning(what))

    def _toggle_sounds(self) -> None:
        self.preferenceChanged.emit("sounds", not self.settings.preferences.sounds)

    def open_accounts(self) -> AccountsDialog:
        """Show the accounts window under the deck; the app fills it."""
        dialog = self.parts.accounts
        if dialog is None:
            # The first picture does not wait for a panel that few starts need.
            from gui.widgets.accounts_dialog import AccountsDialog as Dialog

            dialog = self.parts.accounts = Dialog(self._theme, self)
            dialog.shownChanged.connect(self._lay_out)
            self._escape_steps.insert(0, dialog.leave)
        dialog.open_new(Environment.DEMO if self._mode is Environment.DEMO else Environment.LIVE)
        return dialog

    def ask_mode(self, environment: Environment) -> None:
        """Change the mode as the banner's menu does: refused during a run, asked where real orders are left."""
        self._mode_chosen(environment)

    def _mode_chosen(self, environment: Environment) -> None:
        self._questions.change_mode(environment, self.run_on(), self.modeChangeRequested.emit)

    def quit(self) -> None:
        """End the program; during a run, and while the latch is on, the notice bar asks first."""
        self._questions.quit(self.run_on(), self.quitRequested.emit, latched=self.latched())

    def run_on(self) -> RunView | None:
        """Give the run that is on, as the engine has it now."""
        run = self._surface.run()
        return run if run is not None and run.phase in ON else None

    def latched(self) -> bool:
        """Say whether the latch is on, as the engine has it now."""
        flat = flatten_of(self._surface)
        return flat is not None and flat.latch().on

    def _pin(self, on: bool) -> None:
        # On the native window: QWidget would hide and show the whole window for it.
        handle = self.windowHandle()
        if handle is not None:
            handle.setFlag(Qt.WindowType.WindowStaysOnTopHint, on)
        self.keepOnTopChanged.emit(on)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: stop a hold, then what later parts registered, then clear the filter; it never stops a run."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.deck.panic.escape() and not any(step() for step in reversed(self._escape_steps)):
            self.table.clear_filter()

    # Geometry

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the rules for width and height."""
        self.parts.follow_size(event.oldSize(), event.size())
        self._lay_out()
        self._tell_place()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Tell the new place."""
        super().moveEvent(event)
        self._tell_place()

    def _tell_place(self) -> None:
        if self.isVisible() and not self.isMinimized() and not self.isMaximized() and not self.isFullScreen():
            self.placeChanged.emit(self.geometry())

    def showEvent(self, event: QShowEvent) -> None:
        """Tell the native window whether it is kept on top."""
        super().showEvent(event)
        if self.banner.pin.isChecked():
            self._pin(True)

    def _inspected(self, beside: bool) -> None:
        self.parts.make_room(beside=beside, height=self.height())
        self._lay_out()

    def _lay_out(self) -> None:
        self.parts.lay_out(self.size(), self.state)

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
        if not self.go_to_tray():
            self._questions.stays(self.run_on(), latched=self.latched())
            self.showMinimized()
