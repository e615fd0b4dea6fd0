# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of data and backups: what is kept where, how much of it, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.store.backups import Backup
from app.store.library_facts import Unused
from app.store.places import Folder, Kept, Place
from app.translation import tr
from ui.keeping.backup_words import backup_entry
from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.button_line import button_line
from ui.kit.card import Card
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.kit.notice import NoticeLevel
from ui.kit.scroll_column import ScrollColumns
from ui.preferences.data_desk import DataDesk, Measured
from ui.preferences.preferences_page import PreferencesPage
from ui.preferences.settings_desk import SettingsDesk

_ICONS = {
    Place.LIBRARY: "database",
    Place.ATTACHMENTS: "paperclip",
    Place.BACKUPS: "history",
    Place.ASIDE: "archive",
    Place.OUTBOX: "send",
    Place.DRAFTS: "pencil",
    Place.RULES: "users",
    Place.DICTIONARIES: "book-open",
    Place.FAULTS: "activity",
    Place.SETTINGS: "sliders-horizontal",
}
_ALWAYS = (Place.LIBRARY, Place.ATTACHMENTS, Place.BACKUPS)
"""What is named even where there is none yet; the other places only where they hold something."""


class DataPage(PreferencesPage):
    """`restore_wanted` when a backup is to be put in the place of the library."""

    restore_wanted = Signal()

    def __init__(self, settings: SettingsDesk, parent: QWidget | None = None) -> None:
        sub = self.tr("Everything is on this computer, in one folder.")
        super().__init__(self.tr("Data and backups"), sub, "data", parent=parent)
        self.desk = DataDesk(settings.services, settings.jobs, self)
        self._kept: dict[str, Kept] = {}
        self.where = Label(role="help", tone="text2", wrap=True)
        self.sum = Label(self.tr("It is being measured…"), role="table", tone="text2", wrap=True)
        self.room = Label(role="table", tone="over", wrap=True)
        self.places = EntryList(self.tr("What is kept"), wrap=True, grows=True)
        self.unused = Label(role="help", tone="text2", wrap=True)
        self.open_folder = GhostButton(self.tr("Open the folder"), icon="folder-open", small=True)
        self.told = Label(role="table", tone="text2", wrap=True)
        self.backups = EntryList(self.tr("Backups"), wrap=True, grows=True)
        self.make = SecondaryButton(self.tr("Back up now"), icon="save", small=True)
        self.check = GhostButton(self.tr("Read all through"), icon="list-checks", small=True)
        self.restore = GhostButton(self.tr("Put one in place…"), icon="rotate-ccw", small=True)
        self._folder = settings.services.data_dir
        self.where.setText(str(self._folder))
        self._lay_out()
        self._connect()
        self._show_backups(())

    def showEvent(self, event: QShowEvent) -> None:
        """Measure from now on."""
        super().showEvent(event)
        self.desk.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Measure no more."""
        self.desk.end()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        kept = Card(self.tr("What is kept"))
        kept.add_action(self.open_folder)
        for part in (self.where, self.sum, self.room, self.places, self.unused):
            kept.add(part)
        backups = Card(self.tr("Backups"))
        words = self.tr(
            "One is made at the start and daily where anything changed, and read through. A backup "
            "holds all reviews and their history; copy the attached files like any folder."
        )
        self._about = Label(words, role="help", tone="text2", wrap=True)
        for part in (self._about, self.told, self.backups):
            backups.add(part)
        backups.add(button_line(self.make, self.check, self.restore))
        columns = ScrollColumns(2)
        columns.add(kept, 0)
        columns.add(backups, 1)
        self.body.addWidget(columns, 1)
        for hidden in (self.room, self.unused, self.places, self.backups):
            hidden.hide()

    def _connect(self) -> None:
        desk = self.desk
        desk.measured.connect(self._on_measured)
        desk.told.connect(lambda words: self.notice.tell(words, NoticeLevel.DONE))
        desk.troubled.connect(lambda words: self.notice.tell(words, NoticeLevel.WARN))
        desk.changed.connect(self._show_ways)
        self.open_folder.clicked.connect(lambda: _open(self._folder))
        self.places.chosen.connect(self._on_place_chosen)
        self.make.clicked.connect(desk.back_up)
        self.check.clicked.connect(desk.check_backups)
        self.restore.clicked.connect(self.restore_wanted)

    def _on_measured(self, found: Measured) -> None:
        self._show_folder(found.folder)
        self._show_unused(found.unused)
        self._show_backups(found.backups)

    def _show_folder(self, folder: Folder) -> None:
        shown = [one for one in folder.kept if one.files or one.place in _ALWAYS]
        self._kept = {one.place.name: one for one in shown}
        self.places.show_entries([self._entry(one) for one in shown])
        self.places.show()
        words = self.tr("{0} in all; {1} are free on this disk.")
        self.sum.setText(words.format(_size(folder.size), _size(folder.free)))
        self.room.setVisible(folder.is_nearly_full)
        self.room.setText(
            self.tr("This disk is nearly full. Make room on it, so that all can be saved.")
        )

    def _entry(self, kept: Kept) -> Entry:
        what = self.tr("{0}, files: {1}").format(_size(kept.size), kept.files)
        if not kept.files:
            what = self.tr("nothing yet")
        icon = _ICONS[kept.place]
        return Entry(kept.place.name, tr(kept.place), what, icon, is_note_below=True)

    def _show_unused(self, unused: Unused | None) -> None:
        self.unused.setVisible(unused is not None and unused.files > 0)
        if unused is not None:
            words = self.tr(
                "No review here names {0} of the attached files any more ({1}). They stay: undo, a "
                "backup or a shared review may need them."
            )
            self.unused.setText(words.format(unused.files, _size(unused.size)))

    def _show_backups(self, backups: Sequence[Backup]) -> None:
        self.backups.show_entries([backup_entry(one) for one in backups])
        self.backups.setVisible(bool(backups))
        self._show_ways()

    def _show_ways(self) -> None:
        """Offer what can be done; what is under way goes on, and the focus stays where it is."""
        none = "" if self.backups.entries else self.tr("There is no backup yet.")
        away = ""
        if self.desk.is_on_server:
            away = self.tr(
                "The library is on a database server; have it backed up there (pg_dump)."
            )
        words = away or (self.tr("Backups are being read…") if self.desk.is_busy else none)
        self.told.setText(words)
        self.told.setVisible(bool(words))
        for button, reason in (
            (self.make, away),
            (self.check, away or none),
            (self.restore, away or none),
        ):
            if reason:
                button.disable(reason)
            else:
                button.enable()

    def _on_place_chosen(self, name: str) -> None:
        path = self._kept[name].path
        _open(path if path.is_dir() else path.parent)


def _size(count: int) -> str:
    return QLocale().formattedDataSize(count, 1)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
