# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What changes away from the focus is said aloud, once, where a screen reader listens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.agenda import commands
from app.agenda.clock import clock_of
from app.insight.language.hints import Hint
from app.rules.language_rules import HintClass
from tests.builders import applied, empty_review
from tests.fakes import START
from ui.kit.announce import announce
from ui.kit.label import Label
from ui.kit.notice import Notice, NoticeLevel
from ui.kit.question_strip import Answer, QuestionStrip
from ui.shell.capture_line import CaptureLine
from ui.timer.clock_box import ClockBox
from ui.timer.clock_words import clock_face
from ui.wording.wording_strip import WordingStrip

POLITE = QAccessible.AnnouncementPoliteness.Polite
URGENT = QAccessible.AnnouncementPoliteness.Assertive


class Listener:
    """Stands where Qt would hand news on to a screen reader."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def take(self, event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        self.heard.append((event.message(), event.politeness()))

    @property
    def words(self) -> list[str]:
        return [words for words, _ in self.heard]


@pytest.fixture
def listener(dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Listener]:
    someone = Listener()
    was_active = QAccessible.isActive()
    QAccessible.setActive(True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", someone.take)
    yield someone
    QAccessible.setActive(was_active)


def test_a_notice_is_said_and_a_warning_breaks_in(listener: Listener, qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.tell("The report is written.", NoticeLevel.DONE, seconds=0)
    notice.tell("Not saved.", NoticeLevel.WARN)
    assert listener.heard == [("The report is written.", POLITE), ("Not saved.", URGENT)]


def test_a_question_is_said_with_its_answers_and_not_again(
    listener: Listener, qtbot: QtBot
) -> None:
    strip = QuestionStrip()
    qtbot.addWidget(strip)
    for _ in range(2):
        strip.ask("Go on?", [Answer("yes", "Yes", "Ctrl+1"), Answer("no", "No")])
    assert listener.words == ["Go on? Yes Ctrl+1, No"]


def test_a_hint_at_a_wording_is_said_with_its_key(listener: Listener, qtbot: QtBot) -> None:
    strip = WordingStrip()
    qtbot.addWidget(strip)
    hint = Hint(0, 4, "lazy", HintClass.BLAME, "lazy", "", "It judges.", "waited")
    strip.show_mark(hint)
    strip.show_mark(hint)
    [words] = listener.words
    assert "It judges." in words
    assert words.endswith("Ctrl+.")


def test_what_became_of_a_captured_line_is_said(listener: Listener, qtbot: QtBot) -> None:
    capture = CaptureLine()
    qtbot.addWidget(capture)
    capture.show_problem("14:3 is not a time.")
    capture.show_problem("14:3 is not a time.")
    capture.show_result("Added to the timeline")
    capture.clear_result()
    assert listener.words == ["14:3 is not a time.", "Added to the timeline"]


def test_the_clock_speaks_when_its_look_changes_and_not_each_second(
    listener: Listener, qtbot: QtBot
) -> None:
    box, twin = ClockBox(), ClockBox(is_silent=True)
    review = empty_review()
    review = applied(review, commands.start_pause_or_resume(review, START, 4))
    planned = clock_of(review, START).step_planned
    for used in (timedelta(0), timedelta(seconds=1), planned * 0.85, planned * 1.1):
        face = clock_face(clock_of(review, START + used), UTC)
        for each in (box, twin):
            qtbot.addWidget(each)
            each.show_face(face)
    assert [politeness for _, politeness in listener.heard] == [POLITE, URGENT]
    assert "last fifth" in listener.words[0]
    assert "over" in listener.words[1]


def test_nothing_is_said_where_nobody_listens(listener: Listener, qtbot: QtBot) -> None:
    label = Label("Saved")
    qtbot.addWidget(label)
    announce(label, "")
    QAccessible.setActive(False)
    announce(label, "Saved")
    assert not listener.heard
