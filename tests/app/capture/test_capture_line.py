# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The capture line: what the scribe's one line becomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.capture.capture_edit import context_of, edit_for
from app.capture.capture_line import CaptureContext, TokenKind, read_capture
from app.errors import UserFacingError
from app.review.cause import EFFECT_ID, Cause
from app.review.edits import set_field
from app.review.event import Event, Precision
from app.review.evidence import Evidence
from app.review.item import Kind
from app.review.note import NoteKind
from app.review.observation import ObservationKind
from app.review.people import Person
from app.review.review import Review
from app.review.transcript_line import CaptureKind
from tests.builders import applied, empty_review, review_with
from tests.fakes import START

CONTEXT = CaptureContext(
    near=date(2017, 1, 31),
    today=date(2026, 3, 2),
    step=8,
    people=("Database engineer", "Ana Lima", "Anand"),
    causes={4: "c-four", 9: "c-nine"},
)


def spoken(line: str, context: CaptureContext = CONTEXT) -> dict[TokenKind, str]:
    return {each.kind: line[each.start : each.end] for each in read_capture(line, context).tokens}


def test_an_action_is_read_with_owner_day_and_cause() -> None:
    line = "/a Show the role in the prompt @ana.lima 10 Feb C9"
    capture = read_capture(line, CONTEXT)
    assert capture.kind is CaptureKind.ACTION
    assert capture.text == "Show the role in the prompt"
    assert (capture.owner, capture.due) == ("ana.lima", date(2027, 2, 10))
    assert capture.cause_ids == ("c-nine",)
    assert capture.is_complete
    assert spoken(line) == {
        TokenKind.COMMAND: "/a",
        TokenKind.OWNER: "@ana.lima",
        TokenKind.DAY: "10 Feb",
        TokenKind.CAUSE: "C9",
    }


@pytest.mark.parametrize(
    ("line", "kind", "text", "observation"),
    [
        ("/c Both prompts look alike", CaptureKind.CAUSE, "Both prompts look alike", None),
        ("/w Notes", CaptureKind.OBSERVATION, "Notes", ObservationKind.WENT_WELL),
        ("/d No runbook", CaptureKind.OBSERVATION, "No runbook", ObservationKind.DID_NOT),
        ("/l A copy", CaptureKind.OBSERVATION, "A copy", ObservationKind.LUCKY),
        ("/e https://a.example/b", CaptureKind.EVIDENCE, "https://a.example/b", None),
        ("/q on-call: I saw “db2”", CaptureKind.QUOTE, "On-call: “I saw “db2””", None),
        ('/q "nothing moved"', CaptureKind.QUOTE, "“nothing moved”", None),
    ],
)
def test_every_list_has_its_command_in_every_step(
    line: str, kind: CaptureKind, text: str, observation: ObservationKind | None
) -> None:
    capture = read_capture(line, CONTEXT)
    assert (capture.kind, capture.text, capture.observation) == (kind, text, observation)
    assert capture.is_complete


@pytest.mark.parametrize(
    ("line", "at", "until"),
    [
        ("/t +5m paged", "2017-01-31T14:05+00:00", None),
        ("/t yesterday 23:10 deployed", "2017-01-30T23:10+00:00", None),
        ("/t 14:10-14:25 errors", "2017-01-31T14:10+00:00", "2017-01-31T14:25+00:00"),
    ],
)
def test_an_event_takes_any_form_of_time(line: str, at: str, until: str | None) -> None:
    before = datetime(2017, 1, 31, 14, 0, tzinfo=UTC)
    when = read_capture(line, replace(CONTEXT, after=before)).when
    assert when.at == datetime.fromisoformat(at)
    assert when.until == (datetime.fromisoformat(until) if until else None)


def test_a_quote_is_kept_word_for_word_apart_from_the_notes() -> None:
    review = captured(empty_review(), "/q scribe: we went in circles")
    (note,) = review.notes
    assert (note.kind, note.text) == (NoteKind.QUOTE, "Scribe: “we went in circles”")


