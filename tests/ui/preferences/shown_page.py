# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of the preferences that a window shows."""

from __future__ import annotations

from typing import TypeVar

from ui.main_window import MainWindow
from ui.preferences.preferences_page import PreferencesPage

Page = TypeVar("Page", bound=PreferencesPage)


def shown_page(window: MainWindow, kind: type[Page]) -> Page:
    """Return the page that is shown, which has to be of a kind."""
    assert window.preferences is not None
    page = window.preferences.page
    assert isinstance(page, kind)
    return page
