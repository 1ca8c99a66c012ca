"""Entries and orders that the journal's tests write."""

from __future__ import annotations

from decimal import Decimal

from gui.domain.orders import AlgoOrder, Kind, Mark, OrderKey, PriceMark, Side
from gui.domain.venues import Family
from gui.journal.entries import Answer, Ended, Intent, KnownOrder, Line, RunEnded, RunStarted, Tone


def key(algo_id: str, account: str = "okx-main") -> OrderKey:
    return OrderKey(account, Family.OKX_ALGO, algo_id)


def started(run: int = 1, environment: str = "live") -> RunStarted:
    return RunStarted(run, "panic", environment, "everything", 1_000, 712)


def run_ended(run: int = 1) -> RunEnded:
    return RunEnded(run, "not-flat", 9_000, 1)


def intent(attempt: str, *algo_ids: str, run: int = 1, host: str = "www.okx.com") -> Intent:
    keys = tuple(key(algo_id) for algo_id in algo_ids)
    count = len(keys)
    return Intent(attempt, run, keys, ("BTC-USDT-SWAP",) * count, (1,) * count, "cancel-algos", host, 2_000)


def answer(attempt: str, algo_id: str, verdict: str = "accepted", message: str = "") -> Answer:
    return Answer(attempt, key(algo_id), verdict, "0", message, 200, 0.031, 3_000)


def ended(algo_id: str, run: int | None = 1) -> Ended:
    return Ended(key(algo_id), run, "GONE", "our cancel", "status: canceled", 4_000)


def line(text: str = "read 3 orders") -> Line:
    return Line(5_000, Tone.FINE, "OKX okx-main", text)


def order(algo_id: str, account: str = "okx-main") -> AlgoOrder:
    prices = (PriceMark(Mark.AT_OR_BELOW, Decimal("61234.50")), PriceMark(Mark.CALLBACK, None, percent=True))
    return AlgoOrder(
        key(algo_id, account),
        "BTC-USDT-SWAP",
        Kind.TRIGGER,
        "trigger",
        Side.SELL,
        Decimal("1.500"),
        prices=prices,
    )


def seen(algo_id: str, account: str = "okx-main", seen_ms: int = 6_000) -> KnownOrder:
    return KnownOrder(order(algo_id, account), seen_ms)
