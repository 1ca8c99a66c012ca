"""A seed's plan is the same each time, within its bounds, and not the next one's."""

from __future__ import annotations

from gui.domain.positions import PositionSide
from gui.domain.venues import Venue
from gui.domain.what import What
from gui.drill.fills import POSITION_FAMILIES
from gui.drill.orders import Behaviour
from gui.drill.positions import CloseBehaviour
from tests.simulation.plan import LONGEST_S, make_plan
from tests.simulation.play import Play
from tests.simulation.trouble import IN_FLATTEN, KINDS

SEEDS = range(150)


def test_a_seed_decides_everything() -> None:
    assert make_plan(5) == make_plan(5)
    assert make_plan(5) != make_plan(6)
    assert make_plan(5).describe() == make_plan(5).describe()


def test_plans_are_within_their_bounds() -> None:
    for seed in SEEDS:
        plan = make_plan(seed)
        labels = {account.label for account in plan.accounts}
        assert 1 <= len(labels) == len(plan.accounts) <= 4
        assert {order.account for order in plan.orders} <= labels
        assert len(plan.orders) <= 200
        assert len(plan.troubles) <= 6
        for trouble in plan.troubles:
            row = KINDS[trouble.kind]
            assert 0.0 <= trouble.lasts <= min(row.longest_s, LONGEST_S)
            assert trouble.part in (*row.parts, *(IN_FLATTEN if plan.flat is not None else ()))
            assert trouble.at + trouble.lasts <= plan.calm_at
            assert row.partly or trouble.chance == 1.0
        assert [event.at for event in plan.events] == sorted(event.at for event in plan.events)
        assert sum(event.what == "press" for event in plan.events) == 1
        assert all(0.0 <= event.pick <= 1.0 for event in plan.events)


def test_whatever_is_planned_can_be_played() -> None:
    planned = {event.what for seed in SEEDS for event in make_plan(seed).events}
    assert {"press", "crash", "fires", "bot_places", "other_hand", "sleep"} <= planned
    assert {"hand_trades", "hand_rests", "latch_on", "latch_off"} <= planned
    assert all(hasattr(Play, f"_on_{what}") for what in planned)


def test_plans_reach_both_venues_odd_orders_and_every_scope() -> None:
    plans = [make_plan(seed) for seed in SEEDS]
    assert {account.venue for plan in plans for account in plan.accounts} == set(Venue)
    odd = {Behaviour.FIRES, Behaviour.STUBBORN, Behaviour.GHOST, Behaviour.REJECTS, Behaviour.SLOW}
    assert odd <= {order.behaviour for plan in plans for order in plan.orders}
    assert any(order.listed_from for plan in plans for order in plan.orders)
    assert {tuple(plan.scope) for plan in plans} == {(), ("venue",), ("accounts",), ("keep_protective",)}
    assert any(abs(plan.skew) > 60.0 for plan in plans)


def test_a_plan_can_be_read() -> None:
    plan = make_plan(11)
    said = plan.describe()
    assert said.startswith("seed 11:")
    assert said.count("\n") == len(plan.troubles) + len(plan.events) + 1
    assert all(str(trouble) in said for trouble in plan.troubles)


def test_half_of_the_plans_know_positions_of_every_sort() -> None:
    flats = [plan.flat for plan in map(make_plan, SEEDS) if plan.flat is not None]
    assert len(flats) == len(SEEDS) / 2
    held = [position for flat in flats for position in flat.positions]
    assert {position.behaviour for position in held} == set(CloseBehaviour)
    assert {position.side for position in held} == set(PositionSide)
    assert {position.margin for position in held} == {"", "cross", "isolated"}
    assert any(abs(position.size) < position.rules.min_size for position in held)
    assert any(abs(position.size) > position.rules.max_size for position in held)
    assert {flat.last for flat in flats} == set(What)
    assert any(flat.backstops for flat in flats)
    assert any(account.hedge for flat in flats for account in flat.accounts)


def test_orders_of_such_a_plan_are_of_both_sorts_and_have_ids_of_their_own() -> None:
    for flat in (plan.flat for plan in map(make_plan, SEEDS) if plan.flat is not None):
        ids = [(order.family, order.algo_id) for order in flat.orders]
        assert len(ids) == len(set(ids))
        assert {order.account for order in flat.orders} <= {account.label for account in flat.accounts}
        hedged = {account.label for account in flat.accounts if account.hedge}
        for order in flat.orders:
            if order.account in hedged and order.family in POSITION_FAMILIES:
                assert {"posSide", "positionSide"} & set(order.wire)
    kinds = [order for plan in map(make_plan, SEEDS) if plan.flat is not None for order in plan.flat.orders]
    assert any(order.family.ordinary and order.protective for order in kinds)
    assert any(order.with_position for order in kinds)


def test_every_press_of_such_a_plan_ends_something() -> None:
    ends = {event.ends for plan in map(make_plan, SEEDS) for event in plan.events if "press" in event.what}
    assert ends == set(What)
