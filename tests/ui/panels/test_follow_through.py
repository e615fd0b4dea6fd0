# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 10: how the actions stand, what is parked, and what changed lately."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.review.action import Action, ActionStatus
from app.review.edits import addition, removal, set_field
from app.review.item import Kind
from app.review.note import Note, NoteKind
from app.review.review import Review
from tests.builders import empty_review, review_with
from tests.fakes import FakeClock
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.kit.label import Label
from ui.panels.follow_through import FollowThroughPanel

STATUS = 4


def panel_of(desk: PanelDesk) -> FollowThroughPanel:
    return cast("FollowThroughPanel", desk.panel)


def shown(desk: PanelDesk) -> set[str]:
    return {label.text() for label in desk.panel.findChildren(Label) if label.isVisible()}


def due(clock: FakeClock, days: int) -> date:
    return clock.now().astimezone().date() + timedelta(days=days)


def promised(clock: FakeClock) -> Review:
    late = Action(id="a", number=1, text="Alert", due=due(clock, -3), committed=True)
    done = Action(
        id="b", number=2, text="Test", due=due(clock, -1), status=ActionStatus.DONE, committed=True
    )
    later = Action(id="c", number=3, text="Fix", due=due(clock, 9), committed=True)
    return review_with(late, done, later)


def parked(text: str) -> Review:
    return review_with(Note(id="n", kind=NoteKind.PARKED, text=text))


def test_the_figures_say_how_the_actions_stand(open_panel: OpenPanel, clock: FakeClock) -> None:
    desk = open_panel(10, promised(clock))
    words = shown(desk)
    assert {"2", "3 agreed", "1", "A1", "50 %", "1 done ÷ 2 due so far"} <= words


def test_a_rate_of_nothing_is_not_zero(open_panel: OpenPanel) -> None:
    desk = open_panel(10, empty_review())
    assert "nothing was due so far" in shown(desk)
    assert "0 %" not in shown(desk)


def test_no_actions_lead_to_the_actions(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(10, empty_review())
    button = desk.panel.focusWidget()
    assert button is not None
    with qtbot.waitSignal(desk.panel.step_wanted) as wanted:
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert wanted.args == [8]


def test_a_status_is_changed_with_the_keys_and_the_figures_follow(
    open_panel: OpenPanel, clock: FakeClock, qtbot: QtBot
) -> None:
    desk = open_panel(10, promised(clock))
    view = panel_of(desk).view
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, STATUS)
    QTest.keyClick(view, Qt.Key.Key_Return)
    chooser = desk.panel.focusWidget()
    assert chooser is not None
    for _ in range(2):
        QTest.keyClick(chooser, Qt.Key.Key_Down)
    QTest.keyClick(chooser, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.review.actions[0].status is ActionStatus.DONE)
    assert desk.review.actions[0].done_on == due(clock, 0)
    assert {"100 %", "2 done ÷ 2 due so far", "nothing is past its date"} <= shown(desk)
    desk.bridge.undo()
    assert desk.review.actions[0].status is ActionStatus.OPEN
    assert "50 %" in shown(desk)


def test_the_next_look_is_named(open_panel: OpenPanel, clock: FakeClock) -> None:
    desk = open_panel(10, empty_review())
    assert "the meeting has no date" in shown(desk)
    meeting = set_field(desk.review.meeting, "scheduled_at", clock.now())
    desk.bridge.apply(meeting, "set date")
    assert "4 weeks after the meeting" in shown(desk)
    passed = set_field(desk.review.meeting, "scheduled_at", clock.now() - timedelta(days=30))
    desk.bridge.apply(passed, "set date")
    assert "2 days overdue" in shown(desk)


def test_a_parked_thought_becomes_an_action_in_one_step(open_panel: OpenPanel) -> None:
    desk = open_panel(10, parked("Ask the vendor"))
    (line,) = panel_of(desk).parking.lines
    QTest.mouseClick(line.make_button, Qt.MouseButton.LeftButton)
    assert [action.text for action in desk.review.actions] == ["Ask the vendor"]
    assert desk.review.notes == ()
    assert "Nothing is parked." in shown(desk)
    desk.bridge.undo()
    assert desk.review.actions == ()
    assert [note.text for note in desk.review.notes] == ["Ask the vendor"]


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_C, Kind.CAUSE),
        (Qt.Key.Key_E, Kind.EVENT),
        (Qt.Key.Key_W, Kind.OBSERVATION),
        (Qt.Key.Key_A, Kind.ACTION),
    ],
)
def test_one_key_makes_another_thing_of_a_parked_thought(
    open_panel: OpenPanel, key: Qt.Key, kind: Kind
) -> None:
    desk = open_panel(10, parked("Ask the vendor"))
    before = len(desk.review.table(kind))
    (line,) = panel_of(desk).parking.lines
    line.done_button.setFocus()
    QTest.keyClick(line.done_button, key)
    assert len(desk.review.table(kind)) == before + 1
    assert desk.review.notes == ()
    desk.bridge.undo()
    assert [note.text for note in desk.review.notes] == ["Ask the vendor"]


