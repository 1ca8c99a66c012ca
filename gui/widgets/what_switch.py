"""What PANIC ends: algo orders, all orders, or all orders and then the positions; never remembered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.domain.what import What
from gui.models.language import say
from gui.models.what_texts import meaning, name
from gui.widgets.retold import told
from gui.widgets.segment_switch import Segment, SegmentSwitch
from gui.widgets.theme import Theme

HEIGHT = 30
SEGMENTS = tuple(Segment(what, partial(name, what)) for what in What)


class WhatSwitch(SegmentSwitch):
    """Begins with the algo orders, at every start and in every mode."""

    whatChanged = Signal()
    """The trader chose otherwise than before."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("whatSwitch", SEGMENTS, theme, parent)
        self.setFixedHeight(HEIGHT)
        self._before = What.ALGOS
        for button in self.buttons:
            button.setMinimumWidth(60)
        self.chosen.connect(self._chosen)
        told(self, self._name)

    @property
    def what(self) -> What:
        """What is chosen."""
        return What(self.value)

    def _name(self) -> None:
        self.say()
        self.setAccessibleName(say("What PANIC ends"))
        for button, what in zip(self.buttons, What, strict=True):
            button.setToolTip(meaning(what))
            button.setAccessibleDescription(meaning(what))

    def _chosen(self) -> None:
        if self.what is not self._before:
            self._before = self.what
            self.whatChanged.emit()
