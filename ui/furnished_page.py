# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of a review, tied to the window it stands in."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QMenu

from app.agenda.clock import Phase
from app.bootstrap import Services
from app.insight.reopening import is_for_follow_through
from app.store.open_review import OpenReview
from ui.exports import act_on_notice, export_open, export_picture
from ui.keeping.damage_desk import DamageDesk
from ui.sharing.moving import SHARE, share_sheet_maker
from ui.shell.looking_on import LookingOn
from ui.shell.review_page import ReviewPage

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_FOLLOW_THROUGH = 10


def make_page(
    window: MainWindow,
    opened: object,
    menu: QMenu,
    former: ReviewPage | None = None,
    services: Services | None = None,
) -> ReviewPage:
    """Return the page of an opened review, tied to the window's actions.

    `services` are those of another library than the window's; `former` goes on with its own.
    """
    services = services or (former.services if former is not None else window.services)
    opened = cast(OpenReview, opened)
    page = ReviewPage(opened, services, services.rules, window.jobs, menu, former)
    page.wished.connect(lambda action_id: _wish(window, action_id))
    page.export_wanted.connect(lambda suffix: export_open(window, suffix))
    looking_on = LookingOn(page, opened.link, is_refused=bool(opened.session.refusal))
    looking_on.changed.connect(window.take_rights)
    page.picture_wanted.connect(lambda lens: export_picture(window, lens))
    if window.preferences is not None:
        page.panels.makers.update(window.preferences.sheet_makers())
    if window.keeping is not None and services is window.services:
        damage = DamageDesk(page, window, window.keeping)
        if former is None:
            damage.begin()
    page.panels.makers[SHARE] = share_sheet_maker(window)
    if former is None and page.clock_state().phase is Phase.RUNNING:
        _ask_about_absence(window, page)
    elif former is None and is_for_follow_through(
        page.review, window.services.clock.now().astimezone().date()
    ):
        page.show_step(_FOLLOW_THROUGH)
    return page


def _ask_about_absence(window: MainWindow, page: ReviewPage) -> None:
    """Ask what the room did since the last change: the clock ran on while the app was gone."""
    services, review_id = window.services, page.review.id

    def last_change(_progress: object) -> datetime | None:
        lines = services.library_of(review_id).summaries()
        return next((one.updated_at for one in lines if one.id == review_id), None)

    def ask(left_at: datetime | None) -> None:
        if left_at is not None:
            page.meeting.was_left_at(left_at)

    # A server that is away is said in the save line, and is no news here.
    window.jobs.run(last_change, ask, lambda _sentence: None, owner=page)


def _wish(window: MainWindow, action_id: str) -> None:
    if action_id == "notice":
        act_on_notice(window)
    elif window.actions_table is not None:
        window.actions_table[action_id].trigger()
