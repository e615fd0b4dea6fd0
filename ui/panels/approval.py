# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 9: where the review stands, what is still open, who approves, and the way out."""

from __future__ import annotations

from app.errors import UserFacingError
from app.insight.comments import CommentPlace, comment_places, whole
from app.insight.place import step_of
from app.insight.readiness import Line, Readiness, readiness
from app.publish.difference import Change, Difference
from app.publish.sign_off import is_void
from app.review.changes import Changes
from app.review.item import SINGLE_KINDS, Kind
from app.review.lifecycle import ReviewState
from app.review.review import Review
from ui.fields.text_field import LongTextField
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.scroll_column import ScrollColumns
from ui.latest_job import LatestJob
from ui.panels.approvers_card import ApproversCard
from ui.panels.comments_card import CommentsCard
from ui.panels.difference_card import DifferenceCard
from ui.panels.panel import Panel, PanelContext
from ui.panels.readiness_list import ReadinessList
from ui.panels.standing_card import StandingCard
from ui.panels.wordings_left import WordingsLeft
from ui.session_bridge import SessionBridge
from ui.theme import px

_SUMMARY_HEIGHT = 120
_AFTER_MS = 120
_APPROVAL_STEP = 9
_DONE_STATES = (ReviewState.APPROVED, ReviewState.PUBLISHED, ReviewState.CLOSED)


class ApprovalPanel(Panel):
    """A plain verdict, a checklist with jump links, the approvers, and what they said."""

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr("Would somebody who was not here understand it?")
        super().__init__(bridge, context, self.tr("Approve & publish"), question)
        self._export = SecondaryButton(self.tr("Export as…"), icon="download")
        self.pdf = SecondaryButton(self.tr("Export the PDF"), icon="file-text")
        self._sign = SecondaryButton(self.tr("Sign"), icon="shield-check")
        self._publish = SecondaryButton(self.tr("Publish"), icon="send")
        for button in (self._export, self.pdf, self._sign, self._publish):
            self.header.add_action(button)
        label = self.tr("Executive summary")
        self._summary = LongTextField(bridge, Kind.INCIDENT, "incident", "summary", label)
        self._summary.setMinimumHeight(px(_SUMMARY_HEIGHT))
        self.standing = StandingCard(bridge, context)
        self.checklist = ReadinessList()
        self.wordings = WordingsLeft(context)
        self.approvers = ApproversCard(bridge, context)
        self.difference = DifferenceCard(context)
        self.comments = CommentsCard(bridge, context)
        self._found = Readiness(())
        self._has_rules = True
        self._looking = LatestJob(context.jobs, _AFTER_MS, self)
        self._lay_out(label)
        self._connect()

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show what is open, the verdicts, and what changed since."""
        if changes is None:
            self._look_now(review)
        elif self._has_rules:
            self._looking.ask(
                lambda _progress: self._readiness(review), self._on_found, self.context.warn
            )
        self.standing.show_review(review, self._found)
        self.approvers.show_review(review)
        self.difference.show_review(review)
        self.comments.show_review(review)
        self.wordings.refresh(review)

    def focus_first(self) -> None:
        """Put the cursor into the summary; where the content changed since, ask again first.

        What is approved is not written in by a key that somebody meets: its way on comes first.
        """
        if is_void(self.review):
            self.standing.ask.setFocus()
        elif self.review.lifecycle.state in _DONE_STATES:
            self._publish.setFocus()
        else:
            self._summary.setFocus()

    def show_item(self, item_id: str) -> None:
        """Go to a comment or to an approver."""
        if self.review.get(Kind.COMMENT, item_id) is not None:
            self.comments.go_to(item_id)
        row = self.approvers.table.row_of(item_id)
        if row >= 0:
            self.approvers.view.setFocus()
            self.approvers.view.select_row(row)

    def begin_comment(self, item_id: str) -> None:
        """Put the cursor where a comment is written, about an item where one is given."""
        places = comment_places(self.review)
        found = (place for place in places if item_id and place.item_id == item_id)
        self.comments.begin(next(found, whole()))

    def _readiness(self, review: Review) -> Readiness:
        return readiness(review, self.context.rules.readiness, self.context.today())

    def _look_now(self, review: Review) -> None:
        """Look before anything is shown; later looks are taken beside the window's thread."""
        try:
            self._found = self._readiness(review)
        except UserFacingError as trouble:
            # A rule file of the team's that can't be meant is said once, and the rest goes on.
            self._has_rules = False
            self.context.warn(trouble.sentence)
        self.checklist.show_readiness(self._found)

    def _on_found(self, found: Readiness) -> None:
        self._found = found
        self.checklist.show_readiness(found)
        self.standing.show_review(self.review, found)

    def _lay_out(self, summary_title: str) -> None:
        summary = Card(summary_title)
        summary.add(self._summary, 1)
        checklist = Card(self.tr("Before it is approved"))
        checklist.add(self.checklist)
        checklist.add(self.wordings)
        columns = ScrollColumns(2, label=self.tr("Approve & publish"))
        for card in (self.standing, self.difference, self.approvers):
            columns.add_across(card)
        columns.add(checklist)
        columns.add(summary, 1)
        columns.add(self.comments, 1)
        self.body.addWidget(columns, 1)

    def _connect(self) -> None:
        self._export.clicked.connect(lambda: self.export_wanted.emit(""))
        self._publish.clicked.connect(lambda: self.sheet_wanted.emit("publish"))
        self.pdf.clicked.connect(lambda: self.export_wanted.emit("pdf"))
        self.standing.history_wanted.connect(lambda: self.sheet_wanted.emit("history"))
        self.checklist.chosen.connect(self._on_line_chosen)
        self._sign.clicked.connect(lambda: self.sheet_wanted.emit("signing"))
        self.wordings.clicked.connect(lambda: self.sheet_wanted.emit("wordings"))
        self.approvers.changes_wanted.connect(self.comments.begin)
        self.difference.chosen.connect(self._on_difference_chosen)
        self.comments.chosen.connect(self._on_place_chosen)

    def _on_line_chosen(self, line: Line) -> None:
        if line.step == _APPROVAL_STEP:
            if line.kind is Kind.COMMENT:
                self.comments.go_to(line.item_id)
            elif line.kind is Kind.APPROVAL:
                self.approvers.add_button.setFocus()
            else:
                self._summary.setFocus()
        elif line.field and line.kind is not None:
            self._go_to_field(line.step, line.kind, line.field)
        else:
            self._go_to_item(line.step, line.item_id)

    def _on_difference_chosen(self, difference: Difference) -> None:
        kind, field = difference.kind, difference.field
        if difference.step == _APPROVAL_STEP:
            self._summary.setFocus()
        elif kind in SINGLE_KINDS:
            self._go_to_field(difference.step, kind, field)
        elif difference.change is Change.REMOVED or kind is Kind.LINK:
            self.step_wanted.emit(difference.step)
        else:
            self._go_to_item(difference.step, difference.item_id)

    def _on_place_chosen(self, place: CommentPlace) -> None:
        if place.kind in SINGLE_KINDS:
            self.step_wanted.emit(step_of(place.kind))
        else:
            self._go_to_item(place.step, place.item_id)

    def _go_to_item(self, step: int, item_id: str) -> None:
        if item_id:
            self.item_wanted.emit(step, item_id)
        else:
            self.step_wanted.emit(step)

    def _go_to_field(self, step: int, kind: Kind, field: str) -> None:
        self.step_wanted.emit(step)
        self.field_wanted.emit((kind, kind.value, field))
