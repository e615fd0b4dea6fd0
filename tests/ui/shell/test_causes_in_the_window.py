# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Causes in the whole window: the guide opens for the card, and what follows from edits is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.causal.graph import CauseGraph
from app.causal.lenses import LENSES
from app.causal.shapes import Box
from app.review.cause import EFFECT_ID, CauseState
from tests.ui.conftest import OpenWindow, page_of
from ui.canvas.free_room import covers_a_box
from ui.canvas.legend import Legend, ZoomBar
from ui.main_window import MainWindow
from ui.panels.causes import CausesPanel

CTRL = Qt.KeyboardModifier.ControlModifier
C4 = 4


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """Open the example at the causes, C4 selected."""
    made = open_window()
    button = made.library.welcome.example
    qtbot.waitUntil(button.isVisible)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: made.page is not None, timeout=15_000)
    page_of(made).show_step(6)
    panel = panel_of(made)
    qtbot.waitUntil(panel.isVisible)
    panel.canvas.reveal(_id_of(made, C4))
    return made


def panel_of(window: MainWindow) -> CausesPanel:
    panel = page_of(window).panel
    assert isinstance(panel, CausesPanel)
    return panel


def _id_of(window: MainWindow, number: int) -> str:
    causes = page_of(window).review.causes
    return next(cause.id for cause in causes if cause.number == number)


