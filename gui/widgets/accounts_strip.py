"""One tile for each account, saying how it stands, and the button to add one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QWidget

from gui.models import formats
from gui.models.account_texts import Tile, tiles
from gui.models.columns import Align
from gui.models.deck_state import DeckState
from gui.models.language import say
from gui.models.texts import Tone
from gui.widgets.ground import TILE_RADIUS, paint_panel
from gui.widgets.icons import icon, paint_icon
from gui.widgets.painted_text import draw_line, width_of
from gui.widgets.retold import told
from gui.widgets.theme import Theme

HEIGHT, LOW_HEIGHT = 46, 26
GAP = 10
ADD_WIDTH, NARROW_ADD_WIDTH = 125, 71
LEAST_TILE = 200
ICON = 16
TEXT_X = 36
# Between the parts of a tile's line.
SEPARATOR = " · "


class AccountTile(QWidget):
    """One account: icon, venue and label, and one line of how it stands."""

    focused = Signal()
    """The tile has the focus."""

    chosen = Signal()
    """The trader wants to see the account's key."""

    def __init__(self, tile: Tile, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"accountTile_{tile.key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._low = False
        self.tile = tile
        self.show_tile(tile)

    def show_tile(self, tile: Tile) -> None:
        """Show how the account stands now."""
        self.setToolTip(
            "\n".join(part for part in (f"{tile.venue} {tile.key}", tile.line, tile.backstop_tip, tile.why) if part)
        )
        spoken = ". ".join(part for part in (tile.backstop, tile.why) if part)
        if self.accessibleDescription() != spoken:
            self.setAccessibleDescription(spoken)
        if self.accessibleName() != tile.spoken:
            self.setAccessibleName(tile.spoken)
        if tile != self.tile:
            self.tile = tile
            self.update()

    def set_low(self, low: bool) -> None:
        """Show icon, name and count in one line, for a window below 620 high."""
        self._low = low
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the focus."""
        super().focusInEvent(event)
        self.focused.emit()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click wants the account's key."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So do Return and the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.isAutoRepeat():
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile."""
        painter, theme, tile = QPainter(self), self._theme, self.tile
        box = QRectF(self.rect())
        paint_panel(painter, box, theme.colour("panel"), theme.colour("bad" if tile.alarm else "line"), TILE_RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), TILE_RADIUS, TILE_RADIUS)
        sign = QRectF(12 - 0.5, (box.height() - ICON) / 2, ICON, ICON)
        paint_icon(painter, tile.icon, sign, theme.colour(tile.tone.value))
        head = QRectF(TEXT_X, 6, box.width() - TEXT_X - 10, 18)
        if self._low:
            head = QRectF(TEXT_X, 0, box.width() - TEXT_X - 10, box.height())
        wide = draw_line(painter, head, tile.venue, "instrument", theme.colour("text"))
        label = f"{tile.key}  {formats.count(tile.open)}" if self._low else tile.key
        wide += 7 + draw_line(painter, head.adjusted(wide + 7, 0, 0, 0), label, "body-medium", theme.colour("text2"))
        if tile.backstop and width_of(tile.backstop, "unit") <= head.width() - wide - 10:
            draw_line(painter, head, tile.backstop, "unit", theme.colour("text2"), Align.RIGHT)
        if not self._low:
            tone = Tone.BAD if tile.alarm else Tone.QUIET
            role = "second-strong" if tile.alarm else "second-medium"
            line = QRectF(TEXT_X, 23, box.width() - TEXT_X - 10, 18)
            draw_line(painter, line, whole_parts(tile.line, role, line.width()), role, theme.colour(tone.value))
        painter.end()


def whole_parts(line: str, role: str, room: float) -> str:
    """Leave out parts of a line from its end until the rest fits; the first part always stays."""
    while SEPARATOR in line and width_of(line, role) > room:
        line = line.rpartition(SEPARATOR)[0]
    return line


