"""One seed's outage as data: accounts, orders, what goes wrong when, and what the trader does."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gui.connectors.okx.endpoints import ADVANCE_TYPES
from gui.domain.venues import Venue
from gui.domain.what import What
from gui.drill.account import PracticeAccount, practice_account
from gui.drill.orders import Behaviour, PracticeOrder
from gui.drill.seeds import many
from tests.simulation.flatplan import EVERY, Flat, draw, what
from tests.simulation.trouble import EVERYWHERE, IN_FLATTEN, KINDS, Kind, Trouble
from tests.stand import EPOCH

# Longest outage (seconds), and how often which length is drawn.
LONGEST_S = 16 * 3600.0
LENGTHS = ((0.0, 10.0, 64), (10.0, 45.0, 33.8), (45.0, 180.0, 2), (180.0, 900.0, 0.19), (900.0, LONGEST_S, 0.01))
COUNTS = ((0, 0, 3), (1, 10, 52), (10, 40, 38), (40, 120, 6), (120, 200, 1))
# Of a seed that holds positions: its accounts at most, and its longest outage (seconds).
MOST_ACCOUNTS, LONGEST_FLAT_S = 2, 120.0
BEHAVIOURS = {
    Behaviour.NORMAL: 76,
    Behaviour.SLOW: 5,
    Behaviour.REFUSES: 5,
    Behaviour.FIRES: 4,
    Behaviour.STUBBORN: 4,
    Behaviour.GHOST: 4,
    Behaviour.REJECTS: 2,
}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens at a moment: ``what`` is a method of the play, ``pick`` chooses among what is there.

    ``ends`` is what a press ends.
    """

    at: float
    what: str
    pick: float = 0.0
    ends: What = What.ALGOS


@dataclass(frozen=True)
class Plan:
    """One whole simulation. Times are seconds from the start; ``calm_at`` is when the last trouble is over."""

    seed: int
    accounts: tuple[PracticeAccount, ...]
    orders: tuple[PracticeOrder, ...]
    troubles: tuple[Trouble, ...]
    events: tuple[Event, ...]
    scope: dict[str, object]
    skew: float
    way: tuple[float, float]
    calm_at: float
    flat: Flat | None = None

    def describe(self) -> str:
        """Say in lines what is planned."""
        lines = [
            f"seed {self.seed}: {len(self.orders)} orders, {len(self.accounts)} accounts, clock {self.skew:+.1f} s"
        ]
        lines += [f"  {one}" for one in self.troubles]
        lines += [
            f"  {event.at:9.2f} {event.what} {event.pick:.3f}{f' {event.ends}' if event.ends.closes else ''}"
            for event in self.events
        ]
        if self.flat is not None:
            lines += [f"  holds {one.key} {one.size} {one.behaviour}" for one in self.flat.positions]
            lines.append(f"  ends with {self.flat.last}, timers at {sorted(self.flat.backstops)}")
        return "\n".join([*lines, f"  calm at {self.calm_at:.1f}, scope {self.scope}"])


def make_plan(seed: int) -> Plan:
    """Draw a plan; the same one for the same seed."""
    rng = random.Random(f"outage {seed}")
    accounts = _accounts(rng, seed)
    orders = _orders(rng, accounts, seed)
    troubles = _troubles(rng, accounts)
    calm_at = max((one.at + one.lasts for one in troubles), default=0.0)
    skew = rng.choice((0.0, 0.0, rng.uniform(-1.0, 1.0), rng.uniform(-600.0, 600.0)))
    way = (rng.uniform(0.005, 0.15), rng.choice((0.0, 0.02, 0.3)))
    events = _events(rng, calm_at)
    plan = Plan(seed, accounts, orders, troubles, events, _scope(rng, accounts), skew, way, calm_at)
    return plan if seed % EVERY else _with_positions(plan, random.Random(f"flatten {seed}"))


def _with_positions(plan: Plan, rng: random.Random) -> Plan:
    # Positions make every second dear: such a seed is short, and has few accounts.
    accounts = tuple(rng.sample(plan.accounts, min(len(plan.accounts), MOST_ACCOUNTS)))
    labels, venues = {account.label for account in accounts}, {account.venue for account in accounts}
    flat = draw(rng, accounts, tuple(order for order in plan.orders if order.account in labels), plan.seed)
    troubles = tuple(
        replace(one, lasts=min(one.lasts, LONGEST_FLAT_S), part=_part(rng, one))
        for one in plan.troubles
        if one.venue is None or one.venue in venues
    )
    calm_at = max((one.at + one.lasts for one in troubles), default=0.0)
    busy = min(max(calm_at, 20.0), 40.0)
    events = [
        replace(event, at=min(event.at, busy), ends=what(rng) if "press" in event.what else event.ends)
        for event in plan.events
    ]
    pressed_at = next(event.at for event in events if event.what == "press")

    def some(name: str, chance: float, most: int, since: float = 0.0) -> None:
        if rng.random() < chance:
            times = [rng.uniform(since, busy) for _ in range(rng.randint(1, most))]
            events.extend(Event(at, name, rng.random()) for at in times)

    some("hand_trades", 0.5, 4)
    some("hand_rests", 0.3, 3)
    some("latch_on", 0.25, 2, pressed_at)
    some("latch_off", 0.1, 1, pressed_at)
    return replace(
        plan,
        accounts=flat.accounts,
        orders=flat.orders,
        troubles=troubles,
        events=tuple(sorted(events, key=lambda event: event.at)),
        scope=_scope(rng, accounts),
        calm_at=calm_at,
        flat=flat,
    )


