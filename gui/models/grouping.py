"""Rows gathered under a heading each, by account or by instrument: off unless the trader asks for it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from gui.domain.orders import OrderKey
from gui.domain.rows import Row
from gui.models import formats
from gui.models.language import say, say_count, source


class Grouping(StrEnum):
    """What rows are gathered by; the values are the sources of their names."""

    NONE = source("No groups")
    ACCOUNT = source("By account")
    INSTRUMENT = source("By instrument")

    @property
    def word(self) -> str:
        """The grouping's name on screen."""
        return say(self.value)


@dataclass(frozen=True, slots=True)
class GroupKey:
    """Which group a heading stands for; ``venue`` only where accounts of two venues could share a name."""

    grouping: Grouping
    name: str
    venue: str = ""

    @property
    def title(self) -> str:
        """What the heading calls its group."""
        return f"{self.venue} {self.name}" if self.venue else self.name


# A shown row is an order or the heading of a group.
Shown: TypeAlias = OrderKey | GroupKey


@dataclass(frozen=True, slots=True)
class Group:
    """A group as its heading shows it: its shown orders in their order, how many are open, how many ticked."""

    key: GroupKey
    orders: tuple[OrderKey, ...]
    open: int
    ticked: int

    @property
    def counts(self) -> str:
        """Write the counts of the heading."""
        orders = say_count(len(self.orders), "{n} order", "{n} orders")
        left = say("{n} open", n=formats.count(self.open))
        ticked = say("{n} ticked", n=formats.count(self.ticked)) if self.ticked else ""
        return " · ".join(part for part in (orders, left, ticked) if part)


def group_of(row: Row, grouping: Grouping) -> GroupKey:
    """Give the group of a row."""
    if grouping is Grouping.ACCOUNT:
        return GroupKey(grouping, row.key.account, row.key.family.venue.display)
    return GroupKey(grouping, row.order.instrument)


def grouped(keys: Iterable[OrderKey], rows: Mapping[OrderKey, Row], grouping: Grouping) -> list[Shown]:
    """Put each order under the heading of its group; groups come in the order of their first order."""
    if grouping is Grouping.NONE:
        return list(keys)
    gathered: dict[GroupKey, list[OrderKey]] = {}
    for key in keys:
        gathered.setdefault(group_of(rows[key], grouping), []).append(key)
    shown: list[Shown] = []
    for heading, orders in gathered.items():
        shown += (heading, *orders)
    return shown


def group_at(
    place: int, shown: Sequence[Shown], rows: Mapping[OrderKey, Row], ticked: Container[OrderKey]
) -> Group | None:
    """Give the group whose heading stands at ``place``; None where an order stands."""
    heading = shown[place]
    if isinstance(heading, OrderKey):
        return None
    orders: list[OrderKey] = []
    for key in shown[place + 1 :]:
        if not isinstance(key, OrderKey):
            break
        orders.append(key)
    is_open = sum(rows[key].open for key in orders)
    return Group(heading, tuple(orders), is_open, sum(key in ticked for key in orders))
