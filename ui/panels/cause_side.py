# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What answers back beside the canvas: checks, ways to the effect, the statement; it folds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.insight.actions import uncovered
from app.insight.logic import Finding
from app.insight.logic_rule import LogicRule
from app.review.changes import Changes
from app.review.review import Review
from ui.jobs import Jobs
from ui.panels.answers_pane import AnswersPane, AnswersStrip
from ui.panels.cause_answers import CauseAnswers, PathAnswer
from ui.panels.findings_page import FindingsPage
from ui.panels.path_words import coverage_text
from ui.panels.paths_page import PathsPage
from ui.panels.statement_page import StatementPage
from ui.session_bridge import SessionBridge

CHECKS, PATHS, STATEMENT = range(3)
PAGE_KEYS = ("Alt+4", "Alt+5", "Alt+6")


class CauseSide(QObject):
    """Owns `pane` (beside the canvas) and `strip` (below it), and keeps both up to date.

    `cause_wanted(id)` and `highlight_wanted(ids)` speak to the canvas, `left` gives the focus back.
    """

    cause_wanted = Signal(str)
    highlight_wanted = Signal(object)
    left = Signal()
    unfolded = Signal()
    findings_changed = Signal(object)

    def __init__(
        self,
        bridge: SessionBridge,
        rules: Sequence[LogicRule],
        jobs: Jobs,
        bones: Callable[[], tuple[str, ...]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._coverage = ""
        self._open_causes = 0
        self._findings: Sequence[Finding] = ()
        self._selected = ""
        self.answers = CauseAnswers(rules, jobs, self)
        self.checks = FindingsPage(rules)
        self.paths = PathsPage(bridge)
        self.statement = StatementPage(bridge, bones)
        self.pane = AnswersPane()
        self.strip = AnswersStrip()
        for page, icon, title, key in (
            (self.checks, "list-checks", self.tr("Checks"), PAGE_KEYS[CHECKS]),
            (self.paths, "shield-check", self.tr("Cut sets"), PAGE_KEYS[PATHS]),
            (self.statement, "file-text", self.tr("Statement"), PAGE_KEYS[STATEMENT]),
        ):
            self.pane.add_page(page, title)
            self.strip.add_button(icon, title, key)
        self._connect()

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Ask for new answers, and show at once what needs none."""
        self.answers.ask(review, changes)
        if self.pane.shown_page == STATEMENT:
            self.statement.show_review(review)
        self._show_uncovered(review)
        written = bool(review.incident.statement.strip())
        words = self.tr("Statement") if written else self.tr("Statement: to be written")
        self.strip.set_words(STATEMENT, words)

    def show_cause(self, cause_id: str) -> None:
        """Say in the strip what is found of the selected cause."""
        self._selected = cause_id
        self._tell()

    def toggle(self, place: int) -> None:
        """Unfold a page and go to it; fold it where the focus is in it already."""
        is_shown = self.pane.shown_page == place
        if is_shown:
            self.fold()
            return
        if place == STATEMENT:
            self.statement.show_review(self._bridge.review)
        self.pane.show_page(place)
        self.strip.show_page(place)
        self.highlight_wanted.emit(())
        self.unfolded.emit()
        if place == CHECKS:
            self.checks.focus_first(self._selected)
        else:
            (self.paths, self.statement)[place - PATHS].focus_first()

    def fold(self) -> None:
        """Fold the pane and give the focus back."""
        self.pane.show_page(-1)
        self.strip.show_page(-1)
        self.highlight_wanted.emit(())
        self.left.emit()

    def _connect(self) -> None:
        self.strip.page_wanted.connect(self.toggle)
        self.pane.folded.connect(self.fold)
        for page in (self.checks, self.paths, self.statement):
            page.cause_wanted.connect(self.cause_wanted)
            page.left.connect(self.left)
        self.paths.highlight_wanted.connect(self.highlight_wanted)
        self.paths.smaller_wanted.connect(
            lambda order: self.answers.ask_paths(self._bridge.review, order)
        )
        self.answers.found.connect(self._on_found)
        self.answers.counted.connect(self._on_counted)
        self.answers.refused.connect(self._on_refused)

    def _on_found(self, findings: Sequence[Finding]) -> None:
        self._findings = findings
        self.checks.show_findings(findings)
        self.strip.set_words(CHECKS, self.tr("Checks {0}").format(len(findings)))
        self.findings_changed.emit(findings)
        self._tell()

    def _on_counted(self, answer: PathAnswer) -> None:
        review = self._bridge.review
        self.paths.show_answer(review, answer)
        self._coverage = coverage_text(answer.paths)
        count = f"{answer.paths.before.count:,}"
        self.strip.set_words(PATHS, self.tr("Cut sets {0}").format(count))
        self._tell()

    def _on_refused(self, sentence: str) -> None:
        self.paths.show_refusal(sentence)
        self._coverage = ""
        self.strip.set_words(PATHS, self.tr("Cut sets"))
        self._tell()

    def _show_uncovered(self, review: Review) -> None:
        causes = uncovered(review)
        self._open_causes = len(causes)
        self.paths.show_uncovered(causes)

    def _tell(self) -> None:
        """Say what is found of the selected cause; else what the actions change."""
        own = [each for each in self._findings if each.cause_id == self._selected]
        if own:
            words = own[0].message
        elif self._coverage:
            words = self._coverage
        elif self._open_causes:
            words = self.tr("Causes with neither an action nor a reason for none: {0}")
            words = words.format(self._open_causes)
        else:
            words = ""
        self.strip.line.setText(words)