@pytest.mark.parametrize(
    ("line", "owner", "due"),
    [
        ("/a Do it C4 2026-12-01 @Database engineer", "Database engineer", date(2026, 12, 1)),
        ("/a Do it @database by in 2 weeks", "Database engineer", date(2026, 3, 16)),
        ('/a Do it tomorrow @"Ops team"', "Ops team", date(2026, 3, 3)),
        ("/a Do it next friday, @zoe", "zoe", None),
        ("/A Do it @an", "an", None),
        ("/a Do it", "", None),
    ],
)
def test_parts_of_an_action_stand_in_any_order(line: str, owner: str, due: date | None) -> None:
    capture = read_capture(line, CONTEXT)
    assert (capture.owner, capture.due) == (owner, due)
    assert capture.text.startswith("Do it")


@pytest.mark.parametrize("words", ["due fri", "by Fri", "until friday", "on fri", "friday"])
def test_a_weekday_may_be_short_where_it_is_said_to_be_a_day(words: str) -> None:
    capture = read_capture(f"/a Do it @an {words}", CONTEXT)
    assert (capture.text, capture.due) == ("Do it", date(2026, 3, 6))
    assert read_capture("/a Move what starts on the sun", CONTEXT).due is None


@pytest.mark.parametrize("words", ["fällig fr", "bis Freitag", "fällig am 6.3.", "bis 6.3.2026"])
def test_a_day_may_be_said_in_german(words: str) -> None:
    capture = read_capture(f"/a Tu es @an {words}", CONTEXT)
    assert (capture.text, capture.due) == ("Tu es", date(2026, 3, 6))
    assert read_capture("/a Warum so", CONTEXT).due is None
    assert read_capture("/t gestern 14:30 Alarm", CONTEXT).text == "Alarm"


@pytest.mark.parametrize(
    ("line", "step", "kind", "text"),
    [
        ("#4 it was quiet", 4, CaptureKind.NOTE, "it was quiet"),
        ("#6 no limit", 6, CaptureKind.CAUSE, "no limit"),
        ("#10 look again", 10, CaptureKind.NOTE, "look again"),
        ("/n #4 it was quiet", 4, CaptureKind.NOTE, "it was quiet"),
        ("/p #7 the budget", 7, CaptureKind.PARKED, "the budget"),
        ("/q #4 scribe: so", 4, CaptureKind.QUOTE, "Scribe: “so”"),
        ("#11 is no step", 0, CaptureKind.NOTE, "#11 is no step"),
        ("#4567 broke it", 0, CaptureKind.NOTE, "#4567 broke it"),
        ("a #4 inside", 0, CaptureKind.NOTE, "a #4 inside"),
        ("/a #4 do it", 0, CaptureKind.ACTION, "#4 do it"),
    ],
)
def test_a_note_may_name_the_step_it_is_of(
    line: str, step: int, kind: CaptureKind, text: str
) -> None:
    capture = read_capture(line, CONTEXT)
    assert (capture.step, capture.kind, capture.text) == (step, kind, text)
    assert (TokenKind.STEP in spoken(line)) == bool(step)


def test_a_note_for_another_step_is_stamped_with_that_step() -> None:
    review = captured(empty_review(), "#5 it was quiet")
    assert review.notes[0].step == 5


def test_a_cause_that_cites_a_fact_has_it_as_its_evidence() -> None:
    review = captured(review_with(Evidence(id="e", number=7)), "/c no limit, see E7")
    assert review.causes[0].evidence_ids == ("e",)


def test_a_time_of_day_is_nobody_who_speaks() -> None:
    assert read_capture("/q 14:03 it broke", CONTEXT).text == "“14:03 it broke”"
    assert read_capture("/q at 14:03 it broke", CONTEXT).text == "“at 14:03 it broke”"
    assert read_capture("/q engineer 2:so it was", CONTEXT).text == "Engineer 2: “so it was”"


