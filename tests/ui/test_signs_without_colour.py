# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Colour is never the only sign: in a theme of two colours every state still looks its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.agenda import commands
from app.agenda.clock import ClockState, Look, clock_of
from app.causal.lens import LensOptions
from app.causal.lenses import lens_named
from app.fonts import BundledMeasure
from app.insight.actions import coverage
from app.review.action import Action
from app.review.cause import EFFECT_ID, Cause, CauseState, Link, StopReason
from tests.builders import applied, empty_review, review_with
from tests.fakes import START
from ui.canvas.drawing_widget import DrawingWidget
from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.notice import Notice, NoticeLevel
from ui.kit.rail_button import RailButton
from ui.kit.segmented import Segment, SegmentedControl
from ui.panels.coverage_matrix import CoverageMatrix
from ui.shell.step_button import StepButton, StepLook
from ui.theme import apply_theme, load_theme
from ui.timer.clock_box import ClockBox
from ui.timer.clock_words import clock_face

DARK = ("text", "text2", "text3", "accent", "accent_text", "ok", "warn", "over", "hint", "line2")
EDGES = ("accent_line", "warn_fill", "over_fill", "hint_line")


@pytest.fixture(autouse=True)
def colourless(qapp: QApplication) -> Iterator[None]:
    """Dress the application so that all inks are one colour, and all grounds another."""
    light = load_theme("light")
    ink, ground = light.color("text"), light.color("surface")
    inked = (*DARK, *EDGES)
    colors = {token: QColor(ink if token in inked else ground) for token in light.colors}
    apply_theme(qapp, replace(light, colors=colors))
    yield
    apply_theme(qapp, light)


def picture(widget: QWidget, qtbot: QtBot, size: QSize | None = None) -> QImage:
    qtbot.addWidget(widget)
    widget.resize(size or widget.sizeHint())
    return widget.grab().toImage()


def all_differ(pictures: list[QImage]) -> bool:
    return all(one != other for one, other in combinations(pictures, 2))


def state_at(used: timedelta, *, is_paused: bool = False) -> ClockState:
    review = empty_review()
    review = applied(review, commands.start_pause_or_resume(review, START, 4))
    now = START + used
    if is_paused:
        review = applied(review, commands.start_pause_or_resume(review, now, 4))
    return clock_of(review, now)


def test_each_look_of_the_clock_has_words_or_a_shape_of_its_own(qtbot: QtBot) -> None:
    planned = state_at(timedelta(0)).step_planned
    states = [
        state_at(planned * 0.5),
        state_at(planned * 0.85),
        state_at(planned * 0.96),
        state_at(planned * 1.1),
        state_at(planned * 0.5, is_paused=True),
    ]
    assert {state.look for state in states} == set(Look)
    pictures = []
    for state in states:
        box = ClockBox()
        box.show_face(replace(clock_face(state, UTC), digits="00:00", rest="", pace=""))
        pictures.append(picture(box, qtbot))
    assert all_differ(pictures)


def test_a_step_that_is_shown_done_or_open_looks_its_own(qtbot: QtBot) -> None:
    pictures = []
    for done, chosen in ((False, False), (True, False), (False, True)):
        button = StepButton(4, "Timeline")
        button.setChecked(chosen)
        button.show_look(StepLook(done, "10 min", None))
        button.set_slim(True)
        pictures.append(picture(button, qtbot, QSize(40, 40)))
    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]


def checked_ghost(on: bool) -> QWidget:
    button = GhostButton("Checks", small=True)
    button.setCheckable(True)
    button.setChecked(on)
    return button


def checked_secondary(on: bool) -> QWidget:
    button = SecondaryButton("Checks")
    button.setCheckable(True)
    button.setChecked(on)
    return button


def checked_rail(on: bool) -> QWidget:
    button = RailButton("Reviews", icon="house")
    button.setChecked(on)
    return button


def chosen_segment(on: bool) -> QWidget:
    return SegmentedControl([Segment("a", "One"), Segment("b", "Two")], chosen="a" if on else "b")


@pytest.mark.parametrize("made", [checked_ghost, checked_secondary, checked_rail, chosen_segment])
def test_what_is_chosen_looks_it(made: Callable[[bool], QWidget], qtbot: QtBot) -> None:
    size = QSize(220, 40)
    assert picture(made(True), qtbot, size) != picture(made(False), qtbot, size)


def test_each_level_of_a_notice_has_an_icon_of_its_own(qtbot: QtBot) -> None:
    pictures = []
    for level in NoticeLevel:
        notice = Notice()
        notice.tell("It is kept.", level, seconds=0)
        pictures.append(picture(notice, qtbot, QSize(400, 48)))
    assert all_differ(pictures)


def test_an_answered_an_accepted_and_an_open_cause_look_their_own(qtbot: QtBot) -> None:
    root = StopReason.ROOT_FACTOR
    review = review_with(
        Cause(id="one", number=1, text="A", stop_reason=root),
        Cause(id="two", number=1, text="A", stop_reason=root, accepted_because="It is rare"),
        Cause(id="three", number=1, text="A", stop_reason=root),
        Action(id="a", number=1, text="Draft", cause_ids=("one",)),
    )
    pictures = []
    for row in coverage(review):
        matrix = CoverageMatrix()
        matrix.show_coverage([row], review.actions, "")
        pictures.append(picture(matrix, qtbot, QSize(260, 60)))
    assert len(pictures) == 3
    assert all_differ(pictures)


def test_each_state_of_a_cause_is_drawn_its_own_way(qtbot: QtBot) -> None:
    pictures = []
    for state in CauseState:
        cause = Cause(id="one", number=1, text="Pool dry", state=state)
        review = review_with(cause, Link(id="l", effect_id=EFFECT_ID, cause_id="one"))
        widget = DrawingWidget("Causes")
        widget.show_drawing(lens_named("whys")(review, BundledMeasure(), LensOptions()))
        pictures.append(picture(widget, qtbot, QSize(600, 300)))
    assert all_differ(pictures)
