"""The composition root of the window: builds every object, wires the signals, and owns loop start and shutdown."""

from __future__ import annotations

import asyncio
import contextvars
import logging
import signal
import sys
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import qasync
from PySide6.QtWidgets import QApplication

from gui import assets
from gui.beside import Beside, first_is_shown, flush, hung_sentence
from gui.choices import Choices
from gui.commands.output import report
from gui.config.paths import Paths
from gui.config.settings import Settings
from gui.config.state import State
from gui.daemonthreads import DaemonThreads
from gui.domain.clock import SystemClock
from gui.domain.venues import Account, Environment
from gui.engine.tasks import TaskDoor, end_every_task
from gui.faultlines import FaultLines
from gui.garbage import HomeCollector
from gui.meeting import meeting_place, somebody_may_be_there
from gui.models.floor_texts import configuration_text, ours
from gui.models.language import say
from gui.models.texts import MODES, refused_mode
from gui.remembering import Remembering
from gui.session import DrillOptions, Session, open_for_window
from gui.sounding import Player
from gui.turns import Turns
from gui.widgets.main_window import KillSwitchWindow
from gui.widgets.notice_bar import Notice
from gui.widgets.table_block import TableBlock
from gui.widgets.theme import Theme, dress
from gui.widgets.theme_choice import ThemeChoice, chosen
from gui.widgets.window_place import place_on_desktop
from gui.wiring import locator, offer_rehearsals, tell_of_live, wire_engine

if TYPE_CHECKING:
    from gui.accountkeeping import AccountKeeping
    from gui.proofsaver import ProofSaver

log = logging.getLogger("killswitch.app")

# Answers under way at the end are waited for this long (seconds); what is still open then is in the journal.
LAST_ANSWERS_S = 5.0
ENDING_S = TASKS_END_S = 1.0
# Tray and the ear for later starts come so long after the window (seconds): the start does not wait for them.
BESIDE_AFTER_S = 0.5


def run_window(
    mode: Environment,
    settings: Settings,
    paths: Paths,
    environ: Mapping[str, str],
    trouble: str = "",
    drill: DrillOptions | None = None,
) -> int:
    """Show the window until the trader closes it; ``trouble`` is told in the notice bar. Gives the exit code.

    Where a window of the same user and data folder is open, that one comes to the front and this start ends.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("killswitch")
    # The window closes in order: first its tasks, then the loop.
    app.setQuitOnLastWindowClosed(False)
    place, hung = meeting_place(paths.data), False
    if somebody_may_be_there(place):
        shown, hung = first_is_shown(place)
        if shown:
            report(shown)
            return 0
    assets.load_fonts()
    themes = ThemeChoice(chosen(settings.preferences.theme))
    dress(app, themes.theme)
    desk = WindowApp(mode, settings, paths, environ, themes, trouble, drill=drill, hung=hung)
    app.commitDataRequest.connect(desk.on_session_end)
    with on_termination(desk.end_now):
        run_loop(app, desk, desk.main())
    return 0


@contextmanager
def on_termination(then: Callable[[], None]) -> Iterator[None]:
    """Call ``then`` in the window's thread when the system asks this process to end, as at a log-off without Qt's word.

    The interpreter hears it with the next timer of the window, a second later at most.
    """
    before = signal.signal(signal.SIGTERM, lambda *_: then())
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class _Loop(qasync.QEventLoop):  # type: ignore[misc]
    """The loop of Qt's own events, in short turns."""

    def __init__(self, app: QApplication) -> None:
        self._turns = Turns(super().call_soon)
        super().__init__(app)

    def call_soon(
        self, callback: Callable[..., object], *args: Any, context: contextvars.Context | None = None
    ) -> asyncio.Handle:
        """Call it as soon as those before it were called."""
        handle = asyncio.Handle(callback, args, self, context=context)
        self._turns.add(handle)
        return handle


def new_loop(app: QApplication) -> AbstractContextManager[asyncio.AbstractEventLoop]:
    """Make the event loop of the window; leaving its context closes it."""
    loop: AbstractContextManager[asyncio.AbstractEventLoop] = _Loop(app)
    return loop


def run_loop(app: QApplication, desk: WindowApp, work: Coroutine[Any, Any, None]) -> None:
    """Run ``work`` in a loop of Qt's own events; what fails in callbacks and slots meanwhile is told to ``desk``."""
    with new_loop(app) as loop:
        loop.set_default_executor(DaemonThreads())
        loop.set_exception_handler(desk.faults.on_loop_fault)
        before, sys.excepthook = sys.excepthook, desk.faults.on_fault
        try:
            loop.run_until_complete(work)
            loop.run_until_complete(end_every_task(TASKS_END_S))
        finally:
            sys.excepthook = before


