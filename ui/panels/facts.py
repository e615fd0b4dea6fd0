# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 3: the facts, attached by button, drop or paste, and frozen."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QModelIndex, QSize, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImageReader,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from app.review.changes import Changes
from app.review.edits import Edit, batch, removal, set_field
from app.review.evidence import Evidence, EvidenceKind
from app.review.item import Kind
from app.review.review import Review
from ui import labels
from ui.evidence_intake import Piece, additions, pieces_of, stored
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.data_table import DataTable, RowHeight
from ui.kit.empty_state import EmptyState
from ui.kit.label import Label
from ui.kit.table_cell import Cell, CellChip
from ui.models.item_table import Column, ItemTable
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge

_WIDTHS: tuple[int | None, ...] = (50, 116, None, 220, 84, 96)
_PREVIEW = QSize(252, 180)
_IN_KIB, _IN_MIB = 1024, 1024 * 1024


class FactsPanel(Panel):
    """The evidence as a table; copying and hashing runs off the window's thread."""

    kinds = frozenset({Kind.EVIDENCE})

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr(
            "What do we have? Attach, drop or paste it; freeze it before memories settle."
        )
        super().__init__(bridge, context, self.tr("Facts first"), question)
        self._table = ItemTable(_columns(), lambda review: review.evidence, self._on_typed, self)
        self.view = DataTable(RowHeight.LIST, label=self.tr("Facts"))
        self.view.setModel(self._table)
        self.view.set_columns(_WIDTHS)
        self._attach = SecondaryButton(self.tr("Attach"), icon="paperclip")
        self._freeze = SecondaryButton(self.tr("Freeze all"), icon="lock")
        self.header.add_action(self._freeze)
        self.header.add_action(self._attach)
        self._empty = EmptyState(
            self.tr(
                "No facts yet. Attach files, drop them here, or paste a screenshot with Ctrl+V."
            ),
            self.tr("Attach files"),
            icon="paperclip",
        )
        self._empty_card = Card()
        self._empty_card.add(self._empty)
        self._card = _FactCard(context)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._empty_card, 1)
        self.setAcceptDrops(True)
        self._connect()

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show the facts."""
        self._table.refresh(review)
        self.view.setVisible(bool(review.evidence))
        self._empty_card.setVisible(not review.evidence)
        loose = any(fact.frozen_at is None for fact in review.evidence)
        self._freeze.setText(
            self.tr("Freeze all") if loose or not review.evidence else self.tr("Unfreeze")
        )
        self._freeze.setVisible(bool(review.evidence))
        self._show_fact(self.view.currentIndex().row())

    def focus_first(self) -> None:
        """Put the focus on the table."""
        (self.view if self.review.evidence else self._empty.button).setFocus()
        if self.review.evidence and self.view.selected_row() < 0:
            self.view.select_row(0)

    def guide_widget(self) -> QWidget:
        """Return the card of the selected fact."""
        return self._card

    def take_in(self, pieces: list[Piece]) -> None:
        """Store the pieces and add them as evidence."""
        if not pieces:
            return
        store, now = self.context.services.attachments, self.context.services.clock.now()
        self.context.jobs.run(
            lambda _progress: stored(pieces, store, now), self._on_stored, self.context.warn
        )

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

    def _connect(self) -> None:
        self._attach.clicked.connect(self._on_attach)
        self._empty.acted.connect(self._on_attach)
        self._freeze.clicked.connect(self._on_freeze)
        self._table.refused.connect(self.context.warn)
        self.view.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def _on_typed(self, edit: Edit, label: str) -> None:
        self.apply(edit, label)

    def _on_attach(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Attach files"))
        self.take_in([Piece(Path(name).name, path=Path(name)) for name in names])

    def _on_stored(self, facts: list[Evidence]) -> None:
        if self.apply(additions(self.review, facts), self.tr("attach facts")) is not None:
            self.view.select_row(self._table.rowCount() - 1)

    def _on_freeze(self) -> None:
        """Freeze what is not frozen; where everything is, unfreeze."""
        loose = [fact for fact in self.review.evidence if fact.frozen_at is None]
        now: datetime | None = self.context.services.clock.now()
        facts, value = (loose, now) if loose else (list(self.review.evidence), None)
        edits = [set_field(fact, "frozen_at", value) for fact in facts]
        label = self.tr("freeze facts") if loose else self.tr("unfreeze facts")
        if edits and self.apply(batch(edits), label) is not None and loose:
            words = self.tr(
                "Frozen: these facts can't be changed or removed until you unfreeze them."
            )
            self.context.tell(words, self.tr("Undo"))

    def _on_row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._show_fact(current.row())

    def _show_fact(self, row: int) -> None:
        item = self._table.item(row)
        self._card.show_fact(item if isinstance(item, Evidence) else None)


class _FactCard(QWidget):
    """The selected fact in the guide: preview, fingerprint, check and open."""

    def __init__(self, context: PanelContext) -> None:
        super().__init__()
        self._context = context
        self._fact: Evidence | None = None
        self._content = QWidget(self)
        self._content.hide()
        self._title = Label(role="section", wrap=True)
        self._preview = QLabel()
        self._preview.setAccessibleName(self.tr("Preview"))
        self._details = Label(role="help", tone="text2", wrap=True)
        self._hash = Label(role="mono", tone="text3", wrap=True)
        self._verdict = Label(role="table", wrap=True)
        self._check = SecondaryButton(self.tr("Check fingerprint"), icon="shield-check", small=True)
        self._open = SecondaryButton(self.tr("Open"), icon="external-link", small=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._content)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self._title,
            self._preview,
            self._details,
            self._hash,
            self._verdict,
            self._check,
            self._open,
        ):
            column.addWidget(widget)
        self._check.clicked.connect(self._on_check)
        self._open.clicked.connect(self._on_open)

    def show_fact(self, fact: Evidence | None) -> None:
        """Show a fact, or nothing."""
        self._content.setVisible(fact is not None)
        if fact is None or fact == self._fact:
            return
        self._fact = fact
        self._title.setText(f"E{fact.number}  {fact.title or fact.filename or fact.link}")
        self._details.setText(fact.note or fact.link or fact.filename)
        halves = (fact.sha256[:32], fact.sha256[32:])
        self._hash.setText("sha-256\n" + "\n".join(halves) if fact.sha256 else "")
        self._hash.setVisible(bool(fact.sha256))
        self._verdict.setText("")
        self._check.setVisible(bool(fact.sha256))
        self._open.setVisible(bool(fact.sha256) or fact.link.startswith(("http://", "https://")))
        self._show_preview(fact)

    def _show_preview(self, fact: Evidence) -> None:
        pixmap = QPixmap()
        is_picture = fact.media_type in ("image/png", "image/jpeg", "image/gif", "image/webp")
        if is_picture and self._context.services.attachments.has(fact.sha256):
            reader = QImageReader(str(self._context.services.attachments.path(fact.sha256)))
            size = reader.size().scaled(_PREVIEW, Qt.AspectRatioMode.KeepAspectRatio)
            reader.setScaledSize(size)
            pixmap = QPixmap.fromImage(reader.read())
        self._preview.setPixmap(pixmap)
        self._preview.setVisible(not pixmap.isNull())

    def _on_check(self) -> None:
        fact, store = self._fact, self._context.services.attachments
        if fact is not None:
            self._context.jobs.run(
                lambda _progress: store.has(fact.sha256) and store.verify(fact.sha256),
                self._on_checked,
            )

    def _on_checked(self, same: bool) -> None:
        words = self.tr("The file is as it was attached.")
        otherwise = self.tr("The file is missing or differs from its fingerprint.")
        self._verdict.setText(words if same else otherwise)
        self._verdict.set_tone("ok" if same else "over")

    def _on_open(self) -> None:
        if self._fact is None:
            return
        if self._fact.link:
            QDesktopServices.openUrl(QUrl(self._fact.link))
            return
        path = self._context.services.attachments.path(self._fact.sha256)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _columns() -> tuple[Column, ...]:
    return (
        Column("", lambda _r, fact: Cell(f"E{fact.number}", strong=True, tone="text3")),
        Column(
            _tr("Kind"),
            lambda _r, fact: Cell(labels.words(fact.kind)),
            lambda _r, fact: fact.kind,
            lambda _r, fact, kind: _changed(fact, "kind", kind),
            choices=lambda _review: labels.choices(EvidenceKind),
        ),
        _text_column(_tr("Title"), "title"),
        _text_column(_tr("Note"), "note"),
        Column(_tr("Size"), lambda _r, fact: Cell(_size(fact), tone="text2")),
        Column(_tr("Frozen"), _show_frozen),
    )


def _text_column(title: str, field: str) -> Column:
    return Column(
        title,
        lambda _r, fact: Cell(getattr(fact, field), tone="text" if field == "title" else "text2"),
        lambda _r, fact: getattr(fact, field),
        lambda _r, fact, typed: _changed(fact, field, typed.strip()),
        tip=lambda _r, fact: getattr(fact, field),
    )


def _show_frozen(_review: Review, fact: Evidence) -> Cell:
    if fact.frozen_at is None:
        return Cell("")
    return Cell("", chips=(CellChip(_tr("frozen"), "ok", "lock"),))


def _size(fact: Evidence) -> str:
    if not fact.filename:
        return ""
    if fact.size < _IN_KIB:
        return f"{fact.size} B"
    return (
        f"{fact.size / _IN_KIB:.0f} kB" if fact.size < _IN_MIB else f"{fact.size / _IN_MIB:.1f} MB"
    )


def _changed(fact: Evidence, field: str, value: object) -> Edit | None:
    return None if value == getattr(fact, field) else set_field(fact, field, value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("facts", text)
