# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Shows the pages of settings and keys in a window, and leads back to where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.kit.notice import NoticeLevel
from ui.panels.panel import Panel, PanelContext
from ui.preferences.key_desk import KeyDesk
from ui.preferences.keys_page import KeysPage
from ui.preferences.preferences_sheet import PreferencesSheet
from ui.preferences.search_page import SearchPage
from ui.preferences.settings_desk import SettingsDesk
from ui.preferences.settings_page import SettingsPage
from ui.session_bridge import SessionBridge
from ui.shell.page_panels import SheetMaker

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SETTINGS, KEYS = "settings", "shortcuts"
"""The ids of the actions that show the pages."""


class Preferences(QObject):
    """One for a window. In a review the pages are sheets, in the library pages of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.settings = SettingsDesk(window.services, window.jobs, self)
        self.keys = KeyDesk(window.services.data_dir, window.jobs, self)
        self._page: SearchPage | None = None
        self._name = ""
        self._was_at: QWidget | None = None
        self.settings.troubled.connect(self._on_troubled)
        self.keys.troubled.connect(self._on_troubled)
        window.stack.currentChanged.connect(self._on_current_changed)

    @property
    def page(self) -> SearchPage | None:
        """The page that is shown; None where none is."""
        centre = self._window.page.centre if self._window.page is not None else None
        return centre.page if isinstance(centre, PreferencesSheet) else self._page

    def toggle(self, name: str) -> None:
        """Show a page; shown already, go back."""
        page, review_page = self.page, self._window.page
        if page is None:
            self._was_at = self._window.focusWidget()
        if review_page is not None:
            review_page.toggle_sheet(name)
            if self.page is None:
                self._go_back()
        elif page is not None and self._name == name:
            self._leave()
        else:
            self._show_in_library(name)

    @property
    def shown(self) -> str:
        """Which page is shown; empty where none is."""
        review_page = self._window.page
        if review_page is None:
            return self._name
        return review_page.sheet if review_page.sheet in (SETTINGS, KEYS) else ""

    def show_anew(self, name: str, setting: str = "") -> None:
        """Show a page made anew, as after a change of all sizes, with the focus on a setting."""
        review_page = self._window.page
        if review_page is None:
            self._show_in_library(name)
        elif review_page.sheet != name:
            review_page.toggle_sheet(name)
        page = self.page
        if isinstance(page, SettingsPage) and setting:
            page.row(setting).field.setFocus()

    def sheet_makers(self) -> dict[str, SheetMaker]:
        """Return what makes the sheets of a review's page."""
        return {name: self._sheet_maker(name) for name in (SETTINGS, KEYS)}

    def tell_troubles(self) -> None:
        """Say what could not be read at the start."""
        told = (self._window.services.settings_trouble, self.keys.trouble)
        sentence = " ".join(one for one in told if one)
        if sentence:
            self._window.library.notice.tell(sentence, NoticeLevel.WARN)

    def close(self) -> None:
        """Keep what is not kept yet."""
        if self.page is not None:
            self.page.finish()
        self.settings.close()
        self.keys.close()

    def _make(self, name: str) -> SearchPage:
        page = SettingsPage(self.settings) if name == SETTINGS else KeysPage(self.keys)
        other = KEYS if name == SETTINGS else SETTINGS
        page.other_wanted.connect(lambda: self.toggle(other))
        return page

    def _sheet_maker(self, name: str) -> SheetMaker:
        def make(bridge: SessionBridge, context: PanelContext) -> Panel:
            page = self._make(name)
            page.left.connect(lambda: self._leave_sheet(name))
            return PreferencesSheet(bridge, context, page)

        return make

    def _leave_sheet(self, name: str) -> None:
        """Take the sheet away, and put the focus where it was once the step has its panel."""
        review_page = self._window.page
        if review_page is not None and review_page.sheet == name:
            review_page.toggle_sheet(name)
            self._go_back()

    def _show_in_library(self, name: str) -> None:
        page = self._make(name)
        page.left.connect(self._leave)
        old, self._page, self._name = self._page, page, name
        self._window.stack.addWidget(page)
        self._window.stack.setCurrentWidget(page)
        self._drop(old)
        page.focus_first()

    def _leave(self) -> None:
        self._window.stack.setCurrentWidget(self._window.library)
        self._window.library.focus_first()
        self._go_back()

    def _go_back(self) -> None:
        """Put the focus where it was, unless that was made anew meanwhile, as for another size."""
        was_at, self._was_at = self._was_at, None
        if was_at is not None and isValid(was_at):
            QTimer.singleShot(0, was_at, lambda: was_at.setFocus() if was_at.isVisible() else None)

    def _on_troubled(self, sentence: str) -> None:
        """Say what could not be kept where no page does: some settings have keys of their own."""
        if self.page is None:
            self._window.warn(sentence)

    def _on_current_changed(self, _place: int) -> None:
        """Let the page of the window go when anything else takes its place."""
        if self._page is not None and self._window.stack.currentWidget() is not self._page:
            old, self._page, self._name = self._page, None, ""
            self._drop(old)

    def _drop(self, page: SearchPage | None) -> None:
        if page is not None:
            page.finish()
            self._window.stack.removeWidget(page)
            page.deleteLater()
