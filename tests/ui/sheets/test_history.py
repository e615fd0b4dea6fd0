# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The sheet of the history: everything that was changed, narrowed, led from and saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.insight.stations import moved
from app.review.edits import set_field
from app.review.lifecycle import ReviewState
from app.rules.rules import Rules
from tests.builders import empty_review
from tests.fakes import START
from ui.jobs import Jobs
from ui.kit.button import Button
from ui.kit.table_cell import CELL_ROLE
from ui.panels.panel import PanelContext
from ui.session_bridge import SessionBridge
from ui.sheets import make_sheet
from ui.sheets.history import HistorySheet
from ui.sheets.history_table import ABOUT, WHAT


class Desk:
    """The sheet over a review of the library that was changed and moved on."""

    def __init__(self, services: Services, qtbot: QtBot) -> None:
        review = empty_review()
        services.library.add(review, "Kim")
        self.told: list[str] = []
        self.jobs = Jobs()
        self.opened = services.library.open(review.id, "Lee")
        session = self.opened.session
        session.apply(set_field(session.review.incident, "summary", "Slow."), label="write")
        move = moved(session.review, ReviewState.IN_REVIEW, START, "Lee", "it is whole")
        session.apply(move, label="ask for approval")
        self.opened.autosave.flush(5.0)
        self.bridge = SessionBridge(session)
        context = PanelContext(
            services, Rules(), self.jobs, self._tell, self.told.append, hint=self.told.append
        )
        sheet = make_sheet("history", self.bridge, context)
        assert isinstance(sheet, HistorySheet)
        self.sheet = sheet
        qtbot.addWidget(sheet)
        sheet.resize(1208, 580)
        with qtbot.waitActive(sheet):
            sheet.show()
            sheet.activateWindow()
        qtbot.waitUntil(lambda: len(sheet.shown) == 3)
        sheet.focus_first()

    def column(self, column: int) -> list[str]:
        model = self.sheet.view.model()
        return [model.index(row, column).data() for row in range(model.rowCount())]

    def _tell(self, sentence: str, action: str = "") -> None:
        del action
        self.told.append(sentence)


@pytest.fixture
def desk(dressed: QApplication, services: Services, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(services, qtbot)
    yield made
    made.jobs.close()
    made.bridge.close()
    made.opened.close()


def test_the_latest_stands_first_and_a_move_stands_out(desk: Desk) -> None:
    assert desk.column(WHAT) == ["Ask for approval", "Write", "Create review"]
    assert desk.column(ABOUT) == ["In review it is whole", "incident: summary", ""]
    model = desk.sheet.view.model()
    assert model.index(0, WHAT).data(CELL_ROLE).strong
    assert not model.index(1, WHAT).data(CELL_ROLE).strong


def test_it_is_narrowed_by_words_and_by_person(desk: Desk) -> None:
    desk.sheet.filter.search.setText("summary")
    assert desk.column(WHAT) == ["Write"]
    desk.sheet.filter.search.clear()
    people = desk.sheet.filter.people
    people.setCurrentIndex(people.findText("Kim"))
    people.activated.emit(people.currentIndex())
    assert desk.column(WHAT) == ["Create review"]


def test_what_fits_nothing_is_said(desk: Desk) -> None:
    desk.sheet.filter.search.setText("no such thing")
    assert not desk.sheet.view.isVisible()


def test_enter_leads_to_the_step(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.sheet.step_wanted) as wanted:
        QTest.keyClick(desk.sheet.view, Qt.Key.Key_Return)
    assert wanted.args == [9]


def test_a_change_meanwhile_comes_in(desk: Desk, qtbot: QtBot) -> None:
    incident = desk.bridge.review.incident
    desk.bridge.apply(set_field(incident, "title", "Search down"), "retitle")
    qtbot.waitUntil(lambda: "Retitle" in desk.column(WHAT))


@pytest.mark.parametrize(("suffix", "begins"), [("csv", "\ufeffTime"), ("md", "# History of")])
def test_what_is_shown_is_saved(
    desk: Desk, qtbot: QtBot, tmp_path: Path, suffix: str, begins: str
) -> None:
    path = tmp_path / f"history.{suffix}"
    desk.sheet.ask = lambda *_asked: str(path)
    save = next(each for each in desk.sheet.findChildren(Button) if each.text() == "Save as…")
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told == [f"Written: history.{suffix}"]
    assert path.read_text(encoding="utf-8").startswith(begins)
