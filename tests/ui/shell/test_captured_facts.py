# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A fact named in the capture line: an address or a file becomes evidence from any step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.review.evidence import Evidence
from tests.builders import empty_review
from tests.ui.conftest import OpenWindow, page_of
from ui.shell.review_page import ReviewPage


@pytest.fixture
def page(open_window: OpenWindow, qtbot: QtBot) -> Iterator[ReviewPage]:
    window = open_window()
    review = empty_review()
    window.services.library.add(review)
    window.open_review(review.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    page_of(window).show_step(6)
    return page_of(window)


def write(page: ReviewPage, line: str) -> None:
    QTest.keyClicks(page.capture.line, line)
    QTest.keyClick(page.capture.line, Qt.Key.Key_Return)


def facts(page: ReviewPage) -> tuple[Evidence, ...]:
    return page.review.evidence


def test_an_address_becomes_a_linked_fact(page: ReviewPage, qtbot: QtBot) -> None:
    write(page, "/e https://status.example.org/i/42")
    qtbot.waitUntil(lambda: len(facts(page)) == 1)
    assert facts(page)[0].link == "https://status.example.org/i/42"
    assert page.notice.text == "Added to the facts."
    assert page.step == 6


def test_a_file_is_kept_with_its_fingerprint(
    page: ReviewPage, qtbot: QtBot, tmp_path: Path
) -> None:
    log = tmp_path / "app server.log"
    log.write_text("14:03 disk full\n")
    write(page, f"/e {log}")
    qtbot.waitUntil(lambda: len(facts(page)) == 1)
    assert facts(page)[0].filename == "app server.log"
    assert len(facts(page)[0].sha256) == 64
    write(page, f"/e {log}")
    qtbot.waitUntil(lambda: page.notice.text == "E1: this file is here already.")
    assert len(facts(page)) == 1


def test_a_file_that_is_not_there_is_said_and_nothing_added(
    page: ReviewPage, qtbot: QtBot, tmp_path: Path
) -> None:
    write(page, f"/e {tmp_path / 'gone.log'}")
    qtbot.waitUntil(lambda: "gone.log" in page.notice.text)
    assert facts(page) == ()


def test_a_home_that_is_nobody_s_here_is_a_file_that_is_not_there(
    page: ReviewPage, qtbot: QtBot
) -> None:
    write(page, "/e ~nobody-of-this-name/app.log")
    qtbot.waitUntil(lambda: "app.log" in page.notice.text)
    assert facts(page) == ()


def test_the_line_of_a_fact_comes_and_goes_with_it(
    page: ReviewPage, qtbot: QtBot, tmp_path: Path
) -> None:
    log = tmp_path / "app.log"
    log.write_text("14:03 disk full\n")
    write(page, f"/e {log}")
    qtbot.waitUntil(lambda: len(facts(page)) == 1)
    (line,) = page.review.transcript_lines
    assert (line.text, line.item_id, line.step) == (f"/e {log}", facts(page)[0].id, 6)
    write(page, f"/e {log}")
    qtbot.waitUntil(lambda: len(page.review.transcript_lines) == 2)
    assert page.review.transcript_lines[1].item_id == facts(page)[0].id
    page.bridge.undo()
    page.bridge.undo()
    assert (facts(page), page.review.transcript_lines) == ((), ())


def test_a_fact_that_never_arrived_is_told_in_the_transcript(
    page: ReviewPage, qtbot: QtBot, tmp_path: Path
) -> None:
    write(page, f"/e {tmp_path / 'nowhere.log'}")
    qtbot.waitUntil(lambda: len(page.review.transcript_lines) == 1)
    assert page.review.transcript_lines[0].item_id == ""
    assert facts(page) == ()
