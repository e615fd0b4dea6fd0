# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the room sees of the review: what is in hand, few lines, and nobody's name by a fault."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from app.causal.graph import CauseGraph
from app.causal.lenses import LENSES
from app.causal.shapes import Box
from app.fonts import BundledMeasure
from app.review.action import Action, ActionStatus
from app.review.cause import EFFECT_ID, Cause, Link
from app.review.event import Event, Precision
from app.review.note import Note, NoteKind
from app.review.people import Person
from app.review.review import Review
from app.rules.rules import Rules
from tests.builders import review_with
from ui.room.room_content import (
    DRAWING_HEIGHT,
    DRAWN_AT,
    ROWS_ALONE,
    RoomContent,
    RoomShow,
    Wish,
    room_content,
    shown_for,
)
from ui.theme import load_theme

WIDTH = 1700.0
APRIL = date(2026, 4, 1)


def shown(review: Review, show: RoomShow, in_hand: str = "", step: int = 4) -> RoomContent:
    return room_content(review, Wish(show, step, in_hand), BundledMeasure(), WIDTH)


def test_the_timeline_shows_the_event_in_hand_after_those_before_it(example: Review) -> None:
    event = example.timeline[12]
    content = shown(example, RoomShow.TIMELINE, event.id)
    assert content.drawing is not None
    assert [row.text for row in content.rows] == [e.text for e in example.timeline[10:13]]
    assert [row.in_hand for row in content.rows] == [False, False, True]


def test_an_event_s_time_is_as_sure_as_it_is_known() -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    review = review_with(
        Event(id="d", at=noon - timedelta(days=1), precision=Precision.DAY, text="a day"),
        Event(id="h", at=noon, precision=Precision.HOUR, text="an hour"),
        Event(id="r", at=noon, until=noon + timedelta(minutes=9), text="a range"),
        Event(id="u", text="nobody knows"),
    )
    leads = {row.text: row.lead for row in shown(review, RoomShow.TIMELINE).rows}
    assert leads == {
        "a day": "1 Mar",
        "an hour": "~12:00",
        "a range": "12:00–12:09",
        "nobody knows": "",
    }


def test_what_belongs_to_the_step_follows_the_meeting(example: Review) -> None:
    assert shown(example, RoomShow.BY_STEP, step=4).rows
    assert shown(example, RoomShow.BY_STEP, step=6).focus is not None
    assert shown(example, RoomShow.BY_STEP, step=8).rows[0].lead == "A1"
    assert shown(example, RoomShow.BY_STEP, step=5) == RoomContent()


@pytest.mark.parametrize("lens", list(LENSES))
def test_a_lens_is_shown_around_the_cause_in_hand(example: Review, lens: str) -> None:
    cause = example.causes[6]
    wish = Wish(RoomShow.CAUSES, 6, cause.id, lens)
    content = room_content(example, wish, BundledMeasure(), WIDTH)
    assert content.focus is not None
    assert content.focus.owner == cause.id


def test_the_answers_to_the_cause_in_hand_are_seen_with_it(example: Review) -> None:
    content = shown(example, RoomShow.CAUSES)
    assert content.drawing is not None
    boxes = [s for s in content.drawing.shapes if isinstance(s, Box) and s.id == s.owner]
    assert [box.id for box in boxes] == [EFFECT_ID, *CauseGraph(example).children(EFFECT_ID)]
    assert content.drawing.height * DRAWN_AT <= DRAWING_HEIGHT


def test_a_cause_drawn_once_is_in_sight_where_it_stands_and_not_where_it_is_referred_to(
    example: Review,
) -> None:
    graph = CauseGraph(example)
    shared = next(cause.id for cause in example.causes if len(graph.parents(cause.id)) > 1)
    content = shown(example, RoomShow.CAUSES, shared)
    assert content.focus is not None
    assert content.focus.id == shared


def test_a_few_causes_are_shown_whole() -> None:
    review = review_with(
        Cause(id="a", text="First"), Link(id="l", effect_id=EFFECT_ID, cause_id="a")
    )
    content = shown(review, RoomShow.CAUSES, review.causes[-1].id)
    assert content.drawing is not None
    owners = {s.owner for s in content.drawing.shapes if isinstance(s, Box)}
    assert owners == {EFFECT_ID, "a"}


def test_without_a_cause_in_hand_the_effect_is_shown(example: Review) -> None:
    content = shown(example, RoomShow.CAUSES)
    assert content.focus is not None
    assert content.focus.owner == EFFECT_ID


def test_nobody_is_named_beside_what_happened_but_an_owner_is() -> None:
    review = review_with(
        Person(id="p", name="Mara Lindqvist"),
        Event(id="e", text="Mara emptied the wrong folder", actor="Mara Lindqvist"),
        Action(id="a", number=1, text="Show the host", owner="Mara Lindqvist", due=APRIL),
    )
    (event,) = shown(review, RoomShow.TIMELINE).rows
    assert "Mara" not in f"{event.lead}{event.text}{event.trail}"
    (action,) = shown(review, RoomShow.ACTIONS).rows
    assert action.trail == "Mara Lindqvist, 1 Apr"


def test_actions_that_are_done_make_room_for_those_that_are_not() -> None:
    actions = [Action(id=f"a{n}", number=n, text=f"Do {n}") for n in range(1, 10)]
    actions[1] = replace(actions[1], status=ActionStatus.DONE)
    rows = shown(review_with(*actions), RoomShow.ACTIONS, "a9").rows
    assert [row.lead for row in rows] == ["A5", "A6", "A7", "A8", "A9"]
    assert [row.in_hand for row in rows] == [False] * 4 + [True]


def test_the_parking_lot_shows_what_was_parked_last() -> None:
    notes = [Note(id=f"n{n}", kind=NoteKind.PARKED, text=f"Later {n}") for n in range(8)]
    rows = shown(review_with(*notes, Note(id="x", text="a note")), RoomShow.PARKED).rows
    assert [row.text for row in rows] == [f"Later {n}" for n in range(3, 8)]
    assert len(rows) == ROWS_ALONE


def test_the_facilitator_may_show_nothing(example: Review) -> None:
    assert shown(example, RoomShow.NOTHING) == RoomContent()


def test_what_the_room_reads_together_is_shown_whole(
    example: Review, dressed: QApplication
) -> None:
    rules = Rules().ground_rules
    wish = Wish(RoomShow.RULES, 6, words=rules)
    content = room_content(example, wish, BundledMeasure(), WIDTH)
    assert tuple(row.text for row in content.rows) == rules
    assert content.drawing is None
    metrics = QFontMetricsF(load_theme("dark").font("room_content_strong"))
    assert all(metrics.horizontalAdvance(rule) <= WIDTH for rule in rules)
    assert len(rules) * metrics.height() <= DRAWING_HEIGHT


def test_the_second_step_shows_the_ground_rules_by_itself() -> None:
    assert shown_for(RoomShow.BY_STEP, 2) is RoomShow.RULES
    assert shown_for(RoomShow.BY_STEP, 3) is RoomShow.NOTHING
    assert shown_for(RoomShow.ACTIONS, 2) is RoomShow.ACTIONS
