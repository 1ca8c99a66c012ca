from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.domain.replies import KeyRights
from gui.domain.venues import Account, Environment, Venue, offered_families
from gui.engine.keycheck import AccountCheck, check_of
from gui.engine.views import AccountView, FamilyView, Health
from gui.models.account_form import AccountDraft
from gui.models.texts import Said, Tone
from gui.widgets.accounts_dialog import AccountsDialog
from gui.widgets.theme import load_theme
from tests.models.test_pasted_keys import OKX_PAGE

NAMES = (
    *("accountsList", "venueSwitch", "environmentSwitch", "labelEdit", "apiKeyEdit", "secretEdit", "passphraseEdit"),
    *("testConnectionButton", "testResultLabel", "testFindings"),
    *("saveAccountButton", "discardAccountButton", "removeAccountButton"),
)


def account(label: str, venue: Venue = Venue.OKX) -> Account:
    families = offered_families(venue, Environment.LIVE)
    return Account(label, venue, Environment.LIVE, families=families)


def check(of: Account, region: str = "") -> AccountCheck:
    families = tuple(FamilyView(family, True, 0.1) for family in of.families)
    view = AccountView(of, Health.READY, families, open=4, latency_s=0.09, clock_offset_s=0.04)
    return check_of(view, KeyRights(True, True, False, True, region=region))


@pytest.fixture
def dialog(qtbot: QtBot) -> AccountsDialog:
    holder = QWidget()
    holder.resize(900, 700)
    qtbot.addWidget(holder)
    made = AccountsDialog(load_theme(), holder)
    made.holder = holder  # type: ignore[attr-defined]
    made.resize(800, 564)
    holder.show()
    made.show_accounts([account("alpha"), account("um", Venue.BINANCE)], {"alpha": 8})
    made.open_new()
    return made


def fill(dialog: AccountsDialog) -> None:
    dialog.form.label.setText("night-desk")
    dialog.form.key.setText(f"{OKX_PAGE}Passphrase: CANARY-pass")


def test_the_contract_of_names(dialog: AccountsDialog) -> None:
    assert [name for name in NAMES if dialog.findChild(QWidget, name) is None] == []
    assert not dialog.isModal()
    assert not dialog.isWindow()


def test_what_cannot_work_is_not_saved_and_what_could_is(dialog: AccountsDialog) -> None:
    saved: list[AccountDraft] = []
    dialog.saveRequested.connect(saved.append)
    dialog.save.click()
    assert saved == []
    assert "Give the account a label" in dialog.form.label.accessibleDescription()
    dialog.form.label.setText("alpha")
    dialog.save.click()
    assert "There is an account alpha already" in dialog.form.label.accessibleDescription()
    fill(dialog)
    dialog.form.secret.setText("abc")
    dialog.save.click()
    assert saved[0].label == "night-desk"
    assert "Half pasted?" in dialog.form.secret.accessibleDescription()
    assert "CANARY" not in repr(saved)


def test_a_test_is_shown_goes_with_the_saved_account_and_grows_stale(dialog: AccountsDialog) -> None:
    asked: list[AccountDraft] = []
    dialog.testRequested.connect(asked.append)
    fill(dialog)
    dialog.form.label.setText("")
    dialog.form.test.click()
    assert len(asked) == 1
    dialog.set_busy(lambda: Said("Testing…", Tone.QUIET))
    assert not dialog.save.isEnabled()
    dialog.set_busy(None)
    dialog.show_check("", check(account("")), 1763733792000)
    assert dialog.form.result.text() == "Tested 14:03:12, 7 of 7 fine. Nothing was cancelled."
    dialog.form.label.setText("night-desk")
    new = account("night-desk")
    dialog.show_accounts([account("alpha"), new], {})
    dialog.saved(new)
    assert dialog.list.item(1).toolTip() == "OKX night-desk, Live"
    assert len(dialog.form.findings.lines) == 7
    assert dialog.form.secret.text() == ""
    QTest.keyClicks(dialog.form.key, "x")
    assert dialog.form.result.text() == "Changed since the test."
    dialog.discard.click()
    assert dialog.form.key.text() == ""


def test_the_region_that_a_test_found_is_saved(dialog: AccountsDialog) -> None:
    fill(dialog)
    dialog.show_check("", check(account(""), region="us"), 0)
    assert dialog.form.draft.account.region == "us"


def test_untested_says_so_and_removal_is_a_wish(dialog: AccountsDialog) -> None:
    wishes: list[Account] = []
    dialog.removeRequested.connect(wishes.append)
    assert dialog.remove.isHidden()
    dialog.list.setCurrentRow(0)
    assert dialog.form.result.text() == "Not tested. A test touches no order."
    assert dialog.list.item(0).toolTip() == "OKX alpha, Live, 8 open, not tested"
    dialog.remove.click()
    assert [one.label for one in wishes] == ["alpha"]
    dialog.show_accounts([], {})
    assert dialog.remove.isHidden()
    assert dialog.form.draft.saved is None


def test_what_was_typed_survives_closing_and_secrets_are_masked(dialog: AccountsDialog) -> None:
    fill(dialog)
    dialog.form.secret.setEchoMode(QLineEdit.EchoMode.Normal)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert dialog.form.secret.echoMode() is QLineEdit.EchoMode.Password
    dialog.open_new()
    assert dialog.form.draft.label == "night-desk"
    assert dialog.leave()
    assert not dialog.leave()


def test_the_foot_tells_and_follows_the_theme(dialog: AccountsDialog) -> None:
    assert dialog.note.text() == "Keys are kept in the system key store, never in a plain file."
    dialog.set_note(lambda: Said("Nothing can be saved", Tone.BAD))
    assert dialog.note.text() == "Nothing can be saved"
    dialog.set_theme(load_theme("light"))
    assert load_theme("light").hex("bad") in dialog.note.styleSheet()
    dialog.choose("um")
    dialog.show_problem("label", "No")
    assert dialog.form.label.accessibleDescription() == "No"
    QApplication.processEvents()
    assert not dialog.grab().isNull()
