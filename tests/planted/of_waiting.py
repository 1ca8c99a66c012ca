"""Bugs of bans, stated waits, limits, clocks and stamps."""

from __future__ import annotations

from tests.planted.bug import BINANCE, ENGINE, OKX, Bug

_EMBARGO = "gui/engine/embargo.py"
_PACING = "gui/engine/pacing.py"
_OFFSET = "gui/connectors/clockoffset.py"
_BANS = ("tests/engine/test_embargo.py", "tests/engine/test_pacing.py", "tests/faults/test_ban_rows.py")
_TIME = ("tests/connectors/test_clockoffset.py", "tests/faults/test_time_rows.py")

OF_WAITING = (
    Bug(
        "a ban is forgotten at a start", "I12 H11", _EMBARGO, "earlier=lambda: self._earlier(venue, owner), ", "", _BANS
    ),
    Bug("a ban is not kept", "I12 H11", _EMBARGO, "if wait_s >= KEPT_S and end", "if wait_s < KEPT_S and end", _BANS),
    Bug(
        "a shorter wait replaces a ban",
        "I12",
        _EMBARGO,
        "if end <= self._ends.get(limit, 0.0):",
        "if not wait_s:",
        _BANS,
    ),
    Bug(
        "a clock set ahead ends a kept ban",
        "I12 C04",
        _EMBARGO,
        "end_ms = max(now_ms + round(wait_s * 1000), until_ms or 0)",
        "end_ms = now_ms + round(wait_s)",
        _BANS,
    ),
    Bug(
        "OKX's stated wait is not read",
        "I12 H09",
        "gui/connectors/okx/caller.py",
        "max(SHORTEST_WAIT_S, envelope.retry_after_s or 0.0)",
        "SHORTEST_WAIT_S",
        (*OKX, "tests/faults/test_okx_rows.py"),
    ),
    Bug(
        "Binance's Retry-After is not read",
        "I12 B06",
        "gui/connectors/binance/refusals.py",
        'response.headers.get("retry-after", "")',
        'response.headers.get("Retry-After", "")',
        (*BINANCE, "tests/faults/test_ban_rows.py"),
    ),
    Bug(
        "the end of a ban in the words is not read",
        "I12 B05",
        "gui/connectors/binance/refusals.py",
        'told = message if code == TELLS_BANS else ""',
        'told = ""',
        (*BINANCE, "tests/faults/test_ban_rows.py"),
    ),
    Bug(
        "every code's words name a ban",
        "I06",
        "gui/connectors/binance/refusals.py",
        'told = message if code == TELLS_BANS else ""',
        "told = message",
        (*BINANCE, "tests/fuzz"),
    ),
    Bug(
        "listings go on behind the firewall",
        "H01",
        "gui/connectors/binance/caller.py",
        "            self._pace.shut_out(fault.retry_after_s or FIREWALL_WAIT_S)\n",
        "",
        (*BINANCE, "tests/faults/test_edge_rows.py"),
    ),
    Bug(
        "listings go on where OKX does not serve the address",
        "H02",
        "gui/connectors/okx/caller.py",
        "                self._pace.shut_out(fault.retry_after_s or EDGE_WAIT_S)\n",
        "                _ = EDGE_WAIT_S\n",
        OKX,
    ),
    Bug(
        "what others use of the address is not counted",
        "I11 B06",
        "gui/connectors/binance/caller.py",
        "                self._pace.observe(limit, int(used))\n",
        "                int(used)\n",
        BINANCE,
    ),
    Bug(
        "listings use the cancels' room",
        "I11 I13",
        _PACING,
        "share = limit.share if lane is Lane.CANCEL else limit.other_share",
        "share = limit.share if lane is Lane.CANCEL else limit.share",
        _BANS,
    ),
    Bug(
        "a window is half as long",
        "I11",
        _PACING,
        "self.landed[0][0] + self.window_s + MARGIN_S <= now:",
        "self.landed[0][0] + self.window_s / 2 <= now:",
        _BANS,
    ),
    Bug(
        "a lost request counts from when it was given up",
        "I11",
        _PACING,
        "            arrived += LATE_S\n",
        "            arrived += 0.0\n",
        _BANS,
    ),
    Bug(
        "too many changes no pace",
        "O04 B06",
        _PACING,
        "self._halvings(charge.limit) if eased else 0",
        "0 if eased else 0",
        (*_BANS, *OKX),
    ),
    Bug(
        "a stated wait of one order is not kept",
        "I12 I14",
        "gui/domain/transitions.py",
        "wait = max(wait_s or 0.0, BACKOFF_S[0], ",
        "wait = max(BACKOFF_S[0], ",
        ("tests/domain", *_BANS, "tests/engine"),
    ),
    Bug("sleep moves no stamp", "I18 C04", _OFFSET, "if abs(jump) <= JUMP_S:", "if abs(jump) <= 86400.0:", _TIME),
    Bug(
        "a set clock moves stamps", "I18 C04", _OFFSET, "carried + jump if slept else carried", "carried + jump", _TIME
    ),
    Bug(
        "a time from a store is believed",
        "C04",
        _OFFSET,
        "        if venue_ms < self._newest_ms:\n            return True\n        if held",
        "        if held",
        _TIME,
    ),
    Bug(
        "an OKX signature is used again",
        "I18 C02",
        "gui/connectors/okx/caller.py",
        "stamp = stamp_of(self.offset.now_ms())\n",
        'stamp = self.__dict__.setdefault("_stamp", stamp_of(self.offset.now_ms()))\n',
        (*OKX, "tests/faults/test_time_rows.py"),
    ),
    Bug(
        "a Binance stamp is used again",
        "I18 C02",
        "gui/connectors/binance/caller.py",
        "stamp = self.offsets[call.service].now_ms()\n",
        'stamp = self._windows.setdefault(f"stamp {call.service}", self.offsets[call.service].now_ms())\n',
        (*BINANCE, "tests/faults/test_time_rows.py"),
    ),
    Bug(
        "a sleep is not noticed",
        "C04 T08",
        "gui/engine/waking.py",
        "if abs(gap.jump_s) > JUMP_S or gap.late_s > LATE_S:",
        "if gap.late_s > LATE_S:",
        ("tests/engine/test_waking.py", *ENGINE),
    ),
    Bug(
        "lines from before a sleep are used",
        "T08",
        "gui/connectors/transport.py",
        "if abs(skew - self._skew) > JUMP_S:",
        "if skew - self._skew < -JUMP_S:",
        ("tests/connectors/test_transport.py", "tests/connectors/test_transport_faults.py"),
    ),
)
