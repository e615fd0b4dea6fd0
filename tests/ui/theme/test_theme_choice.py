# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The settings choose the theme, else the system does."""

import pytest
from PySide6.QtCore import Qt

from ui.theme.theme_choice import theme_name

Scheme, Contrast = Qt.ColorScheme, Qt.ContrastPreference


@pytest.mark.parametrize(
    ("chosen", "scheme", "contrast", "name"),
    [
        ("dark", Scheme.Light, Contrast.NoPreference, "dark"),
        ("light", Scheme.Dark, Contrast.HighContrast, "light"),
        ("high_contrast", Scheme.Unknown, Contrast.NoPreference, "high_contrast"),
        ("", Scheme.Dark, Contrast.NoPreference, "dark"),
        ("", Scheme.Light, Contrast.NoPreference, "light"),
        ("", Scheme.Unknown, Contrast.NoPreference, "light"),
        ("", Scheme.Light, Contrast.HighContrast, "high_contrast"),
        ("one that went", Scheme.Dark, Contrast.NoPreference, "dark"),
    ],
)
def test_what_was_chosen_comes_before_what_the_system_has(
    chosen: str, scheme: Scheme, contrast: Contrast, name: str
) -> None:
    assert theme_name(chosen, scheme, contrast) == name
