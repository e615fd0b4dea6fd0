# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A meeting whose clock ran on while the app was gone, opened again in a window of its own."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.agenda.clock import Phase
from tests.builders import empty_review
from tests.fakes import FakeClock
from tests.ui.conftest import OpenWindow, page_of
from ui.main_window import MainWindow


def open_review(window: MainWindow, review_id: str, qtbot: QtBot) -> None:
    window.open_review(review_id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)


def test_it_is_asked_once_whether_the_meeting_went_on(
    open_window: OpenWindow, clock: FakeClock, qtbot: QtBot
) -> None:
    first, review = open_window(), empty_review()
    first.services.library.add(review)
    open_review(first, review.id, qtbot)
    assert first.actions_table is not None
    first.actions_table["pause"].trigger()
    assert page_of(first).clock_state().phase is Phase.RUNNING
    first.close()
    clock.advance(minutes=40)
    second = open_window()
    open_review(second, review.id, qtbot)
    question = page_of(second).question
    qtbot.waitUntil(lambda: "40 min ago. Did the meeting?" in question.text)
    question.answered.emit(question.answers[1].id)
    state = page_of(second).clock_state()
    assert (state.phase, state.paused.total_seconds()) == (Phase.RUNNING, 40 * 60)


def test_a_meeting_that_does_not_run_needs_no_question(
    open_window: OpenWindow, clock: FakeClock, qtbot: QtBot
) -> None:
    first, review = open_window(), empty_review()
    first.services.library.add(review)
    first.close()
    clock.advance(minutes=40)
    second = open_window()
    open_review(second, review.id, qtbot)
    assert not page_of(second).question.isVisible()
