"""Bugs of the choice beside PANIC: what it reaches, how long it is held, and what is said of it."""

from __future__ import annotations

from tests.planted.bug import Bug

_HOLD = "gui/widgets/hold.py"
_STATE = "gui/models/deck_state.py"
_HANDS = ("tests/widgets/test_hold.py", "tests/widgets/test_panic_button.py")
_WORDS = ("tests/models/test_run_reach_texts.py", "tests/models/test_panic_texts.py", "tests/models/test_run_texts.py")

OF_THE_CHOICE = (
    Bug(
        "Flatten fires as soon as the others",
        "I28",
        _HOLD,
        "max(self._chosen_s, self._guard_s)",
        "self._chosen_s",
        _HANDS,
    ),
    Bug(
        "the second of two presses comes too soon",
        "I28",
        _HOLD,
        "return max(LEAST_GAP_S, self._guard_s)",
        "return LEAST_GAP_S",
        _HANDS,
    ),
    Bug(
        "a hold begun for one choice fires another",
        "I28",
        "gui/widgets/panic_button.py",
        "self._after(stopped or self.hold.stop())",
        "self._after(stopped)",
        _HANDS,
    ),
    Bug(
        "the choice does not go with the press",
        "I28",
        "gui/widgets/deck.py",
        "keep_protective=keep, what=what)",
        "keep_protective=keep)",
        ("tests/widgets/test_deck.py", "tests/widgets/test_main_window_choices.py"),
    ),
    Bug(
        "the strip keeps the first choice",
        "I28",
        "gui/widgets/panic_places.py",
        "            button.set_what(what)\n",
        "            self._deck.set_what(what)\n",
        ("tests/widgets/test_panic_places.py", "tests/widgets/test_main_window_choices.py"),
    ),
    Bug(
        "flat is said while a position is held",
        "I30",
        _STATE,
        "return done and self.still == 0",
        "return done and self.still_open == 0",
        _WORDS,
    ),
    Bug(
        "positions that are not known are counted",
        "I30",
        _STATE,
        "return any(position_families(account.families) for account in accounts)",
        "return False",
        ("tests/models/test_deck_state.py", *_WORDS),
    ),
    Bug(
        "an end over algo orders claims all of them",
        "I07",
        "gui/models/run_reach_texts.py",
        "if what is What.ALGOS and (state.staying(what, everywhere=True) or state.held(run.scope)):",
        "if what is What.ALGOS and not any_:",
        _WORDS,
    ),
    Bug(
        "what a press leaves behind is not said",
        "I31",
        "gui/models/panic_texts.py",
        "return PanicLines(lines.first, consequence_lines(state.flatten) or lines.second)",
        "return PanicLines(lines.first, lines.second)",
        _WORDS,
    ),
)
