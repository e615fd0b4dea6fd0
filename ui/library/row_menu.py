# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What can be done with a review of the list without opening it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from app.store.shared_marks import SharedMark
from app.store.summary import ReviewSummary

if TYPE_CHECKING:
    from ui.library.library_page import LibraryPage


def row_menu(page: LibraryPage, summary: ReviewSummary, mark: SharedMark | None) -> QMenu:
    """Return the menu of a review; each entry is a wish of the page."""
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    review_id, archived = summary.id, summary.archived
    share = page.tr("Share…") if mark is None else page.tr("Show its link")
    archive = page.tr("Archive")
    if archived:
        archive = page.tr("Take out of the archive")
    writes = not page.told.is_looking_on
    for text, wish, is_offered in (
        (
            page.tr("Open", "verb"),
            lambda: page.open_wanted.emit(review_id),
            True,
        ),
        (share, lambda: page.share_wanted.emit(review_id), writes or mark is not None),
        (
            page.tr("Duplicate"),
            lambda: page.duplicate_wanted.emit(review_id),
            writes,
        ),
        (
            page.tr("Export…"),
            lambda: page.export_wanted.emit(review_id),
            True,
        ),
        (archive, lambda: page.archive_wanted.emit(review_id, not archived), writes),
    ):
        entry = menu.addAction(text)
        entry.triggered.connect(wish)
        entry.setEnabled(is_offered)
    if mark is not None:
        leave_out = menu.addAction(page.tr("Leave out of this list"))
        leave_out.triggered.connect(lambda: page.forget_wanted.emit(review_id))
        leave_out.setEnabled(writes)
    return menu
