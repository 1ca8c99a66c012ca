"""The language of the window: every text that the program says to a person in it passes here.

The commands without a screen say some of the same texts, in English: Qt is loaded only where another language is on.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

CONTEXT = "killswitch"


class Language(StrEnum):
    """The languages of the window; the values are the names that the state file keeps."""

    ENGLISH = "en"
    CHINESE = "zh_CN"

    @property
    def own_name(self) -> str:
        """What the language calls itself; a list of languages is never translated."""
        return _OWN_NAMES[self]


_OWN_NAMES = {Language.ENGLISH: "English", Language.CHINESE: "简体中文"}
_on: list[QTranslator] = []
# Thousands of cells say the same few words: each is looked up once in a language. Sources are literals, so few.
_said: dict[str, str] = {}


def source(text: str, /) -> str:
    """Mark an English text of a table that is said later, so that the translation files get it; gives it back."""
    return text


def say(source: str, /, **values: object) -> str:
    """Give a text in the language that is on; ``{name}`` in it stands for a value.

    ``source`` is the English text, written out at the call, so that the translation files can be made from the code.
    Venue words are values, never sources: they stay as they came.
    """
    text = _translated(source) if _on else source
    return text.format(**values) if values else text


def _translated(source: str) -> str:
    text = _said.get(source)
    if text is None:
        from PySide6.QtCore import QCoreApplication

        text = _said[source] = QCoreApplication.translate(CONTEXT, source)
    return text


def say_count(count: int, one: str, many: str, /, **values: object) -> str:
    """Give the text for one thing or for many; ``{n}`` in it stands for the count, written with commas."""
    return say(one if count == 1 else many, n=f"{count:,d}", **values)


def language() -> Language:
    """Give the language that is on."""
    return Language.CHINESE if _on else Language.ENGLISH


def of_computer() -> Language:
    """Give the language of this computer: Chinese where its locale is Chinese, else English."""
    from PySide6.QtCore import QLocale

    here = QLocale.system().language()
    return Language.CHINESE if here is QLocale.Language.Chinese else Language.ENGLISH


def named(name: str) -> Language:
    """Give the language that is kept under this name; any other name stands for this computer's own."""
    return Language(name) if name in set(Language) else of_computer()


def switch(wanted: Language) -> None:
    """Turn a language on; Qt then sends every widget a ``LanguageChange``. Needs the application.

    Raises `FileNotFoundError` if the installation lacks the translation.
    """
    if wanted is language():
        return
    from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

    from gui import assets

    for translator in tuple(_on):
        QCoreApplication.removeTranslator(translator)
        _on.remove(translator)
    _said.clear()
    if wanted is Language.ENGLISH:
        return
    translator = QTranslator(QCoreApplication.instance())
    if not translator.load(str(assets.resource_path(f"translations/killswitch_{wanted}.qm"))):
        raise FileNotFoundError(f"translation {wanted} cannot be read")
    qts_own = QTranslator(QCoreApplication.instance())
    # The few words of Qt itself, in the menu of a text field; without them those stay English.
    if qts_own.load(f"qtbase_{wanted}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        _on.append(qts_own)
        QCoreApplication.installTranslator(qts_own)
    _on.append(translator)
    QCoreApplication.installTranslator(translator)
    _said.clear()
