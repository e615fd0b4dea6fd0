# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Gestures over a real review: what they do, what they refuse, one step of undo each."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from app.causal.graph import CauseGraph
from app.review.cause import EFFECT_ID, Cause, CauseState, Link
from app.review.edits import set_field
from app.review.evidence import Evidence
from app.review.review import Review
from tests.builders import review_with
from tests.ui.canvas.mouse import (
    CTRL,
    MIDDLE,
    NONE,
    SHIFT,
    click,
    double_click,
    drag,
    give_up,
    hold,
    place_of,
)
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.canvas.cause_view import CauseView
from ui.canvas.shape_item import Mark
from ui.panels.causes import CausesPanel


def asked() -> Review:
    """Return a review whose effect has the causes a (with b and c under it) and d."""
    causes = [
        Cause(
            id=name,
            number=place,
            text=f"cause {name}",
            category=category,
            evidence_ids=("fact",),
        )
        for place, (name, category) in enumerate(
            {"a": "Tooling", "b": "Tooling", "c": "Detection", "d": "Detection"}.items(), start=1
        )
    ]
    above = {"a": EFFECT_ID, "b": "a", "c": "a", "d": EFFECT_ID}
    links = [Link(id=f"l{low}", effect_id=high, cause_id=low) for low, high in above.items()]
    return review_with(Evidence(id="fact"), *causes, *links)


@pytest.fixture
def desk(open_panel: OpenPanel) -> PanelDesk:
    opened = open_panel(6, asked())
    panel_of(opened).view.fit()
    return opened


def panel_of(desk: PanelDesk) -> CausesPanel:
    return cast("CausesPanel", desk.panel)


def view_of(desk: PanelDesk) -> CauseView:
    return panel_of(desk).view


def parents(desk: PanelDesk, cause_id: str) -> tuple[str, ...]:
    return CauseGraph(desk.review).parents(cause_id)


def bone_place(desk: PanelDesk, name: str) -> QPoint:
    """Return a place in a bone's strip, half way down its line."""
    view = view_of(desk)
    line = next(
        shape for shape in view.drawing_scene.drawing.shapes if shape.id == f"bone:{name}:line"
    )
    (start_x, start_y), (end_x, end_y) = (points[0] for _, points in line.commands)  # type: ignore[union-attr]
    return view.mapFromScene(QPointF((start_x + end_x) / 2 - 20, (start_y + end_y) / 2))


def test_a_cause_dropped_on_another_moves_under_it_in_one_step(desk: PanelDesk) -> None:
    view, before = view_of(desk), desk.review
    drag(view, place_of(view, "d"), place_of(view, "b"))
    assert parents(desk, "d") == ("b",)
    desk.bridge.undo()
    assert desk.review == before


def test_a_drop_with_ctrl_links_and_keeps_the_place(desk: PanelDesk) -> None:
    view, before = view_of(desk), desk.review
    drag(view, place_of(view, "b"), place_of(view, "d"), CTRL)
    assert parents(desk, "b") == ("a", "d")
    desk.bridge.undo()
    assert desk.review == before


def test_a_loop_is_refused_and_says_why(desk: PanelDesk) -> None:
    view, before = view_of(desk), desk.review
    hold(view, place_of(view, "a"), place_of(view, "b"))
    assert view.drawing_scene.mark_of("b") is Mark.REFUSED
    assert "loop" in view.drop_text
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, place_of(view, "b"))
    assert desk.review is before
    assert view.drop_text == ""
    assert view.drawing_scene.mark_of("b") is Mark.NONE


def test_the_effect_cannot_be_dragged_away(desk: PanelDesk) -> None:
    view, before = view_of(desk), desk.review
    hold(view, place_of(view, EFFECT_ID), place_of(view, "d"))
    assert view.drawing_scene.mark_of("d") is Mark.REFUSED
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, place_of(view, "d"))
    assert desk.review is before


def test_a_target_is_shown_before_the_drop(desk: PanelDesk) -> None:
    view = view_of(desk)
    hold(view, place_of(view, "d"), place_of(view, "b"))
    assert view.drawing_scene.mark_of("b") is Mark.TARGET
    assert view.drop_text == "Move C4 under C2 (Ctrl links it)"
    QTest.keyPress(view, Qt.Key.Key_Control)
    assert view.drop_text == "C4 also explains C2"
    QTest.keyRelease(view, Qt.Key.Key_Control, CTRL)
    assert view.drop_text == "Move C4 under C2 (Ctrl links it)"
    give_up(view)


@pytest.mark.parametrize("name", ["d", ""])
def test_escape_cancels_and_brings_the_selection_back(desk: PanelDesk, name: str) -> None:
    view, before = view_of(desk), desk.review
    click(view, "c")
    start = place_of(view, name) if name else QPoint(3, 3)
    hold(view, start, place_of(view, "b"))
    assert view.is_dragging
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.is_dragging
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, place_of(view, "b"))
    assert desk.review is before
    assert view.drawing_scene.all_selected == {"c"}


