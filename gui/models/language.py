"""The language of the window: every text that the program says to a person in it passes here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "killswitch"


def say(source: str, /, **values: object) -> str:
    """Give a text in the language that is on; ``{name}`` in it stands for a value.

    ``source`` is the English text, written out at the call, so that the translation files can be made from the code.
    Venue words are values, never sources: they stay as they came.
    """
    text = QCoreApplication.translate(CONTEXT, source)
    return text.format(**values) if values else text
