"""What the trader chose: applied to the program at once, kept for the next start."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gui import assets
from gui.config.accounts import HOLD_MS
from gui.config.settings import Settings
from gui.models import language
from gui.models.language import say
from gui.remembering import Remembering
from gui.sounding import Player
from gui.widgets.main_window import KillSwitchWindow
from gui.widgets.notice_bar import Notice
from gui.widgets.theme_choice import ThemeChoice
from gui.widgets.theme_choice import chosen as chosen_theme
from gui.widgets.theme_menu import ThemeMenu

NO_FONT = "This computer has no Chinese font. Install one, Noto Sans CJK SC for example, or choose English."
NO_FONT_CLOSE = "Close"


class Choices:
    """One for the program; ``window`` gives the window that is on, or None. Call `begin` before the first is built."""

    def __init__(
        self,
        kept: Remembering,
        settings: Settings,
        themes: ThemeChoice,
        player: Player,
        window: Callable[[], KillSwitchWindow | None],
    ) -> None:
        self._kept = kept
        self._file_hold_ms = settings.file_hold_ms
        self._themes = themes
        self._player = player
        self._window = window

    @property
    def hold_ms(self) -> int:
        """How long PANIC is held (ms): the configuration file's word wins, then the choice, then 0.7 s."""
        return self._file_hold_ms or self._kept.preferences.hold_ms or HOLD_MS

    def begin(self) -> None:
        """Take what an earlier start kept: theme, language, sounds."""
        chosen = self._kept.preferences
        self._themes.choose(chosen_theme(chosen.theme))
        self._player.on = chosen.sounds
        self._speak(chosen.language)

    def wire(self, window: KillSwitchWindow) -> None:
        """Give a new window what is chosen, and hear what its trader chooses."""
        self._apply(window)
        window.banner.pin.setChecked(self._kept.preferences.keep_on_top)
        window.preferenceChanged.connect(self.change)
        window.keepOnTopChanged.connect(lambda on: self._kept.change(keep_on_top=on))
        window.placeChanged.connect(
            lambda at: self._kept.change(place=(at.x(), at.y(), at.width(), at.height())),
        )
        menu, button = ThemeMenu(window), window.banner.theme_button
        menu.chosen.connect(lambda choice: self.change("theme", str(choice)))
        window.banner.themeClicked.connect(lambda: menu.open_under(button, self._themes.choice))
        window.banner.set_available(sound=True, theme=True, language=True)
        self._tell_font(window)

    def change(self, name: str, value: Any) -> None:
        """Take a new value for a field of the preferences, at once and for the next start."""
        self._kept.change(**{name: value})
        if name == "theme":
            self._themes.choose(chosen_theme(value))
        elif name == "language":
            self._speak(value)
        elif name == "sounds":
            self._player.on = value
        window = self._window()
        if window is not None:
            self._apply(window)

    def _apply(self, window: KillSwitchWindow) -> None:
        window.apply(self._kept.preferences, self.hold_ms, self._file_hold_ms)

    def _speak(self, name: str) -> None:
        try:
            language.switch(language.named(name))
        except FileNotFoundError:
            window = self._window()
            if window is not None:
                window.post(Notice("language", lambda: say("This installation lacks the translation.")))
            return
        window = self._window()
        if window is not None:
            self._tell_font(window)

    def _tell_font(self, window: KillSwitchWindow) -> None:
        if language.language() is not language.Language.CHINESE or assets.has_chinese_font():
            window.notice_bar.withdraw("font")
            return
        # In English on purpose: nothing else could be read.
        window.post(Notice("font", NO_FONT, NO_FONT_CLOSE))
