# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Looks through a review once it is open, and asks in its page what to do where damage is met."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.bootstrap import Services
from app.store.inspection import INITIATOR, Damage, Inspection, mending
from app.store.link_state import LinkKind
from ui.kit.notice import NoticeLevel

if TYPE_CHECKING:
    from ui.keeping.keeping_desk import KeepingDesk
    from ui.main_window import MainWindow
    from ui.shell.review_page import ReviewPage

Way = tuple[str, Callable[[], None]]


class DamageDesk(QObject):
    """Belongs to one page of a review and goes with it."""

    def __init__(self, page: ReviewPage, window: MainWindow, keeping: KeepingDesk) -> None:
        super().__init__(page)
        self._page = page
        self._window = window
        self._keeping = keeping
        self._ways: list[Way] = []
        page.notice.chosen.connect(self._on_chosen)
        page.save_troubled.connect(keeping.check)

    def begin(self) -> None:
        """Look through the review as it is kept, off the window's thread."""
        services, review_id = self._window.services, self._page.review.id
        self._window.jobs.run(
            lambda _progress: inspected(services, review_id),
            self._on_inspected,
            self._on_not_inspected,
            owner=self,
        )

    def ask(self, sentence: str, ways: list[Way]) -> None:
        """Offer ways out in the page's own line; the work goes on beside it."""
        self._ways = ways
        self._page.notice.ask(sentence, [*(words for words, _ in ways), self.tr("Later")])

    def tell(self, sentence: str) -> None:
        """Say what was done."""
        self._page.notice.tell(sentence, NoticeLevel.DONE)

    def _on_not_inspected(self, sentence: str) -> None:
        # Of a server that is gone the save line tells.
        if self._page.opened.link.state.kind is LinkKind.LOCAL:
            self._page.warn(sentence)

    def _on_inspected(self, found: Inspection) -> None:
        if found.is_whole:
            return
        first = found.findings[0].sentence
        more = len(found.findings) - 1
        sentence = self.tr("{0} There is more like it: {1}.").format(first, more) if more else first
        ways = self._ways_out(found)
        if ways:
            self.ask(sentence, ways)
        else:
            self._page.notice.tell(sentence, NoticeLevel.WARN)

    def _ways_out(self, found: Inspection) -> list[Way]:
        """Return what can be done about it, as a button says it; nothing for files alone."""
        damages = {one.damage for one in found.findings} - {Damage.FILE}
        keep = self.tr("Keep what is here"), partial(self._settle, found, from_history=False)
        if damages == {Damage.CHANGE}:
            return [keep]
        if found.fields and damages <= {Damage.FIELD, Damage.CHANGE, Damage.LIST}:
            take = partial(self._settle, found, from_history=True)
            return [(self.tr("Take what the history says"), take), keep]
        if damages and found.history_holds:
            anew = partial(self._write_anew, found)
            return [(self.tr("Write it anew from its history"), anew)]
        return []

    def _on_chosen(self, place: int) -> None:
        ways, self._ways = self._ways, []
        if place < len(ways):
            ways[place][1]()

    def _settle(self, found: Inspection, *, from_history: bool) -> None:
        edit = mending(self._page.review, found.fields, from_history=from_history)
        self._page.bridge.apply(edit, self.tr("settle damage"), initiator=INITIATOR)

    def _write_anew(self, found: Inspection) -> None:
        self._window.show_library()
        if self._window.page is None:
            self._keeping.rebuild(found.review_id)


def inspected(services: Services, review_id: str) -> Inspection:
    """Look through a review where it is kept; the files of one on a server are there."""
    is_here = not services.database_url and services.address_of(review_id) is None
    attachments = services.attachments if is_here else None
    return services.library_of(review_id).keeping.inspect(review_id, attachments)
