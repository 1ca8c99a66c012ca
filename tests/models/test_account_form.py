"""Bad input is answered in words at its field, and only what cannot work is barred."""

from __future__ import annotations

import pickle

import pytest

from gui.domain.venues import Account, Environment, Family, Hosts, Venue, offered_families
from gui.models.account_form import AccountDraft, bars, label_from, problems, variables
from tests.models.test_pasted_keys import B_KEY, B_SECRET, OKX_KEY, OKX_SECRET

LIVE, DEMO = Environment.LIVE, Environment.DEMO
GOOD = AccountDraft(Venue.OKX, LIVE, "night-desk", OKX_KEY, OKX_SECRET, "Practice-1")
SAVED = Account("a", Venue.BINANCE, LIVE, families=(Family.UM,), hosts=Hosts(fapi=("https://x.test",)))


def draft(**changed: object) -> AccountDraft:
    values = {name: getattr(GOOD, name) for name in ("venue", "environment", "label", "key", "secret", "passphrase")}
    return AccountDraft(**{**values, **changed})


def test_good_keys_of_both_venues_have_no_problem() -> None:
    assert problems(GOOD, ["other"]) == {}
    assert problems(AccountDraft(Venue.BINANCE, DEMO, "um", B_KEY, B_SECRET), []) == {}


@pytest.mark.parametrize(
    ("changed", "field", "said", "barred"),
    [
        ({"label": ""}, "label", "Give the account a label", True),
        ({"label": "Night Desk"}, "label", "Use a to z", True),
        ({"label": "---"}, "label", "Use a to z", True),
        ({"label": "taken"}, "label", "There is an account taken already", True),
        ({"key": ""}, "key", "Paste the API key", True),
        ({"secret": ""}, "secret", "Paste the secret", True),
        ({"passphrase": ""}, "passphrase", "Type the passphrase", True),
        ({"key": OKX_KEY[:20]}, "key", "Half pasted? It has 20 characters; 36 are usual", False),
        ({"secret": OKX_SECRET * 2}, "secret", "Choose Binance above", False),
        ({"secret": OKX_SECRET + "00"}, "secret", "Pasted twice? It has 34", False),
        ({"secret": "Z" * 32}, "secret", "characters that such keys do not have", False),
        ({"secret": OKX_KEY.upper()}, "secret", "looks like an API key", False),
        ({"secret": OKX_KEY}, "secret", "the API key once more", True),
        ({"key": f"{OKX_KEY[:8]} {OKX_KEY[8:]}"}, "key", "a space or line break", True),
        ({"key": OKX_KEY.replace("a", "а")}, "key", "“а”, which no key has", True),
        ({"key": B_KEY}, "key", "Choose Binance above", False),
        ({"passphrase": "short"}, "passphrase", "8 to 32 characters, this one has 5", False),
        ({"venue": Venue.BINANCE}, "key", "Choose OKX above", False),
        ({"venue": Venue.BINANCE, "key": B_KEY, "secret": B_SECRET[:40]}, "secret", "Half pasted? It has 40", False),
        ({"secret": "-----BEGIN PRIVATE KEY-----"}, "secret", "a private key file", True),
    ],
)
def test_bad_input_is_named_at_its_field(changed: dict[str, object], field: str, said: str, barred: bool) -> None:
    found = problems(draft(**changed), ["taken"])
    assert said in found[field].text
    assert found[field].bars is barred
    assert bars(found) is barred


def test_a_saved_account_keeps_its_keys_unless_all_are_pasted() -> None:
    kept = AccountDraft(Venue.BINANCE, DEMO, "a", saved=SAVED)
    assert kept.keeps_keys
    assert problems(kept, ["a"]) == {}
    half = AccountDraft(Venue.BINANCE, LIVE, "a", key=B_KEY, saved=SAVED)
    assert "leave all empty" in problems(half, ["a"])["secret"].text
    assert bars(problems(half, ["a"]))


def test_the_account_that_would_be_saved() -> None:
    assert GOOD.account.families == offered_families(Venue.OKX, LIVE)
    changed = AccountDraft(Venue.BINANCE, LIVE, "a", saved=SAVED).account
    assert changed == SAVED
    assert AccountDraft(Venue.BINANCE, LIVE, "a", saved=SAVED).hosts == SAVED.hosts
    assert GOOD.hosts == Hosts()


def test_no_text_form_shows_a_secret() -> None:
    canary = draft(key="CANARY", secret="CANARY", passphrase="CANARY")
    assert "CANARY" not in f"{canary} {canary!r}"
    assert not any("CANARY" in problem.text for problem in problems(canary, []).values())
    with pytest.raises(TypeError):
        pickle.dumps(canary)


def test_labels_and_variables() -> None:
    assert label_from("  Night Desk #2 ") == "night-desk-2"
    assert variables("night-desk", Venue.BINANCE) == "KILLSWITCH_NIGHT_DESK_KEY, KILLSWITCH_NIGHT_DESK_SECRET"
