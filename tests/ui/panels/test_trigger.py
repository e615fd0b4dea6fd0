# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 1: the incident, its key moments, the verdict of the rules, and the meeting."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.review.event import Event, Moment, Precision
from app.review.incident import Severity
from app.review.review import Review
from tests.builders import empty_review, review_with
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.form import FormRow
from ui.kit.label import Label
from ui.kit.segmented import SegmentedControl


def at(hour: int, minute: int = 0, day: int = 2) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def line(desk: PanelDesk, name: str) -> QLineEdit:
    fields = desk.panel.findChildren(QLineEdit)
    return next(field for field in fields if field.accessibleName() == name)


def enter(desk: PanelDesk, name: str, text: str) -> QLineEdit:
    field = line(desk, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field


def error_at(field: QLineEdit) -> str:
    row = field.parentWidget()
    assert isinstance(row, FormRow)
    return row.error


def says(desk: PanelDesk, words: str) -> bool:
    return any(words in label.text() for label in desk.panel.findChildren(Label))


def marked(moment: Moment, instant: datetime) -> Review:
    event = Event(id="e", at=instant, precision=Precision.MINUTE, text="Seen", moment=moment)
    return review_with(event)


def test_work_begins_in_the_title(open_panel: OpenPanel) -> None:
    desk = open_panel(1, empty_review("Checkout slow"))
    enter(desk, "Title", "Search down")
    assert desk.review.incident.title == "Search down"
    enter(desk, "Reference", "INC-7")
    enter(desk, "Service", "Search")
    assert (desk.review.incident.reference, desk.review.incident.service) == ("INC-7", "Search")


def test_a_moment_that_is_typed_becomes_a_marked_event(open_panel: OpenPanel) -> None:
    desk = open_panel(1, empty_review())
    field = enter(desk, "Impact start", "2026-03-02 13:05")
    event = desk.review.moments[Moment.IMPACT_START]
    assert (event.at, event.text) == (at(13, 5), "Impact starts")
    assert field.text() == "2 Mar 2026 13:05"


def test_a_moment_that_is_known_moves_its_event(open_panel: OpenPanel) -> None:
    desk = open_panel(1, marked(Moment.DETECTED, at(13, 10)))
    enter(desk, "Detected", "~13:12")
    event = desk.review.moments[Moment.DETECTED]
    assert (event.id, event.at, event.precision) == ("e", at(13, 12), Precision.APPROXIMATE)
    assert line(desk, "Detected").text() == "~2 Mar 2026 13:12"
    desk.bridge.undo()
    assert line(desk, "Detected").text() == "2 Mar 2026 13:10"


def test_clearing_a_moment_keeps_the_event(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(1, marked(Moment.DETECTED, at(13, 10)))
    field = line(desk, "Detected")
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert Moment.DETECTED not in desk.review.moments
    assert [event.text for event in desk.review.events] == ["Seen"]


def test_a_bare_time_belongs_to_the_day_of_the_moment_before(open_panel: OpenPanel) -> None:
    review = marked(Moment.IMPACT_START, at(23, 50, day=1))
    desk = open_panel(1, review)
    enter(desk, "Resolved", "2026-03-03 09:00")
    enter(desk, "Detected", "23:55")
    enter(desk, "Alerted", "00:10")
    moments = desk.review.moments
    assert moments[Moment.DETECTED].at == at(23, 55, day=1)
    assert moments[Moment.ALERTED].at == at(0, 10, day=2)


def test_what_is_no_time_is_answered_below_the_field(open_panel: OpenPanel) -> None:
    desk = open_panel(1, empty_review())
    field = enter(desk, "Impact start", "14:3")
    assert error_at(field) == "14:3 is not a time. Try 14:03."
    assert desk.review.events == ()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (error_at(field), field.text()) == ("", "")


def test_times_follow_the_zone_of_the_review(open_panel: OpenPanel) -> None:
    desk = open_panel(1, marked(Moment.DETECTED, at(13, 10)))
    enter(desk, "Date and time", "2026-03-04 10:00")
    enter(desk, "Time zone", "Asia/Tokyo")
    assert line(desk, "Detected").text() == "2 Mar 2026 22:10"
    assert line(desk, "Date and time").text() == "4 Mar 2026 19:00"
    titles = [card.accessibleName() for card in desk.panel.findChildren(Card)]
    assert "Key moments, times in Asia/Tokyo" in titles


def test_the_meeting_may_be_tomorrow(open_panel: OpenPanel) -> None:
    desk = open_panel(1, empty_review())
    today = desk.panel.context.services.clock.now()
    enter(desk, "Date and time", "tomorrow 10:00")
    assert desk.review.meeting.scheduled_at == datetime.combine(
        today.date() + timedelta(days=1), time(10), UTC
    )


def test_a_zone_that_does_not_exist_is_not_taken(open_panel: OpenPanel) -> None:
    desk = open_panel(1, empty_review())
    field = enter(desk, "Time zone", "Berlin")
    assert desk.review.incident.time_zone == "UTC"
    assert "Try Europe/Berlin or UTC." in error_at(field)


def test_the_rules_say_whether_a_review_is_called_for_and_why(open_panel: OpenPanel) -> None:
    desk = open_panel(1, empty_review())
    assert says(desk, "Not known yet.")
    (severity,) = desk.panel.findChildren(QComboBox)
    severity.setFocus()
    QTest.keyClick(severity, Qt.Key.Key_Down)
    assert desk.review.incident.severity is Severity.SEV1
    assert says(desk, "Yes, it calls for a review.")
    assert says(desk, "it was SEV-1")


@pytest.mark.parametrize(
    ("day", "words"),
    [(4, "The date fits."), (2, "The date is earlier"), (9, "The date is later")],
)
def test_the_date_is_held_against_the_window_after_the_end(
    open_panel: OpenPanel, day: int, words: str
) -> None:
    desk = open_panel(1, marked(Moment.RESOLVED, at(12)))
    enter(desk, "Date and time", f"2026-03-0{day} 14:00")
    assert desk.review.meeting.scheduled_at == at(14, day=day)
    assert says(desk, "Best between Tue 3 Mar 12:00 and Thu 5 Mar 12:00.")
    assert says(desk, words)


def test_an_agenda_brings_its_minutes(open_panel: OpenPanel) -> None:
    desk = open_panel(1, empty_review())
    control = desk.panel.findChild(SegmentedControl)
    assert control is not None
    QTest.mouseClick(control.button("60"), Qt.MouseButton.LeftButton)
    assert desk.review.meeting.agenda == "60"
    assert sum(desk.review.meeting.budgets) == 60
    desk.bridge.undo()
    assert control.chosen_key == desk.review.meeting.agenda == "75"


def test_an_invite_is_counted_and_asked_for(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(1, empty_review())
    enter(desk, "Date and time", "2026-03-04 14:00")
    buttons = {button.text(): button for button in desk.panel.findChildren(SecondaryButton)}
    with qtbot.waitSignal(desk.panel.export_wanted) as wanted:
        QTest.mouseClick(buttons["Write invite"], Qt.MouseButton.LeftButton)
    assert wanted.args == ["ics"]
    assert desk.review.meeting.invite_sequence == 1
    assert desk.bridge.undo_label != "write invite"


def test_a_row_that_can_not_grow_stands_where_the_others_do(open_panel: OpenPanel) -> None:
    desk = open_panel(1, empty_review())
    control = desk.panel.findChild(SegmentedControl)
    assert control is not None
    left = control.mapTo(desk.panel, control.rect().topLeft()).x()
    link = line(desk, "Document link")
    assert left == link.mapTo(desk.panel, link.rect().topLeft()).x()


def test_a_published_length_is_entered_as_it_was_written_and_compared(
    open_panel: OpenPanel,
) -> None:
    review = review_with(
        Event(id="a", at=at(12), text="errors", moment=Moment.IMPACT_START),
        Event(id="b", at=at(13, 24), text="over", moment=Moment.RESOLVED),
    )
    desk = open_panel(1, review)
    enter(desk, "Until resolved", "84 minutes")
    assert desk.review.incident.published_resolution == 84 * 60
    assert line(desk, "Until resolved").text() == "1h 24m"
    assert says(desk, "published 1 h 24, computed 1 h 24. They agree")
    enter(desk, "Until resolved", "2h")
    assert says(desk, "published 2 h 00, computed 1 h 24. They differ by 36 min")


def test_a_published_length_with_a_note_says_where_the_note_goes(open_panel: OpenPanel) -> None:
    desk = open_panel(1, empty_review())
    field = enter(desk, "Until resolved", "3h within business hours")
    assert "Put “within business hours” into what they count." in error_at(field)
    assert desk.review.incident.published_resolution is None


def test_a_key_moment_that_is_a_range_keeps_its_end(open_panel: OpenPanel) -> None:
    event = Event(id="e", at=at(13, 30), until=at(13, 45), moment=Moment.IMPACT_START)
    desk = open_panel(1, review_with(event))
    assert line(desk, "Impact start").text() == "2 Mar 2026 13:30 to 13:45"
    enter(desk, "Impact start", "2 Mar 2026 13:30 to 13:40")
    (kept,) = desk.review.events
    assert (kept.at, kept.until) == (at(13, 30), at(13, 40))
    enter(desk, "Impact start", "13:50")
    (kept,) = desk.review.events
    assert (kept.at, kept.until) == (at(13, 50), None)
