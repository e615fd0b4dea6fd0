# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whoever can't see the window, or has no mouse, finds everything that is in it: window by window.

A screen reader's tree is walked for names and roles, and Tab is really pressed until it comes
round. What a key stands for in another way is in `KEYED`, with the test that presses that key.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.insight.language.hints import Hint
from app.review.review import Review
from app.rules.language_rules import HintClass
from app.store.carrying_over import CarriedOver
from tests.accessible import everything_is_reached, nameless, without_role
from tests.builders import empty_review
from tests.signed_off import changed_since_approval
from tests.ui.conftest import OpenWindow
from tests.ui.evidence_scenes import picture_viewer, text_viewer
from tests.ui.follow_through_pages import ask_new_date, open_follow_through, open_retro
from tests.ui.help.scenes import user_guide
from tests.ui.keeping import scenes as keeping_scenes
from tests.ui.library import scenes as library_scenes
from tests.ui.live.scenes import company, two_wordings
from tests.ui.preferences import scenes as preferences_scenes
from tests.ui.sharing import scenes as sharing_scenes
from tests.ui.stage import Stage, notice_with_choices
from tests.ui.welcome import scenes as welcome_scenes
from ui.crash import CrashWindow
from ui.desktop.silent_window import SilentWindow
from ui.keeping.carrying_strip import CarryingStrip
from ui.kit.notice import NoticeLevel
from ui.kit.question_strip import Answer
from ui.main_window import MainWindow
from ui.panels.approval import ApprovalPanel
from ui.panels.causes import CausesPanel
from ui.panels.timeline import TimelinePanel
from ui.sheets import SHEETS

KEYED = {
    "Zoom in (+)": "the chart takes +",
    "Zoom out (-)": "the chart takes -",
    "Show the whole timeline (0)": "the chart takes 0",
    "Timeline chart": "the table below shows an event in the chart as it is gone to",
    "Picture": "the view around it takes the arrows with Shift and Ctrl",
    "Overview of the drawing": "the canvas scrolls to the cause that the arrows go to",
    "Use this": "Ctrl+.",
    "Leave it out": "Ctrl+.",
    "Keep mine": "Ctrl+Shift+.",
    "It is a quote": "Ctrl+Shift+,",
    "Previous (Shift+Enter)": "the field takes Shift+Enter",
    "Next (Enter)": "the field takes Enter",
    "Close (Esc)": "the field takes Esc",
}
"""Controls that the focus passes by, by name, and what there is instead."""

Scene = Callable[[Stage, Review], QWidget]


def library(stage: Stage, review: Review) -> QWidget:
    stage.window.services.library.add(review)
    stage.window.show_library()
    stage.qtbot.waitUntil(lambda: stage.window.library.table.model().rowCount() > 0)
    stage.qtbot.waitUntil(stage.window.library.table.isVisible)
    return stage.window


def step(number: int) -> Scene:
    def scene(stage: Stage, review: Review) -> QWidget:
        page = stage.open(review)
        page.show_step(number)
        stage.qtbot.waitUntil(page.panel.isVisible)
        page.panel.focus_first()
        return stage.window

    return scene


def empty_step(number: int) -> Scene:
    return lambda stage, _review: step(number)(stage, empty_review())


def guide(number: int) -> Scene:
    def scene(stage: Stage, review: Review) -> QWidget:
        window = step(number)(stage, review)
        stage.page.toggle_guide()
        stage.qtbot.waitUntil(stage.page.guide.isVisible)
        return window

    return scene


def strips(stage: Stage, review: Review) -> QWidget:
    window = step(1)(stage, review)
    page = stage.page
    page.notice.tell("The report is written.", NoticeLevel.DONE, action="Open", seconds=0)
    page.question.ask("Did the meeting go on?", [Answer("yes", "It did", "Ctrl+1")])
    page.wording.strip.show_mark(
        Hint(0, 8, "careless", HintClass.BLAME, "careless", "unguarded", "It judges.", "unguarded")
    )
    return window


def captured(stage: Stage, review: Review) -> QWidget:
    window = step(4)(stage, review)
    line = stage.page.capture.line
    line.setFocus()
    QTest.keyClicks(line, "The pool ran dry")
    QTest.keyClick(line, Qt.Key.Key_Return)
    stage.qtbot.waitUntil(lambda: not stage.page.capture.text)
    return window


