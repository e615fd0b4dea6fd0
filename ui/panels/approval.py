# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 9: the summary, what is still open, who approves, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.agenda.completion import Criterion, criteria, incomplete
from app.publish.sign_off import decision, is_approved, outdated
from app.review.approval import Approval, Verdict
from app.review.changes import Changes
from app.review.edits import Edit, addition, removal, set_field
from app.review.item import Kind
from app.review.people import Role
from app.review.review import Review
from app.review.zone import zone_of
from ui import dates, labels
from ui.fields.text_field import LongTextField
from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.card import Card
from ui.kit.data_table import DataTable, RowHeight
from ui.kit.label import Label
from ui.kit.scroll_column import ScrollColumns
from ui.kit.table_cell import Cell, CellChip
from ui.models.item_table import Column, ItemTable
from ui.panels.open_things import OpenThings
from ui.panels.panel import Panel, PanelContext
from ui.panels.wordings_left import WordingsLeft
from ui.session_bridge import SessionBridge
from ui.theme import current_theme, px

_SUMMARY_HEIGHT = 152
_WIDTHS: tuple[int | None, ...] = (None, 120, 176, None, 150)
_TONES = {Verdict.PENDING: "neutral", Verdict.APPROVED: "ok", Verdict.CHANGES_REQUESTED: "warn"}
_APPROVAL_STEP = 9


