from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.domain.venues import Account, Environment, Family, Hosts, Venue
from gui.widgets.account_form import AccountForm
from gui.widgets.theme import load_theme
from tests.models.test_pasted_keys import B_KEY, B_SECRET, OKX_KEY, OKX_PAGE, OKX_SECRET

SAVED = Account("a", Venue.BINANCE, Environment.LIVE, hosts=Hosts(fapi=("https://x.test",)))


@pytest.fixture
def form(qtbot: QtBot) -> AccountForm:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = AccountForm(load_theme(), holder)
    made.holder = holder  # type: ignore[attr-defined]
    return made


def test_a_pasted_block_fills_every_field(form: AccountForm) -> None:
    edits: list[int] = []
    form.edited.connect(lambda: edits.append(1))
    form.passphrase.setText(f"{OKX_PAGE}passphrase: pw-pw-pw\nmode: demo")
    draft = form.draft
    assert (draft.venue, draft.environment, draft.label) == (Venue.OKX, Environment.DEMO, "night-desk")
    assert (draft.key, draft.secret, draft.passphrase) == (OKX_KEY, OKX_SECRET, "pw-pw-pw")
    form.label.setText(f"{B_KEY}\n{B_SECRET}")
    assert form.draft.venue is Venue.BINANCE
    assert form.draft.key == B_KEY
    assert form.passphrase.isHidden() or not form.passphrase.isVisibleTo(form)
    assert edits
    form.key.setText("hello\nworld")
    assert form.result.text() == "No key was found in what was pasted."


def test_a_saved_account_shows_no_secret_and_keeps_its_label_and_venue(form: AccountForm) -> None:
    form.fill(SAVED)
    assert (form.label.text(), form.key.text(), form.secret.text()) == ("a", "", "")
    assert not form.label.isEnabled()
    assert not form.venue.isEnabled()
    assert form.key.placeholderText() == "Kept; paste a new one to replace it"
    assert form.draft.keeps_keys
    assert form.draft.account.hosts == SAVED.hosts
    form.fill(None, Environment.DEMO)
    assert form.label.isEnabled()
    assert form.draft.environment is Environment.DEMO


def test_what_is_half_pasted_is_named_under_its_field_when_it_is_left(form: AccountForm) -> None:
    QTest.keyClicks(form.key, OKX_KEY[:20])
    form.key.editingFinished.emit()
    words = form.findChild(QLabel, "apiKeyEditProblem")
    assert words is not None
    assert words.text() == "Half pasted? It has 20 characters; 36 are usual."
    assert not words.isHidden()
    assert form.key.accessibleDescription() == words.text()
    secret = form.findChild(QLabel, "secretEditProblem")
    assert secret is not None
    assert secret.isHidden()


def test_the_region_of_a_test_goes_into_the_account(form: AccountForm) -> None:
    form.set_region("eea")
    assert form.draft.account.region == "eea"
    form.forget()
    assert form.draft.key == ""


def test_the_venues_timer_is_off_unless_the_account_wants_it(form: AccountForm, qtbot: QtBot) -> None:
    assert not form.draft.backstop
    assert form.backstop.objectName() == "backstopCheck"
    with qtbot.waitSignal(form.edited):
        form.backstop.click()
    assert form.draft.account.backstop
    wants = replace(SAVED, families=(Family.UM,), backstop=True)
    form.fill(wants)
    assert form.backstop.isChecked()
    assert form.draft.account == wants
    form.fill(replace(SAVED, families=(Family.SAPI_SPOT,)))
    assert not form.backstop.isEnabled(), "no ordinary orders, no timer"
    assert not form.backstop.isChecked()
    form.fill(None)
    assert form.backstop.isEnabled()
    assert not form.draft.account.backstop
