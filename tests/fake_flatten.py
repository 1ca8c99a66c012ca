"""What the window's in-memory engine tells of positions, the latch and the backstop; tests and screens put it there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from gui.domain.closings import PositionRow
from gui.domain.orders import OrderKey, Side
from gui.domain.positions import POSITIONS, Position, PositionFamily, PositionKey, PositionSide
from gui.domain.rows import Row
from gui.domain.venues import Environment, Venue
from gui.engine.scope import Scope
from gui.engine.views import AccountView, BackstopView, Bare, Change, Consequence, LatchView, PositionsView
from tests.twenty_five import LABELS, MONOTONIC, NOW_MS


class FakeFlatten:
    """The half of a `FlattenSurface` that holds no orders; ``tell`` and ``rows`` are the other half's."""

    tell: Callable[[Change], None]
    rows: Callable[[], Mapping[OrderKey, Row]]
    accounts: Callable[[], Sequence[AccountView]]

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []
        self._positions: dict[PositionKey, PositionRow] = {}
        self._position_views: tuple[PositionsView, ...] | None = None
        self._latch = LatchView()
        self._backstops: tuple[BackstopView, ...] = ()
        self.left_behind: Consequence | None = None

    def put_positions(self, *rows: PositionRow) -> None:
        """Insert positions or replace those of the same key."""
        self._positions.update((row.key, row) for row in rows)
        self.tell(Change(positions=frozenset(row.key for row in rows)))

    def drop_positions(self, *keys: PositionKey) -> None:
        """Take positions away."""
        for key in keys:
            del self._positions[key]
        self.tell(Change(positions=frozenset(keys)))

    def set_position_views(self, views: Iterable[PositionsView]) -> None:
        """Replace how the readings stand."""
        self._position_views = tuple(views)
        self.tell(Change(accounts=True))

    def show_latch(self, latch: LatchView) -> None:
        """Replace how the latch stands."""
        self._latch = latch
        self.tell(Change(run=True))

    def show_backstops(self, *views: BackstopView) -> None:
        """Replace how the venues' timers stand."""
        self._backstops = views
        self.tell(Change(run=True))

    def positions(self) -> Mapping[PositionKey, PositionRow]:
        """See `FlattenSurface.positions`."""
        return MappingProxyType(self._positions)

    def position_views(self) -> Sequence[PositionsView]:
        """See `FlattenSurface.position_views`; complete and fresh for every account unless replaced."""
        return position_views(self.accounts()) if self._position_views is None else self._position_views

    def protectors(self, key: PositionKey) -> Sequence[OrderKey]:
        """See `FlattenSurface.protectors`."""
        position = self._positions.get(key)
        if position is None:
            return ()
        away = Side.SELL if position.position.direction > 0 else Side.BUY
        return tuple(
            row.key
            for row in self.rows().values()
            if row.open
            and row.order.protective
            and (row.key.account, row.order.instrument, row.order.side) == (key.account, key.instrument, away)
        )

    def consequence(self, scope: Scope) -> Consequence:
        """See `FlattenSurface.consequence`; what ``left_behind`` says, else every position where stops would go."""
        if self.left_behind is not None:
            return self.left_behind
        if scope.keep_protective or scope.what.closes or scope.keys is not None:
            return Consequence()
        held = [row.position for row in self._positions.values() if row.open]
        stops = {one.key: self.protectors(one.key) for one in held}
        lost = {key for key, keys in stops.items() if keys and all(scope.what.reaches(stop.family) for stop in keys)}
        return Consequence(tuple(Bare(one.key, one.size or Decimal(0), one.unit) for one in held if one.key in lost))

    def latch(self) -> LatchView:
        """See `FlattenSurface.latch`."""
        return self._latch

    def set_latch(self, *, on: bool) -> None:
        """See `FlattenSurface.set_latch`."""
        self.calls.append(("set_latch", on))
        self.show_latch(replace(LatchView(), on=on, since_ms=NOW_MS if on else None, scope=Scope() if on else None))

    def backstops(self) -> Sequence[BackstopView]:
        """See `FlattenSurface.backstops`."""
        return self._backstops


# Account, instrument, side, margin mode, size, unit, entry, mark, unrealised, in, notional.
_HELD = """
0|BTC-USDT-SWAP|net|cross|1250|ct|62410.5|63882.1|18395.00|USDT|798526.25
0|ETH-USDT-SWAP|long|isolated|40000|ct|3361.20|3404.85|17460.00|USDT|1361940.00
0|DOGE-USDT-SWAP|net|cross|-96000|ct|0.1795|0.1838|-4128.00|USDT|176448.00
1|LTC-USDT-SWAP|short|cross|-3300|ct|86.10|84.12|6534.00|USDT|277596.00
2|BTCUSDT|net|Cross|-14.200|BTC|64120.30|63880.00|3412.26|USDT|907096.00
2|ETHUSDT|net|Cross|180.000|ETH|3398.11|3404.90|1222.20|USDT|612882.00
2|ADAUSDT|net|Isolated|88000|ADA|0.4211|0.4188|-202.40|USDT|36854.40
"""


def position(
    account: str,
    venue: Venue,
    line: str = "BTC-USDT-SWAP|net|cross|1250|ct|62410.5|63882.1|18395.00|USDT|798526.25",
) -> PositionRow:
    """Make an open position of an account from a line of fields."""
    instrument, side, margin, size, unit, entry, mark, result, unit_of_result, notional = line.split("|")
    family = PositionFamily.OKX if venue is Venue.OKX else PositionFamily.UM
    named = margin if venue is Venue.OKX else ""
    held = Position(
        key=PositionKey(account, family, instrument, PositionSide(side), named),
        size=Decimal(size),
        unit=unit,
        entry=Decimal(entry),
        mark=Decimal(mark),
        unrealised=Decimal(result),
        result_unit=unit_of_result,
        notional=Decimal(notional),
        margin_mode=margin,
        updated_ms=NOW_MS - 900,
    )
    return PositionRow(held, born_ms=NOW_MS - 3_600_000, read_ms=NOW_MS - 400, read_begun=MONOTONIC - 0.5)


def held(environment: Environment = Environment.DRILL) -> list[PositionRow]:
    """Give the seven positions of the pictures, all open."""
    labels, venues = LABELS[environment], (Venue.OKX, Venue.OKX, Venue.BINANCE)
    rows = []
    for line in _HELD.strip().splitlines():
        place, _, rest = line.partition("|")
        rows.append(position(labels[int(place)], venues[int(place)], rest))
    return rows


def position_views(accounts: Iterable[AccountView], age_s: float = 0.4) -> tuple[PositionsView, ...]:
    """Give complete, fresh readings of every position listing of these accounts."""
    return tuple(
        PositionsView(view.account, POSITIONS[family], complete=True, age_s=age_s)
        for view in accounts
        for family in view.account.families
        if family in POSITIONS
    )
