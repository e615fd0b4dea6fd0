# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Incidents like this one, with what they have in common; nothing is copied from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.review.review import Review
from ui import dates, labels
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.latest_job import LatestJob
from ui.panels.panel import PanelContext
from ui.theme import current_theme

if TYPE_CHECKING:
    from app.insight.similar import Similar
    from app.store.similarity import SimilarReview

_GATHER_MS = 800
_SHOWN = 3
_LONGEST_SUMMARY = 600


class SimilarList(QWidget):
    """`show_review`; empty where nothing is like it. What is chosen shows its summary below.

    In the guide it may stand under another widget of the panel, `above`.
    """

    def __init__(self, context: PanelContext, above: QWidget | None = None) -> None:
        super().__init__()
        self._context = context
        self._review: Review | None = None
        self._asked: Review | None = None
        self._found: list[SimilarReview] = []
        self._job = LatestJob(context.jobs, _GATHER_MS, self)
        self._heading = Label(self.tr("Similar incidents"), role="section")
        self.list = EntryList(self.tr("Similar incidents"), wrap=True, grows=True)
        self.summary = Label(role="help", tone="text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.xs)
        if above is not None:
            column.addWidget(above)
        for widget in (self._heading, self.list, self.summary):
            column.addWidget(widget)
        self.list.moved.connect(self._on_moved)
        self._show([])

    @property
    def is_busy(self) -> bool:
        """True while an answer is still to come."""
        return self._job.is_busy

    def show_review(self, review: Review) -> None:
        """Look for incidents like `review`, once the person pauses and the list is in sight."""
        self._review = review
        if self.isVisible():
            self._ask(review)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the list was out of sight."""
        super().showEvent(event)
        if self._review is not None:
            self._ask(self._review)

    def _ask(self, review: Review) -> None:
        if review is self._asked:
            return
        self._asked = review
        services = self._context.services
        self._job.ask(
            lambda _progress: services.library.similar(review, _SHOWN),
            self._show,
            self._on_failed,
        )

    def _show(self, found: list[SimilarReview]) -> None:
        self._found = found
        self.list.show_entries(
            [
                Entry(each.summary.id, _title(each), note=why_words(each.why), icon="history")
                for each in found
            ]
        )
        self._heading.setVisible(bool(found))
        self.list.setVisible(bool(found))
        self._on_moved(self.list.current_id)

    def _on_moved(self, review_id: str) -> None:
        """Say what the chosen one was about."""
        chosen = next((each for each in self._found if each.summary.id == review_id), None)
        self.summary.set_tone("text2")
        self.summary.setText("" if chosen is None else _summary(chosen))
        self.summary.setVisible(bool(self.summary.text()))

    def _on_failed(self, sentence: str) -> None:
        self._show([])
        self.summary.setText(sentence)
        self.summary.show()


def why_words(why: Similar) -> str:
    """Return what two incidents have in common: "same service checkout · words replica, lag"."""
    return " · ".join(_reasons(why))


def _reasons(why: Similar) -> Iterator[str]:
    if why.services:
        yield _tr("same service {0}").format(", ".join(why.services))
    if why.tags:
        yield _tr("same tag {0}").format(", ".join(why.tags))
    for category, count in why.categories:
        one, several = _tr("1 cause in {1}"), _tr("{0} causes in {1}")
        yield (one if count == 1 else several).format(count, category)
    if why.words:
        yield _tr("words {0}").format(", ".join(why.words))


def _title(found: SimilarReview) -> str:
    return found.summary.title or _tr("Untitled review")


def _summary(found: SimilarReview) -> str:
    """Return day, severity and state, and the summary as far as there is room."""
    line = found.summary
    facts = (dates.day(line.date), line.severity, labels.words(line.state))
    text = found.text
    if len(text) > _LONGEST_SUMMARY:
        text = f"{text[:_LONGEST_SUMMARY].rsplit(' ', 1)[0]}…"
    text = text or _tr("It has no summary yet.")
    return f"{' · '.join(filter(None, facts))}\n{text}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("SimilarList", text)
