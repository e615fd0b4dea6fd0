# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Before sign-off: how many wordings look for a person, and where; it blocks nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.agenda.steps import step
from app.insight.language.kept_words import kept_words
from app.insight.language.summary import HintPlace, LanguageSummary, language_summary
from app.review.item import Kind
from app.review.review import Review
from ui.kit.button import GhostButton
from ui.latest_job import LatestJob
from ui.panels.panel import PanelContext

_AFTER_MS = 300
_STEPS = {
    Kind.EVENT: 4,
    Kind.IMPACT: 5,
    Kind.CAUSE: 6,
    Kind.OBSERVATION: 7,
    Kind.ACTION: 8,
    Kind.NOTE: 10,
}
_STEPS_OF_FIELDS = {"title": 1, "review_reason": 1, "summary": 9, "statement": 6}


class WordingsLeft(GhostButton):
    """One line, hidden while there is nothing to say. `chosen(step, id)` leads to the first."""

    chosen = Signal(int, str)

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(icon="sparkle", icon_after="chevron-right", small=True, parent=parent)
        self._context = context
        self._first: HintPlace | None = None
        self._looking = LatestJob(context.jobs, _AFTER_MS, self)
        self.clicked.connect(self._on_clicked)
        self.hide()

    def refresh(self, review: Review) -> None:
        """Look through `review`, beside the window's thread."""
        rules = self._context.rules

        def work(_progress: object) -> LanguageSummary:
            return language_summary(review, rules.wording, kept_words(review))

        self._looking.ask(work, self._show, self._context.warn)

    def _show(self, summary: LanguageSummary) -> None:
        self._first = summary.places[0] if summary.places else None
        self.setVisible(self._first is not None)
        if self._first is None:
            return
        words = (
            self.tr("1 wording looks for a person: “{1}” in {2}")
            if summary.total == 1
            else self.tr("{0} wordings look for a person, the first “{1}” in {2}")
        )
        where = step(_step_of(self._first)).title
        self.setText(words.format(summary.total, self._first.hints[0].text, where))

    def _on_clicked(self) -> None:
        if self._first is not None:
            self.chosen.emit(_step_of(self._first), self._first.item_id)


def _step_of(place: HintPlace) -> int:
    return _STEPS_OF_FIELDS.get(place.field) or _STEPS.get(place.kind, 1)
