"""What half of the seeds have besides: positions, ordinary orders, second hands at work, and what each press ends."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from gui.domain.positions import PositionFamily, PositionSide
from gui.domain.venues import ORDINARY, Family, Venue
from gui.domain.what import What
from gui.drill.account import PracticeAccount
from gui.drill.fills import POSITION_FAMILIES
from gui.drill.flatten_seeds import many_ordinary
from gui.drill.instruments import instrument
from gui.drill.orders import Behaviour, PracticeOrder
from gui.drill.positions import CloseBehaviour, PracticePosition
from gui.drill.seeds import many
from tests.stand import EPOCH

# Every second seed is of this kind; such a seed has no more algo orders than this.
EVERY = 2
MOST_ALGOS = 20
PRESSES = {What.FLATTEN: 70, What.ORDERS: 15, What.ALGOS: 15}
CLOSE_BEHAVIOURS = {
    CloseBehaviour.NORMAL: 46,
    CloseBehaviour.SLOW: 6,
    CloseBehaviour.FILLS_LATE: 9,
    CloseBehaviour.LAGS: 9,
    CloseBehaviour.PARTIAL: 8,
    CloseBehaviour.DUST: 4,
    CloseBehaviour.REFUSES: 5,
    CloseBehaviour.REJECTS: 3,
    CloseBehaviour.BAND: 4,
    CloseBehaviour.REOPENS: 3,
    CloseBehaviour.REVERSES: 3,
}
ODD_ORDERS = {Behaviour.NORMAL: 84, Behaviour.SLOW: 5, Behaviour.REFUSES: 5, Behaviour.FIRES: 4, Behaviour.GHOST: 2}
# Some of these names are those of the algo orders that a seed draws; two need several closes when they are large.
NAMES: dict[PositionFamily, tuple[str, ...]] = {
    PositionFamily.OKX: ("C000-USDT-SWAP", "C001-USDT-SWAP", "BTC-USDT-SWAP", "SOL-USDT-SWAP"),
    PositionFamily.UM: ("C000USDT", "C001USDT", "BTCUSDT", "SOLUSDT"),
    PositionFamily.CM: ("C000USD_PERP", "AVAXUSD_PERP"),
}
ALGOS = {family: algo for algo, family in POSITION_FAMILIES.items() if algo in ORDINARY}


@dataclass(frozen=True)
class Flat:
    """What a seed that may close positions has besides; ``last`` is what the press in calm weather ends."""

    accounts: tuple[PracticeAccount, ...]
    positions: tuple[PracticePosition, ...]
    orders: tuple[PracticeOrder, ...]
    backstops: frozenset[str]
    last: What


def draw(
    rng: random.Random, accounts: tuple[PracticeAccount, ...], orders: tuple[PracticeOrder, ...], seed: int
) -> Flat:
    """Draw it for these accounts and algo orders; the same for the same generator."""
    owners = tuple(replace(account, hedge=rng.random() < 0.3) for account in accounts)
    hedged = {account.label for account in owners if account.hedge}
    held = tuple(position for account in owners for position in _positions(rng, account))
    resting = [order for number, account in enumerate(owners) for order in _resting(rng, account, held, number, seed)]
    sided = tuple(_sided(order) if order.account in hedged else order for order in (*orders[:MOST_ALGOS], *resting))
    backstops = frozenset(account.label for account in owners if rng.random() < 0.2)
    return Flat(owners, held, sided, backstops, what(rng))


def what(rng: random.Random) -> What:
    """Draw what a press ends."""
    return rng.choices(list(PRESSES), list(PRESSES.values()))[0]


def _positions(rng: random.Random, account: PracticeAccount) -> Iterator[PracticePosition]:
    families = [family for family in PositionFamily if family.venue is account.venue]
    places = [(family, name) for family in families for name in NAMES[family]]
    for family, name in rng.sample(places, rng.choices((0, 1, 2, 3), (20, 40, 28, 12))[0]):
        margin = rng.choice(("cross", "cross", "isolated")) if family is PositionFamily.OKX else ""
        sides = [PositionSide.NET]
        if account.hedge:
            pair = [PositionSide.LONG, PositionSide.SHORT]
            sides = pair if rng.random() < 0.4 else [rng.choice(pair)]
        for side in sides:
            behaviour = rng.choices(list(CLOSE_BEHAVIOURS), list(CLOSE_BEHAVIOURS.values()))[0]
            size = _size(rng, family, name) * _sign(rng, side)
            mark = instrument(family, name).mark
            yield PracticePosition(account.label, family, name, size, mark, side, margin, behaviour=behaviour)


def _sign(rng: random.Random, side: PositionSide) -> int:
    return {PositionSide.LONG: 1, PositionSide.SHORT: -1}.get(side, rng.choice((1, -1)))


def _size(rng: random.Random, family: PositionFamily, name: str) -> Decimal:
    rules, lot = instrument(family, name), rng.random()
    if lot < 0.04:
        return rules.step / 2
    if lot < 0.14 and rules.max_size < 100_000:
        return rules.max_size * Decimal("2.5")
    return rules.step * rng.randint(1, 400)


def _resting(
    rng: random.Random, account: PracticeAccount, held: tuple[PracticePosition, ...], number: int, seed: int
) -> Iterator[PracticeOrder]:
    """Ordinary orders that can open, then orders of both sorts that protect the account's positions."""
    free = many_ordinary(rng.randint(0, 4), seed, account.venue, now=EPOCH, instruments=2, label=account.label)
    algos = many(50, seed, account.venue, now=EPOCH, instruments=1, label=account.label)
    made = list(free)
    for position in held:
        if position.account != account.label:
            continue
        algo = ALGOS[position.family]
        stops = [one for one in algos if one.protective and one.family is algo]
        if stops and rng.random() < 0.6:
            made.append(_protecting(rng, rng.choice(stops), position))
        if rng.random() < 0.4:
            made.append(_protecting(rng, _like(ORDINARY[algo], account, seed), position))
    for index, order in enumerate(made):
        # Ids that no other order of the seed has, nor one that is placed later.
        fresh = str(int(order.algo_id) // 100_000 * 100_000 + 50_000 + number * 100 + index)
        odd = rng.choices(list(ODD_ORDERS), list(ODD_ORDERS.values()))[0]
        yield replace(order, algo_id=fresh, behaviour=odd, wire=dict(order.wire))


def _like(family: Family, account: PracticeAccount, seed: int) -> PracticeOrder:
    drawn = many_ordinary(12, seed, account.venue, now=EPOCH, instruments=1, label=account.label)
    return next(order for order in drawn if order.family is family)


def _protecting(rng: random.Random, order: PracticeOrder, position: PracticePosition) -> PracticeOrder:
    okx = order.venue is Venue.OKX
    wire = {**order.wire, "tdMode": position.margin} if okx else dict(order.wire)
    ends_with_it = order.family is Family.OKX_ALGO and rng.random() < 0.3
    return replace(
        order,
        instrument=position.instrument,
        side="sell" if position.size > 0 else "buy",
        size=abs(position.size) if rng.random() < 0.7 else position.rules.step,
        protective=True,
        with_position=ends_with_it,
        wire=wire,
    )


def _sided(order: PracticeOrder) -> PracticeOrder:
    """In hedge mode an order names the side of the position that it opens or closes."""
    if order.family not in POSITION_FAMILIES:
        return order
    long = (order.side == "sell") is order.protective
    side = "long" if long else "short"
    name, word = ("posSide", side) if order.venue is Venue.OKX else ("positionSide", side.upper())
    return replace(order, wire={**order.wire, name: word})
