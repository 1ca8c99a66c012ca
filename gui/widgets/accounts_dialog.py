"""The accounts window: a panel under the deck, never over it; PANIC works while it is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QWidget

from gui.domain.venues import Account, Environment
from gui.engine.keycheck import AccountCheck
from gui.models.account_form import Problem, bars, problems
from gui.models.accounts_texts import account_line, new_line, store_note, tested_of
from gui.models.check_texts import check_lines, outcome_text
from gui.models.language import say
from gui.models.texts import Said, Tone
from gui.widgets.account_form import AccountForm
from gui.widgets.accounts_list import AccountsList
from gui.widgets.ground import paint_panel
from gui.widgets.icons import icon
from gui.widgets.theme import Theme, font
from gui.widgets.words import Words

WIDTH, HEIGHT = 800, 564
HEAD, FOOT, LIST_WIDTH = 41, 57, 213
NEW = ""


class AccountsDialog(QWidget):
    """Shows the saved accounts and the form; every wish is a signal, and nothing here touches disk or network."""

    saveRequested = Signal(object)
    """Save this `AccountDraft`; nothing in it keeps it from working."""
    testRequested = Signal(object)
    """Test this `AccountDraft`."""
    removeRequested = Signal(object)
    """Remove this saved `Account`; it is to be asked first."""
    shownChanged = Signal()
    """The panel came or went."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("accountsDialog")
        self._theme = theme
        self._accounts: tuple[Account, ...] = ()
        self._open: Mapping[str, int] = {}
        self._checks: dict[str, tuple[AccountCheck, int]] = {}
        self._current = NEW
        self._environment = Environment.LIVE
        self._note: Callable[[], Said] = store_note
        self._stale = False
        self.title = Words("panic-line-1", theme, self)
        self.promise = Words("second-medium", theme, self, tone=Tone.QUIET)
        self.close_button = QPushButton(self)
        self.close_button.setProperty("flat", True)
        self.close_button.setObjectName("accountsCloseButton")
        self.close_button.clicked.connect(self.hide)
        self.list = AccountsList(theme, self)
        self.area = QScrollArea(self)
        self.area.setObjectName("accountFormScroll")
        self.form = AccountForm(theme, self.area)
        self.remove = self._button("removeAccountButton")
        self.note = self._note_label()
        self.discard = self._button("discardAccountButton")
        self.save = self._button("saveAccountButton")
        self.save.setProperty("primary", True)
        self._wrap_form()
        self._connect()
        self.set_theme(theme)
        self._retell()
        self.hide()

    # What the app asks

    def show_accounts(self, accounts: Sequence[Account], open_counts: Mapping[str, int]) -> None:
        """Show the saved accounts; ``open_counts`` has those that are watched now."""
        self._accounts, self._open = tuple(accounts), open_counts
        if self._current not in (NEW, *(account.label for account in accounts)):
            self._go_to(NEW)
        self._show_list()

    def open_new(self, environment: Environment = Environment.LIVE) -> None:
        """Open with an empty form, or with what was typed and not saved; the focus goes to the first field."""
        self._environment = environment
        was = self.isVisible()
        if self._current != NEW or not was:
            self._go_to(NEW, keep=self._current == NEW)
        self.show()
        self.raise_()
        self.form.label.setFocus(Qt.FocusReason.OtherFocusReason)
        if not was:
            self.shownChanged.emit()

    def choose(self, label: str) -> None:
        """Show a saved account, or with an empty label the form of a new one."""
        self._go_to(label)

    def leave(self) -> bool:
        """Close, for Esc; gives whether it was open."""
        was = self.isVisible()
        self.hide()
        return was

    def set_note(self, note: Callable[[], Said] | None) -> None:
        """Say something at the foot, in the language that is on; None for what always holds there."""
        self._note = note or store_note
        self._tell_note()

    def show_problem(self, field: str, text: str) -> None:
        """Say what is wrong at a field."""
        self.form.show_problems({field: Problem(text, bars=True)})
        self.form.fields[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, said: Callable[[], Said] | None) -> None:
        """A test or a save is under way (``said`` tells of it), or has ended (None)."""
        self.form.set_busy(said is not None)
        for button in (self.save, self.remove):
            button.setEnabled(said is None)
        if said is None:
            self._show_check()
        else:
            self.form.result.say(said())

    def show_check(self, label: str, check: AccountCheck, at_ms: int) -> None:
        """Show what a test found; ``label`` is the saved account's, empty for the one that is being typed."""
        self._checks[label] = (check, at_ms)
        if label == self._current:
            self._stale = False
            if check.rights.region:
                self.form.set_region(check.rights.region)
            self._show_check()
            self._scroll_to_findings()
        self._show_list()

    def saved(self, account: Account) -> None:
        """An account was saved: its secrets leave the form, and its test goes with it."""
        check = self._checks.pop(self._current, None)
        if check is not None and not self._stale:
            self._checks[account.label] = check
        self._go_to(account.label, account)

    # Showing

    def _show_list(self) -> None:
        lines = []
        for account in self._accounts:
            check = self._checks.get(account.label)
            tested = tested_of(check_lines(check[0]), check[1]) if check is not None else None
            lines.append(account_line(account, self._open.get(account.label), tested))
        draft = self.form.draft
        lines.append(new_line(draft.venue, draft.label) if self._current == NEW else new_line(None, ""))
        labels = [account.label for account in self._accounts]
        self.list.show_lines(lines, labels.index(self._current) if self._current in labels else len(labels))
        self.remove.setVisible(self._current in labels)

    def _go_to(self, label: str, account: Account | None = None, *, keep: bool = False) -> None:
        found = account or next((one for one in self._accounts if one.label == label), None)
        self._current, self._stale = label, False
        if not keep:
            self._checks.pop(NEW, None)
            self.form.fill(found, self._environment)
        self._show_check()
        self._show_list()

    def _show_check(self) -> None:
        told = self._checks.get(self._current)
        if told is None:
            text = say("Not tested. A test touches no order.")
            self.form.show_findings([], Said(text, Tone.QUIET))
            return
        lines = check_lines(told[0])
        said = Said(say("Changed since the test."), Tone.WARN) if self._stale else outcome_text(lines, told[1])
        self.form.show_findings(lines, said)

    def _scroll_to_findings(self) -> None:
        # In a low window they stand below the fold: as many as fit come into sight under the button.
        self.form.adjustSize()
        self.area.ensureWidgetVisible(self.form.findings, 0, 0)
        self.area.ensureWidgetVisible(self.form.test, 0, 2)

    # Wishes

    def _connect(self) -> None:
        self.list.lineChosen.connect(self._line_chosen)
        self.form.edited.connect(self._edited)
        self.form.testRequested.connect(self._test)
        self.save.clicked.connect(self._save)
        self.discard.clicked.connect(self._discard)
        self.remove.clicked.connect(self._remove)

    def _line_chosen(self, place: int) -> None:
        self.set_note(None)
        self._go_to(self._accounts[place].label if place < len(self._accounts) else NEW)

    def _edited(self) -> None:
        if self._current in self._checks and not self._stale:
            self._stale = True
            self._show_check()
        self._show_list()

    def _looked_over(self, *, to_save: bool) -> bool:
        """Say what is wrong at the fields; gives whether it can work at all. A test needs no label yet."""
        found = problems(self.form.draft, [account.label for account in self._accounts])
        if not to_save and not self.form.draft.label:
            found.pop("label", None)
        self.form.show_problems(found)
        barred = next((name for name, problem in found.items() if problem.bars), None)
        if barred is not None:
            self.form.fields[barred].setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(self.form.fields[barred])
        return not bars(found)

    def _test(self) -> None:
        if self._looked_over(to_save=False):
            self.testRequested.emit(self.form.draft)

    def _save(self) -> None:
        if self._looked_over(to_save=True):
            self.saveRequested.emit(self.form.draft)

    def _discard(self) -> None:
        self.set_note(None)
        self._go_to(self._current)

    def _remove(self) -> None:
        account = next((one for one in self._accounts if one.label == self._current), None)
        if account is not None:
            self.removeRequested.emit(account)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Show no secret while nobody looks, and tell that the panel went."""
        super().hideEvent(event)
        for secret in (self.form.secret, self.form.passphrase):
            secret.hide_secret()
        self.shownChanged.emit()

    # Looks

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setProperty("tall", True)
        return button

    def _note_label(self) -> QLabel:
        label = QLabel(self)
        label.setObjectName("accountsNote")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(font("second-medium"))
        return label

    def _wrap_form(self) -> None:
        self.area.setWidget(self.form)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form.setObjectName("accountForm")
        self.area.setStyleSheet("QScrollArea, QWidget#accountForm { background: transparent; border: none; }")

    def _retell(self) -> None:
        self.setAccessibleName(say("Accounts"))
        self.title.say(say("Accounts"))
        self.promise.say(say("PANIC works while this is open"))
        self.close_button.setAccessibleName(say("Close the accounts (Esc)"))
        self.close_button.setToolTip(self.close_button.accessibleName())
        self.list.setAccessibleName(say("Saved accounts"))
        self.remove.setText(say("Remove account"))
        self.discard.setText(say("Discard"))
        self.save.setText(say("Save account"))
        self.form.say()
        self._tell_note()
        self._show_check()
        self._show_list()
        self._place()

    def _tell_note(self) -> None:
        said = self._note()
        self.note.setText(said.text)
        self.note.setStyleSheet(f"color: {self._theme.hex(said.tone.value)};")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retell()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        for part in (self.title, self.promise, self.list, self.form):
            part.set_theme(theme)
        self.close_button.setIcon(icon("cross", theme.colour("text2")))
        self._tell_note()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Head, list and form, foot."""
        self._place()

    def _place(self) -> None:
        wide, high = self.width(), self.height()
        body = high - HEAD - FOOT
        self.title.setGeometry(18, 0, 240, HEAD)
        self.close_button.setGeometry(wide - 40, 5, 32, 32)
        promise = self.promise.wide()
        self.promise.setGeometry(wide - 48 - promise, 0, promise, HEAD)
        self.remove.setGeometry(14, HEAD + body - 44, LIST_WIDTH - 26, 32)
        self.list.setGeometry(8, HEAD + 10, LIST_WIDTH - 14, max(0, body - 62))
        self.area.setGeometry(LIST_WIDTH + 1, HEAD + 1, wide - LIST_WIDTH - 2, body - 2)
        right = wide - 16
        for button in (self.save, self.discard):
            room = button.sizeHint().width()
            button.setGeometry(right - room, high - FOOT + 11, room, 34)
            right -= room + 8
        self.note.setGeometry(18, high - FOOT, max(0, right - 26), FOOT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the panel with its three lines."""
        painter, theme, box = QPainter(self), self._theme, QRectF(self.rect())
        paint_panel(painter, box, theme.colour("panel"), theme.colour("border"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(theme.colour("line"), 1))
        wide, foot = self.width() - 2, self.height() - FOOT
        painter.drawLine(1, HEAD, wide, HEAD)
        painter.drawLine(1, foot, wide, foot)
        painter.drawLine(LIST_WIDTH, HEAD, LIST_WIDTH, foot)
        painter.end()
