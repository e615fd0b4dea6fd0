# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A fact's file is looked at, searched, and cited line by line."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.bootstrap import Services
from app.review.event import Event
from app.review.evidence import Evidence
from tests.builders import review_with
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.evidence_intake import png_bytes
from ui.kit.picture_view import PictureView
from ui.panels.evidence_viewer import EvidenceViewer
from ui.panels.facts import FactsPanel
from ui.shell.evidence_desk import EvidenceDesk

TEXT = b"".join(f"14:{n % 60:02} line {n}\n".encode() for n in range(1, 5001))


def opened(
    open_panel: OpenPanel,
    qtbot: QtBot,
    services: Services,
    data: bytes,
    media_type: str = "text/plain",
    *,
    is_lost: bool = False,
) -> tuple[PanelDesk, EvidenceViewer]:
    kept = services.attachments.put_bytes(data)
    fact = Evidence(
        id="f",
        number=3,
        filename="a.log",
        media_type=media_type,
        sha256=kept.sha256,
        size=kept.size,
    )
    if is_lost:
        services.attachments.path(kept.sha256).unlink()
    desk = open_panel(3, review_with(fact, Event(id="e", text="Pool dry")))
    evidence = EvidenceDesk(desk.bridge, desk.panel.context, desk.panel)
    cast("FactsPanel", desk.panel).card.view_button.click()
    [viewer] = evidence.viewers
    assert isinstance(viewer, EvidenceViewer)
    qtbot.addWidget(viewer)
    return desk, viewer


def cite_in_event(viewer: EvidenceViewer) -> None:
    viewer.targets.setCurrentIndex(viewer.targets.findText("Pool dry"))
    viewer.link.click()


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
    cite_in_event(viewer)
    assert desk.review.events[0].text == "Pool dry (E3:L4711)"
    assert desk.review.events[0].evidence_ids == ("f",)
    desk.bridge.undo()
    assert desk.review.events[0].text == "Pool dry"


def test_a_line_is_gone_to_by_its_number(
    open_panel: OpenPanel, qtbot: QtBot, services: Services
) -> None:
    _, viewer = opened(open_panel, qtbot, services, TEXT)
    qtbot.waitUntil(lambda: viewer.lines.current_line == 1)
    for typed, line in ((":120", 120), ("L4999", 4999), (":99999", 5000)):
        viewer.search.setText(typed)
        QTest.keyClick(viewer.search, Qt.Key.Key_Return)
        assert viewer.lines.current_line == line


