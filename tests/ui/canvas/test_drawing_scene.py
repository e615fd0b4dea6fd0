# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The scene mirrors a drawing and holds the selection."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionGraphicsItem
from pytestqt.qtbot import QtBot

from app.causal.cause_box import EFFECT_SIZE, HEAD_SIZE, NOTE_SIZE, TEXT_SIZE
from app.causal.moving import moved, moved_commands
from app.causal.shapes import Box, Drawing, Label, Path, TextLine, polyline
from app.fonts import BundledMeasure
from tests.ui.canvas.mouse import double_click
from ui.canvas.cause_view import CauseView
from ui.canvas.drawing_scene import DrawingScene
from ui.canvas.shape_item import PathItem, ShapeItem
from ui.canvas.shape_painter import line_font
from ui.theme import current_theme


def drawing_of(*owners: str) -> Drawing:
    """Return boxes side by side, a line and a label."""
    boxes = tuple(
        Box(owner, 200.0 * place, 0, 160, 60, owner=owner, texts=(TextLine(10, 20, owner),))
        for place, owner in enumerate(owners)
    )
    line = Path("line", polyline((0, 100), (300, 100)))
    label = Label("label", (TextLine(0, 130, "Why? 1", anchor="middle"),))
    return Drawing(200.0 * max(len(owners), 1), 160, (line, label, *boxes))


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[CauseView]:
    scene = DrawingScene()
    shown = CauseView(scene)
    qtbot.addWidget(shown)
    shown.resize(900, 400)
    scene.show_drawing(drawing_of("a", "b", "c"))
    with qtbot.waitExposed(shown):
        shown.show()
    shown.setFocus()
    yield shown
    shown.setScene(DrawingScene(shown))


def scene_of(view: CauseView) -> DrawingScene:
    scene = view.scene()
    assert isinstance(scene, DrawingScene)
    return scene


def on_screen(view: CauseView, owner: str) -> QPoint:
    box = scene_of(view).box_of(owner)
    assert box is not None
    return view.mapFromScene(box.center())


def drag(view: CauseView, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, modifiers, start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, modifiers, end)


def test_an_item_stays_the_same_while_its_id_stays(view: CauseView) -> None:
    scene = scene_of(view)
    before = set(scene.items())
    scene.show_drawing(drawing_of("b", "a", "c"))
    assert set(scene.items()) == before
    assert scene.box_of("b") == QRectF(0, 0, 160, 60)


def test_a_shape_that_is_gone_takes_its_selection_along(view: CauseView, qtbot: QtBot) -> None:
    scene = scene_of(view)
    scene.select("c")
    with qtbot.waitSignal(scene.selection_moved) as moved:
        scene.show_drawing(drawing_of("a", "b"))
    assert moved.args == [""]
    assert scene.box_of("c") is None


def test_a_click_selects_and_a_click_beside_selects_nothing(view: CauseView) -> None:
    scene = scene_of(view)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=on_screen(view, "b"))
    assert scene.selected == "b"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert scene.selected == ""


@pytest.mark.parametrize("ctrl", [False, True])
def test_a_cause_is_dropped_on_another_one(view: CauseView, qtbot: QtBot, ctrl: bool) -> None:
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(view.drop_wanted) as dropped:
        drag(view, on_screen(view, "a"), on_screen(view, "c"), held)
    assert dropped.args == ["a", "c", ctrl]


def test_escape_cancels_a_drag(view: CauseView, qtbot: QtBot) -> None:
    port, start = view.viewport(), on_screen(view, "a")
    with qtbot.assertNotEmitted(view.drop_wanted):
        QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(port, on_screen(view, "b"))
        QTest.keyClick(view, Qt.Key.Key_Escape)
        assert not view.is_dragging
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=on_screen(view, "c"))


def test_a_rubber_band_selects_what_lies_inside(view: CauseView) -> None:
    corner = view.mapFromScene(QPointF(-12, -12))
    opposite = view.mapFromScene(QPointF(370, 70))
    drag(view, corner, opposite, Qt.KeyboardModifier.NoModifier)
    assert scene_of(view).all_selected == {"a", "b"}


