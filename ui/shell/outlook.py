# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a person sees of a review beside what it holds, so that a page made anew shows the same.

A window's pages are made anew when fonts, lengths or the language change: widgets take those when
they are made. The session, its undo history and the clock go on untouched.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.kit.notice import NoticeLevel

if TYPE_CHECKING:
    from ui.shell.capture_line import Begun
    from ui.shell.review_page import ReviewPage


@dataclass(frozen=True)
class Outlook:
    """The steps seen with what was chosen in each, the panes, the line begun, what was said."""

    step: int
    sheet: str
    panels: dict[int, object]
    panes: tuple[bool | None, bool | None, bool | None]
    line: Begun
    is_capturing: bool
    notice: tuple[str, NoticeLevel]
    was_warned: bool
    viewed: tuple[str, ...]


def outlook_of(page: ReviewPage) -> Outlook:
    """Return what is to be seen again of a page that goes."""
    is_told = not page.notice.isHidden() and not page.notice.is_asking
    return Outlook(
        step=page.step,
        sheet=page.sheet,
        panels={step: panel.outlook() for step, panel in page.panels.seen.items()},
        panes=page.chosen_panes,
        line=page.capture.begun(),
        is_capturing=page.has_within(page.capture, page.window().focusWidget()),
        notice=(page.notice.text if is_told else "", page.notice.level),
        was_warned=page.was_warned_at_close,
        viewed=page.evidence.viewed,
    )


def put_back(page: ReviewPage, outlook: Outlook) -> None:
    """Show in a page made anew what was seen in the one before."""
    page.show_step(outlook.step)
    page.choose_panes(outlook.panes)
    page.panels.remember(outlook.panels)
    page.panels.bring_back(page.step)
    if outlook.sheet:
        page.toggle_sheet(outlook.sheet)
    page.capture.go_on_with(outlook.line)
    if outlook.is_capturing:
        page.to_capture_line()
    text, level = outlook.notice
    if text:
        page.notice.tell(text, level)
    page.was_warned_at_close = outlook.was_warned
    page.evidence.view_again(outlook.viewed)