def test_keys_do_nothing_else_while_something_is_dragged(desk: PanelDesk) -> None:
    view, before = view_of(desk), desk.review
    hold(view, place_of(view, "d"), place_of(view, "b"))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert desk.review is before
    give_up(view)


def test_a_tremble_is_a_click_and_no_drag(desk: PanelDesk) -> None:
    view, before = view_of(desk), desk.review
    start = place_of(view, "d")
    drag(view, start, start + QPoint(2, 2))
    assert desk.review is before
    assert view.drawing_scene.selected == "d"


def test_ctrl_and_shift_clicks_extend_the_selection_and_take_back(desk: PanelDesk) -> None:
    view = view_of(desk)
    click(view, "b")
    click(view, "c", CTRL)
    click(view, "d", SHIFT)
    assert view.drawing_scene.all_selected == {"b", "c", "d"}
    click(view, "c", CTRL)
    assert view.drawing_scene.all_selected == {"b", "d"}
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert len(view.drawing_scene.all_selected) == 1


def test_a_rubber_band_with_shift_adds(desk: PanelDesk) -> None:
    view = view_of(desk)
    click(view, "d")
    box = view.drawing_scene.box_of("b")
    assert box is not None
    corner = view.mapFromScene(box.topLeft() - QPointF(10, 6))
    opposite = view.mapFromScene(box.bottomRight() + QPointF(10, 2))
    drag(view, corner, opposite, SHIFT)
    assert {"b", "d"} <= view.drawing_scene.all_selected


def test_a_cause_goes_from_bone_to_bone_wherever_it_is_dropped(desk: PanelDesk) -> None:
    panel, view = panel_of(desk), view_of(desk)
    panel.show_lens("fishbone")
    view.fit()
    view.drawing_scene.travel.finish()
    before = desk.review
    names = panel.lens and [
        shape.id for shape in view.drawing_scene.drawing.shapes if shape.id.endswith(":line")
    ]
    empty = next(
        name.removeprefix("bone:").removesuffix(":line")
        for name in names
        if "Tooling" not in name and "Detection" not in name
    )
    drag(view, place_of(view, "b"), bone_place(desk, empty))
    assert CauseGraph(desk.review).cause("b").category == empty
    assert parents(desk, "b") == ("a",)
    desk.bridge.undo()
    assert desk.review == before


def test_several_selected_causes_are_sorted_together(desk: PanelDesk) -> None:
    panel, view = panel_of(desk), view_of(desk)
    panel.show_lens("fishbone")
    view.fit()
    view.drawing_scene.travel.finish()
    click(view, "c")
    click(view, "d", CTRL)
    drag(view, place_of(view, "c"), bone_place(desk, "Tooling"))
    graph = CauseGraph(desk.review)
    assert [graph.cause(name).category for name in "cd"] == ["Tooling", "Tooling"]


def test_several_selected_causes_move_together_in_one_step(desk: PanelDesk) -> None:
    view, before = view_of(desk), desk.review
    click(view, "b")
    click(view, "c", CTRL)
    hold(view, place_of(view, "c"), place_of(view, "d"))
    assert view.drop_text == "Move C2, C3 under C4 (Ctrl links it)"
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, place_of(view, "d"))
    assert CauseGraph(desk.review).children("d") == ("b", "c")
    desk.bridge.undo()
    assert desk.review == before


def test_a_branch_keeps_its_shape_when_all_of_it_is_selected(desk: PanelDesk) -> None:
    view = view_of(desk)
    click(view, "a")
    click(view, "b", CTRL)
    drag(view, place_of(view, "a"), place_of(view, "d"))
    assert (parents(desk, "a"), parents(desk, "b")) == (("d",), ("a",))


def test_the_middle_button_pans_and_escape_brings_the_view_back(desk: PanelDesk) -> None:
    view = view_of(desk)
    view.zoom_by(4)
    bar = view.horizontalScrollBar()
    before = bar.value()
    middle = view.viewport().rect().center()
    drag(view, middle, middle - QPoint(60, 0), button=MIDDLE)
    assert bar.value() == before + 60
    hold(view, middle, middle - QPoint(30, 0), button=MIDDLE)
    give_up(view, MIDDLE)
    assert bar.value() == before + 60


def test_the_view_moves_on_while_a_drag_is_held_at_its_edge(desk: PanelDesk, qtbot: QtBot) -> None:
    view = view_of(desk)
    click(view, "a")
    view.zoom_by(3)
    box = view.drawing_scene.box_of("a")
    assert box is not None
    view.centerOn(box.center())
    bar = view.horizontalScrollBar()
    before = bar.value()
    edge = QPoint(view.viewport().width() - 4, place_of(view, "a").y())
    hold(view, place_of(view, "a"), edge)
    qtbot.waitUntil(lambda: bar.value() > before + 20)
    give_up(view)
    assert not view.is_dragging


