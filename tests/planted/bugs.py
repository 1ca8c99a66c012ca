"""Every bug that is planted, and which of them have to be caught whatever the share."""

from __future__ import annotations

from tests.planted.of_binance import OF_BINANCE
from tests.planted.of_closing import OF_CLOSING
from tests.planted.of_flatten import OF_FLATTEN
from tests.planted.of_holding_up import OF_HOLDING_UP
from tests.planted.of_keeping import OF_KEEPING
from tests.planted.of_latch import OF_LATCH
from tests.planted.of_okx import OF_OKX
from tests.planted.of_proof import OF_PROOF
from tests.planted.of_sending import OF_SENDING
from tests.planted.of_the_choice import OF_THE_CHOICE
from tests.planted.of_the_engine import OF_THE_ENGINE
from tests.planted.of_the_wire import OF_THE_WIRE
from tests.planted.of_waiting import OF_WAITING

BUGS = (
    *(*OF_PROOF, *OF_OKX, *OF_BINANCE, *OF_THE_WIRE, *OF_THE_ENGINE),
    *(*OF_SENDING, *OF_WAITING, *OF_HOLDING_UP, *OF_KEEPING, *OF_LATCH, *OF_CLOSING, *OF_FLATTEN),
    *OF_THE_CHOICE,
)
# Every bug that breaks one of these has to be caught.
MUST = frozenset({"I01", "I02", "I04", "I16", "I19", "I25", "I27", "I28", "I29", "I31"})
