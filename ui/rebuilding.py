# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Makes everything in the window anew, around what is open: for another size of text or language.

Nothing of the work is touched: the review stays open with its undo history, the clock runs on, the
room's screen stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.shell.outlook import outlook_of, put_back

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def rebuild(window: MainWindow) -> None:
    """Make the window's pages, menus and actions anew."""
    from ui.furnished_page import make_page
    from ui.furnishing import refurnish

    former = window.page
    if former is not None:
        former.finish_typing()
    outlook = outlook_of(former) if former is not None else None
    preferences = window.preferences
    shown = preferences.shown if preferences is not None else ""
    window.setUpdatesEnabled(False)
    try:
        refurnish(window)
        if former is not None and outlook is not None:
            page = make_page(window, former.opened, window.menu, former)
            former.let_go()
            window.take_page(page, former)
            page.set_presenting(window.presentation.is_on)
            put_back(page, outlook)
            window.presentation.cover_again()
        window.opening.show_anew()
        if window.manual is not None:
            window.manual.show_anew()
        if preferences is not None and shown:
            preferences.show_anew(shown)
    finally:
        window.setUpdatesEnabled(True)
