"""``python -m tests.invariants`` tells where each invariant is looked at live and which tests break or prove it."""

from __future__ import annotations

from tests.invariants.table import INVARIANTS
from tests.invariants.where import WHERE


def lines() -> list[str]:
    """The table, a few lines an invariant."""
    told = []
    for number, words in INVARIANTS.items():
        where = WHERE[number]
        told.append(f"{number}  {words}")
        told += [f"     live  {place}" for place in where.live] or [f"     live  nowhere: {where.alone}"]
        told += [f"     test  {test}" for test in where.tests]
    live = sum(bool(where.live) for where in WHERE.values())
    tests = sum(len(where.tests) for where in WHERE.values())
    return [*told, f"invariants: {len(WHERE)}, {live} looked at live, {tests} tests named"]


if __name__ == "__main__":
    print("\n".join(lines()))
