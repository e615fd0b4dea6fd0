# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Numbers in a line: read when the entry is finished, refused with a sentence, unknown if empty."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.errors import UserFacingError
from app.review.item import Kind
from app.session.session import Session
from tests.builders import empty_review
from tests.fakes import FakeClock
from ui.fields.parsed_field import (
    ParsedField,
    decimal_number,
    percent,
    whole_number,
    written_number,
    written_percent,
)
from ui.fields.rows import add_bound_row
from ui.kit.form import Form
from ui.session_bridge import SessionBridge


class Desk:
    """A form with one row: how many users were affected."""

    def __init__(self, qtbot: QtBot) -> None:
        self.session = Session(empty_review(), FakeClock())
        self.bridge = SessionBridge(self.session)
        self.field = ParsedField(
            self.bridge,
            (Kind.IMPACT, "impact", "users_affected"),
            "Users affected",
            written_number,
            whole_number,
        )
        self.form = Form()
        self.row = add_bound_row(self.form, "Users affected", self.field)
        qtbot.addWidget(self.form)
        with qtbot.waitActive(self.form):
            self.form.show()
            self.form.activateWindow()
        self.field.setFocus()

    @property
    def users(self) -> int | None:
        return self.session.review.impact.users_affected


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.bridge.close()


def test_enter_keeps_the_number_and_writes_it_neatly(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.field, "12500")
    assert desk.users is None
    QTest.keyClick(desk.field, Qt.Key.Key_Return)
    assert desk.users == 12500
    assert desk.field.text() == "12,500"


def test_an_empty_line_is_not_known_and_never_zero(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.field, "7")
    desk.field.finish()
    desk.field.clear()
    desk.field.textEdited.emit("")
    desk.field.finish()
    assert desk.users is None
    assert desk.field.placeholderText() == "not known"


def test_what_is_no_number_stays_and_is_answered_below_the_line(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.field, "about 12")
    QTest.keyClick(desk.field, Qt.Key.Key_Return)
    assert desk.users is None
    assert desk.field.text() == "about 12"
    assert desk.row.error == "“about 12” is not a whole number. Try 1200, or leave it empty."
    desk.field.selectAll()
    qtbot.keyClicks(desk.field, "12")
    QTest.keyClick(desk.field, Qt.Key.Key_Return)
    assert (desk.users, desk.row.error) == (12, "")


def test_escape_gives_the_entry_up(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.field, "x")
    QTest.keyClick(desk.field, Qt.Key.Key_Return)
    QTest.keyClick(desk.field, Qt.Key.Key_Escape)
    assert (desk.field.text(), desk.row.error) == ("", "")


def test_writing_again_leaves_an_entry_under_way_alone(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.field, "12")
    desk.field.write_again()
    assert desk.field.text() == "12"


def test_a_row_tells_its_label_to_a_screen_reader(desk: Desk) -> None:
    assert desk.field.accessibleName() == "Users affected"
    assert desk.row.findChildren(QLabel)[0].buddy() is desk.field


@pytest.mark.parametrize(
    ("typed", "number"),
    [("", None), ("0", 0), ("1 200", 1200), ("1,200", 1200), ("1\u202f200", 1200)],
)
def test_whole_numbers_are_read_as_people_write_them(typed: str, number: int | None) -> None:
    assert whole_number(typed) == number


@pytest.mark.parametrize("typed", ["-1", "1.5", "twelve", "½", "٣"])
def test_other_things_are_no_whole_number(typed: str) -> None:
    with pytest.raises(UserFacingError, match="not a whole number"):
        whole_number(typed)


@pytest.mark.parametrize(("typed", "number"), [("", None), ("12,5", 12.5), ("0.001", 0.001)])
def test_decimals_take_point_or_comma(typed: str, number: float | None) -> None:
    assert decimal_number(typed) == number


@pytest.mark.parametrize("typed", ["-2", "nan", "inf", "1e999", "a"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(UserFacingError, match="not a number"):
        decimal_number(typed)


def test_a_share_is_typed_in_percent() -> None:
    assert percent("99.95 %") == 0.9995
    assert percent(" ") is None
    with pytest.raises(UserFacingError, match="more than 100"):
        percent("120")


@given(st.integers(0, 10**12))
def test_a_written_whole_number_reads_back(number: int) -> None:
    assert whole_number(written_number(number)) == number


@given(st.integers(0, 1_000_000))
def test_a_written_share_reads_back(millionths: int) -> None:
    share = millionths / 1_000_000
    assert percent(written_percent(share)) == pytest.approx(share, abs=1e-12)
