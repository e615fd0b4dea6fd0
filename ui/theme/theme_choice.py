# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which theme the window wears: the one chosen in the settings, else what the system has."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ui.theme.theme_file import THEME_NAMES

_WARDROBE = "hotwash-wardrobe"


def theme_name(chosen: str, scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> str:
    """Return the theme of the settings; where it names none, what goes with the system's wishes."""
    if chosen in THEME_NAMES:
        return chosen
    if contrast is Qt.ContrastPreference.HighContrast:
        return "high_contrast"
    return "dark" if scheme is Qt.ColorScheme.Dark else "light"


def chosen_theme(chosen: str) -> str:
    """Return the theme for what was chosen, as the system is now."""
    hints = QGuiApplication.styleHints()
    return theme_name(chosen, hints.colorScheme(), hints.accessibility().contrastPreference())
