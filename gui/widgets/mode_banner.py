"""The band at the top: which orders this window can reach, in colour, pattern, icon and word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget

from gui.domain.venues import Environment
from gui.models import formats
from gui.models.floor_texts import ours
from gui.models.journal_model import local_time
from gui.models.language import say
from gui.models.texts import MODES
from gui.widgets.ground import paint_mode, ring_brush
from gui.widgets.icons import paint_icon
from gui.widgets.language_menu import LanguageMenu
from gui.widgets.painted_text import draw_line, width_of
from gui.widgets.rehearse_menu import RehearsalLine, RehearseMenu
from gui.widgets.retold import told
from gui.widgets.theme import Theme

HEIGHT = 34
SWATCH = QSize(28, 14)
ICON = 17


class BannerText(QLabel):
    """One text in the banner's own colour."""

    def __init__(self, name: str, role: str, parent: ModeBanner) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._banner = parent
        self._role = role

    def wide(self) -> int:
        """The width that the text needs."""
        return int(width_of(self.text(), self._role)) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text."""
        painter = QPainter(self)
        draw_line(painter, QRectF(self.rect()), self.text(), self._role, self._banner.ink)
        painter.end()


class BannerButton(QAbstractButton):
    """An icon, or a word in a frame, in the banner's own colour."""

    def __init__(self, name: str, sign: str, parent: ModeBanner) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._banner = parent
        self._sign = sign

    def name(self, spoken: str, text: str = "") -> None:
        """Take the words for screen reader and tooltip, and the word in the frame."""
        self.setText(text)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)

    def sizeHint(self) -> QSize:
        """Room for word and chevron, or for the icon."""
        if not self.text():
            return QSize(26, 26)
        return QSize(int(width_of(self.text(), "second-strong")) + 38, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, word, icon; a pressed switch has a ground of its own."""
        painter, ink = QPainter(self), self._banner.ink
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = self._banner.ink
        ground.setAlpha(46 if self.isChecked() or self.isDown() else 26 if self.underMouse() else 0)
        framed = bool(self.text())
        painter.setBrush(ground)
        thick = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(ink, thick) if framed or self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, 6, 6)
        if framed:
            draw_line(painter, box.adjusted(9, 0, -23, 0), self.text(), "second-strong", ink)
            chevron = QRectF(box.right() - 22, box.center().y() - 7, 14, 14)
            paint_icon(painter, self._sign, chevron, ink)
        else:
            middle = box.center()
            paint_icon(painter, self._sign, QRectF(middle.x() - 8, middle.y() - 8, 16, 16), ink)
        painter.end()


class ModeBanner(QWidget):
    """Shows the mode and emits the wish for another; the window decides."""

    modeChosen = Signal(Environment)
    """The trader chose a mode in the menu."""
    rehearsalChosen = Signal(str)
    """The trader wants to rehearse what has this name, with fresh practice orders."""
    pinToggled = Signal(bool)
    """The trader wants the window kept on top, or no longer."""
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
        self.word = BannerText("modeLabel", "mode-word", self)
        self.sentence = BannerText("modeTextLabel", "body-medium", self)
        self.clock = BannerText("utcClock", "button", self)
        self.rehearse = BannerButton("rehearseButton", "chevron", self)
        self.rehearse.hide()
        self.rehearsals = RehearseMenu(self)
        self.change = BannerButton("changeModeButton", "chevron", self)
        self.pin = BannerButton("pinButton", "pin", self)
        self.pin.setCheckable(True)
        self.sound = BannerButton("soundButton", "loudspeaker", self)
        self.theme_button = BannerButton("themeButton", "sun", self)
        self.language = BannerButton("languageButton", "globe", self)
        self.menu = QMenu(self)
        self.menu.setObjectName("modeMenu")
        self._later = {"sound": self.sound, "theme": self.theme_button, "language": self.language}
        for button in self._later.values():
            button.hide()
        self.languages = LanguageMenu(self)
        self._rehearsing: RehearsalLine | None = None
        self._connect()
        told(self, self._name)

    def _name(self) -> None:
        self.change.name(say("Change mode"), say("Change mode"))
        self.pin.name(say("Keep on top ({keys})", keys="Ctrl+Shift+T"))
        self.sound.name(say("Sounds"))
        self.theme_button.name(say("Theme"))
        self.language.name(say("Language"))
        for action in self.menu.actions():
            action.setText(MODES[Environment(action.data())].word.capitalize())
        self._name_rehearsal()
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
        self.pin.toggled.connect(self.pinToggled)
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

    def set_time(self, at_ms: int) -> None:
        """Show the UTC time of day; local time is in the tooltip."""
        text = f"{formats.clock_time(at_ms)} UTC"
        if text != self.clock.text():
            self.clock.setText(text)
            self.clock.setToolTip(say("{time} local time", time=local_time(at_ms)))

    def open_menu(self) -> None:
        """Open the menu of modes under its button, without waiting for it."""
        self.menu.popup(self.change.mapToGlobal(QPoint(0, self.change.height() + 2)))

    def open_languages(self) -> None:
        """Open the menu of languages under its button, without waiting for it."""
        self.languages.show_current()
        self.languages.popup(self.language.mapToGlobal(QPoint(0, self.language.height() + 2)))

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
        return self.rehearse, self.change, self.pin, self.sound, self.theme_button, self.language

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
        right -= 8
        self.clock.setGeometry(right - clock, 0, clock, HEIGHT)
        wide = self.change.sizeHint().width()
        right -= clock + 17 + wide
        self.change.setGeometry(right, 5, wide, 24)
        if not self.rehearse.isHidden():
            wide = self.rehearse.sizeHint().width()
            right -= wide + 8
            self.rehearse.setGeometry(right, 5, wide, 24)
        left = self._rule_x + 13
        room = max(0, right - 12 - left)
        self.sentence.setText(last_sentences(MODES[self._environment].sentence, "body-medium", room))
        self.sentence.setGeometry(left, 0, min(self.sentence.wide(), room), HEIGHT)

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
    while (cut := text.find(". ")) >= 0 and width_of(text, role) + 2 > room:
        text = text[cut + 2 :]
    return text
