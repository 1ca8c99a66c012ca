"""``python -m tests.faults`` tells how many tests each row of the fault table has; a row has those named after it."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

# One row a fault that an emergency cancel tool must survive, in a few words each.
ROWS: dict[str, str] = {
    "T01": "name look-up fails",
    "T02": "connection refused or too late",
    "T03": "IPv6 is dead, IPv4 is fine",
    "T04": "idle line closed as we send",
    "T06": "line cut after the venue read the request",
    "T07": "no answer in time although the venue acted",
    "T08": "half-open line after a change of network",
    "T10": "body shorter than announced",
    "T11": "TLS cut or refused",
    "T12": "certificate not trusted",
    "H01": "403, the edge blocks this address",
    "H02": "403 or 451, country not served",
    "H03": "503 page, too many requests",
    "H04": "502 page of a balancer",
    "H05": "503 page of a gateway",
    "H06": "500 or challenge pages, coming and going",
    "H07": "504 and 408",
    "H08": "any content type, good or bad body",
    "H09": "429 as a page",
    "H10": "429 without a wait, code as a number",
    "H11": "418, a ban of the address",
    "O01": "50001 and its kin, words in any language",
    "O02": "50004 with HTTP 400 means nothing",
    "O03": "endpoint or feature switched off",
    "O04": "50011 with 200 or 429",
    "O05": "50040, 50061: limits shared with others",
    "O06": "outer code 1, reasons in the rows",
    "O07": "outer code 2, rows differ",
    "O09": "51400: one code, three fates",
    "O10": "51410: already cancelling",
    "O12": "51416: triggered",
    "O13": "51413, 51403: not on this path",
    "O15": "51404: auction, cancel-only phases",
    "O16": "frozen by the venue",
    "B01": "503 of both meanings",
    "B02": "-1007, -1006: execution unknown",
    "B03": "-1000, -1001",
    "B05": "-1003 with the end of a ban in its words",
    "B06": "429 near the limit",
    "B07": "-2011: unknown order",
    "B08": "-2013 for an order that exists",
    "B09": "-4117: triggering now",
    "B10": "endpoint moved or gone",
    "B11": "two shapes of success",
    "D02": "ended orders still listed",
    "D04": "live order missing from the list",
    "D05": "fired between list and cancel",
    "D06": "accepted means only queued",
    "D07": "one order on two pages",
    "D09": "one type of eight fails",
    "D10": "ids beyond floats",
    "D11": "types change",
    "D12": "NaN, duplicates, BOM, depth, length",
    "D13": "unknown type or status",
    "D15": "list down while cancels work, and the reverse",
    "D16": "what is not covered is said",
    "C01": "stamp ahead of the server",
    "C02": "request waited too long",
    "C03": "50102: stamp expired",
    "C04": "clock set or time endpoint wrong",
    "A01": "-2015: key, address or rights",
    "A02": "50110: address not listed",
    "A03": "50119: key of another region",
    "A04": "signature or passphrase refused",
    "A06": "key expired or frozen",
    "A07": "wrong environment, frozen account",
    "L01": "no nested loop, ever",
    "L02": "a task dies",
    "L03": "quit with cancels in flight",
    "L04": "killed after bytes left",
    "L05": "disk full, folder gone",
    "L06": "two copies, double presses",
    "L07": "secrets in any output",
    "L08": "errors by the hundred, rows by the thousand",
    "L09": "the fault is on this computer",
}
NAMED = re.compile(r"def test_([A-Z][0-9]{2})_")


def count_by_row(folder: Path) -> Counter[str]:
    """Count the tests of each row by their names."""
    found: Counter[str] = Counter()
    for path in folder.rglob("test_*.py"):
        found.update(NAMED.findall(path.read_text(encoding="utf-8")))
    return found


def main() -> int:
    """Print the table; 1 if a row has no test."""
    found = count_by_row(Path(__file__).parents[1])
    for row, words in ROWS.items():
        print(f"{row}  {found[row]:3} tests  {words}")
    tested = sum(found[row] > 0 for row in ROWS)
    print(f"fault rows: {tested} of {len(ROWS)} tested, by {sum(found[row] for row in ROWS)} tests")
    return int(tested < len(ROWS))


if __name__ == "__main__":
    sys.exit(main())
