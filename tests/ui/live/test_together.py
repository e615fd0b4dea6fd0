# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Two windows see each other, agree on the clock, and choose between two wordings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.agenda import commands
from app.agenda.clock import Phase
from app.review.alternatives import alternatives
from app.review.edits import removal, set_field
from app.review.item import Kind
from app.review.people import Role
from tests.ui.live.conftest import Pair
from ui.kit.button import Button
from ui.kit.question_strip import QuestionStrip
from ui.live.field_mark import FieldMark
from ui.sheets.choices import ChoicesSheet
from ui.sheets.together import TogetherSheet
from ui.shell.step_button import StepButton
from ui.theme import current_theme

LEFT = Qt.MouseButton.LeftButton


def test_each_sees_where_the_other_is(pair: Pair) -> None:
    meet(pair)
    pair.sam.go_to(5)
    rail = pair.noor.page.rail
    pair.qtbot.waitUntil(lambda: "here: Sam" in step_name(pair, 5), timeout=15_000)
    assert not rail.foot.people.isHidden()
    assert "Sam, scribe, in step 5" in rail.foot.people.accessibleName()


def test_a_field_says_who_types_in_it(pair: Pair) -> None:
    meet(pair)
    title = pair.sam.find(QLineEdit, "Title")
    title.setFocus()
    QTest.keyClicks(title, "!")
    marks = pair.noor.page.live.marks
    place = (Kind.INCIDENT, "incident", "title")
    pair.qtbot.waitUntil(lambda: marks.shown.get(place) == "Sam is typing here", timeout=15_000)


def test_who_becomes_facilitator_keeps_the_clock_and_the_other_is_told_so(pair: Pair) -> None:
    meet(pair)
    sheet = together(pair)
    QTest.mouseClick(sheet.part.button(Role.FACILITATOR), LEFT)
    assert pair.noor.review.meeting.clock_keeper == "Noor"
    pair.meet()
    sam = pair.sam.window
    actions = sam.actions_table
    assert actions is not None
    actions["pause"].trigger()
    assert pair.sam.page.clock_state().phase is Phase.NOT_STARTED
    assert pair.sam.page.notice.text.startswith("Noor keeps the clock")
    assert not pair.sam.page.top_bar.next.isEnabled()
    assert pair.noor.page.top_bar.next.isEnabled()


def test_the_clock_is_handed_over_and_taken_back_by_undo(pair: Pair) -> None:
    meet(pair)
    sheet = together(pair)
    sheet.take.click()
    sheet.heirs.setCurrentText("Sam")
    sheet.hand.click()
    assert pair.noor.review.meeting.clock_keeper == "Sam"
    assert not pair.noor.page.top_bar.next.isEnabled()
    pair.noor.page.bridge.undo()
    assert pair.noor.review.meeting.clock_keeper == "Noor"
    assert pair.noor.page.top_bar.next.isEnabled()


def test_who_kept_the_clock_is_told_that_another_took_it(pair: Pair) -> None:
    meet(pair)
    together(pair).take.click()
    pair.meet()
    pair.sam.page.live.keeping.give("Sam")
    pair.meet()
    assert pair.noor.page.notice.text.startswith("Sam keeps the clock now.")
    pair.sam.page.live.keeping.give("Noor")
    pair.meet()
    assert pair.noor.page.notice.text == "Sam handed the clock to you: you keep it now."


def test_the_focus_goes_to_what_takes_the_step_back(pair: Pair) -> None:
    meet(pair)
    sheet = together(pair)
    sheet.take.setFocus()
    QTest.keyClick(sheet.take, Qt.Key.Key_Space)
    assert sheet.free.hasFocus()
    QTest.keyClick(sheet.free, Qt.Key.Key_Space)
    assert sheet.take.hasFocus()


