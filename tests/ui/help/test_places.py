# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Each step and sheet has a page of the guide that is there, and F1 leads to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.agenda.steps import STEPS
from app.guide.page_html import headings
from app.guide.pages import Guide
from app.paths import guide_dir
from app.review.review import Review
from tests.ui.conftest import OpenWindow, page_of
from tests.ui.stage import Stage
from ui.help import places
from ui.sheets import SHEETS


@pytest.mark.parametrize("target", sorted(set(places.targets())))
def test_every_place_is_a_page_of_the_guide(target: str) -> None:
    guide = Guide(guide_dir())
    name, _, anchor = target.partition("#")
    assert guide.has(name)
    assert not anchor or anchor in {one.anchor for one in headings(guide.text(name))}


def test_every_step_and_every_sheet_has_its_page() -> None:
    assert set(places.STEPS) == {step.number for step in STEPS}
    assert set(places.SHEETS) == {*SHEETS, "settings", "shortcuts"}


def test_f1_leads_to_the_page_of_the_step_and_of_the_sheet(
    open_window: OpenWindow, example: Review, qtbot: QtBot
) -> None:
    window = open_window()
    stage = Stage(window, qtbot)
    assert window.manual is not None
    page = stage.open(example)
    for step in (4, 9):
        page.show_step(step)
        QTest.keyClick(window, Qt.Key.Key_F1)
        assert window.manual.shown is not None
        assert window.manual.shown.place == places.STEPS[step]
        stage.activate(window)
    page.toggle_sheet("publish")
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.manual.shown.place == places.SHEETS["publish"]
    assert page_of(window).sheet == "publish"
