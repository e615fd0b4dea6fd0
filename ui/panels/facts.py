# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 3: the facts, attached by button, drop or paste, and frozen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from app.capture.secrets import redaction_edit
from app.insight.file_state import FileState
from app.insight.secret_rule import SecretRule
from app.review.changes import Changes
from app.review.citations import Citation, cited
from app.review.edits import Edit, removal
from app.review.evidence import Evidence, EvidenceKind
from app.review.freezing import freezing, lifting, loose
from app.review.item import Kind
from app.review.review import Review
from app.store.attachments import Stored
from ui.evidence_intake import Intake, Piece, additions, known_and_new, pieces_of, stored
from ui.keys import with_key
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.data_table import DataTable, RowHeight
from ui.kit.empty_state import EmptyState
from ui.models.item_table import ItemTable
from ui.panels.fact_card import FactCard
from ui.panels.fact_files import FactFiles
from ui.panels.facts_columns import FINGERPRINT, SOURCE, WIDTHS, columns
from ui.panels.panel import Panel, PanelContext
from ui.panels.secret_watch import SecretWatch
from ui.session_bridge import SessionBridge
from ui.theme import px

_ALL_COLUMNS_FROM = 1000
_SHORT_HASH = 16


class FactsPanel(Panel):
    """The evidence as a table; copying and hashing runs off the window's thread."""

    kinds = frozenset({Kind.EVIDENCE, Kind.FREEZE})

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr(
            "What do we have? Attach, drop or paste it; freeze it before memories settle."
        )
        super().__init__(bridge, context, self.tr("Facts first"), question)
        self.files = FactFiles(context, self)
        self.secrets = SecretWatch(context, self)
        self._warned_of: tuple[str, ...] = ()
        self._table = ItemTable(
            columns(self.files.state_of, self.secrets.found),
            lambda review: review.evidence,
            self._on_typed,
            self,
        )
        self.view = DataTable(RowHeight.LIST, label=self.tr("Facts"))
        self.view.setModel(self._table)
        self.view.set_columns(WIDTHS)
        self._attach = SecondaryButton(self.tr("Attach"), icon="paperclip")
        self._link = SecondaryButton(self.tr("Link", "verb"), icon="link")
        self._link.set_tip(self.tr("Add an address, with a note on what it shows"))
        self._freeze = SecondaryButton(self.tr("Freeze all"), icon="lock")
        self.header.add_action(self._freeze)
        self.header.add_action(self._link)
        self.header.add_action(self._attach)
        self._empty = EmptyState(
            self.tr(
                "No facts yet. Attach files or drop them here, paste a screenshot or text with "
                "Ctrl+V, or link what lies elsewhere."
            ),
            self.tr("Attach files"),
            icon="paperclip",
        )
        self._empty_card = Card()
        self._empty_card.add(self._empty)
        self.card = FactCard(context, self.secrets, bridge.citation_followed.emit)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._empty_card, 1)
        self.setAcceptDrops(True)
        self._connect()

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show the facts."""
        self._table.refresh(review)
        self.view.setVisible(bool(review.evidence))
        self._empty_card.setVisible(not review.evidence)
        can_freeze = bool(loose(review)) or not review.evidence
        self._freeze.setText(self.tr("Freeze all") if can_freeze else self.tr("Unfreeze"))
        self._freeze.setVisible(bool(review.evidence))
        self._show_fact(self.view.currentIndex().row())
        self.files.look(review)
        self.secrets.look(review)

    def focus_first(self) -> None:
        """Put the focus on the table."""
        (self.view if self.review.evidence else self._empty.button).setFocus()
        if self.review.evidence and self.view.selected_row() < 0:
            self.view.select_row(0)

    def guide_widget(self) -> QWidget:
        """Return the card of the selected fact."""
        return self.card

    @property
    def item_in_hand(self) -> str:
        """Id of the selected fact, or an empty string."""
        item = self._table.item(self.view.selected_row())
        return item.id if item is not None else ""

    def show_item(self, item_id: str) -> None:
        """Select a fact."""
        row = self._table.row_of(item_id)
        if row >= 0:
            self.view.select_row(row)

    def view_fact(self, fact: Evidence) -> None:
        """Ask for the fact's file in a window of its own, beside the review."""
        self.bridge.citation_followed.emit(Citation(fact.number))

    def take_in(self, pieces: list[Piece]) -> None:
        """Store the pieces and add them as evidence."""
        if not pieces:
            return
        store, now = self.context.services.attachments, self.context.services.clock.now()
        self.context.jobs.run(
            lambda _progress: stored(pieces, store, now),
            self._on_stored,
            self.context.warn,
            owner=self,
        )

    def add_link(self) -> None:
        """Add a fact without a file, and begin with its address; title and note come next."""
        now = self.context.services.clock.now()
        edit = additions(self.review, [Evidence(id="", kind=EvidenceKind.LINK, collected_at=now)])
        if self.apply(edit, self.tr("add link")) is not None:
            self.view.setColumnHidden(SOURCE, False)
            self.view.edit_cell(self._table.rowCount() - 1, SOURCE)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, links, pictures and text."""
        data = event.mimeData()
        if data.hasUrls() or data.hasImage() or data.hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        self.take_in(pieces_of(event.mimeData()))
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste with Ctrl+V, remove with Delete."""
        item = self._table.item(self.view.selected_row())
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take_in(pieces_of(QGuiApplication.clipboard().mimeData()))
        elif event.key() == Qt.Key.Key_Delete and item is not None:
            edit = removal(self.review, Kind.EVIDENCE, item.id)
            if self.apply(edit, self.tr("remove fact")) is not None:
                self.context.tell(self.tr("Removed from the facts."), self.tr("Undo"))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave file and fingerprint to the card where title and note need the room."""
        super().resizeEvent(event)
        for column in (SOURCE, FINGERPRINT):
            self.view.setColumnHidden(column, self.width() < px(_ALL_COLUMNS_FROM))

    def _connect(self) -> None:
        self._attach.clicked.connect(self._on_attach)
        self._link.clicked.connect(self.add_link)
        self._empty.acted.connect(self._on_attach)
        self._freeze.clicked.connect(self._on_freeze)
        self._table.refused.connect(self.context.warn)
        self.files.looked.connect(self._on_looked)
        self.bridge.files_came.connect(self._on_files_came)
        self.secrets.looked.connect(self._on_looked)
        self.card.secrets.wanted.connect(self._on_redaction_wanted)
        self.card.checked.connect(self.files.learn)
        self.card.view_wanted.connect(self.view_fact)
        self.view.link_followed.connect(self.follow)
        self.view.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def _on_typed(self, edit: Edit, label: str, base: Review) -> None:
        self.apply(edit, label, base=base)

    def _on_attach(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Attach files"))
        self.take_in([Piece(Path(name).name, path=Path(name)) for name in names])

    def _on_stored(self, intake: Intake) -> None:
        if intake.troubles:
            self.context.warn(" ".join(intake.troubles))
        known, new = known_and_new(self.review, intake.facts)
        self._tell_known(known)
        if not new:
            return
        edit = additions(self.review, new)
        if self.apply(edit, self.tr("attach facts")) is not None:
            self.view.select_row(self._table.rowCount() - 1)
            self.view.setFocus()

    def _tell_known(self, facts: list[Evidence]) -> None:
        """Say which facts had these files before; one whose file was lost has it again now."""
        for fact in facts:
            self.files.learn(fact, FileState.PRESENT)
        if facts:
            self.context.tell(self.tr("{0}: this file is here already.").format(_names(facts)))
            self.view.select_row(self._table.row_of(facts[-1].id))

    def _on_freeze(self) -> None:
        """Freeze what is not frozen; where everything is, unfreeze."""
        now, author = self.context.services.clock.now(), self.context.services.signature
        if not loose(self.review):
            self.apply(lifting(self.review, now, author), self.tr("unfreeze facts"))
        elif not self._may_freeze():
            return
        elif self.apply(freezing(self.review, now, author), self.tr("freeze facts")) is not None:
            freeze = self.review.freezes[-1]
            words = self.tr(
                "Frozen, SHA-256 {0}…: these facts can't be changed or removed until you "
                "unfreeze them."
            )
            self.context.tell(words.format(freeze.sha256[:_SHORT_HASH]), self.tr("Undo"))

    def _may_freeze(self) -> bool:
        """Tell whether to freeze; the first time secrets would be frozen too, say so instead."""
        holding, unread = self.secrets.holding(self.review), self.secrets.unread(self.review)
        concerned = tuple(fact.id for fact in (*holding, *unread))
        if not concerned or concerned == self._warned_of:
            return True
        self._warned_of = concerned
        if holding:
            self.view.select_row(self._table.row_of(holding[0].id))
            words = self.tr(
                "Keys, passwords or addresses stand in {0}. Take them out in the {1}, "
                "or freeze once more to keep them."
            )
            self.context.warn(words.format(_names(holding), with_key(self.tr("guide"), "guide")))
        else:
            words = self.tr("{0}: still being looked through for secrets. Once more freezes now.")
            self.context.tell(words.format(_names(unread)))
        return False

    def _on_looked(self) -> None:
        self._table.refresh(self.review)

    def _on_files_came(self, sha256s: Sequence[str]) -> None:
        self.files.look_again(self.review, sha256s)

    def _on_redaction_wanted(
        self, fact: Evidence, left: Stored, rules: Sequence[SecretRule]
    ) -> None:
        edit = redaction_edit(self.review, fact, left.sha256, left.size, rules)
        if self.apply(edit, self.tr("take secrets out")) is not None:
            words = self.tr("Taken out. The fact keeps the fingerprint of the file as it came.")
            self.context.tell(words, self.tr("Undo"))

    def _on_row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._show_fact(current.row())

    def _show_fact(self, row: int) -> None:
        item = self._table.item(row)
        self.card.show_fact(item if isinstance(item, Evidence) else None)


def _names(facts: list[Evidence]) -> str:
    return ", ".join(cited(fact.number) for fact in facts)
