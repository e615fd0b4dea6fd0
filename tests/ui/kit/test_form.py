# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Forms name their fields, and say an error below the field it belongs to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ui.kit.form import Form
from ui.kit.number_field import NumberField
from ui.theme import apply_theme, load_theme


@pytest.fixture
def form(qapp: QApplication, qtbot: QtBot) -> Form:
    apply_theme(qapp, load_theme("light"))
    made = Form()
    qtbot.addWidget(made)
    made.resize(500, 300)
    return made


def shown(form: Form, qtbot: QtBot) -> None:
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()


def test_fields_take_the_label_as_their_name(form: Form) -> None:
    row = form.add_row("Title", QLineEdit(), "What people noticed.")
    assert row.field.accessibleName() == "Title"
    assert row.field.accessibleDescription() == "What people noticed."
    assert row.label.buddy() is row.field


def test_an_error_shows_below_the_field_and_goes_again(form: Form, qtbot: QtBot) -> None:
    row = form.add_row("Started", QLineEdit("14:3"), "In UTC.")
    shown(form, qtbot)
    before = row.height()
    row.set_error("14:3 is not a time. Try 14:03.")
    qtbot.waitUntil(lambda: row.height() > before)
    assert row.field.property("invalid") is True
    assert row.field.accessibleDescription() == "14:3 is not a time. Try 14:03."
    row.clear_error()
    assert row.error == ""
    assert row.field.property("invalid") is False
    assert row.field.accessibleDescription() == "In UTC."


def test_rows_are_40_high(form: Form, qtbot: QtBot) -> None:
    for field in (QLineEdit(), QComboBox(), NumberField()):
        form.add_row("Field", field)
    shown(form, qtbot)
    assert {row.height() for row in form.rows} == {40}


def test_tab_goes_through_the_fields_in_order(form: Form, qtbot: QtBot) -> None:
    form.add_section("First part")
    first = form.add_row("One", QLineEdit()).field
    pair = QHBoxLayout()
    left, right = QLineEdit(), QLineEdit()
    pair.addWidget(left)
    pair.addWidget(right)
    form.add_layout_row("Two", pair)
    shown(form, qtbot)
    first.setFocus()
    for expected in (left, right):
        QTest.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
        assert expected.hasFocus()


def test_spin_boxes_keep_their_text_off_the_edge(form: Form) -> None:
    box = NumberField()
    form.add_row("Users", box)
    assert box.lineEdit().textMargins().left() > 0


def test_a_button_in_a_form_is_called_by_its_own_words(form: Form) -> None:
    row = form.add_row("File", QPushButton("Sign the PDF…"))
    assert not row.field.accessibleName()
    assert row.label.buddy() is row.field
