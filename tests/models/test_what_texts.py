from __future__ import annotations

from gui.domain.what import What
from gui.models.what_texts import meaning, name, tag


def test_the_three_choices_have_words_that_differ() -> None:
    assert [name(what) for what in What] == ["Algo orders", "All orders", "Flatten"]
    assert tag(What.FLATTEN) == "FLATTEN"
    assert tag(What.ALGOS) == name(What.ALGOS)


def test_each_says_what_it_leaves() -> None:
    assert "Ordinary orders and positions stay" in meaning(What.ALGOS)
    assert "Positions stay" in meaning(What.ORDERS)
    assert "closes the positions" in meaning(What.FLATTEN)
