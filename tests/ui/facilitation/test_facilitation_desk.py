# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The right help at the right moment of a meeting in the real window; nothing happens unasked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.agenda import commands
from app.agenda.clock import Phase
from app.publish.export import ExportOptions, export_review
from app.review.action import Action
from app.review.edits import set_field
from app.review.note import Note, NoteKind
from app.review.people import Role
from app.review.review import Review
from app.store.draft import FOLDER
from tests.builders import applied, review_with
from tests.fakes import FakeClock
from tests.ui.conftest import OpenWindow, page_of
from ui.main_window import MainWindow
from ui.room.room_content import RoomShow
from ui.room.room_source import RoomSource
from ui.shell.review_page import ReviewPage

PARKED = review_with(
    Note(id="p1", kind=NoteKind.PARKED, text="Rename the hosts"),
    Note(id="p2", kind=NoteKind.PARKED, text="Who reads the mails?"),
    Action(id="a1", number=1, text="Alert on lag", owner="DBA team"),
)


class Meeting:
    """A window with a review, whose time passes by hand."""

    def __init__(self, window: MainWindow, review: Review, clock: FakeClock, qtbot: QtBot) -> None:
        self.window, self.clock = window, clock
        if not any(one.id == review.id for one in window.services.library.summaries()):
            window.services.library.add(review)
        window.open_review(review.id)
        qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)

    @property
    def page(self) -> ReviewPage:
        return page_of(self.window)

    @property
    def question(self) -> str:
        return "" if self.page.question.isHidden() else self.page.question.text

    def act(self, action_id: str) -> None:
        assert self.window.actions_table is not None
        self.window.actions_table[action_id].trigger()
        self.tick()

    def tick(self, **parts: float) -> None:
        self.clock.advance(**parts)
        self.page.tick(self.clock.now())

    def start(self, step: int) -> None:
        self.page.show_step(step)
        self.act("pause")

    def go_to(self, step: int) -> None:
        self.page.command_clock(commands.go_to(self.page.review, self.clock.now(), step))
        self.tick()

    def answer(self, words: str) -> None:
        strip = self.page.question
        answer = next(one for one in strip.answers if one.words == words)
        strip.hide()
        strip.answered.emit(answer.id)
        self.tick()

    def room_reads(self) -> tuple[str, ...]:
        return RoomSource(self.page).wish(RoomShow.BY_STEP, self.page.clock_state()).words


@pytest.fixture
def meeting(open_window: OpenWindow, clock: FakeClock, qtbot: QtBot) -> Meeting:
    return Meeting(open_window(), PARKED, clock, qtbot)


def test_the_ground_rules_are_offered_at_the_start_and_not_forced(meeting: Meeting) -> None:
    assert meeting.question == ""
    meeting.start(4)
    assert "ground rules" in meeting.question
    assert meeting.page.sheet == ""
    meeting.answer("Show them")
    assert meeting.page.sheet == "ground_rules"
    assert meeting.room_reads() == meeting.page.rules.ground_rules
    assert RoomSource(meeting.page).face(meeting.page.clock_state()).question.startswith("What do")
    meeting.act("ground_rules")
    assert meeting.room_reads() == ()


def test_the_room_reads_the_rules_while_the_clock_is_in_the_second_step(meeting: Meeting) -> None:
    meeting.start(2)
    assert meeting.room_reads() == meeting.page.rules.ground_rules
    meeting.go_to(3)
    assert meeting.room_reads() == ()


def test_an_offer_that_was_taken_another_way_goes(meeting: Meeting) -> None:
    meeting.start(4)
    meeting.act("ground_rules")
    assert meeting.question == ""


def test_a_late_start_is_asked_about_before_the_rules_are_offered(
    meeting: Meeting, clock: FakeClock
) -> None:
    planned = clock.now() - timedelta(minutes=6)
    review = meeting.page.review
    meeting.page.bridge.apply(set_field(review.meeting, "scheduled_at", planned), "plan")
    meeting.start(1)
    assert "6 min ago" in meeting.question
    meeting.answer("Now, and end later")
    assert "ground rules" in meeting.question


