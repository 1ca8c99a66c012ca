"""The invariants by number, and the list that breaches of them are written into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

INVARIANTS: dict[str, str] = {
    "I01": "no row reads GONE without stored proof that names its id",
    "I02": "no row ever leaves without an end state and a reason",
    "I03": "every send is in the journal before its first byte leaves",
    "I04": "requests on the wire and attempts in the journal agree, one for one",
    "I05": "an unknown outcome reads UNKNOWN and is asked about within seconds of the venue answering again",
    "I06": "nothing unrecognised is read as success, as empty, or stops a part of the program",
    "I07": "flat is said only over complete, fresh, empty listings and settled rows",
    "I08": "an incomplete listing removes nothing",
    "I09": "a fault at one venue does not delay the other",
    "I10": "a stuck request never blocks a cancel of another order",
    "I11": "sends keep every venue limit over every sliding window",
    "I12": "no byte goes to a venue before the end of its stated wait or ban",
    "I13": "cancels outrank listings",
    "I14": "tries go on, never too fast for an order, never too slow for a venue",
    "I15": "at most one cancel of an order is in flight",
    "I16": "only ids seen from the same account and family are ever sent",
    "I17": "nothing is sent for an order that has ended, unless it is listed again",
    "I18": "each attempt is stamped and signed afresh",
    "I19": "no secret is in any output",
    "I20": "calls go only to documented hosts, over TLS",
    "I21": "the window answers within its bounds under every fault",
    "I22": "a journal that fails never stops a cancel",
    "I23": "a crash loses no knowledge",
    "I24": "every end state tells time, tries, the venue's words and who ended it",
    "I25": "no close of a position follows another without a complete reading begun after that one's answer or loss",
    "I26": "no close asks for more than the latest reading showed, nor for the other direction",
    "I27": "no close of ours turns a position round, enlarges or opens one",
    "I28": "nothing outside the scope is touched: no other position, no spot balance, no ordinary order",
    "I29": "no position reads CLOSED without two complete readings at zero after our last answer",
    "I30": "flat after Flatten is said only over positions that two fresh readings lack",
    "I31": "no stop is cancelled while its position is open, unless the venue demanded it",
    "I32": "no venue's timer is left armed",
    "I33": "every close is in the journal before its first byte leaves, and is what the venue gets",
}


@dataclass(frozen=True)
class Breach:
    """One invariant that did not hold, when (monotonic seconds), and what was seen."""

    number: str
    at: float
    detail: str

    def __str__(self) -> str:
        return f"{self.number} at {self.at:.3f}: {INVARIANTS[self.number]} ({self.detail})"


@dataclass
class Breaches:
    """Every breach so far; ``looked`` counts how often each invariant was looked at."""

    found: list[Breach] = field(default_factory=list)
    looked: dict[str, int] = field(default_factory=dict)

    def holds(self, number: str, true: object, at: float, detail: str = "") -> None:
        """Write down that an invariant was looked at, and a breach unless ``true``."""
        self.looked[number] = self.looked.get(number, 0) + 1
        if not true:
            self.found.append(Breach(number, at, detail))

    def __iter__(self) -> Iterator[Breach]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def require(self) -> None:
        """Raise AssertionError with every breach, if there is one."""
        assert not self.found, "\n".join(str(one) for one in self.found[:20])
