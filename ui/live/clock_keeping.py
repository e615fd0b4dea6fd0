# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who keeps the clock: becoming facilitator, taking it, handing it on, and saying why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.agenda.clock_keeper import handed_to
from app.review.people import Role
from app.review.review import Review
from ui.facilitation.offer import Offer
from ui.live.company import Company

if TYPE_CHECKING:
    from ui.shell.review_page import ReviewPage


class ClockKeeping(QObject):
    """Carry out what is wished about the keeping of the clock, each as an edit to be undone."""

    def __init__(self, page: ReviewPage, company: Company) -> None:
        super().__init__(page)
        self._page = page
        self._company = company
        company.role_changed.connect(self._on_role_changed)
        page.bridge.clock_refused.connect(self.refuse)
        page.bridge.changed.connect(self._on_changed)
        self._known = self.keeper
        self._show()

    @property
    def keeper(self) -> str:
        """The one who keeps the clock; empty is everybody."""
        return self._page.review.meeting.clock_keeper

    def give(self, name: str) -> None:
        """Let `name` keep the clock from now on; nobody where it is empty."""
        label = self.tr("hand the clock over")
        meeting = self._page.review.meeting
        if name != meeting.clock_keeper:
            self._page.bridge.apply(handed_to(meeting, name), label)

    def refuse(self) -> None:
        """Say who keeps the clock; where that one is gone, offer to take it."""
        if self._company.is_here(self.keeper):
            words = self.tr("{0} keeps the clock. It is handed over or taken under “Who is here”.")
            self._page.say_why_not(words.format(self.keeper))
        else:
            self._page.meeting.offer(self._offer_to_take)

    def _offer_to_take(self) -> Offer | None:
        """Ask whether to take the clock of somebody who is not here."""
        if self._page.bridge.may_command or self._company.is_here(self.keeper):
            return None
        words = self.tr("{0} keeps the clock and is not here now. Do you take it?")
        choices = (
            (self.tr("Take the clock"), lambda: self.give(self._company.me.name)),
            (self.tr("Leave it"), lambda: None),
        )
        return Offer(words.format(self.keeper), choices, icon="clock")

    def _on_role_changed(self) -> None:
        """Let a facilitator keep a clock that nobody keeps, where there is somebody else."""
        me = self._company.me
        if me.role is Role.FACILITATOR and not self.keeper and self._company.others:
            self.give(me.name)

    def _on_changed(self, _review: Review, _changes: object) -> None:
        former, self._known = self._known, self.keeper
        if former != self._known and self._page.bridge.is_receiving:
            self._tell(former)
        self._show()

    def _tell(self, former: str) -> None:
        """Say what others did to the clock that one kept or keeps now."""
        me = self._company.me.name
        if self.keeper == me:
            words = self.tr("{0} handed the clock to you: you keep it now.")
            self._page.tell(words.format(self._page.bridge.foreign_author or self.tr("Somebody")))
        elif former == me and self.keeper:
            words = self.tr("{0} keeps the clock now. You can take it back under “Who is here”.")
            self._page.say_why_not(words.format(self.keeper))
        elif former == me:
            self._page.say_why_not(self.tr("Everybody here may move the clock now."))

    def _show(self) -> None:
        words = self.tr("{0} keeps the clock").format(self.keeper)
        self._page.top_bar.show_keeper("" if self._page.bridge.may_command else words)
