"""Prints how long the table of orders takes to filter, sort and update; run it by hand, it asserts nothing.

QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_table --rows 3000
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from gui.domain.rows import Cancel, Phase, Row
from gui.models.columns import Col
from gui.models.orders_model import OrdersModel
from tests.fake_surface import FakeSurface, many, run_view


def measure(name: str, repeats: int, action: Callable[[int], object]) -> None:
    """Run an action several times and print its median and worst time in milliseconds."""
    times = []
    for number in range(repeats):
        begun = time.perf_counter()
        action(number)
        times.append((time.perf_counter() - begun) * 1000)
    print(f"{name:<34} median {statistics.median(times):7.2f} ms   worst {max(times):7.2f} ms")


def changed(rows: list[Row], number: int) -> list[Row]:
    """Give the rows with another state each time."""
    phases = (Phase.QUEUED, Phase.SENT, Phase.ACCEPTED, Phase.UNKNOWN)
    return [replace(row, cancel=Cancel(phase=phases[(number + place) % 4])) for place, row in enumerate(rows)]


def main() -> None:
    """Read the arguments and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=3000)
    parser.add_argument("--repeats", type=int, default=20)
    asked = parser.parse_args()
    app = QCoreApplication.instance() or QCoreApplication([])
    rows = many(asked.rows)
    surface = FakeSurface(rows)
    model = OrdersModel(surface, surface.clock)
    typed = ["b", "bt", "btc", "btc-", "btc", "bt", "b", "", "-okx", "state:open sell", ""]
    print(f"{asked.rows} rows, {asked.repeats} repeats, {type(app).__name__}")
    measure("one key press in the filter", asked.repeats, lambda n: model.set_filter(typed[n % len(typed)]))
    model.set_filter("")
    measure("sort by a click", asked.repeats, lambda n: model.sort_by(list(Col)[1 + n % 14]))
    surface.set_run(run_view(rows))
    few = rows[:: max(1, len(rows) // 100)]
    for name, some in (("about 100 changed rows, in a run", few), ("every row changed, in a run", rows)):
        batches = [changed(some, number) for number in range(asked.repeats)]

        def update(number: int, batches: list[list[Row]] = batches) -> None:
            surface.put(*batches[number])
            model.flush()

        measure(name, asked.repeats, update)
    measure("one key press after those changes", asked.repeats, lambda n: model.set_filter(typed[n % len(typed)]))
    model.set_visible(0, 20)
    measure("the tick of a second", asked.repeats, lambda _: model.tick())
    model.close()


if __name__ == "__main__":
    main()
