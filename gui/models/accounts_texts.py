"""What the accounts window says beside its form: the saved accounts, the key store, the file, and its questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gui.config.keystore import Stored, StoreTrouble
from gui.domain.errors import ConfigurationError
from gui.domain.replies import Finding
from gui.domain.venues import Account, Environment, Venue
from gui.models import formats
from gui.models.account_form import variables
from gui.models.check_texts import CheckLine
from gui.models.floor_texts import configuration_text
from gui.models.language import say
from gui.models.texts import Said, Tone


@dataclass(frozen=True, slots=True)
class Tested:
    """The last check of an account since the program began: when (epoch ms), and its lines' findings."""

    at_ms: int
    findings: tuple[Finding, ...]

    @property
    def works(self) -> bool:
        """Say whether nothing bad was found."""
        return Finding.BAD not in self.findings


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One line of the list: ``label`` is empty for the new account."""

    label: str
    venue: str
    line: str
    icon: str
    tone: Tone

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (f"{self.venue} {self.label}".strip(), self.line) if part)


def environment_word(environment: Environment) -> str:
    """Write the environment of an account's orders."""
    return say("Live") if environment is Environment.LIVE else say("Demo")


def account_line(account: Account, open_count: int | None, tested: Tested | None) -> AccountLine:
    """Say how a saved account stands: its open orders where it is watched, and whether it was tested."""
    parts = [environment_word(account.environment)]
    if open_count is not None:
        parts.append(say("{n} open", n=formats.count(open_count)))
    icon, tone = "ring", Tone.QUIET
    if tested is None:
        parts.append(say("not tested"))
    elif tested.works:
        icon, tone = "circled-check", Tone.OK
    else:
        icon, tone = "octagon-cross", Tone.BAD
        parts.append(say("test failed"))
    return AccountLine(account.label, account.venue.display, ", ".join(parts), icon, tone)


def new_line(venue: Venue | None, label: str) -> AccountLine:
    """The line of the account that is being typed, or without a venue the one that begins one."""
    if venue is None:
        return AccountLine("", say("Add account"), say("New key"), "plus", Tone.ACCENT)
    return AccountLine(label, venue.display, say("New, not saved"), "plus", Tone.ACCENT)


def tested_of(lines: list[CheckLine], at_ms: int) -> Tested:
    """Keep what a check found."""
    return Tested(at_ms, tuple(line.finding for line in lines))


def store_note() -> Said:
    """Where keys are kept, while nothing is wrong."""
    return Said(say("Keys are kept in the system key store, never in a plain file."), Tone.QUIET)


def store_trouble(told: Stored, label: str, venue: Venue) -> Said:
    """Why the key store did not take the keys, and what to set instead."""
    names = variables(label, venue)
    texts: dict[StoreTrouble, str] = {
        StoreTrouble.NONE_HERE: say("This computer has no key store."),
        StoreTrouble.LOCKED: say("The key store is locked."),
        StoreTrouble.SILENT: say("The key store does not answer; is it locked?"),
        StoreTrouble.FORGETFUL: say("The key store did not keep the keys."),
        StoreTrouble.FAILED: say("The key store failed ({error}).", error=told.error),
    }
    happened = texts[told.trouble] if told.trouble is not None else ""
    todo = say("Save again to keep the account without its keys, and set {names} for every start.", names=names)
    return Said(f"{happened} {todo}", Tone.WARN)


def overridden(label: str, venue: Venue, environ: Mapping[str, str]) -> Said | None:
    """Say that variables of this computer win over the key store, if any of the account's is set."""
    found = [name for name in variables(label, venue).split(", ") if environ.get(name, "").strip()]
    if not found:
        return None
    return Said(say("{name} is set here and wins over the key store.", name=found[0]), Tone.WARN)


def file_trouble(error: ConfigurationError) -> Said:
    """Why the configuration file cannot be written now: what is wrong, on which line, and what mends it."""
    text = say(
        "Nothing can be saved: {why}. The file was not touched.", why=configuration_text(str(error)).rstrip(".。")
    )
    return Said(text, Tone.BAD)


def testing_text() -> Said:
    """What is said while a test is under way."""
    return Said(say("Testing…"), Tone.QUIET)


def saving_text() -> Said:
    """What is said while an account is being saved."""
    return Said(say("Saving…"), Tone.QUIET)


def saved_text(label: str, *, with_keys: bool, watched: bool = False, later: str = "") -> Said:
    """Say that an account was saved, and from when on it is watched."""
    text = say("{label} is saved.", label=label)
    if watched:
        text += " " + say("It is watched from now on.")
    if later:
        text += " " + later
    if not with_keys:
        text += " " + say("Its keys are not stored: they count until the program ends.")
    return Said(text, Tone.OK if with_keys else Tone.WARN)


def remove_question(account: Account) -> tuple[str, str, str]:
    """The question before an account is removed, its safe answer, and the other."""
    name = f"{account.venue.display} {account.label}"
    text = say("Remove {name}? Its orders stay open at the venue; its keys are dropped here.", name=name)
    return text, say("Keep it"), say("Remove account")


def removed_text(label: str, told: Stored) -> Said:
    """Say that an account was removed, and what is left of its keys."""
    text = say("{label} is removed.", label=label)
    if told.trouble is None or told.trouble is StoreTrouble.NONE_HERE:
        return Said(text, Tone.OK)
    return Said(f"{text} " + say("Its keys are still in the key store: it did not answer."), Tone.WARN)


def in_run(number: int) -> str:
    """Why nothing changes at an account now."""
    return say("Run {run} is on. Stop it or wait.", run=number)
