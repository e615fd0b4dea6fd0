# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What changed since an approval, in words: everything, and each thing once."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.publish.difference import Change, Difference, UnreadableContent, differences
from app.publish.field_words import NAMES
from app.publish.fingerprint import canonical_content
from app.publish.word_marks import Mark, marked_words, written
from app.review.action import Action
from app.review.cause import EFFECT_ID, Cause, Link
from app.review.changes import EditRefused, apply_edit
from app.review.edits import Edit, Remove, Set, addition, move, removal, set_field
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.item import Kind
from app.review.observation import Observation
from app.review.review import ITEM_TYPES, Review
from tests.builders import applied, review_with
from tests.fakes import START
from tests.strategies import TEXTS, field_values, reviews

CONTENT = [
    kind
    for kind in ITEM_TYPES
    if kind
    not in (
        *(Kind.LIFECYCLE, Kind.APPROVAL, Kind.CLOCK_FACT, Kind.FREEZE, Kind.TRANSCRIPT_LINE),
        *(Kind.APPROVED_CONTENT, Kind.COMMENT, Kind.TRANSITION, Kind.PUBLICATION, Kind.FOLLOW_UP),
        Kind.ALTERNATIVE,
    )
]


def between(before: Review, after: Review) -> tuple[Difference, ...]:
    return differences(canonical_content(before), canonical_content(after))


def told(before: Review, *edits: Edit) -> list[str]:
    after = applied(before, *edits)
    return [f"{each.sentence} {written(each.spans)}".strip() for each in between(before, after)]


@given(reviews())
def test_the_same_content_differs_in_nothing(review: Review) -> None:
    assert between(review, review) == ()


@given(st.data(), reviews())
def test_each_edit_of_the_content_is_told_exactly_once(data: st.DataObject, review: Review) -> None:
    kind = data.draw(st.sampled_from(CONTENT))
    edit = data.draw(edits_of(review, kind))
    try:
        after, _ = apply_edit(review, edit)
    except EditRefused:
        return
    is_other = canonical_content(review) != canonical_content(after)
    assert len(between(review, after)) == is_other


@given(reviews(), reviews())
def test_other_content_differs_in_something(first: Review, second: Review) -> None:
    is_other = canonical_content(first) != canonical_content(second)
    assert bool(between(first, second)) == is_other


@st.composite
def edits_of(draw: st.DrawFn, review: Review, kind: Kind) -> Edit:
    """Draw an edit of one field, an item gone, or its place in the order."""
    items = review.items(kind)
    if not items:
        return addition(review, ITEM_TYPES[kind](id="new")) if kind is not Kind.LINK else _nothing()
    item = draw(st.sampled_from(items))
    field = draw(st.sampled_from([each.name for each in fields(item) if each.name != "id"]))
    if draw(st.booleans()):
        return Remove(kind, item.id)
    return set_field(item, field, draw(field_values(review, kind, field)))


def _nothing() -> Edit:
    return Set(Kind.INCIDENT, "incident", "title", "")


@given(TEXTS, TEXTS)
def test_marked_words_hold_both_texts_whole(before: str, after: str) -> None:
    spans = marked_words(before, after)
    assert "".join(span.text for span in spans if span.mark is not Mark.ADDED) == before
    assert "".join(span.text for span in spans if span.mark is not Mark.REMOVED) == after


@pytest.mark.parametrize("kind", CONTENT)
def test_every_field_of_the_content_has_a_name(kind: Kind) -> None:
    own = {field.name for field in fields(ITEM_TYPES[kind])} - {"id", "rank"}
    own -= {"status", "done_on", "dropped_on", "tracker_key"}
    own -= {"invite_sequence", "reminder_sequence", "clock_keeper"}
    assert own <= NAMES.keys()


def test_things_are_called_what_people_call_them() -> None:
    review = review_with(
        Evidence(id="f", number=3, title="Grafana"),
        Event(id="e", at=START, text="Alert fires"),
        Cause(id="c", number=5, text="No retry cap"),
        Link(id="l", effect_id=EFFECT_ID, cause_id="c"),
        Action(id="a", number=2, text="Cap retries", due=date(2026, 3, 1)),
    )
    event, action = review.events[0], review.actions[0]
    link = review.links[0]
    assert told(
        review,
        set_field(event, "at", START + timedelta(minutes=3)),
        set_field(event, "evidence_ids", ("f",)),
        set_field(action, "owner", "Kim"),
        set_field(action, "due", date(2026, 3, 8)),
        Remove(Kind.LINK, link.id),
    ) == [
        "Event 14:03 “Alert fires”, time: before 2026-03-02 14:00, now 2026-03-02 14:03",
        "Event 14:03 “Alert fires”, facts: before not set, now E3",
        "Removed: C5 as a cause of the effect",
        "A2 “Cap retries”, date: before 2026-03-01, now 2026-03-08",
        "A2 “Cap retries”, owner: before not set, now “Kim”",
    ]


def test_of_a_long_text_the_words_that_changed_are_marked() -> None:
    summary = (
        "After the deploy at noon the checkout was slow for an hour, because retries filled the "
        "pool of connections and nothing limited how many there were."
    )
    review = applied(review_with(), Set(Kind.INCIDENT, "incident", "summary", summary))
    longer = summary.replace("an hour", "two hours")
    (sentence,) = told(review, Set(Kind.INCIDENT, "incident", "summary", longer))
    assert sentence == (
        "Summary changed: …noon the checkout was slow for [-an hour-]{+two hours+}, because "
        "retries filled the pool…"
    )


def test_a_move_in_the_order_is_told_once() -> None:
    items = [Observation(id=name, text=name) for name in ("one", "two", "three")]
    review = review_with(*items)
    edit = move(review, Kind.OBSERVATION, "three", before="one")
    (difference,) = between(review, applied(review, edit))
    assert difference.change is Change.MOVED
    assert difference.sentence == "Moved to another place: observation “three”"


def test_what_went_is_told_with_what_it_was() -> None:
    review = review_with(Action(id="a", number=3, text="Page the owner of the queue"))
    assert told(review, removal(review, Kind.ACTION, "a")) == [
        "Removed: A3 “Page the owner of the queue”"
    ]


def test_values_that_read_alike_are_told_as_they_are_kept() -> None:
    review = review_with(Event(id="e", at=START, text="Alert"))
    later = set_field(review.events[0], "at", START + timedelta(seconds=5))
    (sentence,) = told(review, later)
    assert '"2026-03-02T14:00:05Z"' in sentence


@pytest.mark.parametrize(
    "content",
    [
        *("", "{", "[]", '{"event":[{}]}', '{"planet":[]}', "[" * 200_000),
        '{"event":[{"id":"e","at":"0001-01-01T00:00:00+14:00"}]}',
        (
            '{"event":[{"id":"e","at":"9999-12-31T23:59:59Z"}],'
            '"incident":[{"id":"incident","time_zone":"Asia/Kolkata"}]}'
        ),
    ],
)
def test_a_content_that_is_none_is_said_in_a_sentence(content: str) -> None:
    with pytest.raises(UnreadableContent, match="Approve it again"):
        differences(content, canonical_content(review_with()))


def test_a_large_text_written_anew_is_told_without_delay() -> None:
    before = " ".join(f"word{number}" for number in range(20_000))
    after = " ".join(f"other{number}" for number in range(20_000))
    spans = marked_words(before, after)
    assert [span.mark for span in spans] == [Mark.REMOVED, Mark.ADDED]
