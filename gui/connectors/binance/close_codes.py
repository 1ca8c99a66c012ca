"""What every Binance code means as the answer to a close, one row a code (Binance futures "Error Codes")."""

from __future__ import annotations

from dataclasses import dataclass

from gui.connectors.binance.codes import CODES
from gui.domain.closings import CloseVerdict
from gui.domain.replies import Reach, Verdict

V = CloseVerdict


@dataclass(frozen=True, slots=True)
class CloseCode:
    """``by_account`` as in `CloseReply`; ``sizes`` says that the sizes known for the symbol no longer hold."""

    verdict: CloseVerdict
    meaning: str
    by_account: bool = False
    wait_s: float | None = None
    sizes: bool = False


_AWAY = "the price has moved too far from the mark price"
_NOT_NOW = "Binance does not take orders of this symbol now"
_MODE = "the position mode is another one: read again"
_PRICE = "Binance does not accept the price"

# Codes of placing an order. What a code means for any request stands in the table of codes.
PLACING: dict[str, CloseCode] = {
    "-1111": CloseCode(V.RETRY, "the number has more digits than Binance takes", sizes=True),
    "-1106": CloseCode(V.REJECTED, _MODE),
    "-2010": CloseCode(V.REJECTED, "Binance rejected the order"),
    "-2018": CloseCode(V.REJECTED, "the balance is not sufficient"),
    "-2019": CloseCode(V.REJECTED, "the margin is not sufficient"),
    "-2020": CloseCode(V.RETRY, "nobody in the book takes the order"),
    # Also the answer where nothing is held any more: the reading that follows tells.
    "-2022": CloseCode(V.ORDERS_IN_THE_WAY, "a reduce-only order was refused: resting close orders hold the position"),
    "-2023": CloseCode(V.RETRY, "Binance is liquidating the account", wait_s=2.0),
    "-2024": CloseCode(V.ORDERS_IN_THE_WAY, "less is free to close than asked"),
    "-2025": CloseCode(V.RETRY, "too many open orders", wait_s=2.0),
    "-2026": CloseCode(V.REJECTED, "Binance takes no reduce-only mark here"),
    "-2027": CloseCode(V.REJECTED, "the position is beyond what the leverage allows"),
    "-4001": CloseCode(V.REJECTED, _PRICE),
    "-4002": CloseCode(V.RETRY, _AWAY),
    "-4003": CloseCode(V.DUST, "the quantity is too small"),
    "-4004": CloseCode(V.DUST, "the quantity is too small", sizes=True),
    "-4005": CloseCode(V.RETRY, "the quantity is too large for one order", sizes=True),
    "-4013": CloseCode(V.RETRY, _AWAY),
    "-4014": CloseCode(V.RETRY, _PRICE, sizes=True),
    "-4016": CloseCode(V.RETRY, _AWAY),
    "-4023": CloseCode(V.RETRY, "the quantity does not fit the steps of the symbol", sizes=True),
    "-4024": CloseCode(V.RETRY, _AWAY),
    "-4061": CloseCode(V.REJECTED, _MODE),
    "-4062": CloseCode(V.REJECTED, _MODE),
    "-4087": CloseCode(V.REJECTED, "the account takes reduce-only orders alone"),
    "-4088": CloseCode(V.REJECTED, "Binance does not allow it now"),
    "-4108": CloseCode(V.REJECTED, "the symbol is being settled"),
    # The id is of this very request: an earlier copy of it has arrived.
    "-4115": CloseCode(V.UNKNOWN, "this close has arrived before"),
    "-4116": CloseCode(V.UNKNOWN, "this close has arrived before"),
    "-4118": CloseCode(V.ORDERS_IN_THE_WAY, "a reduce-only order was refused: resting orders stand against it"),
    "-4131": CloseCode(V.PRICE_BAND, "the book is too far from the mark price for a market order"),
    "-4139": CloseCode(V.PRICE_BAND, "Binance takes no market order here"),
    "-4140": CloseCode(V.REJECTED, _NOT_NOW),
    "-4141": CloseCode(V.REJECTED, "the symbol is closed"),
    "-4164": CloseCode(V.DUST, "the notional is too small"),
    "-4183": CloseCode(V.RETRY, _AWAY),
    "-4184": CloseCode(V.RETRY, _AWAY),
    "-4400": CloseCode(V.REJECTED, "the quantitative rules let reduce-only orders pass alone"),
    "-4401": CloseCode(V.REJECTED, "the quantitative rules let reduce-only orders pass alone"),
    "-4402": CloseCode(V.REJECTED, "Binance does not offer this symbol in your region"),
    "-5025": CloseCode(V.PRICE_BAND, "Binance takes limit orders alone"),
}
# What the meaning for a cancel is for a close. A claim about an order ("gone", "triggering") tells nothing of one.
LIKE_A_CANCEL: dict[Verdict, CloseVerdict] = {
    Verdict.RETRY: V.RETRY,
    Verdict.CLOCK: V.CLOCK,
    Verdict.REJECTED: V.REJECTED,
    Verdict.WRONG_PATH: V.REJECTED,
}


def _like_a_cancel(code: str) -> CloseCode:
    row = CODES[code].cancel
    verdict = LIKE_A_CANCEL.get(row.verdict, V.UNKNOWN)
    by_account = verdict is V.REJECTED and row.reach is Reach.ACCOUNT
    return CloseCode(verdict, row.meaning, by_account, row.wait_s)


CLOSE_CODES: dict[str, CloseCode] = {code: _like_a_cancel(code) for code in CODES} | PLACING
