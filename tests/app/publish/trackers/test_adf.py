# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Tickets as Atlassian documents: what Atlassian's own schema says of them, for any text."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from app.publish.trackers.adf import (
    adf,
    adf_mark,
    adf_own,
    holds,
    plain_text,
    ticket_nodes,
    with_own_nodes,
)
from app.publish.trackers.mark import mark_of
from app.publish.trackers.ticket import Part, Ticket
from app.review.action import Action
from tests.app.publish.trackers.described_server import described
from tests.strategies import TEXTS

SCHEMA = Draft4Validator(described("adf"))
PARTS = st.builds(
    Part,
    heading=TEXTS,
    text=TEXTS,
    points=st.lists(TEXTS, max_size=3).map(tuple),
    link=st.sampled_from(["", "https://example.org/a?b=c#d"]),
)
TICKETS = st.builds(
    Ticket,
    key=st.just("hotwash-r-a"),
    action=st.just(Action(id="a")),
    title=TEXTS,
    parts=st.lists(PARTS, max_size=3).map(tuple),
)


def words(document: dict[str, Any]) -> str:
    return "".join(plain_text(node) for node in document["content"])


@given(TICKETS)
def test_a_ticket_of_any_text_is_a_valid_document(ticket: Ticket) -> None:
    SCHEMA.validate(adf(ticket_nodes(ticket, mark_of(ticket))))


def test_the_schema_refuses_what_atlassian_would() -> None:
    assert not SCHEMA.is_valid(adf([{"type": "heading", "attrs": {"level": 9}}]))
    assert not SCHEMA.is_valid(
        adf([{"type": "paragraph", "content": [{"type": "text", "text": ""}]}])
    )
    assert not SCHEMA.is_valid(adf([{"type": "mention"}]))


@given(TICKETS, TICKETS)
def test_our_part_is_replaced_and_theirs_is_kept(old: Ticket, new: Ticket) -> None:
    before = {"type": "paragraph", "content": [{"type": "text", "text": "Read this first"}]}
    behind = {"type": "rule"}
    there = adf([before, *ticket_nodes(old, mark_of(old)), behind])
    nodes = ticket_nodes(new, mark_of(new))
    after = with_own_nodes(there, "hotwash-r-a", nodes)
    assert after["content"] == [before, *nodes, behind]
    assert adf_own(after, "hotwash-r-a") == nodes
    assert adf_mark(after, "hotwash-r-a") == mark_of(new)


def test_a_document_without_our_part_gets_it_at_its_end() -> None:
    ticket = Ticket("hotwash-r-a", Action(id="a"), "Cap it", ())
    theirs = {"type": "rule"}
    after = with_own_nodes(adf([theirs]), ticket.key, ticket_nodes(ticket, mark_of(ticket)))
    assert after["content"][0] == theirs
    assert holds(after, ticket.key)


def test_a_start_without_an_end_is_not_taken_for_our_part() -> None:
    ticket = Ticket("hotwash-r-a", Action(id="a"), "Cap it", ())
    start = ticket_nodes(ticket, mark_of(ticket))[0]
    assert not holds(adf([start]), ticket.key)
    assert not holds("plain text of an older Jira", ticket.key)


def test_ids_that_jira_adds_to_nodes_are_no_difference() -> None:
    node = {"type": "paragraph", "content": [{"type": "text", "text": "x"}]}
    assert words(adf([node])) == words(adf([{**node, "attrs": {"localId": "7"}}]))
