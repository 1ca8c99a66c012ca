"""The last known orders as text for the disk and back again, without losing a digit."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation

from gui.domain.errors import ShapeError
from gui.domain.orders import AlgoOrder, Kind, Mark, OrderKey, PriceMark, Side
from gui.domain.venues import Family
from gui.journal.entries import KnownFired

VERSION = 1

_TEXTS = ("instrument", "kind_text", "unit", "size_note", "client_algo_id", "venue_status", "pace_group")
# Younger than the layout: absent in what an older version wrote.
_LATER = ("parent", "tag", "position_side")
_DECIMALS = ("size", "notional", "distance")


def encode(order: AlgoOrder, fired: KnownFired | None = None) -> str:
    """Give an order as one JSON text: ids and enums as text, Decimals as text, with the layout's version."""
    body: dict[str, object] = {
        "v": VERSION,
        "key": [order.key.account, str(order.key.family), order.key.algo_id],
        "kind": str(order.kind),
        "side": str(order.side),
        "protective": order.protective,
        "created_ms": order.created_ms,
        "prices": [[str(price.mark), _text(price.value), price.percent] for price in order.prices],
    }
    body.update({name: getattr(order, name) for name in _TEXTS})
    body.update({name: text for name in _LATER if (text := getattr(order, name))})
    body.update({name: _text(getattr(order, name)) for name in _DECIMALS})
    if fired is not None:
        body["fired"] = [fired.at_ms, fired.venue_status, list(fired.children)]
    return json.dumps(body, separators=(",", ":"))


def decode(payload: object) -> AlgoOrder:
    """Read the order that `encode` wrote; raises ShapeError on anything else."""
    return decode_known(payload)[0]


def decode_known(payload: object) -> tuple[AlgoOrder, KnownFired | None]:
    """Read what `encode` wrote, and whether the order has fired; raises ShapeError on anything else."""
    try:
        body = json.loads(payload) if isinstance(payload, str) else None
    except (ValueError, RecursionError):
        raise ShapeError("known", "is not JSON") from None
    if not isinstance(body, dict) or body.get("v") != VERSION:
        raise ShapeError("known", f"is not an order of layout {VERSION}")
    try:
        return _order(body), _fired(body.get("fired"))
    except (KeyError, ValueError, TypeError, InvalidOperation):
        raise ShapeError("known", "has a field of another shape") from None


def _order(body: dict[str, object]) -> AlgoOrder:
    account, family, algo_id = (_word(part) for part in _items(body["key"]))
    words = {name: _word(body[name]) for name in _TEXTS}
    words.update({name: _word(body.get(name, "")) for name in _LATER})
    return AlgoOrder(
        key=OrderKey(account, Family(family), algo_id),
        instrument=words["instrument"],
        kind=Kind(_word(body["kind"])),
        kind_text=words["kind_text"],
        side=Side(_word(body["side"])),
        size=_decimal(body["size"]),
        unit=words["unit"],
        size_note=words["size_note"],
        client_algo_id=words["client_algo_id"],
        prices=tuple(_price(item) for item in _items(body["prices"])),
        protective=_flag(body["protective"]),
        created_ms=_whole(body["created_ms"]),
        venue_status=words["venue_status"],
        pace_group=words["pace_group"],
        notional=_decimal(body["notional"]),
        distance=_decimal(body["distance"]),
        parent=words["parent"],
        tag=words["tag"],
        position_side=words["position_side"],
    )


def _fired(value: object) -> KnownFired | None:
    if value is None:
        return None
    at_ms, venue_status, children = _items(value)
    when = _whole(at_ms)
    if when is None:
        raise TypeError
    return KnownFired(when, _word(venue_status), tuple(_word(child) for child in _items(children)))


def _price(item: object) -> PriceMark:
    mark, value, percent = _items(item)
    return PriceMark(Mark(_word(mark)), _decimal(value), _flag(percent))


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(_word(value))


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _whole(value: object) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _items(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError
    return value
