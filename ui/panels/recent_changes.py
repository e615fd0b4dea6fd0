# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who changed what lately, read from the library's list of changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from app.one_line import one_line
from app.review.review import Review
from app.review.zone import zone_of
from ui import dates
from ui.kit.card import Card
from ui.kit.label import Label
from ui.kit.scroll_column import ScrollColumns
from ui.panels.panel import PanelContext

if TYPE_CHECKING:
    from app.store.journal import ChangeRecord

SETTLE_MS = 800
"""The writer keeps a change within half a second; reading waits until it has."""
_SHOWN = 12
_LONGEST = 100
"""Signs of a name or a label that are shown."""


class RecentChanges(Card):
    """A quiet list, the latest first; read anew a moment after each change, and when shown."""

    def __init__(self, context: PanelContext) -> None:
        super().__init__()
        self.set_title(self.tr("Changed lately"))
        self._context = context
        self._review: Review | None = None
        self._text = Label(role="table", tone="text2", wrap=True)
        column = ScrollColumns(label=self.tr("Changed lately"))
        column.add(self._text)
        self.add(column, 1)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._load)

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text.text()

    def show_review(self, review: Review) -> None:
        """Take note that `review` is the one now; its changes are read soon."""
        is_first = self._review is None
        self._review = review
        self.set_title(self.tr("Changed lately, times in {0}").format(review.incident.time_zone))
        if is_first:
            self._load()
        elif self.isVisible():
            self._settling.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while this was hidden."""
        super().showEvent(event)
        if self._review is not None:
            self._settling.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing for nobody."""
        self._settling.stop()
        super().hideEvent(event)

    def _load(self) -> None:
        if self._review is None:
            return
        services, review_id = self._context.services, self._review.id
        self._context.jobs.run(
            lambda _progress: services.library_of(review_id).changes(review_id)[-_SHOWN:],
            self._on_loaded,
            self._text.setText,  # such as that the server is away: said here, it is no news
            owner=self,
        )

    def _on_loaded(self, records: Sequence[ChangeRecord]) -> None:
        lines = [self._line(record) for record in reversed(records)]
        self._text.setText("\n".join(lines) or self.tr("Nothing has changed yet."))

    def _line(self, record: ChangeRecord) -> str:
        assert self._review is not None
        local = record.at.astimezone(zone_of(self._review))
        when = f"{dates.short_day(local.date())} {local:%H:%M}"
        label, author = one_line(record.label, _LONGEST), one_line(record.author, _LONGEST)
        return "  ".join(part for part in (when, label[:1].upper() + label[1:], author) if part)
