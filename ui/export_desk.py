# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Take a review out: asks where to, then writes off the window's thread, with a way to stop."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.bootstrap import Services
from app.review.review import Review
from app.translation import marked
from ui.jobs import Job, Jobs, Progress
from ui.kit.notice import Notice, NoticeLevel

FORMATS = {
    "pdf": marked("PDF report (*.pdf)"),
    "hotwash": marked("Hotwash file, with evidence (*.hotwash)"),
    "zip": marked("Evidence bundle for an archive, a BagIt bag (*.zip)"),
    "docx": marked("Word document (*.docx)"),
    "html": marked("Web page in one file (*.html)"),
    "md": marked("Markdown (*.md)"),
    "yaml": marked("YAML (*.yaml)"),
    "json": marked("JSON (*.json)"),
    "csv": marked("Actions as a table (*.csv)"),
    "jira.csv": marked("Actions for Jira's importer (*.jira.csv)"),
    "png": marked("Picture of the causes (*.png)"),
    "svg": marked("Picture of the causes that can be scaled (*.svg)"),
    "open-psa": marked("Causes as an Open-PSA fault tree (*.xml)"),
    "mermaid": marked("Causes as a Mermaid fishbone (*.mmd)"),
    "slack": marked("Summary for Slack (*.slack)"),
    "teams": marked("Summary for Teams and other chats (*.teams)"),
    "ics": marked("Meeting invite (*.ics)"),
    "actions.ics": marked("Due dates for calendars (*.actions.ics)"),
    "withdrawn.ics": marked("Due dates to withdraw from calendars (*.withdrawn.ics)"),
}

PICTURES = ("png", "svg")
DEFAULT_LENS = "whys"

Ask = Callable[[QWidget, str, str, str], str]
"""Asks for a file: parent, title, suggestion and filter; an empty string means never mind."""


def ask_for_file(parent: QWidget, title: str, suggestion: str, filters: str) -> str:
    """Ask with the system's dialog."""
    path, chosen = QFileDialog.getSaveFileName(parent, title, suggestion, filters)
    return completed(path, chosen)


def completed(path: str, chosen: str) -> str:
    """Return a typed path, with the suffix of the chosen filter where it has none."""
    if not path or Path(path).suffix:
        return path
    return path + chosen[chosen.rindex("*") + 1 : -1]


