"""Answers that a fault spoils after the venue has made them."""

from __future__ import annotations

import gzip
import json

import pytest

from gui.drill.exchange import json_answer
from gui.drill.faults import Fault, FaultAct
from gui.drill.spoiling import spoilt
from tests.drill.signed import practising

ROWS = [{"algoId": "2"}, {"algoId": "1"}]
SHAPES = [({"code": "0", "data": ROWS}, "data"), ({"total": 2, "orders": ROWS}, "orders"), (ROWS, None)]


@pytest.mark.parametrize(("document", "name"), SHAPES)
@pytest.mark.parametrize(
    ("fault", "left"),
    [
        (Fault(FaultAct.DROP_ROW, row=1), ["2"]),
        (Fault(FaultAct.DROP_ROW, row=2), ["2", "1"]),
        (Fault(FaultAct.NO_ROWS), []),
        (Fault(FaultAct.EXTRA_ROW, body='{"algoId":"9"}'), ["2", "1", "9"]),
    ],
)
def test_rows_of_every_shape(document: object, name: str | None, fault: Fault, left: list[str]) -> None:
    body = json.loads(spoilt(json_answer(200, document), fault).body)
    rows = body[name] if name else body
    assert [row["algoId"] for row in rows] == left


def test_an_answer_without_rows_stays() -> None:
    answer = json_answer(200, {"serverTime": 1})
    assert json.loads(spoilt(answer, Fault(FaultAct.NO_ROWS)).body) == {"serverTime": 1}
    assert spoilt(answer, Fault(FaultAct.DELAY)) is answer


def test_wrong_type_and_packed_bytes() -> None:
    answer = json_answer(200, ROWS, headers={"X-A": "b"})
    wrong = spoilt(answer, Fault(FaultAct.WRONG_TYPE))
    assert (wrong.content_type, wrong.body) == ("text/html", answer.body)
    packed = spoilt(answer, Fault(FaultAct.GZIP))
    assert gzip.decompress(packed.body) == answer.body
    assert packed.headers == {"X-A": "b", "Content-Encoding": "gzip"}


@pytest.mark.parametrize("act", [FaultAct.NO_ROWS, FaultAct.WRONG_TYPE, FaultAct.GZIP])
async def test_over_the_wire(act: FaultAct) -> None:
    async with practising(scenario="calm") as client:
        client.venues.faults.add(Fault(act))
        got = await client.okx_list("twap", "drill-b")
        assert len(got.ids) == (0 if act is FaultAct.NO_ROWS else 1)
        assert (got.headers["Content-Type"] == "text/html") is (act is FaultAct.WRONG_TYPE)
        assert (got.headers.get("Content-Encoding") == "gzip") is (act is FaultAct.GZIP)
