"""The findings of a key's check as lines of the accounts window: icon, bold fact, plain consequence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gui.domain.faults import plain
from gui.domain.replies import Finding, RightsFinding
from gui.domain.venues import Environment, Venue
from gui.engine.keycheck import AccountCheck
from gui.models import formats
from gui.models.floor_texts import ours
from gui.models.language import say
from gui.models.texts import Said, Tone

ICONS: dict[Finding, tuple[str, Tone]] = {
    Finding.FINE: ("circled-check", Tone.OK),
    Finding.WARNING: ("triangle", Tone.WARN),
    Finding.BAD: ("octagon-cross", Tone.BAD),
    Finding.UNKNOWN: ("question", Tone.WARN),
}
# A clock this close is not worth a thought (seconds).
CLOSE_S = 0.5
LONGEST = 220


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One finding as it is shown."""

    finding: Finding
    fact: str
    consequence: str = ""

    @property
    def icon(self) -> str:
        """The icon's name."""
        return ICONS[self.finding][0]

    @property
    def tone(self) -> Tone:
        """The icon's tone."""
        return ICONS[self.finding][1]


def check_lines(check: AccountCheck) -> list[CheckLine]:
    """Give the lines of a check, in the order in which a trader asks: may it sign in, list, cancel, and what else."""
    return [line for tell in _TELLERS for line in tell(check)]


def outcome_text(lines: list[CheckLine], at_ms: int) -> Said:
    """Say when it was tested and how many findings are fine."""
    fine = sum(line.finding is Finding.FINE for line in lines)
    text = say("Tested {t}, {k} of {n} fine. Nothing was cancelled.", t=formats.clock_time(at_ms), k=fine, n=len(lines))
    return Said(text, Tone.BAD if any(line.finding is Finding.BAD for line in lines) else Tone.QUIET)


def _named(check: AccountCheck, name: str) -> RightsFinding | None:
    return next((one for one in check.findings if one.name == name), None)


def _told(one: RightsFinding, fact: str) -> CheckLine:
    return CheckLine(one.finding, fact, ours(plain(one.sentence, LONGEST)))


def _sign_in(check: AccountCheck) -> Iterator[CheckLine]:
    one, latency = _named(check, "sign-in"), check.view.latency_s
    if _other_environment(check):
        # Its line says why no sign-in can work.
        return
    if one is None:
        yield CheckLine(Finding.UNKNOWN, say("Sign-in not proven"), say("no signed request was answered"))
    elif one.finding is not Finding.FINE:
        yield _told(one, say("Sign-in failed"))
    else:
        okx = check.view.account.venue is Venue.OKX
        fact = say("Key, secret and passphrase accepted") if okx else say("Key and secret accepted")
        yield CheckLine(one.finding, fact, "" if latency is None else f"{latency * 1000:.0f} ms")


def _other_environment(check: AccountCheck) -> bool:
    one = _named(check, "environment")
    return one is not None and one.finding is Finding.BAD


def _environment(check: AccountCheck) -> Iterator[CheckLine]:
    one, demo = _named(check, "environment"), check.view.account.environment is Environment.DEMO
    if one is not None and one.finding is Finding.FINE:
        fact = say("Key is for demo trading") if demo else say("Key is for live trading")
        yield CheckLine(one.finding, fact, say("matches the choice above"))
    elif one is not None:
        fact = say("This key is for live trading.") if demo else say("This key is for demo trading.")
        todo = (
            say("Nothing was sent. Choose Live trading or use a demo key.")
            if demo
            else say("Nothing was sent. Choose Demo trading or use a live key.")
        )
        yield CheckLine(one.finding, fact, todo)


def _region(check: AccountCheck) -> Iterator[CheckLine]:
    if check.rights.region:
        fact = say("OKX knows this key in the region {region}", region=check.rights.region)
        yield CheckLine(Finding.BAD, fact, say("the region is set now; test again"))


def _listings(check: AccountCheck) -> Iterator[CheckLine]:
    failed = [family for family in check.view.families if not family.complete]
    if _other_environment(check) and len(failed) == len(check.view.families):
        yield CheckLine(Finding.UNKNOWN, say("Listings not read"), say("no order was asked for"))
        return
    fine = len(check.view.families) - len(failed)
    for family in failed:
        one = _named(check, f"listing {family.family}")
        if one is not None:
            yield _told(one, say("Cannot read {family}", family=str(family.family)))
    if fine:
        count = formats.count(check.view.open)
        found = say("{n} open found", n=count)
        if len(check.view.families) > 1:
            found = say("{n} open found in {k} of {m} listings", n=count, k=fine, m=len(check.view.families))
        yield CheckLine(Finding.FINE, say("Can read algo orders"), found)


def _cancel(check: AccountCheck) -> Iterator[CheckLine]:
    one = _named(check, "trade")
    if check.rights.can_cancel:
        yield CheckLine(Finding.FINE, say("Can cancel"), say("the key has the right to trade"))
    elif one is not None and one.finding is Finding.BAD:
        yield CheckLine(one.finding, say("Cannot cancel"), say("give the key the right to trade at the venue"))
    elif check.rights.fault is None:
        yield CheckLine(Finding.UNKNOWN, say("Right to cancel unknown"), say("the venue does not tell it here"))


def _withdraw(check: AccountCheck) -> Iterator[CheckLine]:
    if check.rights.can_withdraw:
        fact = say("Can also withdraw money")
        yield CheckLine(Finding.WARNING, fact, say("not needed here. Use a key without it"))
    elif check.rights.can_withdraw is False:
        yield CheckLine(Finding.FINE, say("Cannot withdraw money"), say("as it should be"))


def _address(check: AccountCheck) -> Iterator[CheckLine]:
    if check.rights.address_bound:
        yield CheckLine(Finding.FINE, say("Bound to addresses"), say("only they can use it, and it does not lapse"))
    elif check.rights.address_bound is False:
        lapse = say("OKX lets it lapse after 14 days without use")
        if check.view.account.venue is Venue.BINANCE:
            lapse = say("Binance takes its rights away after 30 days")
        yield CheckLine(Finding.WARNING, say("Bound to no address"), lapse)


def _clock(check: AccountCheck) -> Iterator[CheckLine]:
    one, offset = _named(check, "clock"), check.view.clock_offset_s
    if one is None or offset is None:
        yield CheckLine(Finding.UNKNOWN, say("The venue's clock was not read"))
        return
    ms = abs(offset) * 1000
    amount = f"{ms:,.0f} ms" if ms < 1000 else f"{abs(offset):.1f} s"
    fact = say("Clock differs by {amount}", amount=amount)
    if one.finding is not Finding.FINE:
        yield CheckLine(one.finding, fact, say("we correct for it; set the clock later"))
    else:
        yield CheckLine(
            one.finding, fact, say("far inside the limit") if abs(offset) < CLOSE_S else say("inside the limit")
        )


def _others(check: AccountCheck) -> Iterator[CheckLine]:
    facts: dict[str, Callable[[], str]] = {
        "certificate": lambda: say("Connection not private"),
        "portal": lambda: say("This is not the venue"),
        "ban": lambda: say("This address is banned"),
        "coverage": lambda: say("Not everything is covered"),
    }
    for one in check.findings:
        if one.name in facts and one.finding in (Finding.BAD, Finding.WARNING):
            yield _told(one, facts[one.name]())


_TELLERS: tuple[Callable[[AccountCheck], Iterator[CheckLine]], ...] = (
    _sign_in,
    _environment,
    _region,
    _listings,
    _cancel,
    _withdraw,
    _address,
    _clock,
    _others,
)
