# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Reminds of what waits: at the start in the library, and through the desktop once a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.bootstrap import Services
from app.insight.overview import Waiting, waiting
from app.insight.portfolio import Portfolio
from app.store.reminder_day import claim_day
from ui.desktop_notification import notify
from ui.jobs import Jobs

AT_START, OFF = "start", "off"
"""Values of the setting: only at the start, and not at all."""

_AGAIN_MS = 60 * 60 * 1000
Notify = Callable[[str, str], bool]


class Reminder(QObject):
    """`due(sentence)` is sent once, where something waits in the library that is looked at first.

    While the app stays open it looks again each hour, so that a new day is not missed.
    """

    due = Signal(str)

    def __init__(
        self, services: Services, jobs: Jobs, parent: QObject, tell: Notify = notify
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._tell = tell
        self._has_told = False
        self._timer = QTimer(self)
        self._timer.setInterval(_AGAIN_MS)
        self._timer.timeout.connect(self.look_again)
        self._timer.start()

    def look_at(self, portfolio: Portfolio) -> None:
        """Remind of what waits in a library that was just read."""
        setting = self._services.settings.reminder
        if setting == OFF:
            return
        services, today = self._services, self._today()

        def work(_progress: object) -> Waiting:
            found = waiting(portfolio, services.rules.follow_through, today)
            is_wanted = setting != AT_START and not found.is_empty
            if is_wanted and claim_day(services.data_dir, today):
                self._tell("Hotwash", waiting_words(found))
            return found

        self._jobs.run(work, self._on_found, lambda _sentence: None, owner=self)

    def look_again(self) -> None:
        """Read the library for it, where a reminder is wanted."""
        if self._services.settings.reminder in (AT_START, OFF):
            return
        library = self._services.library
        self._jobs.run(
            lambda _progress: library.portfolio(archived=False),
            self.look_at,
            lambda _sentence: None,
            owner=self,
        )

    def _on_found(self, found: Waiting) -> None:
        if not self._has_told and not found.is_empty:
            self.due.emit(waiting_words(found))
        self._has_told = True

    def _today(self) -> date:
        return self._services.clock.now().astimezone().date()


def waiting_words(found: Waiting) -> str:
    """Return what waits in a sentence: "3 actions are overdue, 2 reviews ask to be reopened."."""
    parts = []
    if found.overdue:
        one, several = _tr("1 action is overdue"), _tr("{0} actions are overdue")
        parts.append(one if found.overdue == 1 else several.format(found.overdue))
    if found.asking:
        one, several = _tr("1 review asks to be reopened"), _tr("{0} reviews ask to be reopened")
        parts.append(one if found.asking == 1 else several.format(found.asking))
    return f"{', '.join(parts)}." if parts else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("reminder", text)
