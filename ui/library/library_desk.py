# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the library page's wishes do: every call to the store or to a file runs as a job."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from app.bootstrap import Services
from app.errors import UserFacingError
from app.insight.follow_up import figures, next_to_finish
from app.insight.portfolio import Portfolio
from app.insight.reopening import reopening_wishes
from app.paths import resource
from app.store.shared_marks import Listing
from ui.jobs import Jobs
from ui.kit.notice import NoticeLevel
from ui.library.library_finder import LibraryFinder
from ui.library.library_page import LibraryPage

if TYPE_CHECKING:
    from app.capture.intake import Intake

EXAMPLE = ("examples", "gitlab-2017-01-31.yaml")


class LibraryDesk(QObject):
    """Keep the page up to date and carry its wishes out.

    `open_wanted(review_id)`, and `place_wanted(review_id, hit)` for a place in it; `portfolio_read`
    carries what the follow-through asks of all, `rights_read` whether anything can be written.
    """

    open_wanted = Signal(str)
    place_wanted = Signal(str, object)
    portfolio_read = Signal(object)
    rights_read = Signal(bool)

    def __init__(self, page: LibraryPage, services: Services, jobs: Jobs) -> None:
        super().__init__(page)
        self._page = page
        self._services = services
        self._jobs = jobs
        self.finder = LibraryFinder(page, services, jobs)
        page.open_wanted.connect(self.open_wanted)
        page.place_wanted.connect(self.place_wanted)
        page.create_wanted.connect(self.create)
        page.example_wanted.connect(self.open_example)
        page.duplicate_wanted.connect(self._on_duplicate_wanted)
        page.archive_wanted.connect(self._on_archive_wanted)
        page.forget_wanted.connect(self._on_forget_wanted)
        page.files_dropped.connect(self.take_in)

    def reload(self) -> None:
        """Read the library again."""
        services = self._services

        def work(_progress: object) -> _Read:
            portfolio = services.library.portfolio(archived=False)
            why = services.library.looking_on
            return _Read(services.listing(), portfolio, _asking(services, portfolio), why)

        self._run(work, self._on_read)

    def create(self) -> None:
        """Start a review and open it."""
        services = self._services

        def work(_progress: object) -> str:
            review = services.begin_review()
            services.library.add(review, services.author)
            return review.id

        self._run(work, self.open_wanted.emit)

    def open_example(self) -> None:
        """Put the example into the library, where it is not there yet, and open it."""
        self.take_in([str(resource(*EXAMPLE))], open_it=True)

    def ask_for_file(self) -> None:
        """Ask for a file and bring it in."""
        filters = self.tr(
            "Reviews (*.hotwash *.yaml *.yml *.json);;"
            "Fault trees and fishbones (*.xml *.mmd *.txt);;All files (*)"
        )
        path, _ = QFileDialog.getOpenFileName(self._page, self.tr("Open a file"), "", filters)
        if path:
            self.take_in([path])

    def take_in(self, paths: Sequence[str], *, open_it: bool = False) -> None:
        """Bring files in; the last one is opened where that is wished for."""

        def done(taken: Sequence[Intake]) -> None:
            if open_it:
                self.open_wanted.emit(taken[-1].review_id)
                return
            self._page.notice.tell(taken[-1].sentence, NoticeLevel.DONE)
            self.reload()

        self.bring_in(paths, done, self._on_failed)

    def bring_in(
        self,
        paths: Sequence[str],
        then: Callable[[Sequence[Intake]], None],
        failed: Callable[[str], None],
    ) -> None:
        """Bring files in, all of them or none; `then` gets what became of each."""
        services = self._services

        def work(_progress: object) -> list[Intake]:
            from app.capture.intake import take_in
            from app.capture.review_file import import_files

            files = import_files([Path(path) for path in paths])
            shelf = services.attachments
            return [take_in(file, services.library, shelf, services.author) for file in files]

        self._jobs.run(work, then, failed, owner=self._page)

    def _on_read(self, found: _Read) -> None:
        counted = found.portfolio.actions
        today = _today(self._services)
        self._page.show_looking_on(found.looking_on)
        self.rights_read.emit(not found.looking_on)
        self._page.show_summaries(found.listing.summaries, found.listing.marks)
        self._page.show_asking(found.asking)
        self._page.show_figures(figures(counted, today), next_to_finish(counted))
        self.portfolio_read.emit(found.portfolio)
        self.finder.ask_again()

    def _on_duplicate_wanted(self, review_id: str) -> None:
        services = self._services

        def work(_progress: object) -> str:
            from app.store.fresh_copy import fresh_copy

            shared = services.library.where_shared(review_id) is not None
            if not shared:
                return services.library.duplicate(review_id, services.author)
            # The copy of a review on a server is a draft of one's own, on this computer.
            copy = fresh_copy(services.library_of(review_id).load(review_id), services.clock.now())
            services.library.add(copy, services.author, label="duplicate review")
            return copy.id

        self._run(work, lambda _copy: self.reload())

    def _on_archive_wanted(self, review_id: str, archive: bool) -> None:
        services = self._services

        def work(_progress: object) -> None:
            library = services.library_of(review_id)
            change = library.archive if archive else library.unarchive
            change(review_id, services.author)

        self._run(work, lambda _done: self.reload())

    def _on_forget_wanted(self, review_id: str) -> None:
        """Leave a shared review out of the list; one that went there from here stays in it."""
        services = self._services
        stays = self.tr(
            "This review went to the server from here, so it stays in the list; archive it to put "
            "it out of the way."
        )

        def done(is_forgotten: bool) -> None:
            if is_forgotten:
                self.reload()
            else:
                self._page.notice.tell(stays)

        self._run(lambda _progress: services.library.forget_shared(review_id), done)

    def _run(self, work: Any, done: Any) -> None:
        self._jobs.run(work, done, self._on_failed, owner=self._page)

    def _on_failed(self, sentence: str) -> None:
        self._page.notice.tell(sentence, NoticeLevel.ERROR)


@dataclass(frozen=True)
class _Read:
    """What the library was read for; `asking` says why reviews ask to be reopened, by their ids.

    `looking_on` says why nothing can be written in it.
    """

    listing: Listing
    portfolio: Portfolio
    asking: Mapping[str, str]
    looking_on: str


def _asking(services: Services, portfolio: Portfolio) -> Mapping[str, str]:
    try:
        rules = services.rules.follow_through
    except UserFacingError:
        return {}  # said in step 10 and by the follow-through; the list is there all the same
    wishes = reopening_wishes(portfolio, rules, _today(services))
    return {wish.review.id: wish.sentence for wish in wishes}


def _today(services: Services) -> date:
    return services.clock.now().astimezone().date()
