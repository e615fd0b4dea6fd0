# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""In a window read from the right nothing lies over something else, and places are mirrored.

The lenses of the causes and the timeline's chart stay as they are: time runs to the right in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QGraphicsView,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.review.review import Review
from tests.ui.conftest import OpenWindow, page_of
from ui.kit.button import SecondaryButton
from ui.kit.direction import draw_words, mirrored, reads_from_right
from ui.kit.entry_list import Entry, EntryList
from ui.kit.notice import NoticeLevel
from ui.kit.question_strip import Answer
from ui.main_window import MainWindow
from ui.panels.actions import ActionsPanel
from ui.room.room_window import RoomWindow
from ui.shell.guide_pane import GuidePane
from ui.theme.focus_outline import FocusOutline
from ui.timer.clock_box import ClockBox

FLOATING = (QScrollBar, FocusOutline, GuidePane)
"""What lies over something else on purpose."""


@pytest.fixture(autouse=True)
def from_right(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def shown_children(parent: QWidget) -> list[QWidget]:
    children = (child for child in parent.children() if isinstance(child, QWidget))
    return [
        child
        for child in children
        if child.isVisible() and not isinstance(child, FLOATING) and not child.isWindow()
    ]


def parts(window: QWidget) -> Iterator[QWidget]:
    """Yield the window and what stands in it, down to views that place their parts themselves."""
    yield window
    for child in shown_children(window):
        if not isinstance(child, QGraphicsView):
            yield from parts(child)


def overlaps(window: QWidget) -> list[str]:
    found = []
    for parent in parts(window):
        if isinstance(parent, QAbstractScrollArea):
            continue
        for one, other in combinations(shown_children(parent), 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > 1 and both.height() > 1:
                names = f"{type(one).__name__} {one.geometry()} and {type(other).__name__}"
                found.append(f"{type(parent).__name__}: {names} {other.geometry()}")
    return found


def outliers(window: QWidget) -> list[str]:
    return [
        f"{type(child).__name__} {child.geometry()} in {type(parent).__name__} {parent.size()}"
        for parent in parts(window)
        for child in shown_children(parent)
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(child.geometry())
        and not _scrolls(parent)
    ]


def _scrolls(parent: QWidget) -> bool:
    area = parent.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is parent


def opened(open_window: OpenWindow, review: Review, qtbot: QtBot) -> MainWindow:
    window = open_window()
    window.services.library.add(review)
    window.open_review(review.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    return window


@pytest.mark.parametrize("with_guide", [False, True], ids=["alone", "with the guide"])
@pytest.mark.parametrize("step", range(1, 11))
def test_nothing_in_a_panel_lies_over_something_else_or_outside(
    open_window: OpenWindow, example: Review, qtbot: QtBot, step: int, with_guide: bool
) -> None:
    window = opened(open_window, example, qtbot)
    page = page_of(window)
    page.show_step(step)
    if with_guide:
        page.toggle_guide()
    page.notice.tell("The report is written.", NoticeLevel.DONE, action="Open", seconds=0)
    page.question.ask("Did the meeting go on?", [Answer("yes", "It did", "Ctrl+1")])
    assert page.panel.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def look() -> None:
        assert not overlaps(window)
        assert not outliers(window)
        area = page.guide.findChild(QScrollArea)
        assert area is not None
        assert not with_guide or area.widget().width() <= area.viewport().width()

    qtbot.waitUntil(look)


def test_the_library_is_mirrored(open_window: OpenWindow, example: Review, qtbot: QtBot) -> None:
    window = open_window()
    window.services.library.add(example)
    window.show_library()
    qtbot.waitUntil(lambda: window.library.table.model().rowCount() > 0)

    def look() -> None:
        assert not overlaps(window)
        assert not outliers(window)

    qtbot.waitUntil(look)


def test_the_rail_is_at_the_right_and_a_guide_over_the_page_at_the_left(
    open_window: OpenWindow, example: Review, qtbot: QtBot
) -> None:
    page = page_of(opened(open_window, example, qtbot))
    page.toggle_guide()
    assert page.rail.geometry().right() == page.rect().right()
    assert page.guide.geometry().left() == 0


def painted(painter_width: int = 200) -> tuple[QImage, QPainter]:
    image = QImage(painter_width, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return image, painter


def inked(image: QImage) -> QRect:
    """Return the area that is not white."""
    places = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) != Qt.GlobalColor.white
    ]
    left, right = min(x for x, _ in places), max(x for x, _ in places)
    top, bottom = min(y for _, y in places), max(y for _, y in places)
    return QRect(QPoint(left, top), QPoint(right, bottom))


def test_words_stand_where_reading_begins_and_run_as_they_are_written() -> None:
    image, painter = painted()
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    draw_words(painter, QRectF(0, 0, 200, 30), flags.value, "~19:00")
    painter.end()
    assert inked(image).left() > 100
    same, other = painted()
    at_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
    everything = at_right | Qt.AlignmentFlag.AlignVCenter
    other.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    other.drawText(QRectF(0, 0, 200, 30), everything.value, "~19:00")
    other.end()
    assert image == same


@pytest.mark.parametrize(
    ("text", "from_right"),
    [("17 h 35", False), ("E3", False), ("", False), ("12 – 14", False), ("3 דקות", True)],
)
def test_the_first_letter_says_how_a_text_runs(text: str, from_right: bool) -> None:
    assert reads_from_right(text) is from_right


def test_places_are_mirrored_within_what_they_stand_in(qapp: QApplication) -> None:
    _image, painter = painted()
    box = QRectF(10, 0, 20, 30)
    assert mirrored(painter, box, QRect(0, 0, 200, 30)).right() == pytest.approx(190)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert mirrored(painter, box, QRect(0, 0, 200, 30)) == box
    painter.end()


def test_what_lies_over_something_or_outside_is_found(dressed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(100, 100)
    for left in (0, 10, 95):
        part = QWidget(window)
        part.setGeometry(left, 0, 20, 20)
    window.show()
    assert len(overlaps(window)) == 1
    assert len(outliers(window)) == 1


def test_an_icon_stands_at_the_right_of_a_button_s_words(
    dressed: QApplication, qtbot: QtBot
) -> None:
    plain, with_icon = SecondaryButton("Event"), SecondaryButton("Event", icon="plus")
    for button in (plain, with_icon):
        qtbot.addWidget(button)
        button.resize(button.sizeHint())
    added = with_icon.width() - plain.width()
    left = with_icon.grab().toImage().copy(3, 3, 40, 28)
    assert added > 0
    assert left == plain.grab().toImage().copy(3, 3, 40, 28)


def test_the_cross_of_an_entry_is_at_its_left(dressed: QApplication, qtbot: QtBot) -> None:
    entries = EntryList("Facts", removable=True)
    qtbot.addWidget(entries)
    entries.show_entries([Entry("a", "One"), Entry("b", "Two")])
    entries.resize(300, 120)
    entries.show()
    removed: list[str] = []
    entries.removed.connect(removed.append)
    row = entries.visualRect(entries.model().index(1, 0))
    at_left = QPoint(row.left() + 8, row.center().y())
    QTest.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=at_left)
    assert removed == ["b"]


def test_a_dot_of_the_coverage_is_clicked_where_it_is_seen(
    open_window: OpenWindow, example: Review, qtbot: QtBot
) -> None:
    page = page_of(opened(open_window, example, qtbot))
    page.show_step(8)
    page.open_guide()
    QApplication.processEvents()
    panel = page.panel
    assert isinstance(panel, ActionsPanel)
    matrix = panel.coverage.matrix
    row = next(row for row in matrix._rows if row.actions)
    place = matrix.cell_centre(row.cause.id, row.actions[0].id)
    assert place is not None
    assert place.x() < matrix.width() / 2
    chosen: list[tuple[str, str]] = []
    matrix.cell_chosen.connect(lambda cause, action: chosen.append((cause, action)))
    QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [(row.cause.id, row.actions[0].id)]


def test_the_room_s_screen_and_the_clock_stay_as_they_are(
    open_window: OpenWindow, example: Review, qtbot: QtBot, qapp: QApplication
) -> None:
    page = page_of(opened(open_window, example, qtbot))
    page.show_step(4)
    face = page.room._source.face(page.clock_state())
    pictures: list[tuple[QImage, QImage]] = []
    for direction in (Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight):
        qapp.setLayoutDirection(direction)
        room, clock = RoomWindow(), ClockBox()
        for widget in (room, clock):
            qtbot.addWidget(widget)
        room.resize(960, 540)
        clock.resize(clock.sizeHint())
        room.show_face(face)
        clock.show_face(face.clock)
        pictures.append((room.grab().toImage(), clock.grab().toImage()))
    assert pictures[0] == pictures[1]
