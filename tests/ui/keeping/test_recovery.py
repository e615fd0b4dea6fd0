# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""In the window: a damaged library never looks fine, and everything leads back to a whole one."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.review.edits import Set
from app.review.item import Kind
from app.store.backups import backups_of
from tests.builders import REVIEW_ID, empty_review
from tests.ui.conftest import OpenWindow, page_of
from tests.ui.keeping.damage import LATER, backed_up, damage, recovery
from ui.main_window import MainWindow

PATIENCE_MS = 15_000


def titles(window: MainWindow) -> list[str]:
    return [summary.title for summary in window.services.library.summaries()]


def test_a_damaged_library_is_kept_and_a_backup_with_all_written_since_takes_its_place(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    library = backed_up(tmp_path / "library", empty_review())
    damaged = damage(library)
    window = open_window()
    page = recovery(window, qtbot)
    assert "damaged" in page.sentence.text() or "not a Hotwash library" in page.sentence.text()
    assert page.use.hasFocus()
    page.use.click()
    qtbot.waitUntil(lambda: not page.bring.isHidden(), timeout=PATIENCE_MS)
    [aside] = library.parent.glob("*.damaged-*.db")
    assert aside.read_bytes() == damaged
    assert str(aside) in page.sentence.text()
    assert page.list.entries[0].text == LATER
    page.bring.click()
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.library, timeout=PATIENCE_MS)
    assert titles(window) == [LATER]


@pytest.mark.parametrize(
    "harm",
    [
        lambda _content: b"",
        lambda content: content[: len(content) // 2],
        lambda _content: b"Dear diary, " * 500,
        lambda content: content[: 4096 * 2] + bytes(4096 * 40) + content[4096 * 42 :],
    ],
    ids=["empty", "half", "text", "pages of noughts"],
)
def test_whatever_became_of_the_file_one_click_brings_the_backup(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, harm: Callable[[bytes], bytes]
) -> None:
    library = backed_up(tmp_path / "library", empty_review())
    library.write_bytes(harm(library.read_bytes()))
    window = open_window()
    page = recovery(window, qtbot)
    page.use.click()
    qtbot.waitUntil(lambda: not page.bring.isHidden(), timeout=PATIENCE_MS)
    page.bring.click()
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.library, timeout=PATIENCE_MS)
    assert titles(window) == [LATER]


def test_a_library_that_is_gone_is_not_begun_anew_by_itself(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    library = backed_up(tmp_path / "library", empty_review())
    kept = library.with_name("kept.db")
    library.rename(kept)
    window = open_window()
    page = recovery(window, qtbot)
    page.retry.click()
    qtbot.waitUntil(lambda: not page.notice.isHidden(), timeout=PATIENCE_MS)
    assert "no longer there" in page.notice.text
    kept.rename(library)
    page.retry.click()
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.library, timeout=PATIENCE_MS)
    assert titles(window) == [LATER]


def test_without_a_backup_one_can_begin_anew_with_what_the_witness_holds(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    library = backed_up(tmp_path / "library", empty_review())
    shutil.rmtree(library.parent / "backups")
    damage(library)
    window = open_window()
    page = recovery(window, qtbot)
    assert page.use.isHidden()
    page.anew.click()
    qtbot.waitUntil(lambda: not page.bring.isHidden(), timeout=PATIENCE_MS)
    page.bring.click()
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.library, timeout=PATIENCE_MS)
    assert titles(window) == [LATER]


def test_changes_that_a_library_lost_are_offered_and_brought_back(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    library = backed_up(tmp_path / "library", empty_review())
    shutil.copyfile(backups_of(library)[0].path, library)
    window = open_window()
    notice = window.library.notice
    qtbot.waitUntil(lambda: notice.is_asking, timeout=PATIENCE_MS)
    assert "The library lacks changes that were saved before: 1" in notice.text
    notice._choices[0].click()
    qtbot.waitUntil(lambda: titles(window) == [LATER], timeout=PATIENCE_MS)


def test_the_library_is_backed_up_at_the_start_only_where_it_changed(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    library = backed_up(tmp_path / "library", empty_review())
    window = open_window()
    qtbot.waitUntil(lambda: len(backups_of(library)) == 2, timeout=PATIENCE_MS)
    window.close()
    again = open_window()
    qtbot.waitUntil(lambda: not again.jobs._running, timeout=PATIENCE_MS)
    assert len(backups_of(library)) == 2


def test_a_field_that_differs_from_its_history_is_asked_about_and_settled(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    library = backed_up(tmp_path / "library", empty_review())
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("UPDATE incident SET title = 'Wrotten after the backup'")
        connection.commit()
    window = open_window()
    window.open_review(REVIEW_ID)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE_MS)
    page = page_of(window)
    qtbot.waitUntil(lambda: page.notice.is_asking, timeout=PATIENCE_MS)
    assert LATER in page.notice.text
    page.notice._choices[0].click()
    assert page.review.incident.title == LATER
    qtbot.waitUntil(page.is_saved, timeout=PATIENCE_MS)
    assert window.services.library.keeping.inspect(REVIEW_ID).is_whole


def test_a_review_whose_rows_make_no_sense_is_written_anew_from_its_history(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    library = backed_up(tmp_path / "library", empty_review())
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("UPDATE incident SET severity = 'sev9'")
        connection.commit()
    window = open_window()
    window.open_review(REVIEW_ID)
    notice = window.library.notice
    qtbot.waitUntil(lambda: notice.is_asking, timeout=PATIENCE_MS)
    notice._choices[0].click()
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE_MS)
    assert page_of(window).review.incident.title == LATER


def vanish(library: Path) -> None:
    for end in ("", "-wal", "-shm"):
        library.with_name(f"{library.name}{end}").unlink(missing_ok=True)


def test_a_library_that_vanishes_under_an_open_review_is_brought_back_beside_it(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    library = backed_up(tmp_path / "library", empty_review())
    window = open_window()
    window.open_review(REVIEW_ID)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE_MS)
    page = page_of(window)
    qtbot.waitUntil(lambda: len(backups_of(library)) == 2, timeout=PATIENCE_MS)
    page.bridge.apply(Set(Kind.INCIDENT, "incident", "summary", "Before"), "type")
    qtbot.waitUntil(page.is_saved, timeout=PATIENCE_MS)
    vanish(library)
    page.bridge.apply(Set(Kind.INCIDENT, "incident", "title", "Typed meanwhile"), "type")
    qtbot.waitUntil(lambda: page.notice.is_asking, timeout=PATIENCE_MS)
    assert "no longer there" in page.notice.text
    assert "What you typed is kept in this window." in page.notice.text
    page.notice._choices[0].click()
    qtbot.waitUntil(page.is_saved, timeout=PATIENCE_MS)
    kept = window.services.library.load(REVIEW_ID)
    assert kept == page.review
    assert (kept.incident.title, kept.incident.summary) == ("Typed meanwhile", "Before")
    assert window.services.library.keeping.inspect(REVIEW_ID).is_whole


def test_a_library_that_vanishes_leads_to_the_recovery_once_the_review_is_closed(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    library = backed_up(tmp_path / "library", empty_review())
    window = open_window()
    window.open_review(REVIEW_ID)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: len(backups_of(library)) == 2, timeout=PATIENCE_MS)
    vanish(library)
    window.show_library()
    page = recovery(window, qtbot)
    page.use.click()
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.library, timeout=PATIENCE_MS)
    assert titles(window) == [LATER]
