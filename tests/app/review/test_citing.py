# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A line of a file is linked to what it bears out."""

from __future__ import annotations

from app.review.cause import Cause
from app.review.citations import Lines
from app.review.citing import cited_facts, citing
from app.review.event import Event
from app.review.evidence import Evidence
from tests.builders import applied, review_with

FACT = Evidence(id="f", number=3)


def test_an_event_and_a_cause_get_the_citation_and_the_fact() -> None:
    review = review_with(FACT, Event(id="e", text="Pool dry"), Cause(id="c", number=1))
    review = applied(review, citing(review.events[0], FACT, Lines(120, 120)))
    review = applied(review, citing(review.causes[0], FACT, Lines(7, 7)))
    assert (review.events[0].text, review.events[0].evidence_ids) == ("Pool dry (E3:L120)", ("f",))
    assert (review.causes[0].notes, review.causes[0].evidence_ids) == ("(E3:L7)", ("f",))
    again = applied(review, citing(review.events[0], FACT, Lines(120, 120)))
    assert again == review


def test_the_statement_gets_the_citation() -> None:
    review = review_with(FACT)
    assert (
        applied(review, citing(review.incident, FACT, Lines(1, 1))).incident.statement == "(E3:L1)"
    )


def test_a_text_names_the_facts_it_cites_once_and_in_order() -> None:
    review = review_with(Evidence(id="a", number=1), Evidence(id="b", number=2))
    assert cited_facts(review, "E2:L4, E1, E2 and E9") == ("b", "a")
