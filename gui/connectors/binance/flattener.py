"""Positions of one account at Binance futures, their closing, and the dead-man timer."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from gui.connectors.base import Charge
from gui.connectors.binance import closes
from gui.connectors.binance.caller import Answer, BinanceCaller
from gui.connectors.binance.close_answers import outcome, refused
from gui.connectors.binance.close_codes import CLOSE_CODES
from gui.connectors.binance.flatten_calls import (
    NEW_ORDER,
    SERVICE,
    close_call,
    countdown_call,
    positions_call,
    rules_call,
)
from gui.connectors.binance.hosts import ServiceHosts
from gui.connectors.binance.positions import positions_of
from gui.connectors.binance.sizes import NO_RULE, Rule, at_most, half_of, rules_of
from gui.connectors.clockoffset import CLOCK_WAIT_S
from gui.connectors.decode import as_object, decode, ms_of
from gui.connectors.flattening import BackstopReply
from gui.connectors.wire import HttpResponse, Lane
from gui.domain.clock import Clock, epoch_ms
from gui.domain.closings import CloseReply, CloseRequest, CloseVerdict, CloseWay
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import Position, PositionFamily, PositionReading, position_families
from gui.domain.venues import Account

# A reading, and the much longer list of rules, may take so long after their turn (seconds).
READING_S = 10.0
TIMER_S = 4.0
# The request of a timer waits so long for its turn (seconds); so many of them cost the cancels next to nothing.
TURN_S = 4.0
FEW_TIMERS = 8
TOO_LARGE = "-4005"
NO_QUANTITY = VenueFault(FaultKind.OWN_FAULT, message="a close without a quantity: a fault of this program", sent=False)


class BinanceFlattener:
    """Implements `gui.connectors.flattening.Flattener` for the futures that an account watches; never raises."""

    def __init__(self, account: Account, caller: BinanceCaller, hosts: ServiceHosts, clock: Clock) -> None:
        self.families = position_families(account.families)
        self._account = account.label
        self._caller = caller
        self._hosts = hosts
        self._clock = clock
        self._rules: dict[PositionFamily, dict[str, Rule]] = {}
        # What was refused as too large: no order of the symbol is larger than this until the rules are read again.
        self._caps: dict[tuple[PositionFamily, str], Decimal] = {}
        self._doubted: set[PositionFamily] = set()

    async def read_positions(self, family: PositionFamily, *, lane: Lane = Lane.PROOF) -> PositionReading:
        """Read every position of a family in one call; where its rules were found wrong, those as well, once."""
        if family not in self._doubted:
            return await self._read(family, lane)
        self._doubted.discard(family)
        reading, _ = await asyncio.gather(self._read(family, lane), self._read_rules(family))
        return reading

    async def _read(self, family: PositionFamily, lane: Lane) -> PositionReading:
        call = positions_call(family)
        answer = await self._caller.paced(call, lane=lane, deadline_s=READING_S)
        positions: tuple[Position, ...] = ()
        fault = answer.fault
        if answer.response is not None:
            try:
                positions, fault = positions_of(self._account, family, answer.response)
            except ShapeError as odd:
                fault = self._caller.refusal(call, answer.response, odd)
        return PositionReading(
            account=self._account,
            family=family,
            positions=positions,
            complete=fault is None,
            begun=answer.asked,
            ended=self._clock.monotonic(),
            at_ms=epoch_ms(self._clock),
            fault=fault,
            requests=int(answer.response is not None or (fault is not None and fault.sent)),
        )

    async def read_rules(self) -> bool:
        """Learn the sizes that each market takes; what was known stays where there is no answer."""
        await asyncio.gather(*(self._read_rules(family) for family in self.families))
        return all(family in self._rules for family in self.families)

    async def _read_rules(self, family: PositionFamily) -> None:
        call = rules_call(family)
        answer = await self._caller.paced(call, lane=Lane.LISTING, deadline_s=READING_S)
        if answer.response is None:
            return
        try:
            self._rules[family] = rules_of(answer.response)
        except ShapeError as odd:
            self._caller.refusal(call, answer.response, odd)
            return
        for name in [name for name in self._caps if name[0] is family]:
            del self._caps[name]

    def prepare(self, position: Position, client_id: str, way: CloseWay | None = None) -> CloseRequest | CloseReply:
        """Make the next close of a position from one reading; without known rules its quantity goes as listed."""
        key = position.key
        rule = self._rules.get(key.family, {}).get(key.instrument, NO_RULE)
        rule = at_most(rule, self._caps.get((key.family, key.instrument)))
        host = self._hosts.ring(SERVICE[key.family]).name
        return closes.prepare(position, rule, client_id, way, host=host)

    def close_charges(self, request: CloseRequest) -> tuple[Charge, ...]:
        """A close is one new order of the account."""
        return NEW_ORDER

    async def send_close(self, request: CloseRequest, *, deadline_s: float) -> CloseReply:
        """Place the closing order once; taken only in the exact shape of the order's own row."""
        if request.quantity is None or request.quantity <= 0:
            return refused(request, NO_QUANTITY, None)
        call = close_call(request)
        answer = await self._caller.once(call, lane=Lane.CANCEL, deadline_s=deadline_s, host=request.host)
        if answer.response is None:
            return refused(request, _fault(answer), None)
        try:
            reply = outcome(request, answer.response)
        except ShapeError as odd:
            reply = refused(request, self._caller.refusal(call, answer.response, odd), answer.response)
        if reply.verdict is CloseVerdict.CLOCK and answer.clock_wanted:
            return replace(reply, wait_s=CLOCK_WAIT_S)
        self._heed(request, reply)
        return reply

    def _heed(self, request: CloseRequest, reply: CloseReply) -> None:
        known, key = CLOSE_CODES.get(reply.code), request.key
        rule = self._rules.get(key.family, {}).get(key.instrument, NO_RULE)
        if (known is not None and known.sizes) or (reply.verdict is CloseVerdict.PRICE_BAND and rule.tick is None):
            self._doubted.add(key.family)
        if reply.code == TOO_LARGE and request.quantity is not None:
            half = half_of(request.quantity, rule.market.step)
            if half > 0:
                self._caps[key.family, key.instrument] = half

    async def arm_backstop(self, instruments: Sequence[str], seconds: int) -> BackstopReply:
        """Set the timer of every instrument; armed only if all of them say so. Ordinary orders alone are cancelled."""
        names = tuple(dict.fromkeys(instruments))
        faults = await self._count_down(names, seconds * 1000)
        armed = tuple(name for name, fault in zip(names, faults, strict=True) if fault is None)
        first = next((fault for fault in faults if fault is not None), None)
        if first is not None:
            return BackstopReply(False, 0.0, armed, first.code, first.message, first)
        return BackstopReply(bool(armed), float(seconds) if armed else 0.0, armed)

    async def disarm_backstop(self, instruments: Sequence[str]) -> BackstopReply:
        """Switch the timer of every instrument off; those that did not say so may still be armed, and are named."""
        names = tuple(dict.fromkeys(instruments))
        faults = await self._count_down(names, 0)
        left = tuple(name for name, fault in zip(names, faults, strict=True) if fault is not None)
        first = next((fault for fault in faults if fault is not None), None)
        if first is not None:
            return BackstopReply(True, 0.0, left, first.code, first.message, first)
        return BackstopReply(armed=False)

    async def _count_down(self, names: Sequence[str], milliseconds: int) -> list[VenueFault | None]:
        # A timer that listings keep from its turn runs out in the middle of a run, or stays on after its end.
        urgent = not milliseconds or len(names) <= FEW_TIMERS
        lane = Lane.CANCEL if urgent else Lane.PROOF
        return list(await asyncio.gather(*(self._count_down_one(name, milliseconds, lane) for name in names)))

    async def _count_down_one(self, symbol: str, milliseconds: int, lane: Lane) -> VenueFault | None:
        family = self._family_of(symbol)
        if family not in self.families:
            return VenueFault(FaultKind.NOT_OFFERED, message="this account does not watch its market", sent=False)
        call = countdown_call(family, symbol, milliseconds)
        try:
            async with asyncio.timeout(TURN_S + TIMER_S):
                answer = await self._caller.paced(call, lane=lane, deadline_s=TIMER_S)
        except TimeoutError:
            return VenueFault(FaultKind.TIMEOUT, message="the timer's request had no turn in time")
        if answer.response is None:
            return _fault(answer)
        try:
            _timer_set(answer.response, symbol, milliseconds)
        except ShapeError as odd:
            return self._caller.refusal(call, answer.response, odd)
        return None

    def _family_of(self, symbol: str) -> PositionFamily:
        for family, rules in self._rules.items():
            if symbol in rules:
                return family
        # COIN-M symbols are named BTCUSD_PERP and BTCUSD_260327, those of USDⓈ-M BTCUSDT and BTCUSDT_260327.
        pair, mark, _ = symbol.partition("_")
        return PositionFamily.CM if mark and pair.endswith("USD") else PositionFamily.UM


def _timer_set(response: HttpResponse, symbol: str, milliseconds: int) -> None:
    if response.status != 200:
        raise ShapeError("status", str(response.status))
    body = as_object(decode(response.body), "body")
    if body.get("symbol") != symbol or ms_of(body.get("countdownTime"), "countdownTime") != milliseconds:
        raise ShapeError("countdownTime", "not what was asked for")


def _fault(answer: Answer) -> VenueFault:
    return answer.fault or VenueFault(FaultKind.OTHER, message="no answer")