class WindowApp:
    """Holds the session and the window of the mode that is on, and changes both when the mode changes."""

    def __init__(
        self,
        mode: Environment,
        settings: Settings,
        paths: Paths,
        environ: Mapping[str, str],
        themes: ThemeChoice,
        trouble: str,
        *,
        drill: DrillOptions | None = None,
        hung: bool = False,
    ) -> None:
        self._mode = self._mode_at_start = mode
        self._settings = settings
        self._paths = paths
        # A copy: keys that no key store takes are kept in it until the program ends.
        self._environ = dict(environ)
        self._themes = themes
        self._trouble = trouble
        self._drill = drill or DrillOptions()
        self._clock = SystemClock()
        self._next = asyncio.Event()
        self._wanted: Environment | None = None
        self._quitting = False
        self._hung = hung
        self._ending = False
        state = State(settings.last_mode, settings.preferences)
        self._kept = Remembering(paths.state, state, lambda trouble: self._post(Notice("state", lambda: ours(trouble))))
        player = Player()
        self.beside = Beside(player, lambda: self.window)
        self.choices = Choices(self._kept, settings, themes, player, lambda: self.window)
        self.faults = FaultLines(self._clock, lambda: self.session, self.quit)
        self._door = TaskDoor()
        self.accounts: AccountKeeping | None = None
        self.session: Session | None = None
        self.window: KillSwitchWindow | None = None
        themes.changed.connect(self._dress)

    def _dress(self, theme: Theme) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            dress(app, theme)
        if self.window is not None:
            self.window.set_theme(theme)

    async def main(self) -> None:
        """Show one mode after the other until the trader quits."""
        self.choices.begin()
        with HomeCollector():
            await self._modes()

    async def _modes(self) -> None:
        wanted: Environment | None = self._mode
        try:
            while wanted is not None:
                await self._show(wanted)
                await self._next.wait()
                self._next.clear()
                wanted = self._wanted
        finally:
            await self._door.close(1.0)
            if self.accounts is not None:
                await self.accounts.close()
            self.beside.close()
            # What is still to be told finds no window any more.
            window, self.window = self.window, None
            await self._close(self.session, window)
            await self._kept.close(2.0)

    async def _show(self, mode: Environment) -> None:
        old_session, old_window = self.session, self.window
        accounts = self._settings.of(mode)
        try:
            session = await open_for_window(
                mode, accounts, self._paths, self._environ, drill=self._drill, clock=self._clock
            )
        except OSError as error:
            # The practice venues found no port: the mode that is on stays, if there is one.
            if old_window is None:
                raise
            kind = type(error).__name__
            old_window.post(
                Notice("mode", lambda: say("{mode} could not be opened ({error}).", mode=MODES[mode].word, error=kind))
            )
            return
        theme = self._themes.theme
        block = TableBlock(session.switch, self._clock, theme)
        window = KillSwitchWindow(session.switch, theme, mode, self._clock, block)
        self._wire(session, window)
        self._place(window, old_window)
        self.session, self.window, self._mode = session, window, mode
        offer_rehearsals(session, window, self._clock)
        door = self._workers(session, window)
        window.show()
        self._tell_trouble(window)
        # The drill that stands in for a mode whose configuration is broken is not what the trader was in.
        if not self._trouble or mode is not self._mode_at_start:
            self._kept.mode(mode)
        if self.accounts is not None:
            self.accounts.attach(window, session)
        old_door, self._door = self._door, door
        await old_door.close(1.0)
        await self._close(old_session, old_window)

    def _place(self, window: KillSwitchWindow, old: KillSwitchWindow | None) -> None:
        if old is None:
            place = place_on_desktop(self._kept.preferences.place)
            if place is not None:
                window.setGeometry(place)
            return
        window.setGeometry(old.geometry())
        old.refresh()
        window.set_last_drill(old.state.last_drill)
        if old.panics.strip is not None and old.panics.strip.isVisible():
            window.open_strip(old.panics.strip.pos())

    def _workers(self, session: Session, window: KillSwitchWindow) -> TaskDoor:
        door = TaskDoor()
        door.keep("where the fault lies", locator(session, window, self._environ, self._clock).work)
        if session.environment is not Environment.LIVE:
            door.keep("known live orders", lambda: tell_of_live(session, window, self._live_accounts, self._clock))
        if self.beside.tray is None:
            door.start("tray and later starts", self._begin_beside())
        return door

    def _live_accounts(self) -> tuple[Account, ...]:
        return self._settings.of(Environment.LIVE)

    async def _begin_beside(self) -> None:
        await asyncio.sleep(BESIDE_AFTER_S)
        self.beside.begin(meeting_place(self._paths.data))

    def _wire(self, session: Session, window: KillSwitchWindow) -> None:
        wire_engine(session, window)
        self.choices.wire(window)
        self.beside.wire(window, session.environment)
        window.modeChangeRequested.connect(self.change_mode)
        window.quitRequested.connect(self.quit)
        window.closeRequested.connect(self._close_requested)
        window.may_close = lambda: self._ending or not self._at_work()
        savers: list[ProofSaver] = []
        window.saveProofRequested.connect(lambda: self._save_proof(session, window, savers))
        window.set_proof_available(True)
        window.banner.rehearsalChosen.connect(self.rehearse)
        window.addAccountRequested.connect(self._open_accounts)
        window.accountChosen.connect(self._open_accounts)

    def _save_proof(self, session: Session, window: KillSwitchWindow, savers: list[ProofSaver]) -> None:
        if not savers:
            # The first picture does not wait for what makes a page of evidence.
            from gui.proofsaver import ProofSaver

            savers.append(ProofSaver(session, self._paths, self._clock, window.post))
        self._door.start("proof", savers[0].save())

    def _open_accounts(self, label: str = "") -> None:
        if self.accounts is None:
            # The first picture does not wait for what few starts need.
            from gui.accountkeeping import AccountKeeping

            self.accounts = AccountKeeping(
                self._paths, self._environ, self._clock, self._settings.accounts, self._accounts_changed, self.reopen
            )
            assert self.window is not None
            assert self.session is not None
            self.accounts.attach(self.window, self.session)
        self.accounts.open(label)

    def _accounts_changed(self, accounts: tuple[Account, ...]) -> None:
        self._settings = replace(self._settings, accounts=accounts)
        self._trouble = ""

    def reopen(self) -> None:
        """Begin the mode that is on anew, with the accounts as they are saved now."""
        if not self._quitting:
            self._wanted = self._mode
            self._next.set()

    def rehearse(self, scenario: str) -> None:
        """Begin a rehearsal with fresh practice venues, rows and orders; refused in words while a run is on."""
        if self.window is None or self.session is None or self._mode is not Environment.DRILL or self._quitting:
            return
        run = self.session.switch.run()
        if run is not None and self._run_on():
            self.window.post(Notice("rehearse", lambda: refused_mode(run)))
            return
        self._drill = replace(self._drill, scenario=scenario)
        self._wanted = Environment.DRILL
        self._next.set()

    def _run_on(self) -> bool:
        run = self.session.switch.run() if self.session is not None else None
        return run is not None and run.phase.value in ("running", "armed")

    def _at_work(self) -> bool:
        return self._run_on() or (self.session is not None and self.session.switch.latch().on)

    def _close_requested(self) -> None:
        if not self._at_work():
            self.quit()

    def quit(self) -> None:
        """End the program in order."""
        self._wanted, self._quitting = None, True
        self._next.set()

    def change_mode(self, mode: Environment) -> None:
        """Show another mode; the window has asked what had to be asked."""
        if mode is not self._mode and not self._quitting:
            self._wanted = mode
            self._next.set()

    def _tell_trouble(self, window: KillSwitchWindow) -> None:
        if self._hung:
            window.post(Notice("instance", hung_sentence))
        if self._trouble:
            window.post(
                Notice(
                    "configuration",
                    lambda: say("The configuration cannot be used. {why}", why=configuration_text(self._trouble)),
                )
            )
        for number, note in enumerate(self._settings.notes):
            window.post(Notice(f"note-{number}", partial(ours, note)))

    def on_session_end(self, *_: object) -> None:
        """Log-off or shutdown: never in its way; what is not on disk yet gets a moment."""
        self._ending = True
        self._kept.write_now()
        left = flush(self.session)
        if left:
            log.warning("%s", left)

    def end_now(self) -> None:
        """The system ends this process: quit in order, without the question and without waiting long for answers."""
        self._ending = True
        self.quit()

    def _post(self, notice: Notice) -> None:
        if self.window is not None:
            self.window.post(notice)

    async def _close(self, session: Session | None, window: KillSwitchWindow | None) -> None:
        if window is not None:
            window.close_panels()
            window.hide()
            window.deleteLater()
        if session is not None:
            left = await session.close(ENDING_S if self._ending else LAST_ANSWERS_S)
            if left:
                log.warning("these did not end in time: %s", ", ".join(left))
