# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""All wordings of a review on one sheet: by place, used or kept there, with a way to each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.insight.language.rule import HintClass
from app.review.cause import Cause
from app.review.edits import Set
from app.review.event import Event
from app.review.item import Kind
from app.review.observation import Observation
from tests.builders import review_with
from tests.ui.conftest import OpenWindow, page_of
from ui.main_window import MainWindow
from ui.sheets.wordings import WordingsSheet

SUMMARY = "The disk was full. Obviously, nobody was told."


class Reader:
    """A person with the sheet before them."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.page = page_of(window)
        self.page.bridge.apply(Set(Kind.INCIDENT, "incident", "summary", SUMMARY), "word")
        self.act("wordings")
        qtbot.waitUntil(lambda: len(self.texts) == 4)

    @property
    def sheet(self) -> WordingsSheet:
        centre = self.page.centre
        assert isinstance(centre, WordingsSheet)
        return centre

    @property
    def texts(self) -> list[str]:
        """The words that are marked, from top to bottom."""
        found = []
        for entry in self.sheet.list.entries:
            ((start, end),) = entry.marks
            found.append(entry.text[start:end])
        return found

    def act(self, action: str) -> None:
        assert self.window.actions_table is not None
        self.window.actions_table[action].trigger()

    def go_to(self, words: str) -> None:
        self.sheet.list.setCurrentIndex(self.sheet.list.model().index(self.texts.index(words), 0))


@pytest.fixture
def reader(open_window: OpenWindow, qtbot: QtBot) -> Iterator[Reader]:
    window = open_window()
    review = review_with(
        Event(id="e", text="The engineer forgot to check."),
        Event(id="i", text="Nobody knew.", source="chat.json:3"),
        Cause(id="c", number=1, text="Careless deploy"),
        Observation(id="o", text="Three of four dumps worked."),
    )
    window.services.library.add(review)
    window.open_review(review.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    return Reader(window, qtbot)


def test_every_wording_stands_there_in_the_order_of_the_steps(reader: Reader) -> None:
    assert reader.texts == ["forgot to", "Careless", "Obviously", "nobody was told"]
    notes = [entry.note for entry in reader.sheet.list.entries]
    assert notes[1] == "6 Causes · C1 · judging words"
    assert reader.sheet.counts.text() == (
        "what a person did not do 1 · judging words 1 · easy in hindsight 1 · all or none 1"
    )


def test_the_list_can_show_one_class(reader: Reader) -> None:
    reader.sheet.filter.setCurrentIndex(reader.sheet.filter.findData(HintClass.MINIMISER))
    assert reader.texts == ["Obviously"]


def test_an_offer_is_written_where_the_wording_stands_and_can_be_undone(
    reader: Reader, qtbot: QtBot
) -> None:
    reader.go_to("Obviously")
    reader.act("use_wording")
    assert reader.page.review.incident.summary == "The disk was full. Nobody was told."
    assert reader.page.bridge.undo_label == "use the other wording"
    qtbot.waitUntil(lambda: len(reader.texts) == 3)
    reader.act("undo")
    assert reader.page.review.incident.summary == SUMMARY


def test_a_wording_is_kept_with_its_reason_and_can_be_let_go(reader: Reader, qtbot: QtBot) -> None:
    reader.go_to("Careless")
    reader.act("keep_wording")
    QTest.keyClicks(reader.sheet.card.reason, "the name of the tool")
    QTest.keyClick(reader.sheet.card.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Careless" not in reader.texts)
    assert [entry.text for entry in reader.sheet.kept.list.entries] == [
        "Careless – the name of the tool"
    ]
    reader.sheet.kept.list.setCurrentIndex(reader.sheet.kept.list.model().index(0, 0))
    QTest.keyClick(reader.sheet.kept.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Careless" in reader.texts)


def test_enter_leads_to_the_text(reader: Reader) -> None:
    reader.go_to("nobody was told")
    QTest.keyClick(reader.sheet.list, Qt.Key.Key_Return)
    assert reader.page.step == 9
    assert not reader.page.sheet
    focused = reader.window.focusWidget()
    assert isinstance(focused, QPlainTextEdit)
    assert focused.toPlainText() == SUMMARY


def test_enter_leads_to_the_item(reader: Reader) -> None:
    reader.go_to("Careless")
    QTest.keyClick(reader.sheet.list, Qt.Key.Key_Return)
    assert reader.page.step == 6
    assert reader.page.panel.item_in_hand == "c"


def test_the_language_chosen_is_that_of_the_rules(reader: Reader, qtbot: QtBot) -> None:
    reader.page.bridge.apply(Set(Kind.LIFECYCLE, "lifecycle", "language", "de"), "language")
    qtbot.waitUntil(lambda: reader.texts == [])
    assert reader.sheet.language.currentText() == "Deutsch"


def test_where_the_language_has_no_dictionary_the_way_to_one_is_told(
    reader: Reader, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reader.sheet.own_words.note == ""
    monkeypatch.setattr("app.spelling.dictionaries.dictionary_file", lambda *_: None)
    reader.page.bridge.apply(Set(Kind.LIFECYCLE, "lifecycle", "language", "de"), "language")
    qtbot.waitUntil(lambda: "No dictionary" in reader.sheet.own_words.note)
    assert str(reader.window.services.data_dir / "dictionaries") in reader.sheet.own_words.note


def test_words_of_the_review_can_be_taken_out_of_its_dictionary(reader: Reader) -> None:
    reader.page.bridge.apply(Set(Kind.LIFECYCLE, "lifecycle", "own_words", ("foo", "bar")), "add")
    words = reader.sheet.own_words.list
    assert [entry.text for entry in words.entries] == ["foo", "bar"]
    words.setCurrentIndex(words.model().index(0, 0))
    QTest.keyClick(words, Qt.Key.Key_Delete)
    assert reader.page.review.lifecycle.own_words == ("bar",)
