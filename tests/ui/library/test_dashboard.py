# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The follow-through of all reviews in the library: what it shows, filters, keeps and writes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.insight.overview import Waiting
from app.insight.portfolio_filter import Period
from app.review.action import Action
from app.review.edits import Set
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.store.saved_views import saved_views
from tests.builders import applied, review_with
from tests.clipping import cut
from tests.fakes import FakeClock
from tests.simulated_quarter import LAST, Quarter, simulated_quarter
from tests.ui.conftest import OpenWindow
from ui.jobs import Jobs
from ui.kit.table_cell import CELL_ROLE
from ui.library.dashboard_desk import DashboardDesk
from ui.library.dashboard_page import DashboardPage
from ui.library.library_page import LibraryPage
from ui.library.reminder import OFF, Reminder, waiting_words
from ui.panels.follow_through import FollowThroughPanel


@pytest.fixture(scope="module")
def quarter() -> Quarter:
    """Return a quarter of reviews, lived through once."""
    return simulated_quarter()


class FileOpener(QObject):
    """Takes what the desktop is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString())


class Room:
    """The library's page over the quarter, with the desk of the follow-through."""

    def __init__(self, services: Services, quarter: Quarter, place: Path) -> None:
        self.asked: list[str] = []
        self.place = place
        self.jobs = Jobs()
        self.library = LibraryPage(lambda: LAST)
        self.desk = DashboardDesk(self.library, services, self.jobs, self._ask)
        self.desk.take_portfolio(quarter.portfolio)

    @property
    def page(self) -> DashboardPage:
        assert self.desk.page is not None
        return self.desk.page

    def _ask(self, _parent: object, _title: str, suggestion: str, _filters: str) -> str:
        self.asked.append(Path(suggestion).name)
        return str(self.place / Path(suggestion).name)


@pytest.fixture
def room(
    dressed: QApplication,
    services: Services,
    quarter: Quarter,
    clock: FakeClock,
    qtbot: QtBot,
    tmp_path: Path,
) -> Iterator[Room]:
    """Open the library at the end of the quarter, with the follow-through chosen."""
    clock.advance(days=(LAST - clock.now().date()).days)
    services.change_setting("reminder", OFF)
    made = Room(services, quarter, tmp_path)
    qtbot.addWidget(made.library)
    made.library.resize(1280, 720)
    made.library.show()
    made.library.choose_follow_through()
    qtbot.waitUntil(lambda: made.page.found is not None)
    yield made
    made.jobs.close()


def figure(room: Room, key: str) -> str:
    return room.page.figures.tiles[key].accessibleName()


def choose(room: Room, key: str, words: str) -> None:
    """Choose in one of the lists of the filter bar, as a person does."""
    combo = room.page.filters.combos[key]
    place = combo.findText(words)
    assert place >= 0, words
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def test_the_figures_are_those_of_the_quarter(room: Room, quarter: Quarter) -> None:
    still = sum(not (each.done or each.dropped) for each in quarter.promises.values())
    assert figure(room, "open") == f"{still} open"
    assert "%" in figure(room, "completion_rate")
    assert room.page.burn_down.drawing.shapes
    assert room.page.kept.drawing.shapes
    assert room.page.burn_down.accessibleDescription() == f"{still} open today"


def test_a_filter_looks_at_a_part(room: Room, quarter: Quarter, qtbot: QtBot) -> None:
    choose(room, "owner", "Dana")
    dana = [each for each in quarter.promises.values() if each.owner == "Dana"]
    still = sum(not (each.done or each.dropped) for each in dana)
    qtbot.waitUntil(lambda: figure(room, "open") == f"{still} open")
    choose(room, "owner", "All owners")
    choose(room, "period", "2 weeks")
    qtbot.waitUntil(
        lambda: room.page.found is not None and room.page.found.wish.period is Period.TWO_WEEKS
    )


def test_enter_on_a_team_looks_at_its_reviews(room: Room, qtbot: QtBot) -> None:
    room.page.groups.chosen.emit("team")
    qtbot.waitUntil(lambda: room.page.found is not None and room.page.found.wish.group == "team")
    room.page.view.setFocus()
    room.page.view.select_row(0)
    QTest.keyClick(room.page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.page.found is not None and room.page.found.wish.group == "review")
    assert room.page.found is not None
    assert room.page.found.wish.wanted.team in {"Payments", "Platform", "Search"}
    with qtbot.waitSignal(room.library.open_wanted):
        QTest.keyClick(room.page.view, Qt.Key.Key_Return)


def test_a_view_is_kept_under_a_name_and_forgotten(
    room: Room, services: Services, qtbot: QtBot
) -> None:
    choose(room, "team", "Payments")
    qtbot.waitUntil(
        lambda: room.page.found is not None and room.page.found.wish.wanted.team == "Payments"
    )
    room.page.filters.save_button.click()
    naming = room.page.naming
    naming.submit()
    qtbot.waitUntil(lambda: "a name" in naming.trouble)
    QTest.keyClicks(naming.fields["name"], "Our team")
    QTest.keyClick(naming.fields["name"], Qt.Key.Key_Return)
    qtbot.waitUntil(naming.isHidden)
    assert saved_views(services.data_dir)["Our team"].wanted.team == "Payments"
    choose(room, "team", "All teams")
    choose(room, "view", "Our team")
    assert room.page.filters.wish.wanted.team == "Payments"
    room.page.filters.forget_button.click()
    qtbot.waitUntil(lambda: not saved_views(services.data_dir))


