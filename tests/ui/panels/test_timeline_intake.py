# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 4: a pasted or opened text is looked at, mended and taken into the timeline."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.capture.formats import table
from app.capture.kept_columns import KeptColumns
from app.capture.reading import Doubt, Found, ReadContext, ReadEvent, Skipped
from app.review.event import Precision
from tests.builders import empty_review
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.evidence_intake import Piece
from ui.models.sieve_table import TIME
from ui.panels.reading_pane import ReadingPane
from ui.panels.timeline import TimelinePanel

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class MinuteLines:
    """A format of this test: `12:03 text`, guessed where the text ends in a question mark."""

    name = "minute-lines"

    def recognises(self, sample: str) -> float:
        return 1.0 if sample.startswith("# minutes") else 0.0

    def read(self, text: str, context: ReadContext) -> Iterator[Found]:
        for number, line in enumerate(text.splitlines()[1:], 2):
            clock, _, words = line.partition(" ")
            hour, _, minute = clock.partition(":")
            if not minute.isdigit():
                yield Skipped(number, "It has no time.")
                continue
            assert context.day is not None
            at = datetime(2026, 3, 2, int(hour), int(minute), tzinfo=UTC)
            doubts = (Doubt.MIDNIGHT_GUESSED,) if words.endswith("?") else ()
            yield ReadEvent(line=number, source=line, text=words, at=at, doubts=doubts)


FORMAT = MinuteLines()
TEXT = "# minutes\n12:03 disk full\n00:10 restarted?\nno time here\n12:40 back to normal"


@pytest.fixture
def desk(open_panel: OpenPanel, monkeypatch: pytest.MonkeyPatch) -> PanelDesk:
    formats = {**table.FORMATS, FORMAT.name: __name__}
    monkeypatch.setattr(table, "FORMATS", formats)
    return open_panel(4, empty_review())


def panel_of(desk: PanelDesk) -> TimelinePanel:
    return cast("TimelinePanel", desk.panel)


