"""Bugs of the latch, which sends without a press, and of the venues' timers, which cancel without us."""

from __future__ import annotations

from tests.planted.bug import Bug

_LATCH = "gui/engine/latch.py"
_LATCHING = "gui/engine/latching.py"
_BACKSTOP = "gui/engine/backstop.py"
_BACKSTOPS = "gui/engine/backstops.py"
_CATCHING = ("tests/engine/test_latch.py", "tests/engine/test_latching.py", "tests/engine/test_latch_at_venues.py")
_TIMERS = ("tests/engine/test_backstop.py", "tests/engine/test_backstops.py", "tests/engine/test_latch_at_venues.py")

OF_LATCH = (
    Bug(
        "the latch catches what stood there before it",
        "I16",
        _LATCH,
        "and (before or self._since(row))]",
        "]",
        _CATCHING,
    ),
    Bug(
        "an earlier start's latch acts without a person",
        "I16 I23",
        _LATCH,
        "        self.waiting, self._since_ms, self._scopes =",
        "        self.on, self._since_ms, self._scopes =",
        _CATCHING,
    ),
    Bug(
        "the latch is not kept for the next start",
        "I23",
        _LATCH,
        "        self._journal.record(LatchSet(self.on, self._environment, text, epoch_ms(self._clock)))\n",
        "        del text\n",
        _CATCHING,
    ),
    Bug(
        "Stop sending leaves the latch on",
        "I16",
        _LATCHING,
        "        if self.latch.on:\n            self.latch.release()\n",
        "        if self.latch.on:\n",
        _CATCHING,
    ),
    Bug(
        "what the latch caught makes a run sweep its scope",
        "I16",
        _LATCHING,
        "        run = self._run_for(scope, f",
        "        scope = self.latch.scopes[0]\n        run = self._run_for(scope, f",
        _CATCHING,
    ),
    Bug(
        "the latch takes the stops of a position",
        "I16",
        _LATCH,
        "(free or not scope.closes(account))",
        "(free or scope.closes(account))",
        _CATCHING,
    ),
    Bug(
        "an order that echoes is counted as caught",
        "I17",
        _LATCH,
        "if row.key not in self._ended and",
        "if",
        _CATCHING,
    ),
    Bug(
        "what the latch caught is tried like a press",
        "I14",
        "gui/engine/desk.py",
        "        self.cancels.want(waits, run.number)\n",
        "        self.cancels.want(waits, run.number)\n        self.cancels.press()\n",
        _CATCHING,
    ),
    Bug(
        "the timer stays on after the run",
        "I16",
        _BACKSTOP,
        "        if self._resting or not self._wanted():\n",
        "        if self._resting:\n",
        _TIMERS,
    ),
    Bug(
        "the timer stays on after the program",
        "I23",
        _BACKSTOPS,
        "            one.rest()\n",
        "            one.poke()\n",
        _TIMERS,
    ),
    Bug(
        "a lost answer of the timer counts as off",
        "I06",
        _BACKSTOP,
        "left = () if reply.fault is None else reply.instruments or names",
        "left = reply.instruments",
        _TIMERS,
    ),
    Bug(
        "an arming that arrives late stays on",
        "I05",
        _BACKSTOP,
        "            if timer.lost is not None and now < timer.lost + LATE_S:\n",
        "            if timer.lost is not None and now < timer.lost:\n",
        _TIMERS,
    ),
    Bug(
        "a crash forgets the timer",
        "I23",
        _BACKSTOP,
        "await self._journal.commit(self._entry(armed=True, seconds=seconds, names=every, fault=PENDING))\n",
        "del every\n",
        _TIMERS,
    ),
    Bug(
        "a run that keeps orders arms the timer",
        "I16",
        _BACKSTOPS,
        "run.on and run.sweeps_whole(account)",
        "run.on and run.covers_account(account)",
        _TIMERS,
    ),
    Bug(
        "the seconds left are more than the venue has",
        "I06",
        _BACKSTOP,
        "_Timer(surely, min(now + left_s, asked + seconds),",
        "_Timer(surely, now + seconds,",
        _TIMERS,
    ),
)
