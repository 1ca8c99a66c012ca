"""Bugs of Flatten: closes, what they wait for, what proves them, the latch and the venues' timers."""

from __future__ import annotations

from tests.planted.bug import Bug

_TRANSITIONS = "gui/domain/closing_transitions.py"
_CALLS = "gui/connectors/binance/flatten_calls.py"
_CLOSING = "gui/engine/closing.py"
_ROW = (
    "tests/domain/test_closing_transitions.py",
    "tests/engine/test_positiondesk.py",
    "tests/engine/test_positiondesk_trouble.py",
)
_CLOSES = ("tests/connectors/binance/test_flatten_calls.py", "tests/connectors/binance/test_flatten_against_drill.py")
_AT_WORK = (
    "tests/engine/test_positiondesk.py",
    "tests/engine/test_positiondesk_trouble.py",
    "tests/engine/test_closing.py",
)

OF_FLATTEN = (
    Bug(
        "a lost close is sent again without a reading",
        "I25",
        _TRANSITIONS,
        "read_needed_since=now + (LOST_S if lost else 0.0)",
        "read_needed_since=None if lost else now",
        _ROW,
    ),
    Bug(
        "one position has two closes on their way",
        "I25",
        _CLOSING,
        " if sendable(row) and row.key not in self._leaving]",
        " if sendable(row)]",
        _AT_WORK,
    ),
    Bug(
        "a close that opens is not forbidden",
        "I27 I33",
        _CALLS,
        '    if not hedge:\n        parameters.append(("reduceOnly", "true"))\n',
        "",
        _CLOSES,
    ),
    Bug(
        "long and short are swapped",
        "I33",
        _CALLS,
        '{PositionSide.LONG: "LONG", PositionSide.SHORT: "SHORT"}',
        '{PositionSide.LONG: "SHORT", PositionSide.SHORT: "LONG"}',
        _CLOSES,
    ),
    Bug(
        "a quantity is rounded up",
        "I26",
        "gui/connectors/binance/sizes.py",
        "    whole = in_steps(amount, lot.step)\n",
        "    whole = in_steps(amount, lot.step, up=True)\n",
        ("tests/connectors/binance/test_sizes.py", "tests/connectors/binance/test_closes.py"),
    ),
    Bug(
        "OKX is not told which side to close",
        "I33",
        "gui/connectors/okx/endpoints.py",
        '        body["posSide"] = str(key.side)\n',
        '        body["posSide"] = ""\n',
        ("tests/connectors/okx/test_endpoints.py", "tests/connectors/okx/test_closing.py"),
    ),
    Bug(
        "more is closed than is held by now",
        "I26",
        _TRANSITIONS,
        "return request.quantity is None or request.quantity <= abs(now)",
        "return request.quantity is None or abs(now) > 0",
        _ROW,
    ),
    Bug(
        "a run over algo orders takes ordinary ones",
        "I28",
        "gui/domain/what.py",
        "return self is not What.ALGOS or not family.ordinary",
        "return self is not What.ALGOS or family is not None",
        ("tests/domain/test_what.py", "tests/engine/test_scope.py"),
    ),
    Bug(
        "a stop of a hedged side passes for an opening order",
        "I31",
        "gui/connectors/binance/parse.py",
        'REDUCING = frozenset({("LONG", "SELL"), ("SHORT", "BUY")})',
        'REDUCING = frozenset({("LONG", "BUY"), ("SHORT", "SELL")})',
        ("tests/connectors/binance/test_parse.py",),
    ),
    Bug(
        "a timer is left on at the end",
        "I32",
        "gui/engine/backstop.py",
        "reply = await self._flattener.disarm_backstop(_told(names))",
        "reply = BackstopReply(armed=False)",
        ("tests/engine/test_backstop.py", "tests/engine/test_backstops.py"),
    ),
)