def _key(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(window.focusWidget() or window, key, held)


def test_the_evidence_key_opens_the_guide_and_escape_leads_back(window: MainWindow) -> None:
    page, panel = page_of(window), panel_of(window)
    assert page.guide.isHidden()
    _key(window, Qt.Key.Key_E)
    assert not page.guide.isHidden()
    assert window.focusWidget() is panel.card.facts.search.field
    _key(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert page.guide.isHidden()
    assert panel.view.hasFocus()


@pytest.mark.parametrize("lens", LENSES)
def test_a_drawing_that_fits_lies_clear_of_the_bars_in_the_corners(
    window: MainWindow, lens: str
) -> None:
    window.resize(1280, 720)
    panel = panel_of(window)
    panel.show_lens(lens)
    panel.view.fit()
    assert panel.view.shows_all
    drawn = panel.canvas.drawing
    foot = panel.view.mapFromScene(0, drawn.height).y()
    bars = panel.canvas.findChildren(Legend) + panel.canvas.findChildren(ZoomBar)
    assert foot <= min(bar.geometry().top() for bar in bars)


def test_alt_3_shows_the_fault_tree_with_the_selection_kept(window: MainWindow) -> None:
    panel = panel_of(window)
    selected = panel.selected_cause
    QTest.keyClick(panel.view, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert panel.lens == "fault-tree"
    assert panel.lens_bar.lenses.chosen_key == "fault-tree"
    assert panel.selected_cause == selected
    assert panel.view.hasFocus()
    box = panel.canvas.box_of(selected)
    assert box is not None
    assert panel.view.seen_area().contains(box)


def test_arrows_in_the_fault_tree_go_down_to_causes_and_up_to_their_effect(
    window: MainWindow,
) -> None:
    panel, none = panel_of(window), Qt.KeyboardModifier.NoModifier
    panel.show_lens("fault-tree")
    panel.canvas.select(EFFECT_ID)
    causes = CauseGraph(page_of(window).review).children(EFFECT_ID)
    QTest.keyClick(panel.view, Qt.Key.Key_Down, none)
    assert panel.selected_cause in causes
    QTest.keyClick(panel.view, Qt.Key.Key_Up, none)
    assert panel.selected_cause == EFFECT_ID


def test_a_branch_of_the_fault_tree_folds_to_the_number_it_hides(window: MainWindow) -> None:
    panel = panel_of(window)
    panel.show_lens("fault-tree")
    cause_id = _id_of(window, 3)
    panel.canvas.select(cause_id)
    hidden = CauseGraph(page_of(window).review).descendants(cause_id)
    QTest.keyClick(panel.view, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    chip = next(shape for shape in panel.canvas.drawing.shapes if shape.id == f"{cause_id}:folded")
    assert isinstance(chip, Box)
    assert chip.texts[0].text == f"+{len(hidden)}"


def test_symbols_are_explained_where_they_are_drawn_and_have_room(window: MainWindow) -> None:
    window.resize(1280, 720)
    panel = panel_of(window)
    (legend,) = panel.canvas.findChildren(Legend)
    panel.show_lens("whys")
    panel.view.fit()
    plain = legend.width()
    panel.show_lens("fault-tree")
    panel.view.fit()
    assert legend.isVisible()
    assert legend.width() > plain
    (zoom,) = panel.canvas.findChildren(ZoomBar)
    assert legend.geometry().right() < zoom.geometry().left()
    narrow = QRect(0, 0, plain, 200)
    legend.place("fault-tree", narrow, lambda _place: False)
    assert legend.width() == plain
    legend.place("fault-tree", narrow, lambda _place: True)
    assert legend.isHidden()


@pytest.mark.parametrize("lens", LENSES)
def test_legend_and_overview_keep_clear_of_what_is_read(window: MainWindow, lens: str) -> None:
    window.resize(1280, 720)
    panel = panel_of(window)
    panel.show_lens(lens)
    (legend,) = panel.canvas.findChildren(Legend)
    for down in (0, -120, 300):
        panel.view.pan_by(0, down)
        assert legend.isHidden() or not covers_a_box(panel.view, legend.geometry())
    minimap = panel.view.minimap
    assert minimap.isVisible()
    effect = panel.canvas.box_of(EFFECT_ID)
    assert effect is not None
    place = minimap.geometry().translated(-panel.view.viewport().pos())
    assert not panel.view.mapFromScene(effect).boundingRect().intersects(place)


def test_the_canvas_has_most_of_a_small_window(window: MainWindow) -> None:
    window.resize(1280, 720)
    panel = panel_of(window)
    assert panel.view.height() >= 460
    window.resize(1440, 900)
    panel.show_lens("fishbone")
    assert panel.header._sub.isVisible()
    assert "area" in panel.header._sub.text()


def test_the_card_takes_the_keys_of_the_canvas(window: MainWindow) -> None:
    panel = panel_of(window)
    cause_id = _id_of(window, 4)
    panel.canvas.select(cause_id)
    page_of(window).open_guide()
    panel.card.stop_reason.setFocus()
    _key(window, Qt.Key.Key_E)
    assert window.focusWidget() is panel.card.facts.search.field
    before = len(page_of(window).review.actions)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_A, held)
    assert len(page_of(window).review.actions) == before + 1


def test_a_cause_that_lost_its_evidence_is_named_and_can_have_it_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    page, panel = page_of(window), panel_of(window)
    cause_id = _id_of(window, C4)
    before = page.review
    page.open_guide()
    linked = panel.card.facts.linked
    linked.focus_list()
    while CauseGraph(page.review).cause(cause_id).evidence_ids:
        QTest.keyClick(linked, Qt.Key.Key_Delete)
    assert CauseGraph(page.review).cause(cause_id).state is CauseState.SUSPECTED
    said = "C4 is suspected again: its last evidence was removed."
    qtbot.waitUntil(lambda: page.notice.text == said)
    _key(window, Qt.Key.Key_Z)
    assert CauseGraph(page.review).cause(cause_id).state is CauseState.CONFIRMED
    _key(window, Qt.Key.Key_Z)
    assert page.review == before


def test_opening_an_action_shows_it_in_its_step(window: MainWindow, qapp: QApplication) -> None:
    page, panel = page_of(window), panel_of(window)
    page.open_guide()
    linked = panel.card.answered_by.linked
    linked.focus_list()
    QTest.keyClick(linked, Qt.Key.Key_Return)
    assert page.step == 8
    shown = page.panel.view.selected_row()  # type: ignore[attr-defined]
    assert page.review.actions[shown].cause_ids == (_id_of(window, C4),)


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_the_shown_lens_is_written_as_a_picture(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    target = tmp_path / f"causes.{suffix}"
    exports = window._exports
    assert exports is not None
    exports._ask = lambda *_: str(target)
    panel = panel_of(window)
    panel.show_lens("fishbone")
    panel.view.command_wanted.emit("export_picture")
    qtbot.waitUntil(lambda: "Written" in page_of(window).notice.text, timeout=15_000)
    written = target.read_bytes()
    assert written.startswith(b"\x89PNG") if suffix == "png" else b"Tooling" in written


def test_an_offer_to_undo_goes_with_the_next_step(window: MainWindow) -> None:
    page, panel = page_of(window), panel_of(window)
    plain = Qt.KeyboardModifier.NoModifier
    panel.canvas.focus()
    QTest.keyClick(panel.view, Qt.Key.Key_Delete, plain)
    assert page.notice.isVisible()
    _key(window, Qt.Key.Key_Z)
    assert not page.notice.isVisible()
    QTest.keyClick(panel.view, Qt.Key.Key_Delete, plain)
    assert page.notice.isVisible()
