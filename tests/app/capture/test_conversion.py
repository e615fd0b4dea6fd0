# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What was captured is turned into something else: no word is lost, and one undo brings it back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.capture.capture_edit import context_of, edit_for, with_transcript
from app.capture.capture_line import read_capture
from app.capture.conversion import TARGETS, can_turn, turned
from app.insight.transcript import Entry, transcript
from app.review.cause import EFFECT_ID, Cause
from app.review.changes import apply_edit
from app.review.edits import addition
from app.review.evidence import Evidence
from app.review.item import Kind
from app.review.note import Note, NoteKind
from app.review.observation import ObservationKind
from app.review.people import Person
from app.review.review import Review
from app.review.transcript_line import CaptureKind
from app.review.values import to_plain
from tests.builders import applied, empty_review, review_with
from tests.fakes import START

STEP = 4


def captured(review: Review, *lines: str, step: int = STEP) -> Review:
    for line in lines:
        capture = read_capture(line, context_of(review, START, step))
        edit = edit_for(review, capture, now=START, step=step)
        whole = with_transcript(review, edit, line, capture, now=START, step=step)
        review = applied(review, whole)
    return review


def after_turning(review: Review, target: str, entries: tuple[Entry, ...] | None = None) -> Review:
    chosen = transcript(review) if entries is None else entries
    edit = turned(review, chosen, target, now=START)
    return review if edit is None else applied(review, edit)


def crew() -> Review:
    return review_with(
        Person(id="ann", name="Ann Lee"),
        Cause(id="c", number=9, text="No limit"),
        Evidence(id="e", number=7, title="Log"),
    )


def test_a_line_and_its_item_come_in_one_step_and_point_to_each_other() -> None:
    review = captured(empty_review(), "/p Ask the vendor")
    (line,), (note,) = review.transcript_lines, review.notes
    assert (line.text, line.kind, line.became) == (
        "/p Ask the vendor", CaptureKind.PARKED, CaptureKind.PARKED,
    )  # fmt: skip
    assert (line.item_id, line.step, line.at) == (note.id, STEP, START)


def test_a_note_becomes_an_action_with_its_owner_day_and_cause() -> None:
    review = after_turning(captured(crew(), "Show the role @Ann Lee 2026-12-01 C9"), "a")
    (action,) = review.actions
    assert (action.text, action.owner, action.due) == (
        "Show the role", "Ann Lee", date(2026, 12, 1),
    )  # fmt: skip
    assert action.cause_ids == ("c",)
    assert review.notes == ()
    (line,) = review.transcript_lines
    assert (line.kind, line.became) == (CaptureKind.NOTE, CaptureKind.ACTION)
    assert line.item_id == action.id


def test_a_note_becomes_an_event_at_the_time_it_tells() -> None:
    review = after_turning(captured(crew(), "14:03 the pager rang, see E7", "nobody knew"), "t")
    first, second = review.events
    assert first.at is not None
    assert (first.text, first.evidence_ids) == ("the pager rang, see E7", ("e",))
    assert (second.text, second.at) == ("nobody knew", None)


def test_a_cause_goes_under_the_one_in_hand_and_keeps_what_it_cites() -> None:
    review = captured(crew(), "the pool was small E7")
    edit = turned(review, transcript(review), "c", now=START, cause_in_hand="c")
    assert edit is not None
    review = applied(review, edit)
    cause = next(one for one in review.causes if one.id != "c")
    assert (cause.text, cause.evidence_ids) == ("the pool was small E7", ("e",))
    assert [(link.effect_id, link.cause_id) for link in review.links] == [("c", cause.id)]


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("w", ObservationKind.WENT_WELL),
        ("d", ObservationKind.DID_NOT),
        ("l", ObservationKind.LUCKY),
    ],
)
def test_a_parked_thought_becomes_an_observation_and_moves_on(
    target: str, kind: ObservationKind
) -> None:
    review = after_turning(captured(empty_review(), "/p a copy was there"), target)
    assert [(one.kind, one.text) for one in review.observations] == [(kind, "a copy was there")]
    review = after_turning(review, "n")
    assert [(note.kind, note.text) for note in review.notes] == [
        (NoteKind.NOTE, "a copy was there")
    ]
    assert review.observations == ()


def test_notes_change_their_kind_in_place() -> None:
    review = captured(empty_review(), "scribe: we went in circles")
    (before,) = review.notes
    review = after_turning(review, "q")
    (note,) = review.notes
    assert (note.kind, note.text) == (NoteKind.QUOTE, "Scribe: “we went in circles”")
    assert (note.id, note.at, note.step) == (before.id, before.at, before.step)
    assert after_turning(after_turning(review, "p"), "q").notes[0].text == note.text


