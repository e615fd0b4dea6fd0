# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""At the app's start, where the settings say so: ask trackers how tickets stand, in a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from app.publish.syncing import Synced
    from ui.jobs import Progress
    from ui.main_window import MainWindow

_AT_START = "on"


def read_at_start(window: MainWindow) -> None:
    """Read the tickets of all reviews; a review that was opened meanwhile is left to its pane."""
    services = window.services
    if services.settings.read_tickets != _AT_START:
        return

    def work(progress: Progress) -> list[Synced]:
        from app.publish.syncing import Syncing  # who does not wish it starts without it
        from app.publish.target_file import read_targets

        targets = read_targets(services.data_dir)
        ids = services.library.published_ids() if targets else []
        syncing = Syncing(
            *(services.library, targets, services.credentials, services.clock, services.author),
            cancelled=lambda: progress.cancelled() or window.page is not None,
        )
        return syncing.sync(ids)

    window.jobs.run(work, lambda found: _tell(window, found), window.warn, owner=window)


def _tell(window: MainWindow, found: list[Synced]) -> None:
    """Say what did not work; where there is news, the library shows it."""
    if any(one.taken for one in found):
        window.desk.reload()
    troubles = dict.fromkeys(trouble for one in found for trouble in one.troubles)
    if troubles:
        words = QCoreApplication.translate("publishing", "Not all tickets could be read. {0}")
        window.warn(words.format(next(iter(troubles))))
