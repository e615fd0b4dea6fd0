# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Offers what helps at the right moment, in the row for questions; nothing happens unasked.

Before the meeting the check, at its start the ground rules, after the actions time for what was
parked, at the end the close, and when it is over what is left.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from app.agenda import commands
from app.agenda.clock import ClockState, Phase
from app.agenda.pace import time_left
from app.agenda.parked_time import OFFERED_IN, ParkedOffer, parked_offer
from app.agenda.steps import STEPS
from app.bootstrap import Services
from app.errors import UserFacingError
from app.insight.after_meeting import after_meeting
from app.insight.before_meeting import Surroundings, before_meeting
from app.insight.meeting_check import CheckPoint
from app.store.draft import Draft
from ui.facilitation.heard_row import HeardRow
from ui.facilitation.heard_tally import SUFFIX, HeardTally
from ui.facilitation.offer import Choice, Offer
from ui.jobs import Jobs
from ui.keys import key_of
from ui.timer.clock_words import room_zone

if TYPE_CHECKING:
    from ui.panels.follow_through import FollowThroughPanel
    from ui.shell.review_page import ReviewPage

GROUND_RULES, CLOSING, CHECK = "ground_rules", "closing", "meeting_check"
"""The sheets that are offered, by the ids of their actions."""

_CHECKED_BEFORE, _CHECKED_AFTER = timedelta(hours=2), timedelta(hours=1)
"""How long before and after the scheduled start the check is offered by itself."""

_RULES_WITHIN = timedelta(minutes=3)
"""Later the talk has begun, with rules or without."""

_CLOSE_FROM = timedelta(minutes=2)
_PARKED_STEP = 10
_DOCUMENTS = (".pdf", ".md", ".hotwash")


