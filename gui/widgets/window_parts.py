"""The window's parts together: built, laid out, dressed, and walked through by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from gui.domain.clock import Clock
from gui.domain.venues import Environment
from gui.models.deck_state import DeckState
from gui.widgets.accounts_strip import AccountsStrip
from gui.widgets.bottom_panel import BottomPanel
from gui.widgets.deck import Deck
from gui.widgets.mode_banner import ModeBanner
from gui.widgets.notice_bar import NoticeBar
from gui.widgets.row_inspector import RowInspector
from gui.widgets.settings_panel import WIDTH as SETTINGS_WIDTH
from gui.widgets.settings_panel import SettingsPanel
from gui.widgets.table_block import TableBlock
from gui.widgets.theme import Theme
from gui.widgets.window_keys import chain, next_area
from gui.widgets.window_layout import (
    FOLD_BELOW,
    GAP,
    LOW_BELOW,
    MARGIN,
    NARROW_BELOW,
    accounts_place,
    bottom_height,
    places,
)

if TYPE_CHECKING:
    from gui.widgets.accounts_dialog import AccountsDialog


class WindowParts:
    """Banner, deck, accounts, notice bar, table and bottom panel of one window; ``table`` becomes its child."""

    def __init__(self, window: QWidget, mode: Environment, theme: Theme, clock: Clock, table: TableBlock) -> None:
        self.banner = ModeBanner(mode, theme, window)
        self.deck = Deck(mode, theme, clock.monotonic, window)
        self.strip = AccountsStrip(theme, window)
        self.notice_bar = NoticeBar(theme, window)
        self.table = table
        self.table.setParent(window)
        self.bottom = BottomPanel(theme, window)
        self.inspector = RowInspector(theme, window)
        self.settings = SettingsPanel(theme, window)
        self.accounts: AccountsDialog | None = None
        self._unfold = False

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        for part in (self.banner, self.deck, self.strip, self.notice_bar, self.table, self.bottom):
            part.set_theme(theme)
        for panel in (self.inspector, self.settings, self.accounts):
            if panel is not None:
                panel.set_theme(theme)

    # Geometry

    def follow_size(self, old: QSize, new: QSize) -> None:
        """Follow the rules for width and height; ``old`` is not valid at the first size."""
        narrow = new.width() < NARROW_BELOW
        self.deck.set_narrow(narrow)
        self.strip.set_narrow(narrow)
        self.strip.set_low(new.height() < LOW_BELOW)
        if (old.height() < FOLD_BELOW) != (new.height() < FOLD_BELOW) or not old.isValid():
            self.bottom.set_folded(new.height() < FOLD_BELOW)

    def make_room(self, *, beside: bool, height: int) -> None:
        """Fold the bottom panel while the inspector is open, since it is narrow then; it opens again afterwards."""
        if beside:
            self._unfold = not self.bottom.folded
            self.bottom.set_folded(True)
        elif self._unfold and height >= FOLD_BELOW:
            self.bottom.set_folded(False)

    def lay_out(self, size: QSize, state: DeckState) -> None:
        """Put every part in its place."""
        bottom = self.bottom
        busy = state.run_shown or bottom.tabs.count_shown > 0
        least = bottom_height(size.height(), folded=bottom.folded, on_needs=bottom.on_needs, busy=busy)
        notice = not self.notice_bar.isHidden()
        place = places(
            size.width(),
            size.height(),
            self.strip.wanted_height,
            least,
            notice=notice,
            inspector=not self.inspector.isHidden(),
            whole=self.table.whole_height,
        )
        self.banner.setGeometry(place.banner)
        self.deck.setGeometry(place.deck)
        self.strip.setGeometry(place.strip)
        if notice:
            self.notice_bar.setGeometry(place.notice)
        self.table.setGeometry(place.table)
        if not self.inspector.isHidden():
            self.inspector.setGeometry(place.inspector)
        bottom.setGeometry(place.bottom)
        if not self.settings.isHidden():
            self._place_settings(size, place.strip.bottom() + 1 + GAP)

        if self.accounts is not None and not self.accounts.isHidden():
            self.accounts.setGeometry(accounts_place(size.width(), size.height(), place.notice))
            self.accounts.raise_()

    def _place_settings(self, size: QSize, top: int) -> None:
        # Under the deck, which stays whole, at the right, above rows and journal.
        wide = min(SETTINGS_WIDTH, size.width() - 2 * MARGIN)
        high = min(self.settings.sizeHint().height(), size.height() - MARGIN - top)
        self.settings.setGeometry(size.width() - MARGIN - wide, top, wide, high)
        self.settings.raise_()

    # Focus

    def set_focus_order(self) -> None:
        """Chain the parts in the order in which Tab goes through them."""
        block, deck = self.table, self.deck
        order: list[QWidget] = [
            deck.panic,
            *deck.what_switch.buttons,
            deck.scope_combo,
            deck.keep,
            deck.cancel,
            *deck.run_panel.buttons(),
        ]
        order += [*self.strip.tiles, self.strip.add, block.toolbar.filter]
        order += [block.toolbar.switch.button(view) for view in block.toolbar.switch.views()]
        order += [block.toolbar.positions.button, *block.toolbar.buttons(), block.view, block.positions]
        order += self.inspector.focus_parts()
        order += [self.bottom.tabs, self.bottom.journal, self.bottom.attention, *self.banner.buttons()]
        chain(order)

    def go_to_area(self, step: int) -> None:
        """Put the focus on the next area, or with -1 on the one before."""
        tiles = self.strip.tiles
        first = tiles[0] if tiles else self.strip.add
        inspector = self.inspector.timeline
        areas = (
            self.deck.panic,
            first,
            self.table.view,
            self.table.positions,
            inspector,
            self.bottom.tabs,
            self.banner.change,
        )
        area = next_area(areas, step)
        if area is not None:
            area.setFocus(Qt.FocusReason.ShortcutFocusReason)
