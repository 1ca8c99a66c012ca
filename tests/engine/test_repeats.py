"""Changes are always worth a line, repeats only at first and now and again."""

from __future__ import annotations

from gui.engine.repeats import Repeats


def test_the_first_few_then_one_now_and_again_and_every_change() -> None:
    repeats = Repeats(2, 60.0)
    assert [second for second in range(200) if repeats.worth("a", "open", float(second))] == [0, 1, 61, 121, 181]
    assert repeats.worth("a", "gone", 200.0)
    assert repeats.worth("a", None, 201.0)
    assert repeats.worth("b", "open", 201.0)
    repeats.forget("a")
    assert repeats.worth("a", None, 202.0)
