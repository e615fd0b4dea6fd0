# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The library's page where nothing can be written: says why, and offers nothing that would."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.library.library_page import LibraryPage


def show_looking_on(page: LibraryPage, why: str) -> None:
    """Say in a page why nothing can be written; an empty sentence where it can."""
    page.told.looking.tell(why)
    welcome = page.welcome
    makers = (page.bar.new, page.bar.file, welcome.example, welcome.start, welcome.file)
    for button in (*makers, welcome.tour):
        button.setEnabled(not why)
    page.setAcceptDrops(not why)