def test_the_lines_are_walked_by_keys_and_several_are_cited(
    open_panel: OpenPanel, qtbot: QtBot, services: Services
) -> None:
    desk, viewer = opened(open_panel, qtbot, services, TEXT)
    qtbot.waitUntil(lambda: viewer.lines.current_line == 1)
    for key, line in ((Qt.Key.Key_Down, 2), (Qt.Key.Key_End, 5000), (Qt.Key.Key_Home, 1)):
        QTest.keyClick(viewer.lines, key)
        assert viewer.lines.current_line == line
    for _ in range(3):
        QTest.keyClick(viewer.lines, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert viewer.lines.chosen_lines == (1, 4)
    QTest.keyClick(viewer.lines, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == TEXT.decode().split("\n14:05")[0]
    cite_in_event(viewer)
    assert desk.review.events[0].text == "Pool dry (E3:L1-4)"


def test_a_region_of_a_picture_is_marked_and_cited(
    open_panel: OpenPanel, qtbot: QtBot, services: Services
) -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(Qt.GlobalColor.blue))
    desk, viewer = opened(open_panel, qtbot, services, png_bytes(image), "image/png")
    qtbot.waitUntil(viewer.picture.isVisible)
    canvas = viewer.picture.canvas
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(canvas, left, pos=QPoint(40, 60))
    QTest.mouseMove(canvas, QPoint(100, 100))
    QTest.mouseRelease(canvas, left, pos=QPoint(140, 110))
    assert viewer.picture.region == QRect(40, 60, 100, 50)
    cite_in_event(viewer)
    assert desk.review.events[0].text == "Pool dry (E3:R40,60,100,50)"
    QTest.mouseClick(canvas, left, pos=QPoint(5, 5))
    assert viewer.picture.region.isNull()
    desk.panel.follow("E3:R40,60,100,50")
    assert viewer.picture.region == QRect(40, 60, 100, 50)


def test_a_zoomed_picture_marks_its_own_pixels(dressed: QApplication, qtbot: QtBot) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show_picture(QImage(400, 300, QImage.Format.Format_RGB32), QSize(4000, 3000))
    QTest.keyClick(view, Qt.Key.Key_Plus)
    width = view.canvas.width()
    QTest.mousePress(view.canvas, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    QTest.mouseRelease(view.canvas, Qt.MouseButton.LeftButton, pos=QPoint(width // 2, 50))
    assert abs(view.region.width() - 2000) < 10
    view.mark(QRect(3900, 2900, 500, 500))
    assert view.region == QRect(3900, 2900, 100, 100)


def test_a_citation_leads_to_its_lines_in_the_same_window(
    open_panel: OpenPanel, qtbot: QtBot, services: Services
) -> None:
    desk, viewer = opened(open_panel, qtbot, services, TEXT)
    desk.panel.follow("E3:L40-44")
    qtbot.waitUntil(lambda: viewer.lines.chosen_lines == (40, 44))
    desk.panel.follow("E3:L7")
    assert viewer.lines.chosen_lines == (7, 7)


def test_a_fact_that_is_not_there_is_said(
    open_panel: OpenPanel, qtbot: QtBot, services: Services
) -> None:
    desk, _ = opened(open_panel, qtbot, services, TEXT)
    desk.panel.follow("E9:L1")
    assert desk.told[-1] == "There is no fact E9 in this review."


def test_a_missing_file_is_said_with_the_way_out(
    open_panel: OpenPanel, qtbot: QtBot, services: Services
) -> None:
    _, viewer = opened(open_panel, qtbot, services, TEXT, is_lost=True)
    qtbot.waitUntil(lambda: "Attach it again" in viewer.told.text())


def test_what_is_no_text_is_said(open_panel: OpenPanel, qtbot: QtBot, services: Services) -> None:
    _, viewer = opened(open_panel, qtbot, services, b"\x00\x01")
    qtbot.waitUntil(lambda: "not text" in viewer.told.text())
    assert viewer.lines.isHidden()


def test_files_that_are_not_well_are_named_when_a_review_is_opened(
    open_panel: OpenPanel, qtbot: QtBot, services: Services
) -> None:
    kept = [services.attachments.put_bytes(data) for data in (b"gone", b"other", b"well")]
    facts = [
        Evidence(id=f"f{place}", number=place, filename="a.txt", sha256=one.sha256, size=one.size)
        for place, one in enumerate(kept, start=1)
    ]
    services.attachments.path(kept[0].sha256).unlink()
    services.attachments.path(kept[1].sha256).write_bytes(b"forge")
    desk = open_panel(1, review_with(*facts))
    evidence = EvidenceDesk(desk.bridge, desk.panel.context, desk.panel)
    evidence.look_after_files()
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told[-1].startswith(
        "E1: its file is missing; E2: its file is not the one that was attached."
    )


def test_a_ninth_file_takes_the_place_of_the_first(
    open_panel: OpenPanel, qtbot: QtBot, services: Services
) -> None:
    kept = [services.attachments.put_bytes(f"line {place}\n".encode()) for place in range(9)]
    facts = [
        Evidence(id=f"f{place}", number=place, filename="a.log", sha256=one.sha256, size=one.size)
        for place, one in enumerate(kept, start=1)
    ]
    desk = open_panel(3, review_with(*facts))
    evidence = EvidenceDesk(desk.bridge, desk.panel.context, desk.panel)
    for fact in facts:
        desk.panel.follow(f"E{fact.number}")
    shown = [cast("EvidenceViewer", viewer).fact.number for viewer in evidence.viewers]
    assert shown == [2, 3, 4, 5, 6, 7, 8, 9]
    evidence.close()
    assert evidence.viewers == []


def test_a_file_that_was_closed_is_opened_again(
    open_panel: OpenPanel, qtbot: QtBot, services: Services
) -> None:
    desk, viewer = opened(open_panel, qtbot, services, TEXT)
    viewer.close()
    qtbot.waitUntil(lambda: not isValid(viewer))
    desk.panel.follow("E3:L7")
    [again] = desk.panel.findChildren(EvidenceDesk)[0].viewers
    assert isinstance(again, EvidenceViewer)
    qtbot.waitUntil(lambda: again.lines.chosen_lines == (7, 7))
    again.close()
    qtbot.waitUntil(lambda: not isValid(again))
    desk.panel.findChildren(EvidenceDesk)[0].close()


def test_a_region_of_a_picture_is_marked_without_a_mouse(qtbot: QtBot) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    image = QImage(QSize(400, 200), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    view.show_picture(image, image.size())
    shift, ctrl = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(view, Qt.Key.Key_Right, shift)
    begun = view.region
    QTest.keyClick(view, Qt.Key.Key_Right, shift)
    moved = view.region
    QTest.keyClick(view, Qt.Key.Key_Down, ctrl)
    assert moved == begun.translated(10, 0)
    assert view.region == moved.adjusted(0, 0, 0, 5)
    for _ in range(100):
        QTest.keyClick(view, Qt.Key.Key_Right, shift)
    assert QRect(0, 0, 400, 200).contains(view.region)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert view.region.isEmpty()
