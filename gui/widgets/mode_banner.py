"""The band at the top: which orders this window can reach, in colour, pattern, icon and word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from gui.domain.venues import Environment
from gui.models import formats
from gui.models.floor_texts import ours
from gui.models.journal_model import local_time
from gui.models.language import say
from gui.models.texts import MODES
from gui.widgets.banner_button import BannerButton, BannerText, MenuSwitch
from gui.widgets.ground import paint_mode, ring_brush
from gui.widgets.icons import paint_icon
from gui.widgets.language_menu import LanguageMenu
from gui.widgets.painted_text import width_of
from gui.widgets.pin_menu import PinMenu
from gui.widgets.rehearse_menu import RehearsalLine, RehearseMenu
from gui.widgets.retold import told
from gui.widgets.theme import Theme

HEIGHT = 34
# Where a sentence ends and another follows, in both languages.
SENTENCE_END = re.compile(r"\. |。(?=.)")
SWATCH = QSize(28, 14)
ICON = 17


class ModeBanner(QWidget):
    """Shows the mode and emits the wish for another; the window decides."""

    modeChosen = Signal(Environment)
    """The trader chose a mode in the menu."""
    rehearsalChosen = Signal(str)
    """The trader wants to rehearse what has this name, with fresh practice orders."""
    pinToggled = Signal(bool)
    """The trader wants the window kept on top, or no longer."""
    stripWanted = Signal()
    """The trader wants PANIC in a small window of its own."""
    soundClicked = Signal()
    """The trader used the sound button."""
    themeClicked = Signal()
    """The trader used the theme button."""
    languageChosen = Signal(str)
    """The trader chose a language: the value of a `Language`."""

    def __init__(self, environment: Environment, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("modeBanner")
        self.setFixedHeight(HEIGHT)
        self._environment = environment
        self._theme = theme
        self._rule_x = 0
        self._at_ms = 0

        def ink() -> QColor:
            return self.ink

        self.word = BannerText("modeLabel", "mode-word", ink, self)
        self.sentence = BannerText("modeTextLabel", "body-medium", ink, self)
        self.clock = BannerText("utcClock", "button", ink, self)
        self.rehearse = BannerButton("rehearseButton", "chevron", ink, self)
        self.rehearse.hide()
        self.rehearsals = RehearseMenu(self)
        self.change = BannerButton("changeModeButton", "chevron", ink, self)
        self.live = BannerButton("liveOrdersButton", "bolt", ink, self)
        self.live.hide()
        self.pin = MenuSwitch("pinButton", "pin", ink, self)
        self.pins = PinMenu(self)
        self.sound = BannerButton("soundButton", "loudspeaker", ink, self)
        self.theme_button = BannerButton("themeButton", "sun", ink, self)
        self.language = BannerButton("languageButton", "globe", ink, self)
        self.menu = QMenu(self)
        self.menu.setObjectName("modeMenu")
        self._later = {"sound": self.sound, "theme": self.theme_button, "language": self.language}
        for button in self._later.values():
            button.hide()
        self.languages = LanguageMenu(self)
        self._rehearsing: RehearsalLine | None = None
        self._sound_on = True
        self._live_told: tuple[tuple[str, ...], str] = ((), "")
        self._connect()
        told(self, self._name)

    def _name(self) -> None:
        self.change.name(say("Change mode"), say("Change mode"))
        self.pin.name(say("Keep on top ({keys}), PANIC in a small window", keys="Ctrl+Shift+T"))
        self.set_sound(self._sound_on)
        self.theme_button.name(say("Theme"))
        self.language.name(say("Language"))
        for action in self.menu.actions():
            action.setText(MODES[Environment(action.data())].word.capitalize())
        self._name_rehearsal()
        if self._at_ms:
            self.set_time(self._at_ms)
        self.set_environment(self._environment)

    def _name_rehearsal(self) -> None:
        self.rehearse.name(say("Rehearse an outage"), say("Rehearse"))
        line = self._rehearsing
        on = "" if line is None else say("{title}: {sentence}", title=ours(line.title), sentence=ours(line.sentence))
        self.rehearse.setToolTip(say("Rehearse an outage. On now: {what}", what=on))
        self.rehearse.setAccessibleDescription(on)

    def _connect(self) -> None:
        for environment in (Environment.DRILL, Environment.DEMO, Environment.LIVE):
            action = QAction(self.menu)
            action.setIcon(self._swatch(environment))
            action.setData(environment)
            action.triggered.connect(lambda _, chosen=environment: self.modeChosen.emit(chosen))
            self.menu.addAction(action)
        self.change.clicked.connect(self.open_menu)
        self.rehearse.clicked.connect(self.open_rehearsals)
        self.rehearsals.chosen.connect(self.rehearsalChosen)
        self.live.clicked.connect(lambda: self.modeChosen.emit(Environment.LIVE))
        self.pin.toggled.connect(self.pinToggled)
        self.pin.menuWanted.connect(self.open_pins)
        self.pins.onTop.connect(self.pin.setChecked)
        self.pins.stripWanted.connect(self.stripWanted)
        self.sound.clicked.connect(self.soundClicked)
        self.theme_button.clicked.connect(self.themeClicked)
        self.language.clicked.connect(self.open_languages)
        self.languages.chosen.connect(self.languageChosen)

    def _swatch(self, environment: Environment) -> QIcon:
        pixmap = QPixmap(SWATCH)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter, shape = QPainter(pixmap), QPainterPath()
        shape.addRoundedRect(QRectF(0, 0, SWATCH.width(), SWATCH.height()), 3, 3)
        if self._theme.plain:
            painter.setPen(QPen(self._theme.colour("text"), 1))
            painter.drawRect(QRectF(0.5, 0.5, SWATCH.width() - 1, SWATCH.height() - 1))
            ring_brush(painter, shape, environment, self._theme)
        else:
            paint_mode(painter, shape, environment, self._theme)
        painter.end()
        return QIcon(pixmap)

    @property
    def ink(self) -> QColor:
        """The colour of everything that is written on the banner: a copy to change at will."""
        return QColor(self._theme.colour(f"{self._environment.value}text"))

    def set_environment(self, environment: Environment) -> None:
        """Show another mode."""
        self._environment = environment
        mode = MODES[environment]
        self.word.setText(mode.word)
        self.sentence.setToolTip(mode.sentence)
        self.setAccessibleName(say("Mode: {mode}", mode=mode.word.lower()))
        self.setAccessibleDescription(mode.sentence)
        for action in self.menu.actions():
            chosen = action.data() == environment
            action.setEnabled(not chosen)
        self._place()
        self.update()

    def set_available(self, **which: bool) -> None:
        """Show or leave out ``sound``, ``theme`` and ``language``."""
        for name, available in which.items():
            self._later[name].setVisible(available)
        self._place()

    def set_rehearsals(self, lines: Sequence[RehearsalLine], current: str) -> None:
        """Offer these rehearsals, ``current`` being the one that is on; none leaves the button out."""
        self.rehearsals.set_lines(lines, current)
        self._rehearsing = next((line for line in lines if line.name == current), None)
        self._name_rehearsal()
        self.rehearse.setVisible(bool(lines))
        self._place()

    def set_live(self, wordings: tuple[str, ...], more: str = "") -> None:
        """Tell of the live orders outside the live mode, as a button that goes there; no wording leaves it out.

        The first of the ``wordings``, long to short, that leaves room for what is not touched is shown.
        """
        if (wordings, more) != self._live_told:
            self._live_told = wordings, more
            self.live.setVisible(bool(wordings))
            self._place()

    def set_sound(self, on: bool) -> None:
        """Show whether sounds are on."""
        self._sound_on = on
        self.sound.name(say("Sounds are on") if on else say("Sounds are off"))
        self.sound.set_off(not on)

    def set_time(self, at_ms: int) -> None:
        """Show the UTC time of day; local time is in the tooltip."""
        text = f"{formats.clock_time(at_ms)} UTC"
        tip = say("{time} local time", time=local_time(at_ms))
        self._at_ms = at_ms
        if text != self.clock.text() or tip != self.clock.toolTip():
            self.clock.setText(text)
            self.clock.setToolTip(tip)

    def open_menu(self) -> None:
        """Open the menu of modes under its button, without waiting for it."""
        self.menu.popup(self.change.mapToGlobal(QPoint(0, self.change.height() + 2)))

    def open_languages(self) -> None:
        """Open the menu of languages under its button, without waiting for it."""
        self.languages.show_current()
        self.languages.popup(self.language.mapToGlobal(QPoint(0, self.language.height() + 2)))

    def open_pins(self) -> None:
        """Open the pin's menu under its button, without waiting for it."""
        self.pins.show_state(self.pin.isChecked())
        self.pins.popup(self.pin.mapToGlobal(QPoint(0, self.pin.height() + 2)))

    def open_rehearsals(self) -> None:
        """Open the menu of rehearsals under its button, without waiting for it."""
        self.rehearsals.popup(self.rehearse.mapToGlobal(QPoint(0, self.rehearse.height() + 2)))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        for action in self.menu.actions():
            action.setIcon(self._swatch(Environment(action.data())))
        self.update()

    def buttons(self) -> tuple[QWidget, ...]:
        """Its buttons in focus order."""
        return self.live, self.rehearse, self.change, self.pin, self.sound, self.theme_button, self.language

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Mode at the left, clock and buttons at the right."""
        self._place()

    def _place(self) -> None:
        self.word.setGeometry(41, 0, self.word.wide() + 2, HEIGHT)
        self._rule_x = 41 + self.word.wide() + 8
        right = self.width() - 9
        for button in (self.language, self.theme_button, self.sound, self.pin):
            if not button.isHidden():
                button.setGeometry(right - 26, 4, 26, 26)
                right -= 32
        clock = int(width_of("00:00:00 UTC", "button")) + 3
        right -= 4
        self.clock.setGeometry(right - clock, 0, clock, HEIGHT)
        wide = self.change.sizeHint().width()
        right -= clock + 17 + wide
        self.change.setGeometry(right, 5, wide, 24)
        if not self.rehearse.isHidden():
            wide = self.rehearse.sizeHint().width()
            right -= wide + 8
            self.rehearse.setGeometry(right, 5, wide, 24)
        left = self._rule_x + 13
        sentence = MODES[self._environment].sentence
        if not self.live.isHidden():
            least = width_of(last_sentences(sentence, "body-medium", 0), "body-medium") + 2
            right = self._place_live(right, right - 20 - left - least)
        room = max(0, right - 12 - left)
        self.sentence.setText(last_sentences(sentence, "body-medium", room))
        self.sentence.setGeometry(left, 0, min(self.sentence.wide(), room), HEIGHT)

    def _place_live(self, right: int, room: float) -> int:
        wordings, more = self._live_told
        for text in wordings:
            self.live.name(more, text)
            wide = self.live.sizeHint().width()
            if wide <= room:
                break
        self.live.setGeometry(right - 8 - wide, 5, wide, 24)
        return right - 8 - wide

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, pattern, icon and rule."""
        painter, shape, ink = QPainter(self), QPainterPath(), self.ink
        shape.addRect(QRectF(self.rect()))
        paint_mode(painter, shape, self._environment, self._theme)
        sign = QRectF(14, (HEIGHT - ICON) / 2, ICON, ICON)
        paint_icon(painter, MODES[self._environment].icon, sign, ink)
        ink.setAlpha(90)
        painter.fillRect(QRectF(self._rule_x, 9, 1, 16), ink)
        if self._theme.plain:
            painter.fillRect(QRectF(0, HEIGHT - 2, self.width(), 2), self.ink)
        painter.end()


def last_sentences(text: str, role: str, room: float) -> str:
    """Leave out sentences from the front until the rest fits; the last, which says what is touched, always stays."""
    while (end := SENTENCE_END.search(text)) and width_of(text, role) + 2 > room:
        text = text[end.end() :]
    return text
