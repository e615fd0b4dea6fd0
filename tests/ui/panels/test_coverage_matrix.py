# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The matrix of causes and actions by keyboard: arrows go from place to place, Enter answers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.insight.actions import coverage
from app.review.action import Action
from app.review.cause import Cause, StopReason
from app.review.review import Review
from tests.builders import review_with
from ui.panels.coverage_matrix import CoverageMatrix

Key = Qt.Key


@pytest.fixture
def review() -> Review:
    return review_with(
        Cause(id="one", text="No alert", stop_reason=StopReason.ROOT_FACTOR),
        Cause(id="two", text="Sessions looked alike", stop_reason=StopReason.ROOT_FACTOR),
        Action(id="a", text="Alert on it", cause_ids=("one",)),
        Action(id="b", text="Colour the prompt"),
    )


@pytest.fixture
def matrix(dressed: QApplication, qtbot: QtBot, review: Review) -> CoverageMatrix:
    shown = CoverageMatrix()
    qtbot.addWidget(shown)
    shown.resize(300, 120)
    shown.show_coverage(coverage(review), review.actions, "")
    return shown


def press(matrix: CoverageMatrix, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(matrix, key)


def test_enter_on_a_place_links_its_cause_and_its_action(matrix: CoverageMatrix) -> None:
    chosen: list[tuple[str, str]] = []
    matrix.cell_chosen.connect(lambda cause, action: chosen.append((cause, action)))
    press(matrix, Key.Key_Down, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    press(matrix, Key.Key_Up, Key.Key_Left, Key.Key_Space)
    assert chosen == [("two", "b"), ("one", "a")]


def test_enter_on_a_name_asks_about_the_cause(matrix: CoverageMatrix) -> None:
    chosen: list[str] = []
    matrix.cause_chosen.connect(chosen.append)
    press(matrix, Key.Key_Down, Key.Key_Enter)
    assert chosen == ["two"]


def test_the_cursor_stays_within_and_on_what_is_there(
    matrix: CoverageMatrix, review: Review
) -> None:
    chosen: list[tuple[str, str]] = []
    matrix.cell_chosen.connect(lambda cause, action: chosen.append((cause, action)))
    press(matrix, *[Key.Key_Down] * 5, *[Key.Key_Right] * 5, Key.Key_Return)
    assert chosen == [("two", "b")]
    matrix.show_coverage(coverage(review)[:1], review.actions[:1], "")
    press(matrix, Key.Key_Return)
    assert chosen[1:] == [("one", "a")]


def test_nothing_is_chosen_where_nothing_is_shown(matrix: CoverageMatrix) -> None:
    chosen: list[str] = []
    matrix.cause_chosen.connect(chosen.append)
    matrix.show_coverage((), (), "")
    press(matrix, Key.Key_Down, Key.Key_Return)
    assert not chosen
