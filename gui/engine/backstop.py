"""The venue's dead-man timer of one account: armed while a run wants it, switched off after it, or surely over.

It covers ordinary orders only; for algo orders no venue promises anything (OKX API v5 "Cancel All After", Binance
"Auto-Cancel All Open Orders").
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from gui.connectors.flattening import BackstopReply, Flattener
from gui.domain.clock import Clock, epoch_ms
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.sentences import fault_words
from gui.domain.venues import Account, Venue
from gui.engine.views import BackstopView
from gui.journal.entries import Journal, Line, Tone
from gui.journal.flatten_entries import BackstopSet

# The venue cancels so long after our last word (seconds), and is told again so often.
SECONDS = 30
AGAIN_S = 10.0
# A timer of an instrument costs 10 weight at Binance; for more than so many both times above grow with their number.
AT_PACE = 8
# The first cancels of a press leave before the timer's request (seconds).
HEAD_START_S = 0.25
# Instruments that come up in a run get their timer within this time (seconds).
LOOK_S = 1.0
# After a request without a usable answer the next one follows so much later (seconds), or after the venue's wait.
RETRY_S = 2.0
LONGEST_RETRY_S = 10.0
# A request that was given up may reach the venue so much later (seconds).
LATE_S = 3.0

TRUE_SCOPE = "ordinary orders only; algo orders not promised"
LEFT = VenueFault(FaultKind.OTHER, message="an earlier start left the venue's timer on")
LATE = VenueFault(FaultKind.OTHER, message="a request for the timer got no answer and may still arrive")
NOT_ON = VenueFault(FaultKind.SHAPE, message="the venue says that its timer is off")
PENDING = "pending"
# Stands for the one timer of an account that has not one for each instrument.
WHOLE = ""


@dataclass(slots=True)
class _Timer:
    """One timer at the venue, in monotonic seconds: it fires not before ``least`` (None: not known), and is over,
    whatever became of our requests, at ``most``. ``lost`` is when an arming got no answer, and may still arrive."""

    most: float = math.inf
    least: float | None = None
    lost: float | None = None


class Backstop:
    """Keeps one account's timer in step with ``wanted``; only a confirmed answer, or time, makes it be off.

    ``instruments`` gives those that have ordinary orders or a position now, for venues that count by instrument.
    ``tell`` hears of every change of the view.
    """

    def __init__(
        self,
        account: Account,
        flattener: Flattener,
        journal: Journal,
        clock: Clock,
        *,
        wanted: Callable[[], bool],
        instruments: Callable[[], Collection[str]],
        tell: Callable[[], None],
    ) -> None:
        self.account = account
        self._flattener = flattener
        self._journal = journal
        self._clock = clock
        self._wanted = wanted
        self._instruments = instruments
        self._tell = tell
        self._timers: dict[str, _Timer] = {}
        self._fault: VenueFault | None = None
        self._resting = False
        self._wanted_since: float | None = None
        self._next_at = 0.0
        self._off_at = 0.0
        self._told_armed = False
        self._wake = asyncio.Event()
        self.off = asyncio.Event()
        self.off.set()

    def poke(self) -> None:
        """The run began, ended, or changed: see what follows."""
        self._wake.set()

    def rest(self) -> None:
        """This start ends: switch off what is on, and arm nothing more."""
        self._resting = True
        self.poke()

    def woke(self, unseen_s: float) -> None:
        """So much time passed unseen by the monotonic clock: the venue's timer ran on, and is told of us at once."""
        for timer in self._timers.values():
            if timer.least is not None:
                timer.least -= unseen_s
        self._next_at = self._off_at = self._clock.monotonic()
        self.poke()

    def recall(self, left: BackstopSet) -> bool:
        """An earlier start may have left timers on: they are switched off; False where they surely are over."""
        longest_s = left.seconds + _again_s(left.seconds) + LATE_S
        passed_s = self._clock.wall() - left.at_ms / 1000
        if passed_s >= longest_s or self._timers:
            if not self._timers:
                self._keep(armed=False, seconds=0, names=left.instruments)
            return False
        now = self._clock.monotonic()
        for name in left.instruments or (WHOLE,):
            self._timers[name] = _Timer(now + min(longest_s, longest_s - passed_s), lost=now - max(0.0, passed_s))
        self._fault, self._told_armed = LEFT, True
        self.off.clear()
        self.poke()
        return True

    async def work(self) -> None:
        """Arm, arm again and switch off, until cancelled."""
        while True:
            self._wake.clear()
            wait_s = await self._step()
            try:
                async with asyncio.timeout(wait_s):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def _step(self) -> float | None:
        now = self._clock.monotonic()
        if self._resting or not self._wanted():
            if self._wanted_since is not None:
                self._wanted_since, self._off_at = None, now
            return await self._switch_off(now)
        if self._wanted_since is None:
            self._wanted_since, self._next_at = now, now + HEAD_START_S
        names = self._names()
        if not names:
            return LOOK_S
        fresh = tuple(name for name in names if name not in self._timers)
        if self._next_at <= now:
            await self._arm(names, len(names))
        elif fresh and self._timers and self._fault is None:
            await self._arm(fresh, len(names), between=True)
        return min(max(self._next_at - self._clock.monotonic(), 0.0), LOOK_S)

    def _names(self) -> tuple[str, ...]:
        if self.account.venue is Venue.OKX:
            return (WHOLE,)
        # What was armed once stays so until the end: left alone, its timer would fire in the middle of the run.
        return tuple(sorted({*self._timers, *self._instruments()}))

    # Arming

    async def _arm(self, names: tuple[str, ...], together: int, *, between: bool = False) -> None:
        pace = -(-together // AT_PACE)
        seconds = SECONDS * pace
        if any(name not in self._timers for name in names):
            # Should this program end before the answer, the next start knows that there may be a timer.
            every = tuple(dict.fromkeys((*self._timers, *names)))
            await self._journal.commit(self._entry(armed=True, seconds=seconds, names=every, fault=PENDING))
        asked = self._clock.monotonic()
        self.off.clear()
        # Until the answer is in, each may be on for good: should this task die meanwhile, they are still switched off.
        before = {name: self._timers.get(name) for name in names}
        for name, old in before.items():
            self._timers[name] = _Timer() if old is None else _Timer(least=old.least, lost=old.lost)
        reply = await self._flattener.arm_backstop(_told(names), seconds)
        if reply.fault is None and not reply.armed:
            reply = replace(reply, fault=NOT_ON)
        now = self._clock.monotonic()
        for name, old in before.items():
            surely = max(now + seconds + LATE_S, 0.0 if old is None else old.most)
            if reply.fault is None or name in reply.instruments:
                left_s = reply.until_s if reply.fault is None else float(seconds)
                self._timers[name] = _Timer(surely, min(now + left_s, asked + seconds), old.lost if old else None)
            elif reply.fault.sent or len(names) > 1:
                self._timers[name] = _Timer(surely, old.least if old else None, lost=now)
            elif old is not None:
                self._timers[name] = old
            else:
                del self._timers[name]
        self._answered(reply.fault)
        self._keep(armed=bool(self._timers), seconds=seconds, names=tuple(self._timers) or names)
        if reply.fault is not None:
            self._next_at = now + self._retry_s(reply.fault)
        elif not between:
            self._next_at = now + AGAIN_S * pace
        if reply.fault is None and not self._told_armed:
            self._told_armed = True
            what = f"{self.account.venue.display} cancels by itself {seconds} s after our last word"
            self._say(Tone.WORK, f"{what} · {TRUE_SCOPE}")
        self._settle()
        self._tell()

    # Switching off

    async def _switch_off(self, now: float) -> float | None:
        self._let_go(now)
        if not self._timers:
            self._settle()
            return None
        if now < self._off_at:
            return self._wait_s(now)
        names = tuple(self._timers)
        reply = await self._flattener.disarm_backstop(_told(names))
        if reply.fault is None and reply.armed:
            reply = replace(reply, fault=LATE, instruments=())
        now = self._clock.monotonic()
        again = self._confirmed(names, reply, now)
        self._answered(reply.fault if reply.fault is not None or again is None else LATE)
        self._off_at = now + self._retry_s(reply.fault) if reply.fault is not None else again or 0.0
        self._keep(armed=bool(self._timers), seconds=SECONDS if self._timers else 0, names=tuple(self._timers) or names)
        if not self._timers and self._told_armed:
            self._say(Tone.FINE, "the venue's timer is switched off")
        self._settle()
        self._tell()
        return self._wait_s(now) if self._timers else None

    def _wait_s(self, now: float) -> float:
        return max(min(self._off_at, *(timer.most for timer in self._timers.values())) - now, 0.0)

    def _confirmed(self, names: tuple[str, ...], reply: BackstopReply, now: float) -> float | None:
        """Forget what is off; gives when to say it again: an arming without an answer may arrive after this word."""
        left = () if reply.fault is None else reply.instruments or names
        late: list[float] = []
        for name in names:
            timer = self._timers[name]
            if name in left:
                continue
            if timer.lost is not None and now < timer.lost + LATE_S:
                late.append(timer.lost + LATE_S)
                timer.least = None
            else:
                del self._timers[name]
        return min(late, default=None)

    def _let_go(self, now: float) -> None:
        over = [name for name, timer in self._timers.items() if timer.most <= now]
        for name in over:
            del self._timers[name]
        if over and not self._timers:
            self._keep(armed=False, seconds=0, names=tuple(over))
            text = "the venue's timer could not be switched off and is over: it may have cancelled ordinary orders"
            self._say(Tone.WARNING, text)
            self._settle()
            self._tell()

    def _settle(self) -> None:
        if self._timers:
            return
        if self._wanted_since is None:
            self._fault, self._told_armed = None, False
        self.off.set()

    # Words and views

    def _answered(self, fault: VenueFault | None) -> None:
        before, self._fault = self._fault, fault
        if fault is not None and (before is None or before.kind is not fault.kind):
            self._say(Tone.WARNING, f"nothing is known of the venue's timer: {fault_words(fault)}")

    def _retry_s(self, fault: VenueFault) -> float:
        return min(max(RETRY_S, fault.retry_after_s or 0.0), LONGEST_RETRY_S)

    def _keep(self, *, armed: bool, seconds: int, names: Iterable[str]) -> None:
        fault = fault_words(self._fault) if armed and self._fault is not None else ""
        self._journal.record(self._entry(armed=armed, seconds=seconds, names=names, fault=fault))

    def _entry(self, *, armed: bool, seconds: int, names: Iterable[str], fault: str) -> BackstopSet:
        return BackstopSet(self.account.label, armed, seconds, _told(names), fault, epoch_ms(self._clock))

    def _say(self, tone: Tone, text: str) -> None:
        about = f"{self.account.venue.display} {self.account.label}"
        self._journal.record(Line(epoch_ms(self._clock), tone, about, text))

    def view(self) -> BackstopView:
        """Picture how the timer stands; with a fault the least that may be left, None where even that is over."""
        now = self._clock.monotonic()
        ends = [timer.least for timer in self._timers.values()]
        soonest = min((end for end in ends if end is not None), default=None)
        known = soonest is not None and soonest > now and None not in ends
        return BackstopView(
            account=self.account,
            armed=bool(self._timers),
            left_s=soonest - now if known and soonest is not None else None,
            instruments=_told(self._timers),
            fault=self._fault,
        )


def _told(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name != WHOLE)


def _again_s(seconds: int) -> float:
    return AGAIN_S * seconds / SECONDS
