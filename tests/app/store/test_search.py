# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The search, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.capture.review_file import import_file
from app.insight.search.facets import Facet, Narrowing
from app.insight.search.findable import FINDABLE, findable_texts
from app.insight.search.search_query import SearchQuery, read_query
from app.insight.search.snippet import snippet
from app.paths import resource
from app.review.action import Action
from app.review.cause import Cause
from app.review.edits import Edit, Set, addition, removal
from app.review.event import Event
from app.review.incident import Incident, Severity
from app.review.item import Kind
from app.review.lifecycle import Lifecycle
from app.review.review import Review, assemble
from app.store import matching
from app.store.engine import Database
from app.store.library import Library
from app.store.search import Found
from app.store.unit_of_work import UnitOfWork
from tests.fakes import FakeClock

CHOSEN = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
WORDS = ["replica", "réplica", "lag", "Disk", "db-1", "full", "数据", "a"]
QUERIES = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from([*WORDS, "rep", "di", '"disk full"', '"lag', "-lag", '-"disk full"', '"']),
        max_size=4,
    ).map(" ".join),
)


def review(review_id: str, title: str, *texts: str, **fields: object) -> Review:
    """Return a review whose texts are events."""
    events = [Event(id=f"e{place}", text=text) for place, text in enumerate(texts)]
    return assemble(review_id, (replace(Incident(title=title), **fields), *events))


def ids(found: Found) -> list[str]:
    return [each.summary.id for each in found.reviews]


@pytest.fixture
def filled(library: Library) -> Library:
    """Return a library of four reviews."""
    library.add(review("first", "Replica lag", "Disk full on db-1", severity=Severity.SEV1))
    library.add(review("second", "Checkout slow", "The réplica was slow", "db-1 down"))
    library.add(review("third", "Mail late", "Disk replaced", service="mail, search"))
    library.add(
        assemble(
            "fourth",
            (
                Incident(title="Search down", service="Search"),
                Lifecycle(tags=("black friday",)),
                Cause(id="c1", text="Index too large", category="Capacity"),
            ),
        )
    )
    return library


def test_a_word_is_found_wherever_it_stands(filled: Library) -> None:
    assert ids(filled.search(Narrowing("replica"))) == ["first", "second"]


def test_all_words_may_stand_in_different_places_of_a_review(filled: Library) -> None:
    assert ids(filled.search(Narrowing("checkout replica "))) == ["second"]


def test_the_word_being_typed_is_the_beginning_of_one(filled: Library) -> None:
    assert ids(filled.search(Narrowing("lag di"))) == ["first"]
    assert ids(filled.search(Narrowing("di lag "))) == []


def test_a_phrase_stays_within_one_text(filled: Library) -> None:
    assert ids(filled.search(Narrowing('"disk full"'))) == ["first"]
    assert ids(filled.search(Narrowing('"full lag"'))) == []


def test_a_minus_leaves_reviews_out(filled: Library) -> None:
    assert ids(filled.search(Narrowing("disk -full"))) == ["third"]


def test_what_holds_it_in_the_headline_comes_first_then_the_newest(filled: Library) -> None:
    filled.add(review("fifth", "Something else", "replica"))
    assert ids(filled.search(Narrowing("replica "))) == ["first", "fifth", "second"]


def test_a_hit_says_where_it_stands_and_what_is_meant(filled: Library) -> None:
    [found] = filled.search(Narrowing("réplica slow")).reviews
    hit = found.hits[0]
    assert (hit.step, hit.kind, hit.item_id, hit.field) == (4, Kind.EVENT, "e0", "text")
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.marks] == ["réplica", "slow"]


def test_what_is_shown_is_cut_and_what_is_left_out_is_counted(library: Library) -> None:
    library.add(review("many", "Many", *(f"replica {place}" for place in range(9))))
    [found] = library.search(Narrowing("replica")).reviews
    assert (len(found.hits), found.more) == (4, 5)


@pytest.mark.parametrize(
    ("edits", "finds", "misses"),
    [
        ([Set(Kind.EVENT, "e0", "text", "Queue full")], "queue", "disk"),
        ([removal(review("r", "T", "Disk full"), Kind.EVENT, "e0")], "title", "disk"),
        ([Set(Kind.INCIDENT, "incident", "summary", "Failover")], "failover title", "queue"),
    ],
    ids=["altered", "removed", "summary"],
)
def test_an_edit_is_found_as_soon_as_it_is_saved(
    library: Library, edits: list[Edit], finds: str, misses: str
) -> None:
    library.add(review("r", "Title", "Disk full"))
    opened = library.open("r")
    for edit in edits:
        opened.session.apply(edit)
    opened.close()
    assert ids(library.search(Narrowing(finds))) == ["r"]
    assert ids(library.search(Narrowing(misses))) == []


def test_an_item_added_in_the_meeting_is_found(library: Library) -> None:
    library.add(review("r", "Title"))
    opened = library.open("r")
    for words in ("Watch the queue", "Drop the cache"):
        opened.session.apply(addition(opened.session.review, Action(id="", text=words)))
    opened.close()
    [found] = library.search(Narrowing("cache")).reviews
    assert found.hits[0].kind is Kind.ACTION


