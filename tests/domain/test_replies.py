"""What comes back is frozen, and silent where nothing is known."""

from __future__ import annotations

import dataclasses

import pytest

from gui.domain.replies import CancelReply, Fate, KeyRights, OrderStatus, Reach, Verdict
from tests.engine.sim import make_order


def test_replies_cannot_be_changed() -> None:
    reply = CancelReply(make_order("1").key, Verdict.UNKNOWN)
    with pytest.raises(dataclasses.FrozenInstanceError):
        reply.verdict = Verdict.ACCEPTED  # type: ignore[misc]
    assert (reply.code, reply.reach, reply.whole) == ("", Reach.ORDER, False)


def test_what_was_not_told_is_none() -> None:
    rights = KeyRights()
    assert (rights.can_read, rights.can_cancel, rights.can_withdraw, rights.address_bound) == (None,) * 4
    assert OrderStatus(make_order("1").key, Fate.UNKNOWN, 0.0).children == ()
