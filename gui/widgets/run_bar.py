"""The progress bar of a run and the tally under it; neither shows a whole that is not proven."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.models import formats
from gui.models.run_texts import PARTS, Part
from gui.models.texts import Tone
from gui.widgets.ground import paint_segment_pattern
from gui.widgets.icons import paint_icon
from gui.widgets.painted_text import draw_line, width_of
from gui.widgets.retold import told
from gui.widgets.theme import Theme

BAR_HEIGHT = 14
RADIUS = 4.0
GAP = 2.0
# A part with rows is never thinner than this.
LEAST = 6.0
TALLY_HEIGHT = 20
ICON = 14
ICON_GAP, WORD_GAP = 5, 6
_INTERSECT = Qt.ClipOperation.IntersectClip
PART_GAPS = (16.0, 9.0)
ALL_WORDED = frozenset(part.name for part in PARTS)
URGENT_WORDED = frozenset({"unknown", "rejected", "triggered"})


def widths(counts: tuple[int, ...], room: float) -> tuple[float, ...]:
    """Share a width out by counts, with gaps; small parts stay visible and the sum never exceeds the room."""
    if not counts:
        return ()
    usable = max(0.0, room - GAP * (len(counts) - 1))
    least = min(LEAST, usable / len(counts))
    whole = sum(counts)
    shares = [max(least, usable * count / whole) for count in counts]
    over = sum(shares) - usable
    if over > 0:
        # The large parts give what the small ones were lifted by, in proportion.
        slack = [share - least for share in shares]
        total = sum(slack)
        shares = [share - over * part / total if total else share for share, part in zip(shares, slack, strict=True)]
    return tuple(shares)


class RunProgress(QWidget):
    """The bar: gone, accepted, sent, queued, unknown, rejected, always in that order."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("runProgress")
        self._theme = theme
        self._segments: tuple[tuple[str, int], ...] = ()

    @property
    def segments(self) -> tuple[tuple[str, int], ...]:
        """The parts with their counts, from the left."""
        return self._segments

    def show_segments(self, segments: tuple[tuple[str, int], ...], name: str, description: str) -> None:
        """Show the parts; the screen reader gets all counts."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        if segments != self._segments:
            self._segments = segments
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts from the left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(0, 0, self.width(), BAR_HEIGHT)
        shape = QPainterPath()
        shape.addRoundedRect(whole, RADIUS, RADIUS)
        painter.setClipPath(shape)
        if not self._segments:
            paint_segment_pattern(painter, "rest", whole, self._theme.colour("line"), plain=self._theme.plain)
        x = 0.0
        shares = widths(tuple(count for _, count in self._segments), whole.width())
        for (name, _), wide in zip(self._segments, shares, strict=True):
            box = QRectF(x, 0, wide, BAR_HEIGHT)
            painter.save()
            painter.setClipRect(box, _INTERSECT)
            colour = self._theme.colour("line") if name == "rest" else self._theme.segment(name)
            paint_segment_pattern(painter, name, box, colour, plain=self._theme.plain)
            painter.restore()
            x += wide + GAP
        painter.end()


class RunTally(QWidget):
    """Icon, number and word of each part; the words go where there is no room for them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("runTally")
        self._theme = theme
        self._parts: tuple[tuple[Part, int], ...] = ()
        self._wordless = False
        told(self, self._name)

    def show_parts(self, parts: tuple[tuple[Part, int], ...]) -> None:
        """Show the counts of a run."""
        if parts == self._parts:
            return
        self._parts = parts
        self._name()

    def _name(self) -> None:
        words = ", ".join(f"{formats.count(count)} {part.word}" for part, count in self._parts)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def set_wordless(self, wordless: bool) -> None:
        """Leave the words out, for a window below 1200."""
        self._wordless = wordless
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def width_needed(self, gap: float, worded: frozenset[str]) -> float:
        """The width of the whole line if the parts in ``worded`` have their words."""
        wide = sum(self._part_width(part, count, words=part.name in worded) for part, count in self._parts)
        return wide + gap * max(0, len(self._parts) - 1)

    def drawn_width(self) -> int:
        """The width that the line takes as it is drawn now."""
        return int(self.width_needed(*self.manner())) + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line from the left."""
        painter = QPainter(self)
        gap, worded = self.manner()
        x = 0.0
        for part, count in self._parts:
            self._draw_part(painter, x, part, count, words=part.name in worded)
            x += self._part_width(part, count, words=part.name in worded) + gap
        painter.end()

    def manner(self) -> tuple[float, frozenset[str]]:
        """Give the gap and the parts with words: all, else those that need a person to look, else none."""
        if not self._wordless:
            for worded in (ALL_WORDED, URGENT_WORDED):
                for gap in PART_GAPS:
                    if self.width_needed(gap, worded) <= self.width():
                        return gap, worded
        return PART_GAPS[1 if self._wordless else 0], frozenset()

    def _part_width(self, part: Part, count: int, *, words: bool) -> float:
        wide = ICON + ICON_GAP + width_of(formats.count(count), "button")
        return wide + WORD_GAP + width_of(part.word, "second-medium") if words else wide

    def _draw_part(self, painter: QPainter, x: float, part: Part, count: int, *, words: bool) -> None:
        top = (self.height() - ICON) / 2
        paint_icon(painter, part.icon, QRectF(x, top, ICON, ICON), self._colour(part))
        box = QRectF(x + ICON + ICON_GAP, 0, 200, self.height())
        wide = draw_line(painter, box, formats.count(count), "button", self._theme.colour("text"))
        if words:
            box = box.adjusted(wide + WORD_GAP, 0, 0, 0)
            draw_line(painter, box, part.word, "second-medium", self._theme.colour("text2"))

    def _colour(self, part: Part) -> QColor:
        if isinstance(part.tone, Tone):
            return self._theme.colour(part.tone.value)
        return self._theme.chip(part.tone.removeprefix("chip-")).text
