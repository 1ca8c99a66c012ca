"""Bugs of what Binance's answers are read as."""

from __future__ import annotations

from tests.planted.bug import BINANCE, Bug

_BINANCE = "gui/connectors/binance"

OF_BINANCE = (
    Bug(
        "-2011 is a cancelled order",
        "I01 B07",
        f"{_BINANCE}/codes.py",
        '"-2011": _gone(',
        '"-2011": _row(Verdict.ACCEPTED, FaultKind.OTHER, ',
        BINANCE,
    ),
    Bug(
        "an unknown Binance code is a yes",
        "I06",
        f"{_BINANCE}/codes.py",
        "    return CODES.get(code, NOT_IN_THE_TABLE)",
        '    return CODES.get(code, _gone("a code that this program does not know"))',
        BINANCE,
    ),
    Bug(
        "-1007 means not done",
        "I05 B02",
        f"{_BINANCE}/codes.py",
        '"-1007": _doubt(',
        '"-1007": _row(Verdict.RETRY, FaultKind.VENUE_BUSY, ',
        BINANCE,
    ),
    Bug(
        "a yes that echoes another id counts",
        "I01 B11",
        f"{_BINANCE}/cancelling.py",
        '    if id_text(body.get("algoId"), "algoId") != key.algo_id:\n',
        '    if not id_text(body.get("algoId"), "algoId"):\n',
        BINANCE,
    ),
    Bug(
        "success false is a success",
        "I06 B11",
        f"{_BINANCE}/cancelling.py",
        'elif body.get("success") is not True or not',
        "elif not",
        BINANCE,
    ),
    Bug(
        "a ban stops one pool only",
        "I12 H11",
        f"{_BINANCE}/caller.py",
        'self._pace.freeze("" if banned else limit,',
        "self._pace.freeze(limit,",
        (*BINANCE, "tests/faults/test_ban_rows.py"),
    ),
    Bug(
        "a stated wait is not kept",
        "I12 B06",
        f"{_BINANCE}/caller.py",
        "        elif wait_s:\n",
        "        elif wait_s and wait_s > 3600.0:\n",
        (*BINANCE, "tests/faults/test_ban_rows.py"),
    ),
)
