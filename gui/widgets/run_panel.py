"""The right part of the deck: idle facts, the running count, and how a run ended."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from gui.engine.views import RunView
from gui.models import formats
from gui.models.backstop_texts import backstop_texts
from gui.models.columns import Align
from gui.models.deck_state import DeckState
from gui.models.language import say
from gui.models.latch_texts import latch_texts
from gui.models.run_reach_texts import Shortening
from gui.models.run_texts import (
    RunTexts,
    progress_description,
    progress_name,
    run_texts,
    segments,
    tally,
    time_name,
)
from gui.models.texts import Said, Tone, stopwatch
from gui.widgets.icons import icon
from gui.widgets.latch_line import HEIGHT as LATCH_HEIGHT
from gui.widgets.latch_line import LatchLine
from gui.widgets.painted_text import width_of
from gui.widgets.retold import told
from gui.widgets.run_bar import BAR_HEIGHT, TALLY_HEIGHT, RunProgress, RunTally
from gui.widgets.run_idle import RunIdle
from gui.widgets.theme import Theme
from gui.widgets.words import Words

READOUT_HEIGHT = 130
LATCH_BOTTOM = 5
BUTTON_HEIGHT = 34
CAPTION_Y, VALUE_Y, BAR_Y, TALLY_Y, BUTTON_Y = 14, 30, 77, 98, 24
LINE_1_Y, LINE_2_Y = 24, 42
# What a run is at stands under both, over the bar.
GOING_Y, GOING_HEIGHT = 59, 15
NOTE_Y, NOTE_HEIGHT = 95, 14
COMPACT_LINES, COMPACT_BUTTON_Y, COMPACT_BUTTON = (10, 26), 46, 27
COLUMN_GAP = 27
# The buttons' own gap ends there: words may go so much nearer to them.
NEARER = 10
# Where a clause ends, in both languages; a point inside a number is none.
_CLAUSE_END = re.compile(r"\. |[。，]")
# A button without its word.
ICON_BUTTON = 42
STOP_WIDTHS = (128, 75)


class RunReadout(QWidget):
    """What a run shows while it is on and after it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._narrow = False
        self._shown: tuple[QPushButton, ...] = ()
        self.caption = Words("second-medium", theme, self, tone=Tone.QUIET)
        self.time = Words("time-to-flat", theme, self, name="timeToFlat")
        self.still_caption = Words("second-medium", theme, self, tone=Tone.QUIET)
        self.still = Words("time-to-flat", theme, self, name="remainingLabel")
        self.eta = Words("second-strong", theme, self, name="etaLabel")
        self.rate = Words("second-medium", theme, self, name="rateLabel", tone=Tone.QUIET)
        self.summary = Words("second-strong", theme, self, name="runSummary")
        self.summary_more = Words("second-strong", theme, self)
        self.note = Words("second-medium", theme, self, tone=Tone.QUIET, align=Align.RIGHT)
        self.note_more = Words("second-medium", theme, self, tone=Tone.QUIET, align=Align.RIGHT)
        self.going = Words("second-medium", theme, self, name="runGoing", tone=Tone.QUIET)
        self._notes: tuple[Shortening, ...] = ()
        self._going: Shortening = ()
        self.progress = RunProgress(theme, self)
        self.tally = RunTally(theme, self)
        self.stop = self._button("stopRunButton")
        self.retry = self._button("retryFailedButton")
        self.proof = self._button("saveProofButton")
        self.retry.setProperty("primary", True)
        self.proof_available = False
        self._proof_wide = self._retry_wide = self._retry_count = 0
        self._retry_word = ""
        self._summary = Said("")
        self.set_theme(theme)
        told(self, self._name)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setProperty("tall", True)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        for part in self.findChildren(Words):
            part.set_theme(theme)
        self.progress.set_theme(theme)
        self.tally.set_theme(theme)
        self.stop.setIcon(icon("pause", theme.colour("text")))
        self.retry.setIcon(icon("retry", theme.colour("ontoaccent")))
        self.proof.setIcon(icon("tray-arrow", theme.colour("text")))

    def set_narrow(self, narrow: bool) -> None:
        """Take the shorter words for a window below 1200."""
        self._narrow = narrow
        self.tally.set_wordless(narrow)
        self._name()

    def _name(self) -> None:
        self.still_caption.say(say("Still open"))
        self.stop.setText(say("Stop") if self._narrow else say("Stop sending"))
        self.stop.setAccessibleName(say("Stop sending"))
        self.proof.setText(say("Save proof"))
        self._proof_wide = self.proof.sizeHint().width()
        self._place()

    def show_state(self, state: DeckState) -> None:
        """Show how the run stands."""
        run = state.run
        if run is None:
            return
        texts = run_texts(state, run)
        self.caption.say(texts.caption)
        self.time.say(texts.time)
        self.time.setAccessibleName(time_name(run))
        self.still.say(texts.still)
        self.still.setAccessibleName(say("{n} still open", n=texts.still.text))
        self.eta.say(texts.eta)
        self.rate.say(texts.rate)
        first, second = (*texts.summary, Said(""), Said(""))[:2]
        self._summary = first
        self.summary.say(first)
        self.summary_more.say(second)
        self._notes, self._going = texts.note, texts.going
        self.progress.show_segments(segments(state), progress_name(run), progress_description(run))
        self.tally.show_parts(tally(run))
        self._show_buttons(texts)
        self._place()

    def show_time(self, run: RunView) -> None:
        """Show only how long the run has been on."""
        self.time.say(stopwatch(run.elapsed_s))

    def _show_buttons(self, texts: RunTexts) -> None:
        self._retry_count, word = texts.retry, say("Retry {n}", n=formats.count(texts.retry))
        if word != self._retry_word:
            self._retry_word = word
            self.retry.setText(word)
            self._retry_wide = self.retry.sizeHint().width()
        self.stop.setVisible(texts.can_stop)
        self.retry.setVisible(not texts.can_stop and texts.retry > 0)
        self.proof.setVisible(not texts.can_stop and self.proof_available)
        for words in (self.summary, self.summary_more):
            words.setVisible(bool(words.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Numbers at the left, buttons at the right, the bar under both."""
        self._place()

    def _place(self) -> None:
        wide = self.width()
        # Where there is little room the words of an end stand above the buttons instead of beside them.
        compact = self._narrow and bool(self.summary.text())
        gap, lines_gap = (12, 12) if compact else (COLUMN_GAP, 23)
        time_wide = max(self.caption.wide(), self.time.wide(), 97)
        self.caption.setGeometry(0, CAPTION_Y, self.caption.wide(), 16)
        self.time.setGeometry(0, VALUE_Y, self.time.wide(), 42)
        still_x = time_wide + gap
        still_wide = max(self.still_caption.wide(), self.still.wide())
        self.still_caption.setGeometry(still_x, CAPTION_Y, still_wide, 16)
        self.still.setGeometry(still_x + 1, VALUE_Y, self.still.wide(), 42)
        lines_x = still_x + still_wide + lines_gap
        words_wide = max(int(width_of(self._summary.text, "second-strong")) + 1, self.summary_more.wide())
        least = self.still.geometry().right() if compact else lines_x + words_wide - NEARER
        right = self._place_buttons(wide, least, compact=compact)
        room = max(0, (wide if compact else min(wide, right + NEARER)) - lines_x)
        for words, y in ((self.eta, LINE_1_Y), (self.rate, LINE_2_Y)):
            # A guess that is cut would mislead: it goes where there is no room.
            words.setGeometry(lines_x, y, room, 18)
            words.setVisible(bool(words.text()) and words.wide() <= room)
        first_y, second_y = COMPACT_LINES if compact else (LINE_1_Y, LINE_2_Y)
        self.summary.setGeometry(lines_x, first_y, room, 18)
        self.summary.say(opening(self._summary.text, "second-strong", room))
        self.summary.setAccessibleName(self._summary.text)
        self.summary.setToolTip(self._summary.text)
        self.summary_more.setGeometry(lines_x, second_y, room, 18)
        self.progress.setGeometry(0, BAR_Y, wide, BAR_HEIGHT)
        self.tally.setGeometry(0, TALLY_Y, wide, TALLY_HEIGHT)
        self._place_notes(wide)
        self._place_going(lines_x, min(wide, right) if compact else wide)

    def _place_going(self, left: int, right: int) -> None:
        self.going.setVisible(bool(self._going))
        for text in self._going:
            self.going.say(text)
            if self.going.wide() <= right - left:
                break
        else:
            # PANIC names what a run ends as well.
            self.going.hide()
        whole = self._going[0] if self._going else ""
        self.going.setGeometry(left, GOING_Y, max(0, right - left), GOING_HEIGHT)
        self.going.setAccessibleName(whole)
        self.going.setToolTip(whole)

    def _place_notes(self, wide: int) -> None:
        left = self.tally.drawn_width() + 12
        for place, words in enumerate((self.note, self.note_more)):
            lengths = self._notes[place] if place < len(self._notes) else ()
            words.setVisible(bool(lengths))
            for text in lengths:
                words.say(text)
                if words.wide() <= wide - left:
                    break
            else:
                # A sentence that is cut in the middle says nothing; the bar's tooltip has it whole.
                words.hide()
            words.setGeometry(left, NOTE_Y + place * NOTE_HEIGHT, max(0, wide - left), NOTE_HEIGHT)
            whole = lengths[0] if lengths else ""
            words.setAccessibleName(whole)
            words.setToolTip(whole)

        self.progress.setToolTip("\n".join(lengths[0] for lengths in self._notes if lengths))

    def _place_buttons(self, right: int, least: int, *, compact: bool) -> int:
        """Put the buttons at the right; their words go where ``least`` needs the room, icons and counts stay."""
        gap = 8 if compact else 22
        proof = 0 if self.proof.isHidden() else self._proof_wide + gap
        retry = 0 if self.retry.isHidden() else self._retry_wide + gap
        roomy = right - proof - retry >= least
        _show_word(self.proof, say("Save proof"), "" if not roomy else None)
        roomy = roomy or not compact or right - ICON_BUTTON - gap - retry >= least
        _show_word(self.retry, self._retry_word, formats.count(self._retry_count) if not roomy else None)
        y, high = (COMPACT_BUTTON_Y, COMPACT_BUTTON) if compact else (BUTTON_Y, BUTTON_HEIGHT)
        sheet = "QPushButton { min-height: 0px; }" if compact else ""
        for button in (self.stop, self.proof, self.retry):
            if button.isHidden():
                continue
            fixed = STOP_WIDTHS[self._narrow] if button is self.stop else button.sizeHint().width()
            if button.styleSheet() != sheet:
                button.setStyleSheet(sheet)
            button.setGeometry(right - fixed, y, fixed, high)
            right -= fixed + gap
        return right


def opening(text: str, role: str, room: float) -> str:
    """Leave out clauses from the end until the rest fits; the first always stays."""
    while width_of(text, role) > room and (ends := [*_CLAUSE_END.finditer(text.rstrip(". 。"))]):
        text = text[: ends[-1].start()] + ends[-1][0].rstrip(" ，")
    return text


def _show_word(button: QPushButton, whole: str, short: str | None) -> None:
    text = whole if short is None else short
    if button.text() != text:
        button.setText(text)
    button.setAccessibleName(whole)
    button.setToolTip("" if short is None else whole)


class RunPanel(QWidget):
    """Shows the idle readout or the run's, never both."""

    stopRequested = Signal()
    """The trader wants sending stopped."""
    retryRequested = Signal()
    """The trader wants what is left sent again."""
    saveProofRequested = Signal()
    """The trader wants the proof in a file."""
    addAccountRequested = Signal()
    """The trader wants to add an account."""
    latchSwitched = Signal(bool)
    """The trader wants new orders cancelled from now on, or no longer."""
    latchRefused = Signal(str)
    """It cannot be switched on now: the sentence that says why."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("runPanel")
        self.idle = RunIdle(theme, self)
        self.readout = RunReadout(theme, self)
        self.readout.hide()
        self.latch = LatchLine(theme, self)
        self.latch.switched.connect(self.latchSwitched)
        self.latch.refused.connect(self.latchRefused)
        self.idle.addRequested.connect(self.addAccountRequested)
        self.readout.stop.clicked.connect(self.stopRequested)
        self.readout.retry.clicked.connect(self.retryRequested)
        self.readout.proof.clicked.connect(self.saveProofRequested)

    def show_state(self, state: DeckState) -> None:
        """Show how things stand."""
        shown = state.run_shown
        self.idle.setVisible(not shown)
        self.readout.setVisible(shown)
        (self.readout if shown else self.idle).show_state(state)
        self.latch.show_texts(latch_texts(state), backstop_texts(state))
        self._place()

    def set_narrow(self, narrow: bool) -> None:
        """Take the shorter words for a window below 1200."""
        self.readout.set_narrow(narrow)

    def set_proof_available(self, available: bool) -> None:
        """Show *Save proof* after a run, or leave it out."""
        self.readout.proof_available = available

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.idle.set_theme(theme)
        self.readout.set_theme(theme)
        self.latch.set_theme(theme)

    def buttons(self) -> tuple[QWidget, ...]:
        """Its buttons in focus order."""
        readout = self.readout
        return self.idle.first_run.button, readout.stop, readout.retry, readout.proof, *self.latch.buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both readouts fill it, but for the line at the bottom."""
        self._place()

    def _place(self) -> None:
        line = self.latch.isVisibleTo(self)
        top = 0 if line else max(0, (self.height() - READOUT_HEIGHT) // 2)
        for readout in (self.idle, self.readout):
            readout.setGeometry(0, top, self.width(), READOUT_HEIGHT)
        self.latch.setGeometry(0, self.height() - LATCH_HEIGHT - LATCH_BOTTOM, self.width(), LATCH_HEIGHT)
