# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Each kind of setting has the field that fits it; what is offered may come late."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.setting import About, Section, SettingKind
from app.settings import about_settings
from tests.ui.conftest import OpenWindow
from ui.jobs import Jobs
from ui.preferences.later_writer import LaterWriter
from ui.preferences.offers import OFFERS, Choices
from ui.preferences.setting_field import (
    ListSetting,
    SegmentSetting,
    SettingField,
    TextSetting,
    setting_field,
)
from ui.preferences.setting_row import SettingRow
from ui.preferences.settings_desk import SettingsDesk

FEW = {"": "As the system", "on": "On"}
MANY = {"": "As it came", "125": "125 %", "150": "150 %", "200": "200 %", "300": "300 %"}


def about(kind: SettingKind, choices: dict[str, str] | None = None) -> About:
    return About("one", "One", "What.", Section.LOOKS, kind, choices or {}, 1, 9, at_start=False)


@pytest.mark.parametrize(
    ("one", "field_type"),
    [
        (about(SettingKind.TEXT), TextSetting),
        (about(SettingKind.NUMBER), TextSetting),
        (about(SettingKind.FOLDER), TextSetting),
        (about(SettingKind.CHOICE, FEW), SegmentSetting),
        (about(SettingKind.CHOICE, MANY), ListSetting),
        (about(SettingKind.CHOICE, {"": "Whatever this computer says", "a": "A"}), ListSetting),
        (about(SettingKind.OFFERED), ListSetting),
    ],
)
def test_a_field_shows_a_value_in_silence_and_is_named(
    one: About, field_type: type[SettingField], dressed: QApplication, qtbot: QtBot
) -> None:
    field = setting_field(one)
    qtbot.addWidget(field)
    chosen: list[str] = []
    field.chosen.connect(chosen.append)
    field.show_value(next(reversed(one.choices), "7"))
    field.finish()
    assert type(field) is field_type
    assert chosen == []
    assert field.accessibleName() == "One"
    assert field.focusProxy() is not None


def test_what_is_typed_is_handed_over_once_with_enter(dressed: QApplication, qtbot: QtBot) -> None:
    field = TextSetting(about(SettingKind.TEXT))
    qtbot.addWidget(field)
    chosen: list[str] = []
    field.chosen.connect(chosen.append)
    QTest.keyClicks(field.line, "  Sam ")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    field.finish()
    assert chosen == ["Sam"]


def test_a_value_that_is_not_offered_any_more_stays_and_is_shown(
    dressed: QApplication, qtbot: QtBot
) -> None:
    field = ListSetting(about(SettingKind.OFFERED))
    qtbot.addWidget(field)
    field.show_value("a device that went")
    field.show_choices([("", "As the system"), ("hdmi", "HDMI")])
    assert field.combo.currentText() == "a device that went"
    field.show_value("hdmi")
    assert field.combo.currentText() == "HDMI"


def test_the_page_does_not_wait_for_what_takes_time_to_find(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Event()

    def slow(_services: Services) -> Choices:
        may_end.wait(20)
        return [("", "As the system"), ("hdmi", "HDMI")]

    monkeypatch.setitem(OFFERS, "agenda", slow)
    window = open_window()
    desk = SettingsDesk(window.services, window.jobs, window)
    agenda = next(one for one in about_settings() if one.name == "agenda")
    row = SettingRow(agenda, desk)
    qtbot.addWidget(row)
    assert isinstance(row.field, ListSetting)
    assert row.field.combo.currentText() == "Not set"
    may_end.set()
    combo = row.field.combo
    qtbot.waitUntil(lambda: combo.findText("HDMI") > 0)
    assert combo.currentText() == "As the system"


def test_files_are_written_one_after_the_other_and_the_last_wish_wins(
    dressed: QApplication, qtbot: QtBot
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    jobs = Jobs(owner)
    writer = LaterWriter(jobs, owner)
    may_go_on, written = threading.Event(), list[str]()

    def first() -> None:
        may_go_on.wait(20)
        written.append("first")

    writer.ask(first)
    writer.ask(lambda: written.append("given up"))
    writer.ask(lambda: written.append("last"))
    may_go_on.set()
    qtbot.waitUntil(lambda: not jobs._running)
    assert written == ["first", "last"]


def test_what_still_waits_is_written_at_closing(dressed: QApplication, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    jobs = Jobs(owner)
    writer, written = LaterWriter(jobs, owner), list[str]()
    writer.ask(lambda: written.append("first"))
    writer.ask(lambda: written.append("last"))
    jobs.close()
    writer.finish()
    assert written == ["first", "last"]
    qtbot.waitUntil(lambda: not jobs._running)