class FacilitationDesk(QObject):
    """Watches one page's clock."""

    def __init__(self, page: ReviewPage, services: Services, jobs: Jobs) -> None:
        super().__init__(page)
        self._page = page
        self._last: ClockState | None = None
        self._close_offered = self._close_waits = False
        self._exported = False
        draft = Draft(services.data_dir, page.review.id, SUFFIX)
        self.tally = HeardTally(draft, jobs, self)
        self._now = services.clock.now
        self.heard = self._make_row()

    def move_to(self, page: ReviewPage) -> None:
        """Go on in another page of the same review, with what was offered and counted."""
        former, self._page = self.heard, page
        self.setParent(page)
        self.heard = self._make_row()
        self.heard.take_over(former)

    def tick(self, state: ClockState) -> None:
        """Notice where the meeting has come to."""
        last, self._last = self._last, state
        self.heard.tick(state)
        if last is None:
            self._on_opened(state)
        elif last.phase is Phase.NOT_STARTED and state.phase is Phase.RUNNING:
            self._close_offered = self._close_waits = False
            self._page.meeting.offer(self._rules_offer)
        elif last.phase is not Phase.DONE and state.phase is Phase.DONE:
            self.tally.forget()
            words = self.tr("The meeting has ended.")
            self._page.meeting.offer(partial(self._check_offer, Phase.DONE, words))
        elif state.phase is Phase.RUNNING:
            if state.step != last.step and state.step in OFFERED_IN:
                self._page.meeting.offer(self._parked_offer)
            self._see_to_the_close(state)

    def surroundings(self) -> Surroundings:
        """Return what no review knows."""
        screens = len(QGuiApplication.screens())
        return Surroundings(screens, self._page.room.is_open, self._exported)

    def was_exported(self, suffix: str) -> None:
        """Note that a file was written; a calendar or a table is no document."""
        self._exported = self._exported or suffix in _DOCUMENTS

    def turned_page(self, *, forward: bool) -> bool:
        """Let a sheet that is being read take the key for the next step, or the one back."""
        return self._page.centre.turn_page(forward=forward)

    def _takes_page_key(self, event: QKeyEvent) -> bool:
        """Turn the page for the scribe, too: the one line of the capture line has no pages."""
        key = event.key()
        is_page_key = key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
        return is_page_key and self.turned_page(forward=key == Qt.Key.Key_PageDown)

    def _make_row(self) -> HeardRow:
        self._page.capture.line.key_takers.append(self._takes_page_key)
        row = HeardRow(self.tally, self._now)
        row.left.connect(self._on_heard_left)
        self._page.bridge.changed.connect(lambda review, _changes: row.show_review(review))
        row.show_review(self._page.review)
        return row

    def _on_heard_left(self) -> None:
        self._page.centre.focus_first()

    def _on_opened(self, state: ClockState) -> None:
        if state.phase is Phase.DONE:
            self.tally.forget()
        scheduled_at = self._page.review.meeting.scheduled_at
        if state.phase is not Phase.NOT_STARTED or scheduled_at is None:
            return
        if scheduled_at - _CHECKED_BEFORE <= state.now <= scheduled_at + _CHECKED_AFTER:
            time = f"{scheduled_at.astimezone(room_zone(state.now)):%H:%M}"
            words = self.tr("The meeting is planned for {0}.").format(time)
            self._page.meeting.offer(partial(self._check_offer, Phase.NOT_STARTED, words))

    def _see_to_the_close(self, state: ClockState) -> None:
        """Offer the close once: in the last step, or when two minutes are left."""
        is_last = state.step == len(STEPS) and not self._close_waits
        if not self._close_offered and (is_last or time_left(state) <= _CLOSE_FROM):
            self._close_offered = True
            self._page.meeting.offer(self._close_offer)

    def _rules_offer(self) -> Offer | None:
        state = self._page.clock_state()
        has_begun = state.total_used > _RULES_WITHIN
        if state.phase is not Phase.RUNNING or has_begun or self._page.sheet == GROUND_RULES:
            return None
        words = self.tr("The ground rules for the room: read them out before the first question?")
        show: Choice = (self.tr("Show them"), lambda: self._show(GROUND_RULES))
        return Offer(words, [show], key_of(GROUND_RULES), "users")

    def _check_offer(self, phase: Phase, beginning: str) -> Offer | None:
        state = self._page.clock_state()
        left = [point for point in self._points(state) if not point.done]
        if state.phase is not phase or self._page.sheet == CHECK or not left:
            return None
        count = self.tr("{0} things are open.").format(len(left))
        if len(left) == 1:
            count = self.tr("One thing is open.")
        show: Choice = (self.tr("Show what"), lambda: self._show(CHECK))
        return Offer(f"{beginning} {count}", [show], "", "list-checks")

    def _points(self, state: ClockState) -> tuple[CheckPoint, ...]:
        around = self.surroundings()
        if state.phase is Phase.DONE:
            return after_meeting(self._page.review, exported=around.exported)
        return before_meeting(self._page.review, around)

    def _parked_offer(self) -> Offer | None:
        state = self._page.clock_state()
        found = parked_offer(self._page.review, state)
        if found is None:
            return None
        time = f"{found.ends_at.astimezone(room_zone(state.now)):%H:%M}"
        words = parked_words(found, time)
        minutes = self.tr("{0} min for them")
        choices: list[Choice] = [
            (minutes.format(found.minutes), partial(self._look_at_parked, found.minutes))
        ]
        if found.over and found.free:
            free = self.tr("{0} min, and end on time").format(found.free)
            choices.append((free, partial(self._look_at_parked, found.free)))
        choices.append((self.tr("After the meeting"), _leave))
        return Offer(words, choices, "", "square-parking")

    def _close_offer(self) -> Offer | None:
        if self._page.clock_state().phase is not Phase.RUNNING or self._page.sheet == CLOSING:
            return None
        words = self.tr("Two minutes to close: read the actions back with who does them?")
        choices: list[Choice] = [(self.tr("Read them back"), lambda: self._show(CLOSING))]
        return Offer(words, choices, key_of(CLOSING), "list-checks")

    def _look_at_parked(self, minutes: int) -> None:
        """Give the step the clock is in the minutes, and show the parking lot."""
        page = self._page
        self._close_waits = True
        try:
            page.command_clock(commands.adjust(page.review, page.clock_state().now, minutes))
        except UserFacingError as error:
            page.warn(error.sentence)
        page.show_step(_PARKED_STEP)
        cast("FollowThroughPanel", page.panel).look_at_parking()

    def _show(self, sheet: str) -> None:
        if self._page.sheet != sheet:
            self._page.toggle_sheet(sheet)


def parked_words(offer: ParkedOffer, end: str) -> str:
    """Say how much is parked, and what time for it would do to the end."""
    count = _tr("One thought is parked.")
    if offer.count != 1:
        count = _tr("{0} thoughts are parked.").format(offer.count)
    if not offer.over:
        cost = _tr("{0} min for them now fit: the end would be at {1}.")
        return f"{count} {cost.format(offer.minutes, end)}"
    if offer.is_fixed:
        cost = _tr("{0} min for them now go {1} min over the fixed end, to {2}.")
    else:
        cost = _tr("{0} min for them now end {1} min later than planned, at {2}.")
    return f"{count} {cost.format(offer.minutes, offer.over, end)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("facilitation", text)


def _leave() -> None:
    """Leave the parking lot for later."""
