# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The bar above the library: the app's name, the search field, and what begins something."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.keys import follow_key, name_with_key
from ui.kit.button import IconButton, PrimaryButton, SecondaryButton
from ui.kit.elided_label import ElidedLabel
from ui.kit.logo import Logo
from ui.kit.surface import Surface
from ui.theme import current_theme, px

_SEARCH_WIDTH = 520
_LOGO_ROOM = 60
_ROOMY_FROM = 480
"""Width from which there is room between all the buttons."""


class LibraryBar(Surface):
    """Holds `search` and the buttons; whoever owns the bar answers them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setObjectName("top_bar")
        self.setFixedHeight(theme.size.top_bar)
        self.name = ElidedLabel(self.tr("Hotwash"), role="key")
        self.name.setFixedWidth(theme.size.rail - px(_LOGO_ROOM))
        self.search = self._make_search()
        self.settings = IconButton("settings", "", edged=False)
        name_with_key(self.settings, self.tr("Settings"), "settings")
        self.shared = IconButton("server", "", edged=False)
        name_with_key(self.shared, self.tr("Open a shared review"), "open_shared")
        self.file = SecondaryButton(self.tr("Open a file"), icon="file-text")
        self.new = PrimaryButton(self.tr("New review"), icon="plus")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.xl, 0, theme.space.xl, 0)
        row.setSpacing(theme.space.lg)
        row.addWidget(Logo())
        row.addWidget(self.name)
        row.addWidget(self.search, 1)
        row.addStretch(1)
        for button in (self.settings, self.shared, self.file, self.new):
            row.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move together where the buttons need the room."""
        space = current_theme().space
        self._row.setSpacing(space.lg if event.size().width() >= px(_ROOMY_FROM) else space.sm)
        super().resizeEvent(event)

    def _make_search(self) -> QLineEdit:
        search = QLineEdit()
        placeholder = self.tr("Search reviews    {0}")
        follow_key(
            search,
            "search",
            lambda key: search.setPlaceholderText(placeholder.format(key).rstrip()),
        )
        search.setAccessibleName(self.tr("Search reviews"))
        search.setMaximumWidth(px(_SEARCH_WIDTH))
        return search
