# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The rows over the table of actions are named, and reached by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.review.review import Review
from tests.accessible import everything_is_reached
from tests.ui.conftest import OpenWindow
from tests.ui.test_accessibility import KEYED, Scene, Stage, guide, step
from ui.panels.actions import ActionsPanel


@pytest.fixture
def stage(open_window: OpenWindow, qtbot: QtBot) -> Stage:
    return Stage(open_window(), qtbot)


def chosen_actions(stage: Stage, review: Review) -> QWidget:
    window = guide(8)(stage, review)
    panel = stage.page.panel
    assert isinstance(panel, ActionsPanel)
    panel.view.choose_rows([1, 2, 3])
    stage.qtbot.waitUntil(panel.together.isVisible)
    return window


def filtered_actions(stage: Stage, review: Review) -> QWidget:
    window = step(8)(stage, review)
    panel = stage.page.panel
    assert isinstance(panel, ActionsPanel)
    panel.choose.click()
    stage.qtbot.waitUntil(panel.filter.isVisible)
    return window


@pytest.mark.parametrize("scene", [chosen_actions, filtered_actions])
def test_every_control_has_a_name_and_is_reached_by_keyboard(
    scene: Scene, stage: Stage, example: Review
) -> None:
    everything_is_reached(scene(stage, example), KEYED)
