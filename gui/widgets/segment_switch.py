"""A switch of two or three segments, of which one is on; a segment may carry the ground of a mode."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from gui.domain.venues import Environment
from gui.models.columns import Align
from gui.widgets.ground import paint_mode, paint_panel
from gui.widgets.icons import paint_icon
from gui.widgets.painted_text import draw_line, width_of
from gui.widgets.theme import Theme

HEIGHT = 34
RADIUS = 5.0
ICON = 14


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice: its value, its text in the language that is on, and the mode whose ground it takes when on."""

    value: StrEnum
    text: Callable[[], str]
    icon: str = ""
    mode: Environment | None = None


class SegmentButton(QAbstractButton):
    """One segment; ``stepped`` tells that an arrow wants the one before (-1) or after it."""

    stepped = Signal(int)
    """The way to the neighbour."""

    def __init__(self, segment: Segment, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.segment = segment
        self._theme = theme
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(80)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def sizeHint(self) -> QSize:
        """Room for icon and text."""
        return QSize(round(width_of(self.text(), "button")) + 60, HEIGHT - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segment; the one that is on by ground, edge and weight, not by colour alone."""
        painter, theme, on = QPainter(self), self._theme, self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, mode = QRectF(self.rect()), self.segment.mode
        colour = theme.colour("text" if on else "text2")
        if not self.isEnabled():
            colour = theme.colour("text3")
        if on and mode is not None:
            path = QPainterPath()
            path.addRoundedRect(box, RADIUS, RADIUS)
            paint_mode(painter, path, mode, theme)
            colour = theme.colour(f"{mode.value}text")
        elif on:
            paint_panel(painter, box, theme.colour("sel"), theme.colour("accent"), RADIUS)
        role = "button" if on else "body-medium"
        wide = width_of(self.text(), role) + (ICON + 7 if self.segment.icon else 0)
        left = max(4.0, (box.width() - wide) / 2)
        if self.segment.icon:
            sign = QRectF(left, (box.height() - ICON) / 2, ICON, ICON)
            paint_icon(painter, self.segment.icon, sign, colour)
            left += ICON + 7
        draw_line(painter, QRectF(left, 0, box.width() - left - 2, box.height()), self.text(), role, colour, Align.LEFT)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
        painter.end()


class SegmentSwitch(QWidget):
    """One of its segments is on; ``chosen`` tells the trader's choice, not one by `choose`."""

    chosen = Signal(object)
    """The value of the segment that the trader chose."""

    def __init__(self, name: str, segments: Sequence[Segment], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFixedHeight(HEIGHT)
        self._theme = theme
        self._group = QButtonGroup(self)
        self.buttons = [SegmentButton(segment, theme, self) for segment in segments]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(2)
        for button in self.buttons:
            self._group.addButton(button)
            layout.addWidget(button, 1)
            button.clicked.connect(lambda _, value=button.segment.value: self.chosen.emit(value))
            button.stepped.connect(partial(self._step, button))
        self.buttons[0].setChecked(True)
        self.say()

    @property
    def value(self) -> StrEnum:
        """The value that is on."""
        return next(button.segment.value for button in self.buttons if button.isChecked())

    def choose(self, value: StrEnum) -> None:
        """Put a value on, telling nobody."""
        for button in self.buttons:
            if button.segment.value is value:
                button.setChecked(True)

    def _step(self, button: SegmentButton, step: int) -> None:
        place = self.buttons.index(button) + step
        if 0 <= place < len(self.buttons):
            self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.buttons[place].click()

    def say(self) -> None:
        """Take the language that is on."""
        for button in self.buttons:
            button.setText(button.segment.text())
            button.setAccessibleName(button.segment.text())
            button.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        for button in self.buttons:
            button.set_theme(theme)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the trough."""
        painter, theme = QPainter(self), self._theme
        paint_panel(painter, QRectF(self.rect()), theme.colour("field"), theme.colour("border"), RADIUS + 2)
        painter.end()
