# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of settings, made from what the settings say about themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.setting import Section
from app.settings import about_settings
from ui.kit.card import Card
from ui.kit.notice import NoticeLevel
from ui.kit.scroll_column import ScrollColumns
from ui.preferences.search_page import SearchPage
from ui.preferences.setting_field import words
from ui.preferences.setting_row import SettingRow
from ui.preferences.settings_desk import SettingsDesk


class SettingsPage(SearchPage):
    """A card for each section; a change works and is kept at once."""

    def __init__(self, desk: SettingsDesk, parent: QWidget | None = None) -> None:
        title = self.tr("Settings")
        super().__init__(title, self.tr("What you change works at once."), "settings", parent)
        self.rows: list[SettingRow] = []
        self._cards: dict[Section, Card] = {}
        self._columns = ScrollColumns(1)
        for section in Section:
            self._add_section(section, desk)
        self._columns.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._columns, 1)
        desk.troubled.connect(self._on_troubled)

    def row(self, name: str) -> SettingRow:
        """Return the row of a setting."""
        return next(row for row in self.rows if row.about.name == name)

    def narrow(self, wanted: str) -> bool:
        """Show the settings whose words hold all that is wanted."""
        for row in self.rows:
            row.setVisible(row.fits(wanted))
        for section, card in self._cards.items():
            rows = [row for row in self.rows if row.about.section is section]
            card.setVisible(any(not row.isHidden() for row in rows))
        return any(not row.isHidden() for row in self.rows)

    def focus_found(self) -> None:
        """Go to the first setting that is shown."""
        row = next((row for row in self.rows if row.isVisible()), None)
        if row is not None:
            row.field.setFocus(Qt.FocusReason.TabFocusReason)

    def finish(self) -> None:
        """Hand over what is still being typed."""
        for row in self.rows:
            row.field.finish()

    def _on_troubled(self, sentence: str) -> None:
        self.notice.tell(sentence, NoticeLevel.ERROR)

    def _add_section(self, section: Section, desk: SettingsDesk) -> None:
        abouts = [about for about in about_settings() if about.section is section]
        if not abouts:
            return
        card = Card(words(section))
        for about in abouts:
            row = SettingRow(about, desk)
            self.rows.append(row)
            card.add(row)
        self._cards[section] = card
        self._columns.add(card)
