# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A fact's file is looked at, searched, and cited line by line."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.review.event import Event
from app.review.evidence import Evidence
from tests.builders import review_with
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.panels.evidence_viewer import EvidenceViewer
from ui.panels.facts import FactsPanel

TEXT = b"".join(f"14:{n % 60:02} line {n}\n".encode() for n in range(1, 5001))


def opened(
    open_panel: OpenPanel, qtbot: QtBot, services: Services, data: bytes
) -> tuple[PanelDesk, EvidenceViewer]:
    kept = services.attachments.put_bytes(data)
    fact = Evidence(id="f", number=3, filename="a.log", sha256=kept.sha256, size=kept.size)
    desk = open_panel(3, review_with(fact, Event(id="e", text="Pool dry")))
    panel = cast("FactsPanel", desk.panel)
    panel.card.view_button.click()
    viewer = cast("EvidenceViewer", panel.viewer)
    qtbot.addWidget(viewer)
    return desk, viewer


def test_a_line_is_found_and_cited_in_an_event(
    open_panel: OpenPanel, qtbot: QtBot, services: Services
) -> None:
    desk, viewer = opened(open_panel, qtbot, services, TEXT)
    qtbot.waitUntil(lambda: viewer.lines.current_line == 1)
    viewer.search.setText("LINE 4711")
    QTest.keyClick(viewer.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: viewer.lines.current_line == 4711)
    viewer.copy.click()
    assert QGuiApplication.clipboard().text() == "E3:L4711"
    viewer.targets.setCurrentIndex(viewer.targets.findText("Pool dry"))
    viewer.link.click()
    assert desk.review.events[0].text == "Pool dry (E3:L4711)"
    assert desk.review.events[0].evidence_ids == ("f",)
    desk.bridge.undo()
    assert desk.review.events[0].text == "Pool dry"


def test_the_lines_are_walked_by_keys(
    open_panel: OpenPanel, qtbot: QtBot, services: Services
) -> None:
    _, viewer = opened(open_panel, qtbot, services, TEXT)
    qtbot.waitUntil(lambda: viewer.lines.current_line == 1)
    for key, line in ((Qt.Key.Key_Down, 2), (Qt.Key.Key_End, 5000), (Qt.Key.Key_Home, 1)):
        QTest.keyClick(viewer.lines, key)
        assert viewer.lines.current_line == line


def test_what_is_no_text_is_said(open_panel: OpenPanel, qtbot: QtBot, services: Services) -> None:
    _, viewer = opened(open_panel, qtbot, services, b"\x00\x01")
    qtbot.waitUntil(lambda: "not text" in viewer.told.text())
    assert viewer.lines.isHidden()
