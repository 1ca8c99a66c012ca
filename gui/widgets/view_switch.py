"""The switch of the table's views: one button a view, each with its count."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from gui.models import formats
from gui.models.filter import View
from gui.models.language import say
from gui.widgets.retold import told
from gui.widgets.theme import Theme

HEIGHT = 30


class ViewSwitch(QFrame):
    """All, Selected, Protective (Stale while any row is stale), Needs you; it never switches by itself."""

    chosen = Signal(View)
    """The trader chose a view."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewSwitch")
        self.setFixedHeight(HEIGHT)
        self._group = QButtonGroup(self)
        self._buttons: dict[View, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(1)
        for view in View:
            button = QPushButton(view.word, self)
            button.setCheckable(True)
            self._group.addButton(button)
            self._buttons[view] = button
            layout.addWidget(button)
            button.clicked.connect(lambda _, view=view: self.chosen.emit(view))
        self._buttons[View.ALL].setChecked(True)
        self._shown: tuple[Mapping[View, int], View | None] = (dict.fromkeys(View, 0), View.ALL)
        self._theme = theme
        self._tight = False
        told(self, self._name)
        self.set_theme(theme)

    def _name(self) -> None:
        self.setAccessibleName(say("View"))
        self.show_counts(*self._shown)

    def views(self) -> list[View]:
        """The views that can be chosen now, from the left."""
        return [view for view, button in self._buttons.items() if not button.isHidden()]

    def button(self, view: View) -> QPushButton:
        """The button of a view."""
        return self._buttons[view]

    def set_tight(self, tight: bool) -> None:
        """Draw together where there is little room."""
        if tight is not self._tight:
            self._tight = tight
            self.set_theme(self._theme)

    def show_counts(self, counts: Mapping[View, int], chosen: View | None) -> None:
        """Show the counts; the chosen view, None while no orders are shown, keeps its button whatever it counts."""
        self._shown = counts, chosen
        stale = chosen is View.STALE or (counts[View.STALE] > 0 and chosen is not View.PROTECTIVE)
        self._group.setExclusive(chosen is not None)
        for view, button in self._buttons.items():
            text = f"{view.word} {formats.count(counts[view])}"
            if button.text() != text:
                button.setText(text)
            button.setChecked(view is chosen)
        self._buttons[View.STALE].setHidden(not stale)
        self._buttons[View.PROTECTIVE].setHidden(stale)
        needy = self._buttons[View.NEEDS_YOU]
        if needy.property("needy") != (counts[View.NEEDS_YOU] > 0):
            needy.setProperty("needy", counts[View.NEEDS_YOU] > 0)
            needy.style().unpolish(needy)
            needy.style().polish(needy)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.setStyleSheet(sheet(theme, "viewSwitch", tight=self._tight))


def sheet(theme: Theme, name: str, *, tight: bool) -> str:
    """Give the style sheet of a frame of such buttons by its object name."""
    colours = {token: colour.name() for token, colour in theme.colours.items()}
    return _SHEET.format(name=name, side=7 if tight else 10, inner=6 if tight else 9, **colours)


_SHEET = """
QFrame#{name} {{ border: 1px solid {line}; border-radius: 8px; background: {field}; }}
QFrame#{name} QPushButton {{ background: transparent; color: {text2}; border: 1px solid transparent;
  border-radius: 6px; padding: 0 {side}px; min-height: 24px; max-height: 24px; font-size: 12px; }}
QFrame#{name} QPushButton:hover {{ color: {text}; }}
QFrame#{name} QPushButton[needy="true"] {{ color: {bad}; }}
QFrame#{name} QPushButton:checked {{ background: {raised}; color: {text}; border-color: {border}; }}
QFrame#{name} QPushButton:checked[needy="true"] {{ color: {bad}; }}
QFrame#{name} QPushButton:focus {{ border: 2px solid {focus}; padding: 0 {inner}px;
  min-height: 22px; max-height: 22px; }}
"""
