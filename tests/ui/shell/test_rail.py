# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The rail: steps with what they need and took, narrow where the panel needs the room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.agenda import commands
from app.agenda.clock import clock_of
from app.review.evidence import Evidence
from app.review.note import Note, NoteKind
from app.review.people import Person, Role
from app.review.review import Review
from app.store.autosave import Autosave
from tests.builders import applied, empty_review, review_with, with_fields
from tests.fakes import START, FakeClock
from ui.save_state import SaveLine
from ui.shell.rail import Rail
from ui.shell.step_button import StepButton


@pytest.fixture
def rail(dressed: QApplication, qtbot: QtBot) -> Iterator[Rail]:
    autosave = Autosave(lambda _commits: None, FakeClock())
    line = SaveLine(autosave)
    window = QWidget()
    qtbot.addWidget(window)
    made = Rail(line)
    QVBoxLayout(window).addWidget(made)
    window.resize(300, 580)
    with qtbot.waitExposed(window):
        window.show()
    made.show_review(empty_review())
    yield made
    line.close_line()
    autosave.close()


BUDGETS = (3, 4, 7, 26, 6, 22, 6, 12, 2, 2)


def planned() -> Review:
    """Return a review whose meeting lasts 90 minutes."""
    review = empty_review()
    return with_fields(review, review.meeting, budgets=BUDGETS)


def button(rail: Rail, step: int) -> StepButton:
    return rail.findChildren(StepButton)[step - 1]


def started(at_step: int = 1) -> tuple[Review, FakeClock]:
    clock = FakeClock()
    review = planned()
    return applied(review, commands.start(review, clock.now(), at_step)), clock


def test_a_click_chooses_a_step(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.step_chosen) as chosen:
        QTest.mouseClick(button(rail, 4), Qt.MouseButton.LeftButton)
    assert chosen.args == [4]


def test_every_step_says_what_it_is_to_a_screen_reader(rail: Rail) -> None:
    rail.show_clock(clock_of(planned(), START))
    assert button(rail, 4).accessibleName() == "4, Timeline, open, 26 min"


def test_a_step_that_is_complete_is_checked(rail: Rail) -> None:
    rail.show_review(review_with(Evidence(id="log", title="Log")))
    assert button(rail, 3).look.done
    assert not button(rail, 4).look.done


def test_what_comes_before_the_meeting_is_ready_when_all_of_it_is(rail: Rail) -> None:
    roles = (Role.FACILITATOR, Role.SCRIBE, Role.APPROVER)
    people = [Person(id=role, name=str(role), role=role) for role in roles]
    review = review_with(*people, Evidence(id="log", title="Log"))
    review = with_fields(review, review.meeting, scheduled_at=START)
    before = rail._totals[next(iter(rail._totals))]
    rail.show_review(review)
    assert before.text() == ""
    rail.show_review(with_fields(review, review.incident, severity="SEV-1"))
    assert before.text() == "ready"


def test_the_running_step_tells_what_is_left_and_the_bar_what_was_used(rail: Rail) -> None:
    review, _clock = started()
    rail.show_clock(clock_of(review, START + timedelta(minutes=1)))
    assert button(rail, 1).look.minutes == "2 min left"
    assert button(rail, 1).look.used_share == pytest.approx(1 / 3)
    rail.show_clock(clock_of(review, START + timedelta(minutes=5)))
    assert button(rail, 1).look.minutes == "2 min over"
    assert button(rail, 1).look.is_over


def test_there_is_no_bar_before_the_meeting(rail: Rail) -> None:
    rail.show_clock(clock_of(planned(), START))
    assert button(rail, 1).look.used_share is None


def test_a_step_left_behind_tells_used_and_planned(rail: Rail) -> None:
    review, clock = started()
    clock.advance(minutes=4)
    review = applied(review, commands.next_step(review, clock.now()))
    rail.show_clock(clock_of(review, clock.now()))
    assert button(rail, 1).look.minutes == "4 of 3 min"


@pytest.mark.parametrize(
    ("width", "step", "slim"),
    [(1280, 1, True), (1366, 4, False), (1440, 6, True), (1440, 8, True), (1600, 6, False)],
)
def test_the_rail_is_slim_where_the_panel_needs_the_room(
    rail: Rail, width: int, step: int, slim: bool
) -> None:
    rail.fit(QSize(width, 900), step)
    assert rail.is_slim is slim


def test_a_low_window_has_a_slim_rail_so_that_its_foot_is_seen(rail: Rail) -> None:
    rail.fit(QSize(1366, 690), 4)
    assert rail.is_slim


def test_what_a_person_chose_stays(rail: Rail) -> None:
    rail.fit(QSize(1280, 720), 1)
    rail.toggle_slim()
    rail.fit(QSize(1280, 720), 6)
    assert not rail.is_slim


@pytest.mark.parametrize("slim", [True, False])
def test_the_save_state_is_always_in_sight(rail: Rail, slim: bool) -> None:
    rail.fit(QSize(1280 if slim else 1440, 720), 1)
    line = rail.findChild(SaveLine)
    assert line is not None
    assert line.isVisible()
    assert line.mapTo(rail, line.rect().bottomRight()).x() <= rail.width()
    assert line.mapTo(rail, line.rect().bottomRight()).y() <= rail.height()


def test_a_click_on_the_parking_lot_asks_for_it(rail: Rail, qtbot: QtBot) -> None:
    rail.show_review(review_with(Note(id="n", text="Later", kind=NoteKind.PARKED)))
    assert rail.foot.parked.count == 1
    assert rail.foot.parked.accessibleName() == "Parking lot, 1"
    with qtbot.waitSignal(rail.parked_wanted):
        QTest.mouseClick(rail.foot.parked, Qt.MouseButton.LeftButton)
