"""Requests as data: exact text, exact limits."""

from __future__ import annotations

import json

import pytest

from gui.connectors.base import CancelPath
from gui.connectors.okx.endpoints import (
    CANCEL,
    CANCEL_ADVANCE,
    LIMITS,
    TYPES,
    cancel_call,
    config_call,
    detail_call,
    list_call,
    time_call,
)
from gui.domain.errors import KillSwitchError


def test_every_type_is_asked_for_alone() -> None:
    targets = [list_call(order_type).target for order_type in TYPES]
    assert len(targets) == len(set(targets)) == 8
    assert targets[0] == "/api/v5/trade/orders-algo-pending?ordType=conditional&limit=100"
    assert list_call("oco", "12").target.endswith("&limit=100&after=12")
    assert list_call("oco", "a&b,c").target.endswith("&after=a%26b%2Cc")


def test_a_cancel_is_a_bare_compact_array() -> None:
    call = cancel_call(CANCEL, [("590919993110396111", "BTC-USDT"), ("2", "ETH-USDT-SWAP")])
    assert (call.method, call.target) == ("POST", "/api/v5/trade/cancel-algos")
    assert call.body == (
        b'[{"instId":"BTC-USDT","algoId":"590919993110396111"},{"instId":"ETH-USDT-SWAP","algoId":"2"}]'
    )
    assert cancel_call(CANCEL_ADVANCE, [("1", "A")]).target == "/api/v5/trade/cancel-advance-algos"
    assert len(json.loads(cancel_call(CANCEL, [(str(n), "A") for n in range(10)]).body)) == 10


@pytest.mark.parametrize("algo_id", ["0590919993110396111", "9007199254740993", "18446744073709551615", "00", "a1"])
def test_an_id_leaves_byte_for_byte_as_it_was_listed(algo_id: str) -> None:
    for path in (CANCEL, CANCEL_ADVANCE):
        assert f'"algoId":"{algo_id}"}}'.encode() in cancel_call(path, [(algo_id, "BTC-USDT-SWAP")]).body
    assert detail_call(algo_id).target.endswith(f"?algoId={algo_id}")


@pytest.mark.parametrize(("path", "count"), [(CANCEL, 0), (CANCEL, 11), (CancelPath("place-algos", 10), 1)])
def test_what_okx_would_not_take_is_not_built(path: CancelPath, count: int) -> None:
    with pytest.raises(KillSwitchError):
        cancel_call(path, [(str(number), "A") for number in range(count)])


def test_every_call_counts_under_a_known_limit() -> None:
    calls = [
        list_call("oco"),
        detail_call("1"),
        time_call(),
        config_call(),
        cancel_call(CANCEL, [("1", "A")]),
    ]
    assert {call.charge.limit for call in calls} == set(LIMITS)
    assert (LIMITS["okx.cancel"].units, LIMITS["okx.cancel"].window_s, LIMITS["okx.cancel"].share) == (
        20,
        2.0,
        1.0,
    )
    assert [call.signed for call in calls] == [True, True, False, True, True]
    assert detail_call("1/2").target == "/api/v5/trade/order-algo?algoId=1%2F2"
