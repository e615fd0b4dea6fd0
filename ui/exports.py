# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which review is taken out, and where it is said how it went: the open one, or one of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.publish.due_dates import next_due_dates
from app.review.review import Review

if TYPE_CHECKING:
    from ui.main_window import MainWindow


_DUE_DATES = ("actions.ics", "withdrawn.ics")


def export_open(window: MainWindow, suffix: str = "") -> None:
    """Write the open review to a file, of the format `suffix` where it is given.

    "pdf+transcript" has the transcript in it, "pdf+roles" has roles for people's names.
    """
    page = window.page
    if page is None:
        return
    page.finish_typing()
    name, _, extra = suffix.partition("+")
    formats = (name,) if name else ()
    if name in _DUE_DATES:
        words = QCoreApplication.translate("exports", "write due dates")
        page.bridge.apply(next_due_dates(page.review), words, undoable=False)
    redact = "everyone" if extra == "roles" else ""
    asked = extra == "transcript"
    window.exports.export(page.review, page.notice, formats, transcript=asked, redact=redact)


def export_picture(window: MainWindow, lens: str) -> None:
    """Write the causes of the open review, as `lens` shows them, to a file."""
    page = window.page
    if page is not None:
        page.finish_typing()
        window.exports.export_picture(page.review, page.notice, lens)


def export_from_list(window: MainWindow, review_id: str) -> None:
    """Write a review of the library to a file."""

    def load(_progress: object) -> Review:
        return window.services.library_of(review_id).load(review_id)

    def write(review: Review) -> None:
        window.exports.export(review, window.library.notice)

    window.jobs.run(load, write, window.warn, owner=window)


def act_on_notice(window: MainWindow) -> None:
    """Do what the button of the page's notice offers."""
    page = window.page
    if page is not None and not window.exports.act(page.notice):
        page.bridge.undo()


def act_on_list_notice(window: MainWindow) -> None:
    """Do what the button of the library's notice offers, where it tells of an export."""
    window.exports.act(window.library.notice)
