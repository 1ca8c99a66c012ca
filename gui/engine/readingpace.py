"""How often listings may be read while new orders are to be found at once: pure arithmetic over the venue's limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from gui.connectors.base import Charge, Limit

# Not more often than this, whatever the limits allow (seconds).
LEAST_S = 1.0
# Of what a limit leaves to readings this part is used: questions and the clock need some, too.
USED = 0.9
# The other families keep being read; at least this part of the limit is left to those that hurry.
PART = 0.25
# The part of what is not for cancels that readings of everything may use, as `gui.engine.pacing` has it.
BULK = 0.85


def hurry_s(
    hurried: Collection[Sequence[Charge]],
    others: Collection[tuple[Sequence[Charge], float]],
    limits: Mapping[str, Limit],
) -> float:
    """Give the seconds from one reading of the hurried families to the next.

    Each reading is given by what it costs at the least, each of the ``others`` with the seconds between two of them.
    """
    quick = _units(hurried)
    wait_s = LEAST_S
    for (name, bucket, bulk), units in quick.items():
        limit = limits.get(name)
        if limit is None:
            continue
        cap = limit.units * limit.other_share * limit.portion * USED * (BULK if bulk else 1.0) / limit.window_s
        rest = sum(
            charge.units / every_s
            for charges, every_s in others
            for charge in charges
            if (charge.limit, charge.bucket) == (name, bucket)
        )
        wait_s = max(wait_s, units / max(cap - rest, cap * PART))
    return wait_s


def _units(readings: Collection[Sequence[Charge]]) -> Counter[tuple[str, str, bool]]:
    units: Counter[tuple[str, str, bool]] = Counter()
    for charges in readings:
        for charge in charges:
            units[charge.limit, charge.bucket, charge.bulk] += charge.units
    return units
