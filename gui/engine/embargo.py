"""The waits that a venue stated: a ban of this address, or "too many" under one limit; kept across starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gui.domain.clock import Clock, epoch_ms
from gui.domain.venues import Account, Environment, Venue
from gui.journal.entries import Hold, Journal, Line, Tone

# The longest ban that Binance documents; nothing on disk and no clock can make a wait longer (seconds).
LONGEST_S = 3 * 86400.0
# A shorter wait is over before another start could ask (seconds).
KEPT_S = 5.0
# An end that moves by less is told as the same (seconds); what is on disk lies so much later.
STEP_S = 1.0
# Clocks of a start and the next one may differ by this much (seconds).
CLOCKS_S = 2.0

Told = Callable[[str, float, int | None], None]
Earlier = Callable[[], Mapping[str, float] | None]


def _tell_nobody(_limit: str, _wait_s: float, _until_ms: int | None) -> None:
    return


class Embargo:
    """The ends of the stated waits of one venue, by limit ("" for everything), in monotonic seconds.

    It is a fact that accounts of one address may share, not a limiter: nobody queues here. ``earlier`` gives the
    seconds that are left of waits told before this start, None while the disk has not said; ``told`` hears every
    wait that is worth keeping.
    """

    def __init__(self, clock: Clock, *, earlier: Earlier = dict, told: Told = _tell_nobody) -> None:
        self._clock = clock
        self._earlier: Earlier | None = earlier
        self._told = told
        self._ends: dict[str, float] = {}
        self._kept: dict[str, float] = {}

    def wait(self, limit: str, wait_s: float, until_ms: int | None = None) -> None:
        """The venue says to wait; a wait is never shortened. ``until_ms`` is its end on the venue's own clock."""
        self._recall()
        wait_s = min(max(0.0, wait_s), LONGEST_S)
        end = self._clock.monotonic() + wait_s
        if end <= self._ends.get(limit, 0.0):
            return
        self._ends[limit] = end
        if wait_s >= KEPT_S and end - self._kept.get(limit, 0.0) >= STEP_S:
            self._kept[limit] = end
            self._told(limit, wait_s, until_ms)

    def left_s(self, limit: str = "") -> float:
        """Give the seconds that are left of a limit's wait, 0 if there is none."""
        if self._earlier is not None:
            self._recall()
        # Asked of every limit before every request, and mostly no wait was ever stated.
        end = self._ends.get(limit)
        return 0.0 if end is None else max(0.0, end - self._clock.monotonic())

    def _recall(self) -> None:
        found = self._earlier() if self._earlier is not None else None
        if found is None:
            return
        self._earlier = None
        now = self._clock.monotonic()
        for limit, left_s in found.items():
            end = now + min(left_s, LONGEST_S)
            self._ends[limit] = max(end, self._ends.get(limit, 0.0))
            self._kept[limit] = max(end, self._kept.get(limit, 0.0))

    def limits(self) -> tuple[str, ...]:
        """Give the limits under which a wait was ever stated."""
        return tuple(self._ends)


class Embargoes:
    """The embargo of every account of one environment, kept in the journal; practice is not kept.

    Binance bans and counts by address, so its accounts of one environment share one; OKX counts by user, so each of
    its accounts has its own (Binance "Limits", OKX API v5 "Rate Limits").
    """

    def __init__(self, clock: Clock, journal: Journal, environment: Environment) -> None:
        self._clock = clock
        self._journal = journal
        self._environment = environment
        self._made: dict[tuple[Venue, str], Embargo] = {}

    def of(self, account: Account) -> Embargo:
        """Give the embargo that concerns an account."""
        owner = "" if account.venue is Venue.BINANCE else account.label
        name = (account.venue, owner)
        if name not in self._made:
            self._made[name] = self._make(account.venue, owner)
        return self._made[name]

    def _make(self, venue: Venue, owner: str) -> Embargo:
        if self._environment is Environment.DRILL:
            return Embargo(self._clock, told=lambda *wait: self._say(venue, owner, *wait))

        def told(limit: str, wait_s: float, until_ms: int | None) -> None:
            self._keep(venue, owner, limit, wait_s, until_ms)
            self._say(venue, owner, limit, wait_s, until_ms)

        return Embargo(self._clock, earlier=lambda: self._earlier(venue, owner), told=told)

    def _keep(self, venue: Venue, owner: str, limit: str, wait_s: float, until_ms: int | None) -> None:
        # The later of both clocks: a clock of ours that is off now, or is set right later, ends no ban early.
        now_ms = epoch_ms(self._clock)
        end_ms = max(now_ms + round(wait_s * 1000), until_ms or 0) + round(STEP_S * 1000)
        wait_ms = round((wait_s + STEP_S) * 1000)
        self._journal.record(Hold(str(venue), str(self._environment), owner, limit, end_ms, wait_ms, now_ms))

    def _earlier(self, venue: Venue, owner: str) -> Mapping[str, float] | None:
        holds = self._journal.holds(str(self._environment))
        if holds is None:
            return None
        found: dict[str, float] = {}
        for hold in holds:
            if (hold.venue, hold.owner) == (str(venue), owner) and (left_s := self._left_s(hold)) > 0:
                found[hold.limit] = left_s
                if not hold.limit:
                    self._say(venue, owner, hold.limit, left_s, None)
        return found

    def _left_s(self, hold: Hold) -> float:
        now_ms = epoch_ms(self._clock)
        by_clock = (hold.until_ms - now_ms) / 1000
        left_s = min(by_clock, hold.wait_ms / 1000, LONGEST_S)
        set_back = now_ms + CLOCKS_S * 1000 < hold.at_ms
        if left_s > 0 and (set_back or by_clock > left_s + CLOCKS_S):
            # Written anew by the clock as it is now, so that the next start does not begin at the same length again.
            end_ms, wait_ms = now_ms + round(left_s * 1000), round(left_s * 1000)
            words = (hold.venue, hold.environment, hold.owner, hold.limit)
            self._journal.record(Hold(*words, end_ms, wait_ms, now_ms))
        return left_s

    def _say(self, venue: Venue, owner: str, limit: str, wait_s: float, _until_ms: int | None) -> None:
        now_ms = epoch_ms(self._clock)
        seconds = (now_ms + round(wait_s * 1000)) // 1000
        until = f"{seconds // 3600 % 24:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d} UTC"
        about = f"{venue.display} {owner}".rstrip()
        what = "this address is banned" if not limit else f"no room under {limit}"
        self._journal.record(Line(now_ms, Tone.BAD, about, f"{what} until {until}: nothing of it leaves before"))
