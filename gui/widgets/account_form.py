"""The form of one account: venue, live or demo, label, the parts of its key, and the test of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gui.domain.venues import ORDINARY, Account, Environment, Venue
from gui.models.account_form import AccountDraft, Problem, label_from, problems
from gui.models.check_texts import CheckLine
from gui.models.language import say
from gui.models.pasted_keys import parse_keys
from gui.models.texts import Said, Tone
from gui.widgets.findings_view import FindingsView
from gui.widgets.key_edit import HEIGHT, KeyEdit, SecretEdit
from gui.widgets.segment_switch import Segment, SegmentSwitch
from gui.widgets.theme import Theme, font
from gui.widgets.words import Words

NAME_WIDTH = 106
LEFT, TOP, RIGHT, BOTTOM = 23, 14, 24, 0

VENUES = tuple(Segment(venue, lambda venue=venue: venue.display) for venue in Venue)  # type: ignore[misc]
ENVIRONMENTS = (
    Segment(Environment.LIVE, lambda: say("Live trading"), "bolt", Environment.LIVE),
    Segment(Environment.DEMO, lambda: say("Demo trading"), "flask", Environment.DEMO),
)


class AccountForm(QWidget):
    """Holds what is typed until it is saved or discarded; ``edited`` tells every change by the trader."""

    edited = Signal()
    """Something in it changed."""
    testRequested = Signal()
    """Test the connection with what stands here."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._saved: Account | None = None
        self._region = "global"
        self.venue = SegmentSwitch("venueSwitch", VENUES, theme, self)
        self.environment = SegmentSwitch("environmentSwitch", ENVIRONMENTS, theme, self)
        self.label = KeyEdit("labelEdit", self)
        self.key = KeyEdit("apiKeyEdit", self, mono=True)
        self.secret = SecretEdit("secretEdit", theme, self)
        self.passphrase = SecretEdit("passphraseEdit", theme, self)
        self.backstop = QCheckBox(self)
        self.backstop.setObjectName("backstopCheck")
        self.backstop_note = QLabel(self)
        self.backstop_note.setTextFormat(Qt.TextFormat.PlainText)
        self.backstop_note.setWordWrap(True)
        self.backstop_note.setFont(font("second"))
        self.test = QPushButton(self)
        self.test.setObjectName("testConnectionButton")
        self.test.clicked.connect(self.testRequested)
        self.result = Words("body-medium", theme, self, name="testResultLabel", tone=Tone.QUIET)
        self.findings = FindingsView(theme, self)
        self._names: list[tuple[Words, QWidget, Callable[[], str]]] = []
        self._problems: dict[str, QLabel] = {}
        self._rows: dict[str, QWidget] = {}
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.say()

    # What the window asks

    @property
    def fields(self) -> dict[str, QLineEdit]:
        """The fields by the names of `gui.models.account_form.FIELDS`."""
        return {"label": self.label, "key": self.key, "secret": self.secret, "passphrase": self.passphrase}

    @property
    def draft(self) -> AccountDraft:
        """What stands in the form, trimmed."""
        return AccountDraft(
            venue=Venue(self.venue.value),
            environment=Environment(self.environment.value),
            label=self.label.value,
            key=self.key.value,
            secret=self.secret.value,
            passphrase=self.passphrase.value,
            region=self._region,
            backstop=self.backstop.isChecked(),
            saved=self._saved,
        )

    def fill(self, account: Account | None, environment: Environment = Environment.LIVE) -> None:
        """Show a saved account without its secrets, or an empty form for a new one."""
        self._saved = account
        self._region = account.region if account is not None else "global"
        if account is not None:
            self.venue.choose(account.venue)
        self.environment.choose(account.environment if account is not None else environment)
        self._quietly(label=account.label if account is not None else "", key="", secret="", passphrase="")
        self.backstop.setChecked(account is not None and account.backstop)
        # The timers cover ordinary orders: an account that watches no market of theirs has none.
        self.backstop.setEnabled(account is None or any(family in ORDINARY for family in account.families))
        self.venue.setEnabled(account is None)
        self.label.setEnabled(account is None)
        self.show_problems({})
        self.show_findings([], None)
        self._suit_venue()

    def forget(self) -> None:
        """Drop the secrets from the fields."""
        self._quietly(key="", secret="", passphrase="")
        self._suit_venue()

    def set_region(self, region: str) -> None:
        """Take the region in which the venue knows the key."""
        self._region = region

    def show_problems(self, found: Mapping[str, Problem]) -> None:
        """Say what is wrong under each field."""
        for name, words in self._problems.items():
            problem = found.get(name)
            words.setText(problem.text if problem is not None else "")
            words.setVisible(problem is not None)
            self.fields[name].setAccessibleDescription(words.text())
            token = "bad" if problem is not None and problem.bars else "warn"
            words.setStyleSheet(f"color: {self._theme.hex(token)};")

    def show_findings(self, lines: list[CheckLine], said: Said | None) -> None:
        """Show what a test found, and the sentence beside its button."""
        self.findings.show_lines(lines)
        self.result.say(said or Said("", Tone.QUIET))

    def set_busy(self, busy: bool) -> None:
        """Let only one test run at a time."""
        self.test.setEnabled(not busy)

    # Building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, TOP, RIGHT, BOTTOM)
        column.setSpacing(0)
        lines: tuple[tuple[str, QWidget, Callable[[], str]], ...] = (
            ("", self.venue, lambda: say("Venue")),
            ("", self.environment, lambda: say("Orders")),
            ("label", self.label, lambda: say("Label")),
            ("key", self.key, lambda: say("API key")),
            ("secret", self.secret, lambda: say("Secret")),
            ("passphrase", self.passphrase, lambda: say("Passphrase")),
        )
        for name, field, text in lines:
            column.addWidget(self._row(name, field, text))
        option = QVBoxLayout()
        option.setContentsMargins(NAME_WIDTH + 1, 0, 0, 8)
        option.setSpacing(2)
        option.addWidget(self.backstop)
        option.addWidget(self.backstop_note)
        column.addLayout(option)
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 6)
        row.setSpacing(12)
        self.test.setFixedHeight(HEIGHT)
        row.addWidget(self.test)
        row.addWidget(self.result, 1)
        column.addLayout(row)
        column.addWidget(self.findings)
        column.addStretch(1)

    def _row(self, name: str, field: QWidget, text: Callable[[], str]) -> QWidget:
        row = QWidget(self)
        outer = QVBoxLayout(row)
        outer.setContentsMargins(0, 0, 0, 7 if isinstance(field, KeyEdit) else 6)
        outer.setSpacing(2)
        inner = QHBoxLayout()
        inner.setSpacing(0)
        words = Words("body-medium", self._theme, row, tone=Tone.QUIET)
        words.setFixedWidth(NAME_WIDTH)
        words.setBuddy(field)
        inner.addWidget(words)
        inner.addWidget(field, 1)
        outer.addLayout(inner)
        self._names.append((words, field, text))
        if name:
            problem = self._problems[name] = QLabel(row)
            problem.setObjectName(f"{field.objectName()}Problem")
            problem.setTextFormat(Qt.TextFormat.PlainText)
            problem.setWordWrap(True)
            problem.setFont(font("second"))
            problem.hide()
            below = QHBoxLayout()
            below.setContentsMargins(NAME_WIDTH + 1, 0, 0, 0)
            below.addWidget(problem)
            outer.addLayout(below)
            self._rows[name] = row
        return row

    def _connect(self) -> None:
        self.venue.chosen.connect(self._venue_chosen)
        self.environment.chosen.connect(lambda _: self.edited.emit())
        self.backstop.clicked.connect(lambda _: self.edited.emit())
        for name, field in self.fields.items():
            field.textEdited.connect(lambda _: self.edited.emit())
            field.editingFinished.connect(lambda name=name: self._left(name))
        for edit in (self.label, self.key, self.secret, self.passphrase):
            edit.blockPasted.connect(self._paste_block)

    # Typing

    def _quietly(self, **texts: str) -> None:
        for name, text in texts.items():
            self.fields[name].setText(text)

    def _venue_chosen(self, _venue: object) -> None:
        self._suit_venue()
        self.edited.emit()

    def _suit_venue(self) -> None:
        # OKX keys have a passphrase, those of Binance have none.
        self._rows["passphrase"].setVisible(self.venue.value is Venue.OKX)
        kept = say("Kept; paste a new one to replace it") if self._saved is not None else ""
        for field in (self.key, self.secret, self.passphrase):
            field.setPlaceholderText(kept)

    def _paste_block(self, text: str) -> None:
        found = parse_keys(text)
        if found is None:
            self.result.say(Said(say("No key was found in what was pasted."), Tone.WARN))
            return
        if self._saved is None and found.venue is not None:
            self.venue.choose(found.venue)
        if found.environment is not None:
            self.environment.choose(found.environment)
        if self._saved is None and not self.label.value and found.label:
            self._quietly(label=label_from(found.label))
        parts = {"key": found.key, "secret": found.secret, "passphrase": found.passphrase}
        self._quietly(**{name: value for name, value in parts.items() if value})
        self._suit_venue()
        self.edited.emit()

    def _left(self, name: str) -> None:
        # What is half pasted is named as soon as its field is left.
        if not self.fields[name].text().strip():
            return
        found = problems(self.draft, ())
        shown = {field: problem for field, problem in found.items() if field == name or self._is_told(field)}
        self.show_problems(shown)

    def _is_told(self, name: str) -> bool:
        return not self._problems[name].isHidden()

    # Looks

    def say(self) -> None:
        """Take the language that is on."""
        self.venue.say()
        self.environment.say()
        for words, field, text in self._names:
            words.say(text())
            field.setAccessibleName(text())
        for secret in (self.secret, self.passphrase):
            secret.say()
        self.test.setText(say("Test connection"))
        self.backstop.setText(say("Arm the venue's own timer during a run"))
        self.backstop_note.setText(
            say("Should we fall silent, the venue cancels ordinary orders only; algo orders are not promised.")
        )
        self.backstop.setAccessibleDescription(self.backstop_note.text())
        self._suit_venue()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        for part in (self.venue, self.environment, self.secret, self.passphrase, self.result, self.findings):
            part.set_theme(theme)
        self.backstop_note.setStyleSheet(f"color: {theme.hex('text2')};")
        for words, _, _ in self._names:
            words.set_theme(theme)