@pytest.mark.parametrize("text", ["@Ann Lee", "fix it C77", "30 Feb", "14:63 late", "#4 was slow"])
def test_what_can_not_be_meant_is_taken_over_word_for_word(text: str) -> None:
    note = Note(id="n", text=text)
    for target in ("a", "t", "q"):
        review = after_turning(review_with(Person(id="ann", name="Ann Lee"), note), target)
        made = [*review.actions, *review.events, *review.notes]
        assert len(made) == 1
        assert text in made[0].text


def test_what_has_fields_of_its_own_is_left_alone() -> None:
    review = captured(crew(), "/a do it @Ann Lee", "/t 14:03 rang", "/c slow", "a note")
    assert [can_turn(entry) for entry in transcript(review)] == [False, False, False, True]
    after = after_turning(review, "a")
    assert [action.text for action in after.actions] == ["do it", "a note"]
    assert len(after.events) == 1


def test_nothing_to_turn_is_no_edit() -> None:
    review = captured(empty_review(), "/p a thought", "/w it rang")
    parked, well = transcript(review)
    assert turned(review, [parked], "p", now=START) is None
    assert turned(review, [well], "w", now=START) is None
    assert turned(review, [well], "d", now=START) is not None


def test_a_note_from_before_the_transcript_gets_its_line_when_it_is_turned() -> None:
    review = review_with(Note(id="old", text="restart the pool", step=6, at=START))
    review = after_turning(review, "a")
    (line,) = review.transcript_lines
    assert (line.text, line.step, line.at) == ("restart the pool", 6, START)
    assert (line.kind, line.became) == (CaptureKind.NOTE, CaptureKind.ACTION)
    assert [entry.item for entry in transcript(review)] == list(review.actions)


WORDS = st.lists(
    st.sampled_from(
        ["the", "pool", "@Ann Lee", "@zoe", "tomorrow", "14:03", "C9", "C7", "E7", "by", "10 Feb",
         "“so”", "role:", "30 Feb", "/x", "#4", "ünï", "-", "due fri", "+5m"]
    ),
    min_size=1, max_size=8,
).map(" ".join)  # fmt: skip


@given(text=WORDS, target=st.sampled_from(TARGETS))
def test_no_word_of_a_text_is_lost(text: str, target: str) -> None:
    start = crew()
    note = Note(id="n", text=text, kind=NoteKind.QUOTE if target != "q" else NoteKind.NOTE)
    review = applied(start, addition(start, note))
    (entry,) = transcript(review)
    edit = turned(review, [entry], target, now=START)
    assert edit is not None
    after, changes = apply_edit(review, edit)
    (new,) = transcript(after)
    assert new.item is not None
    told = read_capture(f"/{target} {text}", context_of(review, START, 0))
    read_as_fields = (
        {word for token in told.tokens for word in _covered(text, target, token)}
        if told.is_complete
        else set()
    )
    stays = " ".join(str(getattr(new.item, "text", "")).casefold().split())
    for word in set(text.split()) - read_as_fields:
        assert word.casefold().strip("“”") in stays, (word, stays)
    assert apply_edit(after, changes.inverse)[0] == review


def _covered(text: str, target: str, token: Any) -> list[str]:
    return f"/{target} {text}"[token.start : token.end].split()


@given(
    texts=st.lists(WORDS, min_size=2, max_size=4),
    target=st.sampled_from(TARGETS),
)
def test_several_at_once_come_out_as_each_singly(texts: list[str], target: str) -> None:
    notes = [Note(id=f"n{at}", text=text, step=2) for at, text in enumerate(texts)]
    review = review_with(*crew_items(), *notes)
    together = after_turning(review, target)
    singly = review
    for place in range(len(notes)):
        entry = _of_note(singly, f"n{place}")
        singly = after_turning(singly, target, (entry,))
    assert _without_ids(together) == _without_ids(singly)


def crew_items() -> list[Any]:
    return [item for kind in (Kind.PERSON, Kind.CAUSE, Kind.EVIDENCE) for item in crew().items(kind)
            if item.id != EFFECT_ID]  # fmt: skip


def _of_note(review: Review, note_id: str) -> Entry:
    return next(one for one in transcript(review) if one.line.item_id == note_id)


def _without_ids(review: Review) -> list[Any]:
    told = (Kind.ACTION, Kind.EVENT, Kind.CAUSE, Kind.OBSERVATION, Kind.NOTE, Kind.TRANSCRIPT_LINE)
    return [
        {name: value for name, value in to_plain(item).items() if name not in ("id", "item_id")}
        for kind in told
        for item in review.items(kind)
    ]
