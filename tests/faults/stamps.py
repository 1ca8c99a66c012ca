"""What stamps and signatures left, what came back for them, and what can be wrong with a clock."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import formatdate

from gui.connectors.binance.endpoints import TIMES
from gui.domain.venues import Venue
from gui.drill.exchange import Answer, Asked
from tests.stand import World
from tests.virtual_wire import Sent

OKX_TIME = "/api/v5/public/time"
TIME_PATHS = {Venue.OKX: (OKX_TIME,), Venue.BINANCE: tuple(path for path, _ in TIMES.values())}
STAMP_CODES = (b'"50102"', b"-1021")


def stamp_s(sent: Sent) -> float | None:
    """Give the stamp of a request in epoch seconds; None if it has none."""
    if sent.venue is Venue.OKX:
        text = sent.request.headers.get("OK-ACCESS-TIMESTAMP")
        return None if text is None else datetime.fromisoformat(text).timestamp()
    text = sent.params.get("timestamp")
    return None if text is None else int(text) / 1000


def signature(sent: Sent) -> str | None:
    """Give the signature of a request; None if it has none."""
    return sent.params.get("signature") or sent.request.headers.get("OK-ACCESS-SIGN")


@dataclass
class Tape:
    """What left and what came back, with the true time of each; listens to the network of a world."""

    world: World
    left: list[tuple[Sent, float]] = field(default_factory=list)
    refused: list[tuple[Sent, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        heard, answered = self.world.network.heard, self.world.network.answered

        def leaves(sent: Sent) -> None:
            self.left.append((sent, self.world.clock.true_wall()))
            heard(sent)

        def comes(sent: Sent, answer: Answer) -> None:
            if any(code in answer.body[:200] for code in STAMP_CODES):
                self.refused.append((sent, self.world.clock.monotonic()))
            answered(sent, answer)

        self.world.network.heard, self.world.network.answered = leaves, comes

    def errors(self, venue: Venue) -> list[float]:
        """Give how far each stamp lay from the true time as its request left."""
        made = ((stamp_s(sent), true) for sent, true in self.left if sent.venue is venue)
        return [stamp - true for stamp, true in made if stamp is not None]

    def cancels(self, venue: Venue) -> list[Sent]:
        """Give the cancels that left."""
        return [sent for sent, _ in self.left if sent.venue is venue and sent.request.method != "GET"]

    def resent_after(self, venue: Venue) -> list[float]:
        """Give for each refused cancel the seconds until the next cancel of the same order left."""
        waits = []
        for sent, at in self.refused:
            if sent.venue is venue and sent.request.method != "GET":
                again = [other.at for other in self.cancels(venue) if same(sent, other) and other.at >= at]
                waits.append(min(again, default=float("inf")) - at)
        return waits


def asks(sent: Sent) -> str:
    """Give what a cancel asks for, without stamp and signature."""
    if sent.venue is Venue.OKX:
        return sent.request.body.decode()
    return sent.path + "".join(sent.params.get(name, "") for name in ("algoId", "symbol"))


def same(sent: Sent, other: Sent) -> bool:
    """Say whether ``other`` asks for what ``sent`` did; the orders of a refused symbol are cancelled one by one."""
    by_symbol = "symbol" in sent.params and sent.host == other.host
    return asks(other) == asks(sent) or by_symbol


def dated(world: World) -> None:
    """Let every answer carry the Date of the venue, as real ones do."""
    inner = world.network.mangle

    def mangle(asked: Asked, answer: Answer) -> Answer:
        answer = inner(asked, answer)
        headers = {"Date": formatdate(int(world.clock.true_wall()), usegmt=True), **answer.headers}
        return replace(answer, headers=headers)

    world.network.mangle = mangle


def stored_times(world: World, venue: Venue, told_s: float, *, age: str) -> None:
    """Let a store on the way answer the time endpoint with what the venue said once, with its age or without."""
    inner = world.network.mangle
    body = {"code": "0", "msg": "", "data": [{"ts": str(int(told_s * 1000))}]}
    told = {Venue.OKX: body, Venue.BINANCE: {"serverTime": int(told_s * 1000)}}[venue]

    def mangle(asked: Asked, answer: Answer) -> Answer:
        if asked.path in TIME_PATHS[venue]:
            answer = replace(answer, body=json.dumps(told).encode(), headers={"Age": age} if age else {})
        return inner(asked, answer)

    world.network.mangle = mangle


def sleep_for(world: World, seconds: float) -> None:
    """Let the computer sleep: the world goes on, the monotonic clock does not."""
    world.clock._origin -= seconds
