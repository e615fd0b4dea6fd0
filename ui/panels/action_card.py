# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The selected action in the guide: what could be clearer, and what the table has no room for."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.insight.action_checks.rule import ActionRules
from app.insight.action_checks.strength import suggested_strength
from app.insight.action_findings import ActionFinding
from app.review.action import Action, ActionKind, ActionSize, Strength
from app.review.edits import set_field
from app.review.item import Kind
from app.review.review import Review
from app.translation import in_sentence
from ui import labels
from ui.fields.choice_field import ChoiceField
from ui.fields.text_field import LongTextField, TextField
from ui.kit.into_view import bring_into_view
from ui.kit.label import Label
from ui.panels.action_findings_list import ActionFindingsList
from ui.session_bridge import SessionBridge
from ui.theme import current_theme, px

_TEXT_HEIGHT = 60
_LIST_HEIGHT = 176


class ActionCard(QWidget):
    """Edit what the table has no room for.

    `promise_chosen(committed)` when the action in hand is to be a promise, or an idea.
    """

    promise_chosen = Signal(bool)

    def __init__(self, bridge: SessionBridge, rules: ActionRules) -> None:
        super().__init__()
        self._bridge = bridge
        self._rules = rules
        self._action_id = ""
        self._is_showing = False
        self._title = Label(role="section", wrap=True)
        self.findings = ActionFindingsList()
        label = self.tr("Done when")
        self._done_when = LongTextField(bridge, Kind.ACTION, "", "done_when", label)
        self._done_when.setFixedHeight(px(_TEXT_HEIGHT))
        self._done_when.setPlaceholderText(self.tr("How can anybody tell that it is done?"))
        self._committed = QCheckBox(self.tr("Promised (else an idea)"))
        self._causes = QListWidget()
        self._causes.setAccessibleName(self.tr("Answers these causes"))
        self._causes.setMaximumHeight(px(_LIST_HEIGHT))
        self._causes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._causes.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._kind = self._choice("kind", self.tr("Kind"), ActionKind)
        self._size = self._choice("size", self.tr("Size"), ActionSize)
        self._strength = self._choice("strength", self.tr("Strength"), Strength)
        self._told_by = Label(role="help", tone="text3", wrap=True)
        ticket = self.tr("Ticket")
        self._ticket = TextField(bridge, Kind.ACTION, "", "tracker_key", ticket)
        self._of_action: list[QWidget] = []
        self._lay_out(
            ("", self._title),
            ("", self.findings),
            (label, self._done_when),
            ("", self._committed),
            (self.tr("Kind"), self._kind),
            (self.tr("Size"), self._size),
            (self.tr("Strength"), self._strength),
            ("", self._told_by),
            (ticket, self._ticket),
            (self.tr("Answers these causes"), self._causes),
        )
        self._causes.itemChanged.connect(self._on_cause_changed)
        self._committed.clicked.connect(self.promise_chosen)

    def show_action(
        self, review: Review, action_id: str, findings: Sequence[ActionFinding] = ()
    ) -> None:
        """Show an action and what could be clearer about it; nothing where there is none."""
        action = review.get(Kind.ACTION, action_id)
        for widget in self._of_action:
            widget.setVisible(isinstance(action, Action))
        if isinstance(action, Action):
            if action_id != self._action_id:
                self._action_id = action_id
                self.findings.list.go_to(-1)
                for field in self._bound.values():
                    field.binding.point_at(action_id)
            self._title.setText(f"A{action.number}  {action.text}")
            self._committed.setChecked(action.committed)
            self.findings.show_findings(findings)
            self._show_strength(action)
            self._show_causes(review, action)

    def focus_field(self, field: str) -> None:
        """Put the cursor into the editor of a field, into view."""
        others: dict[str, QWidget] = {"cause_ids": self._causes, "committed": self._committed}
        editor = self._bound.get(field) or others.get(field)
        if editor is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(editor)

    @property
    def _bound(self) -> dict[str, LongTextField | ChoiceField | TextField]:
        return {
            "done_when": self._done_when,
            "kind": self._kind,
            "size": self._size,
            "strength": self._strength,
            "tracker_key": self._ticket,
        }

    def _choice(self, field: str, label: str, values: type[StrEnum]) -> ChoiceField:
        offered = labels.choices(values, self.tr("not set"))
        return ChoiceField(self._bridge, (Kind.ACTION, "", field), label, offered)

    def _lay_out(self, *rows: tuple[str, QWidget]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.sm)
        for caption, widget in rows:
            if caption:
                words = Label(caption, role="label", tone="text3")
                column.addWidget(words)
                self._of_action.append(words)
            column.addWidget(widget)
            self._of_action.append(widget)

    def _show_strength(self, action: Action) -> None:
        """Tell how strong the words say it is, where nobody judged it."""
        suggested = suggested_strength(action, self._rules)
        told = self.tr("By its words: {0}. Choose another where you know better.")
        words = told.format(in_sentence(labels.words(suggested))) if suggested is not None else ""
        self._told_by.setText(words)
        self._told_by.setVisible(bool(words) and action.strength is None)

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
