"""The next close of a position, made from one reading: never more than it showed, as large as one order may be."""

from __future__ import annotations

import re
from decimal import Decimal

from gui.connectors.binance.flatten_calls import close_path
from gui.connectors.binance.sizes import EXACT, Rule, in_steps, part_of
from gui.domain.closings import CloseReply, CloseRequest, CloseVerdict, CloseWay
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import Position

# Binance "New Order": what a client order id may be.
CLIENT_ID = re.compile(r"[.A-Z:/a-z0-9_-]{1,36}")
# How far beyond the mark price a limit order may reach that stands in for a market order.
REACH = Decimal("0.02")

NO_SIZE = "its size cannot be read: close it at Binance"
NO_PRICE = "Binance told no price to close it at: close it at Binance"
NOT_HELD = "nothing is held"
BAD_ID = "the client id of the close is not one that Binance takes: a fault of this program"


def prepare(
    position: Position, rule: Rule, client_id: str, way: CloseWay | None = None, *, host: str = ""
) -> CloseRequest | CloseReply:
    """Make the order that closes the position, or the most of it that one order may; else the reply that says why not.

    In one-way mode the sign tells the side of the order, in hedge mode the side of the position does, and both agree.
    """
    key, size = position.key, position.size
    if size is None or not size.is_finite():
        return _cannot(position, NO_SIZE)
    if size == 0:
        return CloseReply(key, CloseVerdict.NOTHING_HELD, message=NOT_HELD)
    if CLIENT_ID.fullmatch(client_id) is None:
        return _cannot(position, BAD_ID)
    limit = way is CloseWay.LIMIT_IOC
    lot, buy = rule.limit if limit else rule.market, size < 0
    quantity = part_of(size.copy_abs(), lot)
    if quantity <= 0:
        least = max((one for one in (lot.least, lot.step) if one is not None), default=None)
        return CloseReply(key, CloseVerdict.DUST, message=too_small(position, least))
    price = _price(position.mark, rule.tick, buy=buy) if limit else None
    if limit and price is None:
        return _cannot(position, NO_PRICE)
    return CloseRequest(
        key=key,
        way=CloseWay.LIMIT_IOC if limit else CloseWay.MARKET,
        buy=buy,
        quantity=quantity,
        client_id=client_id,
        path=close_path(key.family),
        host=host,
        price=price,
    )


def too_small(position: Position, least: Decimal | None) -> str:
    """Say that a position is too small to be closed, with its amount and the least that Binance takes, where told."""
    amount = f"{(position.size or Decimal(0)).copy_abs():f} {position.unit}".rstrip()
    if least is None:
        return f"{amount} is too small for Binance to close"
    return f"{amount} is too small for Binance to close: the least is {least:f}"


def _price(mark: Decimal | None, tick: Decimal | None, *, buy: bool) -> Decimal | None:
    if mark is None or tick is None or not mark.is_finite() or mark <= 0:
        return None
    far = EXACT.multiply(mark, 1 + REACH if buy else 1 - REACH)
    price = in_steps(far, tick, up=not buy)
    return price if price > 0 else None


def _cannot(position: Position, why: str) -> CloseReply:
    kind = FaultKind.OWN_FAULT if why == BAD_ID else FaultKind.SHAPE
    fault = VenueFault(kind, message=why, sent=False)
    return CloseReply(position.key, CloseVerdict.REJECTED, message=why, fault=fault)
