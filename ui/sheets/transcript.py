# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Everything that was captured, in order, and the keys that turn it into something else."""

from __future__ import annotations

from app.capture.conversion import can_turn, is_already, turned
from app.insight.transcript import Entry, item_step, narrowed, transcript
from app.review.cause import EFFECT_ID
from app.review.changes import Changes
from app.review.edits import Edit, batch, removal
from app.review.note import Note
from app.review.observation import ObservationKind
from app.review.review import Review
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.data_table import RowHeight
from ui.kit.empty_state import EmptyState
from ui.models.item_table import ItemTable, Row
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.sheets.transcript_columns import TEXT, WIDTHS, columns
from ui.sheets.transcript_filter import TranscriptFilter
from ui.sheets.transcript_table import TranscriptTable
from ui.sheets.turn_row import TurnRow
from ui.turning import turn_label


class TranscriptSheet(Panel):
    """The lines with their time, step and kind, and what stands of them now."""

    is_private = True

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        super().__init__(bridge, context, self.tr("Transcript"))
        self._entries: dict[str, Entry] = {}
        self.filter = TranscriptFilter()
        self._table = ItemTable(
            columns(lambda line_id: self._entries[line_id]), self._rows, self._on_typed, self
        )
        self.view = TranscriptTable(RowHeight.COMPACT, label=self.tr("Transcript"))
        self.view.setModel(self._table)
        self.view.set_columns(WIDTHS)
        self.foot = TurnRow()
        self._pdf = SecondaryButton(self.tr("PDF with transcript"), icon="file-text")
        self._pdf.set_tip(self.tr("The report with everything that was captured"))
        self._markdown = SecondaryButton(self.tr("Markdown with transcript"), icon="download")
        self._markdown.set_tip(self.tr("The review as Markdown with everything that was captured"))
        self.header.add_action(self._markdown)
        self.header.add_action(self._pdf)
        self._empty = EmptyState(
            self.tr("Nothing was captured yet. Type into the line below and press Enter.")
        )
        self._empty_card = Card()
        self._empty_card.add(self._empty)
        self._lay_out()
        self._connect()

    @property
    def item_in_hand(self) -> str:
        """What is worked on in the panel that the sheet lies over."""
        return self.under.item_in_hand if self.under is not None else ""

    @property
    def chosen_list(self) -> ObservationKind:
        """The list that a plain line goes to in step 7."""
        return getattr(self.under, "chosen_list", ObservationKind.WENT_WELL)

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show the lines that are asked for."""
        del changes
        entries = transcript(review)
        has_grown = len(entries) > len(self._entries)
        self._entries = {entry.id: entry for entry in entries}
        self._table.refresh(review)
        if has_grown and not self.view.hasFocus():
            self._bring_latest()
        for part in (self.view, self.filter, self.foot):
            part.setVisible(bool(entries))
        self._empty_card.setVisible(not entries)
        for button in (self._pdf, self._markdown):
            button.setEnabled(bool(entries))
        zone = review.incident.time_zone
        self.header.set_sub(
            self.tr("What was captured, as it was typed. Times in {0}.").format(zone)
        )
        self._show_selection()

    def focus_first(self) -> None:
        """Put the focus on the lines, the last one that was written first."""
        if not self._entries:
            self.setFocus()
            return
        self.view.setFocus()
        if self.view.selected_row() < 0:
            is_latest_first = self.filter.is_latest_first
            self.view.select_row(0 if is_latest_first else self._table.rowCount() - 1, TEXT)

    def turn(self, target: str) -> None:
        """Turn the selected lines into what a command makes."""
        entries = self.selected()
        now, above = self.context.services.clock.now(), self.item_in_hand or EFFECT_ID
        edit = turned(self.review, entries, target, now=now, cause_in_hand=above)
        if edit is None:
            self.context.hint(self._refusal(entries))
            return
        count = sum(can_turn(entry) and not is_already(entry, target) for entry in entries)
        label = turn_label(target, count)
        if self.apply(edit, label) is not None:
            self.context.tell(self.tr("Done: {0}.").format(label), self.tr("Undo"))

    def selected(self) -> list[Entry]:
        """Return the selected lines in the transcript's order."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        items = [self._table.item(row) for row in rows]
        found = [self._entries[item.id] for item in items if item and item.id in self._entries]
        return found[::-1] if self.filter.is_latest_first else found

    def show_item(self, item_id: str) -> None:
        """Select the line of an item."""
        for line_id, entry in self._entries.items():
            if entry.line.item_id == item_id and self._table.row_of(line_id) >= 0:
                self.view.select_row(self._table.row_of(line_id), TEXT)

    def _bring_latest(self) -> None:
        """Scroll to the line written last, while somebody writes and nobody reads back."""
        if self.filter.is_latest_first:
            self.view.scrollToTop()
        else:
            self.view.scrollToBottom()

    def _lay_out(self) -> None:
        self.body.addWidget(self.filter)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._empty_card, 1)
        self.body.addWidget(self.foot)

    def _connect(self) -> None:
        self.filter.changed.connect(self._on_filter_changed)
        self._table.refused.connect(self.context.warn)
        self.view.turn_wanted.connect(self.turn)
        self.foot.turn_wanted.connect(self.turn)
        self.view.entry_wanted.connect(self._on_entry_wanted)
        self.view.edit_wanted.connect(self._on_edit_wanted)
        self.view.removal_wanted.connect(self._on_removal_wanted)
        self.view.link_followed.connect(self.follow)
        self.view.selectionModel().selectionChanged.connect(self._show_selection)
        self._pdf.clicked.connect(lambda: self.export_wanted.emit("pdf+transcript"))
        self._markdown.clicked.connect(lambda: self.export_wanted.emit("md+transcript"))

    def _on_typed(self, edit: Edit, label: str, base: Review) -> None:
        self.apply(edit, label, base=base)

    def _rows(self, _review: Review) -> list[Row]:
        wanted = self.filter
        shown = narrowed(
            tuple(self._entries.values()), words=wanted.words, kind=wanted.kind, step=wanted.step
        )
        lines: list[Row] = [entry.line for entry in shown]
        return lines[::-1] if wanted.is_latest_first else lines

    def _show_selection(self, *_ranges: object) -> None:
        chosen = self.selected()
        shown, total = self._table.rowCount(), len(self._entries)
        words = self.tr("{0} lines").format(total)
        if shown != total:
            words = self.tr("{0} of {1} lines").format(shown, total)
        if len(chosen) > 1:
            words = self.tr("{0}, {1} selected").format(words, len(chosen))
        self.foot.show_count(words, can_turn=any(can_turn(entry) for entry in chosen))

    def _refusal(self, entries: list[Entry]) -> str:
        if not entries:
            return self.tr("Select the lines to turn first.")
        if any(can_turn(entry) for entry in entries):
            return self.tr("That is what it is already.")
        if all(entry.item is None for entry in entries):
            return self.tr("What this line became was taken out of the review since.")
        return self.tr(
            "Notes, parked thoughts, quotes and observations can be turned into something else. "
            "Enter shows this one where it is."
        )

    def _on_filter_changed(self) -> None:
        self._table.refresh(self.review)
        self._show_selection()

    def _on_entry_wanted(self) -> None:
        """Lead to the item; a note has its only place here, so it is edited."""
        entries = self.selected()
        if not entries:
            return
        step = item_step(entries[0])
        if step and entries[0].item is not None:
            self.item_wanted.emit(step, entries[0].item.id)
        elif isinstance(entries[0].item, Note):
            self._on_edit_wanted()
        else:
            self.context.hint(self._refusal(entries[:1]))

    def _on_edit_wanted(self) -> None:
        entries = self.selected()
        if len(entries) == 1 and isinstance(entries[0].item, Note):
            self.view.edit_cell(self._table.row_of(entries[0].id), TEXT)

    def _on_removal_wanted(self) -> None:
        """Take the selected notes and observations out; their lines stay in the transcript."""
        going = [entry.item for entry in self.selected() if can_turn(entry) and entry.item]
        if not going:
            return
        edit = batch(removal(self.review, item.KIND, item.id) for item in going)
        if self.apply(edit, self.tr("take notes out")) is not None:
            words = self.tr("Taken out of the review. The transcript keeps the line.")
            self.context.tell(words, self.tr("Undo"))
