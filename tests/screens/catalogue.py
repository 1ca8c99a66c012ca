"""Every screen that is rendered: what the engine holds, in which mode, and what a person has done in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gui.config.preferences import Preferences
from gui.domain.orders import OrderKey
from gui.domain.venues import Environment
from gui.domain.what import What
from gui.drill.scenarios import SCENARIOS
from gui.models.chip_state import ChipState, chip_state
from gui.models.deck_state import LastDrill
from gui.models.grouping import Grouping
from gui.models.language import say
from gui.models.texts import leave_live, quit_question
from gui.widgets.main_window import KillSwitchWindow
from gui.widgets.notice_bar import Notice
from gui.widgets.rehearse_menu import RehearsalLine
from tests.fake_surface import FakeSurface
from tests.screens.accounts import ACCOUNTS
from tests.screens.exposure import (
    algos_gone,
    exposed,
    flattened,
    flattening,
    flattening_algos,
    last_stop,
    positions_lost,
    spawned,
)
from tests.screens.flattening import (
    backstop_on,
    latch_on,
    latch_running,
    latch_waiting,
    positions_closing,
    positions_dust,
    positions_idle,
    positions_none,
    positions_stale,
    positions_unknown,
)
from tests.screens.states import (
    DRILL_DONE,
    all_gone,
    banned,
    empty,
    firing,
    flat,
    idle,
    inspected,
    list_missing,
    many_accounts,
    nobody,
    outage,
    silence,
    stopped,
)

# 7 of the 25, as ticked in the pictures.
TICKED = (0, 3, 6, 7, 13, 14, 20)
DRILL, DEMO, LIVE = Environment.DRILL, Environment.DEMO, Environment.LIVE

Arrange = Callable[[KillSwitchWindow], None]


def as_it_is(window: KillSwitchWindow) -> None:
    """Leave the window as it opens."""


@dataclass(frozen=True)
class Screen:
    """One picture.

    ``arrange`` does what a person has done before it; it is called before each picture, so doing it twice must be
    the same as once. ``scroll`` is the first row that is shown.
    """

    name: str
    environment: Environment
    make: Callable[[Environment], FakeSurface]
    ticked: tuple[int, ...] = TICKED
    last_drill: LastDrill | None = DRILL_DONE
    scroll: int = 0
    arrange: Arrange = as_it_is


def keep_protective(window: KillSwitchWindow) -> None:
    """Keep protective orders, and narrow the scope to the second entry."""
    window.deck.keep.setChecked(True)
    window.deck.scope_combo.setCurrentIndex(1)


def filter_all(window: KillSwitchWindow) -> None:
    """Type a word that no row has."""
    window.table.toolbar.filter.setText("nothing-like-it")


def filter_some(window: KillSwitchWindow) -> None:
    """Show only the refusals."""
    window.table.toolbar.filter.setText("btc -vp")


def ask_quit(window: KillSwitchWindow) -> None:
    """Press Ctrl+Q during a run."""
    run = window.state.run
    assert run is not None
    window.post(Notice("quit", quit_question(run), lambda: say("Keep running"), lambda: say("Quit anyway")))


def ask_leave(window: KillSwitchWindow) -> None:
    """Choose the drill while LIVE is on."""
    text, safe, other = leave_live("DRILL")
    window.post(Notice("mode", text, safe, other))


def needs_you(window: KillSwitchWindow) -> None:
    """Open *Needs you*."""
    window.bottom.open_needs()


def positions(window: KillSwitchWindow) -> None:
    """Show the positions."""
    window.table.toolbar.choose_positions(True)


def positions_in_need(window: KillSwitchWindow) -> None:
    """Show the positions, and what needs a person."""
    positions(window)
    needs_you(window)


def focus_panic(window: KillSwitchWindow) -> None:
    """Put the focus on PANIC."""
    window.activateWindow()
    window.deck.panic.setFocus()


def inspect(chip: ChipState) -> Arrange:
    """Open the inspector on the first row of a look."""

    def arrange(window: KillSwitchWindow) -> None:
        model = window.table.model
        rows = (model.row_at(place) for place in range(model.rowCount()))
        key = next(row.key for row in rows if chip_state(row, model.moment().ms) is chip)
        window.table.view.go_to(key)
        window.inspecting.open(key)

    return arrange


def choose(what: What) -> Arrange:
    """Choose what PANIC ends."""

    def arrange(window: KillSwitchWindow) -> None:
        window.deck.what_switch.buttons[list(What).index(what)].click()

    return arrange


def inspect_key(find: Callable[[FakeSurface], OrderKey]) -> Arrange:
    """Open the inspector on one row."""

    def arrange(window: KillSwitchWindow) -> None:
        surface = window.table.model._surface
        assert isinstance(surface, FakeSurface)
        key = find(surface)
        window.table.view.go_to(key)
        window.inspecting.open(key)

    return arrange


def settings(window: KillSwitchWindow) -> None:
    """Open the settings."""
    window.apply(Preferences(), 700, None)
    if window.settings.isHidden():
        window.settings.toggle()


def compact(window: KillSwitchWindow) -> None:
    """Choose compact rows."""
    window.apply(Preferences(compact=True), 700, None)


def grouped(window: KillSwitchWindow) -> None:
    """Gather the rows under headings by account."""
    window.table.model.set_grouping(Grouping.ACCOUNT)


def rehearsals(window: KillSwitchWindow) -> None:
    """Stand in the drill as the program opens it: rehearsals are offered."""
    lines = [RehearsalLine(name, one.title, one.sentence, one.outage) for name, one in SCENARIOS.items()]
    window.banner.set_rehearsals(lines, next(iter(SCENARIOS)))


def live_watched(window: KillSwitchWindow) -> None:
    """Watch live orders beside the drill."""
    rehearsals(window)
    window.banner.set_live(("LIVE: 25 open", "LIVE: 25"))


SCREENS = (
    Screen("window-idle", DRILL, idle, arrange=rehearsals),
    Screen("window-firing", LIVE, firing),
    Screen("window-firing-demo", DEMO, firing),
    Screen("window-flat", LIVE, flat, ticked=(1, 9)),
    Screen("window-all-gone", DRILL, all_gone, ticked=(), arrange=rehearsals),
    Screen("window-stopped", LIVE, stopped, ticked=()),
    Screen("window-outage", LIVE, outage, scroll=7),
    Screen("window-outage-needs", LIVE, outage, scroll=7, arrange=needs_you),
    Screen("window-first-run", DRILL, idle, ticked=(), last_drill=None, arrange=rehearsals),
    Screen("window-banned", LIVE, banned, ticked=(), scroll=12),
    Screen("window-silence", LIVE, silence, ticked=()),
    Screen("window-empty", LIVE, empty, ticked=()),
    Screen("window-list-missing", LIVE, list_missing, ticked=()),
    Screen("window-nobody", LIVE, nobody, ticked=()),
    Screen("window-question-quit", LIVE, firing, arrange=ask_quit),
    Screen("window-question-leave", LIVE, idle, arrange=ask_leave),
    Screen("window-scope", LIVE, idle, arrange=keep_protective),
    Screen("window-filter-none", DRILL, idle, arrange=filter_all),
    Screen("window-filter-some", LIVE, firing, arrange=filter_some),
    Screen("window-many-accounts", LIVE, many_accounts, ticked=()),
    Screen("window-panic-focus", DRILL, idle, arrange=focus_panic),
    Screen("window-settings", DRILL, idle, arrange=settings),
    Screen("window-compact", LIVE, firing, arrange=compact),
    Screen("window-grouped", LIVE, firing, arrange=grouped),
    Screen("window-drill-live-watched", DRILL, idle, arrange=live_watched),
    Screen("row-inspector", LIVE, inspected, ticked=(1, 9), arrange=inspect(ChipState.REJECTED)),
    Screen("row-inspector-fired", LIVE, inspected, ticked=(1, 9), arrange=inspect(ChipState.TRIGGERED)),
    Screen("row-inspector-gone", LIVE, firing, arrange=inspect(ChipState.GONE)),
    Screen("row-inspector-unknown", LIVE, firing, arrange=inspect(ChipState.UNKNOWN)),
    Screen("row-inspector-open", DRILL, idle, arrange=inspect(ChipState.LIVE)),
    Screen("row-inspector-stale", LIVE, outage, arrange=inspect(ChipState.STALE)),
    Screen("positions-idle", LIVE, positions_idle, ticked=(), arrange=positions),
    Screen("positions-closing", LIVE, positions_closing, ticked=(), arrange=positions),
    Screen("positions-stale", LIVE, positions_stale, ticked=(), arrange=positions),
    Screen("positions-dust", LIVE, positions_dust, ticked=(), arrange=positions_in_need),
    Screen("positions-none", LIVE, positions_none, ticked=(), arrange=positions),
    Screen("positions-unknown", LIVE, positions_unknown, ticked=(), arrange=positions),
    Screen("latch-on", LIVE, latch_on, ticked=()),
    Screen("latch-running", LIVE, latch_running, ticked=()),
    Screen("latch-waiting", LIVE, latch_waiting, ticked=()),
    Screen("backstop-on", LIVE, backstop_on, ticked=()),
    Screen("window-left-bare", LIVE, exposed),
    Screen("window-left-unknown", LIVE, positions_lost),
    Screen("window-all-orders", LIVE, exposed, arrange=choose(What.ORDERS)),
    Screen("window-flatten", LIVE, exposed, arrange=choose(What.FLATTEN)),
    Screen("window-flatten-firing", LIVE, flattening, arrange=choose(What.FLATTEN)),
    Screen("window-flatten-widen", LIVE, flattening_algos, arrange=choose(What.FLATTEN)),
    Screen("window-flatten-flat", LIVE, flattened, ticked=(), arrange=choose(What.FLATTEN)),
    Screen("window-algos-gone", LIVE, algos_gone, ticked=()),
    Screen("row-inspector-ordinary", LIVE, exposed, arrange=inspect_key(spawned)),
    Screen("row-inspector-last-stop", LIVE, exposed, arrange=inspect_key(last_stop)),
    Screen("window-flatten-unknown", LIVE, positions_lost, arrange=choose(What.FLATTEN)),
    *(Screen(name, LIVE, idle, arrange=arrange) for name, arrange in ACCOUNTS.items()),
)

__all__ = ["SCREENS", "Screen"]
