# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The mark: what is ours in a ticket, and what was last sent."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from app.publish.trackers.mark import (
    Mark,
    digest,
    mark_in,
    mark_of,
    own_part,
    with_own_part,
)
from app.publish.trackers.remote_ticket import RemoteTicket
from app.publish.trackers.ticket import Ticket
from app.publish.trackers.ticket_change import mark_after, ticket_change
from app.review.action import Action
from tests.strategies import TEXTS

KEY = "hotwash-r-a1"
FIELDS = ("title", "due", "assignee")


def ticket(title: str = "Cap it", due: date | None = None, assignee: str = "") -> Ticket:
    return Ticket(KEY, Action(id="a1", due=due), title, (), assignee)


def part(made: Ticket, text: str = "text") -> str:
    mark = mark_of(made)
    return f"<!-- {mark.start} -->\n{text}\n<!-- {mark.end} -->"


@given(TEXTS, TEXTS)
def test_what_stands_around_our_part_is_kept(before: str, behind: str) -> None:
    there = f"{before}\n{part(ticket())}\n{behind}"
    new = part(ticket("Cap it at 150"), "other")
    after = with_own_part(there, KEY, new)
    found = own_part(after, KEY)
    assert found is not None
    assert found.own == new
    assert found.before.strip() == before.strip()
    assert found.behind.strip() == behind.strip()
    assert with_own_part(after, KEY, new) == after


def test_the_mark_of_another_ticket_is_not_ours() -> None:
    other = Ticket("hotwash-r-a11", Action(id="a11"), "Other", ())
    assert own_part(part(other), KEY) is None
    assert mark_in(mark_of(other).start, KEY) is None


def test_a_mark_without_its_end_is_no_part() -> None:
    assert own_part(mark_of(ticket()).start, KEY) is None


def test_a_text_without_our_part_gets_it_at_its_end() -> None:
    assert with_own_part("Theirs\n\n", KEY, "OURS") == "Theirs\n\nOURS"
    assert with_own_part("", KEY, "OURS") == "OURS"


@pytest.mark.parametrize(
    ("there", "wanted", "sent", "left"),
    [
        (RemoteTicket("1", title="Cap it"), ticket("Cap it"), set(), ()),
        (RemoteTicket("1", title="Cap it"), ticket("Cap it now"), {"title"}, ()),
        (RemoteTicket("1", title="Pool"), ticket("Cap it"), set(), ()),
        (RemoteTicket("1", title="Pool"), ticket("Cap it now"), set(), ("the title",)),
        (RemoteTicket("1", title="Cap it now"), ticket("Cap it now"), set(), ()),
    ],
)
def test_a_field_is_sent_only_while_it_is_as_it_was_last_sent(
    there: RemoteTicket, wanted: Ticket, sent: set[str], left: tuple[str, ...]
) -> None:
    last = mark_of(ticket("Cap it"))
    change = ticket_change(there, wanted, last, ("title",))
    assert (change.send, change.left) == (sent, left)


def test_a_ticket_of_others_gets_a_day_and_an_owner_where_it_has_none() -> None:
    wanted = ticket("Cap it", date(2026, 12, 1), "sam")
    change = ticket_change(RemoteTicket("1", title="Pool"), wanted, None, FIELDS)
    assert change.send == {"due", "assignee"}
    taken = RemoteTicket("1", title="Pool", due="2027-01-01", assignee="kim")
    assert ticket_change(taken, wanted, None, FIELDS).send == frozenset()


def test_a_field_that_was_left_alone_stays_marked_as_it_was_last_sent() -> None:
    last = mark_of(ticket("Cap it"))
    there = RemoteTicket("1", title="Pool")
    wanted = ticket("Cap it now", date(2026, 12, 1))
    change = ticket_change(there, wanted, last, ("title", "due"))
    after = mark_after(there, wanted, change, last)
    assert after == Mark(KEY, digest("Cap it"), digest("2026-12-01"), digest(""))


def test_an_account_is_the_same_in_capitals() -> None:
    assert mark_of(ticket(assignee="Sam-K")).is_ours("assignee", "sam-k")