def test_parts_in_the_middle_of_a_text_stay_in_it() -> None:
    capture = read_capture("/a Mail ops@example.org about C9 and the 10 Feb backup", CONTEXT)
    assert capture.text == "Mail ops@example.org about C9 and the 10 Feb backup"
    assert (capture.owner, capture.due, capture.cause_ids) == ("", None, ())


def test_several_causes_are_linked_in_their_order() -> None:
    assert read_capture("/a Do it C9 C4", CONTEXT).cause_ids == ("c-nine", "c-four")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("/a Do it C7", "There is no cause C7."),
        ("/a Do it 30 Feb", "There is no “30 Feb”. Try 10 Feb or 2026-02-10."),
        ("/t 14:3 Page sent", "14:3 is not a time. Try 14:03."),
        ("/x what", "/x is not known. Use /a, /t, /c, /w, /d, /l, /q, /e, /p or /n."),
    ],
)
def test_what_is_not_clear_is_said_and_not_stored(line: str, problem: str) -> None:
    capture = read_capture(line, CONTEXT)
    assert capture.problem == problem
    assert not capture.is_complete
    with pytest.raises(UserFacingError):
        edit_for(empty_review(), capture, now=START, step=8)


@pytest.mark.parametrize(
    ("line", "at", "precision"),
    [
        ("/t 14:03 Page sent", datetime(2017, 1, 31, 14, 3, tzinfo=UTC), Precision.MINUTE),
        ("/t ~14:03 Page sent", datetime(2017, 1, 31, 14, 3, tzinfo=UTC), Precision.APPROXIMATE),
        ("/t 14:03:09 Page sent", datetime(2017, 1, 31, 14, 3, 9, tzinfo=UTC), Precision.SECOND),
        ("/t 1 Feb 09:00 Page sent", datetime(2017, 2, 1, 9, 0, tzinfo=UTC), Precision.MINUTE),
        ("/t 2 pm Page sent", datetime(2017, 1, 31, 14, 0, tzinfo=UTC), Precision.HOUR),
        ("/t Page sent", None, Precision.UNKNOWN),
        (
            "/t yesterday 23:10 Page sent",
            datetime(2017, 1, 30, 23, 10, tzinfo=UTC),
            Precision.MINUTE,
        ),
        ("/t 14:03-14:20 Page sent", datetime(2017, 1, 31, 14, 3, tzinfo=UTC), Precision.MINUTE),
        (
            "/t ~14:03 to 14:20 Page sent",
            datetime(2017, 1, 31, 14, 3, tzinfo=UTC),
            Precision.APPROXIMATE,
        ),
    ],
)
def test_an_event_is_read_with_its_time(
    line: str, at: datetime | None, precision: Precision
) -> None:
    capture = read_capture(line, CONTEXT)
    assert capture.kind is CaptureKind.EVENT
    assert (capture.when.at, capture.when.precision) == (at, precision)
    assert capture.text == "Page sent"


@pytest.mark.parametrize(
    ("line", "step", "kind"),
    [
        ("/p Later", 4, CaptureKind.PARKED),
        ("/n Said", 6, CaptureKind.NOTE),
        ("Said", 4, CaptureKind.NOTE),
        ("The disk was full", 6, CaptureKind.CAUSE),
        ("Quick help", 7, CaptureKind.OBSERVATION),
        ("/var/log was full", 4, CaptureKind.NOTE),
    ],
)
def test_a_line_becomes_what_its_command_or_its_step_says(
    line: str, step: int, kind: CaptureKind
) -> None:
    context = CaptureContext(near=date(2017, 1, 31), today=date(2026, 3, 2), step=step)
    assert read_capture(line, context).kind is kind


def captured(review: Review, line: str, step: int = 4, **choices: object) -> Review:
    capture = read_capture(line, context_of(review, START, step))
    return applied(review, edit_for(review, capture, now=START, step=step, **choices))  # type: ignore[arg-type]


