# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What changed since the content was approved, in words; each line leads to its place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.agenda.steps import step
from app.publish.difference import Change, Difference, differences
from app.publish.fingerprint import canonical_content, fingerprint
from app.publish.sign_off import last_approved
from app.review.approved_content import ApprovedContent
from app.review.review import Review
from app.review.zone import zone_of
from ui import dates
from ui.kit.card import Card
from ui.kit.jump_line import JumpLine
from ui.kit.label import Label
from ui.kit.marked_words import MarkedWords
from ui.latest_job import LatestJob
from ui.panels.panel import PanelContext
from ui.theme import current_theme

_AFTER_MS = 300
_MOST_LINES = 40
_ICONS = {
    Change.ADDED: "plus",
    Change.CHANGED: "pencil",
    Change.MOVED: "arrow-up",
    Change.REMOVED: "minus",
}


class DifferenceCard(Card):
    """Hidden while the content is what was approved; `chosen` carries a Difference."""

    chosen = Signal(object)

    def __init__(self, context: PanelContext) -> None:
        super().__init__()
        self.set_title(self.tr("Changed since it was approved"))
        self._context = context
        self._job = LatestJob(context.jobs, _AFTER_MS, self)
        self.texts: list[str] = []
        """The sentences that are shown, with the marks of their words as signs."""
        self.lines: list[JumpLine] = []
        self._about = Label(role="help", tone="text3", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(current_theme().space.xs)
        self.add(self._about)
        self.add_layout(self._rows)
        self.hide()

    def show_review(self, review: Review) -> None:
        """Compare with what was approved last, beside the window's thread."""
        kept = last_approved(review)
        if kept is None or kept.fingerprint == fingerprint(review):
            self._job.stop()
            self.hide()
            return
        self._show_about(review, kept)
        self._job.ask(
            lambda _progress: differences(kept.content, canonical_content(review)),
            self._show,
            self._on_failed,
        )

    def _show_about(self, review: Review, kept: ApprovedContent) -> None:
        when = ""
        if kept.at is not None:
            local = kept.at.astimezone(zone_of(review))
            when = f"{dates.day(local.date())} {local:%H:%M}"
        words = self.tr(
            "Compared with what was approved on {0}. Struck through: gone. Underlined: new."
        )
        self._about.setText(words.format(when))

    def _show(self, found: Sequence[Difference]) -> None:
        self._clear()
        shown = found[:_MOST_LINES]
        for number, group in groupby(shown, key=lambda difference: difference.step):
            heading = Label(f"{number}  {step(number).title}", role="label", tone="text3")
            self._rows.addWidget(heading)
            for difference in group:
                self._add(difference)
        if found[_MOST_LINES:]:
            words = self.tr("{0} more changes").format(len(found) - _MOST_LINES)
            self._rows.addWidget(Label(words, role="table", tone="text3"))
        self.setVisible(bool(found))

    def _add(self, difference: Difference) -> None:
        words = MarkedWords(difference.spans) if difference.spans else None
        told = f"{difference.sentence} {words.plain if words else ''}".strip()
        self.texts.append(told)
        line = JumpLine(
            difference.sentence,
            self.tr("{0}, go there").format(told),
            icon=_ICONS[difference.change],
            below=words,
        )
        line.clicked.connect(lambda _on=False: self.chosen.emit(difference))
        self.lines.append(line)
        self._rows.addWidget(line)

    def _on_failed(self, sentence: str) -> None:
        self._clear()
        self._rows.addWidget(Label(sentence, role="table", tone="warn", wrap=True))
        self.show()

    def _clear(self) -> None:
        self.texts.clear()
        self.lines.clear()
        while (entry := self._rows.takeAt(0)) is not None:
            widget: QWidget | None = entry.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
