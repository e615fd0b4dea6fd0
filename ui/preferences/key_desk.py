# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Reads the changed keys at the start, and keeps each change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.key_file import read_keys, save_keys
from ui.jobs import Jobs
from ui.keys import key_table
from ui.keys.key_words import portable
from ui.keys.refusal import refusal
from ui.preferences.later_writer import LaterWriter


class KeyDesk(QObject):
    """`troubled` carries a sentence where the keys could not be kept; `trouble` what was found."""

    troubled = Signal(str)

    def __init__(self, folder: Path, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._table = key_table()
        chosen, self.trouble = read_keys(folder)
        refused = [name for name, keys in chosen.items() if not self._makes_sense(name, keys)]
        if refused and not self.trouble:
            words = QCoreApplication.translate(
                "keys", "The keys kept for {0} can't be used and are as they came."
            )
            self.trouble = words.format(", ".join(f"“{name}”" for name in refused))
        self._table.show_chosen(
            {name: keys for name, keys in chosen.items() if name not in refused}
        )
        self._read = self._table.chosen
        self._writer = LaterWriter(jobs, self)
        self._writer.failed.connect(self.troubled)
        self._table.changed.connect(self._on_changed)

    def close(self) -> None:
        """Keep what is not kept yet, and listen no more."""
        self._table.changed.disconnect(self._on_changed)
        self._writer.finish()

    def _makes_sense(self, action_id: str, keys: tuple[str, ...]) -> bool:
        """Tell whether keys can be used; those of an action that is not known here just wait."""
        if action_id not in self._table.action_ids:
            return True
        return all(
            portable(key) and not refusal(self._table, action_id, portable(key)) for key in keys
        )

    def _on_changed(self) -> None:
        chosen = self._table.chosen
        names = {*self._read, *chosen}
        self._read = {**self._read, **chosen}
        changes = {name: chosen.get(name) for name in names}
        self._writer.ask(lambda: save_keys(self._folder, changes))
