"""What a key may do, read from Binance's key permissions, in sentences for people."""

from __future__ import annotations

from gui.connectors.decode import as_object, decode
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import VenueFault
from gui.domain.replies import Finding, KeyRights, RightsFinding
from gui.domain.venues import Account, Family

# The right that each family's cancels need (Binance "Get API Key Permission").
NEEDS: dict[Family, tuple[str, str]] = {
    Family.SAPI_FUTURES: ("enableFutures", "futures"),
    Family.SAPI_SPOT: ("enableSpotAndMarginTrading", "spot"),
    Family.UM: ("enableFutures", "futures"),
    Family.CM: ("enableFutures", "futures"),
    Family.UM_ORDERS: ("enableFutures", "futures"),
    Family.CM_ORDERS: ("enableFutures", "futures"),
}
# Rights to move money that Binance does not show for every key.
MOVES = ("enableInternalTransfer", "permitsUniversalTransfer")
LAPSE = (
    "The key is bound to no address: Binance takes rights away from such keys after 30 days. "
    "Bind it to this computer's address."
)


def rights_of(account: Account, response: HttpResponse) -> KeyRights:
    """Read the permissions; raises ShapeError for anything but the documented shape."""
    if response.status != 200:
        raise ShapeError("status", str(response.status))
    row = as_object(decode(response.body), "body")
    can_read = _flag(row, "enableReading")
    bound = _flag(row, "ipRestrict")
    withdraws = _flag(row, "enableWithdrawals") or any(_flag(row, name) for name in MOVES if name in row)
    lacking = sorted(
        {words for family in account.families for right, words in (NEEDS[family],) if not _flag(row, right)}
    )
    findings = [
        RightsFinding("read", Finding.FINE, "The key may read orders.")
        if can_read
        else RightsFinding("read", Finding.BAD, "The key may not read orders: nothing can be listed."),
        RightsFinding("trade", Finding.FINE, "The key may cancel orders.")
        if not lacking
        else RightsFinding(
            "trade",
            Finding.BAD,
            f"The key lacks the right to trade {' and '.join(lacking)}: such cancels fail.",
        ),
        RightsFinding("withdraw", Finding.WARNING, "The key may move money out: use one without that right here.")
        if withdraws
        else RightsFinding("withdraw", Finding.FINE, "The key may not move money out."),
        RightsFinding("address", Finding.FINE, "The key is bound to addresses.")
        if bound
        else RightsFinding("address", Finding.WARNING, LAPSE),
    ]
    return KeyRights(can_read, not lacking, withdraws, bound, findings=tuple(findings))


def _flag(row: dict[str, object], name: str) -> bool:
    value = row.get(name)
    if not isinstance(value, bool):
        raise ShapeError(name, "not true or false")
    return value


def not_told() -> KeyRights:
    """Give the rights where Binance has no endpoint that tells them: its demo trading."""
    sentence = "Binance's demo trading does not tell what a key may do."
    return KeyRights(findings=(RightsFinding("trade", Finding.UNKNOWN, sentence),))


def unanswered(fault: VenueFault) -> KeyRights:
    """Give the rights of a key whose check got no answer, or a refusal."""
    finding = Finding.BAD if fault.by_person else Finding.UNKNOWN
    return KeyRights(fault=fault, findings=(RightsFinding("key", finding, f"{fault.message.rstrip('.')}."),))
