# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 8: the actions as a two-line table, edited in place by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.errors import UserFacingError
from app.insight.action_checks.rule import ActionRules
from app.insight.action_filter import ActionFilter
from app.insight.action_findings import ActionFinding
from app.insight.actions import committed, is_ready
from app.insight.language.kept_words import keep_edit
from app.review.action import Action
from app.review.action_edits import promise_day
from app.review.changes import Changes
from app.review.edits import Edit, addition, move, next_number
from app.review.item import Kind
from app.review.owners import owner_names
from app.review.review import Review
from ui.kit.button import IconButton, SecondaryButton
from ui.kit.card import Card
from ui.kit.data_table import is_reordering
from ui.kit.empty_state import EmptyState
from ui.models.item_table import ItemTable
from ui.panels.action_card import ActionCard
from ui.panels.action_editing import ActionEditing
from ui.panels.action_remarks import ActionRemarks
from ui.panels.actions_columns import (
    FIELD_COLUMNS,
    KIND,
    SIZE,
    TEXT,
    TICKET,
    WIDTHS,
    columns,
)
from ui.panels.actions_filter_row import ActionsFilterRow
from ui.panels.actions_summary import ActionsSummary
from ui.panels.actions_table import ActionsTable
from ui.panels.actions_together_row import ActionsTogetherRow
from ui.panels.asking_row import AskingRow
from ui.panels.coverage_card import CoverageCard
from ui.panels.look_back_desk import LookBackDesk
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.theme import current_theme, px
from ui.wording.prose_editor import select_gap

_ALL_COLUMNS_FROM = 1180
_SIZE_FROM = 1300
_MIX_FROM = 440