def test_time_for_what_was_parked_is_offered_after_the_actions(meeting: Meeting) -> None:
    meeting.start(8)
    meeting.page.question.leave()
    meeting.tick(seconds=30)
    assert meeting.question == ""
    meeting.go_to(9)
    assert meeting.question.startswith("2 thoughts are parked. 5 min for them now fit: the end")
    before = meeting.page.clock_state().step_planned
    meeting.answer("5 min for them")
    assert meeting.page.clock_state().step_planned - before == timedelta(minutes=5)
    assert meeting.page.step == 10
    assert meeting.window.focusWidget() is not None
    assert meeting.window.focusWidget().accessibleDescription() == "Rename the hosts"


def test_the_parking_lot_can_wait_and_nothing_of_the_clock_changes(meeting: Meeting) -> None:
    meeting.start(9)
    meeting.page.question.leave()
    meeting.tick()
    meeting.go_to(10)
    assert "parked" in meeting.question
    facts = meeting.page.review.clock_facts
    meeting.answer("After the meeting")
    assert meeting.page.review.clock_facts == facts


def test_the_close_is_read_with_the_keys_of_the_meeting(meeting: Meeting) -> None:
    meeting.start(10)
    meeting.page.question.leave()
    meeting.tick()
    assert meeting.question.startswith("Two minutes to close")
    meeting.answer("Read them back")
    assert meeting.page.sheet == "closing"
    assert meeting.room_reads() == ("A1  Alert on lag", "No date yet. DBA team, until when?")
    meeting.act("next_step")
    assert "Who learned something that changes their work?" in meeting.room_reads()
    assert meeting.page.clock_state().step == 10
    meeting.act("back")
    assert meeting.room_reads()[0] == "A1  Alert on lag"


def test_when_it_has_ended_what_is_left_is_offered(meeting: Meeting) -> None:
    meeting.start(8)
    meeting.act("finish")
    assert meeting.question.startswith("The meeting has ended. ")
    meeting.answer("Show what")
    assert meeting.page.sheet == "meeting_check"
    assert meeting.page.centre.accessibleName()


def test_before_the_meeting_the_check_is_offered_when_it_is_near(
    open_window: OpenWindow, clock: FakeClock, qtbot: QtBot
) -> None:
    soon = clock.now() + timedelta(minutes=40)
    review = applied(PARKED, set_field(PARKED.meeting, "scheduled_at", soon))
    meeting = Meeting(open_window(), review, clock, qtbot)
    assert meeting.question.startswith("The meeting is planned for ")
    meeting.act("meeting_check")
    assert (meeting.page.sheet, meeting.question) == ("meeting_check", "")
    meeting.start(1)
    assert "planned for" not in meeting.question


def test_the_tally_is_in_nothing_that_leaves_the_app_and_goes_with_the_meeting(
    meeting: Meeting, clock: FakeClock, tmp_path: Path, qtbot: QtBot
) -> None:
    meeting.start(4)
    tally = meeting.page.facilitation.tally
    for _ in range(4217):
        tally.heard = tally.heard.with_one_more(Role.SUBJECT_EXPERT, clock.now())
    tally.add(Role.SUBJECT_EXPERT, clock.now())
    drafts = tmp_path / "library" / FOLDER
    qtbot.waitUntil(lambda: drafts.exists() and any(drafts.glob("*.heard")))
    assert b"4218" in next(iter(drafts.glob("*.heard"))).read_bytes()
    assert meeting.page.is_saved()
    review = meeting.page.review
    for suffix in ("hotwash", "zip", "pdf", "md", "yaml", "json", "csv"):
        options = ExportOptions(now=clock.now(), rules=meeting.page.rules)
        export_review(review, tmp_path / f"review.{suffix}", options=options)
    for path in tmp_path.rglob("*"):
        if path.is_file() and path.suffix != ".heard":
            assert b"4218" not in path.read_bytes(), path.name
    meeting.act("finish")
    assert meeting.page.clock_state().phase is Phase.DONE
    qtbot.waitUntil(lambda: not any(drafts.glob("*.heard*")))
