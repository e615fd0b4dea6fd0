# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of a team's rules tells what is wrong while somebody mends it, and lets them be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.rules.rules import Rules
from tests.app.rules.test_rules_check import put
from tests.ui.conftest import OpenWindow
from tests.ui.preferences.shown_page import shown_page
from ui.main_window import MainWindow
from ui.preferences.rules_page import RulesPage
from ui.preferences.setting_field import TextSetting

PATIENCE_MS = 15_000


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """Return a folder of rules with a file that is not understood and one that went astray."""
    folder = tmp_path / "team"
    put(folder, "rules/readiness.yaml", "questions: [data]")
    put(folder, "rules/follow_thru.yaml", "due_soon_days: 3")
    return folder


class Desk:
    """A window as people have it, in which the page of rules was opened."""

    def __init__(self, window: MainWindow, qtbot: QtBot, team: Path | None) -> None:
        self.window, self.qtbot = window, qtbot
        window.services.forgiving = True
        window.services.forget_rules()
        if team is not None:
            window.services.change_setting("rules_folder", str(team))
        assert window.preferences is not None
        window.preferences.toggle("team_rules")

    @property
    def page(self) -> RulesPage:
        return shown_page(self.window, RulesPage)

    def told(self) -> dict[str, str]:
        return {entry.id: entry.text for entry in self.page.team.list.entries}

    def wait(self, name: str, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.told().get(name, ""), timeout=PATIENCE_MS)


@pytest.fixture
def desk(open_window: OpenWindow, qtbot: QtBot, team: Path) -> Desk:
    return Desk(open_window(), qtbot, team)


def test_each_file_is_told_with_the_line_and_what_was_meant(desk: Desk) -> None:
    desk.wait("rules/readiness.yaml", "line 1: a mapping is expected")
    desk.wait("rules/follow_thru.yaml", "is rules/follow_through.yaml meant?")
    assert "Not understood: 1" in desk.page.team.state.text()


def test_a_file_is_looked_through_again_when_it_changes(desk: Desk, team: Path) -> None:
    desk.wait("rules/readiness.yaml", "a mapping is expected")
    put(team, "rules/readiness.yaml", "questions: {}")
    desk.wait("rules/readiness.yaml", "Understood")
    (team / "rules" / "follow_thru.yaml").rename(team / "rules" / "follow_through.yaml")
    desk.wait("rules/follow_through.yaml", "Understood")
    assert desk.page.team.state.text() == "All of it is understood."


def test_changed_rules_are_used_once_somebody_says_so(desk: Desk, team: Path) -> None:
    services = desk.window.services
    assert services.rules.questions == Rules().questions
    desk.wait("rules/readiness.yaml", "a mapping is expected")
    assert not desk.page.use.isVisible()
    put(team, "rules/readiness.yaml", "questions: {ours: {ask: Ours?}}")
    desk.qtbot.waitUntil(desk.page.use.isVisible, timeout=PATIENCE_MS)
    assert services.rules.questions == Rules().questions
    QTest.mouseClick(desk.page.use, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(
        lambda: services.rules.questions[-1].ask == "Ours?" and not desk.page.use.isVisible(),
        timeout=PATIENCE_MS,
    )


def test_a_file_to_begin_with_is_written_and_never_over_another(desk: Desk, team: Path) -> None:
    ids = [entry.id for entry in desk.page.starters.entries]
    desk.page.starters.go_to(ids.index("rules/actions.yaml"))
    QTest.mouseClick(desk.page.write, Qt.MouseButton.LeftButton)
    desk.wait("rules/actions.yaml", "Understood")
    assert str(team / "rules" / "actions.yaml") in desk.page.notice.text
    desk.page.starters.go_to(ids.index("rules/readiness.yaml"))
    QTest.mouseClick(desk.page.write, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: "already" in desk.page.notice.text, timeout=PATIENCE_MS)
    assert (team / "rules" / "readiness.yaml").read_text() == "questions: [data]"


def test_another_folder_counts_at_once(open_window: OpenWindow, qtbot: QtBot, team: Path) -> None:
    desk = Desk(open_window(), qtbot, None)
    assert not desk.page.team.isVisible()
    put(team, "rules/readiness.yaml", "questions: {ours: {ask: Ours?}}")
    field = desk.page.folder.field
    assert isinstance(field, TextSetting)
    field.line.setFocus()
    QTest.keyClicks(field.line, "team/of/us")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert "whole path" in desk.page.folder.form.error
    field.line.clear()
    QTest.keyClicks(field.line, str(team))
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    services = desk.window.services
    qtbot.waitUntil(lambda: services.rules.questions[-1].ask == "Ours?", timeout=PATIENCE_MS)
    desk.wait("rules/readiness.yaml", "Understood")


def test_what_is_left_out_is_said_at_the_start(
    open_window: OpenWindow, qtbot: QtBot, team: Path
) -> None:
    desk = Desk(open_window(), qtbot, team)
    assert desk.window.preferences is not None
    desk.window.preferences.tell_troubles()
    notice = desk.window.library.notice
    qtbot.waitUntil(lambda: "readiness.yaml, line 1" in notice.text, timeout=PATIENCE_MS)
    assert "stands in" in notice.text
    assert "“Team rules”" in notice.text
