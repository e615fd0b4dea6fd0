# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The settings choose the theme, else the system does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.theme import apply_theme, current_theme, load_theme, wear_theme
from ui.theme.theme_choice import theme_name

Scheme = Qt.ColorScheme


@pytest.fixture
def app(dressed: QApplication) -> Iterator[QApplication]:
    yield dressed
    apply_theme(dressed, load_theme("light"))


@pytest.mark.parametrize(
    ("chosen", "scheme", "name"),
    [
        ("dark", Scheme.Light, "dark"),
        ("high_contrast", Scheme.Unknown, "high_contrast"),
        ("", Scheme.Dark, "dark"),
        ("", Scheme.Light, "light"),
        ("", Scheme.Unknown, "light"),
        ("one that went", Scheme.Dark, "dark"),
    ],
)
def test_what_was_chosen_comes_before_what_the_system_has(
    chosen: str, scheme: Scheme, name: str
) -> None:
    assert theme_name(chosen, scheme) == name


def test_the_chosen_theme_is_worn(app: QApplication) -> None:
    wear_theme(app, "dark")
    assert current_theme().name == "dark"


def test_the_theme_of_the_last_choice_stays_when_the_system_turns_dark(app: QApplication) -> None:
    wear_theme(app, "")
    wear_theme(app, "high_contrast")
    app.styleHints().colorSchemeChanged.emit(Scheme.Dark)
    assert current_theme().name == "high_contrast"
    wear_theme(app, "")
    app.styleHints().colorSchemeChanged.emit(Scheme.Dark)
    assert current_theme().name == "dark"
