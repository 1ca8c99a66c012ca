"""Pools of request weight apart from sockets."""

from __future__ import annotations

from gui.drill.binance_weights import FIRST_BAN_S, STRIKES_TO_BAN, Weights

OPEN = "/fapi/v1/openAlgoOrders"


def test_retry_after_is_when_it_fits_again() -> None:
    weights = Weights()
    weights.limits["fapi"] = 40
    assert weights.charge(OPEN, 40, 0.0, 0) is None
    over = weights.charge(OPEN, 40, 20.5, 0)
    assert over is not None
    assert (over.status, over.headers["Retry-After"], over.breach) == (429, "40", True)
    assert weights.charge(OPEN, 40, 60.0, 0) is None


def test_bans_double() -> None:
    weights = Weights()
    weights.limits["fapi"] = 40
    now, lengths = 0.0, []
    for length in (FIRST_BAN_S, 2 * FIRST_BAN_S):
        assert weights.charge(OPEN, 40, now, 0) is None
        answers = [weights.charge(OPEN, 40, now, 0) for _ in range(STRIKES_TO_BAN)]
        assert [answer.status for answer in answers if answer] == [429] * (STRIKES_TO_BAN - 1) + [418]
        lengths.append(answers[-1].headers["Retry-After"] if answers[-1] else "")
        banned = weights.charge(OPEN, 1, now + length - 1, 0)
        assert banned is not None
        assert banned.status == 418
        now += length
    assert lengths == ["120", "240"]


def test_pools_and_their_headers() -> None:
    weights = Weights()
    for path in (OPEN, "/dapi/v1/openAlgoOrders", "/api/v3/time", "/sapi/v1/a", "/sapi/v1/b"):
        assert weights.charge(path, 3, 0.0, 0) is None
    assert weights.headers(OPEN, 0.0) == {"X-MBX-USED-WEIGHT-1M": "6"}
    assert weights.headers("/api/v3/time", 0.0) == {"X-MBX-USED-WEIGHT-1M": "3"}
    assert weights.headers("/sapi/v1/a", 0.0) == {"X-SAPI-USED-IP-WEIGHT-1M": "3"}
    weights.clear()
    assert weights.headers(OPEN, 0.0) == {"X-MBX-USED-WEIGHT-1M": "0"}