def reading(stage: Stage, review: Review) -> QWidget:
    window = step(4)(stage, review)
    panel = stage.page.panel
    assert isinstance(panel, TimelinePanel)
    data = QMimeData()
    data.setText("2017-01-31 23:00 disk full\n2017-01-31 23:10 restarted\nno time here")
    assert panel.intake.take_in(data)
    stage.qtbot.waitUntil(lambda: panel.is_reading and not panel.intake.is_busy, timeout=15_000)
    panel.focus_first()
    return window


def crash(stage: Stage, _review: Review) -> QWidget:
    return stage.activate(CrashWindow("Hotwash 1\nValueError\n  a.py:1 in f"))


def newer_library(stage: Stage, review: Review) -> QWidget:
    window = library(stage, review)
    stage.window.library.show_looking_on("This library was written by a newer Hotwash.")
    return window


def carried_over(stage: Stage, review: Review) -> QWidget:
    window = library(stage, review)
    strip = stage.window.library.findChildren(CarryingStrip)[0]
    strip.show_carried(CarriedOver(Path("/backups/hotwash.db")))
    return window


def silent(stage: Stage, _review: Review) -> QWidget:
    return stage.activate(SilentWindow())


def causes(stage: Stage, review: Review) -> CausesPanel:
    step(6)(stage, review)
    panel = stage.page.panel
    assert isinstance(panel, CausesPanel)
    panel.show_item(review.causes[1].id)
    return panel


def cause_card(stage: Stage, review: Review) -> QWidget:
    causes(stage, review)
    stage.page.open_guide()
    stage.qtbot.waitUntil(stage.page.guide.isVisible)
    return stage.window


def cause_search(stage: Stage, review: Review) -> QWidget:
    causes(stage, review).search.open()
    return stage.window


def lens(name: str) -> Scene:
    def scene(stage: Stage, review: Review) -> QWidget:
        causes(stage, review).show_lens(name)
        return stage.window

    return scene


def answers(place: int) -> Scene:
    def scene(stage: Stage, review: Review) -> QWidget:
        panel = causes(stage, review)
        panel.side.toggle(place)
        stage.qtbot.waitUntil(panel.side.pane.isVisible)
        return stage.window

    return scene


def sheet(name: str) -> Scene:
    def scene(stage: Stage, review: Review) -> QWidget:
        page = stage.open(review)
        page.toggle_sheet(name)
        page.centre.focus_first()
        return stage.window

    return scene


def in_library(open_page: Callable[[MainWindow, QtBot], object]) -> Scene:
    def scene(stage: Stage, review: Review) -> QWidget:
        window = library(stage, review)
        open_page(stage.window, stage.qtbot)
        return window

    return scene


def look_back(stage: Stage, review: Review) -> QWidget:
    window = step(10)(stage, review)
    ask_new_date(stage.page.panel, stage.qtbot)
    return window


def changed_since(stage: Stage, review: Review) -> QWidget:
    window = step(9)(stage, changed_since_approval(review))
    panel = stage.page.panel
    assert isinstance(panel, ApprovalPanel)
    stage.qtbot.waitUntil(panel.difference.isVisible)
    panel.standing.closing.reopen_button.click()
    return window


