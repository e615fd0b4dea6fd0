# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""From 100 to 300 % and from 1280×720 to 4K no text is cut, and what a meeting needs is there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.agenda import commands
from app.agenda.steps import STEPS
from app.publish.target_config import TargetConfig, TargetKind
from app.publish.target_file import save_target
from app.review.review import Review
from tests.clipping import cut
from tests.fakes import FakeClock
from tests.signed_off import changed_since_approval
from tests.ui.conftest import OpenWindow, page_of
from tests.ui.follow_through_pages import open_follow_through, open_retro
from tests.ui.keeping.damage import damaged_while_open
from tests.ui.live.scenes import show_company, with_two_wordings
from tests.ui.preferences.scenes import show_page
from tests.ui.sharing.scenes import server_form, shared_reviews, unknown_server
from tests.ui.stage import Stage
from ui.main_window import MainWindow
from ui.panels.actions import ActionsPanel
from ui.panels.approval import ApprovalPanel
from ui.preferences.page_tabs import PAGES
from ui.sheets import SHEETS
from ui.sheets.publish import PublishSheet
from ui.shell.review_page import ReviewPage
from ui.theme import apply_theme, current_theme, load_theme, px, scaled
from ui.timer.clock_box import Shown

SIZES = ((1280, 720), (1920, 1080), (3840, 2160))
SCALES = (1.0, 1.5, 2.0, 3.0)
CASES = [(scale, size) for scale in SCALES for size in SIZES]
PATIENCE_MS = 15_000


@pytest.fixture
def window(
    request: pytest.FixtureRequest, dressed: QApplication, open_window: OpenWindow
) -> Iterator[MainWindow]:
    """Open a window of one size, with text of one size."""
    scale, size = request.param
    apply_theme(dressed, scaled(load_theme("light"), scale))
    opened = open_window()
    opened.resize(*size)
    yield opened
    apply_theme(dressed, load_theme("light"))


def open_example(window: MainWindow, example: Review, qtbot: QtBot, clock: FakeClock) -> None:
    window.services.library.add(example)
    window.open_review(example.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE_MS)
    page = page_of(window)
    page.command_clock(commands.start(page.review, clock.now(), 4))
    clock.advance(minutes=28)
    page.tick(clock.now())
    page.question.leave()


def nothing_is_cut(window: MainWindow, qtbot: QtBot, where: str) -> None:
    """Wait until everything has its place; say what has not."""

    def look() -> None:
        assert cut(window) == [], where

    qtbot.waitUntil(look, timeout=PATIENCE_MS)


def is_all_there(page: ReviewPage) -> bool:
    """Tell whether what the meeting needs is in sight: clock, next step, content, capture line."""
    bar = page.top_bar
    needed = (bar.clock, bar.next, page.capture.line, page.centre)
    lines_of_text = (page.capture.y() - page.top_bar.height()) // px(20)
    is_whole = bar.clock.width() >= bar.clock.width_of(Shown.DIGITS)
    return all(part.isVisible() for part in needed) and is_whole and lines_of_text >= 5


@pytest.mark.parametrize("window", CASES, indirect=True, ids=str)
def test_no_step_cuts_text(
    window: MainWindow, example: Review, qtbot: QtBot, clock: FakeClock
) -> None:
    size = window.size()
    open_example(window, example, qtbot, clock)
    for step in STEPS:
        page_of(window).show_step(step.number)
        nothing_is_cut(window, qtbot, step.title)
        assert is_all_there(page_of(window)), step.title
        assert window.size() == size


@pytest.mark.parametrize("window", [(s, SIZES[0]) for s in SCALES], indirect=True, ids=str)
def test_what_changed_since_an_approval_cuts_no_text(
    window: MainWindow, example: Review, qtbot: QtBot, clock: FakeClock
) -> None:
    open_example(window, changed_since_approval(example), qtbot, clock)
    page = page_of(window)
    page.show_step(9)
    assert isinstance(page.panel, ApprovalPanel)
    qtbot.waitUntil(page.panel.difference.isVisible, timeout=PATIENCE_MS)
    page.panel.standing.closing.reopen_button.click()
    nothing_is_cut(window, qtbot, "step 9, changed since its approval")


@pytest.mark.parametrize("window", [(2.0, SIZES[0]), (3.0, SIZES[0])], indirect=True, ids=str)
def test_guide_and_answers_of_the_causes_cut_no_text(
    window: MainWindow, example: Review, qtbot: QtBot, clock: FakeClock
) -> None:
    open_example(window, example, qtbot, clock)
    page = page_of(window)
    page.open_guide()
    for step in (4, 6, 8):
        page.show_step(step)
        nothing_is_cut(window, qtbot, f"guide of {step}")
    page.close_guide_over()
    page.show_step(8)
    actions = page.panel
    assert isinstance(actions, ActionsPanel)
    actions.choose.click()
    nothing_is_cut(window, qtbot, "choice of actions")
    actions.view.choose_rows([0, 1, 2])
    nothing_is_cut(window, qtbot, "several actions")
    page.show_step(6)
    for answers in range(3):
        page.panel.side.toggle(answers)  # type: ignore[attr-defined]
        nothing_is_cut(window, qtbot, f"answers {answers}")


@pytest.mark.parametrize("window", [(s, SIZES[0]) for s in SCALES], indirect=True, ids=str)
def test_no_sheet_cuts_text_or_is_wider_than_the_page(
    window: MainWindow, example: Review, qtbot: QtBot, clock: FakeClock
) -> None:
    open_example(window, example, qtbot, clock)
    page = page_of(window)
    for name in SHEETS:
        page.toggle_sheet(name)
        nothing_is_cut(window, qtbot, name)
        assert page._centre.horizontalScrollBar().maximum() == 0, name
        page.toggle_sheet(name)


