"""Bugs of bytes: what is read, sent, trusted and shown."""

from __future__ import annotations

from tests.planted.bug import READING, WIRE, Bug

OF_THE_WIRE = (
    Bug(
        "ids go through floats",
        "I16 D10",
        "gui/connectors/decode.py",
        "        return str(value)\n",
        "        return str(int(float(value)))\n",
        READING,
    ),
    Bug(
        "NaN is a number", "D12", "gui/connectors/decode.py", "            parse_constant=_no_constant,\n", "", READING
    ),
    Bug(
        "of two keys the last counts",
        "D12",
        "gui/connectors/decode.py",
        "if len(found) != len(pairs):",
        "if len(found) > len(pairs):",
        READING,
    ),
    Bug(
        "redirects are followed",
        "I04 I20",
        "gui/connectors/transport.py",
        "allow_redirects=False",
        "allow_redirects=True",
        WIRE,
    ),
    Bug(
        "the library sends again",
        "I04 T04",
        "gui/connectors/transport.py",
        "            middlewares=(flight.guard,),\n",
        "",
        WIRE,
    ),
    Bug(
        "proxy variables are heeded",
        "I20 L09",
        "gui/connectors/transport.py",
        "trust_env=False",
        "trust_env=True",
        WIRE,
    ),
    Bug(
        "certificates are not checked",
        "I20 T12",
        "gui/connectors/transport.py",
        "super().__init__(limit=0, ",
        "super().__init__(limit=0, ssl=False, ",
        (*WIRE, "tests/faults/test_transport_rows.py"),
    ),
    Bug(
        "stamps are made before the queue",
        "I18 C02",
        "gui/connectors/transport.py",
        "        slot = self._slots[lane]\n",
        "        early = prepare()\n        prepare = lambda: early\n        slot = self._slots[lane]\n",
        (*WIRE, "tests/connectors/test_transport_faults.py", "tests/faults/test_time_rows.py"),
    ),
    Bug(
        "an idle line is believed",
        "I04 T04",
        "gui/connectors/liveness.py",
        "def usable(line: asyncio.BaseTransport) -> bool:\n",
        "def usable(line: asyncio.BaseTransport) -> bool:\n    if line:\n        return True\n",
        WIRE,
    ),
    Bug(
        "a key shows itself",
        "I19 L07",
        "gui/connectors/credentials.py",
        "    def __repr__(self) -> str:\n        return HIDDEN\n",
        "    def __repr__(self) -> str:\n        return self.key\n",
        ("tests/connectors/test_credentials.py",),
    ),
)
