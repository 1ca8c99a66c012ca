"""Bugs by which one venue, account, request or listing holds up the cancels of another."""

from __future__ import annotations

from tests.planted.bug import Bug

_PACING = "gui/engine/pacing.py"
_ROWS = ("tests/faults/test_invariant_rows.py",)

OF_HOLDING_UP = (
    Bug(
        "holding up: one book of limits for every account",
        "I09",
        _PACING,
        "self._windows: dict[tuple[str, str], _Window] = {}",
        'self._windows: dict[tuple[str, str], _Window] = globals().setdefault("_ALL", {})',
        _ROWS,
    ),
    Bug(
        "holding up: two stuck requests are enough",
        "I10",
        "gui/engine/cancelling.py",
        "UNDER_WAY = 24",
        "UNDER_WAY = 2",
        _ROWS,
    ),
    Bug(
        "holding up: a stuck probe keeps the next from leaving",
        "I10",
        "gui/engine/gate.py",
        "PROBES_UNDER_WAY = 4",
        "PROBES_UNDER_WAY = 1",
        _ROWS,
    ),
    Bug(
        "holding up: listings use what cancels need",
        "I11 I13",
        _PACING,
        "share = limit.share if lane is Lane.CANCEL else limit.other_share * (BULK if charge.bulk else 1.0)",
        "share = limit.share",
        _ROWS,
    ),
    Bug(
        "holding up: a limit on listings stops the cancels",
        "I13",
        "gui/connectors/okx/caller.py",
        "        self._pace.freeze(call.charge.limit, wait_s)\n",
        '        self._pace.freeze("", wait_s)\n',
        _ROWS,
    ),
)
