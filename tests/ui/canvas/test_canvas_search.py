# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Search over the canvas, the overview, and boxes that travel when the lens changes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.canvas.mouse import CTRL, LEFT, NONE, SHIFT, click, place_of
from tests.ui.canvas.test_cause_gestures import asked, panel_of, view_of
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.canvas.shape_item import Mark


@pytest.fixture
def desk(open_panel: OpenPanel) -> PanelDesk:
    return open_panel(6, asked())


def search_for(desk: PanelDesk, words: str) -> None:
    QTest.keyClick(view_of(desk), Qt.Key.Key_F, CTRL)
    QTest.keyClicks(panel_of(desk).search.field, words)


def test_matches_are_ringed_counted_and_gone_through(desk: PanelDesk) -> None:
    scene, search = view_of(desk).drawing_scene, panel_of(desk).search
    search_for(desk, "cause")
    assert scene.selected == "a"
    assert search.count_text == "1 of 4"
    assert scene.mark_of("d") is Mark.FOUND
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    QTest.keyClick(search.field, Qt.Key.Key_F3)
    assert (scene.selected, search.count_text) == ("c", "3 of 4")
    QTest.keyClick(search.field, Qt.Key.Key_Return, SHIFT)
    assert scene.selected == "b"


def test_closing_the_search_keeps_the_selection(desk: PanelDesk) -> None:
    scene, search = view_of(desk).drawing_scene, panel_of(desk).search
    search_for(desk, "C4")
    QTest.keyClick(search.field, Qt.Key.Key_Escape)
    assert search.isHidden()
    assert scene.selected == "d"
    assert scene.mark_of("d") is Mark.SELECTED
    assert view_of(desk).hasFocus()


def test_a_match_in_a_folded_branch_is_unfolded(desk: PanelDesk) -> None:
    view = view_of(desk)
    click(view, "a")
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.drawing_scene.box_of("c") is None
    search_for(desk, "cause c")
    assert view.drawing_scene.box_of("c") is not None
    assert view.drawing_scene.selected == "c"


def test_nothing_found_is_said(desk: PanelDesk) -> None:
    search_for(desk, "xyzzy")
    assert panel_of(desk).search.count_text == "none"


def test_the_overview_shows_only_what_does_not_fit(desk: PanelDesk) -> None:
    view = view_of(desk)
    view.fit()
    assert view.minimap.isHidden()
    view.zoom_by(4)
    assert not view.minimap.isHidden()
    QTest.keyClick(view, Qt.Key.Key_M)
    assert view.minimap.isHidden()
    QTest.keyClick(view, Qt.Key.Key_M)
    assert not view.minimap.isHidden()


def test_a_click_in_the_overview_moves_the_view(desk: PanelDesk) -> None:
    view = view_of(desk)
    view.zoom_by(4)
    QTest.mouseClick(view.minimap, LEFT, NONE, QPoint(2, 2))
    before = view.seen_area()
    corner = QPoint(view.minimap.width() - 3, view.minimap.height() - 3)
    QTest.mouseClick(view.minimap, LEFT, NONE, corner)
    assert view.seen_area().center().x() > before.center().x()


def test_the_overview_leaves_the_selected_cause_free(desk: PanelDesk) -> None:
    view = view_of(desk)
    view.zoom_by(4)
    for name in "abcd":
        click_place = view.drawing_scene.box_of(name)
        assert click_place is not None
        view.look_at(click_place.center() + QPointF(-80, 40))
        view.drawing_scene.select(name)
        taken = view.mapFromScene(click_place).boundingRect()
        assert not view.minimap.geometry().intersects(taken)


def test_boxes_travel_when_the_lens_changes_and_arrive(desk: PanelDesk, qtbot: QtBot) -> None:
    view, travel = view_of(desk), view_of(desk).drawing_scene.travel
    homes = {item: item.pos() for item in view.drawing_scene.items()}
    view.drawing_scene.send_home({"a": QPointF(0, 0)}, 150)
    assert travel.is_under_way
    qtbot.waitUntil(lambda: not travel.is_under_way)
    assert {item: item.pos() for item in view.drawing_scene.items()} == homes
    assert all(item.isVisible() for item in view.drawing_scene.items())


def test_a_key_ends_the_travel_at_once(desk: PanelDesk) -> None:
    view = view_of(desk)
    homes = {item: item.pos() for item in view.drawing_scene.items()}
    view.drawing_scene.send_home({"a": QPointF(0, 0)}, 60_000)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert not view.drawing_scene.travel.is_under_way
    assert {item: item.pos() for item in view.drawing_scene.items()} == homes


def test_an_edit_ends_the_travel_at_once(desk: PanelDesk) -> None:
    view = view_of(desk)
    view.drawing_scene.send_home({"a": QPointF(0, 0)}, 60_000)
    panel_of(desk).editing.add_child()
    assert not view.drawing_scene.travel.is_under_way
    QTest.keyClick(panel_of(desk).editor, Qt.Key.Key_Escape)


def test_nothing_travels_where_motion_is_unwanted(desk: PanelDesk) -> None:
    view = view_of(desk)
    view.drawing_scene.send_home({"a": QPointF(0, 0)}, 0)
    assert not view.drawing_scene.travel.is_under_way


def test_a_change_of_lens_keeps_the_selection_in_view(desk: PanelDesk) -> None:
    view = view_of(desk)
    click(view, "c")
    for lens in ("fishbone", "whys"):
        panel_of(desk).show_lens(lens)
        assert view.drawing_scene.selected == "c"
        assert view.viewport().rect().contains(place_of(view, "c"))


def test_a_new_drawing_touches_only_what_changed(desk: PanelDesk) -> None:
    scene = view_of(desk).drawing_scene
    before = set(scene.items())
    click(view_of(desk), "b")
    QTest.keyClick(view_of(desk), Qt.Key.Key_S)
    assert set(scene.items()) == before