@pytest.mark.parametrize("window", [(s, SIZES[0]) for s in SCALES], indirect=True, ids=str)
def test_what_is_seen_of_others_cuts_no_text(
    window: MainWindow, example: Review, qtbot: QtBot, clock: FakeClock
) -> None:
    open_example(window, with_two_wordings(example), qtbot, clock)
    page = page_of(window)
    page.show_step(9)
    show_company(page)
    page.live.marks.show_marks()
    nothing_is_cut(window, qtbot, "others in the rail")
    if page.rail.isVisible():
        page.toggle_rail()
        nothing_is_cut(window, qtbot, "others in the other rail")
    page.toggle_sheet("choices")
    nothing_is_cut(window, qtbot, "two wordings")


@pytest.mark.parametrize("window", [(s, SIZES[0]) for s in SCALES], indirect=True, ids=str)
def test_shared_reviews_and_the_forms_of_servers_cut_no_text(
    window: MainWindow, example: Review, qtbot: QtBot
) -> None:
    stage = Stage(window, qtbot)
    for scene in (shared_reviews, unknown_server, server_form):
        scene(stage, example)
        nothing_is_cut(window, qtbot, scene.__name__)


@pytest.mark.parametrize("window", [(s, SIZES[0]) for s in SCALES], indirect=True, ids=str)
def test_targets_and_their_form_cut_no_text(
    window: MainWindow, example: Review, qtbot: QtBot, clock: FakeClock
) -> None:
    folder = window.services.data_dir
    save_target(folder, TargetConfig("archive", TargetKind.FOLDER, str(folder / "archive")))
    where = "https://tracker.example.org"
    save_target(folder, TargetConfig("board", TargetKind.JIRA, where, "OPS", "ana"))
    open_example(window, example, qtbot, clock)
    page = page_of(window)
    page.toggle_sheet("publish")
    sheet = page.centre
    assert isinstance(sheet, PublishSheet)
    for name in ("archive", "board"):
        sheet.desk.choose(name)
        qtbot.waitUntil(lambda: not sheet.desk.is_busy, timeout=PATIENCE_MS)
        nothing_is_cut(window, qtbot, name)
    sheet.sending.change.click()
    nothing_is_cut(window, qtbot, "the form")
    assert page._centre.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("window", CASES, indirect=True, ids=str)
def test_the_follow_through_of_all_reviews_cuts_no_text(
    window: MainWindow, example: Review, qtbot: QtBot
) -> None:
    window.services.library.add(example)
    window.show_library()
    qtbot.waitUntil(lambda: window.library.table.model().rowCount() > 0)
    open_follow_through(window, qtbot)
    nothing_is_cut(window, qtbot, "the follow-through")
    open_retro(window, qtbot)
    nothing_is_cut(window, qtbot, "the retro")


@pytest.mark.parametrize("window", [(s, SIZES[0]) for s in SCALES], indirect=True, ids=str)
def test_the_recovery_of_a_damaged_library_cuts_no_text(
    window: MainWindow, example: Review, qtbot: QtBot
) -> None:
    page = damaged_while_open(window, example, qtbot)
    nothing_is_cut(window, qtbot, "the recovery")
    page.use.click()
    qtbot.waitUntil(page.bring.isVisible, timeout=PATIENCE_MS)
    nothing_is_cut(window, qtbot, "what can be brought in")


@pytest.mark.parametrize("window", CASES, indirect=True, ids=str)
def test_library_and_keys_cut_no_text(window: MainWindow, example: Review, qtbot: QtBot) -> None:
    nothing_is_cut(window, qtbot, "empty library")
    window.services.library.add(example)
    window.desk.reload()
    table = window.library.table
    qtbot.waitUntil(lambda: table.model().rowCount() == 1, timeout=PATIENCE_MS)
    nothing_is_cut(window, qtbot, "library")
    page = window.library
    page._search.setText("replica")
    qtbot.waitUntil(page.results.isVisible, timeout=PATIENCE_MS)
    nothing_is_cut(window, qtbot, "what was found")
    page._search.clear()
    qtbot.waitUntil(page.facets.recurring.isVisible, timeout=PATIENCE_MS)
    page.facets.recurring.click()
    nothing_is_cut(window, qtbot, "causes over time")
    page.recurring.back.click()
    assert window.preferences is not None
    for name in PAGES:
        show_page(window, qtbot, name)
        nothing_is_cut(window, qtbot, name)


@pytest.mark.parametrize("window", [(3.0, SIZES[0])], indirect=True, ids=str)
def test_a_narrow_table_scrolls_and_keeps_its_words_readable(
    window: MainWindow, example: Review, qtbot: QtBot, clock: FakeClock
) -> None:
    open_example(window, example, qtbot, clock)
    page = page_of(window)
    page.show_step(4)
    view = page.panel.view  # type: ignore[attr-defined]
    assert view.horizontalScrollBar().maximum() > 0
    assert min(view.columnWidth(column) for column in (0, 2)) >= current_theme().size.form_label / 2


@pytest.mark.parametrize("window", [(s, SIZES[0]) for s in SCALES], indirect=True, ids=str)
def test_the_user_guide_cuts_no_text(window: MainWindow, qtbot: QtBot) -> None:
    assert window.manual is not None
    window.manual.show_place("steps/4-timeline.md")
    shown = window.manual.shown
    assert shown is not None
    shown.resize(round(SIZES[0][0] * 0.8), round(SIZES[0][1] * 0.9))
    shown.find_bar.open()
    shown.notice.tell("The guide has no page nothing.md. Please install Hotwash again.")
    qtbot.waitUntil(lambda: cut(shown) == [], timeout=PATIENCE_MS)
    assert shown.browser.horizontalScrollBar().maximum() == 0
