# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Writes the cheat sheet to a file, with the keys that are in force."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.rules.report_style import PaperSize
from ui.export_desk import Ask, ask_for_file
from ui.help.cheat_sheet_content import cheat_sheet_content
from ui.kit.notice import NoticeLevel

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def export_cheat_sheet(window: MainWindow, ask: Ask = ask_for_file) -> None:
    """Ask for a place and write the sheet there, on the paper of the settings."""
    wanted = QCoreApplication.translate("cheat_sheet", "PDF (*.pdf)")
    title = QCoreApplication.translate("cheat_sheet", "Cheat sheet")
    path = ask(window, title, str(Path.home() / "hotwash-cheat-sheet.pdf"), wanted)
    if path:
        _write(window, Path(path))


def _write(window: MainWindow, path: Path) -> None:
    content = cheat_sheet_content()
    paper = PaperSize(window.services.settings.paper or window.services.rules.report_style.paper)

    def write(_progress: object) -> None:
        from app.publish.cheat_sheet import cheat_sheet
        from app.publish.written_file import write_bytes

        write_bytes(path, cheat_sheet(content, paper))

    def written(_nothing: object) -> None:
        notice = window.library.notice if window.page is None else window.page.notice
        words = QCoreApplication.translate("cheat_sheet", "Written: {0}")
        notice.tell(words.format(path.name), NoticeLevel.DONE)

    window.jobs.run(write, written, window.warn, owner=window)