def test_a_flag_hides_neither_the_words_of_its_field_nor_those_above(pair: Pair) -> None:
    meet(pair)
    for name in ("Title", "Reference"):
        field = pair.noor.find(QLineEdit, name)
        mark = FieldMark(field, "Sam is typing here", "pencil")
        assert mark.isVisible()
        top = field.mapFromGlobal(mark.mapToGlobal(mark.rect().topLeft())).y()
        words = (field.height() - field.fontMetrics().height()) // 2
        assert top + mark.height() <= words
        assert -top <= words + current_theme().space.sm


def test_the_clock_of_somebody_who_is_gone_may_be_taken(pair: Pair) -> None:
    page = pair.noor.page
    pair.noor.do(set_field(page.review.meeting, "clock_keeper", "Lee"))
    assert page.live.has_refused_clock()
    press(page.question, "Take the clock")
    assert page.review.meeting.clock_keeper == "Noor"
    now = page.window().services.clock.now()  # type: ignore[attr-defined] # a MainWindow
    page.command_clock(commands.start(page.review, now))
    assert page.clock_state().phase is Phase.RUNNING


def test_two_wordings_are_told_of_and_one_is_chosen(pair: Pair) -> None:
    pair.meet()
    conflict(pair)
    page = pair.sam.page
    assert len(alternatives(pair.sam.review)) == 1
    pair.qtbot.waitUntil(lambda: "Noor wrote over the same words" in page.question.text)
    assert "same words as you (summary)" in page.question.text
    press(page.question, "Choose")
    sheet = page.centre
    assert isinstance(sheet, ChoicesSheet)
    assert [button.text() for button in sheet.cards[0].buttons] == [
        *("Keep what stands", "Take mine", "Keep both")
    ]
    QTest.keyClick(sheet.cards[0].buttons[1], Qt.Key.Key_Return)
    assert pair.sam.review.incident.summary == "Sam's words are these."
    assert not alternatives(pair.sam.review)
    assert pair.sam.window.focusWidget() is sheet, "the next key would press something else"
    page.bridge.undo()
    assert len(alternatives(pair.sam.review)) == 1


def test_what_was_removed_while_it_was_written_stays_and_that_is_said(pair: Pair) -> None:
    pair.meet()
    event = pair.noor.review.timeline[0]
    pair.noor.do(removal(pair.noor.review, Kind.EVENT, event.id))
    assert pair.noor.page.opened.autosave.flush(10)
    pair.sam.do(set_field(event, "text", "Sam went on writing"))
    pair.meet()
    assert getattr(pair.noor.review.get(Kind.EVENT, event.id), "text", "") == "Sam went on writing"
    strip = pair.sam.page.question
    pair.qtbot.waitUntil(lambda: "it stays with your words" in strip.text)


def meet(pair: Pair) -> None:
    """Wait until both know of each other."""
    for side in (pair.noor, pair.sam):
        company = side.page.live.company
        pair.qtbot.waitUntil(lambda company=company: bool(company.others), timeout=15_000)


def together(pair: Pair) -> TogetherSheet:
    pair.noor.page.toggle_sheet("together")
    sheet = pair.noor.page.centre
    assert isinstance(sheet, TogetherSheet)
    return sheet


def step_name(pair: Pair, step: int) -> str:
    buttons = pair.noor.page.rail.findChildren(StepButton)
    names = (button.accessibleName() for button in buttons)
    return next(name for name in names if name.startswith(f"{step},"))


def conflict(pair: Pair) -> None:
    """Let both write over the same words without having heard of each other."""
    # Nothing comes in between: that takes the window's thread, which is busy here.
    pair.noor.do(set_field(pair.noor.review.incident, "summary", "Noor's words are those."))
    assert pair.noor.page.opened.autosave.flush(10)
    pair.sam.do(set_field(pair.sam.review.incident, "summary", "Sam's words are these."))
    pair.meet()


def press(strip: QuestionStrip, words: str) -> None:
    button = next(each for each in strip.findChildren(Button) if each.text() == words)
    QTest.mouseClick(button, LEFT)
