"""Progress of a run on stderr: a live display on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, TextIO

from gui.commands.output import write
from gui.domain.rows import State
from gui.engine.switch import KillSwitch
from gui.engine.views import RunView

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

# The first cancels leave before the display is loaded and drawn (seconds of the run).
SHOW_AFTER_S = 0.15
SHOW_EVERY_S = 0.1

ORDER = (
    State.GONE,
    State.ACCEPTED,
    State.SENT,
    State.QUEUED,
    State.UNKNOWN,
    State.REJECTED,
    State.TRIGGERED,
    State.LIVE,
)


class Progress(AbstractContextManager["Progress"], Protocol):
    """Tells how a run stands each time it is asked to."""

    def tell(self) -> None:
        """Show how the run stands now."""
        ...


def make_progress(switch: KillSwitch, stream: TextIO | None = None) -> Progress:
    """Give the display that fits the stream."""
    stream = sys.stderr if stream is None else stream
    return TerminalProgress(switch) if stream is not None and stream.isatty() else LineProgress(switch, stream)


def counts_text(run: RunView) -> str:
    """Say how many orders of a run are in which state."""
    parts = [f"{run.counts[state]} {state.lower()}" for state in ORDER if run.counts.get(state)]
    said = ", ".join(parts) or "no orders yet"
    if not run.scope.what.closes:
        return said
    noun = "position" if run.positions == 1 else "positions"
    return f"{said}; {run.positions_closed} of {run.positions} {noun} closed"


class LineProgress:
    """One line whenever the numbers have changed, at most twice a second."""

    def __init__(self, switch: KillSwitch, stream: TextIO | None) -> None:
        self._switch = switch
        self._stream = stream
        self._last = ""
        self._at = -1.0

    def __enter__(self) -> LineProgress:
        return self

    def __exit__(self, kind: type[BaseException] | None, it: BaseException | None, tb: TracebackType | None) -> None:
        self._at = -1.0
        self.tell()

    def tell(self) -> None:
        """Write a line if something changed."""
        run = self._switch.run()
        if run is None:
            return
        text = f"run {run.number} {run.phase}: {counts_text(run)}"
        if text == self._last or (self._at >= 0 and run.elapsed_s - self._at < 0.5):
            return
        self._last, self._at = text, run.elapsed_s
        write(self._stream, f"{run.elapsed_s:7.2f} s  {text}")


class TerminalProgress:
    """A progress bar that never reads full while anything is open; a terminal that goes away ends only the bar."""

    def __init__(self, switch: KillSwitch) -> None:
        self._switch = switch
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._shown_at = -1.0
        self._broken = False

    def __enter__(self) -> TerminalProgress:
        return self

    def __exit__(self, kind: type[BaseException] | None, it: BaseException | None, tb: TracebackType | None) -> None:
        run = self._switch.run()
        if run is not None:
            self._show(run)
        if self._bar is not None and not self._broken:
            with suppress(OSError, ValueError):
                self._bar.stop()

    def tell(self) -> None:
        """Bring the bar up to date, at most ten times a second; it first shows when the first cancels have left."""
        run = self._switch.run()
        if run is None or run.elapsed_s < max(SHOW_AFTER_S, self._shown_at + SHOW_EVERY_S):
            return
        self._show(run)

    def _show(self, run: RunView) -> None:
        if self._broken:
            return
        self._shown_at = run.elapsed_s
        try:
            if self._bar is None:
                self._bar = _make_bar()
                self._task = self._bar.add_task("run", total=None, run="", ended="gone", counts="", elapsed="")
                self._bar.start()
            if self._task is not None:
                self._bar.update(
                    self._task,
                    total=max(run.total + run.positions, 1),
                    completed=run.counts.get(State.GONE, 0) + run.positions_closed,
                    run=f"run {run.number} {run.phase}",
                    ended="gone or closed" if run.scope.what.closes else "gone",
                    counts=counts_text(run),
                    elapsed=f"{run.elapsed_s:.1f} s",
                )
            self._bar.refresh()
        except (OSError, ValueError):
            self._broken = True


def _make_bar() -> Bar:
    # Loaded here: it costs a tenth of a second that neither a pipe nor the first cancel need pay.
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as RichProgress

    return RichProgress(
        TextColumn("[bold]{task.fields[run]}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total} {task.fields[ended]}, proven"),
        TextColumn("{task.fields[counts]}"),
        TextColumn("{task.fields[elapsed]}"),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=False,
        redirect_stdout=False,
        redirect_stderr=False,
    )