class ApprovalPanel(Panel):
    """A plain verdict, a list with jump links, and the approvers."""

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr("Would somebody who was not here understand it?")
        super().__init__(bridge, context, self.tr("Approve & publish"), question)
        self._export = SecondaryButton(self.tr("Export as…"), icon="download")
        self._pdf = SecondaryButton(self.tr("Export the PDF"), icon="file-text")
        self._with_transcript = SecondaryButton(self.tr("PDF with transcript"), icon="file-text")
        self._with_transcript.set_tip(self.tr("The report with everything that was captured"))
        self.header.add_action(self._export)
        self._sign = SecondaryButton(self.tr("Sign"), icon="shield-check")
        self.header.add_action(self._with_transcript)
        self.header.add_action(self._pdf)
        self.header.add_action(self._sign)
        label = self.tr("Executive summary")
        self._summary = LongTextField(bridge, Kind.INCIDENT, "incident", "summary", label)
        self._summary.setMinimumHeight(px(_SUMMARY_HEIGHT))
        self._verdict = Label(role="body_strong", wrap=True)
        self._open = OpenThings()
        self.wordings = WordingsLeft(context)
        self._outdated = Label(role="table", tone="warn", wrap=True)
        self._outdated_ids: frozenset[str] = frozenset()
        self._nobody = Label(self.tr("Nobody is asked yet."), role="table", tone="text3")
        self._table = ItemTable(
            self._columns(), lambda review: review.approvals, self._on_typed, self
        )
        self.view = DataTable(RowHeight.LIST, label=self.tr("Approvers"), flush=True)
        self.view.setModel(self._table)
        self.view.set_columns(_WIDTHS)
        self._approve = SecondaryButton(self.tr("Approve"), icon="check", small=True)
        self._ask = SecondaryButton(self.tr("Ask for changes"), small=True)
        self._add = GhostButton(self.tr("Approver"), icon="plus", small=True)
        self._lay_out(label)
        self._connect()

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show what is open, and the verdicts."""
        old = outdated(review)
        self._outdated_ids = frozenset(approval.id for approval in old)
        words = self.tr("The content has changed since {0} approved it. Ask again.")
        self._outdated.setText(words.format(", ".join(approval.approver for approval in old)))
        self._outdated.setVisible(bool(old))
        self._table.refresh(review)
        self._fit_table(len(review.approvals))
        self._show_open(review, _left(review))
        self.wordings.refresh(review)
        self._with_transcript.setVisible(bool(review.transcript_lines or review.notes))

    def focus_first(self) -> None:
        """Put the cursor into the summary."""
        self._summary.setFocus()

    def add_approver(self) -> None:
        """Add an approver: the next one from the crew who is not on the list, else a blank."""
        listed = {approval.approver for approval in self.review.approvals}
        crew = (entry.name for entry in self.review.people if entry.role is Role.APPROVER)
        name = next((entry for entry in crew if entry not in listed), "")
        approval = Approval(id="", approver=name, role=self.tr("Approver"))
        changes = self.apply(addition(self.review, approval), self.tr("add approver"))
        if changes is not None:
            (_, approval_id) = next(iter(changes.added))
            row = self._table.row_of(approval_id)
            if name:
                self.view.select_row(row)
            else:
                self.view.edit_cell(row, 0)

    def decide(self, verdict: Verdict) -> None:
        """Record the selected approver's verdict; with one approver nobody needs to be selected."""
        only = self._table.rowCount() == 1
        item = self._table.item(0 if only else self.view.selected_row())
        if not isinstance(item, Approval):
            words = self.tr("Choose the approver whose verdict it is, then press the button again.")
            self.context.tell(words if self.review.approvals else self.tr("Add an approver first."))
            return
        label = {
            Verdict.APPROVED: self.tr("approve"),
            Verdict.CHANGES_REQUESTED: self.tr("ask for changes"),
            Verdict.PENDING: self.tr("withdraw verdict"),
        }[verdict]
        self.apply(self._decision(item, verdict), label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the selected approver."""
        item = self._table.item(self.view.selected_row())
        if event.key() == Qt.Key.Key_Delete and item is not None and self.view.hasFocus():
            edit = removal(self.review, Kind.APPROVAL, item.id)
            if self.apply(edit, self.tr("remove approver")) is not None:
                self.context.tell(self.tr("Approver removed."), self.tr("Undo"))
        else:
            super().keyPressEvent(event)

    def _decision(self, approval: Approval, verdict: Verdict) -> Edit:
        return decision(self.review, approval, verdict, self.context.services.clock.now())

    def _lay_out(self, summary_title: str) -> None:
        summary = Card(summary_title)
        summary.add(self._summary, 1)
        checklist = Card(self.tr("Before it is approved"))
        checklist.add(self._verdict)
        checklist.add(self._open)
        checklist.add(self.wordings)
        checklist.body.addStretch(1)
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.gap)
        row.addWidget(summary, 1)
        row.addWidget(checklist, 1)
        column = ScrollColumns(label=self.tr("Approve & publish"))
        column.add(top)
        column.add(self._approvers_card())
        self.body.addWidget(column, 1)

    def _approvers_card(self) -> Card:
        card = Card(self.tr("Approvers"))
        for button in (self._add, self._ask, self._approve):
            card.add_action(button)
        for part in (self._outdated, self._nobody, self.view):
            card.add(part)
        return card

    def _connect(self) -> None:
        self._export.clicked.connect(lambda: self.export_wanted.emit(""))
        self._with_transcript.clicked.connect(lambda: self.export_wanted.emit("pdf+transcript"))
        self._pdf.clicked.connect(lambda: self.export_wanted.emit("pdf"))
        self._sign.clicked.connect(lambda: self.sheet_wanted.emit("signing"))
        self._table.refused.connect(self.context.warn)
        self._open.chosen.connect(self._on_open_chosen)
        self.wordings.clicked.connect(lambda: self.sheet_wanted.emit("wordings"))
        self._add.clicked.connect(self.add_approver)
        self._approve.clicked.connect(lambda: self.decide(Verdict.APPROVED))
        self._ask.clicked.connect(lambda: self.decide(Verdict.CHANGES_REQUESTED))

    def _fit_table(self, rows: int) -> None:
        """Make the table as high as its rows, so that the page scrolls and not the table."""
        height = current_theme().size.header + rows * RowHeight.LIST.pixels
        self.view.setFixedHeight(height + 2 * self.view.frameWidth())
        self.view.setVisible(bool(rows))
        self._nobody.setVisible(not rows)

    def _show_open(self, review: Review, left: list[Criterion]) -> None:
        count = len(left)
        if count:
            one = self.tr("1 thing is open.")
            words = one if count == 1 else self.tr("{0} things are open.").format(count)
        elif is_approved(review):
            words = self.tr("Approved by everybody who was asked.")
        else:
            words = self.tr("Ready to approve.")
        self._verdict.setText(words)
        self._verdict.set_tone("text" if count else "ok")
        self._open.show_open(left)

    def _on_open_chosen(self, step: int) -> None:
        if step == _APPROVAL_STEP:
            self._summary.setFocus()
        else:
            self.step_wanted.emit(step)

    def _on_typed(self, edit: Edit, label: str) -> None:
        self.apply(edit, label)

    def _columns(self) -> tuple[Column, ...]:
        return (
            _text_column(_tr("Approver"), "approver", _tr("not named")),
            _text_column(_tr("Role"), "role"),
            Column(
                _tr("Verdict"),
                self._show_verdict,
                lambda _r, entry: entry.verdict,
                lambda _r, entry, verdict: (
                    None if verdict is entry.verdict else self._decision(entry, verdict)
                ),
                choices=lambda _review: labels.choices(Verdict),
            ),
            _text_column(_tr("Comment"), "comment"),
            Column(_tr("When"), _show_when),
        )

    def _show_verdict(self, _review: Review, entry: Approval) -> Cell:
        if entry.id in self._outdated_ids:
            return Cell("", chips=(CellChip(_tr("Approved, then changed"), "warn"),))
        return Cell("", chips=(CellChip(labels.words(entry.verdict), _TONES[entry.verdict]),))


def _left(review: Review) -> list[Criterion]:
    """Return what is open but the approval itself, which is the last thing of its step."""
    before = [entry for entry in incomplete(review) if entry.step < _APPROVAL_STEP]
    own = criteria(review, _APPROVAL_STEP)[:-1]
    return before + [entry for entry in own if not entry.done]


def _text_column(title: str, field: str, unknown: str = "") -> Column:
    def edit(_review: Review, entry: Approval, typed: str) -> Edit | None:
        text = typed.strip()
        return None if text == getattr(entry, field) else set_field(entry, field, text)

    def show(_review: Review, entry: Approval) -> Cell:
        value = str(getattr(entry, field))
        if not value and unknown:
            return Cell(unknown, unknown=True, tone="text3")
        return Cell(value, tone="text" if unknown else "text2", strong=bool(unknown))

    def text(_review: Review, entry: Approval) -> str:
        return str(getattr(entry, field))

    return Column(title, show, text, edit, tip=text)


def _show_when(review: Review, entry: Approval) -> Cell:
    if entry.decided_at is None:
        return Cell("")
    local = entry.decided_at.astimezone(zone_of(review))
    words = f"{dates.day(local.date())} {local:%H:%M}"
    return Cell(words, tone="text2", aside=review.incident.time_zone)


def _tr(text: str) -> str:
    return QCoreApplication.translate("approval", text)
