# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One folder of rules: each file with what it is, whether it is understood, and where it is not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.rules.rules_check import CheckedFile, FileState, FolderCheck
from app.translation import tr
from ui.kit.button import GhostButton
from ui.kit.card import Card
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label

_LOOKS = {
    FileState.UNDERSTOOD: ("circle-check", "ok"),
    FileState.WRONG: ("circle-x", "over"),
    FileState.UNREAD: ("circle-question-mark", "warn"),
}


class RulesCard(Card):
    """Enter or a double click opens a file in the system's editor."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._folder = Path()
        self.open_folder = GhostButton(self.tr("Open the folder"), icon="folder-open", small=True)
        self.open_folder.setAccessibleName(f"{self.tr('Open the folder')}: {title}")
        self.where = Label(role="help", tone="text2", wrap=True)
        self.state = Label(role="table", tone="text2", wrap=True)
        self.list = EntryList(title, wrap=True, grows=True)
        self.add_action(self.open_folder)
        for part in (self.where, self.state, self.list):
            self.add(part)
        self.list.hide()
        self.list.chosen.connect(lambda name: _open(self._folder / name))
        self.open_folder.clicked.connect(lambda: _open(self._folder))

    def show_check(self, check: FolderCheck) -> None:
        """Show what was found."""
        self._folder = check.folder
        self.where.setText(str(check.folder))
        self.list.show_entries([self._entry(file) for file in check.files])
        self.list.setVisible(bool(check.files))
        words, tone = self._state(check)
        self.state.setText(words)
        self.state.set_tone(tone)
        if check.sentence:
            self.open_folder.disable(check.sentence)
        else:
            self.open_folder.enable()

    def _state(self, check: FolderCheck) -> tuple[str, str]:
        if check.sentence:
            return check.sentence, "over"
        if not check.files:
            return self.tr("There is no rule file here."), "text2"
        if check.is_fine:
            return self.tr("All of it is understood."), "ok"
        if check.wrong:
            words = self.tr("Not understood: {0}. What Hotwash brings along stands in for it.")
            return words.format(len(check.wrong)), "over"
        return self.tr("Something in here is read by nothing."), "warn"

    def _entry(self, file: CheckedFile) -> Entry:
        icon, token = _LOOKS[file.state]
        what = tr(file.kind.title) if file.kind is not None else ""
        note = f"{file.name} · {what}" if what else file.name
        words = file.sentence or self.tr("Understood")
        return Entry(file.name, words, note, icon, token)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
