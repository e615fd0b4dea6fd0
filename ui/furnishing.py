# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the window gets after its first paint: actions, desks, the ticker, and pages for reviews."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMenu

from app.agenda.clock import Phase
from app.bootstrap import Services
from app.insight.reopening import is_for_follow_through
from app.store.open_review import OpenReview
from ui.actions import Actions
from ui.collector import Collector
from ui.export_desk import ExportDesk
from ui.exports import (
    act_on_list_notice,
    act_on_notice,
    export_from_list,
    export_open,
    export_picture,
)
from ui.handlers import handlers
from ui.help.guide_desk import GuideDesk
from ui.keeping.carrying_desk import CarryingDesk
from ui.keeping.damage_desk import DamageDesk
from ui.keeping.keeping_desk import KeepingDesk
from ui.keys import hold_keys
from ui.library.dashboard_desk import DashboardDesk
from ui.library.library_desk import LibraryDesk
from ui.preferences.preferences import SETTINGS, Preferences
from ui.publishing.start_reading import read_at_start
from ui.sharing.moving import SHARE, share_sheet_maker
from ui.shell.looking_on import LookingOn
from ui.shell.review_page import ReviewPage
from ui.spoken_roles import tell_roles
from ui.theme import register_fallback_fonts, wear_motion
from ui.ticker import Ticker
from ui.translator import wear_language

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_FOLLOW_THROUGH = 10


def furnish(window: MainWindow) -> None:
    """Give the window what it works with."""
    collector = Collector(window)  # before the first job
    window.carrying = CarryingDesk(window)
    ticker = Ticker(window.services.clock, window)
    window.preferences = preferences = Preferences(window)
    preferences.settings.setting_changed.connect(lambda name: _on_setting_changed(window, name))
    exports = ExportDesk(window, window.services, window.jobs)
    exports.written.connect(
        lambda suffix: window.on_page(lambda page: page.facilitation.was_exported(suffix))
    )
    window.keeping = keeping = KeepingDesk(window)
    window.manual = GuideDesk(window)
    window.take_tools(exports, ticker)
    _make_actions(window, preferences)
    preferences.tell_troubles()
    ticker.start()
    tell_roles()
    register_fallback_fonts()
    collector.spare_what_is_there()
    read_at_start(window)
    keeping.begin()


def refurnish(window: MainWindow) -> None:
    """Make library and actions anew; what is under way goes on."""
    window.take_library()
    if window.preferences is not None:
        _make_actions(window, window.preferences)
    if window.keeping is not None:
        window.keeping.put_back()


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


def _make_actions(window: MainWindow, preferences: Preferences) -> None:
    desk = LibraryDesk(window.library, window.services, window.jobs)
    is_start = window.actions_table is None
    dashboard = DashboardDesk(window.library, window.services, window.jobs, remind=is_start)
    desk.portfolio_read.connect(dashboard.take_portfolio)
    actions = Actions(window, handlers(window, desk, preferences))
    hold_keys(actions)
    if window.carrying is not None:
        window.carrying.serve(window.library)
    window.take_furniture(actions, desk)
    window.library.export_wanted.connect(lambda review_id: export_from_list(window, review_id))
    window.library.notice.acted.connect(lambda: act_on_list_notice(window))
    if window.keeping is not None:
        window.keeping.serve(window.library)
    window.library.shared_wanted.connect(actions["open_shared"].trigger)
    window.library.share_wanted.connect(
        lambda review_id: window.opening.open(review_id, sheet=SHARE)
    )
    window.library.settings_wanted.connect(actions[SETTINGS].trigger)
    window.library.welcome.tour_wanted.connect(actions["tour"].trigger)
    window.library.welcome.guide_wanted.connect(actions["manual"].trigger)
    window.library.welcome.name_given.connect(
        lambda name: preferences.settings.change("author", name)
    )


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


def _on_setting_changed(window: MainWindow, name: str) -> None:
    """Let a setting work at once; what reads it each time needs nothing here."""
    settings = window.services.settings
    if name == "motion":
        wear_motion(settings.motion)
    elif name == "theme":
        window.appearance.wear(settings)
    elif name == "author":
        window.library.welcome.show_name(window.services.signature)
    # The signal may come from inside a page that is made anew.
    elif name == "text_size":
        QTimer.singleShot(0, window, lambda: window.appearance.wear(settings))
    elif name == "rules_folder":
        assert window.preferences is not None
        window.preferences.read_rules()
    elif name == "language":
        QTimer.singleShot(0, window, lambda: _change_language(window))


def _change_language(window: MainWindow) -> None:
    settings = window.services.settings
    app = QApplication.instance()
    assert app is not None
    wear_language(app, settings.language)
    window.rebuild()
