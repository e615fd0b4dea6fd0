# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Moves the open review to a server, and goes on with it there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from app.errors import UserFacingError
from app.store.known_servers import KnownServer
from ui.jobs import Progress
from ui.kit.notice import NoticeLevel
from ui.panels.panel import PanelContext
from ui.session_bridge import SessionBridge
from ui.sheets.share import ShareSheet

if TYPE_CHECKING:
    from app.bootstrap import Services
    from ui.main_window import MainWindow

SHARE = "share"
"""The id of the sheet, and of the action that shows it."""


def share_sheet_maker(
    window: MainWindow,
) -> Callable[[SessionBridge, PanelContext], ShareSheet]:
    """Return what makes the sheet of the review that is open in a window."""

    def make(bridge: SessionBridge, context: PanelContext) -> ShareSheet:
        sheet = ShareSheet(bridge, context)
        sheet.going.connect(lambda server, team: share(window, sheet, server, team))
        sheet.copy_wanted.connect(lambda: take_copy(window, sheet))
        return sheet

    return make


def share(
    window: MainWindow,
    sheet: ShareSheet,
    server: KnownServer,
    team: str,
) -> None:
    """Move the open review to a server in a job; the sheet shows how far it is."""
    page, services = window.page, window.services
    if page is None:
        return
    page.finish_typing()
    autosave, review_id = page.opened.autosave, page.review.id

    def work(progress: Progress) -> None:
        if not autosave.flush(_SAVING_SECONDS):
            raise UserFacingError(
                _tr("Not everything is saved here yet; free some space and share it then.")
            )
        _move(
            services,
            review_id,
            server,
            team,
            progress=lambda share: progress(share, _tr("The history is on its way…")),
            cancelled=progress.cancelled,
        )

    def done(_moved: object) -> None:
        _go_on_there(window, review_id, server, team)

    sheet.desk.start(work, done, sheet.show_trouble)


def take_copy(window: MainWindow, sheet: ShareSheet) -> None:
    """Bring a copy of the shared review that is open to this computer."""
    services, review_id = window.services, sheet.review.id

    def work(_progress: Progress) -> str:
        from app.store.moving import copy_review

        return copy_review(services.library_of(review_id), services.library, review_id)

    def done(_copy_id: str) -> None:
        sheet.context.tell(_tr("A copy is in the library of this computer now."))

    sheet.desk.start(work, done, sheet.context.warn)


def _go_on_there(
    window: MainWindow,
    review_id: str,
    server: KnownServer,
    team: str,
) -> None:
    """Close the review here and open it there.

    What was written since the last look of the move goes along: moving once more goes on.
    """
    if not window.leave_review():
        return
    services = window.services

    def follow_up() -> None:
        _move(services, review_id, server, team)

    def opened() -> None:
        words = _tr("The review is on {0} now. Send others the link.").format(server.name)
        window.on_page(lambda page: page.notice.tell(words, NoticeLevel.DONE))

    window.opening.open(review_id, sheet=SHARE, before=follow_up, then=opened)


def _move(services: Services, review_id: str, server: KnownServer, team: str, **how: Any) -> None:
    from app.store.moving import move_review

    target, address = services.shared_library(server.address), server.address.text
    move_review(services.library, target, review_id, team=team, address=address, **how)


def _tr(words: str) -> str:
    return QCoreApplication.translate("sharing", words)


_SAVING_SECONDS = 10.0
