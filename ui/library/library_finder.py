# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Looks for what the library's page asks for: off the window's thread, the latest wish alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.bootstrap import Services
from app.insight.search.facets import Narrowing
from ui.jobs import Jobs
from ui.kit.notice import NoticeLevel
from ui.latest_job import LatestJob
from ui.library.library_page import LibraryPage

if TYPE_CHECKING:
    from app.store.search import Found

_GATHER_MS = 40
"""A letter waits so long for the next one."""

_GATHER_COUNTS_MS = 200
_FIRST_REVIEWS = 20


class LibraryFinder(QObject):
    """Answers `page.narrowing_changed` and `page.more_wanted`."""

    def __init__(self, page: LibraryPage, services: Services, jobs: Jobs) -> None:
        super().__init__(page)
        self._page = page
        self._services = services
        self._most = _FIRST_REVIEWS
        self._search = LatestJob(jobs, _GATHER_MS, self)
        self._list = LatestJob(jobs, _GATHER_MS, self)
        self._counts = LatestJob(jobs, _GATHER_COUNTS_MS, self)
        self._recurring = LatestJob(jobs, _GATHER_COUNTS_MS, self)
        page.narrowing_changed.connect(self._on_narrowing_changed)
        page.more_wanted.connect(self._on_more_wanted)

    @property
    def is_busy(self) -> bool:
        """True while an answer is still to come."""
        return any(job.is_busy for job in (self._search, self._list, self._counts, self._recurring))

    def ask_again(self) -> None:
        """Look for the same again: the library may hold something else by now."""
        self._ask_for_reviews(self._page.narrowing)
        self._ask_for_counts(self._page.narrowing)
        self._ask_for_recurring()

    def _on_narrowing_changed(self) -> None:
        self._most = _FIRST_REVIEWS
        self._ask_for_reviews(self._page.narrowing)
        self._ask_for_counts(self._page.narrowing)

    def _on_more_wanted(self) -> None:
        self._most *= 3
        self._ask_for_reviews(self._page.narrowing)

    def _ask_for_reviews(self, asked: Narrowing) -> None:
        services, most = self._services, self._most
        self._search.stop()
        self._list.stop()
        if asked.text.strip():
            self._search.ask(
                lambda _progress: services.library.search(asked, most),
                lambda found: self._on_found(asked, found),
                self._on_failed,
            )
        elif asked.selection:
            self._list.ask(
                lambda _progress: services.library.narrowed(asked),
                self._page.show_narrowed,
                self._on_failed,
            )
        else:
            self._page.show_narrowed(None)

    def _ask_for_counts(self, asked: Narrowing) -> None:
        services = self._services
        self._counts.ask(
            lambda _progress: services.library.facet_counts(asked),
            self._page.facets.show_values,
            self._on_failed,
        )

    def _ask_for_recurring(self) -> None:
        services = self._services
        self._recurring.ask(
            lambda _progress: services.library.recurring(),
            self._page.recurring.show_recurring,
            self._on_failed,
        )

    def _on_found(self, asked: Narrowing, found: Found) -> None:
        if asked == self._page.narrowing:
            self._page.show_found(found)

    def _on_failed(self, sentence: str) -> None:
        self._page.notice.tell(sentence, NoticeLevel.ERROR)
