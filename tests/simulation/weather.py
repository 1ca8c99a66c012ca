"""The troubles of a plan at work: which requests they hit, at the venues and on the way to them."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Sequence
from dataclasses import replace
from email.utils import formatdate

from gui.connectors.wire import HttpRequest
from gui.domain.clock import Clock
from gui.domain.faults import VenueFault
from gui.domain.venues import Venue
from gui.drill.exchange import Answer, Asked
from gui.drill.faults import ActiveFault, Fault, FaultAct
from tests.simulation.trouble import ACTS, ANSWERS, BLOCKS, Kind, Trouble, blocked_by, garbled, part_of, shy, twice
from tests.stand import StandClock

# The first host of a venue's ring; some troubles concern it alone.
FIRST_HOSTS = frozenset({"www.okx.com", "api.binance.com", "fapi.binance.com", "dapi.binance.com"})
MANGLES = {Kind.GARBLED, Kind.TWICE, Kind.OKX_SHY}
AT_VENUES = {Kind.DELAY, Kind.BINANCE_BANNED, *ACTS, *ANSWERS}


class Weather:
    """Implements `tests.virtual_wire.Troubles` and makes the network's own faults; ``origin`` is the plan's zero."""

    def __init__(self, troubles: Sequence[Trouble], clock: StandClock, rng: random.Random) -> None:
        self._troubles = tuple(troubles)
        self._clock: Clock = clock
        self._true_wall = clock.true_wall
        self._dice = rng
        self._origin = clock.monotonic()

    @property
    def now(self) -> float:
        """Seconds since the plan's zero."""
        return self._clock.monotonic() - self._origin

    def _hit(self, trouble: Trouble, venue: Venue, part: str) -> bool:
        if not trouble.on(self.now) or not trouble.strikes(venue, part):
            return False
        return trouble.chance >= 1.0 or self._dice.random() < trouble.chance

    def match(self, venue: Venue, method: str, path: str, account: str) -> ActiveFault | None:
        """Give what hits a request at its venue."""
        part = part_of(path, method)
        for trouble in self._troubles:
            if trouble.kind in AT_VENUES and self._hit(trouble, venue, part):
                return self._active(self._fault(trouble), trouble)
        return None

    def _fault(self, trouble: Trouble) -> Fault:
        kind = trouble.kind
        if kind in ACTS:
            return Fault(ACTS[kind])
        if kind is Kind.DELAY:
            return Fault(FaultAct.DELAY, delay_s=0.2 + 5.0 * trouble.strength)
        if kind is Kind.BINANCE_BANNED:
            return self._ban(trouble)
        return ANSWERS[kind](trouble)

    def _ban(self, trouble: Trouble) -> Fault:
        left = max(1.0, trouble.at + trouble.lasts - self.now)
        until = int((self._true_wall() + left) * 1000)
        words = f"Way too much request weight used; IP banned until {until}. Please use WebSocket Streams."
        body = json.dumps({"code": -1003, "msg": words})
        # Binance tells its own time with every answer, and mostly the wait as well.
        headers = {"Date": formatdate(self._true_wall(), usegmt=True)}
        if trouble.strength < 0.7:
            headers["Retry-After"] = str(math.ceil(left))
        return Fault(FaultAct.ANSWER, status=418, body=body, headers=headers)

    def _active(self, fault: Fault, trouble: Trouble) -> ActiveFault:
        ends = trouble.at + trouble.lasts
        if trouble.flaps_s is not None:
            ends = min(ends, trouble.at + trouble.flaps_s * (1 + (self.now - trouble.at) // trouble.flaps_s))
        return ActiveFault(fault, ends_at=self._origin + ends, abandoned=trouble.strength < 0.5)

    def over(self, active: ActiveFault) -> bool:
        """Say whether what hangs may go on."""
        return self._clock.monotonic() >= active.ends_at

    def blocked(self, host: str, request: HttpRequest) -> VenueFault | None:
        """Give the fault of a request that cannot even leave."""
        venue = Venue.OKX if host.endswith("okx.com") else Venue.BINANCE
        for trouble in self._troubles:
            if trouble.kind not in BLOCKS or not self._hit(trouble, venue, "all"):
                continue
            if trouble.strength < 0.5 or host in FIRST_HOSTS or trouble.kind is Kind.NO_NETWORK:
                return blocked_by(trouble.kind)
        return None

    def mangle(self, asked: Asked, answer: Answer) -> Answer:
        """Change an answer on its way back."""
        venue = Venue.OKX if asked.path.startswith("/api/v5/") else Venue.BINANCE
        part = part_of(asked.path, asked.method)
        for trouble in self._troubles:
            if trouble.kind not in MANGLES or not self._hit(trouble, venue, part):
                continue
            match trouble.kind:
                case Kind.GARBLED:
                    return replace(answer, body=garbled(answer, trouble.strength, asked).body)
                case Kind.TWICE:
                    return twice(answer)
                case _:
                    return shy(answer)
        return answer

    def slowness(self) -> float:
        """Give the seconds that the way takes longer now, each way at most."""
        slow = [trouble for trouble in self._troubles if trouble.kind is Kind.SLOW_WAY and trouble.on(self.now)]
        return max((0.2 + 2.0 * trouble.strength for trouble in slow), default=0.0)

    def disk_full(self) -> bool:
        """Say whether the disk is full now."""
        return any(trouble.kind is Kind.DISK and trouble.on(self.now) for trouble in self._troubles)
