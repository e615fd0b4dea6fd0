# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 8: the actions as a two-line table, edited in place by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.insight.actions import committed, is_ready
from app.review.action import Action
from app.review.changes import Changes
from app.review.edits import Edit, addition, move, next_number, removal
from app.review.item import Kind
from app.review.review import Review
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.data_table import DataTable, RowHeight, is_reordering
from ui.kit.empty_state import EmptyState
from ui.models.item_table import ItemTable
from ui.panels.action_card import ActionCard
from ui.panels.actions_columns import KIND, TEXT, TICKET, WIDTHS, columns
from ui.panels.asking_row import AskingRow
from ui.panels.coverage_card import CoverageCard
from ui.panels.look_back_desk import LookBackDesk
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.theme import current_theme, px

_ALL_COLUMNS_FROM = 1180


class ActionsPanel(Panel):
    """Few, owned and finishable."""

    kinds = frozenset({Kind.ACTION, Kind.CAUSE})

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        super().__init__(bridge, context, self.tr("Actions"))
        rows = columns(context.today)
        self._table = ItemTable(rows, lambda review: review.actions, self._on_typed, self)
        self.view = DataTable(RowHeight.TWO_LINE, label=self.tr("Actions"))
        self.view.setModel(self._table)
        self.view.set_columns(WIDTHS)
        self._add = SecondaryButton(self.tr("Action"), icon="plus")
        self.header.add_action(self._add)
        self._card = ActionCard(bridge)
        self.coverage = CoverageCard(bridge)
        self._guide = QWidget(self)
        self._guide.hide()
        column = QVBoxLayout(self._guide)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.lg)
        column.addWidget(self.coverage)
        column.addWidget(self._card)
        self._empty = EmptyState(
            self.tr("No actions yet. Add one, or type /a and what will be done @owner 24 Feb."),
            self.tr("Add an action"),
            icon="plus",
        )
        self._empty_card = Card()
        self._empty_card.add(self._empty)
        reason_row = AskingRow()
        self._look_back = LookBackDesk(self, reason_row)
        self.body.addWidget(reason_row)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._empty_card, 1)
        self._connect()

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show the actions and how many are ready."""
        self._table.refresh(review)
        self.view.setVisible(bool(review.actions))
        self._empty_card.setVisible(not review.actions)
        promised = committed(review)
        ready = sum(is_ready(action) for action in promised)
        words = self.tr("Few, owned and finishable. {0} ready, {1} draft.")
        self.header.set_sub(words.format(ready, len(promised) - ready))
        self._show_action(self.view.currentIndex().row())

    def focus_first(self) -> None:
        """Put the focus on the table."""
        (self.view if self.review.actions else self._empty.button).setFocus()
        if self.review.actions and self.view.selected_row() < 0:
            self.view.select_row(0, TEXT)

    def guide_widget(self) -> QWidget:
        """Return which causes are covered, and the card of the selected action."""
        return self._guide

    def add_action(self, cause_id: str = "") -> None:
        """Add an action, for a cause where one is given, and begin with its wording."""
        causes = (cause_id,) if cause_id else ()
        action = Action(id="", number=next_number(self.review, Kind.ACTION), cause_ids=causes)
        changes = self.apply(addition(self.review, action), self.tr("add action"))
        if changes is not None:
            (_, action_id) = next(iter(changes.added))
            self.view.edit_cell(self._table.row_of(action_id), TEXT)

    def show_item(self, item_id: str) -> None:
        """Select an action."""
        row = self._table.row_of(item_id)
        if row >= 0:
            self.view.select_row(row, TEXT)

    @property
    def item_in_hand(self) -> str:
        """Id of the selected action, or an empty string."""
        item = self._table.item(self.view.selected_row())
        return item.id if item is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Insert adds, Alt with an arrow reorders by priority."""
        item = self._table.item(self.view.selected_row())
        if event.key() == Qt.Key.Key_Insert:
            self.add_action()
        elif event.key() == Qt.Key.Key_Delete and item is not None:
            edit = removal(self.review, Kind.ACTION, item.id)
            if self.apply(edit, self.tr("remove action")) is not None:
                self.context.tell(self.tr("Action removed."), self.tr("Undo"))
        elif item is not None and is_reordering(event):
            self._move(item.id, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave kind and ticket to the wide view where the wording needs the room."""
        super().resizeEvent(event)
        for column in (KIND, TICKET):
            self.view.setColumnHidden(column, self.width() < px(_ALL_COLUMNS_FROM))

    def _connect(self) -> None:
        self._add.clicked.connect(self._on_add)
        self.coverage.action_wanted.connect(self.add_action)
        self._empty.acted.connect(self.add_action)
        self.view.link_followed.connect(self.follow)
        self.view.end_passed.connect(self.add_action)
        self._table.refused.connect(self.context.warn)
        self.view.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def _on_add(self) -> None:
        self.add_action()

    def _on_typed(self, edit: Edit, label: str) -> None:
        if not self._look_back.intercepts(edit):
            self.apply(edit, label)

    def _on_row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._show_action(current.row())

    def _show_action(self, row: int) -> None:
        item = self._table.item(row)
        action_id = item.id if item is not None else ""
        self.coverage.show_coverage(self.review, action_id)
        self._card.show_action(self.review, action_id)

    def _move(self, action_id: str, step: int) -> None:
        ids = [action.id for action in self.review.actions]
        place = ids.index(action_id) + step
        if not 0 <= place < len(ids):
            return
        behind = ids[place] if step < 0 else (ids[place + 1] if place + 1 < len(ids) else None)
        edit = move(self.review, Kind.ACTION, action_id, before=behind)
        self.apply(edit, self.tr("move action"))
        self.view.select_row(self._table.row_of(action_id), TEXT)
