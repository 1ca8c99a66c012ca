"""What the engine asks beyond orders: both connectors answer to it, and nothing is armed unless said."""

from __future__ import annotations

from gui.connectors.binance.flattener import BinanceFlattener
from gui.connectors.flattening import BackstopReply, Flattener
from gui.connectors.okx.flattener import OkxFlattener


def test_a_reply_without_words_covers_nothing_by_name_and_has_no_time_left() -> None:
    reply = BackstopReply(armed=False)
    assert (reply.until_s, reply.instruments, reply.code, reply.message, reply.fault) == (0.0, (), "", "", None)


def test_both_venues_have_every_method_of_the_protocol() -> None:
    names = {name for name in vars(Flattener) if not name.startswith("_")}
    assert {"read_positions", "read_rules", "prepare", "close_charges", "send_close"} <= names
    for made in (OkxFlattener, BinanceFlattener):
        assert all(callable(getattr(made, name)) for name in names)
