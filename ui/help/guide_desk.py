# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Shows the guide beside a window, at the page of what that window shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from app.guide.page_search import Found, PageSearch
from app.guide.pages import INDEX, Guide
from app.paths import guide_dir
from ui.help.places import place_in

if TYPE_CHECKING:
    from ui.help.guide_window import GuideWindow
    from ui.main_window import MainWindow

_TEXT_SIZES = ("larger", "smaller", "usual_size")
"""Actions whose keys work in the guide's window as well."""


def show_outside(address: str) -> None:
    """Show an address in the browser of the system."""
    QDesktopServices.openUrl(QUrl(address))


class GuideDesk(QObject):
    """One for a window. The guide is read, and its window made, when it is first asked for."""

    def __init__(self, window: MainWindow, outside: Callable[[str], None] = show_outside) -> None:
        super().__init__(window)
        self._window = window
        self._outside = outside
        self._guide = Guide(guide_dir())
        self._search: PageSearch | None = None
        self._wanted: tuple[str, Callable[[tuple[Found, ...]], None]] | None = None
        self.shown: GuideWindow | None = None

    def toggle(self) -> None:
        """Show the page of what is done in the window; shown already and in front, close it."""
        place = place_in(self._window)
        if self.shown is not None and self.shown.isActiveWindow():
            self.close()
        else:
            self.show_place(place if self._guide.has(place.partition("#")[0]) else INDEX)

    def show_place(self, place: str) -> None:
        """Show a page of the guide, in front and with the focus."""
        if not self._guide.has(INDEX):
            words = self.tr("The guide is missing. Please install Hotwash again.")
            self._window.warn(words)
            return
        shown = self.shown or self._make()
        shown.show_place(place)
        shown.show()
        shown.raise_()
        shown.activateWindow()
        shown.focus_page()

    def show_anew(self) -> None:
        """Make the window anew, as after a change of all sizes or of the language."""
        former = self.shown
        if former is None:
            return
        place, where = former.place, former.geometry()
        self.close()
        shown = self._make()
        shown.setGeometry(where)
        shown.show_place(place)
        shown.show()

    def close(self) -> None:
        """Put the window away."""
        if self.shown is not None:
            self.shown.close()

    def _make(self) -> GuideWindow:
        from ui.help.guide_window import GuideWindow

        shown = self.shown = GuideWindow(self._guide, self._find)
        table = self._window.actions_table
        if table is not None:
            shown.addActions([table[name] for name in _TEXT_SIZES])
        shown.setWindowIcon(self._window.windowIcon())
        shown.stand_on(self._window.screen(), self._window.frameGeometry())
        shown.outside_wanted.connect(self._outside)
        shown.closed.connect(self._on_closed)
        return shown

    def _find(self, words: str, then: Callable[[tuple[Found, ...]], None]) -> None:
        """Look for words; the first time all pages are read, in the background."""
        if self._search is not None:
            then(self._search.find(words))
            return
        is_reading, self._wanted = self._wanted is not None, (words, then)
        if not is_reading:
            read = lambda _progress: PageSearch(self._guide)  # noqa: E731 - it is the job
            self._window.jobs.run(read, self._on_read, owner=self)

    def _on_read(self, search: PageSearch) -> None:
        self._search = search
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self.shown is not None:
            words, then = wanted
            then(search.find(words))

    def _on_closed(self) -> None:
        shown, self.shown = self.shown, None
        if shown is not None:
            shown.deleteLater()
        self._wanted = None
