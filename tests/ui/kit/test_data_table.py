# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The table is edited by keyboard alone, keeps section rows apart and draws what its model says."""

from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from ui.kit.data_table import DataTable, RowHeight
from ui.kit.table_cell import CELL_ROLE, CHOICES_ROLE, SECTION_ROLE, Cell, CellChip
from ui.theme import apply_theme, current_theme, load_theme

Index = QModelIndex | QPersistentModelIndex
TIME, TEXT, FACTS, PHASE = range(4)
ROOT = QModelIndex()


class Events(QAbstractTableModel):
    """A little timeline: a string is a section; the column of facts cannot be edited."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str] | str] = [
            ["17:20", "Snapshot taken", "2", "build_up"],
            ["22:00", "Paged", "1", "build_up"],
            "Wednesday 1 February",
            ["00:36", "Backup started", "1", "recovery"],
        ]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, side: Qt.Orientation, role: int = 0) -> Any:
        if side == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return ("Time", "What happened", "Facts", "Phase")[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if index.column() == FACTS else usual | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = 0) -> Any:
        row = self.rows[index.row()]
        if isinstance(row, str):
            return row if role == SECTION_ROLE and index.column() == 0 else None
        text = row[index.column()]
        if role == CELL_ROLE:
            chips = (CellChip("sources differ", "warn", "info"),)
            phase = text if index.column() == PHASE else None
            return Cell(text, phase=phase, chips=chips if index.column() == TEXT else ())
        if role == CHOICES_ROLE and index.column() == PHASE:
            return [("build_up", "Build-up"), ("recovery", "Recovery")]
        return text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) else None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        row = self.rows[index.row()]
        if isinstance(row, str) or value == "refuse":
            return False
        row[index.column()] = value
        self.dataChanged.emit(index, index)
        return True


@pytest.fixture
def table(qapp: QApplication, qtbot: QtBot) -> DataTable:
    apply_theme(qapp, load_theme("light"))
    made = DataTable(RowHeight.COMPACT, label="Timeline")
    qtbot.addWidget(made)
    model = Events()
    model.setParent(made)
    made.setModel(model)
    made.set_columns([80, None, 60, 110])
    made.resize(600, 300)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    made.select_row(0)
    return made


def events(table: DataTable) -> Events:
    model = table.model()
    assert isinstance(model, Events)
    return model


def editor(table: DataTable, qtbot: QtBot) -> QLineEdit:
    """Return the open cell editor."""
    found: list[QLineEdit] = []

    def is_open() -> bool:
        found[:] = [box for box in table.viewport().findChildren(QLineEdit) if box.hasFocus()]
        return bool(found)

    qtbot.waitUntil(is_open)
    return found[0]


def closed(table: DataTable, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: table.state() != DataTable.State.EditingState)


def at(table: DataTable) -> tuple[int, int]:
    return table.currentIndex().row(), table.currentIndex().column()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_enter_and_f2_edit_the_cell(table: DataTable, qtbot: QtBot, key: Qt.Key) -> None:
    table.select_row(1, TEXT)
    QTest.keyClick(table, key)
    box = editor(table, qtbot)
    assert box.text() == "Paged"
    assert box.accessibleName() == "What happened"
    box.setText("Paged again")
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: events(table).rows[1][TEXT] == "Paged again")
    closed(table, qtbot)
    assert at(table) == (1, TEXT)


def test_typing_starts_an_edit_with_what_was_typed(table: DataTable, qtbot: QtBot) -> None:
    table.select_row(0, TIME)
    QTest.keyClick(table, Qt.Key.Key_9)
    assert editor(table, qtbot).text() == "9"


def test_what_is_typed_stays_in_view_when_the_table_gets_lower(
    table: DataTable, qtbot: QtBot
) -> None:
    table.edit_cell(3, TEXT)
    field = editor(table, qtbot)
    least = table.horizontalHeader().height() + 2 * table.row_height.pixels
    table.resize(table.width(), least)
    qtbot.waitUntil(lambda: table.viewport().rect().contains(field.geometry().center()))


def test_escape_gives_up(table: DataTable, qtbot: QtBot) -> None:
    table.edit_cell(0, TEXT)
    box = editor(table, qtbot)
    box.setText("something else")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    closed(table, qtbot)
    assert events(table).rows[0][TEXT] == "Snapshot taken"


def test_tab_goes_to_the_next_cell_that_can_be_edited(table: DataTable, qtbot: QtBot) -> None:
    table.edit_cell(1, TIME)
    QTest.keyClick(editor(table, qtbot), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: at(table) == (1, TEXT))
    QTest.keyClick(editor(table, qtbot), Qt.Key.Key_Backtab)
    qtbot.waitUntil(lambda: at(table) == (1, TIME))
    QTest.keyClick(editor(table, qtbot), Qt.Key.Key_Backtab)
    qtbot.waitUntil(lambda: at(table) == (0, PHASE))


def test_enter_at_the_end_of_a_row_goes_down_past_sections(table: DataTable, qtbot: QtBot) -> None:
    table.hideColumn(PHASE)
    table.edit_cell(1, TEXT)
    QTest.keyClick(editor(table, qtbot), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at(table) == (3, TIME))


def test_enter_at_the_very_end_says_so(table: DataTable, qtbot: QtBot) -> None:
    table.hideColumn(PHASE)
    table.edit_cell(3, TEXT)
    with qtbot.waitSignal(table.end_passed):
        QTest.keyClick(editor(table, qtbot), Qt.Key.Key_Return)


def test_enter_on_a_cell_that_cannot_be_edited_activates_it(table: DataTable, qtbot: QtBot) -> None:
    table.select_row(0, FACTS)
    with qtbot.waitSignal(table.activated):
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_what_the_model_refuses_is_told(table: DataTable, qtbot: QtBot) -> None:
    table.edit_cell(0, TIME)
    box = editor(table, qtbot)
    box.setText("refuse")
    with qtbot.waitSignal(
        table.edit_refused, check_params_cb=lambda index, text: (index.row(), text) == (0, "refuse")
    ):
        QTest.keyClick(box, Qt.Key.Key_Return)


def test_a_choice_is_edited_in_a_list(table: DataTable, qtbot: QtBot) -> None:
    table.edit_cell(0, PHASE)
    qtbot.waitUntil(lambda: bool(table.viewport().findChildren(QComboBox)))
    box = table.viewport().findChildren(QComboBox)[0]
    assert box.currentText() == "Build-up"
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: events(table).rows[0][PHASE] == "recovery")


def test_arrows_go_through_a_list_until_enter_takes_the_choice(
    table: DataTable, qtbot: QtBot
) -> None:
    table.edit_cell(0, PHASE)
    box = table.viewport().findChildren(QComboBox)[0]
    first = events(table).rows[0][PHASE]
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert box.isVisible()
    assert events(table).rows[0][PHASE] == first
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: events(table).rows[0][PHASE] == "recovery")


def test_tab_outside_an_editor_leaves_the_table(table: DataTable) -> None:
    assert not table.tabKeyNavigation()


def test_arrows_step_over_sections(table: DataTable) -> None:
    table.select_row(1)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.selected_row() == 3
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert table.selected_row() == 1


def test_sections_span_the_row_and_follow_the_model(table: DataTable) -> None:
    assert table.is_section(2)
    assert table.columnSpan(2, 0) == 4
    assert table.rowHeight(2) == current_theme().size.row_section
    model = events(table)
    model.beginRemoveRows(QModelIndex(), 0, 0)
    del model.rows[0]
    model.endRemoveRows()
    assert table.is_section(1)
    assert not table.is_section(2)
    assert table.columnSpan(2, 0) == 1
    assert table.rowHeight(2) == current_theme().size.row_compact
    model.beginResetModel()
    model.rows = [["17:20", "One", "1", "recovery"]]
    model.endResetModel()
    assert not table.is_section(0)
    assert table.rowHeight(0) == current_theme().size.row_compact


def test_the_selected_row_has_its_bar(table: DataTable) -> None:
    table.select_row(0)
    y = table.rowViewportPosition(0) + table.rowHeight(0) // 2
    picture = table.viewport().grab().toImage()
    assert picture.pixelColor(1, y) == current_theme().color("accent")
    assert picture.pixelColor(5, y) == current_theme().color("sel")


def test_an_empty_table_and_no_model_are_fine(qtbot: QtBot) -> None:
    bare = DataTable()
    qtbot.addWidget(bare)
    bare.show()
    assert bare.selected_row() == -1
    assert not bare.grab().isNull()
