# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where a review goes: what is offered, and what a typed name becomes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.publish.export import WRITERS, format_of
from app.review.action import Action
from app.review.note import Note
from tests.builders import review_with
from ui.export_desk import FORMATS, PICTURES, ExportDesk, completed
from ui.jobs import Jobs
from ui.kit.notice import Notice


def test_every_format_is_offered() -> None:
    assert {format_of(None, name) for name in FORMATS} == set(WRITERS)
    assert set(PICTURES) < set(FORMATS)


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [("/x/causes", "/x/causes.svg"), ("/x/causes.png", "/x/causes.png"), ("", "")],
)
def test_a_name_without_a_suffix_gets_that_of_the_filter(typed: str, becomes: str) -> None:
    assert completed(typed, FORMATS["svg"]) == becomes


def test_the_transcript_is_written_only_where_it_was_asked_for(
    dressed: QApplication, qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    window, notice, jobs = QWidget(), Notice(), Jobs()
    qtbot.addWidget(window)
    qtbot.addWidget(notice)
    review = review_with(Note(id="n", text="what was said"))
    written = {}
    for asked in (False, True):
        path = tmp_path / f"{asked}.md"
        desk = ExportDesk(window, services, jobs, lambda *_asked, path=path: str(path))
        desk.export(review, notice, ("md",), transcript=asked)
        qtbot.waitUntil(path.exists)
        written[asked] = path.read_text(encoding="utf-8")
    jobs.close()
    assert "Transcript" not in written[False]
    assert "Transcript" in written[True]


def test_what_can_not_be_printed_is_said_before_anything_is_written(
    dressed: QApplication, qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    window, notice, jobs = QWidget(), Notice(), Jobs()
    qtbot.addWidget(window)
    qtbot.addWidget(notice)
    path = tmp_path / "runes.pdf"
    desk = ExportDesk(window, services, jobs)
    desk.write(review_with(Note(id="n", text="\u16a0")), path, notice)
    qtbot.waitUntil(lambda: "U+16A0" in notice.text)
    assert not path.exists()
    assert desk.act(notice)
    qtbot.waitUntil(path.exists)
    jobs.close()


def test_a_button_of_other_news_is_left_to_others_after_an_export(
    dressed: QApplication, qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    window, notice, other, jobs = QWidget(), Notice(), Notice(), Jobs()
    for widget in (window, notice, other):
        qtbot.addWidget(widget)
    desk = ExportDesk(window, services, jobs)
    desk.write(review_with(Note(id="n", text="said")), tmp_path / "said.md", notice)
    qtbot.waitUntil(lambda: notice.text.startswith("Written"))
    jobs.close()
    other.tell(notice.text)
    assert not desk.act(other)
    notice.tell("Removed A1.", action="Undo")
    assert not desk.act(notice)


def test_due_dates_are_written_under_whatever_name_a_calendar_file_gets(
    dressed: QApplication, qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    window, notice, jobs = QWidget(), Notice(), Jobs()
    qtbot.addWidget(window)
    qtbot.addWidget(notice)
    review = review_with(Action(id="a1", number=1, text="Alert on lag", due=date(2026, 3, 20)))
    path = tmp_path / "dates.ics"
    desk = ExportDesk(window, services, jobs, lambda *_asked: str(path))
    desk.export(review, notice, ("actions.ics",))
    qtbot.waitUntil(path.exists)
    jobs.close()
    assert "SUMMARY:Due: A1 Alert on lag" in path.read_text(encoding="utf-8")
