# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The zone: any part of a name finds it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.builders import empty_review
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.panels.zone_field import ZoneField, zone_names


def zone_field(desk: PanelDesk, qtbot: QtBot) -> ZoneField:
    field = desk.panel.findChild(ZoneField)
    assert field is not None
    field.setFocus()
    qtbot.waitUntil(lambda: field.zones.rowCount() > 100)
    field.selectAll()
    return field


def test_the_list_begins_with_utc_and_holds_places_only() -> None:
    names = zone_names()
    assert names[0] == "UTC"
    assert "Europe/Berlin" in names
    assert not any(name.startswith("Etc/") for name in names)


def test_part_of_a_name_offers_the_zone_and_the_keys_choose_it(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    desk = open_panel(1, empty_review())
    field = zone_field(desk, qtbot)
    QTest.keyClicks(field, "berlin")
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.review.incident.time_zone == "Europe/Berlin")
    assert not popup.isVisible()
    assert field.text() == "Europe/Berlin"
    desk.bridge.undo()
    assert (desk.review.incident.time_zone, field.text()) == ("UTC", "UTC")


def test_a_zone_is_chosen_with_the_mouse(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(1, empty_review())
    field = zone_field(desk, qtbot)
    QTest.keyClicks(field, "tokyo")
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    place = popup.visualRect(popup.model().index(0, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: desk.review.incident.time_zone == "Asia/Tokyo")
    assert not popup.isVisible()
