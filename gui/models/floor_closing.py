"""The sources of what the floors below say of positions and of their closing."""

from __future__ import annotations

# Notes of positions, lines of the journal, what a run reaches (domain: closing transitions; engine).
_POSITIONS = (
    "run {run} was cut off; being read, nothing is sent again",
    "run {run} was cut off while it closed positions; they are read afresh, nothing is sent again",
    "nothing held in the complete readings of {first} and {last}",
    "readings: {what}",
    "open again after it was proven closed",
    "is long now: another hand turned it",
    "is short now: another hand turned it",
    "still open after our close",
    "closed by another hand or the venue",
    "closed, by our close or another hand",
    "held until its position is closed",
    "stays, since its position is not proven closed",
    "a part of this program stopped while the close was under way",
    "waits for {n} opening {_orders} of {instrument}",
    "open when the run ended",
    "the reading of positions did not end in time",
    "size unknown",
    "the whole",
    "whole",
    "market",
    "limit-ioc",
    "{position} · close sent · {way} of {what}",
    "{position} · close: {what}",
    "{position} · close: {what} · counted as open, being read",
    "{position} · close: unknown {what} · counted as open, being read",
    "{position} · close: orders-in-the-way {what}",
    "{position} · close: price-band {what}",
    "{position} · close: clock {what}",
    "{position} · proven closed → CLOSED",
    "{position} · proven closed → CLOSED · {what}",
    "{position} · open again after it was proven closed · counted as open",
    "{position} → LEFT {what}",
    "{position} → REFUSED {what}",
    "all orders",
    "all orders, then positions",
    "run {run} ended after {s} s · {what} · {n} gone, {m} still open · {k} of {all} positions closed",
)

# Why a position is not closed, or not read (connectors of OKX).
_OKX = (
    "its size or its direction cannot be read: close it in the OKX app",
    "OKX closes a position as a whole and at the market only: close it in the OKX app",
    "its margin mode is not known: close it in the OKX app",
    "OKX's answer contradicts itself about this position",
    "nothing is held",
    "another position",
    "another close",
    "another timer",
    "not the time that was asked for",
    "OKX's timer takes {least} to {most} s, not {n}",
    "{status}, {n} of {m} filled",
)

# The same of Binance.
_BINANCE = (
    "its row names no symbol: cancel it at Binance",
    "its size cannot be read: close it at Binance",
    "Binance told no price to close it at: close it at Binance",
    "the client id of the close is not one that Binance takes: a fault of this program",
    "a close without a quantity: a fault of this program",
    "{amount} is too small for Binance to close",
    "{amount} is too small for Binance to close: the least is {least}",
    "the order found nothing in the book within reach of the mark price",
    "an order of the same account stood in the book against it",
    "the order was cancelled before it traded",
    "Binance rejected the order",
    "nobody in the book takes the order at its price",
    "not a known status",
    "of an order that was rejected",
    "below zero",
    "not what was asked for",
    "the timer's request had no turn in time",
    "this account does not watch its market",
    "orderId: one id in {one} and in {other}",
    "Binance's answer does not say what became of this order",
    "not cancelled",
    "not a symbol",
    "not a known side",
    "a position cannot be read ({why})",
    "two rows of {instrument}",
)

CLOSING: tuple[str, ...] = (*_POSITIONS, *_OKX, *_BINANCE)
