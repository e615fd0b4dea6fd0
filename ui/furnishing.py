# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the window gets after its first paint: actions, desks, the ticker, and pages for reviews."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QMenu

from app.agenda import commands
from app.agenda.clock import Phase
from app.agenda.steps import STEPS
from app.errors import UserFacingError
from app.review.edits import Edit
from app.store.open_review import OpenReview
from ui.actions import Actions
from ui.appearance import TEXT_SIZES
from ui.collector import spare_the_frames
from ui.export_desk import ExportDesk
from ui.library.library_desk import LibraryDesk
from ui.shell.review_page import ReviewPage
from ui.shell.shortcut_sheet import show_shortcuts
from ui.theme import register_fallback_fonts
from ui.ticker import Ticker

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Handler = Callable[[], None]


def furnish(window: MainWindow) -> None:
    """Give the window what it works with."""
    desk = LibraryDesk(window.library, window.services, window.jobs)
    ticker = Ticker(window.services.clock, window)
    actions = Actions(window, _handlers(window, desk))
    exports = ExportDesk(window, window.services, window.jobs)
    window.take_tools(exports, ticker)
    window.take_furniture(actions, desk)
    ticker.start()
    register_fallback_fonts()
    spare_the_frames()


def refurnish(window: MainWindow) -> None:
    """Make library and actions anew; what is under way goes on."""
    window.take_library()
    desk = LibraryDesk(window.library, window.services, window.jobs)
    window.take_furniture(Actions(window, _handlers(window, desk)), desk)


def make_page(
    window: MainWindow, opened: object, menu: QMenu, former: ReviewPage | None = None
) -> ReviewPage:
    """Return the page of an opened review, tied to the window's actions."""
    services = window.services
    opened = cast(OpenReview, opened)
    page = ReviewPage(opened, services, services.rules, window.jobs, menu, former)
    page.wished.connect(lambda action_id: _wish(window, action_id))
    if former is None and page.clock_state().phase is Phase.RUNNING:
        _ask_about_absence(window, page)
    return page


def _ask_about_absence(window: MainWindow, page: ReviewPage) -> None:
    """Ask what the room did since the last change: the clock ran on while the app was gone."""
    library, review_id = window.services.library, page.review.id

    def last_change(_progress: object) -> datetime | None:
        return next((one.updated_at for one in library.summaries() if one.id == review_id), None)

    def ask(left_at: datetime | None) -> None:
        if left_at is not None:
            page.meeting.was_left_at(left_at)

    window.jobs.run(last_change, ask, owner=page)


def _wish(window: MainWindow, action_id: str) -> None:
    if action_id == "notice":
        window.notice_acted()
    elif window.actions_table is not None:
        window.actions_table[action_id].trigger()


def _handlers(window: MainWindow, desk: LibraryDesk) -> dict[str, Handler]:
    """Return the handler of each action."""
    handlers: dict[str, Handler] = {
        "new": desk.create,
        "open_file": window.open_file,
        "library": window.show_library,
        "export_pdf": lambda: window.export("pdf"),
        "export": window.export,
        "close": lambda: _ignore(window.close()),
        "undo": lambda: window.on_page(_undo),
        "redo": lambda: window.on_page(_redo),
        "search": window.library.focus_search,
        "capture": lambda: window.on_page(lambda page: page.to_capture_line()),
        "command": lambda: window.on_page(lambda page: page.begin_line("/")),
        "rail": lambda: window.on_page(lambda page: page.toggle_rail()),
        "larger": lambda: _grow(window, 1),
        "smaller": lambda: _grow(window, -1),
        "usual_size": lambda: _grow(window, -len(TEXT_SIZES)),
        "present": window.presentation.toggle,
        "guide": lambda: window.on_page(lambda page: page.toggle_guide()),
        "use_wording": lambda: window.on_page(lambda page: page.wording.use()),
        "keep_wording": lambda: window.on_page(lambda page: page.wording.keep()),
        "room": lambda: window.on_page(lambda page: page.room.toggle()),
        "room_blank": lambda: window.on_page(lambda page: page.room.toggle_blank()),
        "room_show": lambda: window.on_page(lambda page: page.room.show_next()),
        "cited": lambda: window.on_page(lambda page: page.follow_citation()),
        "next_pane": lambda: window.on_page(lambda page: page.next_pane()),
        "shortcuts": lambda: show_shortcuts(window),
        "next_step": lambda: _go_on(window),
        "back": lambda: _command(window, commands.undo_advance),
        "clock_here": lambda: _move_here(window),
        "break": lambda: window.on_page(lambda page: page.meeting.ask_for_break()),
        "respread": lambda: window.on_page(lambda page: page.meeting.win_time_back()),
        "began_earlier": lambda: window.on_page(
            lambda page: page.meeting.ask_when_it_began(page.step)
        ),
        "pause": lambda: _start_or_pause(window),
        "more_time": lambda: _adjust(window, 1),
        "less_time": lambda: _adjust(window, -1),
        "five_more": lambda: _adjust(window, 5),
        "finish": lambda: _command(window, commands.finish),
    }
    for step in STEPS:
        handlers[f"step_{step.number}"] = _step_handler(window, step.number)
    return handlers


def _step_handler(window: MainWindow, number: int) -> Handler:
    return lambda: window.on_page(lambda page: page.show_step(number))


def _undo(page: ReviewPage) -> None:
    page.finish_typing()
    page.bridge.undo()


def _redo(page: ReviewPage) -> None:
    page.finish_typing()
    page.bridge.redo()


def _grow(window: MainWindow, steps: int) -> None:
    try:
        window.appearance.grow(steps)
    except UserFacingError as error:
        window.warn(error.sentence)


def _go_on(window: MainWindow) -> None:
    if window.page is not None and window.page.meeting.may_go_on():
        _command(window, commands.next_step)


def _start_or_pause(window: MainWindow) -> None:
    """Start at the panel that is shown, so that steps prepared before are left out."""
    if window.page is not None:
        step = window.page.step
        _command(window, lambda review, now: commands.start_pause_or_resume(review, now, step))


def _move_here(window: MainWindow) -> None:
    """Let the clock go on in the step whose panel is shown."""
    if window.page is not None:
        step = window.page.step
        _command(window, lambda review, now: commands.go_to(review, now, step))


def _adjust(window: MainWindow, minutes: int) -> None:
    _command(window, lambda review, now: commands.adjust(review, now, minutes))


def _command(window: MainWindow, command: Callable[..., Edit]) -> None:
    page = window.page
    if page is None:
        return
    try:
        page.command_clock(command(page.review, window.services.clock.now()))
    except UserFacingError as error:
        page.warn(error.sentence)


def _ignore(_result: object) -> None:
    """Drop a result that nobody needs."""