class TileArea(QScrollArea):
    """Scrolls sideways without a bar: by wheel, and to the tile that gets the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QWidget()
        self.body.setObjectName("tileGround")
        self.setWidget(self.body)
        self.setStyleSheet("QScrollArea, QWidget#tileGround { background: transparent; border: none; }")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves the tiles sideways."""
        bar = self.horizontalScrollBar()
        delta = event.angleDelta().x() or event.angleDelta().y()
        bar.setValue(bar.value() - delta)
        event.accept()


class AccountsStrip(QWidget):
    """The tiles share the width; of more than fit, the strip scrolls."""

    accountChosen = Signal(str)
    """The label of the account whose tile was clicked."""
    addAccountRequested = Signal()
    """The trader wants to add an account."""
    orderChanged = Signal()
    """Tiles came, left or moved, so that the focus order must be told again."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("accountsStrip")
        self._theme = theme
        self._narrow = False
        self._low = False
        self._tiles: dict[str, AccountTile] = {}
        self._order: tuple[str, ...] = ()
        self._area = TileArea(self)
        self.add = QPushButton(self)
        self.add.setObjectName("addAccountButton")
        self.add.setStyleSheet("QPushButton { min-height: 0px; }")
        self.add.clicked.connect(self.addAccountRequested)
        self.set_theme(theme)
        told(self, self._name_button)

    @property
    def tiles(self) -> tuple[AccountTile, ...]:
        """The tiles from the left."""
        return tuple(self._tiles[key] for key in self._order)

    def show_state(self, state: DeckState) -> None:
        """Show how every account stands."""
        made = tiles(state)
        keys = tuple(tile.key for tile in made)
        for key in self._tiles.keys() - set(keys):
            gone = self._tiles.pop(key)
            gone.hide()
            gone.deleteLater()
        for tile in made:
            if tile.key in self._tiles:
                self._tiles[tile.key].show_tile(tile)
            else:
                new = self._tiles[tile.key] = AccountTile(tile, self._theme, self._area.body)
                new.focused.connect(partial(self._area.ensureWidgetVisible, new))
                new.chosen.connect(partial(self.accountChosen.emit, tile.key))
                new.set_low(self._low)
                new.show()
        if keys != self._order:
            self._order = keys
            self._place()
            self.orderChanged.emit()

    def set_narrow(self, narrow: bool) -> None:
        """Shorten the button for a window below 1200."""
        self._narrow = narrow
        self._name_button()
        self._place()

    def _name_button(self) -> None:
        self.add.setText(say("Add") if self._narrow else say("Add account"))
        self.add.setAccessibleName(say("Add account"))

    def set_low(self, low: bool) -> None:
        """Become one line, for a window below 620 high."""
        if low != self._low:
            self._low = low
            for tile in self._tiles.values():
                tile.set_low(low)
            self._place()

    @property
    def wanted_height(self) -> int:
        """The height that the strip needs."""
        return LOW_HEIGHT if self._low else HEIGHT

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.add.setIcon(icon("plus", theme.colour("text")))
        for tile in self._tiles.values():
            tile.set_theme(theme)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out."""
        self._place()

    def _place(self) -> None:
        add = NARROW_ADD_WIDTH if self._narrow else ADD_WIDTH
        high = self.height()
        self.add.setGeometry(self.width() - add, 0, add, high)
        room = max(0, self.width() - add - GAP)
        self._area.setGeometry(0, 0, room, high)
        count = len(self._order)
        if not count:
            self._area.body.setFixedSize(room, high)
            return
        wide = max(LEAST_TILE, (room - GAP * (count - 1)) / count)
        self._area.body.setFixedSize(max(room, round(wide * count + GAP * (count - 1))), high)
        for place, tile in enumerate(self.tiles):
            left = round(place * (wide + GAP))
            tile.setGeometry(left, 0, round(place * (wide + GAP) + wide) - left, high)