def test_an_action_from_a_parked_thought_is_an_idea_with_its_owner(open_panel: OpenPanel) -> None:
    desk = open_panel(10, parked("Ask the vendor @zoe due fri"))
    (line,) = panel_of(desk).parking.lines
    QTest.mouseClick(line.make_button, Qt.MouseButton.LeftButton)
    (action,) = desk.review.actions
    assert (action.text, action.owner, action.committed) == ("Ask the vendor", "zoe", False)


def test_lines_stay_where_another_thought_is_parked_or_taken_off(open_panel: OpenPanel) -> None:
    desk = open_panel(10, parked("first"))
    (first,) = panel_of(desk).parking.lines
    first.done_button.setFocus()
    second = Note(id="second", kind=NoteKind.PARKED, text="second")
    desk.bridge.apply(addition(desk.review, second), "park")
    assert panel_of(desk).parking.lines[0] is first
    assert first.done_button.hasFocus()
    desk.bridge.apply(removal(desk.review, Kind.NOTE, "n"), "clear")
    desk.bridge.undo()
    lines = panel_of(desk).parking.lines
    assert [line.note.text for line in lines] == ["first", "second"]
    QApplication.processEvents()
    assert lines[0].y() < lines[1].y()


def test_a_parked_thought_that_is_done_can_come_back(open_panel: OpenPanel) -> None:
    desk = open_panel(10, parked("Ask the vendor"))
    (line,) = panel_of(desk).parking.lines
    line.done_button.setFocus()
    QTest.keyClick(line.done_button, Qt.Key.Key_Space)
    assert desk.review.notes == ()
    assert desk.told == ["Taken off the parking lot."]
    desk.bridge.undo()
    assert len(panel_of(desk).parking.lines) == 1


def test_what_changed_is_read_from_the_library(
    open_panel: OpenPanel, services: Services, qtbot: QtBot
) -> None:
    review = empty_review()
    services.library.add(review, author="Scribe")
    opened = services.library.open(review.id, author="Scribe")
    title = set_field(review.incident, "title", "Search down")
    opened.session.apply(title, "test", label="change title")
    assert opened.autosave.flush(5.0)
    desk = open_panel(10, opened.session.review)
    qtbot.waitUntil(lambda: "Change title  Scribe" in panel_of(desk).changes.text)
    assert opened.close()


def test_what_changes_while_it_is_shown_joins_the_list(
    open_panel: OpenPanel, services: Services, qtbot: QtBot
) -> None:
    review = empty_review()
    services.library.add(review)
    desk = open_panel(10, review)
    qtbot.waitUntil(lambda: panel_of(desk).changes.text != "")
    opened = services.library.open(review.id)
    title = set_field(review.incident, "title", "Search down")
    opened.session.apply(title, "test", label="change title")
    assert opened.autosave.flush(5.0)
    desk.bridge.apply(title, "change title")
    qtbot.waitUntil(lambda: "Change title" in panel_of(desk).changes.text)
    assert opened.close()


def test_a_parked_thought_can_be_kept_as_a_note(open_panel: OpenPanel) -> None:
    desk = open_panel(10, parked("Rename the hosts"))
    panel_of(desk).parking.lines[0].keep_button.click()
    assert [(note.kind, note.text) for note in desk.review.notes] == [
        (NoteKind.NOTE, "Rename the hosts")
    ]
    assert desk.told == ["Done: turn a line into a note."]


def test_the_parking_lot_has_more_room_while_it_is_looked_at(open_panel: OpenPanel) -> None:
    desk = open_panel(10, parked("Rename the hosts"))
    panel = panel_of(desk)
    usual = panel.parking.maximumHeight()
    panel.look_at_parking()
    assert panel.parking.maximumHeight() > 1.3 * usual
    assert panel.window().focusWidget() is panel.parking.lines[0].make_button
    panel.parking.lines[0].done_button.click()
    assert panel.parking.maximumHeight() < 1.2 * usual


def test_hands_are_counted_in_the_panel_and_stay_unknown_until_then(open_panel: OpenPanel) -> None:
    desk = open_panel(10, empty_review())
    meeting = desk.review.meeting
    assert (meeting.present, meeting.hands_learned, meeting.hands_again) == (None, None, None)
    for field, typed in zip(panel_of(desk).hands.fields, ("3", "4", ""), strict=True):
        field.setFocus()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
    meeting = desk.review.meeting
    assert (meeting.present, meeting.hands_learned, meeting.hands_again) == (3, 4, None)
    assert "More hands than people present. Count again." in shown(desk) | {
        label.text() for label in desk.panel.header.findChildren(Label)
    }


def test_the_panes_stand_below_each_other_where_they_would_be_too_narrow(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_of(open_panel(10, parked("Rename the hosts")))
    panel.window().resize(1100, 800)
    qtbot.waitUntil(lambda: panel.card.y() == panel.parking.y() == panel.changes.y())
    panel.window().resize(700, 800)
    qtbot.waitUntil(lambda: panel.card.y() < panel.parking.y() < panel.changes.y())
    for line in panel.parking.lines:
        assert line.done_button.visibleRegion().boundingRect() == line.done_button.rect()