def _part(rng: random.Random, trouble: Trouble) -> str:
    anywhere = KINDS[trouble.kind].parts is EVERYWHERE
    return rng.choice(IN_FLATTEN) if anywhere and rng.random() < 0.3 else trouble.part


def _drawn(rng: random.Random, table: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    low, high, _ = rng.choices(table, [weight for _, _, weight in table])[0]
    return low, high


def _accounts(rng: random.Random, seed: int) -> tuple[PracticeAccount, ...]:
    okx, binance = rng.choice(((1, 1), (1, 1), (2, 1), (1, 2), (1, 0), (0, 1), (2, 2)))
    labels = [(f"okx-{number}", Venue.OKX) for number in range(okx)]
    labels += [(f"binance-{number}", Venue.BINANCE) for number in range(binance)]
    return tuple(practice_account(label, venue, seed) for label, venue in labels)


def _orders(rng: random.Random, accounts: Sequence[PracticeAccount], seed: int) -> tuple[PracticeOrder, ...]:
    low, high = _drawn(rng, COUNTS)
    made = []
    for order in many(rng.randint(int(low), int(high)), seed, now=EPOCH, instruments=rng.randint(1, 12)):
        owners = [account.label for account in accounts if account.venue is order.venue]
        if not owners:
            continue
        behaviour = rng.choices(list(BEHAVIOURS), list(BEHAVIOURS.values()))[0]
        if behaviour is Behaviour.STUBBORN and order.venue is Venue.OKX and order.kind not in ADVANCE_TYPES:
            # Only the second endpoint moves a stubborn one, and this kind has none.
            behaviour = Behaviour.REFUSES
        # An order that is listed late tells no second untruth: nobody could know of both.
        late = behaviour is Behaviour.NORMAL and rng.random() < 0.04
        listed_from = rng.uniform(0.0, 30.0) if late else 0.0
        made.append(replace(order, account=rng.choice(owners), behaviour=behaviour, listed_from=listed_from))
    return tuple(made)


def _troubles(rng: random.Random, accounts: Sequence[PracticeAccount]) -> tuple[Trouble, ...]:
    count = rng.choices((0, 1, 2, 3, 4, 5, 6), (4, 20, 24, 20, 14, 10, 8))[0]
    made = []
    for _ in range(count):
        kind: Kind = rng.choices(list(KINDS), [row.weight for row in KINDS.values()])[0]
        row = KINDS[kind]
        low, high = _drawn(rng, LENGTHS)
        lasts = min(rng.uniform(low, high), row.longest_s)
        venue = rng.choice(sorted({account.venue for account in accounts}))
        venues = row.venues or (venue, None)
        flaps = rng.uniform(2.0, 20.0) if rng.random() < 0.15 else None
        made.append(
            Trouble(
                kind=kind,
                at=rng.uniform(0.0, 15.0),
                lasts=lasts,
                venue=rng.choice(venues),
                part=rng.choice(row.parts),
                chance=rng.choice((1.0, 1.0, 0.5, 0.2)) if row.partly else 1.0,
                strength=rng.random(),
                flaps_s=flaps,
            )
        )
    return tuple(sorted(made, key=lambda one: one.at))


def _events(rng: random.Random, calm_at: float) -> tuple[Event, ...]:
    press = rng.uniform(0.0, 10.0)
    events = [Event(press, "press")]
    busy = min(max(calm_at, 20.0), 120.0)

    def some(what: str, chance: float, most: int) -> None:
        if rng.random() < chance:
            count = rng.randint(1, most)
            events.extend(Event(rng.uniform(0.0, busy), what, rng.random()) for _ in range(count))

    some("fires", 0.4, 3)
    some("begins_to_fire", 0.2, 2)
    some("other_hand", 0.3, 5)
    some("expires", 0.1, 2)
    some("bot_places", 0.25, 12)
    some("vanishes", 0.25, 4)
    some("press_again", 0.2, 2)
    some("select", 0.15, 2)
    some("stop", 0.12, 1)
    some("retry", 0.1, 1)
    some("acknowledge", 0.1, 1)
    some("crash", 0.18, 2)
    some("clock_jumps", 0.1, 2)
    some("sleep", 0.05, 1)
    return tuple(sorted(events, key=lambda event: event.at))


def _scope(rng: random.Random, accounts: Sequence[PracticeAccount]) -> dict[str, object]:
    account = rng.choice(accounts)
    scopes: tuple[dict[str, object], ...] = (
        {},
        {},
        {},
        {"venue": account.venue},
        {"accounts": (account.label,)},
        {"keep_protective": True},
    )
    return rng.choice(scopes)
