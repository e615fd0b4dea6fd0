# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The tour in the real window: each station points at what is there, and leaving leaves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.agenda import commands
from app.review.review import Review
from tests.clipping import cut
from tests.fakes import FakeClock
from tests.ui.conftest import OpenWindow, page_of
from ui.actions import action_rows
from ui.main_window import MainWindow
from ui.panels.timeline import TimelinePanel
from ui.theme import apply_theme, load_theme, scaled, wear_motion
from ui.theme.motion import NO_MOTION
from ui.translator import wear_language
from ui.welcome.tour import Tour, tour_of
from ui.welcome.tour_card import TourCard, placed
from ui.welcome.tour_targets import TARGETS

PATIENCE_MS = 30_000


@pytest.fixture
def window(open_window: OpenWindow) -> Iterator[MainWindow]:
    wear_motion(NO_MOTION)
    yield open_window()
    wear_motion("")


def take_tour(window: MainWindow, qtbot: QtBot) -> Tour:
    """Take the tour as the menu begins it."""
    assert window.actions_table is not None
    window.actions_table["tour"].trigger()
    qtbot.waitUntil(lambda: tour_of(window).is_on, timeout=PATIENCE_MS)
    return tour_of(window)


def card_of(tour: Tour) -> TourCard:
    assert tour.card is not None
    return tour.card


def press(tour: Tour, key: Qt.Key) -> None:
    """Press a key where the tour has put the focus."""
    QTest.keyClick(QApplication.focusWidget() or card_of(tour), key)


def folder_of(tour: Tour) -> Path:
    assert tour._copy is not None
    return tour._copy.folder


def type_event(window: MainWindow) -> None:
    line = page_of(window).capture.line
    assert line.hasFocus()
    QTest.keyClicks(line, "/t 23:40 pages load slowly")
    QTest.keyClick(line, Qt.Key.Key_Return)


def go_to(tour: Tour, target: str) -> None:
    place = [station.target for station in tour.stations].index(target)
    while tour._place < place:
        card_of(tour).next.click()


def is_pointed_at(tour: Tour, window: MainWindow) -> bool:
    """Tell whether the station's control is there, in sight, and said something about beside it."""
    station, spotlight = tour.station, tour.spotlight
    assert station is not None
    assert spotlight is not None
    target = TARGETS[station.target](page_of(window))
    inside = window.rect().contains(spotlight.bright) and not spotlight.bright.isEmpty()
    seen = target is not None and target.isVisible()
    return seen and inside and window.rect().contains(card_of(tour).geometry())


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_station_points_at_a_control_in_sight_and_cuts_no_text(
    scale: float, language: str, dressed: QApplication, open_window: OpenWindow, qtbot: QtBot
) -> None:
    wear_motion(NO_MOTION)
    wear_language(dressed, language)
    apply_theme(dressed, scaled(load_theme("light"), scale))
    try:
        window = open_window()
        tour = take_tour(window, qtbot)
        for place in range(len(tour.stations)):
            qtbot.waitUntil(lambda: is_pointed_at(tour, window), timeout=PATIENCE_MS)
            qtbot.waitUntil(lambda: cut(window) == [], timeout=PATIENCE_MS)
            if tour.station is not None and tour.station.then is not None:
                type_event(window)
                qtbot.waitUntil(lambda: tour.station is tour.stations[place].then)  # noqa: B023
                qtbot.waitUntil(lambda: is_pointed_at(tour, window), timeout=PATIENCE_MS)
            if place + 1 < len(tour.stations):
                press(tour, Qt.Key.Key_Right)
        assert window.size() == QSize(1280, 720)
        tour.leave()
    finally:
        wear_language(dressed, "en")
        apply_theme(dressed, load_theme("light"))
        wear_motion("")


def test_every_target_and_every_key_of_the_tour_is_known(window: MainWindow) -> None:
    stations = window.services.rules.tour
    shown = [*stations, *(station.then for station in stations if station.then)]
    assert {station.target for station in shown} == set(TARGETS)
    assert {station.action for station in shown} - {""} <= {row.id for row in action_rows()}


def test_a_typed_line_comes_into_the_timeline_before_ones_eyes(
    window: MainWindow, qtbot: QtBot
) -> None:
    tour = take_tour(window, qtbot)
    go_to(tour, "capture")
    type_event(window)
    qtbot.waitUntil(card_of(tour).next.hasFocus)
    page = page_of(window)
    came = [event for event in page.review.events if event.text == "pages load slowly"]
    assert len(came) == 1
    assert isinstance(page.panel, TimelinePanel)
    assert page.panel.table.item(page.panel.view.selected_row()) == came[0]


