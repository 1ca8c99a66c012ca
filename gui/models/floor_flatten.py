"""The sources of what the floors below say of the latch, of where orders come from, and of the venues' timers."""

from __future__ import annotations

# Whence orders seem to come, and what to do about it (domain: sources).
_SOURCES = (
    "liquidation",
    "automatic deleveraging",
    "settlement",
    "Binance's web page",
    "Binance's app for Android",
    "Binance's app for iOS",
    "Binance's desktop program",
    "the venue itself ({what}) at {account}",
    "algo order {id} at {account}",
    'tag "{sign}" at {account}',
    'prefix "{sign}" at {account}',
    "no sign of its own at {account}",
    "Binance's web page at {account}",
    "Binance's app for Android at {account}",
    "Binance's app for iOS at {account}",
    "Binance's desktop program at {account}",
    "The venue itself ({what}) at {account}: nothing of yours places these, look at the margin of {account}.",
    "Algo order {id} at {account} goes on placing orders: cancel it, too.",
    "Somebody places orders by hand: {words}. Stop there, or switch this off.",
    "Orders at {account} bear no sign: stop whatever uses an API key of this account.",
    "Stop the bot that places them: {words}.",
)

# Why the latch cannot be switched on, and its lines in the journal (engine: latch, latching).
_LATCH = (
    "Latch",
    "No run has said yet what it reaches: press PANIC, then switch this on.",
    "Cancel selected reaches no new order: press PANIC, then switch this on.",
    "What it reached in an earlier start cannot be read: release it, press PANIC, then switch it on.",
    "an earlier start left it on · it does nothing until it is resumed",
    "keeps cancelling new orders · {what}",
    "released · {n} caught",
    "released by Stop sending",
    "run {run} began · {n} {_orders} caught by the latch",
    "{n} {_orders} caught by the latch",
    "{n} caught · {words}",
)

# The venue's timer (engine: backstop).
_BACKSTOP = (
    "{venue} cancels by itself {s} s after our last word",
    "ordinary orders only; algo orders not promised",
    "nothing is known of the venue's timer: {why}",
    "the venue's timer is switched off",
    "the venue's timer could not be switched off and is over: it may have cancelled ordinary orders",
    "an earlier start left the venue's timer on",
    "a request for the timer got no answer and may still arrive",
    "the venue says that its timer is off",
)

FLATTEN: tuple[str, ...] = (*_SOURCES, *_LATCH, *_BACKSTOP)
