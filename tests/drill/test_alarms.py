"""What the venues do later by themselves."""

from __future__ import annotations

from gui.drill.alarms import Alarms


def test_rings_what_is_due_in_the_order_of_time_and_as_of_then() -> None:
    at, rung = 100.0, list[tuple[str, float]]()
    alarms = Alarms(lambda: at)

    def first() -> None:
        rung.append(("first", alarms.now()))
        alarms.ring()
        alarms.set(0.5, lambda: rung.append(("third", alarms.now())))

    alarms.set(2.0, lambda: rung.append(("last", alarms.now())))
    alarms.set(1.0, first)
    alarms.set(1.0, lambda: rung.append(("second", alarms.now())))
    alarms.ring()
    assert (rung, len(alarms)) == ([], 3)
    at = 101.9
    alarms.ring()
    assert rung == [("first", 101.0), ("second", 101.0), ("third", 101.5)]
    assert (len(alarms), alarms.now()) == (1, 101.9)
    alarms.clear()
    at = 200.0
    alarms.ring()
    assert len(rung) == 3


def test_an_act_that_fails_does_not_stop_the_clock() -> None:
    alarms = Alarms(lambda: 5.0)
    alarms.set(0.0, lambda: 1 / 0)
    try:
        alarms.ring()
    except ZeroDivisionError:
        assert alarms.now() == 5.0
    assert len(alarms) == 0
