# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What went to the chosen target: when, by whom, how it stands there, and the way to it."""

from __future__ import annotations

from datetime import datetime
from os.path import normpath
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.paths import typed_path
from app.publish.fingerprint import fingerprint
from app.publish.target_config import LOCAL_KINDS, TICKET_KINDS, TargetConfig
from app.review.action import Action
from app.review.item import Kind
from app.review.publication import Publication
from app.review.review import Review
from ui import dates
from ui.kit.button import GhostButton
from ui.kit.card import Card
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.publishing.publish_desk import PublishDesk

_PAGES = ("https", "http")
_TEXT = ".md"
"""What a folder is sent and opened as; a program is never started."""


class RecordCard(Card):
    """Enter opens the page, the ticket or the file."""

    def __init__(self, desk: PublishDesk) -> None:
        super().__init__()
        self.set_title(self.tr("What went there"))
        self._desk = desk
        self._urls: dict[str, str] = {}
        self.read = GhostButton(self.tr("Read how they stand"), icon="refresh-cw", small=True)
        self.open = GhostButton(self.tr("Open", "verb"), icon="external-link", small=True)
        self.add_action(self.read)
        self.add_action(self.open)
        self.nothing = Label(self.tr("Nothing yet."), role="table", tone="text3")
        self.list = EntryList(self.tr("What went there"), wrap=True, grows=True)
        self.trouble = Label(role="table", tone="warn", wrap=True)
        for part in (self.nothing, self.list, self.trouble):
            self.add(part)
        self.read.clicked.connect(desk.read_statuses)
        self.list.chosen.connect(self._on_chosen)
        self.open.clicked.connect(lambda: self._on_chosen(self.list.current_id))

    def show_record(self, review: Review, now: datetime) -> None:
        """Show the publications of the chosen target."""
        config = self._desk.config
        self.setVisible(config is not None)
        if config is None:
            return
        found = [entry for entry in review.publications if entry.target == config.name]
        digest = fingerprint(review) if found else ""
        self._urls = {entry.id: entry.url for entry in found}
        self.list.show_entries([self._entry(review, entry, digest, now) for entry in found])
        if found and not self.list.current_id:
            self.list.go_to(0)
        self.list.setVisible(bool(found))
        self.open.setVisible(bool(found))
        self.nothing.setVisible(not found)
        is_read = config.kind in TICKET_KINDS and any(entry.item_id for entry in found)
        if self.read.hasFocus() and not is_read:
            self.list.setFocus()
        self.read.setVisible(is_read)
        can_read = not self._desk.is_busy and not self._desk.seen.asks_secret
        self.read.setEnabled(can_read)
        self.trouble.setText(self._desk.read_trouble)
        self.trouble.setVisible(bool(self._desk.read_trouble))

    def _entry(self, review: Review, entry: Publication, digest: str, now: datetime) -> Entry:
        action = review.get(Kind.ACTION, entry.item_id) if entry.item_id else None
        name = f"A{action.number}" if isinstance(action, Action) else ""
        note = [self.tr("sent {0}").format(dates.ago(entry.at, now))] if entry.at else []
        if entry.by:
            note.append(self.tr("by {0}").format(entry.by))
        if entry.fingerprint != digest:
            note.append(self.tr("the content has changed since"))
        words = " · ".join(part for part in (name, entry.key, entry.remote_status) if part)
        old = entry.fingerprint != digest
        icon, token = ("clock", "warn") if old else ("external-link", "text3")
        return Entry(entry.id, words, ", ".join(note), icon, token)

    def _on_chosen(self, entry_id: str) -> None:
        url = QUrl(self._urls.get(entry_id, ""), QUrl.ParsingMode.StrictMode)
        config = self._desk.config
        if url.isValid() and config is not None and _may_open(url, config):
            QDesktopServices.openUrl(url)


def _may_open(url: QUrl, config: TargetConfig) -> bool:
    """Tell whether an address is handed to the system: a record may come with somebody's file."""
    if config.kind not in LOCAL_KINDS:
        return url.scheme() in _PAGES
    folder = normpath(typed_path(config.address).absolute())
    return (
        url.isLocalFile()
        and not url.host()
        and url.path().endswith(_TEXT)
        and Path(normpath(url.toLocalFile())).is_relative_to(folder)
    )
