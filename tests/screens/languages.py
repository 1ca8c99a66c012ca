"""The languages that the screens are rendered in."""

from __future__ import annotations

LANGUAGES = ("en",)


def speak(language: str) -> None:
    """Switch the program to a language."""