def test_a_click_on_the_fold_mark_folds_and_unfolds(desk: PanelDesk) -> None:
    view = view_of(desk)
    box = view.drawing_scene.box_of("a")
    assert box is not None
    mark = view.mapFromScene(QPointF(box.right(), box.center().y()))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, mark)
    assert view.drawing_scene.box_of("b") is None
    box = view.drawing_scene.box_of("a")
    assert box is not None
    mark = view.mapFromScene(QPointF(box.right(), box.center().y()))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, mark)
    assert view.drawing_scene.box_of("b") is not None


def test_a_double_click_on_empty_canvas_adds_a_cause_under_the_effect(desk: PanelDesk) -> None:
    view = view_of(desk)
    double_click(view, QPoint(3, 3))
    assert panel_of(desk).editor.is_open
    QTest.keyClicks(panel_of(desk).editor, "No alert")
    QTest.keyClick(panel_of(desk).editor, Qt.Key.Key_Return)
    added = desk.review.causes[-1]
    assert (added.text, parents(desk, added.id)) == ("No alert", (EFFECT_ID,))


def test_home_selects_the_effect_and_ctrl_a_everything(desk: PanelDesk) -> None:
    view = view_of(desk)
    click(view, "c")
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.drawing_scene.selected == EFFECT_ID
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    assert view.drawing_scene.all_selected == {EFFECT_ID, "a", "b", "c", "d"}


@pytest.mark.parametrize(("gone", "heir"), [("b", "c"), ("c", "b"), ("a", "d"), ("d", "a")])
def test_what_stands_beside_a_removed_cause_is_selected(
    desk: PanelDesk, gone: str, heir: str
) -> None:
    view = view_of(desk)
    click(view, gone)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert view.drawing_scene.selected == heir


def test_the_effect_of_an_only_cause_is_selected_when_it_goes(desk: PanelDesk) -> None:
    view = view_of(desk)
    click(view, "b")
    click(view, "c", CTRL)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert view.drawing_scene.selected == "a"


def test_escape_in_the_editor_brings_the_old_wording_back(desk: PanelDesk) -> None:
    view, panel = view_of(desk), panel_of(desk)
    click(view, "b")
    QTest.keyClick(view, Qt.Key.Key_F2)
    QTest.keyClicks(panel.editor, "half a thought")
    assert CauseGraph(desk.review).cause("b").text == "half a thought"
    QTest.keyClick(panel.editor, Qt.Key.Key_Escape)
    assert CauseGraph(desk.review).cause("b").text == "cause b"


def test_the_editor_grows_with_its_text(desk: PanelDesk) -> None:
    view, panel = view_of(desk), panel_of(desk)
    click(view, "b")
    QTest.keyClick(view, Qt.Key.Key_F2)
    before = panel.editor.height()
    QTest.keyClicks(panel.editor, "no alert told anyone that the copy was empty " * 5)
    assert panel.editor.height() > before
    assert view.viewport().rect().contains(panel.editor.geometry())
    QTest.keyClick(panel.editor, Qt.Key.Key_Escape)


def test_the_menu_key_opens_the_menu_of_the_selected_cause(desk: PanelDesk, qtbot: QtBot) -> None:
    view = view_of(desk)
    click(view, "b")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    state = next(action for action in menu.actions() if action.text().endswith("\tS"))
    state.trigger()
    menu.close()
    assert CauseGraph(desk.review).cause("b").state is CauseState.CONFIRMED


def test_the_selected_cause_is_told_to_screen_readers(desk: PanelDesk) -> None:
    view = view_of(desk)
    click(view, "c")
    said = view.accessibleDescription()
    assert said.startswith("C3 cause c, suspected, 2 of 2 under C1")
    QTest.keyClick(view, Qt.Key.Key_S)
    assert "confirmed" in view.accessibleDescription()


def test_words_that_did_not_fit_are_told_under_the_mouse(desk: PanelDesk) -> None:
    view, long = view_of(desk), "Nobody watches the disk of the database server. " * 6
    cause = CauseGraph(desk.review).cause("b")
    desk.session.apply(set_field(cause, "text", long.strip()))
    panel_of(desk).show_lens("fault-tree")
    place = place_of(view, "b")
    QApplication.sendEvent(
        view.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    )
    assert QToolTip.text() == f"C2  {long.strip()}"
    place = place_of(view, "d")
    assert view.drawing_scene.cut_box_at(view.mapToScene(place)) is None
    QToolTip.hideText()
