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
from ui.preferences.page_tabs import PAGES
from ui.preferences.preferences_page import PreferencesPage
from ui.preferences.preferences_sheet import PreferencesSheet
from ui.preferences.settings_desk import SettingsDesk
from ui.preferences.settings_page import SettingsPage
from ui.session_bridge import SessionBridge
from ui.shell.page_panels import SheetMaker

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SETTINGS, KEYS = "settings", "shortcuts"
"""The ids of the actions that show the first two pages."""


class Preferences(QObject):
    """One for a window. In a review the pages are sheets, in the library pages of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.settings = SettingsDesk(window.services, window.jobs, self)
        self.keys = KeyDesk(window.services.data_dir, window.jobs, self)
        self._page: PreferencesPage | None = None
        self._name = ""
        self._was_at: QWidget | None = None
        self.settings.troubled.connect(self._on_troubled)
        self.keys.troubled.connect(self._on_troubled)
        window.stack.currentChanged.connect(self._on_current_changed)

    @property
    def page(self) -> PreferencesPage | None:
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
        return review_page.sheet if review_page.sheet in PAGES else ""

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
        return {name: self._sheet_maker(name) for name in PAGES}

    def tell_troubles(self) -> None:
        """Say what could not be read at the start."""
        told = (self._window.services.settings_trouble, self.keys.trouble)
        sentence = " ".join(one for one in told if one)
        if sentence:
            self._window.library.notice.tell(sentence, NoticeLevel.WARN)
        services = self._window.services
        if services.forgiving:
            self._window.jobs.run(
                lambda _progress: services.team_rules.trouble, self._on_rules_read, owner=self
            )

    def _on_rules_read(self, trouble: str) -> None:
        """Say what of the team's rules is left out: a review may be looked at by others."""
        if trouble:
            where = self.tr("“Team rules” in the settings shows all of it.")
            self._window.warn(f"{trouble} {where}")

    def close(self) -> None:
        """Keep what is not kept yet."""
        if self.page is not None:
            self.page.finish()
        self.settings.close()
        self.keys.close()

    def _make(self, name: str) -> PreferencesPage:
        page = self._new(name)
        page.page_wanted.connect(self._on_page_wanted)
        return page

    def _new(self, name: str) -> PreferencesPage:
        """Return a page; what is seldom asked for is imported then."""
        if name == "data":
            return self._data_page()
        if name == "team_rules":
            return self._rules_page()
        if name == "connections":
            from ui.preferences.connections_page import ConnectionsPage

            return ConnectionsPage(self.settings)
        if name == "diagnostics":
            from ui.preferences.diagnostics_page import DiagnosticsPage
            from ui.window_facts import window_facts

            return DiagnosticsPage(self.settings, lambda: window_facts(self._window))
        return KeysPage(self.keys) if name == KEYS else SettingsPage(self.settings)

    def _data_page(self) -> PreferencesPage:
        from ui.preferences.data_page import DataPage

        page = DataPage(self.settings)
        page.restore_wanted.connect(self._on_restore_wanted)
        return page

    def _rules_page(self) -> PreferencesPage:
        from ui.preferences.rules_page import RulesPage

        page = RulesPage(self.settings)
        page.rules_wanted.connect(self.read_rules)
        return page

    def read_rules(self) -> None:
        """Read the rules anew, and make everything in the window anew with them."""
        services, window = self._window.services, self._window

        def work(_progress: object) -> None:
            services.forget_rules()
            _ = services.team_rules

        window.jobs.run(work, lambda _none: window.rebuild(), window.warn, owner=self)

    def _on_restore_wanted(self) -> None:
        """Offer the backups once the review that is open is saved and closed."""
        if self._window.leave_review() and self._window.keeping is not None:
            self._window.keeping.offer_backups()

    def _on_page_wanted(self, name: str) -> None:
        """Show another page, the focus where its tab is."""
        self.toggle(name)
        if self.page is not None:
            self.page.tabs.shown.setFocus()

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

    def _drop(self, page: PreferencesPage | None) -> None:
        if page is not None:
            page.finish()
            self._window.stack.removeWidget(page)
            page.deleteLater()
