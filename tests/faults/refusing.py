"""Venues of the stand that refuse in given words, whole requests or single orders, and what the trader reads then."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from itertools import pairwise

from gui.domain.orders import OrderKey
from gui.domain.rows import Row, State
from gui.domain.sentences import fault_sentence
from gui.domain.venues import Venue
from gui.drill.exchange import Answer, Asked
from gui.drill.faults import FaultAct
from gui.drill.orders import Behaviour, OrderState, PracticeOrder
from gui.models.chip_state import Moment
from gui.models.messages import message
from tests.stand import Stand, World, make_world
from tests.virtual_wire import Sent

OKX_CANCELS = "/api/v5/trade/cancel-"
CANCEL_ALGOS = "/api/v5/trade/cancel-algos"
ADVANCE = "/api/v5/trade/cancel-advance-algos"
DETAIL = "/api/v5/trade/order-algo"
PENDING = "/api/v5/trade/orders-algo-pending"
# "The system is busy, please try again later", as OKX's edge in Hong Kong says it.
CHINESE = "系统繁忙，请稍后再试"


def words(code: str, text: str = "") -> str:
    """The body of a request that OKX refuses as a whole."""
    return json.dumps({"code": code, "data": [], "msg": text}, ensure_ascii=False)


@dataclass
class RowsSay:
    """OKX's answers about these orders, by algo id: a code and its words; the venue itself leaves them alone."""

    world: World
    says: dict[str, tuple[object, str]] = field(default_factory=dict)
    top: str | None = None

    def __post_init__(self) -> None:
        self.world.network.mangle = self._mangle

    def keep(self, algo_id: str, code: object, text: str = "") -> PracticeOrder:
        """Answer so about an order, which stays live whatever is asked."""
        self.says[algo_id] = (code, text)
        order = self.world.book.find(algo_id)
        order.behaviour = Behaviour.HALTED
        return order

    def end(self, algo_id: str) -> None:
        """Answer as the venue does again."""
        del self.says[algo_id]
        self.world.book.find(algo_id).behaviour = Behaviour.NORMAL

    def _mangle(self, asked: Asked, answer: Answer) -> Answer:
        if not asked.path.startswith(OKX_CANCELS) or answer.status != 200:
            return answer
        told = json.loads(answer.body)
        for row in told["data"]:
            if row["algoId"] in self.says:
                row["sCode"], row["sMsg"] = self.says[row["algoId"]]
        if self.top is not None:
            told["code"], told["msg"] = self.top, ""
        elif told["data"]:
            bad = sum(row["sCode"] != "0" for row in told["data"])
            told["code"] = "0" if not bad else "1" if bad == len(told["data"]) else "2"
        return replace(answer, body=json.dumps(told, ensure_ascii=False).encode())


@asynccontextmanager
async def standing(world: World | None = None) -> AsyncIterator[Stand]:
    """A start of the program whose first listings are in."""
    stand = Stand(world if world is not None else make_world())
    await stand.start()
    yield stand
    await stand.stop()


def refuse(world: World, account: str, code: str, text: str = "", *, status: int = 200, **more: object) -> int:
    """Let OKX refuse every cancel of an account as a whole; gives the token of the fault."""
    body = words(code, text)
    return world.fault(
        FaultAct.ANSWER, Venue.OKX, OKX_CANCELS, method="POST", account=account, status=status, body=body, **more
    )


def rows_of(stand: Stand, *accounts: str) -> dict[OrderKey, Row]:
    """The rows of accounts."""
    return {key: row for key, row in stand.switch.rows().items() if key.account in accounts}


def states_of(stand: Stand, *accounts: str) -> set[State]:
    """The states that rows of accounts are in."""
    return {row.state for row in rows_of(stand, *accounts).values()}


def reads(stand: Stand, row: Row) -> str:
    """What the message cell of a row says now."""
    return message(row, Moment.of(stand.clock))


def tile(stand: Stand, label: str) -> str:
    """What the tile of an account says is wrong; empty if nothing is."""
    view = stand.account(label)
    return "" if view.fault is None else fault_sentence(view.fault, view.account)


def tried(world: World, *, account: str = "", algo_id: str = "", since: float = 0.0) -> list[Sent]:
    """The cancels that left: of an account, or those that name an order."""
    return [
        sent
        for sent in world.network.sent
        if sent.request.method in ("POST", "DELETE")
        and sent.at >= since
        and account in ("", sent.account)
        and algo_id in f"{sent.request.url} {sent.request.body.decode()}"
    ]


def gaps(left: list[Sent]) -> list[float]:
    """The seconds between requests."""
    return [after.at - before.at for before, after in pairwise(left)]


async def until(stand: Stand, holds: Callable[[], bool], within: float = 10.0) -> float:
    """Let virtual time pass until something holds; gives that moment; raises TimeoutError."""
    async with asyncio.timeout(within):
        while not holds():
            await asyncio.sleep(0.01)
    return stand.clock.monotonic()


async def rest(seconds: float) -> None:
    """Let virtual time pass."""
    await asyncio.sleep(seconds)


def cancelled(world: World, *accounts: str) -> bool:
    """Whether everything of the accounts is cancelled in truth."""
    return all(order.state is OrderState.CANCELLED for order in world.book if order.account in accounts)


def order_at(world: World, account: str, kind: str) -> PracticeOrder:
    """An order of a kind."""
    return next(order for order in world.book if (order.account, order.kind) == (account, kind))
