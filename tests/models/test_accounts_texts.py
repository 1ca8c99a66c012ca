"""Lines of the list, troubles of the key store and the file, questions and answers."""

from __future__ import annotations

import pytest

from gui.config.keystore import Stored, StoreTrouble
from gui.domain.errors import ConfigurationError
from gui.domain.replies import Finding
from gui.domain.venues import Account, Environment, Venue
from gui.models import accounts_texts as texts
from gui.models.check_texts import CheckLine
from gui.models.texts import Tone

OKX = Account("night-desk", Venue.OKX, Environment.LIVE)


def test_a_saved_account_says_what_is_open_and_whether_it_was_tested() -> None:
    fine = texts.tested_of([CheckLine(Finding.FINE, "x"), CheckLine(Finding.WARNING, "y")], 1)
    bad = texts.tested_of([CheckLine(Finding.BAD, "x")], 1)
    assert texts.account_line(OKX, 8, fine).line == "Live, 8 open"
    assert texts.account_line(OKX, None, None).line == "Live, not tested"
    assert texts.account_line(OKX, 8, bad).icon == "octagon-cross"
    assert texts.account_line(OKX, 8, bad).line == "Live, 8 open, test failed"
    assert texts.new_line(Venue.OKX, "x").spoken == "OKX x, New, not saved"
    assert texts.new_line(None, "").spoken == "Add account, New key"


@pytest.mark.parametrize("trouble", list(StoreTrouble))
def test_every_trouble_of_the_store_names_the_variables(trouble: StoreTrouble) -> None:
    said = texts.store_trouble(Stored(trouble, "OSError"), "night-desk", Venue.OKX)
    assert said.tone is Tone.WARN
    for part in ("KEY", "SECRET", "PASSPHRASE"):
        assert f"KILLSWITCH_NIGHT_DESK_{part}" in said.text


def test_variables_that_win_are_told() -> None:
    assert texts.overridden("night-desk", Venue.OKX, {}) is None
    said = texts.overridden("night-desk", Venue.OKX, {"KILLSWITCH_NIGHT_DESK_SECRET": "CANARY"})
    assert said is not None
    assert said.text == "KILLSWITCH_NIGHT_DESK_SECRET is set here and wins over the key store."


def test_saved_removed_refused() -> None:
    assert texts.saved_text("x", with_keys=True).text == "x is saved."
    assert texts.saved_text("x", with_keys=True, watched=True).text == "x is saved. It is watched from now on."
    late = texts.saved_text("x", with_keys=False, later="Later.")
    assert late.text == "x is saved. Later. Its keys are not stored: they count until the program ends."
    assert texts.removed_text("x", Stored()).text == "x is removed."
    assert "still in the key store" in texts.removed_text("x", Stored(StoreTrouble.SILENT)).text
    assert texts.remove_question(OKX)[0].startswith("Remove OKX night-desk? Its orders stay open")
    assert texts.in_run(7) == "Run 7 is on. Stop it or wait."
    error = ConfigurationError("/x.toml, line 3", "it is not TOML", "Write it as TOML")
    said = texts.file_trouble(error)
    assert said.tone is Tone.BAD
    assert (
        said.text
        == "Nothing can be saved: /x.toml, line 3: it is not TOML. Write it as TOML. The file was not touched."
    )
    assert texts.store_note().text == "Keys are kept in the system key store, never in a plain file."
    assert texts.testing_text().text
    assert texts.saving_text().text
