# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 9: the summary, what is still open, who approves, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.agenda.completion import Criterion, incomplete
from app.agenda.steps import step
from app.publish.fingerprint import fingerprint
from app.review.approval import Approval, Verdict
from app.review.changes import Changes
from app.review.edits import Edit, addition, batch, removal, set_field
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.people import Role
from app.review.review import Review
from app.review.zone import zone_of
from ui import labels
from ui.fields.text_field import LongTextField
from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.card import Card
from ui.kit.data_table import DataTable, RowHeight
from ui.kit.label import Label
from ui.kit.scroll_column import ScrollColumns
from ui.kit.table_cell import Cell, CellChip
from ui.models.item_table import Column, ItemTable
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge

_SUMMARY_HEIGHT = 112
_TABLE_HEIGHT = 132
_TONES = {Verdict.PENDING: "neutral", Verdict.APPROVED: "ok", Verdict.CHANGES_REQUESTED: "warn"}
_APPROVAL_STEP = 9


class ApprovalPanel(Panel):
    """A plain verdict, a list with jump links, and the approvers."""

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr("Would somebody who was not here understand it?")
        super().__init__(bridge, context, self.tr("Approve & publish"), question)
        export = SecondaryButton(self.tr("Export as…"), icon="download")
        self._pdf = SecondaryButton(self.tr("Export the PDF"), icon="file-text")
        self.header.add_action(export)
        self.header.add_action(self._pdf)
        label = self.tr("Executive summary")
        self._summary = LongTextField(bridge, Kind.INCIDENT, "incident", "summary", label)
        self._summary.setFixedHeight(_SUMMARY_HEIGHT)
        self._verdict = Label(role="body_strong", wrap=True)
        self._open = QVBoxLayout()
        self._stale = Label(role="table", tone="warn", wrap=True)
        self._table = ItemTable(
            self._columns(), lambda review: review.approvals, self._on_typed, self
        )
        self.view = DataTable(RowHeight.LIST, label=self.tr("Approvers"), flush=True)
        self.view.setModel(self._table)
        self.view.set_columns((None, 150, 104))
        self.view.setMinimumHeight(_TABLE_HEIGHT)
        columns = ScrollColumns(2)
        columns.add(self._summary_card(label), 0)
        columns.add(self._approvers_card(), 0)
        columns.add(self._checklist_card(), 1)
        self.body.addWidget(columns, 1)
        export.clicked.connect(lambda: self.export_wanted.emit(""))
        self._pdf.clicked.connect(lambda: self.export_wanted.emit("pdf"))
        self._table.refused.connect(context.warn)

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show what is open, and the verdicts."""
        self._table.refresh(review)
        self._show_open([entry for entry in incomplete(review) if entry.step < _APPROVAL_STEP])
        digest = fingerprint(review)
        changed = [
            approval.approver
            for approval in review.approvals
            if approval.verdict is Verdict.APPROVED and approval.fingerprint != digest
        ]
        words = self.tr("The content has changed since {0} approved it. Ask again.")
        self._stale.setText(words.format(", ".join(changed)))
        self._stale.setVisible(bool(changed))

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
        """Record the selected approver's verdict on the content as it is now."""
        row = max(self.view.selected_row(), 0)
        item = self._table.item(row)
        if not isinstance(item, Approval):
            self.context.tell(self.tr("Add an approver first."))
            return
        now = self.context.services.clock.now()
        approved = verdict is Verdict.APPROVED
        edits: list[Edit] = [
            set_field(item, "verdict", verdict),
            set_field(item, "decided_at", now),
            set_field(item, "fingerprint", fingerprint(self.review) if approved else ""),
            set_field(self.review.lifecycle, "state", self._state_after(item, verdict)),
        ]
        label = self.tr("approve") if approved else self.tr("ask for changes")
        self.apply(batch(edits), label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the selected approver."""
        item = self._table.item(self.view.selected_row())
        if event.key() == Qt.Key.Key_Delete and item is not None and self.view.hasFocus():
            edit = removal(self.review, Kind.APPROVAL, item.id)
            if self.apply(edit, self.tr("remove approver")) is not None:
                self.context.tell(self.tr("Approver removed."), self.tr("Undo"))
        else:
            super().keyPressEvent(event)

    def _state_after(self, decided: Approval, verdict: Verdict) -> ReviewState:
        if verdict is Verdict.CHANGES_REQUESTED:
            return ReviewState.CHANGES_REQUESTED
        others = [entry.verdict for entry in self.review.approvals if entry.id != decided.id]
        done = all(other is Verdict.APPROVED for other in others)
        return ReviewState.APPROVED if done else ReviewState.IN_REVIEW

    def _summary_card(self, title: str) -> Card:
        card = Card(title)
        card.add(self._summary)
        return card

    def _approvers_card(self) -> Card:
        card = Card(self.tr("Approvers"))
        add = GhostButton(self.tr("Approver"), icon="plus", small=True)
        card.add_action(add)
        card.add(self._stale)
        card.add(self.view)
        approve = SecondaryButton(self.tr("Approve"), icon="check", small=True)
        ask = SecondaryButton(self.tr("Ask for changes"), small=True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(ask)
        row.addWidget(approve)
        card.add_layout(row)
        add.clicked.connect(self.add_approver)
        approve.clicked.connect(lambda: self.decide(Verdict.APPROVED))
        ask.clicked.connect(lambda: self.decide(Verdict.CHANGES_REQUESTED))
        return card

    def _checklist_card(self) -> Card:
        card = Card(self.tr("Before it is approved"))
        card.add(self._verdict)
        card.add_layout(self._open)
        return card

    def _show_open(self, left: list[Criterion]) -> None:
        while (entry := self._open.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        count = len(left)
        one = self.tr("1 thing is open.")
        words = one if count == 1 else self.tr("{0} things are open.").format(count)
        self._verdict.setText(words if count else self.tr("Ready to approve."))
        self._verdict.set_tone("text" if count else "ok")
        for criterion in left:
            line = _OpenLine(criterion)
            line.chosen.connect(self.step_wanted)
            self._open.addWidget(line)

    def _on_typed(self, edit: Edit, label: str) -> None:
        self.apply(edit, label)

    def _columns(self) -> tuple[Column, ...]:
        return (
            _text_column(_tr("Approver"), "approver"),
            Column(
                _tr("Verdict"),
                lambda _r, entry: Cell(
                    "", chips=(CellChip(labels.words(entry.verdict), _TONES[entry.verdict]),)
                ),
            ),
            Column(_tr("When"), _show_when),
        )


class _OpenLine(QWidget):
    """One open thing, with its step to jump to."""

    chosen = Signal(int)

    def __init__(self, criterion: Criterion) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(criterion.text, role="table", tone="text2", wrap=True), 1)
        jump = GhostButton(step(criterion.step).title, icon_after="chevron-right", small=True)
        jump.clicked.connect(lambda: self.chosen.emit(criterion.step))
        row.addWidget(jump)


def _text_column(title: str, field: str) -> Column:
    def edit(_review: Review, entry: Approval, typed: str) -> Edit | None:
        text = typed.strip()
        return None if text == getattr(entry, field) else set_field(entry, field, text)

    def show(_review: Review, entry: Approval) -> Cell:
        value = str(getattr(entry, field))
        if not value:
            return Cell(_tr("not named"), unknown=True, tone="text3")
        return Cell(value, aside=entry.role)

    return Column(title, show, lambda _r, entry: getattr(entry, field), edit)


def _show_when(review: Review, entry: Approval) -> Cell:
    if entry.decided_at is None:
        return Cell("")
    local = entry.decided_at.astimezone(zone_of(review))
    return Cell(f"{local.day} {local:%b %H:%M}", tone="text2")


def _tr(text: str) -> str:
    return QCoreApplication.translate("approval", text)
