# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of settings in its window: what is changed works at once and is kept at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import build
from app.review.review import Review
from app.setting import SettingKind
from app.settings import SETTINGS_FILE, Settings, about_settings, load_settings
from tests.ui.conftest import OpenWindow, page_of
from tests.ui.preferences.shown_page import shown_page
from ui.main_window import MainWindow
from ui.preferences.setting_field import ListSetting, SegmentSetting, TextSetting
from ui.preferences.settings_page import SettingsPage
from ui.theme import apply_theme, current_theme, load_theme

Key = Qt.Key
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Desk:
    """A window in which the page of settings was opened."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.press(Key.Key_Comma, CTRL)

    @property
    def page(self) -> SettingsPage:
        return shown_page(self.window, SettingsPage)

    @property
    def focused(self) -> QWidget:
        widget = self.window.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)

    def text(self, name: str) -> TextSetting:
        field = self.page.row(name).field
        assert isinstance(field, TextSetting)
        return field

    def kept(self) -> Settings:
        return load_settings(self.window.services.data_dir)


@pytest.fixture
def desk(open_window: OpenWindow, dressed: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    yield Desk(open_window(), qtbot)
    apply_theme(dressed, load_theme("light"))


def open_example(window: MainWindow, review: Review, qtbot: QtBot) -> None:
    window.services.library.add(review)
    window.open_review(review.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)


def test_every_setting_is_on_the_page_with_its_name_and_what_it_does(desk: Desk) -> None:
    rows = {row.about.name: row for row in desk.page.rows}
    assert rows.keys() == {one.name for one in about_settings()}
    for row in rows.values():
        focused = row.field.focusProxy()
        assert focused is not None
        assert row.field.accessibleName() == row.about.title
        assert row.field.accessibleDescription().startswith(row.about.description)
        assert not row.reset.isVisible()
    assert QApplication.activeModalWidget() is None


def test_a_theme_is_worn_at_once_and_kept(desk: Desk) -> None:
    field = desk.page.row("theme").field
    assert isinstance(field, SegmentSetting)
    field.setFocus()
    desk.press(Key.Key_Right)
    desk.press(Key.Key_Right)
    assert current_theme().name == "dark"
    assert desk.page.row("theme").reset.isVisible()
    desk.qtbot.waitUntil(lambda: desk.kept().theme == "dark")
    QTest.mouseClick(desk.page.row("theme").reset, Qt.MouseButton.LeftButton)
    assert current_theme().name == "light"
    assert not desk.page.row("theme").reset.isVisible()
    desk.qtbot.waitUntil(lambda: desk.kept().theme == "")


def test_a_name_is_taken_at_once_and_kept(desk: Desk) -> None:
    desk.text("author").line.setFocus()
    QTest.keyClicks(desk.focused, "Sam")
    desk.press(Key.Key_Return)
    assert desk.window.services.author == "Sam"
    desk.qtbot.waitUntil(lambda: desk.kept().author == "Sam")


def test_what_is_still_in_a_field_is_kept_when_the_page_or_the_window_goes(desk: Desk) -> None:
    desk.text("author").line.setFocus()
    QTest.keyClicks(desk.focused, "Sam")
    desk.press(Key.Key_Escape)
    assert desk.window.services.author == "Sam"
    desk.press(Key.Key_Comma, CTRL)
    desk.text("author").line.setFocus()
    desk.text("author").line.selectAll()
    QTest.keyClicks(desk.focused, "Noor")
    desk.window.close()
    assert desk.kept().author == "Noor"


def test_a_password_is_refused_below_the_field_and_not_kept(desk: Desk) -> None:
    desk.text("database_url").line.setFocus()
    QTest.keyClicks(desk.focused, "postgresql://sam:secret@server/db")
    desk.press(Key.Key_Return)
    assert "pgpass" in desk.page.row("database_url").form.error
    assert desk.window.services.settings.database_url == ""
    desk.text("database_url").line.clear()
    desk.press(Key.Key_Return)
    assert desk.page.row("database_url").form.error == ""


def test_a_new_review_begins_with_the_agenda_that_was_chosen(desk: Desk) -> None:
    field = desk.page.row("agenda").field
    assert isinstance(field, ListSetting)
    desk.qtbot.waitUntil(lambda: field.combo.count() == 4)
    field.combo.setCurrentIndex(field.combo.findText("90 minutes"))
    field.combo.activated.emit(field.combo.currentIndex())
    desk.press(Key.Key_N, CTRL)
    desk.qtbot.waitUntil(lambda: desk.window.page is not None, timeout=15_000)
    meeting = page_of(desk.window).review.meeting
    assert (meeting.agenda, sum(meeting.budgets)) == ("90", 90)


def test_a_search_leaves_the_settings_that_hold_the_words(desk: Desk) -> None:
    QTest.keyClicks(desk.focused, "contrast")
    assert [row.about.name for row in desk.page.rows if row.isVisible()] == ["theme"]
    desk.press(Key.Key_Escape)
    assert all(row.isVisible() for row in desk.page.rows)
    desk.page.row("theme").field.setFocus()
    desk.press(Key.Key_F, CTRL)
    assert desk.focused is desk.page.search
    QTest.keyClicks(desk.focused, "no such thing")
    assert desk.page.nothing.isVisible()


def test_in_the_library_esc_and_the_same_key_lead_back(desk: Desk) -> None:
    window = desk.window
    for key, modifiers in ((Key.Key_Escape, NONE), (Key.Key_Comma, CTRL)):
        assert window.stack.currentWidget() is desk.page
        desk.press(key, modifiers)
        assert window.stack.currentWidget() is window.library
        desk.press(Key.Key_Comma, CTRL)
    desk.press(Key.Key_F1, CTRL)
    assert window.preferences is not None
    assert window.preferences.page is window.stack.currentWidget()
    assert window.stack.count() == 2


def test_in_a_review_the_clock_stays_and_esc_leads_back_to_where_one_was(
    open_window: OpenWindow, example: Review, qtbot: QtBot
) -> None:
    window = open_window()
    open_example(window, example, qtbot)
    page = page_of(window)
    page.show_step(4)
    page.panel.focus_first()
    before = window.focusWidget()
    desk = Desk(window, qtbot)
    assert page.sheet == "settings"
    assert page.top_bar.clock.isVisible()
    desk.press(Key.Key_F1, CTRL)
    assert page.sheet == "shortcuts"
    desk.press(Key.Key_Escape)
    assert (page.sheet, page.step) == ("", 4)
    qtbot.waitUntil(lambda: window.focusWidget() is before)
    page.capture.line.setFocus()
    for _ in range(2):
        desk.press(Key.Key_Comma, CTRL)
    assert page.sheet == ""
    qtbot.waitUntil(lambda: window.focusWidget() is page.capture.line)


def test_the_library_is_shown_after_a_review_that_was_begun_from_the_settings(
    desk: Desk,
) -> None:
    desk.press(Key.Key_N, CTRL)
    desk.qtbot.waitUntil(lambda: desk.window.page is not None, timeout=15_000)
    desk.window.show_library()
    assert desk.window.stack.currentWidget() is desk.window.library


def test_settings_that_can_not_be_written_work_and_that_is_said(desk: Desk) -> None:
    (desk.window.services.data_dir / f".{SETTINGS_FILE}.unfinished").mkdir(parents=True)
    desk.text("author").line.setFocus()
    QTest.keyClicks(desk.focused, "Sam")
    desk.press(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "can't be written" in desk.page.notice.text)
    assert desk.window.services.author == "Sam"


def test_that_a_key_s_setting_can_not_be_written_is_said_without_the_page(desk: Desk) -> None:
    desk.press(Key.Key_Escape)
    (desk.window.services.data_dir / f".{SETTINGS_FILE}.unfinished").mkdir(parents=True)
    assert desk.window.actions_table is not None
    desk.window.actions_table["larger"].trigger()
    desk.qtbot.waitUntil(lambda: "can't be written" in desk.window.library.notice.text)


@pytest.mark.parametrize("content", ["{", '{"theme": "sepia", "author": "Sam"}'])
def test_the_window_opens_with_a_broken_file_and_says_so(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path, content: str
) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / SETTINGS_FILE).write_text(content)
    window = MainWindow(build(folder, forgiving=True))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.actions_table is not None)
    assert SETTINGS_FILE in window.library.notice.text
    assert window.services.author == ("" if content == "{" else "Sam")
    assert (folder / SETTINGS_FILE).read_text() == content
    window.close()


def test_a_page_can_be_made_anew_with_the_focus_where_it_was(desk: Desk) -> None:
    before, preferences = desk.page, desk.window.preferences
    assert preferences is not None
    preferences.show_anew(preferences.shown, "theme")
    assert desk.page is not before
    assert desk.focused is desk.page.row("theme").field.focusProxy()


def test_each_kind_of_setting_has_a_field(desk: Desk) -> None:
    kinds = {type(row.field) for row in desk.page.rows}
    assert kinds == {TextSetting, SegmentSetting, ListSetting}
    assert {one.kind for one in about_settings()} <= set(SettingKind)
