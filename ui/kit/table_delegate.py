# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Draws the rows of a `DataTable` and makes its cell editors."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui.kit.answering import LeaveWatch, is_answering
from ui.kit.direction import draw_words, mirrored
from ui.kit.table_cell import (
    CELL_ROLE,
    CHOICES_ROLE,
    COMPLETIONS_ROLE,
    ID_ROLE,
    SECTION_ROLE,
    Cell,
)
from ui.kit.table_painter import CellPainter, cell_elides
from ui.kit.tooltip import plain_tooltip
from ui.theme import current_theme, draw_icon

if TYPE_CHECKING:
    from ui.kit.data_table import DataTable

Index = QModelIndex | QPersistentModelIndex


def cell_at(index: Index) -> Cell:
    """Return the cell a model describes, or one made of its display text."""
    cell = index.data(CELL_ROLE)
    if isinstance(cell, Cell):
        return cell
    text = index.data(Qt.ItemDataRole.DisplayRole)
    return Cell("" if text is None else str(text))


class ChoiceBox(QComboBox):
    """The list of a cell. `is_keyed` while a key that it got itself changes what is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_keyed = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.is_keyed = True
        super().keyPressEvent(event)
        self.is_keyed = False


class TableDelegate(QStyledItemDelegate):
    """The look of the rows.

    `refused(index, text)` is sent when the model does not take what was typed.
    """

    refused = Signal(QModelIndex, str)

    def __init__(self, table: "DataTable") -> None:
        super().__init__(table)
        self._table = table
        self._marked: frozenset[str] = frozenset()

    def mark_rows(self, ids: frozenset[str]) -> None:
        """Mark the rows of what others changed a moment ago."""
        if ids != self._marked:
            self._marked = ids
            self._table.viewport().update()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if self._table.is_section(index.row()):
            title = index.sibling(index.row(), 0).data(SECTION_ROLE)
            self._paint_section(painter, box, str(title))
        else:
            self._paint_ground(painter, box, option, index)
            painter.setClipRect(option.rect)
            CellPainter(painter, current_theme(), box).paint(cell_at(index))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = current_theme()
        cell = cell_at(index)
        width = (
            option.fontMetrics.horizontalAdvance(cell.text)
            + 2 * theme.size.cell_padding
            + theme.space.lg
        )
        return QSize(width, self._table.row_height.pixels)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        cell = cell_at(index)
        given = index.data(Qt.ItemDataRole.ToolTipRole)
        text = str(given) if given else ""
        if not text and index.isValid() and cell_elides(cell, current_theme(), option.rect.width()):
            text = "\n".join(part for part in (cell.text, cell.aside, cell.second) if part)
        QToolTip.showText(event.globalPos(), plain_tooltip(text) if text else "", view)
        return True

    # Editors

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        choices = index.data(CHOICES_ROLE)
        completions = index.data(COMPLETIONS_ROLE)
        editor: QWidget = (
            self._choice_box(parent, choices) if choices else _line(parent, completions or ())
        )
        editor.setProperty("cell", True)
        editor.setProperty("noFocusRing", True)
        editor.setFont(current_theme().font("table"))
        header = self._table.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(header or ""))
        LeaveWatch(editor).left.connect(lambda: self._close(editor))
        begin_entry(index)
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        end_entry(self._table.model())
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Close an editor that is left, but not while something is answered about its text."""
        if event.type() is QEvent.Type.FocusOut and is_answering(QApplication.focusWidget()):
            return False
        return super().eventFilter(editor, event)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the cell's value in; what somebody types meanwhile stays when others change it."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QLineEdit) and editor.isModified():
            return
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(value), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText("" if value is None else str(value))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            value, text = editor.currentData(), editor.currentText()
        elif isinstance(editor, QLineEdit):
            value = text = editor.text()
        else:
            super().setModelData(editor, model, index)
            return
        if value == (index.data(Qt.ItemDataRole.EditRole) or ""):
            return
        if not model.setData(index, value, Qt.ItemDataRole.EditRole):
            self.refused.emit(model.index(index.row(), index.column()), text)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(2, 1, -2, -2))

    def _choice_box(self, parent: QWidget, choices: list[tuple[object, str]]) -> QComboBox:
        box = ChoiceBox(parent)
        for value, text in choices:
            box.addItem(text, value)
        box.activated.connect(lambda _index: self._on_chosen(box))
        return box

    def _on_chosen(self, box: "ChoiceBox") -> None:
        """Take what was picked in the list; with the arrows one goes on until Enter or Tab."""
        if box.is_keyed:
            return
        self._close(box)

    def _close(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    # Painting

    def _paint_section(self, painter: QPainter, box: QRectF, title: str) -> None:
        theme = current_theme()
        painter.fillRect(box, theme.color("rail"))
        painter.fillRect(_foot(box, theme.line.hair), theme.color("line"))
        painter.setFont(theme.font("label_strong"))
        painter.setPen(theme.color("text2"))
        inner = box.adjusted(theme.size.cell_padding, 0, -theme.size.cell_padding, -1)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        draw_words(painter, inner, flags.value, title)

    def _paint_ground(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: Index
    ) -> None:
        theme = current_theme()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(box, theme.color("sel"))
        elif index.row() == self._table.hovered_row:
            painter.fillRect(box, theme.color("hover"))
        if not self._table.is_last_row(index.row()):
            painter.fillRect(_foot(box, theme.line.hair), theme.color("line"))
        if selected and theme.line.selection_edge:
            self._paint_selection_edge(painter, box)
        if selected and index.column() == self._table.first_column():
            bar = QRectF(box.left(), box.top(), theme.size.selection_bar, box.height() - 1)
            painter.fillRect(mirrored(painter, bar, box), theme.color("accent"))
        elif self._marked and index.data(ID_ROLE) in self._marked:
            self._paint_mark(painter, box, is_first=index.column() == self._table.first_column())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), theme.line.hair))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                box.adjusted(2.5, 1.5, -2.5, -2.5), theme.radius.key, theme.radius.key
            )

    def _paint_mark(self, painter: QPainter, box: QRectF, *, is_first: bool) -> None:
        """Underline a row with dots, with a pencil before it: colour alone says nothing."""
        theme = current_theme()
        painter.setPen(QPen(theme.color("accent"), theme.line.gate, Qt.PenStyle.DotLine))
        foot = box.bottom() - theme.line.gate
        painter.drawLine(QPointF(box.left(), foot), QPointF(box.right(), foot))
        if is_first:
            side = theme.size.cell_padding
            place = QRectF(box.left(), box.top() + (box.height() - side) / 2, side, side)
            draw_icon(painter, "pencil", mirrored(painter, place, box), "accent_text")

    def _paint_selection_edge(self, painter: QPainter, box: QRectF) -> None:
        theme = current_theme()
        width, accent = theme.line.selection_edge, theme.color("accent")
        painter.fillRect(_foot(box, width), accent)
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), width), accent)


def begin_entry(index: Index) -> None:
    """Let a model that merges entries know that an editor opens over a cell."""
    begin = getattr(index.model(), "begin_entry", None)
    if begin is not None:
        begin(index)


def end_entry(model: QAbstractItemModel) -> None:
    """Let a model that merges entries know that its editor closed."""
    end = getattr(model, "end_entry", None)
    if end is not None:
        end()


def _line(parent: QWidget, completions: Sequence[str]) -> QLineEdit:
    """Return an editor for text; what it is completed to stays selected, so typing goes on."""
    line = QLineEdit(parent)
    if completions:
        completer = QCompleter(list(completions), line)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        line.setCompleter(completer)
    return line


def _foot(box: QRectF, height: float) -> QRectF:
    """Return the lowest strip of a row, where its line goes."""
    return QRectF(box.left(), box.bottom() - height, box.width(), height)
