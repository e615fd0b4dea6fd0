# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Before sign-off: how many wordings look for a person, and where; it blocks nothing."""

from __future__ import annotations

from app.agenda.steps import step
from app.insight.language.summary import LanguageSummary
from app.review.review import Review
from ui.kit.jump_line import JumpLine
from ui.latest_job import LatestJob
from ui.panels.panel import PanelContext
from ui.wording.text_reader import TextReader
from ui.wording.wording_place import step_of

_AFTER_MS = 300
_LONGEST = 24
"""Characters of the first wording that are told: the line must not press on its neighbours."""


class WordingsLeft(JumpLine):
    """One line, hidden while there is nothing to say; a click is to lead to all of them."""

    def __init__(self, context: PanelContext) -> None:
        super().__init__("", "", icon="sparkle")
        self._context = context
        self._reader = TextReader(context.services, context.rules)
        self._looking = LatestJob(context.jobs, _AFTER_MS, self)
        self.hide()

    def refresh(self, review: Review) -> None:
        """Look through `review`, beside the window's thread."""
        self._looking.ask(
            lambda _progress: self._reader.summary(review), self._show, self._context.warn
        )

    def _show(self, summary: LanguageSummary) -> None:
        self.setVisible(bool(summary.total))
        if not summary.total:
            return
        first = summary.places[0]
        words = (
            self.tr("1 wording looks for a person: “{1}” in {2}")
            if summary.total == 1
            else self.tr("{0} wordings look for a person, the first “{1}” in {2}")
        )
        where = step(step_of(first)).title
        self.set_words(words.format(summary.total, _short(first.hints[0].text), where))


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
