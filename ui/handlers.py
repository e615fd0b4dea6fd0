# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What each action of the window does, by its id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from app.agenda import commands
from app.agenda.steps import STEPS
from app.errors import UserFacingError
from app.review.edits import Edit
from ui.appearance import TEXT_SIZES
from ui.chat_summary import copy_summary
from ui.exports import export_open
from ui.help.cheat_sheet_export import export_cheat_sheet
from ui.library.library_desk import LibraryDesk
from ui.preferences.page_tabs import PAGES
from ui.preferences.preferences import Preferences
from ui.sheets import SHEETS
from ui.wording.answers import WordingAnswers

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.shell.review_page import ReviewPage

_APPROVAL_STEP = 9
Handler = Callable[[], object]


def handlers(window: MainWindow, desk: LibraryDesk, preferences: Preferences) -> dict[str, Handler]:
    """Return the handler of each action."""
    own: dict[str, Handler] = {
        "new": desk.create,
        "open_file": desk.ask_for_file,
        "open_shared": window.opening.toggle,
        "reconnect": lambda: window.on_page(partial(_reconnect, window)),
        "library": window.show_library,
        "export_pdf": lambda: export_open(window, "pdf"),
        "export_roles": lambda: export_open(window, "pdf+roles"),
        "export": lambda: export_open(window),
        "copy_summary": lambda: copy_summary(window),
        "due_dates": lambda: export_open(window, "actions.ics"),
        "withdrawn_due_dates": lambda: export_open(window, "withdrawn.ics"),
        "close": window.close,
        "search": window.library.focus_search,
        "larger": partial(_grow, window, preferences, 1),
        "smaller": partial(_grow, window, preferences, -1),
        "usual_size": partial(_grow, window, preferences, -len(TEXT_SIZES)),
        "present": window.presentation.toggle,
        "chime": lambda: window.on_page(
            lambda page: page.chime.toggle(preferences.settings.change)
        ),
        "tour": partial(_take_tour, window),
        "manual": partial(_toggle_manual, window),
        "cheat_sheet": lambda: export_cheat_sheet(window),
    }
    pages: dict[str, Handler] = {name: partial(preferences.toggle, name) for name in PAGES}
    of_page = {name: partial(window.on_page, call) for name, call in _ON_PAGE.items()}
    of_sheets = {
        name: partial(window.on_page, partial(_toggle_sheet, name=name)) for name in SHEETS
    }
    of_steps = {
        f"step_{step.number}": partial(window.on_page, partial(_show_step, number=step.number))
        for step in STEPS
    }
    return {**own, **pages, **of_page, **_of_the_clock(window), **of_sheets, **of_steps}


def _reconnect(window: MainWindow, page: ReviewPage) -> None:
    """Try the server at once; where it wants a password, open the review anew, which asks for it.

    What waits for the server is in the outbox, and goes along.
    """
    link = page.opened.link
    if link.state.wants_password:
        window.opening.open(page.review.id)
    else:
        link.retry()


def _of_the_clock(window: MainWindow) -> dict[str, Handler]:
    return {
        "next_step": lambda: _go_on(window),
        "back": lambda: _go_back(window),
        "clock_here": lambda: _move_here(window),
        "pause": lambda: _start_or_pause(window),
        "more_time": lambda: _adjust(window, 1),
        "less_time": lambda: _adjust(window, -1),
        "five_more": lambda: _adjust(window, 5),
        "finish": lambda: _command(window, commands.finish),
    }


def _toggle_manual(window: MainWindow) -> None:
    if window.manual is not None:
        window.manual.toggle()


def _take_tour(window: MainWindow) -> None:
    """Begin the tour, which is not loaded before."""
    from ui.welcome.tour import tour_of

    tour_of(window).begin()


def _toggle_sheet(page: ReviewPage, name: str) -> None:
    page.toggle_sheet(name)


def _show_step(page: ReviewPage, number: int) -> None:
    page.show_step(number)


def _grow(window: MainWindow, preferences: Preferences, steps: int) -> None:
    """Choose a larger size of text, or a smaller one; at 100 % the setting is not set."""
    size = window.appearance.size_after(steps)
    preferences.settings.change("text_size", "" if size == TEXT_SIZES[0] else str(size))


def _undo(page: ReviewPage) -> None:
    page.finish_typing()
    page.bridge.undo()


def _redo(page: ReviewPage) -> None:
    page.finish_typing()
    page.bridge.redo()


def _go_on(window: MainWindow) -> None:
    page = window.page
    if page is None or page.facilitation.turned_page(forward=True):
        return
    if page.live.has_refused_clock():
        return
    if page.meeting.may_go_on():
        if page.notice.text == page.meeting.still_open:
            page.notice.dismiss()
        _command(window, commands.next_step)


def _go_back(window: MainWindow) -> None:
    if window.page is not None and not window.page.facilitation.turned_page(forward=False):
        _command(window, commands.undo_advance)


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
    if page is None or page.live.has_refused_clock():
        return
    try:
        page.command_clock(command(page.review, window.services.clock.now()))
    except UserFacingError as error:
        page.warn(error.sentence)


def _if_kept_here(page: ReviewPage, call: Handler) -> None:
    """Ask something about the time, unless somebody else keeps the clock."""
    if not page.live.has_refused_clock():
        call()


def _wording_in_hand(page: ReviewPage) -> WordingAnswers:
    """Return who has a wording in hand: the editor that is written in, else a sheet of wordings."""
    centre = page.centre
    if page.wording.strip.mark is None and isinstance(centre, WordingAnswers):
        return centre
    return page.wording


def _comment(page: ReviewPage) -> None:
    """Write a comment on what is chosen in the step; on the whole review where nothing is."""
    from ui.panels.approval import ApprovalPanel

    item_id = page.panel.item_in_hand
    page.show_step(_APPROVAL_STEP)
    if isinstance(page.panel, ApprovalPanel):
        page.panel.begin_comment(item_id)


_ON_PAGE: Mapping[str, Callable[[ReviewPage], object]] = {
    "undo": _undo,
    "redo": _redo,
    "capture": lambda page: page.to_capture_line(),
    "command": lambda page: page.begin_line("/"),
    "comment": _comment,
    "rail": lambda page: page.toggle_rail(),
    "guide": lambda page: page.toggle_guide(),
    "use_wording": lambda page: _wording_in_hand(page).use(),
    "keep_wording": lambda page: _wording_in_hand(page).keep(),
    "quote_wording": lambda page: page.wording.quote(),
    "next_hint": lambda page: page.wording.go_on(),
    "hint_before": lambda page: page.wording.go_on(-1),
    "room": lambda page: page.room.toggle(),
    "room_blank": lambda page: page.room.toggle_blank(),
    "room_show": lambda page: page.room.show_next(),
    "cited": lambda page: page.evidence.follow_in(page.window().focusWidget()),
    "next_pane": lambda page: page.next_pane(),
    "break": lambda page: _if_kept_here(page, page.meeting.ask_for_break),
    "respread": lambda page: _if_kept_here(page, page.meeting.win_time_back),
    "began_earlier": lambda page: _if_kept_here(
        page, partial(page.meeting.ask_when_it_began, page.step)
    ),
    "heard": lambda page: page.facilitation.heard.toggle(),
}
"""What is done on the page of the review that is open."""
