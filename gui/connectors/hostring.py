"""Which of several addresses of one service is used: the preferred one that answers, by what requests met there.

Limits and bans count for an address of ours over all hosts of a venue, so moving is never a way around them: an
answer in the venue's own words, a refusal, a limit or a ban too, is a sign of health.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from gui.connectors.mishaps import is_page
from gui.connectors.wire import HttpResponse
from gui.domain.clock import Clock
from gui.domain.faults import FaultKind, VenueFault

# One of these is enough to try another host.
HARD = frozenset({FaultKind.NAME_LOOKUP, FaultKind.CONNECT, FaultKind.TLS, FaultKind.TIMEOUT})
# A connection may end by itself: only the second in a row speaks against the host.
SOFT = frozenset({FaultKind.RESET, FaultKind.TRUNCATED, FaultKind.EDGE_PAGE})
# A host that was left is tried again after this long (seconds), twice as long after each return in vain.
BACK_S = 60.0
LONGEST_BACK_S = 960.0


@dataclass(slots=True)
class _Host:
    base: str
    # Monotonic seconds: of the latest answer, of the latest to a cancel, and of the latest failure that counted.
    answered: float = float("-inf")
    cancelled: float = float("-inf")
    failed: float = float("-inf")
    strikes: int = 0
    down: bool = False
    back_s: float = BACK_S


class HostRing:
    """The addresses of one service of one account, the preferred one first; an empty ring offers nothing."""

    def __init__(self, bases: Iterable[str], clock: Clock) -> None:
        self._hosts = [_Host(base) for base in dict.fromkeys(base.rstrip("/") for base in bases)]
        self._clock = clock
        self._at = 0

    @property
    def bases(self) -> tuple[str, ...]:
        """Every address, the preferred one first."""
        return tuple(host.base for host in self._hosts)

    @property
    def base(self) -> str:
        """Scheme and host of the address in use, without a slash at the end; empty where there is none."""
        return self._hosts[self._at].base if self._hosts else ""

    @property
    def name(self) -> str:
        """The host in use, with its port where the address names one."""
        return host_name(self.base)

    def named(self, name: str) -> str:
        """Give the address of the host that a journal line names, the one in use if it names none of these."""
        return next((host.base for host in self._hosts if host_name(host.base) == name), self.base)

    def probe(self) -> str:
        """Give the address for a question that may be lost: a better host whose wait is over, else the one in use."""
        now = self._clock.monotonic()
        for host in self._hosts[: self._at]:
            if now - host.failed >= host.back_s:
                return host.base
        return self.base

    def answered(self, base: str, asked: float, *, cancel: bool = False) -> None:
        """A host gave an answer of the venue's: it is in use again if it is better than the one that is.

        A late answer to what was asked before the host was left is no reason to go back.
        """
        place = self._place(base)
        if place is None:
            return
        host, now = self._hosts[place], self._clock.monotonic()
        host.answered, host.strikes = now, 0
        host.cancelled = now if cancel else host.cancelled
        if asked >= host.failed:
            host.down = False
            self._at = min(self._at, place)

    def failed(self, base: str, asked: float, *, hard: bool, cancel: bool = False, page: bool = False) -> None:
        """A request that left at ``asked`` (monotonic) met no answer: use another host, unless that one lives.

        An answer since then shows that it does, but to a cancel only the answer to another cancel, and never against
        a ``page`` of its own edge. Requests that failed together count once.
        """
        place = self._place(base)
        if place is None:
            return
        host = self._hosts[place]
        lived = host.cancelled if cancel else host.answered
        if asked < host.failed or (asked < lived and not page):
            return
        now = self._clock.monotonic()
        since, host.failed = now - host.failed, now
        host.strikes += 1
        if not hard and host.strikes < 2:
            return
        if since >= host.back_s:
            host.back_s = min(2 * host.back_s, LONGEST_BACK_S) if since < 3 * host.back_s else BACK_S
        host.down = True
        if place == self._at:
            self._move()

    def _move(self) -> None:
        # The first that is not known to fail; where all do, the one whose failure is the oldest.
        up = [place for place, host in enumerate(self._hosts) if not host.down]
        others = [place for place in range(len(self._hosts)) if place != self._at]
        if up:
            self._at = up[0]
        elif others:
            self._at = min(others, key=lambda place: self._hosts[place].failed)

    def _place(self, base: str) -> int | None:
        return next((place for place, host in enumerate(self._hosts) if host.base == base), None)

    def lost(self, base: str, fault: VenueFault, asked: float, *, cancel: bool = False) -> None:
        """No complete answer came from a host; what is no fault of a host alone changes nothing."""
        if fault.kind in HARD or fault.kind in SOFT:
            self.failed(base, asked, hard=fault.kind in HARD, cancel=cancel)

    def heard(self, base: str, response: HttpResponse, asked: float, *, own_words: bool, cancel: bool = False) -> None:
        """A complete answer came; ``own_words`` says whether the venue itself wrote it.

        Of what others wrote, a refusal says nothing of the host; anything else in the place of an answer speaks
        against it.
        """
        if own_words or 400 <= response.status < 500:
            self.answered(base, asked, cancel=cancel)
        elif response.status >= 300 or is_page(response.body):
            self.failed(base, asked, hard=True, cancel=cancel, page=True)


def host_name(base: str) -> str:
    """Give host and port as they stand in an address."""
    return urlsplit(base).netloc
