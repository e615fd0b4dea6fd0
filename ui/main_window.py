# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The window: assembles library, review page and actions, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget

from app.bootstrap import Services
from ui.appearance import Appearance

if TYPE_CHECKING:
    from app.store.search import Hit
    from ui.actions import Actions
    from ui.export_desk import ExportDesk
    from ui.help.guide_desk import GuideDesk
    from ui.jobs import Jobs
    from ui.keeping.carrying_desk import CarryingDesk
    from ui.keeping.keeping_desk import KeepingDesk
    from ui.library.library_desk import LibraryDesk
    from ui.library.library_page import LibraryPage
    from ui.opening import Opening
    from ui.preferences.preferences import Preferences
    from ui.shell.presentation import Presentation
    from ui.shell.review_page import ReviewPage
    from ui.ticker import Ticker

MINIMUM_SIZE = (1280, 680)
"""As high as a maximised window on a screen of 1366×768 is, below its title, above a taskbar."""
FIRST_SIZE = (1440, 900)


class MainWindow(QMainWindow):
    """One window over the services. What costs time to import comes after the first paint."""

    first_painted = Signal()
    furnished = Signal()
    closed = Signal()

    def __init__(
        self,
        services: Services,
        settings: QSettings | None = None,
        appearance: Appearance | None = None,
    ) -> None:
        super().__init__()
        self.services = services
        self.appearance = appearance or Appearance(self, services.settings)
        self.appearance.size_changed.connect(self.rebuild)
        self._settings = settings
        self._has_painted = False
        self._library: LibraryPage | None = None
        self._jobs: Jobs | None = None
        self.page: ReviewPage | None = None
        self.actions_table: Actions | None = None
        self._desk: LibraryDesk | None = None
        self._exports: ExportDesk | None = None
        self._ticker: Ticker | None = None
        self.preferences: Preferences | None = None
        self.keeping: KeepingDesk | None = None
        self.carrying: CarryingDesk | None = None
        self.manual: GuideDesk | None = None
        self._presentation: Presentation | None = None
        self._opening: Opening | None = None
        self.menu = QMenu(self)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.setWindowTitle("Hotwash")
        self.setMinimumSize(*MINIMUM_SIZE)
        self._restore_geometry()
        self.first_painted.connect(self.show_list, Qt.ConnectionType.QueuedConnection)

    @property
    def library(self) -> LibraryPage:
        """The library's page; there once the window has painted for the first time."""
        assert self._library is not None
        return self._library

    @property
    def stack(self) -> QStackedWidget:
        """What the window shows one of: the library, the open review, a page of the window."""
        return self._stack

    @property
    def jobs(self) -> Jobs:
        """The slow work under way."""
        assert self._jobs is not None
        return self._jobs

    def show_list(self) -> None:
        """Show what the library's file tells at once, then bring in all the rest."""
        if self._library is not None:
            return
        self.take_library()
        QTimer.singleShot(0, self.furnish)

    def take_library(self) -> None:
        """Make the library's page; where there is one, in its place."""
        from app.store.listing import FIRST_ROWS
        from ui.library.library_page import LibraryPage

        former, self._library = self._library, LibraryPage(self._today)
        if former is not None:
            self._library.take_over(former)
            self._stack.removeWidget(former)
            former.deleteLater()
        first = self.services.quick_listing()
        is_new = not self.services.database_url and not self.services.database_file.exists()
        is_all = len(first.summaries) < FIRST_ROWS and (bool(first.summaries) or is_new)
        self._library.resize(self._stack.size())  # laid out once, for the room there is
        self._library.show_summaries(first.summaries, first.marks, is_all=is_all)
        self._library.welcome.show_name(self.services.signature)
        self._stack.insertWidget(0, self._library)
        if self.page is None and self.preferences is None:
            self._stack.setCurrentWidget(self._library)
            self._library.focus_first()

    def _today(self) -> date:
        return self.services.clock.now().astimezone().date()

    def rebuild(self) -> None:
        """Make all pages anew around what is open, once no work is under way."""
        if self._jobs is not None and self.actions_table is not None:
            self._jobs.when_idle(self._rebuild_now)

    def _rebuild_now(self) -> None:
        from ui.rebuilding import rebuild

        rebuild(self)

    @property
    def presentation(self) -> Presentation:
        """The workspace as it is shown to a room."""
        from ui.shell.presentation import Presentation

        if self._presentation is None:
            self._presentation = Presentation(self)
        return self._presentation

    @property
    def opening(self) -> Opening:
        """What opens reviews, wherever they are kept."""
        from ui.opening import Opening

        if self._opening is None:
            self._opening = Opening(self)
        return self._opening

    def furnish(self) -> None:
        """Bring in everything that the first paints did without."""
        if self.actions_table is not None:
            return
        from ui.furnishing import furnish
        from ui.jobs import Jobs

        self._jobs = Jobs(self)
        furnish(self)
        self.furnished.emit()

    def take_tools(self, exports: ExportDesk, ticker: Ticker) -> None:
        """Keep what `furnish` made once and for all."""
        self._exports, self._ticker = exports, ticker

    def take_furniture(self, actions: Actions, desk: LibraryDesk) -> None:
        """Keep actions and desk in the place of those before, and read the library."""
        if self.actions_table is not None:
            self.actions_table.take_away(self)
            self.menu.deleteLater()
            self.menu = QMenu(self)
        self.actions_table, self._desk = actions, desk
        for title, entries in actions.by_menu().items():
            submenu = self.menu.addMenu(self.tr(title))
            submenu.addActions(entries)
        actions.set_in_review(False)
        desk.open_wanted.connect(self.open_review)
        desk.place_wanted.connect(self.open_review)
        desk.rights_read.connect(actions.let_library_grow)
        self.library.file_wanted.connect(desk.ask_for_file)
        desk.reload()

    @property
    def exports(self) -> ExportDesk:
        """What takes reviews out."""
        assert self._exports is not None
        return self._exports

    @property
    def desk(self) -> LibraryDesk:
        """What carries the library's wishes out."""
        assert self._desk is not None
        return self._desk

    def open_review(self, review_id: str, hit: Hit | None = None) -> None:
        """Open a review, at a place in it; the one that is open is saved and closed first."""
        self.opening.open(review_id, hit)

    def leave_review(self) -> bool:
        """Save and close the review that is open, if one is; False where it has to stay."""
        return self.page is None or self._can_close()

    def show_library(self) -> None:
        """Close the review that is open and show the library; stay where it can't be saved."""
        if self.leave_review():
            self.desk.reload()
            self.library.focus_first()

    def on_page(self, call: Callable[[ReviewPage], object]) -> None:
        """Call something of the open review's page, where there is one."""
        if self.page is not None:
            call(self.page)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save everything and let go; stay open where something could not be saved."""
        if not self.leave_review():
            event.ignore()
            return
        if self._ticker is not None:
            self._ticker.stop()
        if self._jobs is not None:
            self._jobs.close()
        if self.manual is not None:
            self.manual.close()
        if self.preferences is not None:
            self.preferences.close()
        if self._settings is not None:
            self._settings.setValue("geometry", self.saveGeometry())
        self.services.close()
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the first paint is done."""
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def _can_close(self) -> bool:
        """Save the open review and close it, where nothing speaks against leaving it."""
        from ui.shell.leaving import may_leave

        assert self.page is not None
        if not may_leave(self.page):
            return False
        self._close_page()
        return True

    def _close_page(self) -> None:
        if self._presentation is not None:
            self._presentation.stop()
        page = self.page
        assert page is not None
        if self._ticker is not None:
            self._ticker.ticked.disconnect(page.tick)
        self.page = None
        page.close_review()
        self._stack.removeWidget(page)
        page.deleteLater()
        self.setWindowTitle("Hotwash")
        if self.actions_table is not None:
            self.actions_table.set_in_review(False)

    def show_opened(
        self, opened: object, hit: Hit | None = None, services: Services | None = None
    ) -> None:
        """Show a review that was opened, at a place in it; `services` as `make_page` takes them."""
        from ui.furnished_page import make_page

        if self.page is not None:
            self._close_page()
        self.take_page(make_page(self, opened, self.menu, services=services))
        if hit is not None:
            self.on_page(lambda page: page.show_item(hit.step, hit.item_id))
            self.on_page(lambda page: page.panel.show_field((hit.kind, hit.item_id, hit.field)))

    def take_page(self, page: ReviewPage, former: ReviewPage | None = None) -> None:
        """Show a review's page; `former` is the one it was made anew from."""
        self.page = page
        assert self._ticker is not None
        assert self.actions_table is not None
        if former is not None:
            self._ticker.ticked.disconnect(former.tick)
            self._stack.removeWidget(former)
            former.hide()
            former.deleteLater()
        page.resize(self._stack.size())  # laid out once, not first for a window of Qt's own size
        self._ticker.ticked.connect(page.tick)
        page.history_changed.connect(self._on_history_changed)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.take_rights()
        page.panel.focus_first()

    def take_rights(self) -> None:
        """Offer what may be done in the review that is open."""
        if self.page is not None and self.actions_table is not None:
            self.actions_table.set_in_review(True, looking_on=self.page.is_looking_on)
            self._on_history_changed()

    def _on_history_changed(self) -> None:
        """Name the review in the window's title, and what undo and redo would do."""
        if self.page is None or self.actions_table is None:
            return
        title = self.page.review.incident.title or self.tr("Untitled review")
        self.setWindowTitle(f"{title} – Hotwash")
        for action_id, words, label in (
            ("undo", self.tr("Undo"), self.page.bridge.undo_label),
            ("redo", self.tr("Redo"), self.page.bridge.redo_label),
        ):
            action = self.actions_table[action_id]
            action.setText(f"{words} {label}".rstrip())
            can_step = bool(label) or action_id == "undo"
            action.setEnabled(can_step and not self.page.is_looking_on)

    def warn(self, sentence: str) -> None:
        """Say what went wrong, in the page that is shown."""
        from ui.kit.notice import NoticeLevel

        notice = self.library.notice if self.page is None else self.page.notice
        notice.tell(sentence, NoticeLevel.WARN)

    def _restore_geometry(self) -> None:
        """Take the place of last time; the first time no more room than the screen has."""
        saved = self._settings.value("geometry") if self._settings is not None else None
        if saved is None or not self.restoreGeometry(saved):
            room = self.screen().availableGeometry()
            self.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height()))
            if self.height() == room.height() and room.width() >= MINIMUM_SIZE[0]:
                # The frame's title needs room too: only the desktop knows how much.
                self.setWindowState(Qt.WindowState.WindowMaximized)
