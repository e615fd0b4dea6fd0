# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who approves, by role, and what they said; several by several rows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.errors import UserFacingError
from app.publish.sign_off import approver_added, approver_removed, decision, outdated
from app.review.approval import Approval, Verdict
from app.review.changes import Changes
from app.review.edits import Edit, set_field
from app.review.item import Kind
from app.review.people import Role
from app.review.review import Review
from app.review.zone import zone_of
from ui import dates, labels
from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.card import Card
from ui.kit.data_table import DataTable, RowHeight
from ui.kit.label import Label
from ui.kit.table_cell import Cell, CellChip
from ui.kit.wrap_row import WrapRow
from ui.models.item_table import Column, ItemTable
from ui.panels.panel import PanelContext
from ui.session_bridge import SessionBridge
from ui.theme import current_theme

WIDTHS: tuple[int | None, ...] = (None, 120, 204, None, 150)
_TONES = {Verdict.PENDING: "neutral", Verdict.APPROVED: "ok", Verdict.CHANGES_REQUESTED: "warn"}


class ApproversCard(Card):
    """The table of approvers; `changes_wanted` when somebody asked for changes."""

    changes_wanted = Signal()

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        super().__init__()
        self.set_title(self.tr("Approvers"))
        self._bridge = bridge
        self._context = context
        self._outdated_ids: frozenset[str] = frozenset()
        self._nobody = Label(self.tr("Nobody is asked yet."), role="table", tone="text3")
        self.table = ItemTable(
            self._columns(), lambda review: review.approvals, self._on_typed, self
        )
        self.view = DataTable(RowHeight.LIST, label=self.tr("Approvers"), flush=True)
        self.view.setModel(self.table)
        self.view.set_columns(WIDTHS)
        approve = SecondaryButton(self.tr("Approve"), icon="check", small=True)
        ask = SecondaryButton(self.tr("Ask for changes"), small=True)
        self.add_button = GhostButton(self.tr("Approver"), icon="plus", small=True)
        buttons = QWidget()
        row = WrapRow(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.sm)
        for button in (approve, ask, self.add_button):
            row.addWidget(button)
        for part in (self._nobody, self.view, buttons):
            self.add(part)
        self.view.horizontalScrollBar().rangeChanged.connect(lambda *_range: self._fit_table())
        self.table.refused.connect(context.warn)
        self.add_button.clicked.connect(self.add_approver)
        approve.clicked.connect(lambda: self.decide(Verdict.APPROVED))
        ask.clicked.connect(lambda: self.decide(Verdict.CHANGES_REQUESTED))

    def show_review(self, review: Review) -> None:
        """Show the approvers, and whose verdict is of other content."""
        self._outdated_ids = frozenset(approval.id for approval in outdated(review))
        self.table.refresh(review)
        self._fit_table()

    def add_approver(self) -> None:
        """Add an approver: the next one from the crew who is not on the list, else a blank."""
        review = self._bridge.review
        listed = {approval.approver for approval in review.approvals}
        crew = (entry.name for entry in review.people if entry.role is Role.APPROVER)
        name = next((entry for entry in crew if entry not in listed), "")
        approval = Approval(id="", approver=name, role=self.tr("Approver"))
        edit = approver_added(review, approval, self._context.services.clock.now())
        changes = self._apply(edit, self.tr("add approver"))
        if changes is None:
            return
        approval_id = next(ref[1] for ref in changes.added if ref[0] is Kind.APPROVAL)
        row = self.table.row_of(approval_id)
        if name:
            self.view.select_row(row)
        else:
            self.view.edit_cell(row, 0)

    def decide(self, verdict: Verdict) -> None:
        """Record the selected approver's verdict; with one approver nobody needs to be selected."""
        only = self.table.rowCount() == 1
        item = self.table.item(0 if only else self.view.selected_row())
        if not isinstance(item, Approval):
            words = self.tr("Choose the approver whose verdict it is, then press the button again.")
            has_any = bool(self._bridge.review.approvals)
            self._context.tell(words if has_any else self.tr("Add an approver first."))
            return
        label = {
            Verdict.APPROVED: self.tr("approve"),
            Verdict.CHANGES_REQUESTED: self.tr("ask for changes"),
            Verdict.PENDING: self.tr("withdraw verdict"),
        }[verdict]
        done = self._apply(self._decision(item, verdict), label)
        if done is not None and verdict is Verdict.CHANGES_REQUESTED:
            self.changes_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the selected approver."""
        item = self.table.item(self.view.selected_row())
        if event.key() == Qt.Key.Key_Delete and isinstance(item, Approval) and self.view.hasFocus():
            now = self._context.services.clock.now()
            edit = approver_removed(self._bridge.review, item, now)
            if self._apply(edit, self.tr("remove approver")) is not None:
                self._context.tell(self.tr("Approver removed."), self.tr("Undo"))
        else:
            super().keyPressEvent(event)

    def _apply(self, edit: Edit, label: str, base: Review | None = None) -> Changes | None:
        return self._bridge.apply(edit, label, initiator="approval", base=base)

    def _decision(self, approval: Approval, verdict: Verdict) -> Edit:
        return decision(self._bridge.review, approval, verdict, self._context.services.clock.now())

    def _fit_table(self) -> None:
        """Make the table as high as its rows, so that the page scrolls and not the table."""
        rows = self.table.rowCount()
        height = current_theme().size.header + rows * RowHeight.LIST.pixels
        sideways = self.view.horizontalScrollBar()
        if sideways.maximum() > sideways.minimum():
            height += sideways.sizeHint().height()
        self.view.setFixedHeight(height + 2 * self.view.frameWidth())
        self.view.setVisible(bool(rows))
        self._nobody.setVisible(not rows)

    def _on_typed(self, edit: Edit, label: str, base: Review) -> None:
        self._apply(edit, label, base)

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


def _text_column(title: str, field: str, unknown: str = "") -> Column:
    def edit(_review: Review, entry: Approval, typed: str) -> Edit | None:
        text = typed.strip()
        if text == getattr(entry, field):
            return None
        if field == "approver" and entry.verdict is not Verdict.PENDING:
            words = _tr("{0} has decided under this name. Set the verdict to “Waiting” first.")
            raise UserFacingError(words.format(entry.approver))
        return set_field(entry, field, text)

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
