"""The 25 orders of the design's pictures, as rows: all open, in every state of a run, or after it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import AlgoOrder, Kind, Mark, OrderKey, PriceMark, Side
from gui.domain.replies import Verdict
from gui.domain.rows import By, Cancel, Fired, Phase, Proof, ProofKind, Row, Sighting
from gui.domain.venues import FAMILIES, Account, Environment, Family, Venue
from gui.engine.views import AccountView, FamilyView, Health

# 2026-11-21 14:03:23.655 UTC, the moment of the picture of the running window.
NOW_MS = 1_795_269_803_655
MONOTONIC = 5_000.0
LISTED_MS = 1_795_269_803_400

LABELS: dict[Environment, tuple[str, str, str]] = {
    Environment.DRILL: ("drill-a", "drill-b", "drill-c"),
    Environment.DEMO: ("demo-a", "demo-b", "demo-c"),
    Environment.LIVE: ("alpha", "hedge", "um-desk"),
}

# Account, instrument, kind, side, size, unit, price marks, protective, age.
_BOOK = """
0|BTC-USDT-SWAP|TWAP|SELL|1250|ct|lim 63900.0|-|14m
0|BTC-USDT-SWAP|OCO|SELL|1250|ct|≤ 61200,≥ 68900|P|2h14m
0|BTC-USDT-261225|Trigger|BUY|300|ct|≤ 60150.0|-|3d4h
0|ETH-USDT-SWAP|Iceberg|BUY|40000|ct|lim 3412.50|-|52m
0|ETH-USDT-SWAP|Cond. SL|SELL|40000|ct|≤ 3288.00|P|52m
0|SOL-USDT-SWAP|Trailing|SELL|8400|ct|cb 0.80%|P|31m
0|SOL-USDT-SWAP|Chase|BUY|600|ct|dist 0.05|-|2m
0|DOGE-USDT-SWAP|TWAP|SELL|96000|ct|lim 0.1842|-|8m
1|BTC-USDT|Trigger|SELL|0.8500|BTC|≥ 69400.0|-|1d2h
1|ETH-USDT|Iceberg|SELL|22.40|ETH|lim 3498.00|-|47m
1|XRP-USDT-SWAP|Cond. TP|SELL|12000|ct|≥ 0.6480|P|6h3m
1|XRP-USDT-SWAP|Chase|BUY|2500|ct|dist 0.0002|-|1m
1|LTC-USDT-SWAP|TWAP|BUY|3300|ct|lim 84.60|-|19m
2|BTCUSDT|TWAP|SELL|14.200|BTC|lim 63880.0|-|11m
2|BTCUSDT|VP|SELL|6.500|BTC|lim 63750.0|-|11m
2|BTCUSDT|Cond. SL|BUY|20.700|BTC|≥ 66950.0|P|11m
2|ETHUSDT|VP|BUY|180.000|ETH|lim 3420.00|-|26m
2|ETHUSDT|Trailing|SELL|180.000|ETH|cb 1.20%|P|26m
2|SOLUSDT|Trigger|SELL|2150|SOL|≥ 158.400|-|4h40m
2|SOLUSDT|Cond. TP|SELL|900|SOL|≥ 171.200|P|4h40m
2|BNBUSDT|TWAP|BUY|410.00|BNB|lim 612.500|-|33m
2|XRPUSDT|Trigger|BUY|52000|XRP|≤ 0.5120|-|9h12m
2|ADAUSDT|Cond. SL|SELL|88000|ADA|≤ 0.3905|P|1d7h
2|LINKUSDT|VP|SELL|7600.0|LINK|lim 18.420|-|5m
2|AVAXUSDT|Trigger|SELL|1900|AVAX|≥ 41.350|-|48s
"""

# One word for each of the 25: how its cancel stands at 1.84 s, and the code where it matters.
_FIRING = [
    *("gone", "fired", "gone", "gone", "accepted", "accepted", "already", "lost"),
    *("limited", "refused", "accepted", "queued", "queued"),
    *(
        "gone",
        "gone",
        "unclear",
        "sent",
        "gone",
        "sent",
        "gone",
        "sent",
        "gone",
        "accepted",
        "queued",
        "queued",
    ),
]

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_MINUTE = 60_000


def accounts_of(environment: Environment) -> tuple[Account, Account, Account]:
    """Give the three accounts of the pictures in one environment."""
    venues = (Venue.OKX, Venue.OKX, Venue.BINANCE)
    return tuple(  # type: ignore[return-value]
        Account(label, venue, environment, families=FAMILIES[venue])
        for label, venue in zip(LABELS[environment], venues, strict=True)
    )


def account_views(environment: Environment, rows: list[Row]) -> tuple[AccountView, ...]:
    """Give ready accounts with fresh listings that count these rows."""
    ages = (0.4, 0.6, 0.3)
    latencies = (0.086, 0.088, 0.141)
    return tuple(
        AccountView(
            account=account,
            health=Health.READY,
            families=tuple(
                FamilyView(family, complete=True, age_s=age, last_complete_ms=NOW_MS - int(age * 1000))
                for family in account.families
            ),
            open=sum(1 for row in rows if row.open and row.key.account == account.label),
            latency_s=latency,
        )
        for account, age, latency in zip(accounts_of(environment), ages, latencies, strict=True)
    )


def twenty_five(environment: Environment = Environment.DRILL, *, firing: bool = False) -> list[Row]:
    """Give the 25 rows, all open or (``firing``) in the states of the picture of the running window."""
    accounts = accounts_of(environment)
    lines = _BOOK.strip().splitlines()
    rows = [_row(number, line, accounts) for number, line in enumerate(lines)]
    return [_fired(row, word) for row, word in zip(rows, _FIRING, strict=True)] if firing else rows


def many(count: int, environment: Environment = Environment.DRILL) -> list[Row]:
    """Give ``count`` open rows by repeating the 25 under new ids."""
    base = twenty_five(environment)
    rows = []
    for number in range(count):
        row = base[number % len(base)]
        key = row.key._replace(algo_id=str(2_000_000_000 + number * 7919 % 1_000_003))
        rows.append(replace(row, order=replace(row.order, key=key)))
    return rows


def stale(rows: list[Row], seen_ms: int, accounts: set[str]) -> list[Row]:
    """Give the rows with those of some accounts last seen at ``seen_ms``."""
    return [replace(r, sighting=Sighting(seen_ms=seen_ms)) if r.key.account in accounts else r for r in rows]


def _row(number: int, line: str, accounts: tuple[Account, ...]) -> Row:
    where, instrument, kind, side, size, unit, marks, protective, age = line.split("|")
    account = accounts[int(where)]
    family = Family.OKX_ALGO if account.venue is Venue.OKX else Family.UM
    if account.venue is Venue.BINANCE and kind in ("TWAP", "VP"):
        family = Family.SAPI_FUTURES
    created = NOW_MS - _age_ms(age)
    order = AlgoOrder(
        key=OrderKey(account.label, family, str(1_984_500_000 + number * 317)),
        instrument=instrument,
        kind=Kind(kind),
        kind_text=kind.lower(),
        side=Side(side),
        size=Decimal(size),
        unit=unit,
        prices=tuple(_mark(text) for text in marks.split(",")),
        protective=protective == "P",
        created_ms=created,
        pace_group=instrument,
    )
    return Row(order=order, born_ms=created, sighting=Sighting(seen_ms=NOW_MS - 400, seen_begun=MONOTONIC - 0.5))


def _mark(text: str) -> PriceMark:
    word, value = text.split(" ")
    return PriceMark(Mark(word), Decimal(value.rstrip("%")), percent=value.endswith("%"))


def _age_ms(text: str) -> int:
    total, digits = 0, ""
    for character in text:
        if character.isdigit():
            digits += character
        else:
            total += int(digits) * _SECONDS[character]
            digits = ""
    return total * 1000 + 20_000 if total >= 60 else total * 1000


def _fired(row: Row, word: str) -> Row:
    base = Cancel(phase=Phase.SENT, run=7, attempts=1, sent_at=MONOTONIC - 1.8)
    yes = replace(
        base,
        phase=Phase.ACCEPTED,
        verdict=Verdict.ACCEPTED,
        code="0" if row.key.family is Family.OKX_ALGO else "200",
        latency_s=0.118,
        answered_at=MONOTONIC - 1.6,
        claim_at=MONOTONIC - 1.6,
        claim=Verdict.ACCEPTED,
    )
    if word == "queued":
        return replace(row, cancel=Cancel(phase=Phase.QUEUED, run=7, next_try_at=MONOTONIC))
    if word == "sent":
        return replace(row, cancel=base)
    if word == "accepted":
        return replace(row, cancel=yes)
    if word == "gone":
        proof = Proof(ProofKind.LISTINGS, By.US, LISTED_MS, MONOTONIC - 0.2, "not in two complete listings")
        note = "cancelled · not in listing 14:03:23.4"
        return replace(row, cancel=replace(yes, latency_s=0.096), proof=proof, note=note)
    return _odd(row, word, base)


def _odd(row: Row, word: str, base: Cancel) -> Row:
    if word == "already":
        words = "Cancellation failed as the order has been filled, triggered, canceled or does not exist"
        cancel = replace(base, phase=Phase.CLAIMED, verdict=Verdict.ALREADY_GONE, code="51400", message=words)
        proof = Proof(ProofKind.LISTINGS, By.OTHER, LISTED_MS, MONOTONIC - 0.2, "not in two complete listings")
        note = "already filled or cancelled before our cancel · not in listing 14:03:23.4"
        return replace(row, cancel=replace(cancel, latency_s=0.096), proof=proof, note=note)
    if word == "fired":
        words = "Order has been triggered and can't be canceled"
        cancel = replace(base, phase=Phase.CLAIMED, verdict=Verdict.FIRED, code="51416", message=words, latency_s=0.101)
        return replace(row, cancel=cancel, fired=Fired(at_ms=NOW_MS - 900, at=MONOTONIC - 0.9), note="it fired")
    if word == "refused":
        words = "Cancellation timed out, please try again later"
        cancel = replace(base, phase=Phase.REJECTED, verdict=Verdict.REJECTED, code="51412", message=words)
        return replace(row, cancel=replace(cancel, latency_s=0.122, next_try_at=MONOTONIC + 28.0))
    if word == "limited":
        words = "Rate limit reached. Please refer to API documentation and throttle requests accordingly"
        cancel = replace(base, attempts=2, verdict=Verdict.RETRY, code="50011", message=words)
        return replace(row, cancel=cancel)
    silence = VenueFault(FaultKind.TIMEOUT, message="no answer in 1.5 s")
    cancel = replace(
        base, phase=Phase.UNKNOWN, attempts=2, verdict=Verdict.UNKNOWN, lost=True, answered_at=MONOTONIC - 0.3
    )
    if word == "lost":
        return replace(row, cancel=replace(cancel, fault=silence, next_try_at=MONOTONIC + 0.4))
    words = "Timeout waiting for response from backend server. Send status unknown; execution status unknown."
    return replace(row, cancel=replace(cancel, code="-1007", message=words, latency_s=1.004))
