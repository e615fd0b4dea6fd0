# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which theme the window wears: the one chosen in the settings, else what the system has."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.theme.applied import apply_theme
from ui.theme.theme_file import THEME_NAMES, load_theme


def theme_name(chosen: str, scheme: Qt.ColorScheme) -> str:
    """Return the theme of the settings; where it names none, the one that goes with `scheme`."""
    if chosen in THEME_NAMES:
        return chosen
    return "dark" if scheme is Qt.ColorScheme.Dark else "light"


def wear_theme(app: QApplication, chosen: str) -> None:
    """Dress `app` in the chosen theme, without one as the system turns dark or light."""
    hints = app.styleHints()
    apply_theme(app, load_theme(theme_name(chosen, hints.colorScheme())))
    if chosen not in THEME_NAMES:
        hints.colorSchemeChanged.connect(
            lambda scheme: apply_theme(app, load_theme(theme_name(chosen, scheme)))
        )
