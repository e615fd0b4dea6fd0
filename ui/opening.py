# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Opens reviews in a window: those kept here, and those on a server, by list or by link."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.bootstrap import Services
from app.errors import UserFacingError
from app.insight.incident_day import incident_day
from app.store.address import BadAddress, ServerAddress, parse_link
from app.store.open_review import OpenReview
from app.store.servers import PasswordWanted
from app.store.shared_review import SharedReview
from ui.sharing.open_page import OpenPage

if TYPE_CHECKING:
    from app.store.search import Hit
    from ui.main_window import MainWindow


class Opening(QObject):
    """One for a window. A password that is missing is asked for on the page of shared reviews."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._page: OpenPage | None = None
        window.stack.currentChanged.connect(self._on_current_changed)

    @property
    def page(self) -> OpenPage | None:
        """The page of shared reviews; None while it is not shown."""
        return self._page

    def open(
        self,
        review_id: str,
        hit: Hit | None = None,
        sheet: str = "",
        before: Callable[[], None] | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Open a review of the library's list, at a place in it or with a sheet over it.

        `before` is done in the job, `then` once the review is shown.
        """

        def shown() -> None:
            if sheet:
                self._window.on_page(lambda page: page.toggle_sheet(sheet))
            if then is not None:
                then()

        self._open(review_id, hit, before, shown)

    def open_at(self, address: ServerAddress, review_id: str) -> None:
        """Open a review on a server, whether it is in the list or not."""
        self._open(review_id, address=address)

    def open_link(self, text: str) -> None:
        """Open what a link leads to; an unknown server is asked about first."""
        if not self._window.leave_review():
            return
        page = self.show_page()
        try:
            link = parse_link(text)
        except BadAddress:
            page.link.show_link(text)
            page.link.field.setFocus()
            return
        page.follow(link)

    def show_page(self) -> OpenPage:
        """Show the page of shared reviews."""
        window = self._window
        if self._page is None:
            self._page = OpenPage(window.services, window.jobs)
            self._page.left.connect(self._leave)
            self._page.review_wanted.connect(self.open_at)
            window.stack.addWidget(self._page)
        window.stack.setCurrentWidget(self._page)
        self._page.focus_first()
        return self._page

    def toggle(self) -> None:
        """Show the page of shared reviews, or go back to the library."""
        if self._page is not None:
            self._leave()
        elif self._window.leave_review():
            self.show_page()

    def show_anew(self) -> None:
        """Make the page anew where it is shown, as after a change of all sizes."""
        old, self._page = self._page, None
        if old is not None:
            self._drop(old)
            self.show_page()

    def _open(
        self,
        review_id: str,
        hit: Hit | None = None,
        before: Callable[[], None] | None = None,
        then: Callable[[], None] = lambda: None,
        address: ServerAddress | None = None,
    ) -> None:
        window = self._window
        if not window.leave_review():
            return
        services = window.services

        def work(_progress: object) -> OpenReview | PasswordWanted:
            try:
                if before is not None:
                    before()
                opened = services.open_review(review_id, address)
            except PasswordWanted as wanted:
                return wanted
            _remember(services, opened, address)
            return opened

        def done(result: OpenReview | PasswordWanted) -> None:
            if isinstance(result, PasswordWanted):
                self.show_page().ask_password(result, review_id)
                return
            window.show_opened(result, hit)
            then()

        window.jobs.run(work, done, self._on_failed, owner=window)

    def _on_failed(self, sentence: str) -> None:
        if self._page is not None:
            self._page.tell_trouble(sentence)
        else:
            self._window.warn(sentence)

    def _leave(self) -> None:
        self._window.stack.setCurrentWidget(self._window.library)
        self._window.desk.reload()
        self._window.library.focus_first()

    def _on_current_changed(self, _place: int) -> None:
        """Let the page go when anything else takes its place."""
        if self._page is not None and self._window.stack.currentWidget() is not self._page:
            old, self._page = self._page, None
            self._drop(old)

    def _drop(self, page: OpenPage) -> None:
        self._window.stack.removeWidget(page)
        page.deleteLater()


def _remember(services: Services, opened: OpenReview, address: ServerAddress | None) -> None:
    """Keep for the list what was seen of a review on a server; one that is kept here needs none."""
    review = opened.session.review
    with suppress(UserFacingError):  # the list is told another time; the review is open
        known = services.library.where_shared(review.id)
        if known is None and address is None:
            return
        text = address.text if address is not None else known.address if known else ""
        title, day = review.incident.title, incident_day(review)
        seen = SharedReview(review.id, text, title, day, opened_at=services.clock.now())
        services.library.remember_shared(seen)
