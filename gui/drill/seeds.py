"""The orders that the practice venues start with: the drill's 25, or any number for load."""

from __future__ import annotations

import random
import time
from decimal import Decimal

from gui.domain.venues import Family, Venue
from gui.drill.orders import Behaviour, PracticeOrder

# Account, family, instrument, venue's kind, side, size, protective, age in seconds, further fields of the row.
Line = tuple[str, Family, str, str, str, str, bool, int, dict[str, object]]

_OKX, _FUT, _SPOT = Family.OKX_ALGO, Family.SAPI_FUTURES, Family.SAPI_SPOT
_UM, _CM = Family.UM, Family.CM
_M, _H, _D = 60, 3600, 86400


def _limit(price: str, last: str, slice_size: str) -> dict[str, object]:
    return {"pxLimit": price, "last": last, "szLimit": slice_size, "pxSpread": "0.5", "timeInterval": "15"}


def _stop(price: str, last: str) -> dict[str, object]:
    return {"slTriggerPx": price, "slTriggerPxType": "last", "slOrdPx": "-1", "last": last}


def _take(price: str, last: str) -> dict[str, object]:
    return {"tpTriggerPx": price, "tpTriggerPxType": "last", "tpOrdPx": "-1", "last": last}


def _trigger(price: str, last: str) -> dict[str, object]:
    return {"triggerPx": price, "triggerPxType": "last", "ordPx": "-1", "last": last}


def _chase(distance: str, last: str) -> dict[str, object]:
    return {"chaseType": "distance", "chaseVal": distance, "last": last}


def _trailing(ratio: str, last: str) -> dict[str, object]:
    return {"callbackRatio": ratio, "moveTriggerPx": last, "last": last}


def _at(price: str) -> dict[str, object]:
    return {"triggerPrice": price}


_BOOK: tuple[Line, ...] = (
    ("drill-a", _OKX, "BTC-USDT-SWAP", "twap", "sell", "1250", False, 14 * _M, _limit("63900.0", "64120.5", "25")),
    (
        "drill-a",
        _OKX,
        "BTC-USDT-SWAP",
        "oco",
        "sell",
        "1250",
        True,
        2 * _H + 14 * _M,
        _stop("61200", "64120.5") | _take("68900", "64120.5"),
    ),
    (
        "drill-a",
        _OKX,
        "BTC-USDT-261225",
        "trigger",
        "buy",
        "300",
        False,
        3 * _D + 4 * _H,
        _trigger("60150.0", "64390.0"),
    ),
    ("drill-a", _OKX, "ETH-USDT-SWAP", "iceberg", "buy", "40000", False, 52 * _M, _limit("3412.50", "3405.20", "800")),
    ("drill-a", _OKX, "ETH-USDT-SWAP", "conditional", "sell", "40000", True, 52 * _M, _stop("3288.00", "3405.20")),
    ("drill-a", _OKX, "SOL-USDT-SWAP", "move_order_stop", "sell", "8400", True, 31 * _M, _trailing("0.008", "152.40")),
    ("drill-a", _OKX, "SOL-USDT-SWAP", "chase", "buy", "600", False, 2 * _M, _chase("0.05", "152.40")),
    ("drill-a", _OKX, "DOGE-USDT-SWAP", "twap", "sell", "96000", False, 8 * _M, _limit("0.1842", "0.1850", "960")),
    ("drill-b", _OKX, "BTC-USDT", "trigger", "sell", "0.8500", False, _D + 2 * _H, _trigger("69400.0", "64118.0")),
    ("drill-b", _OKX, "ETH-USDT", "iceberg", "sell", "22.40", False, 47 * _M, _limit("3498.00", "3404.90", "0.5")),
    (
        "drill-b",
        _OKX,
        "XRP-USDT-SWAP",
        "conditional",
        "sell",
        "12000",
        True,
        6 * _H + 3 * _M,
        _take("0.6480", "0.6012"),
    ),
    ("drill-b", _OKX, "XRP-USDT-SWAP", "chase", "buy", "2500", False, _M, _chase("0.0002", "0.6012")),
    ("drill-b", _OKX, "LTC-USDT-SWAP", "twap", "buy", "3300", False, 19 * _M, _limit("84.60", "84.10", "60")),
    ("drill-c", _FUT, "BTCUSDT", "TWAP", "sell", "14.200", False, 11 * _M, {"price": "63980.0"}),
    ("drill-c", _FUT, "BTCUSDT", "VP", "sell", "6.500", False, 11 * _M, {"price": "63975.0"}),
    (
        "drill-c",
        _UM,
        "BTCUSDT",
        "STOP_MARKET",
        "buy",
        "0.000",
        True,
        11 * _M,
        _at("66950.0") | {"closePosition": True, "reduceOnly": True},
    ),
    ("drill-c", _FUT, "ETHUSDT", "VP", "buy", "180.000", False, 26 * _M, {"price": "3408.10"}),
    (
        "drill-c",
        _UM,
        "ETHUSDT",
        "TRAILING_STOP_MARKET",
        "sell",
        "180.000",
        True,
        26 * _M,
        {"callbackRate": "1.2", "activatePrice": "3450.00"},
    ),
    (
        "drill-c",
        _UM,
        "SOLUSDT",
        "TAKE_PROFIT",
        "sell",
        "2150",
        False,
        4 * _H + 40 * _M,
        _at("158.400") | {"price": "158.300"},
    ),
    ("drill-c", _UM, "SOLUSDT", "TAKE_PROFIT_MARKET", "sell", "900", True, 4 * _H + 40 * _M, _at("171.200")),
    ("drill-c", _SPOT, "BNBUSDT", "TWAP", "buy", "410.00", False, 33 * _M, {"price": "610.40"}),
    ("drill-c", _UM, "XRPUSDT", "TAKE_PROFIT_MARKET", "buy", "52000", False, 9 * _H + 12 * _M, _at("0.5120")),
    ("drill-c", _CM, "ADAUSD_PERP", "STOP_MARKET", "sell", "88000", True, _D + 7 * _H, _at("0.3905")),
    ("drill-c", _SPOT, "LINKUSDT", "TWAP", "sell", "7600.0", False, 5 * _M, {"price": "18.460"}),
    ("drill-c", _CM, "AVAXUSD_PERP", "TAKE_PROFIT_MARKET", "sell", "1900", False, 48, _at("41.350")),
)

