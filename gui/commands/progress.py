"""Progress of a run on stderr: a live display on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Protocol, TextIO

from gui.domain.rows import State
from gui.engine.switch import KillSwitch
from gui.engine.views import RunView

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
    stream = stream or sys.stderr
    return TerminalProgress(switch) if stream.isatty() else LineProgress(switch, stream)


def counts_text(run: RunView) -> str:
    """Say how many orders of a run are in which state."""
    parts = [f"{run.counts[state]} {state.lower()}" for state in ORDER if run.counts.get(state)]
    return ", ".join(parts) or "no orders yet"


class LineProgress:
    """One line whenever the numbers have changed, at most twice a second."""

    def __init__(self, switch: KillSwitch, stream: TextIO) -> None:
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
        print(f"{run.elapsed_s:7.2f} s  {text}", file=self._stream, flush=True)


class TerminalProgress:
    """A progress bar that never reads full while anything is open."""

    def __init__(self, switch: KillSwitch) -> None:
        # Loaded here: it costs a tenth of a second that a pipe need not pay.
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as Bar

        self._switch = switch
        self._bar = Bar(
            TextColumn("[bold]{task.fields[run]}"),
            BarColumn(),
            TextColumn("{task.completed}/{task.total} gone, proven"),
            TextColumn("{task.fields[counts]}"),
            TextColumn("{task.fields[elapsed]}"),
            console=Console(stderr=True),
            transient=False,
        )
        self._task = self._bar.add_task("run", total=None, run="", counts="", elapsed="")

    def __enter__(self) -> TerminalProgress:
        self._bar.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, it: BaseException | None, tb: TracebackType | None) -> None:
        self.tell()
        self._bar.__exit__(kind, it, tb)

    def tell(self) -> None:
        """Bring the bar up to date."""
        run = self._switch.run()
        if run is not None:
            self._bar.update(
                self._task,
                total=max(run.total, 1),
                completed=run.counts.get(State.GONE, 0),
                run=f"run {run.number} {run.phase}",
                counts=counts_text(run),
                elapsed=f"{run.elapsed_s:.1f} s",
            )