def test_a_review_that_asks_is_named_with_its_reason(room: Room, quarter: Quarter) -> None:
    found = room.page.found
    assert found is not None
    agreed = {
        key
        for key, review in quarter.reviews.items()
        if review.lifecycle.state is not ReviewState.REOPENED
    }
    assert {wish.review.id for wish in found.asking} <= agreed
    assert room.page.asking.isVisible() is bool(found.asking)


def test_a_chart_is_written_as_svg(room: Room, qtbot: QtBot) -> None:
    room.page.picture_wanted.emit("burn-down")
    file = room.place / "burn-down.svg"
    qtbot.waitUntil(lambda: "Written" in room.library.notice.text)
    assert "open actions" in file.read_text(encoding="utf-8")
    opener = FileOpener()
    QDesktopServices.setUrlHandler("file", opener, "take")
    room.library.notice.acted.emit()
    QDesktopServices.unsetUrlHandler("file")
    assert opener.opened == [file.as_uri()]


def test_the_retro_shows_a_period_and_becomes_a_pdf(room: Room, qtbot: QtBot) -> None:
    room.page.retro_button.click()
    retro = room.desk.retro_page
    assert retro is not None
    qtbot.waitUntil(lambda: "Do " in retro.texts["moved"].text())
    retro.first.setText("1 Mar 2026")
    retro.last.setText("1 Feb 2026")
    retro.last.editingFinished.emit()
    assert retro.trouble.text() == "The last day is before the first one."
    retro.last.setText("14 Mar 2026")
    retro.last.editingFinished.emit()
    assert retro.trouble.isHidden()
    qtbot.waitUntil(lambda: "1 Mar 2026 – 14 Mar 2026" in retro.header._sub.text())
    retro.pdf.click()
    file = room.place / "retro-2026-03-14.pdf"
    qtbot.waitUntil(lambda: "Written" in room.library.notice.text)
    assert file.read_bytes().startswith(b"%PDF")
    retro.back.click()
    assert room.page.isVisible()


def test_the_retro_says_which_part_it_is_about(room: Room, qtbot: QtBot) -> None:
    choose(room, "team", "Payments")
    room.page.retro_button.click()
    retro = room.desk.retro_page
    assert retro is not None
    qtbot.waitUntil(lambda: retro.header._sub.text().endswith(" · Payments"))


def test_nothing_is_cut_off(room: Room, qtbot: QtBot) -> None:
    assert cut(room.page) == []
    room.page.retro_button.click()
    retro = room.desk.retro_page
    assert retro is not None
    qtbot.waitUntil(lambda: "Do " in retro.texts["moved"].text())
    assert cut(retro) == []


def test_what_waits_is_told_once_and_leads_to_the_dashboard(
    dressed: QApplication,
    services: Services,
    quarter: Quarter,
    clock: FakeClock,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    clock.advance(days=(LAST - clock.now().date()).days)
    services.change_setting("reminder", "start")
    made = Room(services, quarter, tmp_path)
    qtbot.addWidget(made.library)
    made.library.show()
    qtbot.waitUntil(lambda: "overdue" in made.library.notice.text)
    made.library.notice.acted.emit()
    assert made.library.shows_follow_through
    assert made.library.notice.isHidden()
    made.jobs.close()


@pytest.mark.parametrize(("setting", "told"), [("", 1), ("start", 0), ("off", 0)])
def test_the_desktop_is_told_at_most_once_a_day(
    services: Services, quarter: Quarter, clock: FakeClock, qtbot: QtBot, setting: str, told: int
) -> None:
    clock.advance(days=(LAST - clock.now().date()).days)
    services.change_setting("reminder", setting)
    jobs, sent = Jobs(), list[str]()

    def note(_title: str, words: str) -> bool:
        sent.append(words)
        return True

    for _ in range(2):
        reminder = Reminder(services, jobs, jobs, note)
        reminder.look_at(quarter.portfolio)
        qtbot.waitUntil(lambda: not jobs._running)
    assert len(sent) == told
    clock.advance(days=1)
    Reminder(services, jobs, jobs, note).look_at(quarter.portfolio)
    qtbot.waitUntil(lambda: not jobs._running)
    assert len(sent) == 2 * told
    jobs.close()


def test_the_reminder_counts_in_words() -> None:
    assert waiting_words(Waiting(1, 0)) == "1 action is overdue."
    assert waiting_words(Waiting(3, 2)) == "3 actions are overdue, 2 reviews ask to be reopened."
    assert waiting_words(Waiting(0, 1)) == "1 review asks to be reopened."


def test_a_review_that_asks_to_be_reopened_is_marked_in_the_list(
    open_window: OpenWindow, clock: FakeClock, qtbot: QtBot
) -> None:
    window = open_window()
    due = clock.now().date() - timedelta(days=9)
    late = review_with(Action(id="a", number=1, text="Cap the retries", due=due))
    state = Set(Kind.LIFECYCLE, "lifecycle", "state", ReviewState.PUBLISHED)
    window.services.library.add(applied(late, state))
    window.desk.reload()
    table = window.library.table.model()

    def is_marked() -> bool:
        cell = table.index(0, 4).data(CELL_ROLE)
        return cell is not None and cell.chips[0].text == "Reopen?"

    qtbot.waitUntil(is_marked)
    assert table.index(0, 4).data(Qt.ItemDataRole.ToolTipRole) == "A1 is 9 days overdue"
    window.open_review(late.id)
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.page is not None
    assert isinstance(window.page.panel, FollowThroughPanel)
