# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which theme the window wears: the one chosen in the settings, else what the system has."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ui.theme.applied import apply_theme
from ui.theme.theme_file import THEME_NAMES, load_theme

_WARDROBE = "hotwash-wardrobe"


def theme_name(chosen: str, scheme: Qt.ColorScheme) -> str:
    """Return the theme of the settings; where it names none, the one that goes with `scheme`."""
    if chosen in THEME_NAMES:
        return chosen
    return "dark" if scheme is Qt.ColorScheme.Dark else "light"


class _Wardrobe(QObject):
    """Follows the system for as long as no theme is chosen; an application has one."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(_WARDROBE)
        self._app = app
        self._chosen = ""
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def wear(self, chosen: str) -> None:
        """Dress the application."""
        self._chosen = chosen
        self._put_on(theme_name(chosen, self._app.styleHints().colorScheme()))

    def _on_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        if self._chosen not in THEME_NAMES:
            self._put_on(theme_name(self._chosen, scheme))

    def _put_on(self, name: str) -> None:
        apply_theme(self._app, load_theme(name))


def wear_theme(app: QApplication, chosen: str) -> None:
    """Dress `app` in the chosen theme, without one as the system turns dark or light.

    Call it again to choose another.
    """
    wardrobe = app.findChild(_Wardrobe, _WARDROBE) or _Wardrobe(app)
    wardrobe.wear(chosen)
