# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whoever can't see the pane, or has no mouse, publishes too: after a sending, and in each form."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.publish.target_config import TargetConfig, TargetKind
from app.publish.target_file import save_target
from app.review.review import Review
from tests.accessible import (
    controls,
    deaf_to_enter,
    nameless,
    said_twice,
    silent_rows,
    tabbed_through,
    unreachable,
    without_role,
)
from tests.ui.conftest import OpenWindow, page_of
from ui.main_window import MainWindow
from ui.sheets.publish import PublishSheet

BOARD = TargetConfig("board", TargetKind.JIRA, "https://tracker.example.org", "OPS", "ana")


class Pane:
    """The pane with a folder that was published to, and a board that waits for credentials."""

    def __init__(self, window: MainWindow, review: Review, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        folder = window.services.data_dir
        save_target(folder, TargetConfig("archive", TargetKind.FOLDER, str(folder / "archive")))
        save_target(folder, BOARD)
        window.services.credentials.environment = {}
        window.services.library.add(review)
        window.open_review(review.id)
        qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
        page_of(window).toggle_sheet("publish")
        self.rest()
        plan = self.sheet.desk.plan
        assert plan is not None
        self.sheet.desk.send(plan.to_send)
        qtbot.waitUntil(lambda: bool(page_of(window).review.publications), timeout=15_000)
        self.rest()

    @property
    def sheet(self) -> PublishSheet:
        shown = page_of(self.window).centre
        assert isinstance(shown, PublishSheet)
        return shown

    def rest(self) -> None:
        desk = self.sheet.desk
        self.qtbot.waitUntil(lambda: bool(desk.plan) and not desk.is_busy, timeout=15_000)


@pytest.fixture
def pane(open_window: OpenWindow, example: Review, qtbot: QtBot) -> Pane:
    return Pane(open_window(), example, qtbot)


@pytest.mark.parametrize("shown", ["record", "credentials", "form"])
def test_every_control_has_a_name_and_a_role_and_is_reached_by_keyboard(
    pane: Pane, shown: str
) -> None:
    if shown != "record":
        pane.sheet.desk.choose(BOARD.name)
        pane.rest()
    if shown == "form":
        pane.sheet.sending.change.click()
    else:
        pane.sheet.focus_first()
    QApplication.processEvents()
    window = pane.window
    assert controls(window)
    assert not nameless(window)
    assert not without_role(window)
    assert not silent_rows(window)
    assert not said_twice(window)
    assert not deaf_to_enter(window)
    assert not unreachable(window, tabbed_through(window))
