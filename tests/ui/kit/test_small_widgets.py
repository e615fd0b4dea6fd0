# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The small parts: cards, heads, empty places, figures, bars and initials."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.avatar import Avatar, initials
from ui.kit.button import GhostButton
from ui.kit.card import Card
from ui.kit.empty_state import EmptyState
from ui.kit.icon_label import IconLabel
from ui.kit.key_cap import KeyCap
from ui.kit.label import Label
from ui.kit.page_header import PageHeader
from ui.kit.progress_line import ProgressLine
from ui.kit.stat_tile import StatStrip, StatTile
from ui.kit.surface import Divider, RailSurface, Surface
from ui.theme import THEME_NAMES, apply_theme, current_theme, load_theme


@pytest.mark.parametrize("name", THEME_NAMES)
def test_every_part_is_drawn_in_every_theme(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    apply_theme(qapp, load_theme(name))
    card = Card("Next to finish")
    qtbot.addWidget(card)
    card.add_action(GhostButton("All 15", small=True))
    parts: list[QWidget] = [
        PageHeader("Timeline", "Times in UTC."),
        EmptyState("No events yet.", "Add an event", icon="plus"),
        StatStrip([StatTile("15", "open actions"), StatTile("1", "overdue", tone="over")]),
        ProgressLine(0.4),
        Avatar("L. Brandt"),
        IconLabel("clock"),
        KeyCap("Ctrl K"),
        Divider(),
        Surface(),
        RailSurface(),
    ]
    for part in parts:
        card.add(part)
    card.show()
    assert not card.grab().isNull()
    apply_theme(qapp, load_theme("light"))


def test_an_empty_place_offers_its_button(qtbot: QtBot) -> None:
    empty = EmptyState("No reviews yet. Start one, or open the sample.", "New review")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.acted):
        QTest.mouseClick(empty.button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("name", "letters"),
    [("L. Brandt", "LB"), ("Ada", "A"), ("ada maria king", "AK"), ("", ""), ("- –", "")],
)
def test_initials_are_one_or_two_capitals(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_progress_line_stays_within_its_ends(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    for share, value in ((-1.0, 0), (0.5, 500), (7.0, 1000)):
        line.set_share(share)
        assert line.value() == value


def test_a_label_changes_colour_with_its_tone(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, load_theme("light"))
    label = Label("late", tone="text3")
    qtbot.addWidget(label)
    label.show()
    label.set_tone("over")
    assert label.palette().color(label.foregroundRole()) == current_theme().color("over")


def test_figures_side_by_side_share_the_largest_size_in_which_all_fit(qtbot: QtBot) -> None:
    tiles = [StatTile("2 min", "to detect"), StatTile("about 17 h 35 to 18 h 05", "to mitigate")]
    strip = StatStrip(tiles)
    qtbot.addWidget(strip)
    strip.show()
    sizes = []
    for width in (1000, 460, 300):
        strip.resize(width, strip.height())
        shown = [tile.findChildren(Label)[0] for tile in tiles]
        assert shown[0].font().pixelSize() == shown[1].font().pixelSize()
        sizes.append(shown[0].font().pixelSize())
    assert sizes[0] > sizes[1] > sizes[2]