SCENES: dict[str, Scene] = {
    "the follow-through of all reviews": in_library(open_follow_through),
    "the sprint retro": in_library(open_retro),
    "a library that is damaged": keeping_scenes.damaged,
    "a library that is back": keeping_scenes.recovered,
    "a look back at an action": look_back,
    "the empty library": welcome_scenes.empty_library,
    "the first station of the tour": welcome_scenes.tour("rail"),
    "the last station of the tour": welcome_scenes.tour("menu"),
    "the library": library,
    "the library searched": library_scenes.searched,
    "the causes over time": library_scenes.recurring_causes,
    **{f"step {number}": step(number) for number in range(1, 11)},
    **{f"step {number} of a new review": empty_step(number) for number in range(1, 11)},
    **{f"the guide of step {number}": guide(number) for number in range(1, 11)},
    "a review changed since its approval": changed_since,
    "the strips": strips,
    "others in the review": company,
    "two wordings": two_wordings,
    "a notice with choices": notice_with_choices,
    "a captured line": captured,
    "a text being read": reading,
    "the viewer of texts": text_viewer,
    "the viewer of pictures": picture_viewer,
    **preferences_scenes.SCENES,
    "the crash window": crash,
    "the user guide": user_guide,
    "the card of a cause": cause_card,
    "the search for causes": cause_search,
    "the fishbone": lens("fishbone"),
    "the fault tree": lens("fault-tree"),
    "the checks": answers(0),
    "the cut sets": answers(1),
    "the statement": answers(2),
    **{f"the sheet {name}": sheet(name) for name in SHEETS},
    "the shared reviews": sharing_scenes.shared_reviews,
    "a server that is asked about": sharing_scenes.unknown_server,
    "the form of a server": sharing_scenes.server_form,
    "a review that is shared": sharing_scenes.shared_review,
    "a library that was carried over": carried_over,
    "a library of a newer Hotwash": newer_library,
    "a running app that does not answer": silent,
}


@pytest.fixture
def stage(open_window: OpenWindow, qtbot: QtBot) -> Stage:
    return Stage(open_window(), qtbot)


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES.keys())
def test_every_control_has_a_name_and_a_role_and_is_reached_by_keyboard(
    scene: Scene, stage: Stage, example: Review
) -> None:
    everything_is_reached(scene(stage, example), KEYED)


def test_the_chart_is_zoomed_by_keys(stage: Stage, example: Review) -> None:
    step(4)(stage, example)
    panel = stage.page.panel
    assert isinstance(panel, TimelinePanel)
    chart = panel.chart
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    nearer = chart.zoom
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    QTest.keyClick(chart, Qt.Key.Key_Minus)
    assert chart.zoom == pytest.approx(nearer)
    QTest.keyClick(chart, Qt.Key.Key_0)
    assert nearer > chart.zoom == 1


def test_the_hint_at_a_wording_has_a_key_for_each_of_its_buttons(stage: Stage) -> None:
    page = stage.open(empty_review())
    table = stage.window.actions_table
    assert table is not None
    keys = {table[f"{name}_wording"].shortcut().toString() for name in ("use", "keep", "quote")}
    strip = page.wording.strip
    assert keys == {button._key for button in (strip.use, strip.keep, strip.quote)}
    assert keys < set(KEYED.values())


def test_the_search_for_causes_is_steered_from_its_field(stage: Stage, example: Review) -> None:
    panel = causes(stage, example)
    panel.search.open()
    QTest.keyClicks(panel.search.field, "the")
    first = panel.search.count_text
    QTest.keyClick(panel.search.field, Qt.Key.Key_Return)
    assert panel.search.count_text != first
    QTest.keyClick(panel.search.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert panel.search.count_text == first
    QTest.keyClick(panel.search.field, Qt.Key.Key_Escape)
    assert panel.search.isHidden()
    assert panel.view.hasFocus()


def test_every_entry_of_the_menu_has_words(stage: Stage, example: Review) -> None:
    stage.open(example)
    menus = stage.window.findChildren(QMenu)
    entries = [entry for menu in menus for entry in menu.actions() if not entry.isSeparator()]
    assert len(entries) > 40
    assert not [entry for entry in entries if not entry.text().strip()]


def test_escape_leaves_the_editor_of_a_cell_and_tab_goes_on_to_the_next(
    stage: Stage, example: Review
) -> None:
    step(4)(stage, example)
    panel = stage.page.panel
    assert isinstance(panel, TimelinePanel)
    view = panel.view
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor is not view
    assert editor.accessibleName()
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    following = QApplication.focusWidget()
    assert following not in (view, editor)
    assert following is not None
    QTest.keyClick(following, Qt.Key.Key_Escape)
    assert view.hasFocus()


def test_the_tree_finds_what_it_looks_for(stage: Stage) -> None:
    page = stage.open(empty_review())
    page.show_step(1)
    bad = QWidget(page.panel)
    bad.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    bad.setGeometry(0, 0, 10, 10)
    bad.show()
    assert [node.widget for node in nameless(stage.window)] == [bad]
    assert [node.widget for node in without_role(stage.window)] == [bad]
    assert QAccessible.isActive()