class ActionsPanel(Panel):
    """Few, owned and finishable."""

    kinds = frozenset(
        {Kind.ACTION, Kind.CAUSE, Kind.INCIDENT, Kind.MEETING, Kind.PERSON, Kind.LIFECYCLE}
    )

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        super().__init__(bridge, context, self.tr("Actions"))
        rules = self._rules()
        self.remarks = ActionRemarks(rules, context.today)
        self.reason_row = AskingRow()
        self._look_back = LookBackDesk(self, self.reason_row)
        self.editing = ActionEditing(lambda: self.review, self._look_back.apply, context, rules)
        self._asked = ActionFilter()
        rows = columns(context.today, self.remarks.line)
        self._table = ItemTable(rows, self._shown, self._look_back.apply, self)
        self.view = ActionsTable(self.tr("Actions"))
        self.view.setModel(self._table)
        self.view.set_columns(WIDTHS)
        self._add = SecondaryButton(self.tr("Action"), icon="plus")
        self._paste = IconButton("clipboard-paste", self.tr("Paste a list of actions"))
        self._order = IconButton("list-filter", self.tr("Put in order: the strongest first"))
        self.choose = IconButton("funnel", self.tr("Choose which actions are shown"))
        self.choose.setCheckable(True)
        for button in (self.choose, self._order, self._paste, self._add):
            self.header.add_action(button)
        self.summary = ActionsSummary(rules)
        self.filter = ActionsFilterRow()
        self.together = ActionsTogetherRow(owner_names)
        self._card = ActionCard(bridge, rules)
        self.coverage = CoverageCard(bridge)
        self._empty = EmptyState(
            self.tr("No actions yet. Add one, or type /a and what will be done @owner 24 Feb."),
            self.tr("Add an action"),
            icon="plus",
        )
        self._lay_out()
        self._connect()

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show the actions, how many are ready, and what could be clearer."""
        self._table.refresh(review)
        self.view.setVisible(bool(review.actions))
        self._empty_card.setVisible(not review.actions)
        promised = committed(review)
        ready = sum(is_ready(action) for action in promised)
        words = self.tr("Few, owned and finishable. {0} ready, {1} draft.")
        self.header.set_sub(words.format(ready, len(promised) - ready))
        self.summary.show_review(review, self.remarks.of(review))
        self.filter.show_review(review, self._table.rowCount())
        for button in (self._order, self.choose):
            button.setVisible(len(review.actions) > 1)
        self._show_rows_chosen()
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
        action = Action(
            id="",
            number=next_number(self.review, Kind.ACTION),
            cause_ids=causes,
            committed_on=promise_day(self.review, self.context.today()),
        )
        self._show_all()
        changes = self.apply(addition(self.review, action), self.tr("add action"))
        if changes is not None:
            (_, action_id) = next(iter(changes.added))
            self.view.edit_cell(self._table.row_of(action_id), TEXT)

    def show_item(self, item_id: str) -> None:
        """Select an action."""
        if self._table.row_of(item_id) < 0:
            self._show_all()
        row = self._table.row_of(item_id)
        if row >= 0:
            self.view.select_row(row, TEXT)

    @property
    def item_in_hand(self) -> str:
        """Id of the selected action, or an empty string."""
        item = self._table.item(self.view.selected_row())
        return item.id if item is not None else ""

    @property
    def chosen_ids(self) -> list[str]:
        """Ids of all selected actions, from the top."""
        items = (self._table.item(row) for row in self.view.chosen_rows)
        return [item.id for item in items if item is not None]

    def use(self) -> None:
        """Begin the better form of what is said first of the selected action."""
        finding = self._card.findings.current if self.item_in_hand else None
        if finding is None:
            self.context.hint(self.tr("Nothing is missing here."))
        else:
            self.show_better(finding)

    def keep(self) -> None:
        """Keep the wording of the selected action as it is, in this review."""
        finding = next(
            (each for each in self._own_remarks() if each.words and each.field == "text"), None
        )
        edit = keep_edit(self.review, finding.words) if finding is not None else None
        if edit is None:
            self.context.hint(self.tr("There is no hint in the text you are in."))
        else:
            self.apply(edit, self.tr("keep a wording"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Insert adds, Alt with an arrow reorders by priority."""
        item = self._table.item(self.view.selected_row())
        if event.key() == Qt.Key.Key_Insert:
            self.add_action()
        elif event.key() == Qt.Key.Key_Delete and item is not None:
            self.editing.remove(self.chosen_ids)
        elif item is not None and is_reordering(event):
            self._move(item.id, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave kind, ticket and size to the wide view where the wording needs the room."""
        super().resizeEvent(event)
        self.summary.set_slim(self.height() < px(_MIX_FROM))
        for column, width in (
            (KIND, _ALL_COLUMNS_FROM),
            (TICKET, _ALL_COLUMNS_FROM),
            (SIZE, _SIZE_FROM),
        ):
            self.view.setColumnHidden(column, self.width() < px(width))

    def set_read_along(self, reading: bool) -> None:
        """Leave what is said about wordings out of the rows while a room reads along."""
        self.remarks.is_read_along = reading
        self._table.refresh(self.review)

    # Setting up

    def _rules(self) -> ActionRules:
        """Return the rules, or do without those that can't be read, and say so."""
        try:
            return self.context.rules.actions
        except UserFacingError as error:
            self.context.warn(error.sentence)
            return ActionRules()

    def _lay_out(self) -> None:
        self._guide = QWidget(self)
        self._guide.hide()
        column = QVBoxLayout(self._guide)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.lg)
        column.addWidget(self.coverage)
        column.addWidget(self._card)
        self._empty_card = Card()
        self._empty_card.add(self._empty)
        for row in (self.summary, self.filter, self.together, self.reason_row):
            self.body.addWidget(row)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._empty_card, 1)

    def _connect(self) -> None:
        self._add.clicked.connect(self._on_add)
        self.choose.toggled.connect(self._on_choosing)
        self._paste.clicked.connect(self._on_paste)
        self._order.clicked.connect(self.editing.put_in_order)
        self.coverage.action_wanted.connect(self.add_action)
        self._card.findings.wanted.connect(self.show_better)
        self._card.promise_chosen.connect(self._on_promise_chosen)
        self.summary.ideas_wanted.connect(
            lambda ids: self.editing.set_of_all(ids, "committed", value=False)
        )
        self.filter.changed.connect(self._on_filter_changed)
        self.together.wanted.connect(self._on_together)
        self.together.removal_wanted.connect(lambda: self.editing.remove(self.chosen_ids))
        self._empty.acted.connect(self.add_action)
        self.view.link_followed.connect(self.follow)
        self.view.end_passed.connect(self.add_action)
        self.view.promise_toggled.connect(lambda: self.editing.toggle_promise(self.chosen_ids))
        self.view.pasted.connect(self.take_document)
        self.view.rows_chosen.connect(self._show_rows_chosen)
        self._table.refused.connect(self.context.warn)
        self.view.selectionModel().currentRowChanged.connect(self._on_row_changed)

    # What is shown

    def _shown(self, review: Review) -> list[Action]:
        remarked = self.remarks.remarked(review) if self._asked.only_remarked else frozenset()
        today = self.context.today()
        return [each for each in review.actions if self._asked.takes(each, remarked, today)]

    def _show_all(self) -> None:
        """Ask for no choice any more: what is new has to be seen."""
        if self._asked != ActionFilter():
            self.choose.setChecked(False)

    def _show_rows_chosen(self) -> None:
        """Offer to set something of all where several rows are selected, else a choice of rows."""
        count = len(self.view.chosen_rows)
        self.together.show_chosen(self.review, count)
        self.filter.setVisible(self.choose.isChecked() and count < 2)

    def _show_action(self, row: int) -> None:
        item = self._table.item(row)
        action_id = item.id if item is not None else ""
        self.coverage.show_coverage(self.review, action_id)
        self._card.show_action(self.review, action_id, self.remarks.of(self.review, action_id))

    def _own_remarks(self) -> tuple[ActionFinding, ...]:
        in_hand = self.item_in_hand
        return self.remarks.of(self.review, in_hand) if in_hand else ()

    # What is done

    def take_document(self, data: QMimeData) -> bool:
        """Add the actions of a pasted list."""
        added = self.editing.take_list(data)
        if added:
            self._show_all()
            self.view.choose_rows([self._table.row_of(action_id) for action_id in added])
            self.view.setFocus()
        return True

    def show_better(self, finding: ActionFinding) -> None:
        """Begin the better wording in its cell, or go to the field that is spoken of."""
        column = FIELD_COLUMNS.get(finding.field)
        row = self._table.row_of(finding.action_id)
        if column is None or row < 0 or self.view.isColumnHidden(column):
            self.guide_wanted.emit()
            self._card.focus_field(finding.field)
            return
        self.view.setFocus()
        self.view.edit_cell(row, column)
        editor = self.view.focusWidget()
        if finding.rewrite and isinstance(editor, QLineEdit):
            editor.setText(finding.rewrite)
            select_gap(editor, 0, finding.rewrite)

    def _move(self, action_id: str, step: int) -> None:
        ids = [action.id for action in self._shown(self.review)]
        place = ids.index(action_id) + step
        if not 0 <= place < len(ids):
            return
        behind = ids[place] if step < 0 else (ids[place + 1] if place + 1 < len(ids) else None)
        edit = move(self.review, Kind.ACTION, action_id, before=behind)
        self.apply(edit, self.tr("move action"))
        self.view.select_row(self._table.row_of(action_id), TEXT)

    def _on_add(self) -> None:
        self.add_action()

    def _on_paste(self) -> None:
        self.take_document(QGuiApplication.clipboard().mimeData())

    def _on_typed(self, edit: Edit, label: str, base: Review) -> None:
        self.apply(edit, label, base=base)

    def _on_choosing(self, choosing: bool) -> None:
        """Show the row of choices; without it everything is shown."""
        if choosing:
            self._show_rows_chosen()
            self.filter.search.setFocus()
        else:
            self.filter.clear()

    def _on_filter_changed(self) -> None:
        self._asked = self.filter.wanted
        self.refresh(self.review, None)

    def _on_together(self, field: str, value: object) -> None:
        chosen = self.chosen_ids
        if self.editing.set_of_all(chosen, field, value):
            self.together.clear()

    def _on_promise_chosen(self, promise: bool) -> None:
        self.editing.set_of_all([self.item_in_hand], "committed", promise)

    def _on_row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._show_action(current.row())
