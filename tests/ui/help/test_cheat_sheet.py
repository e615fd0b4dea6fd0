# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The cheat sheet: what stands on it is what the app does, and it is one page."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from app.capture.capture_line import COMMANDS, CaptureContext, read_capture
from app.publish.cheat_sheet import cheat_sheet
from app.rules.report_style import PaperSize
from app.translation import use_language
from tests.ui.conftest import OpenWindow
from ui.help.cheat_sheet_content import LINE, cheat_sheet_content, first_key
from ui.help.cheat_sheet_export import export_cheat_sheet
from ui.keys import key_table

CONTEXT = CaptureContext(date(2026, 3, 3), date(2026, 3, 3), step=4, causes={2: "c2"})


def test_every_command_of_the_capture_line_is_on_it() -> None:
    assert {typed for typed, _, _ in LINE} >= {f"/{letter}" for letter in COMMANDS}


@pytest.mark.parametrize(("typed", "example"), [(typed, example) for typed, _, example in LINE])
def test_an_example_is_read_as_it_says(typed: str, example: str) -> None:
    read = read_capture(example, CONTEXT)
    assert read.is_complete, read.problem
    assert example.startswith(f"{typed} ")
    if typed[1:] in COMMANDS:
        assert read.kind is COMMANDS[typed[1:]]


def test_the_example_of_an_action_has_owner_day_and_cause() -> None:
    read = read_capture(next(one for typed, _, one in LINE if typed == "/a"), CONTEXT)
    assert read.owner == "Robin"
    assert read.due is not None
    assert read.cause_ids == ("c2",)


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("language", ["en", "de"])
def test_it_is_one_page_that_holds_everything(paper: PaperSize, language: str) -> None:
    use_language(language)
    try:
        content = cheat_sheet_content(first_key)
        made = cheat_sheet(content, paper)
    finally:
        use_language("en")
    reader = PdfReader(BytesIO(made))
    assert len(reader.pages) == 1
    text = " ".join(reader.pages[0].extract_text().split())
    for step in content.steps:
        assert step.title in text
    for group in content.keys:
        for key, words in group.rows:
            assert key in text
            assert words in text
    for form in content.line:
        assert form.example in text


def test_it_is_the_same_file_each_time() -> None:
    content = cheat_sheet_content(first_key)
    assert cheat_sheet(content, PaperSize.A4) == cheat_sheet(content, PaperSize.A4)


def test_the_app_writes_it_with_the_keys_in_force(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    path = tmp_path / "sheet.pdf"
    key_table().give("respread", "Ctrl+Alt+F9")
    try:
        export_cheat_sheet(window, lambda *_asked: str(path))
        qtbot.waitUntil(path.exists)
        qtbot.waitUntil(lambda: "sheet.pdf" in window.library.notice.text)
    finally:
        key_table().reset_all()
    assert "Ctrl+Alt+F9" in PdfReader(path).pages[0].extract_text()


def test_never_mind_writes_nothing(open_window: OpenWindow) -> None:
    window = open_window()
    export_cheat_sheet(window, lambda *_asked: "")
    assert window.library.notice.isHidden()
