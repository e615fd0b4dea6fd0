# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Ready to start, and what is left: each line leads to where it is done, and nothing blocks."""

from __future__ import annotations

from typing import cast

from pytestqt.qtbot import QtBot

from app.agenda.clock import Phase
from app.review.edits import addition
from app.review.people import Person, Role
from app.review.review import Review
from tests.builders import empty_review
from tests.fakes import FakeClock
from tests.ui.conftest import OpenWindow, page_of
from ui.kit.label import Label
from ui.main_window import MainWindow
from ui.sheets.meeting_check import CheckLine, MeetingCheckSheet


def opened(open_window: OpenWindow, review: Review, qtbot: QtBot) -> MainWindow:
    window = open_window()
    window.services.library.add(review)
    window.open_review(review.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    act(window, "meeting_check")
    return window


def act(window: MainWindow, action_id: str) -> None:
    assert window.actions_table is not None
    window.actions_table[action_id].trigger()


def sheet_of(window: MainWindow) -> MeetingCheckSheet:
    return cast("MeetingCheckSheet", page_of(window).centre)


def line(window: MainWindow, point_id: str) -> CheckLine:
    return next(one for one in sheet_of(window).lines if one.point.id == point_id)


def texts(window: MainWindow) -> set[str]:
    labels = sheet_of(window).findChildren(Label)
    return {label.text() for label in labels if label.isVisible()}


def test_a_line_leads_to_the_step_where_it_is_done(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = opened(open_window, empty_review(), qtbot)
    assert window.focusWidget() is line(window, "invite").button
    line(window, "facilitator").button.click()
    page = page_of(window)
    assert (page.step, page.sheet) == (2, "")


def test_it_follows_the_review_while_it_is_shown(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = opened(open_window, empty_review(), qtbot)
    assert not line(window, "facilitator").point.done
    page = page_of(window)
    person = Person(id="", name="Ana", role=Role.FACILITATOR)
    page.bridge.apply(addition(page.review, person), "add")
    assert line(window, "facilitator").point.done


def test_the_rooms_screen_is_switched_on_from_here(
    open_window: OpenWindow, clock: FakeClock, qtbot: QtBot
) -> None:
    window = opened(open_window, empty_review(), qtbot)
    line(window, "room").button.click()
    page_of(window).tick(clock.now())
    assert page_of(window).room.is_open
    assert line(window, "room").point.done


def test_an_open_line_holds_no_start_up(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = opened(open_window, empty_review(), qtbot)
    act(window, "pause")
    assert page_of(window).clock_state().phase is Phase.RUNNING


def test_after_the_meeting_it_says_what_is_left_and_how_the_time_was_used(
    open_window: OpenWindow, clock: FakeClock, qtbot: QtBot
) -> None:
    window = opened(open_window, empty_review(), qtbot)
    page_of(window).show_step(8)
    act(window, "pause")
    clock.advance(minutes=13)
    act(window, "finish")
    act(window, "meeting_check")
    assert sheet_of(window).header.accessibleName() == "After the meeting"
    qtbot.waitUntil(lambda: {"10 min", "13 min, over", "75 min", "13 min"} <= texts(window))
    assert [one.point.id for one in sheet_of(window).lines][-1] == "export"
    page_of(window).facilitation.was_exported(".ics")
    page_of(window).tick(clock.now())
    assert not line(window, "export").point.done
    page_of(window).facilitation.was_exported(".pdf")
    page_of(window).tick(clock.now())
    assert line(window, "export").point.done
