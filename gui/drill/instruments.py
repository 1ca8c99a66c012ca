"""The instruments of the practice venues: contract size, mark price and the sizes and prices that an order may have."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gui.domain.positions import PositionFamily


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument.

    ``value`` is what one contract stands for: coins, or USD where it is ``inverse``. ``step``, ``min_size`` and
    ``max_size`` are those of a market order (Binance: MARKET_LOT_SIZE), in contracts or, at UM, coins. ``tick`` is the
    step of prices, ``band`` how far (a fraction) a limit order's price may lie from the mark, ``min_notional`` what
    Binance's MIN_NOTIONAL asks of orders that are not reduce-only.
    """

    name: str
    mark: Decimal
    value: Decimal = Decimal(1)
    step: Decimal = Decimal("0.001")
    min_size: Decimal = Decimal("0.001")
    max_size: Decimal = Decimal(100_000)
    tick: Decimal = Decimal("0.01")
    inverse: bool = False
    band: Decimal = Decimal("0.05")
    min_notional: Decimal = Decimal(5)

    def notional(self, size: Decimal) -> Decimal:
        """Give the absolute notional of a size, in USD or the quote currency."""
        return abs(size) * self.value * (Decimal(1) if self.inverse else self.mark)

    def result(self, size: Decimal, entry: Decimal) -> Decimal:
        """Give the unrealised result of a signed size: in the quote currency, or in coins where it is inverse."""
        if not entry:
            return Decimal(0)
        if self.inverse:
            return size * self.value * (1 / entry - 1 / self.mark)
        return size * self.value * (self.mark - entry)


def _line(name: str, mark: str, value: str, step: str, most: str, tick: str, *, inverse: bool = False) -> Instrument:
    size = Decimal(step)
    return Instrument(name, Decimal(mark), Decimal(value), size, size, Decimal(most), Decimal(tick), inverse)


# Name, mark, one contract, step of market orders, most of one market order, tick.
_LINES: dict[PositionFamily, tuple[Instrument, ...]] = {
    PositionFamily.OKX: (
        _line("BTC-USDT-SWAP", "64121.0", "0.01", "0.01", "12000", "0.1"),
        _line("BTC-USDT-261225", "64391.2", "0.01", "0.01", "3000", "0.1"),
        _line("ETH-USDT-SWAP", "3405.31", "0.1", "0.01", "100000", "0.01"),
        _line("SOL-USDT-SWAP", "152.41", "1", "0.01", "40000", "0.01"),
        _line("DOGE-USDT-SWAP", "0.18502", "1000", "0.01", "200000", "0.00001"),
        _line("XRP-USDT-SWAP", "0.6013", "100", "0.01", "60000", "0.0001"),
        _line("LTC-USDT-SWAP", "84.11", "1", "1", "20000", "0.01"),
        _line("BTC-USDT", "64118.4", "1", "0.00000001", "1000", "0.1"),
        _line("ETH-USDT", "3404.92", "1", "0.000001", "10000", "0.01"),
    ),
    PositionFamily.UM: (
        _line("BTCUSDT", "64121.30", "1", "0.001", "120", "0.10"),
        _line("ETHUSDT", "3405.32", "1", "0.001", "100", "0.01"),
        _line("SOLUSDT", "152.420", "1", "1", "5000", "0.010"),
        _line("XRPUSDT", "0.6013", "1", "0.1", "1000000", "0.0001"),
    ),
    PositionFamily.CM: (
        _line("ADAUSD_PERP", "0.41012", "10", "1", "100000", "0.00001", inverse=True),
        _line("AVAXUSD_PERP", "38.212", "10", "1", "20000", "0.001", inverse=True),
        _line("BTCUSD_PERP", "64119.8", "100", "1", "60000", "0.1", inverse=True),
    ),
}
INSTRUMENTS: dict[tuple[PositionFamily, str], Instrument] = {
    (family, one.name): one for family, lines in _LINES.items() for one in lines
}
_LOAD_MARK = Decimal(100)


def instrument(family: PositionFamily, name: str) -> Instrument:
    """Give an instrument's rules; those of load tests, which have made-up names, are all alike."""
    known = INSTRUMENTS.get((family, name))
    if known is not None:
        return known
    if family is PositionFamily.CM:
        return Instrument(name, _LOAD_MARK, Decimal(10), Decimal(1), Decimal(1), inverse=True)
    return Instrument(name, _LOAD_MARK)


def steps(size: Decimal, step: Decimal) -> Decimal:
    """Round a size down (towards zero) to a multiple of the step."""
    return (size / step).to_integral_value(rounding="ROUND_DOWN") * step


def decimals(step: Decimal) -> int:
    """Give how many digits behind the point a step is written with."""
    return max(0, -int(step.as_tuple().exponent))
