# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is to be sent to a ticket that exists: only what changed here, and nobody changed there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.publish.trackers.mark import Mark, mark_of
from app.publish.trackers.remote_ticket import RemoteTicket
from app.publish.trackers.ticket import Ticket
from app.translation import marked, tr

NAMES: Mapping[str, str] = MappingProxyType(
    {"title": marked("the title"), "due": marked("the due date"), "assignee": marked("the owner")}
)


@dataclass(frozen=True)
class TicketChange:
    """The fields to send, and the names of those that are left to the people over there."""

    send: frozenset[str]
    left: tuple[str, ...]


def ticket_change(
    there: RemoteTicket, ticket: Ticket, mark: Mark | None, fields: Sequence[str]
) -> TicketChange:
    """Return which of `fields` to send. `mark` is that of the last sending, None before the first.

    A ticket that people made keeps its title, and gets a day and an owner where it has none.
    """
    send: set[str] = set()
    left: list[str] = []
    for field in fields:
        now, wanted = getattr(there, field), getattr(ticket, field)
        if now == wanted:
            continue
        if mark is None:
            if field != "title" and not now:
                send.add(field)
        elif mark.is_ours(field, now):
            send.add(field)
        elif not mark.is_ours(field, wanted):
            left.append(tr(NAMES[field]))
    return TicketChange(frozenset(send), tuple(left))


def mark_after(
    there: RemoteTicket, ticket: Ticket, change: TicketChange, mark: Mark | None
) -> Mark:
    """Return the mark to write: a field that was left alone stays marked as it was last sent."""
    new = mark_of(ticket)
    if mark is None:
        return new
    kept = {
        field: getattr(mark, field)
        for field in NAMES
        if field not in change.send and getattr(there, field) != getattr(ticket, field)
    }
    return replace(new, **kept)
