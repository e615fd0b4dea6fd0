# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Looks after the library at the start and daily, and leads out when its file can't be used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from app.store.backups import Backup
from app.store.keeping import Upkeep, checked_backups
from app.store.salvage import Salvage
from app.store.troubles import LibraryDamaged, ReviewDamaged, library_damaged
from ui.jobs import Work
from ui.keeping.backup_words import instant
from ui.keeping.damage_desk import DamageDesk
from ui.keeping.recovery_page import RecoveryPage
from ui.kit.notice import NoticeLevel

if TYPE_CHECKING:
    from ui.library.library_page import LibraryPage
    from ui.main_window import MainWindow
    from ui.shell.review_page import ReviewPage

DAY_MS = 24 * 3600 * 1000


class KeepingDesk(QObject):
    """One for a window. Whatever work meets damage, it is told here, by way of the jobs."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._damage: LibraryDamaged | None = None
        self._page: RecoveryPage | None = None
        self._missing: Sequence[Salvage] = ()
        self._to_rebuild = ""
        self._is_strange = False
        self._sentence = ""
        self._daily = QTimer(self)
        self._daily.setInterval(DAY_MS)
        self._daily.timeout.connect(self.look_after)
        window.jobs.troubled.connect(self._on_troubled)
        window.stack.currentChanged.connect(self._on_page_changed)

    @property
    def page(self) -> RecoveryPage | None:
        """The page that leads out of damage, while it is shown."""
        return self._page

    def begin(self) -> None:
        """Look after the library now and from now on daily."""
        self._daily.start()
        self.look_after()

    def look_after(self) -> None:
        """Look through the library's file and back it up where anything changed."""
        services = self._window.services
        if services.database_url or self._page is not None:
            return
        self._window.jobs.run(
            lambda _progress: services.library.keeping.look_after(),
            self._on_looked_after,
            self._window.warn,
            owner=self,
        )

    def check(self) -> None:
        """Look whether the library's file can be used: something of it could not be saved."""
        services = self._window.services
        if not services.database_url:
            self._window.jobs.run(
                lambda _progress: services.library.keeping.check_pages(), owner=self
            )

    def serve(self, library: LibraryPage) -> None:
        """Answer the questions that the library's page asks for this desk."""
        library.notice.chosen.connect(self._on_chosen)

    def put_back(self) -> None:
        """Show the way out again after everything was made anew."""
        if self._page is None:
            return
        self._drop_page()
        if self._damage is not None:
            self._show_damage(self._damage)
        elif not self._sentence:
            self.offer_backups()
        else:
            self._show_page(self._sentence).show_restored(self._sentence, self._missing)

    def offer_backups(self) -> None:
        """Let a backup be put in the place of the library, though nothing is wrong with it."""
        if self._page is not None or self._window.services.database_url:
            return
        self._sentence = ""
        library = self._window.services.database_file
        page = self._show_page(self.tr("All reviews go back to how they were in the backup."))
        page.show_wish()
        self._run(lambda _progress: checked_backups(library), page.show_backups)

    # Damage

    def _on_troubled(self, error: object) -> None:
        if isinstance(error, LibraryDamaged) and not self._window.services.database_url:
            self._damage = error
            if self._window.page is not None:
                self._offer_beside(self._window.page, error)
            elif self._page is None:
                self._show_damage(error)
        elif isinstance(error, ReviewDamaged) and self._window.page is None:
            self._ask_to_rebuild(error)

    def _on_page_changed(self, _place: int) -> None:
        """Lead out once the review is closed that was open when the damage was met.

        Until it is settled, the page stands wherever the library would.
        """
        window = self._window
        page = self._page
        if page is not None and window.stack.currentWidget() is window.library:
            QTimer.singleShot(0, page, lambda: window.stack.setCurrentWidget(page))
        is_due = self._damage is not None and self._page is None and self._window.page is None
        if is_due:
            QTimer.singleShot(0, self, self._try_again)

    def _show_damage(self, damage: LibraryDamaged) -> None:
        library = self._window.services.database_file
        page = self._show_page(damage.sentence)
        self._run(lambda _progress: checked_backups(library), page.show_backups)

    def _show_page(self, sentence: str) -> RecoveryPage:
        self._page = page = RecoveryPage(sentence)
        page.restore_wanted.connect(self._restore)
        page.retry_wanted.connect(self._try_again)
        page.anew_wanted.connect(self._begin_anew)
        page.folder_wanted.connect(self._open_folder)
        page.bring_wanted.connect(self._bring_in)
        page.left.connect(self._leave)
        self._window.stack.addWidget(page)
        self._window.stack.setCurrentWidget(page)
        page.focus_first()
        return page

    def _restore(self, backup: Backup) -> None:
        services, made = self._window.services, instant(backup.at)
        words = self.tr("The backup of {0} is in place. What stood there is kept as {1}.")
        self._put_in_place(partial(services.restore, backup), partial(words.format, made))

    def _begin_anew(self) -> None:
        words = self.tr("A new, empty library is in place. What stood there is kept as {0}.")
        self._put_in_place(self._window.services.begin_anew, words.format)

    def _put_in_place(self, put: Callable[[], Path], told: Callable[[Path], str]) -> None:
        """Put another library in the place; offer what can still be read of the one aside."""
        services = self._window.services

        def work(_progress: object) -> tuple[Path, list[Salvage]]:
            aside = put()
            return aside, services.library.keeping.salvageable(aside)

        self._run(work, lambda found: self._on_restored(told(found[0]), found[1]))

    def _on_restored(self, sentence: str, salvages: Sequence[Salvage]) -> None:
        self._damage = None
        self._sentence = sentence
        self._missing = salvages
        if self._page is not None and salvages:
            self._page.show_restored(sentence, salvages)
            return
        self._leave()
        self._window.library.notice.tell(sentence, NoticeLevel.DONE, seconds=0)

    def _try_again(self) -> None:
        services = self._window.services

        def work(_progress: object) -> None:
            services.close()
            services.library.keeping.check_pages()
            services.library.summaries()

        def done(_result: object) -> None:
            self._damage = None
            if self._page is not None:
                self._leave()

        self._run(work, done)

    def _bring_in(self) -> None:
        missing, library = self._missing, self._window.services.library

        def done(_result: object) -> None:
            self._missing = ()
            if self._page is not None:
                self._leave()
            self._window.desk.reload()
            told = self.tr("All of it is in the library again.")
            self._window.library.notice.tell(told, NoticeLevel.DONE)

        self._run(lambda _progress: library.keeping.bring_in(missing), done)

    def _leave(self) -> None:
        """Go to the library."""
        window = self._window
        window.library.notice.dismiss()
        self._drop_page()
        window.stack.setCurrentWidget(window.library)
        window.desk.reload()
        window.library.focus_first()

    def _drop_page(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            self._window.stack.removeWidget(page)
            page.deleteLater()

    def _open_folder(self) -> None:
        folder = self._window.services.data_dir
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _run(self, work: Work, then: Callable[[Any], None]) -> None:
        """Run something of the page's; what does not work is said there."""
        page = self._page
        if page is not None:
            page.set_busy(busy=True)
        failed = self._window.warn if page is None else self._on_failed
        self._window.jobs.run(work, then, failed, owner=page or self)

    def _on_failed(self, sentence: str) -> None:
        if self._page is not None:
            self._page.warn(sentence)

    def _offer_beside(self, page: ReviewPage, damage: LibraryDamaged) -> None:
        """Offer a backup while a review is open: its text stays, and is saved afterwards."""
        desk = page.findChild(DamageDesk)
        if desk is None:
            return
        words = self.tr("{0} What you typed is kept in this window.").format(damage.sentence)
        way = self.tr("Put the newest backup in its place")
        desk.ask(words, [(way, lambda: self._restore_beside(page, desk))])

    def _restore_beside(self, page: ReviewPage, desk: DamageDesk) -> None:
        services = self._window.services

        def work(_progress: object) -> Path:
            aside = services.restore_newest()
            page.opened.autosave.flush()
            return aside

        def done(aside: Path) -> None:
            self._damage = None
            words = self.tr("The newest backup is in place, with all that was written since.")
            kept = self.tr("What stood there is kept as {0}.").format(aside)
            desk.tell(f"{words} {kept}" if aside.exists() else words)

        self._window.jobs.run(work, done, page.warn, owner=page)

    # What was found while all goes on

    def _on_looked_after(self, found: Upkeep) -> None:
        notice = self._window.library.notice
        self._is_strange = bool(found.strange)
        if found.strange:
            words = self.tr(
                "This is not the library that was written to last: changes seen before have no "
                "place in it. Reviews concerned: {0}."
            )
            choices = [self.tr("Show the backups"), self.tr("Go on with this library")]
            notice.ask(words.format(len(found.strange)), choices)
        elif found.missing:
            self._missing = found.missing
            count = sum(len(one.rows) for one in found.missing)
            words = self.tr(
                "The library lacks changes that were saved before: {0}, the last one of {1}. "
                "They are kept beside it."
            )
            last = max(one.last_at for one in found.missing)
            choices = [self.tr("Bring them back"), self.tr("Later")]
            notice.ask(words.format(count, instant(last)), choices)
        elif found.sentence:
            words = self.tr("No backup could be made now; those of before are there. {0}")
            self._window.warn(words.format(found.sentence))

    def _ask_to_rebuild(self, error: ReviewDamaged) -> None:
        self._to_rebuild = error.review_id
        words = self.tr("This review is damaged where it is kept. Its history may still be whole.")
        choices = [self.tr("Write it anew from its history"), self.tr("Leave it")]
        self._window.library.notice.ask(words, choices)

    def _on_chosen(self, place: int) -> None:
        review_id, self._to_rebuild = self._to_rebuild, ""
        if self._is_strange:
            self._is_strange = False
            self._settle_strange(is_accepted=place != 0)
            return
        if place != 0:
            return
        if review_id:
            self.rebuild(review_id)
        elif self._missing:
            self._bring_in()

    def _settle_strange(self, *, is_accepted: bool) -> None:
        library = self._window.services.library
        if is_accepted:
            self._run(lambda _progress: library.keeping.accept(), lambda _done: None)
            return
        self._damage = library_damaged(self.tr("another library stands in its place"))
        self._show_damage(self._damage)

    def rebuild(self, review_id: str) -> None:
        """Write a review that is not open anew from its history, and open it."""
        services = self._window.services

        def done(is_done: bool) -> None:
            if is_done:
                self._window.open_review(review_id)
                return
            words = self.tr(
                "Its history is damaged too. “Export” of another copy, or a backup, can bring "
                "this review back."
            )
            self._window.warn(words)

        self._run(lambda _progress: services.library_of(review_id).keeping.rebuild(review_id), done)
