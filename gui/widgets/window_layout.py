"""Where the window's parts lie: pure geometry from the window's size and what is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect

from gui.widgets.deck import HEIGHT as DECK_HEIGHT
from gui.widgets.mode_banner import HEIGHT as BANNER_HEIGHT
from gui.widgets.notice_bar import HEIGHT as NOTICE_HEIGHT
from gui.widgets.row_inspector import WIDTH as INSPECTOR_WIDTH

BASE_SIZE, LEAST_SIZE = (1280, 800), (960, 600)
MARGIN = 12
# The accounts window, and how far under the deck it hangs where there is room.
ACCOUNTS_SIZE, ACCOUNTS_DROP = (800, 564), 32
GAP = 10
NARROW_BELOW, FOLD_BELOW, LOW_BELOW, SHORT_BELOW = 1200, 680, 620, 760
# Least heights of the bottom panel: its tab bar, three lines, four lines while something happens, and two
# matters that need a person.
FOLDED, CALM, BUSY, NEEDS = 30, 95, 121, 147


@dataclass(frozen=True, slots=True)
class Places:
    """Where every part lies; ``notice`` and ``inspector`` are empty while they are not shown."""

    banner: QRect
    deck: QRect
    strip: QRect
    notice: QRect
    table: QRect
    bottom: QRect
    inspector: QRect


def accounts_place(width: int, height: int, notice: QRect) -> QRect:
    """Where the accounts window lies: under the deck, and under the notice bar, which asks for it."""
    top = notice.bottom() + 1 + GAP if not notice.isEmpty() else BANNER_HEIGHT + 2 * GAP + DECK_HEIGHT
    wide = min(ACCOUNTS_SIZE[0], width - 2 * MARGIN)
    room = height - MARGIN - top
    # With room to spare it hangs a little lower, as wide as the deck's own gap.
    top += max(0, min(ACCOUNTS_DROP, room - ACCOUNTS_SIZE[1]))
    return QRect((width - wide) // 2, top, wide, min(ACCOUNTS_SIZE[1], room))


def bottom_height(window_height: int, *, folded: bool, on_needs: bool, busy: bool) -> int:
    """Give the least height of the bottom panel."""
    if folded:
        return FOLDED
    short = window_height < SHORT_BELOW
    if on_needs:
        return BUSY if short else NEEDS
    return BUSY if busy and not short else CALM


def places(
    width: int,
    height: int,
    strip: int,
    bottom: int,
    *,
    notice: bool,
    whole: Callable[[int], int],
    inspector: bool = False,
) -> Places:
    """Lay the parts out from the top; ``whole`` gives the greatest table height with whole rows within a room."""
    wide, end = width - 2 * MARGIN, height - MARGIN
    deck_y = BANNER_HEIGHT + GAP
    strip_y = deck_y + DECK_HEIGHT + GAP
    y = strip_y + strip + GAP
    # A notice takes its room from the bottom panel: the table keeps its height as long as there is any.
    table = whole(end - y - GAP - bottom)
    notice_place = QRect()
    if notice:
        notice_place = QRect(MARGIN, y, wide, NOTICE_HEIGHT)
        y += NOTICE_HEIGHT + GAP
        room = end - y - GAP - FOLDED
        table = table if table <= room else whole(room)
    bottom_y = y + table + GAP
    inspector_place, left = QRect(), wide
    if inspector:
        # From under the strip to the bottom; deck and strip stay whole, and the rows keep their height.
        left = wide - INSPECTOR_WIDTH - GAP
        inspector_place = QRect(MARGIN + left + GAP, y, INSPECTOR_WIDTH, end - y)
    return Places(
        banner=QRect(0, 0, width, BANNER_HEIGHT),
        deck=QRect(MARGIN, deck_y, wide, DECK_HEIGHT),
        strip=QRect(MARGIN, strip_y, wide, strip),
        notice=notice_place,
        table=QRect(MARGIN, y, left, table),
        bottom=QRect(MARGIN, bottom_y, left, max(FOLDED, end - bottom_y)),
        inspector=inspector_place,
    )
