# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The table of items: rows by id, edits from entries, sentences for what can't be meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.errors import UserFacingError
from app.review.changes import apply_edit
from app.review.edits import Edit, Remove, move, set_field
from app.review.item import Kind
from app.review.note import Note, NoteKind
from app.review.review import Review
from tests.builders import applied, review_with
from ui.kit.table_cell import CELL_ROLE, CHOICES_ROLE, SECTION_ROLE, Cell, CellChip
from ui.models.item_table import ID_ROLE, Column, ItemTable, Section


def text_edit(_review: Review, note: Note, typed: str) -> Edit | None:
    if typed == "?":
        raise UserFacingError("A question mark says nothing. Try a word.")
    return None if typed == note.text else set_field(note, "text", typed)


TEXT = Column(
    "Text",
    show=lambda _review, note: Cell(note.text),
    text=lambda _review, note: note.text,
    edit=text_edit,
    choices=lambda _review: [("x", "X")],
    tip=lambda _review, note: note.text,
)
STEP = Column("Step", show=lambda _review, note: Cell(str(note.step)))


class Meeting:
    """A review, its table, and the edits that came from it."""

    def __init__(self, *texts: str) -> None:
        self.review = review_with(*(Note(id=text, text=text) for text in texts))
        self.labels: list[str] = []
        self.table = ItemTable(
            [TEXT, STEP], lambda review: [Section("Notes"), *review.notes], self.apply
        )
        self.table.refresh(self.review)
        self.tester = QAbstractItemModelTester(self.table)

    def apply(self, edit: Edit, label: str, _base: Review) -> None:
        self.labels.append(label)
        self.review, _ = apply_edit(self.review, edit)
        self.table.refresh(self.review)


@pytest.fixture
def meeting(qtbot: QtBot) -> Meeting:
    return Meeting("a", "b", "c")


def test_rows_are_the_items_under_their_heading(meeting: Meeting) -> None:
    table = meeting.table
    assert table.rowCount() == 4
    assert table.index(0, 0).data(SECTION_ROLE) == "Notes"
    assert table.index(2, 0).data() == "b"
    assert table.index(2, 0).data(ID_ROLE) == "b"
    assert table.index(2, 0).data(CELL_ROLE) == Cell("b")
    assert table.headerData(1, Qt.Orientation.Horizontal) == "Step"
    assert table.row_of("c") == 3
    assert table.item(0) is None


def test_only_columns_with_an_edit_can_be_edited(meeting: Meeting) -> None:
    table = meeting.table
    assert table.flags(table.index(1, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not table.flags(table.index(1, 1)) & Qt.ItemFlag.ItemIsEditable
    assert table.flags(table.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert table.index(1, 0).data(CHOICES_ROLE) == [("x", "X")]
    assert table.index(1, 0).data(Qt.ItemDataRole.EditRole) == "a"


def test_an_entry_becomes_an_edit(meeting: Meeting) -> None:
    assert meeting.table.setData(meeting.table.index(2, 0), "new")
    assert meeting.review.notes[1].text == "new"
    assert meeting.labels == ["change text"]


def test_an_entry_that_changes_nothing_makes_no_edit(meeting: Meeting) -> None:
    assert meeting.table.setData(meeting.table.index(1, 0), "a")
    assert meeting.labels == []


def test_what_can_not_be_meant_is_refused_with_a_sentence(meeting: Meeting, qtbot: QtBot) -> None:
    with qtbot.waitSignal(meeting.table.refused) as refused:
        assert not meeting.table.setData(meeting.table.index(1, 0), "?")
    assert refused.args == ["A question mark says nothing. Try a word."]
    assert meeting.review.notes[0].text == "a"


def test_a_row_keeps_its_index_while_others_come_and_go(meeting: Meeting) -> None:
    table = meeting.table
    kept = QPersistentModelIndex(table.index(table.row_of("b"), 0))
    table.refresh(applied(meeting.review, Remove(Kind.NOTE, "a")))
    assert kept.isValid()
    assert kept.data() == "b"
    assert kept.row() == 1


def test_a_move_is_shown(meeting: Meeting) -> None:
    table = meeting.table
    table.refresh(applied(meeting.review, move(meeting.review, Kind.NOTE, "c", before="a")))
    assert [table.index(row, 0).data() for row in range(1, 4)] == ["c", "a", "b"]


def test_a_choice_that_comes_back_as_plain_text_is_the_choice_that_was_offered(
    qtbot: QtBot,
) -> None:
    taken: list[object] = []

    def take(_review: Review, _note: Note, value: object) -> None:
        taken.append(value)

    kind = Column(
        "Kind",
        show=lambda _review, note: Cell(note.kind),
        edit=take,
        choices=lambda _review: [(each, each.name) for each in NoteKind],
    )
    table = ItemTable([kind], lambda review: review.notes, lambda _edit, _label, _base: None)
    table.refresh(review_with(Note(id="a", text="a")))
    assert table.setData(table.index(0, 0), "parked")
    assert taken == [NoteKind.PARKED]
    assert isinstance(taken[0], NoteKind)


def test_all_that_is_read_in_a_cell_is_said_too(qtbot: QtBot) -> None:
    cell = Cell("14:03", second="about", aside="UTC", chips=(CellChip("Approved"),))
    column = Column("State", show=lambda _review, _note: cell)
    table = ItemTable([column], lambda review: review.notes, lambda _edit, _label, _base: None)
    table.refresh(review_with(Note(id="a", text="a")))
    said = table.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "14:03, about, UTC, Approved"
    assert table.index(0, 0).data() == "14:03"
