# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A bug is shown once, with a report that holds nothing of the review."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ui.crash import CrashWindow, crash_report, install


@pytest.fixture(autouse=True)
def hooks(qapp: object, capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    before = sys.excepthook, threading.excepthook
    install()
    yield
    sys.excepthook, threading.excepthook = before


def bug() -> ValueError:
    """Return an error that was raised over somebody's text."""
    try:
        int("Ann’s secret note")
    except ValueError as error:
        return error
    raise AssertionError


def windows() -> list[CrashWindow]:
    return [
        window
        for window in QApplication.topLevelWidgets()
        if isinstance(window, CrashWindow) and window.isVisible()
    ]


def close(window: CrashWindow, qtbot: QtBot) -> None:
    buttons = {button.text(): button for button in window.findChildren(QPushButton)}
    QTest.mouseClick(buttons["Go on"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not windows())


def test_the_report_names_places_and_no_text_of_the_review() -> None:
    report = crash_report(bug())
    assert "ValueError" in report
    assert "test_crash.py" in report
    assert "secret" not in report


def test_the_report_is_kept_for_later_as_well(qtbot: QtBot) -> None:
    kept: list[str] = []
    install(kept.append)
    error = bug()
    sys.excepthook(ValueError, error, error.__traceback__)
    assert kept == [crash_report(error)]
    qtbot.waitUntil(lambda: len(windows()) == 1)
    close(windows()[0], qtbot)


def test_a_bug_opens_one_window_beside_the_meeting(qtbot: QtBot) -> None:
    error = bug()
    sys.excepthook(ValueError, error, error.__traceback__)
    sys.excepthook(ValueError, error, error.__traceback__)
    qtbot.waitUntil(lambda: len(windows()) == 1)
    window = windows()[0]
    assert not window.isModal()
    buttons = {button.text(): button for button in window.findChildren(QPushButton)}
    QTest.mouseClick(buttons["Copy the report"], Qt.MouseButton.LeftButton)
    text = window.findChild(QPlainTextEdit)
    assert text is not None
    assert QGuiApplication.clipboard().text() == text.toPlainText()
    close(window, qtbot)


def test_a_bug_in_a_thread_is_shown_too(qtbot: QtBot) -> None:
    def work() -> None:
        raise ValueError("in a thread")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(windows()) == 1)
    close(windows()[0], qtbot)


def test_stopping_with_the_keyboard_is_no_bug(qtbot: QtBot) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    QApplication.processEvents()
    assert windows() == []