def press(desk: PanelDesk, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(desk.panel.window().focusWidget() or desk.panel, key, held)


def paste(desk: PanelDesk, qtbot: QtBot, text: str = TEXT) -> ReadingPane:
    QGuiApplication.clipboard().setText(text)
    press(desk, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: panel_of(desk).is_reading)
    return panel_of(desk).reading


def test_a_paste_is_shown_first_and_then_taken_by_keys_alone(desk: PanelDesk, qtbot: QtBot) -> None:
    pane = paste(desk, qtbot)
    assert "2 of 3 events are ticked" in pane.told.text()
    assert "Line 4: It has no time." in pane.skipped.text()
    press(desk, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: not panel_of(desk).is_reading)
    assert [event.text for event in desk.review.events] == ["disk full", "back to normal"]
    assert [fact.filename for fact in desk.review.evidence] == ["pasted.txt"]
    assert desk.told[-1] == "2 events were added."
    desk.bridge.undo()
    assert (desk.review.events, desk.review.evidence) == ((), ())


def test_a_key_pressed_twice_takes_the_events_once(desk: PanelDesk, qtbot: QtBot) -> None:
    paste(desk, qtbot)
    started: list[object] = []
    desk.jobs.started.connect(started.append)
    for _ in range(2):
        press(desk, Qt.Key.Key_Return, ALT)
    press(desk, Qt.Key.Key_Escape)
    assert len(started) == 1
    qtbot.waitUntil(lambda: not panel_of(desk).is_reading)
    assert [event.text for event in desk.review.events] == ["disk full", "back to normal"]


def test_what_is_read_anew_is_shown_also_where_the_window_of_time_is_none(
    desk: PanelDesk, qtbot: QtBot
) -> None:
    pane = paste(desk, qtbot)
    pane.filter.start.setText("soon")
    with qtbot.waitSignal(pane.table.modelReset):
        pane.reread_wanted.emit()
    assert "“soon” is not a time" in desk.told[-1]
    assert pane.table.rowCount() == 3


def test_what_was_guessed_says_why_and_is_ticked_with_space(desk: PanelDesk, qtbot: QtBot) -> None:
    pane = paste(desk, qtbot)
    press(desk, Qt.Key.Key_Down)
    assert pane.source.text() == "3: 00:10 restarted?"
    assert "put on another day" in pane.doubts.text()
    press(desk, Qt.Key.Key_Space)
    assert len(pane.events) == 3
    press(desk, Qt.Key.Key_Space)
    assert len(pane.events) == 2


def test_a_time_is_put_right_in_place(desk: PanelDesk, qtbot: QtBot) -> None:
    pane = paste(desk, qtbot)
    pane.view.edit_cell(1, TIME)
    editor = pane.view.window().focusWidget()
    assert isinstance(editor, QWidget)
    QTest.keyClick(editor, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(editor, "~2026-03-02 12:10")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(pane.events) == 3)
    mended = pane.events[1]
    assert mended.at == datetime(2026, 3, 2, 12, 10, tzinfo=UTC)
    assert mended.precision is Precision.APPROXIMATE


def test_a_bad_time_is_answered_and_changes_nothing(desk: PanelDesk, qtbot: QtBot) -> None:
    pane = paste(desk, qtbot)
    index = pane.table.index(1, TIME)
    assert not pane.table.setData(index, "soon")
    assert "“soon” is not a time" in desk.told[-1]
    assert len(pane.events) == 2


def test_the_rows_are_narrowed_and_what_is_hidden_keeps_its_tick(
    desk: PanelDesk, qtbot: QtBot
) -> None:
    pane = paste(desk, qtbot)
    pane.filter.only_guessed.click()
    assert pane.table.rowCount() == 1
    pane.filter.only_guessed.click()
    QTest.keyClicks(pane.filter.search, "normal")
    assert pane.table.rowCount() == 1
    assert len(pane.events) == 2


def test_leaving_takes_nothing(desk: PanelDesk, qtbot: QtBot) -> None:
    paste(desk, qtbot)
    press(desk, Qt.Key.Key_Escape)
    assert not panel_of(desk).is_reading
    assert not desk.review.events


def test_a_day_that_is_none_is_answered_in_a_sentence(desk: PanelDesk, qtbot: QtBot) -> None:
    pane = paste(desk, qtbot)
    pane.day.setText("tomorrow")
    QTest.keyClick(pane.day, Qt.Key.Key_Return)
    assert desk.told[-1] == "“tomorrow” is not a day. Try 2017-01-31."
    press(desk, Qt.Key.Key_Escape)
    assert not panel_of(desk).is_reading
    paste(desk, qtbot)
    assert pane.day.text() == ""


def test_a_file_that_is_no_text_is_refused_with_the_way_out(
    desk: PanelDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    shot = tmp_path / "shot.png"
    shot.write_bytes(b"\x89PNG\0\0")
    panel_of(desk).intake.take_piece(Piece(shot.name, path=shot))
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told[-1].startswith("shot.png is not text.")
    assert not panel_of(desk).is_reading


def test_a_text_without_times_is_said_to_have_none(desk: PanelDesk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("# minutes\nall quiet")
    press(desk, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told == ["No times were found in pasted.txt. Step 3 keeps it as a fact."]
    assert not panel_of(desk).is_reading


IN_BERLIN = (
    "All times in CEST\n\n### 2018-04-18 12:35\n\nUpgrade.\n\n### 14:29\n\nOutage reported.\n"
)


def test_a_text_in_another_zone_offers_that_zone_for_the_review(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    desk = open_panel(4, empty_review())
    paste(desk, qtbot, IN_BERLIN)
    press(desk, Qt.Key.Key_Return, ALT)
    question = panel_of(desk).zone_question
    qtbot.waitUntil(question.isVisible)
    assert question.text == ("The text tells its times in Europe/Berlin; the timeline shows UTC.")
    press(desk, Qt.Key.Key_Space)
    assert desk.review.incident.time_zone == "Europe/Berlin"
    assert not question.isVisible()
    assert panel_of(desk).view.hasFocus()


def test_the_table_has_the_focus_once_events_were_taken(desk: PanelDesk, qtbot: QtBot) -> None:
    paste(desk, qtbot)
    press(desk, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: bool(desk.review.events))
    assert panel_of(desk).view.hasFocus()
    assert not panel_of(desk).zone_question.isVisible()


def take_file(desk: PanelDesk, qtbot: QtBot, path: Path) -> ReadingPane:
    panel_of(desk).intake.take_piece(Piece(path.name, path=path))
    qtbot.waitUntil(lambda: panel_of(desk).is_reading)
    return panel_of(desk).reading


def log(lines: int) -> str:
    start = datetime(2026, 3, 2, 12, tzinfo=UTC)
    levels = ("INFO", "WARN", "ERROR")
    return "".join(
        f"{start + timedelta(seconds=place):%Y-%m-%d %H:%M:%S} {levels[place % 3]} step {place}\n"
        for place in range(lines)
    )


def test_of_a_large_log_nothing_is_ticked_until_it_is_narrowed(
    desk: PanelDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "app.log"
    path.write_text(log(6000), "utf-8")
    pane = take_file(desk, qtbot, path)
    assert pane.told.text().startswith("6,000 events were read, more than anyone looks through")
    assert not pane.events
    pane.filter.level.setCurrentIndex(2)
    pane.filter.level.activated.emit(2)
    qtbot.waitUntil(lambda: pane.table.rowCount() == 2000)
    pane.filter.start.setText("12:10")
    pane.filter.end.setText("12:11")
    pane.filter.end.editingFinished.emit()
    qtbot.waitUntil(lambda: pane.table.rowCount() == 20)
    pane.all.click()
    assert len(pane.events) == 20
    assert all("ERROR" in event.source for event in pane.events)
    pane.take.click()
    qtbot.waitUntil(lambda: not panel_of(desk).is_reading)
    assert len(desk.review.events) == 20


def test_a_window_that_is_no_time_is_answered_in_a_sentence(desk: PanelDesk, qtbot: QtBot) -> None:
    pane = paste(desk, qtbot)
    pane.filter.start.setText("soon")
    pane.filter.start.editingFinished.emit()
    assert "“soon” is not a time" in desk.told[-1]
    assert pane.table.rowCount() == 3


class Slow:
    """A format of this test that goes on until it is told to stop."""

    name = MinuteLines.name

    def __init__(self) -> None:
        self.ended = threading.Event()

    def recognises(self, sample: str) -> float:
        return 1.0 if sample.startswith("# slow") else 0.0

    def read(self, text: str, context: ReadContext) -> Iterator[Found]:
        try:
            while True:
                context.step(1, 2)
                yield Skipped(1, "It goes on.")
                self.ended.wait(0.001)  # so that the window's thread gets its turns
        finally:
            self.ended.set()


def test_reading_shows_how_far_it_is_and_stops_with_esc(
    desk: PanelDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow()
    monkeypatch.setattr(sys.modules[__name__], "FORMAT", slow)
    panel = panel_of(desk)
    QGuiApplication.clipboard().setText("# slow\n12:00 a")
    press(desk, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: not panel.progress.isHidden())
    assert panel.progress.told.text() == "Reading pasted.txt…"
    qtbot.waitUntil(lambda: panel.progress.bar.value() > 0)
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.progress.isHidden()
    assert not panel.intake.is_busy
    assert slow.ended.wait(5)
    assert not panel.is_reading
    assert desk.told == []


def test_columns_are_chosen_and_remembered_for_the_next_file(
    desk: PanelDesk, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "deploys.csv"
    path.write_text("time,svc,note\n2026-03-02 12:00:00,shop,out\n", "utf-8")
    pane = take_file(desk, qtbot, path)
    assert not pane.columns.isHidden()
    assert pane.columns.text.currentText() == "note"
    place = pane.columns.text.findText("svc")
    pane.columns.text.setCurrentIndex(place)
    pane.columns.text.activated.emit(place)
    qtbot.waitUntil(lambda: [event.text for event in pane.events] == ["shop"])
    kept = KeptColumns(services.data_dir)
    qtbot.waitUntil(lambda: kept.choice_for(("time", "svc", "note")) is not None)
    press(desk, Qt.Key.Key_Escape)
    pane = take_file(desk, qtbot, path)
    assert pane.columns.text.currentText() == "svc"
    assert [event.text for event in pane.events] == ["shop"]


def test_what_is_there_already_is_offered_for_merging(desk: PanelDesk, qtbot: QtBot) -> None:
    paste(desk, qtbot, "# minutes\n12:03 the disk is full")
    press(desk, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: len(desk.review.events) == 1)
    pane = paste(desk, qtbot, "# minutes\n12:03 disk full\n12:30 page sent")
    assert [event.text for event in pane.events] == ["page sent"]
    assert "1 of them seems to be in the timeline already" in pane.told.text()
    assert "“the disk is full”" in pane.twin.text()
    press(desk, Qt.Key.Key_M, ALT)
    assert pane.take.text() == "Take 1 event, merge 1"
    press(desk, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: not panel_of(desk).is_reading)
    assert sorted(event.text for event in desk.review.events) == ["page sent", "the disk is full"]
    merged = next(event for event in desk.review.events if event.text == "the disk is full")
    assert len(merged.evidence_ids) == 2
    assert merged.source.count("pasted.txt:2") == 2
    desk.bridge.undo()
    assert len(desk.review.events) == 1
    assert len(desk.review.events[0].evidence_ids) == 1


def test_a_folder_of_a_slack_export_is_read_and_kept_as_one_fact(
    desk: PanelDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    day = tmp_path / "export" / "ops" / "2026-03-02.json"
    day.parent.mkdir(parents=True)
    day.write_text('[{"type":"message","user":"U1","text":"down","ts":"1772452800.000002"}]')
    users = tmp_path / "export" / "users.json"
    users.write_text('[{"id":"U1","profile":{"display_name":"Ann"}}]')
    pane = take_file(desk, qtbot, tmp_path / "export")
    assert [(event.actor, event.text) for event in pane.events] == [("Ann", "#ops: down")]
    assert pane.source.text().startswith("ops/2026-03-02.json:1: ")
    press(desk, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: not panel_of(desk).is_reading)
    assert [fact.filename for fact in desk.review.evidence] == ["export.zip"]
    assert desk.review.events[0].source.startswith("export.zip/ops/2026-03-02.json:1 ")


def test_another_folder_is_refused_with_the_way_out(
    desk: PanelDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    panel_of(desk).intake.take_piece(Piece("logs", path=tmp_path))
    qtbot.waitUntil(lambda: bool(desk.told))
    assert "holds no Slack export" in desk.told[-1]


def test_several_files_are_read_one_after_the_other(
    desk: PanelDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    texts = {"a.txt": "# minutes\n12:03 first", "b.txt": "quiet", "c.txt": "# minutes\n12:05 last"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in texts])
    panel = panel_of(desk)
    assert panel.intake.take_in(dropped)
    assert desk.told == ["2 more files are read after this one."]
    qtbot.waitUntil(lambda: [event.text for event in panel.reading.events] == ["first"])
    press(desk, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: [event.text for event in panel.reading.events] == ["last"])
    assert "No times were found in b.txt. Step 3 keeps it as a fact." in desk.told
    press(desk, Qt.Key.Key_Escape)
    assert not panel.is_reading
    assert [event.text for event in desk.review.events] == ["first"]
