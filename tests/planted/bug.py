"""One bug as data: what a tired hand might change in the shipped code, what that breaks, and who should notice."""

from __future__ import annotations

from dataclasses import dataclass

DOMAIN = ("tests/domain", "tests/engine", "tests/test_stand.py", "tests/faults/test_data_rows.py")
OKX = ("tests/connectors/okx", "tests/faults/test_okx_rows_single.py")
BINANCE = ("tests/connectors/binance", "tests/faults/test_binance_rows.py")
WIRE = ("tests/connectors/test_transport.py", "tests/faults/test_one_send.py", "tests/faults/test_host_sockets.py")
ENGINE = ("tests/engine", "tests/test_stand.py", "tests/faults/test_ban_rows.py")
READING = ("tests/connectors/test_decode.py", "tests/connectors/okx", "tests/connectors/binance")
# Where the narrow choice does not notice: everything that runs without a window or a real process.
WIDER = (
    *("tests/domain", "tests/engine", "tests/connectors", "tests/journal", "tests/commands", "tests/faults"),
    *("tests/simulation", "tests/test_whole.py"),
)


@dataclass(frozen=True, slots=True)
class Bug:
    """One change: ``old`` stands exactly once in ``file``. ``breaks`` names invariants or rows of the fault table."""

    name: str
    breaks: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]
