"""Bugs of what reads, closes and proves positions, of their stops, and of what the journal keeps of them."""

from __future__ import annotations

from tests.planted.bug import Bug

_TURNS = "gui/domain/closing_transitions.py"
_CLOSING = "gui/engine/closing.py"
_DESK = "gui/engine/positiondesk.py"
_WHOSE = "gui/engine/closingturns.py"
_LEFT = "gui/journal/flatten_left.py"
_PROOF = "gui/proof/positions.py"
_RULES = ("tests/domain/test_closing_transitions.py",)
_RUNS = (
    "tests/engine/test_closing.py",
    "tests/engine/test_positiondesk.py",
    "tests/engine/test_positiondesk_trouble.py",
    "tests/engine/test_closing_seeds.py",
)

OF_CLOSING = (
    Bug(
        "one reading proves a position closed",
        "I29",
        _TURNS,
        " or begun - row.zero_first < READINGS_APART_S:",
        ":",
        _RULES,
    ),
    Bug(
        "readings from before the answer prove a position closed",
        "I29",
        _TURNS,
        "    if row.zero_first is None or row.zero_first <= floor:\n",
        "    if row.zero_first is None:\n",
        _RULES,
    ),
    Bug(
        "a position under way is read as closed",
        "I29",
        _TURNS,
        "    if row.closing.phase is ClosePhase.SENT:\n        return replace(row, stale=False)",
        "    if row.closing.phase is None:\n        return replace(row, stale=False)",
        _RULES,
    ),
    Bug(
        "a position that shows again between two zeros is forgotten",
        "I29",
        _TURNS,
        "    row = replace(_unmarked(row), position=position",
        "    row = replace(row, position=position",
        _RULES,
    ),
    Bug(
        "a close of a position leaves again without a reading",
        "I25",
        _TURNS,
        "    return closing.wanted and at_rest and not unread and",
        "    return closing.wanted and at_rest and",
        _RULES,
    ),
    Bug(
        "an incomplete reading lets the next close of a position leave",
        "I25",
        _TURNS,
        "    if complete and needed is not None",
        "    if needed is not None",
        _RULES,
    ),
    Bug(
        "a lost close of a position is read at once",
        "I25",
        _TURNS,
        "now + (LOST_S if lost else 0.0)",
        "now",
        _RULES,
    ),
    Bug(
        "a position at zero is closed once more",
        "I26",
        _TURNS,
        " and row.proof is None and row.zero_last is None",
        " and row.proof is None",
        _RULES,
    ),
    Bug(
        "a position that turned round is closed as it was",
        "I26 I27",
        _CLOSING,
        "(sendable(now) and fits(now, request, size) and",
        "(sendable(now) and",
        _RUNS,
    ),
    Bug(
        "a close of a position leaves before its line",
        "I33",
        _CLOSING,
        "        await self._journal.commit(intent)\n",
        "        self._door.start('late line', self._journal.commit(intent))\n",
        _RUNS,
    ),
    Bug(
        "a stop does not wait for its position",
        "I31",
        _WHOSE,
        "            known = self._held[sort] = not all(row.closing.orders_first for row in rows)",
        "            known = self._held[sort] = False",
        _RUNS,
    ),
    Bug(
        "a position does not wait for opening orders",
        "I31",
        _DESK,
        "if not pending or since is None or",
        "if pending or since is None or",
        _RUNS,
    ),
    Bug(
        "positions of accounts beside the scope are closed",
        "I28",
        _DESK,
        "            self._closes = run.closes(self._account)\n",
        "            self._closes = run.what.closes\n",
        _RUNS,
    ),
    Bug(
        "an incomplete reading closes the positions that it lacks",
        "I08 I29",
        _DESK,
        "            if not reading.complete:\n                self._store.change(row.key, went_stale)\n",
        "            if reading.fault is not None and not reading.complete:\n",
        _RUNS,
    ),
    Bug(
        "flat with a position open",
        "I30",
        _DESK,
        "        return read and not any(row.open for row in self._of(run))\n",
        "        return read\n",
        _RUNS,
    ),
    Bug(
        "a close of a position that was cut off is forgotten",
        "I23",
        _LEFT,
        "                self._closes[entry.request.key] = (entry, None)\n",
        "                pass\n",
        ("tests/journal/test_flatten_left.py",),
    ),
    Bug(
        "a proof calls a position closed that was sent for again",
        "I29",
        _PROOF,
        "        if last_end is not None and (last_sent is None or last_end[0] > last_sent[0]):\n",
        "        if last_end is not None:\n",
        ("tests/proof/test_positions.py",),
    ),
)
