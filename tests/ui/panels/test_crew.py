# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 2: the people as a table, and who is still missing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.review.event import Event
from app.review.people import Person, Role
from app.review.review import Review
from tests.builders import empty_review, review_with
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.kit.button import SecondaryButton
from ui.kit.data_table import DataTable
from ui.kit.label import Label

CREW = (
    Person(id="ann", name="Ann", role=Role.FACILITATOR),
    Person(id="ben", name="Ben", role=Role.SCRIBE),
    Person(id="cleo", name="Cleo", role=Role.APPROVER),
)


def focused(desk: PanelDesk) -> QWidget:
    widget = desk.panel.window().focusWidget()
    assert widget is not None
    return widget


def press(desk: PanelDesk, text: str) -> None:
    buttons = desk.panel.findChildren(SecondaryButton)
    button = next(button for button in buttons if button.text() == text and button.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def table(desk: PanelDesk) -> DataTable:
    found = desk.panel.findChild(DataTable)
    assert found is not None
    return found


def shown(desk: PanelDesk) -> str:
    labels = [label for label in desk.panel.findChildren(Label) if label.isVisible()]
    return "\n".join(label.text() for label in labels)


def named(*actors: str) -> Review:
    events = [Event(id=f"e{n}", actor=actor, text="Seen") for n, actor in enumerate(actors)]
    return review_with(*CREW, *events)


def test_an_empty_crew_offers_to_add_somebody(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(2, empty_review())
    assert "Nobody is named yet." in shown(desk)
    press(desk, "Add a person")
    editor = focused(desk)
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "Ann")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [person.name for person in desk.review.people] == ["Ann"])
    assert "Nobody is named yet." not in shown(desk)


def test_roles_that_nobody_has_are_named(open_panel: OpenPanel) -> None:
    desk = open_panel(2, review_with(CREW[0]))
    assert "Still missing: scribe, approver." in shown(desk)


def test_a_whole_crew_is_not_remarked_on(open_panel: OpenPanel) -> None:
    desk = open_panel(2, review_with(*CREW))
    assert "missing" not in shown(desk)


def test_who_acted_and_is_not_invited_is_added_with_one_press(open_panel: OpenPanel) -> None:
    desk = open_panel(2, named("On-call engineer", "Database team", "ann"))
    words = "Named in the timeline and not invited: On-call engineer, Database team."
    assert words in shown(desk)
    press(desk, "Add them")
    added = desk.review.people[len(CREW) :]
    assert [person.name for person in added] == ["On-call engineer", "Database team"]
    assert all(person.acted and person.invited for person in added)
    assert "not invited" not in shown(desk)
    desk.bridge.undo()
    assert len(desk.review.people) == len(CREW)


def test_somebody_known_is_invited_and_not_doubled(open_panel: OpenPanel) -> None:
    away = Person(id="dee", name="Dee", invited=False)
    desk = open_panel(2, review_with(*CREW, away, Event(id="e", actor="dee", text="Seen")))
    press(desk, "Add them")
    assert len(desk.review.people) == len(CREW) + 1
    assert desk.review.people[-1].invited


def test_cells_are_edited_by_keyboard_and_undone(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(2, review_with(*CREW))
    QTest.keyClick(focused(desk), Qt.Key.Key_F2)
    editor = focused(desk)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Anna")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.review.people[0].name == "Anna")
    desk.bridge.undo()
    assert desk.review.people[0].name == "Ann"


def test_delete_removes_the_selected_person_and_says_how_to_take_it_back(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    desk = open_panel(2, review_with(*CREW))
    table(desk).select_row(1)
    QTest.keyClick(table(desk), Qt.Key.Key_Delete)
    assert [person.name for person in desk.review.people] == ["Ann", "Cleo"]
    assert desk.told == ["Removed from the crew."]


def test_the_channel_is_kept_with_the_meeting(open_panel: OpenPanel) -> None:
    desk = open_panel(2, review_with(*CREW))
    fields = desk.panel.findChildren(QLineEdit)
    channel = next(field for field in fields if field.accessibleName() == "Channel")
    channel.setFocus()
    QTest.keyClicks(channel, "#incident-7")
    QTest.keyClick(channel, Qt.Key.Key_Return)
    assert desk.review.meeting.channel == "#incident-7"