def test_facets_count_and_narrow_down(filled: Library) -> None:
    counts = {(each.facet, each.value): each.count for each in filled.facet_counts(Narrowing())}
    assert counts[Facet.SERVICE, "Search"] == 2
    assert counts[Facet.TAG, "black friday"] == 1
    assert counts[Facet.CATEGORY, "Capacity"] == 1
    assert counts[Facet.STATE, "draft"] == 4
    assert counts[Facet.SEVERITY, "SEV-1"] == 1
    asked = Narrowing("", {Facet.SERVICE: frozenset({"search"})})
    assert filled.narrowed(asked) == {"third", "fourth"}
    assert ids(filled.search(replace(asked, text="down"))) == ["fourth"]


def test_a_facet_goes_on_counting_what_else_could_be_chosen_in_it(filled: Library) -> None:
    asked = Narrowing("", {Facet.SERVICE: frozenset({"mail"})})
    counts = {(each.facet, each.value): each.count for each in filled.facet_counts(asked)}
    assert counts[Facet.SERVICE, "Search"] == 2
    assert (Facet.TAG, "black friday") not in counts


def test_a_tag_given_later_is_counted(library: Library) -> None:
    library.add(review("r", "Title"))
    opened = library.open("r")
    opened.session.apply(Set(Kind.LIFECYCLE, "lifecycle", "tags", ("migration",)))
    opened.close()
    assert library.narrowed(Narrowing("", {Facet.TAG: frozenset({"Migration"})})) == {"r"}


def test_archived_reviews_are_looked_for_on_their_own(filled: Library) -> None:
    filled.archive("first")
    assert ids(filled.search(Narrowing("replica"))) == ["second"]
    assert ids(filled.search(Narrowing("replica", archived=True))) == ["first"]


def test_common_words_are_found_without_counting_them_all(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "_WINDOW", 4)
    for place in range(12):
        library.add(review(f"r{place:02}", "Title", "common common", "rare" if place == 1 else ""))
    found = library.search(Narrowing("common "), most=2)
    assert ids(found) == ["r11", "r10"]
    assert not found.is_all
    assert ids(library.search(Narrowing("common rare "))) == ["r01"]
    assert library.search(Narrowing("common -rare ")).total == 11
    counts = library.facet_counts(Narrowing("common "))
    assert [each.count for each in counts if each.facet is Facet.STATE] == [12]


def holds(kept: Review, query: SearchQuery) -> bool:
    texts = [
        text.text for kind in FINDABLE for item in kept.items(kind) for text in findable_texts(item)
    ]

    def has(term: object) -> bool:
        return any(snippet(text, [term]) is not None for text in texts)  # type: ignore[list-item]

    return all(map(has, query.wanted)) and not any(map(has, query.unwanted))


@CHOSEN
@given(typed=QUERIES)
def test_whatever_is_typed_finds_what_reading_all_reviews_finds(
    shelf: tuple[Library, list[Review]], typed: str
) -> None:
    library, kept = shelf
    query = read_query(typed)
    expected = {each.id for each in kept if query and holds(each, query)}
    assert set(ids(library.search(Narrowing(typed), most=100))) == expected


@pytest.fixture
def shelf(library: Library) -> tuple[Library, list[Review]]:
    """Return a library of the example and of reviews made of a few words."""
    kept = [import_file(resource("examples", "gitlab-2017-01-31.yaml")).review]
    for place in range(20):
        texts = [
            " ".join(WORDS[(place * step + turn) % len(WORDS)] for turn in range(3))
            for step in (1, 3)
        ]
        kept.append(review(f"r{place:02}", WORDS[place % len(WORDS)], *texts))
    for each in kept:
        library.add(each)
    return library, kept


def test_reviews_of_before_the_index_are_found(filled: Library, database: Database) -> None:
    with UnitOfWork(database) as work:
        for table in ("review_facet", "indexed_item", "word_index", "indexed_review"):
            work.connection.execute(text(f"DELETE FROM {table}"))
        work.commit()
    library = Library(database, FakeClock())
    assert set(ids(library.search(Narrowing("replica")))) == {"first", "second"}
    assert library.narrowed(Narrowing("", {Facet.SERVICE: frozenset({"mail"})})) == {"third"}


def test_similar_reviews_come_from_words_and_from_facets(filled: Library) -> None:
    now = assemble("now", (Incident(title="Search slow", service="search"),))
    found = filled.similar(now)
    assert {each.summary.id for each in found} == {"third", "fourth"}
    assert all(each.why.services == ("search",) for each in found)


def test_causes_are_counted_by_the_quarter_of_the_incident(library: Library) -> None:
    for place, month in enumerate((2, 5)):
        when = datetime(2026, month, 1, tzinfo=UTC)
        library.add(
            assemble(
                f"r{place}",
                (
                    Event(id="e", at=when, text="x"),
                    Cause(id="c", text="x", category="Config"),
                ),
            )
        )
    most = library.recurring().most
    assert most is not None
    assert (most.category, most.quarters) == ("Config", 2)
