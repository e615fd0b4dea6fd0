# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One action, large, as it is read back to the room; owner and date are mended right there."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from app.capture.days import day_text, read_due
from app.review.action import Action
from app.review.item import Kind
from app.review.owners import owner_names
from ui import dates
from ui.fields.parsed_field import ParsedField
from ui.fields.rows import add_bound_row
from ui.fields.text_field import TextField
from ui.kit.card import Card
from ui.kit.form import Form
from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.panels.panel import PanelContext
from ui.session_bridge import SessionBridge
from ui.theme import current_theme

_HALF_A_YEAR = 183
"""A day further away than this is told with its year."""


class ActionReading(QWidget):
    """Shows one action and edits its owner and date."""

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        super().__init__()
        self._bridge = bridge
        self._today = context.today
        self._action_id = ""
        self.text = Label(role="reading", wrap=True)
        self.promise = Label(role="page_title", tone="accent_text", wrap=True)
        self.missing = Label(role="key", tone="warn", wrap=True)
        self._alert = IconLabel("triangle-alert", token="warn")
        owner, due = self.tr("Owner"), self.tr("Due")
        self.owner = TextField(bridge, Kind.ACTION, "", "owner", owner)
        self.owner.setPlaceholderText(self.tr("Who has said yes?"))
        self.due = ParsedField(bridge, (Kind.ACTION, "", "due"), due, day_text, self._read_due)
        self.due.setPlaceholderText(self.tr("such as 12 Mar, or in 2 weeks"))
        self._owners = QStringListModel(self)
        completer = QCompleter(self._owners, self.owner)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_owner_chosen)
        self.owner.setCompleter(completer)
        self._form = Form()
        add_bound_row(self._form, owner, self.owner)
        add_bound_row(self._form, due, self.due)
        self._lay_out()

    def show_action(self, action: Action) -> None:
        """Show an action; what was typed into the one before is kept."""
        if action.id != self._action_id:
            self._action_id = action.id
            self.owner.binding.point_at(action.id)
            self.due.finish()
            self.due.binding.point_at(action.id)
            self._owners.setStringList(owner_names(self._bridge.review))
        text = action.text or self.tr("This action has no words yet.")
        self.text.setText(f"A{action.number}  {text}")
        told = promise(action, self._today())
        is_whole = bool(action.owner and action.due)
        for label, shown in ((self.promise, is_whole), (self.missing, not is_whole)):
            label.setText(told)
            label.setVisible(shown)
        self._alert.setVisible(not is_whole)
        self.setAccessibleName(f"{self.text.text()}. {told}")

    def finish(self) -> None:
        """Save what is being typed."""
        self.owner.finish()
        self.due.finish()

    def _read_due(self, typed: str) -> date | None:
        return read_due(typed, self._today())

    def _on_owner_chosen(self, name: str) -> None:
        self.owner.setText(name)
        self.owner.binding.typed()
        self.owner.finish()

    def _lay_out(self) -> None:
        space = current_theme().space
        flag = QHBoxLayout()
        flag.setSpacing(space.sm)
        flag.addWidget(self._alert)
        flag.addWidget(self.missing, 1)
        card = Card()
        card.body.setSpacing(space.lg)
        card.add(self.text)
        card.add(self.promise)
        card.add_layout(flag)
        card.add(self._form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)


def promise(action: Action, today: date) -> str:
    """Say who does it until when, or ask for what of that is not known."""
    is_near = action.due is not None and abs((action.due - today).days) < _HALF_A_YEAR
    day = dates.long_day(action.due) if is_near else dates.day(action.due)
    if not action.owner and not day:
        return _tr("No owner and no date yet. Who takes it, until when?")
    if not action.owner:
        return _tr("No owner yet. Who takes it until {0}?").format(day)
    if not day:
        return _tr("No date yet. {0}, until when?").format(action.owner)
    return _tr("{0}, until {1}").format(action.owner, day)


def _tr(text: str) -> str:
    return QCoreApplication.translate("closing", text)
