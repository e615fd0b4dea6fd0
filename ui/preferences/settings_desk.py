# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Changes settings: at once for the app, soon on the disk."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.bootstrap import Services
from app.settings import refusal, save_settings
from ui.jobs import Jobs
from ui.preferences.later_writer import LaterWriter


class SettingsDesk(QObject):
    """`setting_changed` carries the name of a setting that has another value from now on.

    `troubled` carries a sentence where the settings could not be kept.
    """

    setting_changed = Signal(str)
    troubled = Signal(str)

    def __init__(self, services: Services, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self.services = services
        self.jobs = jobs
        self._changed: set[str] = set()
        self._writer = LaterWriter(jobs, self)
        self._writer.failed.connect(self.troubled)

    def value(self, name: str) -> str:
        """Return the value of a setting; empty where it is not set."""
        value: str = getattr(self.services.settings, name)
        return value

    def change(self, name: str, value: str) -> str:
        """Give a setting another value; return why it can't have it, empty where it has it now."""
        if value == self.value(name):
            return ""
        sentence = refusal(name, value)
        if not sentence:
            self.services.change_setting(name, value)
            self._changed.add(name)
            self._keep()
            self.setting_changed.emit(name)
        return sentence

    def close(self) -> None:
        """Keep what is not kept yet."""
        self._writer.finish()

    def _keep(self) -> None:
        """Write the settings changed here alone: another window may have changed others."""
        folder, settings = self.services.data_dir, self.services.settings
        names = tuple(self._changed)
        self._writer.ask(lambda: save_settings(folder, settings, names))
