# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 10: how the actions stand, what is parked, and what changed lately."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.insight.actions import committed, completion, overdue
from app.review.action import Action
from app.review.changes import Changes
from app.review.edits import Edit, addition, batch, next_number, removal
from app.review.item import Kind
from app.review.note import Note, NoteKind
from app.review.review import Review
from ui.kit.button import GhostButton
from ui.kit.card import Card
from ui.kit.data_table import DataTable, RowHeight
from ui.kit.label import Label
from ui.kit.stat_tile import StatStrip, StatTile
from ui.models.item_table import ItemTable
from ui.panels.actions_columns import DUE, OWNER, STATUS, TEXT, TICKET, columns
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.theme import current_theme

_WIDTHS: tuple[int | None, ...] = (None, 176, 96, 116, 84)
_SHOWN_CHANGES = 8
_PANE_HEIGHT = 190


class FollowThroughPanel(Panel):
    """The look back: nothing is left to be remembered."""

    kinds = frozenset({Kind.ACTION, Kind.NOTE})

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr("When do we look again, and who asks?")
        super().__init__(bridge, context, self.tr("Follow-through"), question)
        self._open = StatTile("", self.tr("open actions"))
        self._overdue = StatTile("", self.tr("overdue"))
        self._rate = StatTile("", self.tr("completion rate"))
        all_columns = columns(context.today)
        chosen = [all_columns[place] for place in (TEXT, OWNER, DUE, STATUS, TICKET)]
        self._table = ItemTable(chosen, lambda review: review.actions, self._on_typed, self)
        self.view = DataTable(RowHeight.TWO_LINE, label=self.tr("Actions"))
        self.view.setModel(self._table)
        self.view.set_columns(_WIDTHS)
        self._parked = QVBoxLayout()
        self._changes = Label(role="table", tone="text2", wrap=True)
        self.body.addWidget(StatStrip([self._open, self._overdue, self._rate]))
        self.body.addWidget(self.view, 1)
        panes = QHBoxLayout()
        panes.setSpacing(current_theme().space.gap)
        for title, content in (
            (self.tr("Parking lot"), self._parked),
            (self.tr("Changed lately"), self._changes),
        ):
            card = Card(title)
            card.setMaximumHeight(_PANE_HEIGHT)
            if isinstance(content, QVBoxLayout):
                card.add_layout(content)
            else:
                card.add(content)
            card.body.addStretch(1)
            panes.addWidget(card, 1)
        self.body.addLayout(panes)
        self._table.refused.connect(context.warn)

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show figures, actions, the parking lot and the latest changes."""
        today = self.context.today()
        self._table.refresh(review)
        promised = committed(review)
        still = [action for action in promised if action.is_open]
        late = overdue(review, today)
        rate = completion(review, today)
        agreed = self.tr("{0} agreed").format(len(promised))
        self._open.set_stat(str(len(still)), self.tr("open actions"), agreed)
        tone = "over" if late else "text"
        numbers = ", ".join(f"A{action.number}" for action in late)
        self._overdue.set_stat(str(len(late)), self.tr("overdue"), numbers, tone=tone)
        share = self.tr("not known") if rate.rate is None else f"{rate.rate * 100:.0f} %"
        formula = self.tr("{0} done ÷ {1} due so far").format(rate.done, rate.due)
        self._rate.set_stat(share, self.tr("completion rate"), formula, formula=formula)
        self._show_parked(review)
        self._load_changes(review.id)

    def focus_first(self) -> None:
        """Put the focus on the actions."""
        self.view.setFocus()
        if self.review.actions and self.view.selected_row() < 0:
            self.view.select_row(0)

    def _show_parked(self, review: Review) -> None:
        while (entry := self._parked.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        parked = [note for note in review.notes if note.kind is NoteKind.PARKED]
        for note in parked:
            line = _ParkedLine(note)
            line.action_wanted.connect(self._on_action_wanted)
            line.done.connect(self._on_done)
            self._parked.addWidget(line)
        if not parked:
            self._parked.addWidget(Label(self.tr("Nothing is parked."), role="table", tone="text3"))

    def _load_changes(self, review_id: str) -> None:
        services = self.context.services
        self.context.jobs.run(
            lambda _progress: services.library.changes(review_id)[-_SHOWN_CHANGES:],
            self._on_changes_loaded,
            self.context.warn,
        )

    def _on_changes_loaded(self, records: list[Any]) -> None:
        lines = []
        for record in reversed(records):
            time = record.at.astimezone().strftime("%d %b %H:%M")
            lines.append("  ".join(part for part in (time, record.author, record.label) if part))
        self._changes.setText("\n".join(lines) or self.tr("Nothing has changed yet."))

    def _on_typed(self, edit: Edit, label: str) -> None:
        self.apply(edit, label)

    def _on_action_wanted(self, note_id: str) -> None:
        """Turn a parked thought into an action."""
        note = self.review.get(Kind.NOTE, note_id)
        if isinstance(note, Note):
            number = next_number(self.review, Kind.ACTION)
            action = Action(id="", number=number, text=note.text, committed=False)
            edits = [addition(self.review, action), removal(self.review, Kind.NOTE, note_id)]
            self.apply(batch(edits), self.tr("make action"))

    def _on_done(self, note_id: str) -> None:
        edit = removal(self.review, Kind.NOTE, note_id)
        if self.apply(edit, self.tr("clear parked thought")) is not None:
            self.context.tell(self.tr("Taken off the parking lot."), self.tr("Undo"))


class _ParkedLine(QWidget):
    """One parked thought and what can become of it."""

    action_wanted = Signal(str)
    done = Signal(str)

    def __init__(self, note: Note) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(note.text, role="table", tone="text2", wrap=True), 1)
        make = GhostButton(self.tr("Make an action"), small=True)
        done = GhostButton(self.tr("Done"), small=True)
        make.clicked.connect(lambda: self.action_wanted.emit(note.id))
        done.clicked.connect(lambda: self.done.emit(note.id))
        row.addWidget(make)
        row.addWidget(done)
