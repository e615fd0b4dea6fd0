# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of diagnostics: everything that would be sent, to be read before it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QSizePolicy, QWidget

from app.diagnostics import diagnostics, write_bundle
from ui.jobs import Progress
from ui.kit.button import PrimaryButton
from ui.kit.card import Card
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.kit.notice import NoticeLevel
from ui.kit.scroll_column import ScrollColumns
from ui.preferences.preferences_page import PreferencesPage
from ui.preferences.settings_desk import SettingsDesk
from ui.theme import current_theme

WindowFacts = Callable[[], Mapping[str, object]]
SUGGESTED = "hotwash-diagnostics.zip"
_LINES = 24
"""Of a file that are seen at once."""


class DiagnosticsPage(PreferencesPage):
    """`window_facts` is asked on the window's thread, the rest is gathered beside it."""

    def __init__(
        self, desk: SettingsDesk, window_facts: WindowFacts, parent: QWidget | None = None
    ) -> None:
        write = PrimaryButton(icon="download")
        sub = self.tr("For a report of a bug; nothing of a review is in it.")
        super().__init__(self.tr("Diagnostics"), sub, "diagnostics", write, parent)
        self.write = write
        self.write.setText(self.tr("Write the file…"))
        self._desk = desk
        self.files: dict[str, str] = {}
        """What would be written, by name."""
        self.list = EntryList(self.tr("What is told"), grows=True)
        self.text = QPlainTextEdit()
        self.state = Label(self.tr("It is being gathered…"), role="table", tone="text2", wrap=True)
        self._content = Card(self.tr("What is in it"))
        self._lay_out()
        self.list.moved.connect(self._show_file)
        self.write.clicked.connect(self._on_write)
        self.write.disable(self.state.text())
        self._gather(dict(window_facts()))

    def write_to(self, path: Path) -> None:
        """Write what is shown, and nothing else."""
        files = dict(self.files)

        def work(_progress: Progress) -> None:
            write_bundle(files, path)

        def done(_none: object) -> None:
            words = self.tr("{0} is written. Attach it to your report.")
            self.notice.tell(words.format(path), NoticeLevel.DONE, seconds=0)

        self._desk.jobs.run(
            work, done, lambda words: self.notice.tell(words, NoticeLevel.WARN), owner=self
        )

    def _lay_out(self) -> None:
        told = Card(self.tr("What is told"))
        words = self.tr(
            "Versions, choices, sizes and counts. No text, name, title, address or secret, and of "
            "a setting that is not a choice only whether it is set. Read it before you send it: "
            "exactly this is written into one file, which you attach to your report or hand to "
            "whoever looks after Hotwash for you. Hotwash itself sends nothing."
        )
        for part in (Label(words, role="table", tone="text2", wrap=True), self.state, self.list):
            told.add(part)
        self.list.hide()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(current_theme().font("mono"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setMinimumHeight(_LINES * self.text.fontMetrics().lineSpacing())
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._content.add(self.text, 1)
        columns = ScrollColumns(2)
        columns.add(told, 0)
        columns.add(self._content, 1)
        self._content.hide()
        self.body.addWidget(columns, 1)

    def _gather(self, told: Mapping[str, object]) -> None:
        services = self._desk.services

        def work(progress: Progress) -> dict[str, str]:
            return diagnostics(services, told, progress.cancelled)

        self._desk.jobs.run(work, self._on_gathered, self.state.setText, owner=self)

    def _on_gathered(self, files: dict[str, str]) -> None:
        self.files = files
        self.state.hide()
        self.list.show_entries([Entry(name, name, icon="file-text") for name in files])
        self.list.show()
        self._content.show()
        self.write.enable()
        self.list.go_to(0)
        self._show_file(self.list.current_id)

    def _show_file(self, name: str) -> None:
        self._content.set_title(name)
        self.text.setAccessibleName(name)
        self.text.setPlainText(self.files.get(name, ""))

    def _on_write(self) -> None:
        title, kind = self.tr("Write the file"), self.tr("Archives (*.zip)")
        path, _ = QFileDialog.getSaveFileName(self, title, str(Path.home() / SUGGESTED), kind)
        if path:
            self.write_to(Path(path))
