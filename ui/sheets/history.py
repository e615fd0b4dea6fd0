# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The history of the review: who changed what and when; moves of the review stand out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from app.publish.history import HistoryEntry, history, history_csv, history_markdown
from app.publish.written_file import write_bytes
from app.review.changes import Changes
from app.review.review import Review
from ui.export_desk import ask_for_file, file_name
from ui.kit.button import SecondaryButton
from ui.kit.data_table import DataTable, RowHeight
from ui.kit.empty_state import EmptyState
from ui.kit.label import Label
from ui.panels.panel import Panel, PanelContext
from ui.panels.recent_changes import SETTLE_MS
from ui.session_bridge import SessionBridge
from ui.sheets.history_filter import HistoryFilter
from ui.sheets.history_table import WIDTHS, HistoryTable


class HistorySheet(Panel):
    """Every change that was kept, the latest first; read anew a moment after each change."""

    is_for_looking = True
    is_private = True

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        super().__init__(bridge, context, self.tr("History"))
        self.ask = ask_for_file
        self._entries: tuple[HistoryEntry, ...] = ()
        self.filter = HistoryFilter()
        self._table = HistoryTable(self)
        self.view = DataTable(RowHeight.COMPACT, label=self.tr("History"))
        self.view.setModel(self._table)
        self.view.set_columns(WIDTHS)
        self._count = Label(role="help", tone="text3")
        self._none = EmptyState(self.tr("No change fits that."), icon="history")
        self._save = SecondaryButton(self.tr("Save as…"), icon="download")
        self._save.set_tip(self.tr("What is shown here, as CSV or Markdown"))
        self.header.add_action(self._save)
        self.body.addWidget(self.filter)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._none, 1)
        self.body.addWidget(self._count)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._load)
        self.filter.changed.connect(self._show)
        self.view.activated.connect(lambda _index: self._on_entry_wanted())
        self._save.clicked.connect(self._on_save)

    @property
    def shown(self) -> tuple[HistoryEntry, ...]:
        """What is shown, oldest first."""
        return self.filter.apply(self._entries, self.zone)

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Read the changes: at once when first shown, later once the writer has kept them."""
        zone = review.incident.time_zone
        self.header.set_sub(
            self.tr("Every change, the latest first. Times in {0}. Enter shows its step.").format(
                zone
            )
        )
        if changes is None:
            self._load()
        else:
            self._settling.start()

    def focus_first(self) -> None:
        """Put the focus on the changes."""
        self.view.setFocus()
        if self.view.selected_row() < 0 and self._table.rowCount():
            self.view.select_row(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while this was hidden."""
        super().showEvent(event)
        self._settling.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing for nobody."""
        self._settling.stop()
        super().hideEvent(event)

    def _load(self) -> None:
        services, review_id = self.context.services, self.review.id
        self.context.jobs.run(
            lambda _progress: history(review_id, services.library_of(review_id).changes(review_id)),
            self._on_loaded,
            self.context.warn,
            owner=self,
        )

    def _on_loaded(self, entries: tuple[HistoryEntry, ...]) -> None:
        self._entries = entries
        self.filter.offer(entries, self.zone)
        self._show()

    def _show(self) -> None:
        shown = self.shown
        self._table.show_entries(shown, self.zone)
        self.view.setVisible(bool(shown))
        self._none.setVisible(not shown)
        self._save.setEnabled(bool(shown))
        total = len(self._entries)
        words = self.tr("{0} changes").format(total)
        if len(shown) != total:
            words = self.tr("{0} of {1} changes").format(len(shown), total)
        self._count.setText(words)
        if shown and self.view.selected_row() < 0:
            self.view.select_row(0)

    def _on_entry_wanted(self) -> None:
        entry = self._table.entry(self.view.selected_row())
        if entry is not None and entry.step:
            self.step_wanted.emit(entry.step)

    def _on_save(self) -> None:
        suggestion = str(Path.home() / f"{file_name(self.review)}-history.csv")
        filters = ";;".join((self.tr("Table (*.csv)"), self.tr("Markdown (*.md)")))
        path = self.ask(self, self.tr("Save the history"), suggestion, filters)
        if path:
            self._write(Path(path), self.shown)

    def _write(self, path: Path, entries: Sequence[HistoryEntry]) -> None:
        review, zone = self.review, self.zone

        def work(_progress: object) -> None:
            is_markdown = path.suffix.lower() == ".md"
            text = history_markdown(review, entries) if is_markdown else history_csv(entries, zone)
            write_bytes(path, text.encode())

        self.context.jobs.run(
            work,
            lambda _nothing: self.context.tell(self.tr("Written: {0}").format(path.name)),
            self.context.warn,
            owner=self,
        )
