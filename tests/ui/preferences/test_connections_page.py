# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of connections: what there is, tried when asked, changed, forgotten and removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.publish.target_config import TargetConfig, TargetKind
from app.publish.target_file import read_targets, save_target
from app.store.address import parse_address
from app.store.known_servers import KnownServer
from tests.ui.conftest import OpenWindow
from tests.ui.preferences.shown_page import shown_page
from ui.main_window import MainWindow
from ui.preferences.connections_page import ConnectionsPage

PATIENCE_MS = 30_000
ADDRESS = parse_address("postgresql://ann@127.0.0.1:1/reviews?sslmode=disable")[0]


class Desk:
    """A window in which a server and two targets are known, and the page was opened."""

    def __init__(self, window: MainWindow, qtbot: QtBot, published: Path) -> None:
        self.window, self.qtbot = window, qtbot
        self.data_dir = window.services.data_dir
        window.services.servers.keep(KnownServer("Team", ADDRESS))
        save_target(self.data_dir, TargetConfig("files", TargetKind.FOLDER, str(published)))
        wiki = TargetConfig("wiki", TargetKind.CONFLUENCE, "https://127.0.0.1:1", "OPS", "ann")
        save_target(self.data_dir, wiki)
        assert window.preferences is not None
        window.preferences.toggle("connections")
        page = shown_page(window, ConnectionsPage)
        self.page = page
        self.wait(lambda: len(page.targets.entries) == 2 and len(page.servers.list.entries) == 1)

    def wait(self, fact: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(fact, timeout=PATIENCE_MS)

    def go_to_target(self, row: int) -> None:
        targets = self.page.targets
        targets.setFocus()
        targets.setCurrentIndex(targets.model().index(row, 0))
        self.wait(lambda: not self.page.target_desk.is_busy)

    def click(self, button: QWidget) -> None:
        self.wait(button.isEnabled)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def desk(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> Desk:
    published = tmp_path / "published"
    published.mkdir()
    return Desk(open_window(), qtbot, published)


def test_nothing_is_asked_before_it_is_chosen(desk: Desk) -> None:
    assert desk.page.server_desk.look is None
    assert not desk.page.server.isVisible()
    assert not desk.page.target.isVisible()


def test_a_server_that_is_away_is_said_and_can_be_taken_off_the_list(desk: Desk) -> None:
    servers = desk.page.servers.list
    servers.setFocus()
    servers.setCurrentIndex(servers.model().index(0, 0))
    desk.wait(lambda: desk.page.server_desk.look is not None)
    desk.wait(lambda: bool(desk.page.server.state.text()))
    assert desk.page.server.isVisible()
    desk.click(desk.page.server.remove)
    desk.wait(lambda: not desk.page.servers.list.entries)
    assert desk.window.services.servers.known() == ()
    assert "off the list" in desk.page.notice.text


def test_a_folder_is_tried_and_answers(desk: Desk) -> None:
    desk.go_to_target(0)
    assert not desk.page.target.secret.isVisible()
    desk.click(desk.page.target.check)
    desk.wait(lambda: desk.page.target.state.text() == "files answers. Nothing was sent.")


def test_credentials_are_asked_for_kept_and_forgotten(desk: Desk) -> None:
    desk.go_to_target(1)
    card = desk.page.target
    desk.wait(card.secret.isVisible)
    QTest.keyClicks(card.secret.field, "token")
    QTest.keyClick(card.secret.field, Qt.Key.Key_Return)
    desk.wait(card.forget.isVisible)
    [_, wiki] = read_targets(desk.data_dir)
    credentials = desk.window.services.credentials
    assert credentials.secret_for(wiki) == "token"
    assert card.secret.field.text() == ""
    desk.click(card.check)
    desk.wait(lambda: "127.0.0.1" in card.state.text())
    desk.click(card.forget)
    desk.wait(card.secret.isVisible)
    assert credentials.secret_for(wiki) is None


def test_a_target_is_set_up_changed_and_taken_off(desk: Desk, tmp_path: Path) -> None:
    page = desk.page
    desk.click(page.add_target)
    assert page.target_form.isVisible()
    page.target_form.name.setText("more")
    page.target_form.address.setText(str(tmp_path))
    desk.click(page.target_form.save)
    desk.wait(lambda: len(page.targets.entries) == 3 and page.target.isVisible())
    desk.click(page.target.change)
    page.target_form.name.setText("wiki")
    desk.click(page.target_form.save)
    desk.wait(lambda: "already" in page.target_form.trouble.text())
    QTest.keyClick(page.target_form.name, Qt.Key.Key_Escape)
    assert not page.target_form.isVisible()
    desk.click(page.target.remove)
    desk.wait(lambda: len(page.targets.entries) == 2)
    assert [config.name for config in read_targets(desk.data_dir)] == ["files", "wiki"]


def test_a_list_that_can_not_be_read_is_said_with_its_line(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    (window.services.data_dir / "targets.yaml").write_text("- name: x\n", encoding="utf-8")
    assert window.preferences is not None
    window.preferences.toggle("connections")
    page = shown_page(window, ConnectionsPage)
    qtbot.waitUntil(lambda: "targets.yaml, line 1" in page.none.text(), timeout=PATIENCE_MS)


def test_a_timestamp_server_that_does_not_answer_is_said(desk: Desk) -> None:
    card = desk.page.timestamp
    assert not card.test.isEnabled()
    field = card.row.field.focusProxy()
    assert field is not None
    QTest.keyClicks(field, "http://127.0.0.1:1")
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.click(card.test)
    desk.wait(lambda: "does not answer" in card.state.text())
