"""What a drill practises: every scenario's name, what a menu calls it, a sentence, and what it does to the venues."""

from __future__ import annotations

from dataclasses import dataclass

from gui.drill import common_faults as common
from gui.drill import flatten_faults, outages
from gui.drill.script import Play


@dataclass(frozen=True, slots=True)
class Scenario:
    """``title`` is a menu's line, ``sentence`` says what happens; ``outage`` marks one that happened."""

    title: str
    sentence: str
    play: Play
    outage: bool = False


def _outage(title: str, sentence: str, play: Play) -> Scenario:
    return Scenario(title, sentence, play, outage=True)


SCENARIOS: dict[str, Scenario] = {
    "normal": Scenario(
        "An ordinary day",
        "A few orders refuse, one fires, one is stubborn, two answers are late.",
        common.normal,
    ),
    "calm": Scenario("All is well", "Every cancel works at once.", common.calm),
    "okx-listing-down": Scenario(
        "OKX listing down",
        f"OKX lists nothing until {common.DOWN_S:g} s after your cancel; its cancels work.",
        common.okx_listing_down,
    ),
    "binance-silent": Scenario(
        "Binance silent",
        f"Binance answers nothing until {common.DOWN_S:g} s after your cancel.",
        common.binance_silent,
    ),
    "rate-limit-storm": Scenario(
        "Rate-limit storm", "Both venues answer the first requests of a run with their limits.", common.rate_limit_storm
    ),
    "slow": Scenario("Slow answers", f"Every answer is {common.SLOW_S:g} s late.", common.slow),
    "partial-refusals": Scenario("Partial refusals", "Every third order refuses twice.", common.partial_refusals),
    "bot-replaces": Scenario(
        "A bot re-places",
        f"A bot places a new order for each of the first {common.BOT_ORDERS} cancelled.",
        common.bot_replaces,
    ),
    "html-pages": Scenario(
        "Error pages", "Gateways answer the first requests of a run with HTML pages.", common.html_pages
    ),
    "flatten-orders-in-the-way": Scenario(
        "Close orders in the way",
        "Resting orders hold each position; closes go by half or late, two lose their answers.",
        flatten_faults.orders_in_the_way,
    ),
    "venue-outage": Scenario(
        "Both venues down",
        f"Each venue answers 503 to everything for {common.OUTAGE_S:g} s from the first cancel, then recovers.",
        common.venue_outage,
    ),
    "binance-ghosts-2018": _outage(
        "Binance, Feb 2018",
        "Errors; cancelled orders stay listed, new ones are listed late.",
        outages.binance_ghosts,
    ),
    "okx-silence-2022": _outage(
        "OKX, Dec 2022",
        f"Silence for {outages.SILENT_S:g} s, then only some cancels are taken, then all is back.",
        outages.okx_silence,
    ),
    "binance-halt-2023": _outage(
        "Binance, Mar 2023",
        "No cancel is taken; Binance itself cancels trailing orders; then only cancels work.",
        outages.binance_halt,
    ),
    "aws-both-2025": _outage(
        "AWS, Apr 2025",
        f"Both venues fail together for {outages.BOTH_DOWN_S:g} s; some cancels work unseen.",
        outages.both_down,
    ),
    "binance-futures-2025": _outage(
        "Binance futures, Aug 2025",
        f"USD-margined futures are off for {outages.FUTURES_DOWN_S:g} s, the rest of Binance answers.",
        outages.binance_futures_down,
    ),
    "binance-503-2025": _outage(
        "Binance, Oct 2025",
        f"Most cancels get a 503 for {outages.STORM_S:g} s; some of them worked all the same.",
        outages.binance_storm,
    ),
    "cloudflare-2025": _outage(
        "Cloudflare, Nov 2025",
        f"OKX answers with error pages, comes back for {outages.BACK_S:g} s, and goes again.",
        outages.cloudflare_flaps,
    ),
}
