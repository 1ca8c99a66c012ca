"""No way of turning credentials into text or bytes shows a part of them."""

from __future__ import annotations

import copy
import json
import logging
import pickle

import pytest

from gui.connectors.credentials import Credentials

MADE = Credentials("CANARY-key", "CANARY-secret", "CANARY-pass")


def test_no_text_shows_a_part() -> None:
    record = logging.LogRecord("x", 10, "f", 1, "got %s and %r", (MADE, MADE), None)
    texts = [repr(MADE), str(MADE), f"{MADE}", f"{MADE!r:>60}", f"{[MADE]} { {'a': MADE} }"]
    for text in [*texts, record.getMessage()]:
        assert "CANARY" not in text


@pytest.mark.parametrize("store", [pickle.dumps, copy.copy, copy.deepcopy, json.dumps])
def test_it_is_not_stored_by_accident(store: object) -> None:
    with pytest.raises(TypeError) as caught:
        store(MADE)  # type: ignore[operator]
    assert "CANARY" not in str(caught.value)


def test_it_signs() -> None:
    assert (MADE.key, MADE.secret, MADE.passphrase) == ("CANARY-key", "CANARY-secret", "CANARY-pass")
    assert Credentials("a", "b").passphrase == ""
