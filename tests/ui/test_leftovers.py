# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The guard against tests that leave something running finds it, and ends it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, QVariantAnimation
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.qt_leftovers import QtLeftovers


def test_an_active_timer_is_found_and_stopped(qapp: object) -> None:
    before = QtLeftovers()
    timer = QTimer()
    timer.start(60_000)
    assert before.clear_away() == ["an active timer of nobody"]
    assert not timer.isActive()


def test_a_running_animation_is_found_and_stopped(qapp: object) -> None:
    before = QtLeftovers()
    animation = QVariantAnimation()
    animation.setStartValue(0)
    animation.setEndValue(1)
    animation.setDuration(60_000)
    animation.start()
    assert before.clear_away() == ["a running animation of nobody"]
    assert animation.state() == QVariantAnimation.State.Stopped


def test_a_visible_window_is_found_and_closed(qapp: object) -> None:
    before = QtLeftovers()
    window = QLabel("left open")
    window.show()
    assert before.clear_away() == ["window QLabel"]


def test_what_ends_with_its_window_is_no_leftover(qtbot: QtBot) -> None:
    before = QtLeftovers()
    window = QWidget()
    timer = QTimer(window)
    timer.start(60_000)
    window.deleteLater()
    del timer
    assert before.clear_away() == []


def test_what_ran_before_is_left_alone(qapp: object) -> None:
    timer = QTimer()
    timer.start(60_000)
    assert QtLeftovers().clear_away() == []
    assert timer.isActive()
    timer.stop()
