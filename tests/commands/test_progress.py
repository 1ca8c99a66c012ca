"""Progress: plain lines where nobody looks, a bar on a terminal."""

from __future__ import annotations

import io
import os
import pty
from dataclasses import replace

from gui.commands.progress import LineProgress, TerminalProgress, counts_text, make_progress
from gui.domain.rows import State
from gui.domain.what import What
from gui.engine.scope import Scope
from gui.engine.views import RunKind, RunPhase, RunView
from tests.commands.test_waiting import switch


class FakeRun:
    """A switch whose run the test sets."""

    def __init__(self) -> None:
        self.view: RunView | None = None

    def run(self) -> RunView | None:
        return self.view


def run_view(elapsed_s: float, **counts: int) -> RunView:
    states = {State[name.upper()]: count for name, count in counts.items()}
    return RunView(
        1, RunKind.PANIC, RunPhase.RUNNING, Scope(), 0, elapsed_s, states, sum(counts.values()), 1, flat=False
    )


def test_lines_come_when_numbers_change_and_not_too_often() -> None:
    stream, fake = io.StringIO(), FakeRun()
    with LineProgress(fake, stream) as progress:  # type: ignore[arg-type]
        progress.tell()
        for view in (run_view(0.0, queued=2), run_view(0.1, sent=2), run_view(0.7, gone=1, sent=1)):
            fake.view = view
            progress.tell()
            progress.tell()
        fake.view = run_view(0.8, gone=2)
    lines = stream.getvalue().splitlines()
    assert [line.split(": ")[1] for line in lines] == ["2 queued", "1 gone, 1 sent", "2 gone"]


def test_no_orders_has_words() -> None:
    assert counts_text(run_view(0.0)) == "no orders yet"


def test_positions_are_told_where_a_run_closes_them() -> None:
    flatten = replace(run_view(0.0, gone=1), scope=Scope(what=What.FLATTEN), positions=2, positions_closed=1)
    assert counts_text(flatten) == "1 gone; 1 of 2 positions closed"
    assert counts_text(replace(run_view(0.0), scope=Scope(what=What.ORDERS))) == "no orders yet"
    fake = FakeRun()
    fake.view = replace(flatten, elapsed_s=1.0)
    with TerminalProgress(fake) as progress:  # type: ignore[arg-type]
        progress.tell()
        assert progress._bar
        task = progress._bar.tasks[0]
        assert (task.completed, task.total, task.fields["ended"]) == (2, 3, "gone or closed")


def test_the_display_fits_the_stream(monkeypatch: object) -> None:
    assert isinstance(make_progress(switch(), io.StringIO()), LineProgress)
    master, slave = pty.openpty()
    with os.fdopen(slave, "w") as terminal:
        assert isinstance(make_progress(switch(), terminal), TerminalProgress)
    os.close(master)


def test_the_bar_counts_only_what_is_gone() -> None:
    fake = FakeRun()
    fake.view = run_view(1.0, gone=1, accepted=3)
    with TerminalProgress(fake) as progress:  # type: ignore[arg-type]
        progress.tell()
        assert progress._bar
        task = progress._bar.tasks[0]
        assert (task.completed, task.total) == (1, 4)