def test_whoever_types_nothing_comes_on_with_esc_and_an_arrow(
    window: MainWindow, qtbot: QtBot
) -> None:
    tour = take_tour(window, qtbot)
    go_to(tour, "capture")
    QTest.keyClick(page_of(window).capture.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(card_of(tour).next.hasFocus)
    press(tour, Qt.Key.Key_Right)
    assert tour.station is not None
    assert tour.station.target == "lenses"
    press(tour, Qt.Key.Key_Left)
    assert tour.station.target == "capture"


def test_leaving_takes_the_copy_away_and_shows_the_library_as_it_was(
    window: MainWindow, qtbot: QtBot
) -> None:
    tour = take_tour(window, qtbot)
    folder = folder_of(tour)
    assert folder.is_dir()
    press(tour, Qt.Key.Key_Escape)
    assert not tour.is_on
    assert not folder.exists()
    assert window.page is None
    assert tour.card is None
    assert window.services.library.summaries() == []
    qtbot.waitUntil(window.library.welcome.start.hasFocus)


def test_esc_leaves_from_anywhere_once_nothing_else_has_a_use_for_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    tour = take_tour(window, qtbot)
    page_of(window).panel.setFocus()
    QTest.keyClick(page_of(window).panel, Qt.Key.Key_Escape)
    assert not tour.is_on


def test_the_veil_holds_nobody_back(window: MainWindow, qtbot: QtBot) -> None:
    tour = take_tour(window, qtbot)
    menu = page_of(window).top_bar.menu
    assert window.childAt(menu.mapTo(window, menu.rect().center())) is menu
    assert tour.is_on


def test_going_elsewhere_ends_the_tour(window: MainWindow, qtbot: QtBot) -> None:
    tour = take_tour(window, qtbot)
    folder = folder_of(tour)
    assert window.actions_table is not None
    window.actions_table["library"].trigger()
    assert not tour.is_on
    assert not folder.exists()


def test_closing_the_window_ends_the_tour(window: MainWindow, qtbot: QtBot) -> None:
    folder = folder_of(take_tour(window, qtbot))
    window.close()
    assert not folder.exists()


def test_one_comes_back_to_the_review_that_was_open(
    window: MainWindow, example: Review, qtbot: QtBot
) -> None:
    window.services.library.add(example)
    window.open_review(example.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE_MS)
    tour = take_tour(window, qtbot)
    assert page_of(window).review.id != example.id
    press(tour, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE_MS)
    assert page_of(window).review.id == example.id


def test_the_example_is_kept_with_what_was_typed_where_somebody_wants_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    tour = take_tour(window, qtbot)
    go_to(tour, "capture")
    type_event(window)
    go_to(tour, "menu")
    assert card_of(tour).keep.isVisible()
    press(tour, Qt.Key.Key_Right)
    assert tour.is_on, "an arrow too many does not end the tour"
    card_of(tour).keep.click()
    qtbot.waitUntil(lambda: not tour.is_on and window.page is not None, timeout=PATIENCE_MS)
    kept = window.services.library.load(page_of(window).review.id)
    assert any(event.text == "pages load slowly" for event in kept.events)


def test_in_a_meeting_the_tour_waits(
    window: MainWindow, example: Review, clock: FakeClock, qtbot: QtBot
) -> None:
    window.services.library.add(example)
    window.open_review(example.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE_MS)
    page = page_of(window)
    page.command_clock(commands.start(page.review, clock.now(), 4))
    tour_of(window).begin()
    assert not tour_of(window).is_on
    assert page.notice.text == "The tour waits until the meeting is over."


def test_asked_for_again_it_begins_again(window: MainWindow, qtbot: QtBot) -> None:
    tour = take_tour(window, qtbot)
    go_to(tour, "guide")
    page = page_of(window)
    tour.begin()
    assert tour.station is tour.stations[0]
    assert page_of(window) is page


def test_another_size_of_text_goes_on_at_the_same_station(window: MainWindow, qtbot: QtBot) -> None:
    tour = take_tour(window, qtbot)
    go_to(tour, "lenses")
    before = page_of(window)
    window.rebuild()
    qtbot.waitUntil(lambda: window.page is not before, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: is_pointed_at(tour, window), timeout=PATIENCE_MS)
    assert tour.is_on
    assert tour.station is not None
    assert tour.station.target == "lenses"


@pytest.mark.parametrize(
    ("bright", "over"),
    [
        (QRect(0, 0, 100, 700), False),
        (QRect(500, 0, 200, 60), False),
        (QRect(0, 640, 1280, 80), False),
        (QRect(900, 100, 380, 500), False),
        (QRect(0, 0, 1280, 720), True),
        (QRect(), False),
    ],
)
def test_the_card_stands_in_the_window_and_over_the_control_only_where_it_must(
    bright: QRect, over: bool
) -> None:
    room = QRect(0, 0, 1280, 720)
    card = placed(bright, QSize(360, 200), room, 12)
    assert room.contains(card)
    assert card.intersects(bright) is over