def test_a_captured_event_takes_the_day_of_the_timeline() -> None:
    review = review_with(Event(id="e1", at=datetime(2017, 1, 31, 22, 50, tzinfo=UTC)))
    review = applied(review, set_field(review.incident, "time_zone", "Europe/Berlin"))
    review = captured(review, "/t 23:55 Seen")
    assert review.events[-1].at == datetime(2017, 1, 31, 22, 55, tzinfo=UTC)
    review = captured(review, "/t 00:10 Fixed")
    assert review.events[-1].at == datetime(2017, 1, 31, 23, 10, tzinfo=UTC)


def test_a_captured_action_is_numbered_and_linked() -> None:
    review = review_with(
        Cause(id="c1", number=4, text="Disk full"), Person(id="p1", name="Ana Lima")
    )
    action = captured(review, "/a Add an alert @ana C4 in 2 weeks", 8).actions[0]
    assert (action.number, action.owner, action.cause_ids) == (1, "Ana Lima", ("c1",))
    assert action.due == date(2026, 3, 16)


def test_a_captured_cause_answers_the_selected_one() -> None:
    review = captured(empty_review(), "Disk full", 6)
    first = review.causes[0]
    assert review.links[0].effect_id == EFFECT_ID
    review = captured(review, "No alert", 6, selected_cause=first.id)
    assert review.links[1].effect_id == first.id
    assert [cause.number for cause in review.causes] == [1, 2]


def test_a_captured_observation_goes_to_the_chosen_list() -> None:
    review = captured(empty_review(), "Luck", 7, observation=ObservationKind.LUCKY)
    assert review.observations[0].kind is ObservationKind.LUCKY


def test_a_parked_line_keeps_its_step() -> None:
    note = captured(empty_review(), "/p Later", 5).notes[0]
    assert (note.kind, note.step, note.at) == (NoteKind.PARKED, 5, START)


def test_an_empty_line_is_not_stored() -> None:
    with pytest.raises(UserFacingError):
        captured(empty_review(), "/a   @ana")


@given(
    line=st.text(max_size=40)
    | st.lists(
        st.sampled_from(
            [
                "/a",
                "/t",
                "/p",
                "@an",
                "@",
                '@"',
                "C9",
                "C",
                "10 Feb",
                "~",
                "14:03",
                "text",
                "in 2 weeks",
            ]
        ),
        max_size=6,
    ).map(" ".join)
)
def test_reading_never_fails_and_tokens_stand_in_the_line(line: str) -> None:
    review = review_with(Cause(id="c1", number=9, text="x"))
    capture = read_capture(line, context_of(review, START, 8))
    ends = [0]
    for token in capture.tokens:
        assert ends[-1] <= token.start < token.end <= len(line)
        ends.append(token.end)
    if capture.is_complete:
        assert applied(review, edit_for(review, capture, now=START, step=8)) != review
    assert review.get(Kind.CAUSE, "c1")


def test_a_range_keeps_its_end() -> None:
    review = captured(empty_review(), "/t 2026-03-02 14:03 to 14:20 Nobody can pay")
    (event,) = review.events
    assert event.text == "Nobody can pay"
    assert event.until == datetime(2026, 3, 2, 14, 20, tzinfo=UTC)


def test_a_distance_without_anything_to_count_from_says_so() -> None:
    context = CaptureContext(near=date(2017, 1, 31), today=date(2026, 3, 2), step=4)
    assert "no time above" in read_capture("/t +5m Page sent", context).problem


@pytest.mark.parametrize(("typed", "minutes"), [("+5m", 5), ("-1h 30m", -90), ("+ 2 min", 2)])
def test_a_distance_counts_from_the_last_event(typed: str, minutes: int) -> None:
    context = replace(CONTEXT, after=START)
    capture = read_capture(f"/t {typed} Page sent", context)
    assert (capture.when.at, capture.text) == (START + timedelta(minutes=minutes), "Page sent")
