# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The begun line outlives the app, stays on its own, and is never in the way."""

from __future__ import annotations

from pathlib import Path

from app.store.draft import FOLDER, Draft


def kept(draft: Draft, *texts: str) -> str:
    for text in texts:
        draft.keep(text, draft.next_turn())
    return draft.read()


def test_what_was_begun_is_there_for_the_next_start(tmp_path: Path) -> None:
    kept(Draft(tmp_path, "one"), "/t 14:03 lag ä 漢")
    assert Draft(tmp_path, "one").read() == "/t 14:03 lag ä 漢"
    assert Draft(tmp_path, "another").read() == ""


def test_a_stored_line_leaves_no_file(tmp_path: Path) -> None:
    assert kept(Draft(tmp_path, "one"), "half a", "") == ""
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_an_earlier_text_that_comes_late_is_let_go(tmp_path: Path) -> None:
    draft = Draft(tmp_path, "one")
    early, late = draft.next_turn(), draft.next_turn()
    draft.keep("half a sentence", late)
    draft.keep("half", early)
    assert draft.read() == "half a sentence"


def test_an_id_from_a_foreign_file_leads_nowhere_else(tmp_path: Path) -> None:
    inside = tmp_path / "library"
    kept(Draft(inside, "../../outside"), "words")
    assert [path.name for path in tmp_path.iterdir()] == ["library"]


def test_a_folder_that_can_not_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file in the way")
    assert kept(Draft(tmp_path, "one"), "words") == ""


def test_a_file_that_is_no_text_is_no_draft(tmp_path: Path) -> None:
    draft = Draft(tmp_path, "one")
    kept(draft, "words")
    next((tmp_path / FOLDER).iterdir()).write_bytes(b"\xff\xfe\xff")
    assert draft.read() == ""


def test_two_texts_of_one_review_are_kept_apart(tmp_path: Path) -> None:
    kept(Draft(tmp_path, "one"), "a line")
    kept(Draft(tmp_path, "one", "heard"), "a tally")
    assert Draft(tmp_path, "one").read() == "a line"
    assert kept(Draft(tmp_path, "one", "heard"), "") == ""
    assert [path.suffix for path in (tmp_path / FOLDER).iterdir()] == [".txt"]