# Behaviour, and the lines that may have it: the stubborn one is of a kind that cancel-advance-algos knows, and the
# slow ones are cancelled alone, since a late answer holds up every order that shares its request.
_CASTING: tuple[tuple[Behaviour, tuple[int, ...]], ...] = (
    (Behaviour.STUBBORN, (0, 3, 5, 7, 9, 12)),
    (Behaviour.FIRES, (1, 2, 4, 8, 10, 18, 21, 24)),
    (Behaviour.REFUSES, (0, 3, 6, 7, 8, 9, 11, 12)),
    (Behaviour.REFUSES, (13, 14, 16, 18, 20, 21, 23)),
    (Behaviour.SLOW, (14, 16, 20, 23)),
    (Behaviour.SLOW, (15, 17, 22)),
)

_FIRST_IDS = {
    Family.SAPI_FUTURES: 14_500,
    Family.SAPI_SPOT: 914_500,
    Family.UM: 2_000_000_375_244_468,
    Family.CM: 4_000_001_340_070_237,
    Family.UM_ORDERS: 8_389_765_519_993_100_000,
    Family.CM_ORDERS: 3_989_765_519_993_200_000,
}


def algo_id(family: Family, created_ms: int, number: int) -> str:
    """Give an id as the family writes them: 19 digits that rise with time at OKX, plain counters at Binance."""
    if family.venue is Venue.OKX:
        return str(created_ms * 1_000_000 + number)
    return str(_FIRST_IDS[family] + number)


def default_orders(seed: int = 0, now: float | None = None) -> tuple[PracticeOrder, ...]:
    """Give the drill's 25 orders; ``seed`` casts the difficult ones, ``now`` is epoch seconds for their ages."""
    behaviours = _cast(random.Random(seed))  # noqa: S311 (a practice order, not a secret)
    now_ms = int((time.time() if now is None else now) * 1000)
    return tuple(
        _order(line, number, now_ms, behaviours.get(number, Behaviour.NORMAL)) for number, line in enumerate(_BOOK)
    )


def many(
    n: int,
    seed: int = 0,
    venue: Venue | None = None,
    *,
    now: float | None = None,
    behaviour: Behaviour = Behaviour.NORMAL,
    instruments: int | None = None,
    label: str | None = None,
) -> tuple[PracticeOrder, ...]:
    """Give ``n`` orders for load, over the families of one venue or of both.

    ``instruments`` is how many names each line of the drill's book is spread over (default: one for ten orders);
    ``label`` puts all of them into one account.
    """
    rng = random.Random(seed)  # noqa: S311 (a practice order, not a secret)
    now_ms = int((time.time() if now is None else now) * 1000)
    lines = [line for line in _BOOK if venue is None or line[1].venue is venue]
    names = max(1, n // 10) if instruments is None else instruments
    made = []
    for number in range(n):
        account, family, _, kind, side, size, protective, _, wire = lines[number % len(lines)]
        name = _instrument(family, number % names)
        age_s = rng.randrange(1, 3 * _D)
        line = (label or account, family, name, kind, side, size, protective, age_s, wire)
        made.append(_order(line, number, now_ms, behaviour))
    return tuple(made)


def _cast(rng: random.Random) -> dict[int, Behaviour]:
    cast: dict[int, Behaviour] = {}
    for behaviour, candidates in _CASTING:
        free = [number for number in candidates if number not in cast]
        cast[rng.choice(free)] = behaviour
    return cast


def _instrument(family: Family, number: int) -> str:
    coin = f"C{number:03d}"
    if family is Family.OKX_ALGO:
        return f"{coin}-USDT-SWAP"
    return f"{coin}USD_PERP" if family is Family.CM else f"{coin}USDT"


def _order(line: Line, number: int, now_ms: int, behaviour: Behaviour) -> PracticeOrder:
    account, family, instrument, kind, side, size, protective, age_s, wire = line
    created_ms = now_ms - age_s * 1000
    client = f"{number:032x}" if family in (_FUT, _SPOT) else f"practice{number}"
    return PracticeOrder(
        account=account,
        family=family,
        algo_id=algo_id(family, created_ms, number),
        instrument=instrument,
        kind=kind,
        side=side,
        size=Decimal(size),
        created_ms=created_ms,
        protective=protective,
        behaviour=behaviour,
        client_id="" if family is _OKX and number % 2 else client,
        wire=dict(wire),
    )
