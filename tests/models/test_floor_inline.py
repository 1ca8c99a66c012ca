from __future__ import annotations

from gui.drill.scenarios import SCENARIOS
from gui.models.floor_inline import INLINE
from gui.models.floor_texts import template


def test_every_text_stands_once() -> None:
    assert len(INLINE) == len(set(INLINE))


def test_every_rehearsal_has_its_texts_here() -> None:
    patterns = [template(text).pattern for text in INLINE]
    for scenario in SCENARIOS.values():
        for text in (scenario.title, scenario.sentence):
            assert any(pattern.fullmatch(text) for pattern in patterns), text