class ExportDesk(QObject):
    """Write reviews to files. `notice` tells how it goes and offers to open the result.

    `written` carries the suffix of a file that was written.
    """

    written = Signal(str)

    def __init__(
        self,
        window: QWidget,
        services: Services,
        jobs: Jobs,
        ask: Ask = ask_for_file,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._jobs = jobs
        self._ask = ask
        self._job: Job | None = None
        self._written: Path | None = None
        self._waiting: Callable[[], None] | None = None
        self._notice: Notice | None = None
        self._told = ""

    def export(
        self,
        review: Review,
        notice: Notice,
        formats: Sequence[str] = (),
        lens: str = DEFAULT_LENS,
        *,
        transcript: bool = False,
        redact: str = "",
    ) -> None:
        """Ask for a place and write `review` there, in one of `formats` where some are named."""
        offered = tuple(formats or FORMATS)
        wanted = [self.tr(FORMATS[name]) for name in offered]
        suggestion = str(Path.home() / f"{file_name(review)}.{offered[0]}")
        path = self._ask(self._window, self.tr("Export"), suggestion, ";;".join(wanted))
        if path:
            name = _two_part_name(offered, path)
            self.write(review, Path(path), notice, lens, name, transcript=transcript, redact=redact)

    def export_picture(self, review: Review, notice: Notice, lens: str) -> None:
        """Ask for a place and write the causes there, as `lens` shows them."""
        self.export(review, notice, PICTURES, lens)

    def write(
        self,
        review: Review,
        path: Path,
        notice: Notice,
        lens: str = DEFAULT_LENS,
        format_name: str = "",
        *,
        transcript: bool = False,
        redact: str = "",
    ) -> None:
        """Write `review` to `path`; `lens` is what a picture shows, `redact` whose names go.

        Without `format_name` the end of the path tells the format. What can't be printed is said
        before, and written only where somebody then wants it so.
        """
        services = self._services
        self._notice, self._written, self._waiting = notice, None, None
        suffix = path.suffix.lower().lstrip(".")

        def work(progress: Progress) -> Any:
            from app.publish.export import ExportOptions, export_review

            options = ExportOptions(
                files=services.attachments,
                now=services.clock.now(),
                progress=progress,
                cancelled=progress.cancelled,
                lens=lens or DEFAULT_LENS,
                rules=services.rules,
                transcript=transcript,
                paper=services.settings.paper,
                redact=redact or services.settings.redact,
            )
            return export_review(review, path, format_name, options)

        def begin() -> None:
            self._begin(work, path)

        if suffix != "pdf":
            begin()
            return

        def check(_progress: Progress) -> tuple[str, ...]:
            from app.publish.export import told_before

            return told_before(review, suffix)

        self._jobs.run(check, lambda told: self._on_checked(told, begin), notice.tell, owner=self)

    def act(self, notice: Notice) -> bool:
        """Do what a notice's button offers now; False where its words are not this desk's."""
        if notice is not self._notice or notice.text != self._told:
            return False
        if self._waiting is not None:
            begin, self._waiting = self._waiting, None
            begin()
        elif self._job is not None:
            self._job.cancel()
        elif self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))
        return True

    def _on_checked(self, told: tuple[str, ...], begin: Callable[[], None]) -> None:
        """Write what can be printed; ask first where some of it can't."""
        if not told or self._notice is None:
            begin()
            return
        words = " ".join((*told, self.tr("Nothing is written yet.")))
        self._waiting = begin
        self._tell(words, NoticeLevel.WARN, self.tr("Write it so"))

    def _begin(self, work: Callable[[Progress], Any], path: Path) -> None:
        if self._notice is None:
            return
        words = self.tr("Writing {0}…").format(path.name)
        self._tell(words, NoticeLevel.INFO, self.tr("Stop"))
        self._job = self._jobs.run(
            work, lambda notes: self._on_written(path, notes), self._on_failed, owner=self
        )
        self._job.progressed.connect(lambda share, words: self._on_progressed(path, share, words))

    def _on_progressed(self, path: Path, share: float, words: str) -> None:
        if self._job is not None:
            text = self.tr("Writing {0}: {1} %, {2}").format(path.name, round(share * 100), words)
            self._tell(text, NoticeLevel.INFO, self.tr("Stop"))

    def _on_written(self, path: Path, notes: tuple[str, ...]) -> None:
        self._job, self._written = None, path
        self.written.emit(path.suffix)
        words = " ".join((self.tr("Written: {0}").format(path.name), *notes))
        level = NoticeLevel.WARN if notes else NoticeLevel.DONE
        self._tell(words, level, self.tr("Open", "verb"), seconds=None)

    def _on_failed(self, sentence: str) -> None:
        self._job = None
        self._tell(sentence, NoticeLevel.WARN, "")

    def _tell(self, words: str, level: NoticeLevel, action: str, seconds: float | None = 0) -> None:
        self._told = words
        if self._notice is not None:
            self._notice.tell(words, level, action=action, seconds=seconds)


def _two_part_name(offered: Sequence[str], path: str) -> str:
    """Return the one format that was offered, where a path ends as the last part of its name does.

    So "dates.ics" holds the due dates that were asked for, though it reads like an invite.
    """
    if len(offered) == 1 and "." in offered[0]:
        last = offered[0].rpartition(".")[2]
        return offered[0] if Path(path).suffix.lower() == f".{last}" else ""
    return ""


def file_name(review: Review) -> str:
    """Return a file name from the title, with nothing in it that a file system minds."""
    words = re.sub(r"[^\w\- ]+", " ", review.incident.title).split()
    return "-".join(words)[:60] or "review"
