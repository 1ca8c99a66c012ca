"""A seed's plan is the same each time, within its bounds, and not the next one's."""

from __future__ import annotations

from gui.domain.venues import Venue
from gui.drill.orders import Behaviour
from tests.simulation.plan import LONGEST_S, make_plan
from tests.simulation.play import Play
from tests.simulation.trouble import KINDS

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
            assert trouble.part in row.parts
            assert trouble.at + trouble.lasts <= plan.calm_at
            assert row.partly or trouble.chance == 1.0
        assert [event.at for event in plan.events] == sorted(event.at for event in plan.events)
        assert sum(event.what == "press" for event in plan.events) == 1
        assert all(0.0 <= event.pick <= 1.0 for event in plan.events)


def test_whatever_is_planned_can_be_played() -> None:
    planned = {event.what for seed in SEEDS for event in make_plan(seed).events}
    assert {"press", "crash", "fires", "bot_places", "other_hand", "sleep"} <= planned
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
