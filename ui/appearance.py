# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How the app looks: theme and size of text, as they were chosen, put on.

Colours change at once, everywhere. A change of size is told by `size_changed`: fonts and lengths
are taken when a widget is made, so whoever owns widgets makes them anew.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from ui.theme import apply_theme, load_theme, scaled
from ui.theme.theme_choice import chosen_theme

TEXT_SIZES = (100, 125, 150, 175, 200, 250, 300)
"""Sizes of text that can be chosen, in percent."""

PRESENTED = 1.5
"""How much larger everything is while it is presented."""

LARGEST = max(TEXT_SIZES) / 100


class Appearance(QObject):
    """`Appearance(owner, settings)`, then `put_on()`; `wear` puts something else on."""

    size_changed = Signal()

    def __init__(self, owner: QObject, settings: Settings) -> None:
        super().__init__(owner)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        self._theme = settings.theme
        self._text_size = text_size(settings.text_size)
        self._is_presenting = False
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    @property
    def theme(self) -> str:
        """The theme that was chosen; empty while the system chooses."""
        return self._theme

    @property
    def text_size(self) -> int:
        """The size of text that was chosen, in percent."""
        return self._text_size

    @property
    def scale(self) -> float:
        """How many times its usual size text has now."""
        share = self._text_size / 100
        return min(LARGEST, share * PRESENTED) if self._is_presenting else share

    def put_on(self) -> None:
        """Dress the application."""
        apply_theme(self._app, scaled(load_theme(chosen_theme(self._theme)), self.scale))

    def wear(self, settings: Settings) -> None:
        """Put on what the settings say now."""
        before = self.scale
        self._theme, self._text_size = settings.theme, text_size(settings.text_size)
        self._change_from(before)

    def size_after(self, steps: int) -> int:
        """Return the size of text so many steps larger, or with a negative number smaller."""
        place = TEXT_SIZES.index(self._text_size) + steps
        return TEXT_SIZES[max(0, min(place, len(TEXT_SIZES) - 1))]

    def present(self, presenting: bool) -> None:
        """Make everything larger while it is presented, or as it was; nothing of it is kept."""
        before, self._is_presenting = self.scale, presenting
        self._change_from(before)

    def _change_from(self, scale: float) -> None:
        self.put_on()
        if self.scale != scale:
            self.size_changed.emit()

    def _on_system_changed(self, _wish: object) -> None:
        """Follow the system as it turns dark or light, or to high contrast."""
        if self._theme != chosen_theme(self._theme):
            self.put_on()


def text_size(kept: str) -> int:
    """Return the size of the settings; 100 where they name none that there is."""
    return next((size for size in TEXT_SIZES if str(size) == kept), TEXT_SIZES[0])