@pytest.mark.parametrize(
    ("key", "modifiers", "command"),
    [
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "add_child"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "add_sibling"),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier, "promote"),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, "move_up"),
        (Qt.Key.Key_S, Qt.KeyboardModifier.NoModifier, "state"),
    ],
)
def test_a_key_becomes_a_command(
    view: CauseView,
    qtbot: QtBot,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    command: str,
) -> None:
    with qtbot.waitSignal(view.command_wanted) as wanted:
        QTest.keyClick(view, key, modifiers)
    assert wanted.args == [command]


def test_keys_zoom_within_limits_and_fit_again(view: CauseView) -> None:
    for _ in range(40):
        QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom == pytest.approx(4.0)
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.zoom == pytest.approx(0.02)
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.zoom == pytest.approx(1.0)


def test_a_growing_drawing_stays_in_view_until_somebody_zooms(view: CauseView) -> None:
    scene_of(view).show_drawing(drawing_of(*"abcdefghij"))
    assert view.zoom < 1.0
    QTest.keyClick(view, Qt.Key.Key_Plus)
    zoom = view.zoom
    scene_of(view).show_drawing(drawing_of("a"))
    assert view.zoom == pytest.approx(zoom)


def test_a_double_click_asks_to_edit(view: CauseView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.edit_wanted) as wanted:
        double_click(view, on_screen(view, "b"))
    assert wanted.args == ["b"]


@pytest.mark.parametrize("density", [1.0, 2.0])
def test_words_are_drawn_as_words_at_any_density_of_the_screen(
    dressed: QApplication, density: float
) -> None:
    words = TextLine(10, 30, "Repair ran late")
    item = ShapeItem(Box("a", 0, 0, 160, 60, owner="a", texts=(words,)))
    image = QImage(QSize(200, 100) * density, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(density)
    image.fill(current_theme().color("canvas"))
    painter = QPainter(image)
    painter.scale(0.6, 0.6)
    item.paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    ink = current_theme().color("text").rgb().to_bytes(4, "little")
    rows = [bytes(image.constScanLine(row)) for row in range(image.height())]
    assert not any(ink * round(20 * density) in row for row in rows)


@pytest.mark.parametrize("size", sorted({TEXT_SIZE, HEAD_SIZE, NOTE_SIZE, EFFECT_SIZE}))
def test_words_are_drawn_as_wide_as_they_were_measured(dressed: QApplication, size: float) -> None:
    line = TextLine(0, 0, "No scheduled job removes old WAL archive", size, 400)
    drawn = QFontMetricsF(line_font(current_theme(), line, 96)).horizontalAdvance(line.text)
    assert drawn == pytest.approx(BundledMeasure().width(line.text, size, 400), rel=0.005)


def test_a_box_that_only_moved_is_moved_and_not_drawn_anew(view: CauseView) -> None:
    scene = scene_of(view)
    still = Box("a", 0, 0, 160, 60, owner="a", texts=(TextLine(10, 20, "a"),))
    scene.show_drawing(Drawing(600, 400, (moved(still, 40, 30),)))
    item = next(item for item in scene.items() if isinstance(item, ShapeItem))
    drawn = item.rect()
    scene.show_drawing(Drawing(600, 400, (moved(still, 300, 200),)))
    assert item.rect() == drawn
    assert item.pos() == QPointF(260, 170)
    assert scene.box_of("a") == QRectF(300, 200, 160, 60)
    assert scene.owner_at(QPointF(310, 210)) == "a"
    assert scene.owner_at(QPointF(50, 40)) == ""


def test_a_line_that_only_moved_keeps_its_outline(view: CauseView) -> None:
    scene, line = scene_of(view), polyline((0, 0), (50, 10))
    for across in (10.0, 70.0):
        scene.show_drawing(Drawing(600, 400, (Path("p", moved_commands(line, across, 5)),)))
    item = next(item for item in scene.items() if isinstance(item, PathItem))
    assert item.sceneBoundingRect().left() == pytest.approx(70, abs=2)
    scene.show_drawing(Drawing(600, 400, (Path("p", polyline((5, 5), (50, 10))),)))
    assert item.sceneBoundingRect().left() == pytest.approx(5, abs=2)
