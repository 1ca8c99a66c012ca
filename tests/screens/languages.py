"""The languages that the screens are rendered in."""

from __future__ import annotations

from gui.models.language import Language, switch

LANGUAGES = {"en": Language.ENGLISH, "zh": Language.CHINESE}


def speak(language: str) -> None:
    """Switch the program to a language."""
    switch(LANGUAGES[language])
