# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The selected action in the guide: done-when, kind, ticket, and the causes it answers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.review.action import Action, ActionKind
from app.review.edits import set_field
from app.review.item import Kind
from app.review.review import Review
from ui import labels
from ui.fields.choice_field import CheckField, ChoiceField
from ui.fields.text_field import LongTextField, TextField
from ui.kit.label import Label
from ui.session_bridge import SessionBridge
from ui.theme import current_theme, px

_TEXT_HEIGHT = 60
_LIST_HEIGHT = 176


class ActionCard(QWidget):
    """Edit what the table has no room for."""

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._action_id = ""
        self._is_showing = False
        self._title = Label(role="section", wrap=True)
        label = self.tr("Done when")
        self._done_when = LongTextField(bridge, Kind.ACTION, "", "done_when", label)
        self._done_when.setFixedHeight(px(_TEXT_HEIGHT))
        self._done_when.setPlaceholderText(self.tr("How can anybody tell that it is done?"))
        place = (Kind.ACTION, "", "committed")
        self._committed = CheckField(bridge, place, self.tr("Promised (else an idea)"))
        self._causes = QListWidget()
        self._causes.setAccessibleName(self.tr("Answers these causes"))
        self._causes.setMaximumHeight(px(_LIST_HEIGHT))
        self._causes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._causes.setTextElideMode(Qt.TextElideMode.ElideRight)
        kind, ticket = self.tr("Kind"), self.tr("Ticket")
        kinds = labels.choices(ActionKind, self.tr("not set"))
        self._kind = ChoiceField(bridge, (Kind.ACTION, "", "kind"), kind, kinds)
        self._ticket = TextField(bridge, Kind.ACTION, "", "tracker_key", ticket)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.sm)
        self._of_action: list[QWidget] = []
        for caption, widget in (
            ("", self._title),
            (label, self._done_when),
            ("", self._committed),
            (kind, self._kind),
            (ticket, self._ticket),
            (self.tr("Answers these causes"), self._causes),
        ):
            if caption:
                words = Label(caption, role="label", tone="text3")
                column.addWidget(words)
                self._of_action.append(words)
            column.addWidget(widget)
            self._of_action.append(widget)
        self._causes.itemChanged.connect(self._on_cause_changed)

    def show_action(self, review: Review, action_id: str) -> None:
        """Show an action; nothing where there is none."""
        action = review.get(Kind.ACTION, action_id)
        for widget in self._of_action:
            widget.setVisible(isinstance(action, Action))
        if isinstance(action, Action):
            if action_id != self._action_id:
                self._action_id = action_id
                for field in (self._done_when, self._committed, self._kind, self._ticket):
                    field.binding.point_at(action_id)
            self._title.setText(f"A{action.number}  {action.text}")
            self._show_causes(review, action)

    def _show_causes(self, review: Review, action: Action) -> None:
        self._is_showing = True
        self._causes.clear()
        for cause in review.causes:
            entry = QListWidgetItem(f"C{cause.number}  {cause.text}")
            entry.setData(Qt.ItemDataRole.UserRole, cause.id)
            on = cause.id in action.cause_ids
            entry.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self._causes.addItem(entry)
        self._is_showing = False

    def _on_cause_changed(self, changed: QListWidgetItem) -> None:
        action = self._bridge.review.get(Kind.ACTION, self._action_id)
        if self._is_showing or not isinstance(action, Action):
            return
        cause_id = changed.data(Qt.ItemDataRole.UserRole)
        kept = tuple(other for other in action.cause_ids if other != cause_id)
        on = changed.checkState() is Qt.CheckState.Checked
        chosen = (*kept, cause_id) if on else kept
        row = self._causes.row(changed)
        edit = set_field(action, "cause_ids", chosen)
        self._bridge.apply(edit, self.tr("link causes"), initiator="actions")
        self._causes.setCurrentRow(row)
