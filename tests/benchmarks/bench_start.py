"""Cold start to the drill's 25 rows painted: ``python -m tests.benchmarks.bench_start``.

Each start is a process of its own, measured from its spawn to the end of the first paint of the table with 25 rows; the
child reports the system-wide monotonic clock.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROWS = 25
CHILD = f"""
import time
from gui.widgets.orders_view import OrdersView
paint = OrdersView.paintEvent
def painted(view, event):
    paint(view, event)
    if view.model().rowCount() >= {ROWS}:
        print(time.monotonic(), flush=True)
        import os
        os._exit(0)
OrdersView.paintEvent = painted
from gui.cli import run
run(["--drill"])
"""


def start_once() -> float:
    """Start the program once and give the seconds until its rows were painted."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | {"KILLSWITCH_DATA_DIR": folder}
        spawned = time.monotonic()
        done = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True, env=environ, check=True)
        return float(done.stdout) - spawned


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    times = [start_once() for _ in range(arguments.runs)]
    print(
        f"start to {ROWS} rows painted: median {statistics.median(times):.2f} s, worst {max(times):.2f} s (aim 1.5 s)"
    )


if __name__ == "__main__":
    main()
