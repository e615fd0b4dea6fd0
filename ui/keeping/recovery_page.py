# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page in the library's place when its file can't be used: what was found, and the ways out.

It only asks: each wish is a signal that the keeping desk answers.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.store.backups import Backup
from app.store.salvage import Salvage
from ui.keeping.backup_words import backup_entry, salvage_entry
from ui.kit.button import PrimaryButton, SecondaryButton
from ui.kit.card import Card
from ui.kit.entry_list import EntryList
from ui.kit.label import Label
from ui.kit.notice import Notice, NoticeLevel
from ui.kit.page_header import PageHeader
from ui.kit.scroll_column import ScrollColumns
from ui.kit.wrap_row import WrapRow
from ui.theme import current_theme


class RecoveryPage(QWidget):
    """First it offers backups (`show_backups`), then what was missing in one (`show_restored`)."""

    restore_wanted = Signal(object)
    retry_wanted = Signal()
    anew_wanted = Signal()
    folder_wanted = Signal()
    bring_wanted = Signal()
    left = Signal()

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = current_theme().space
        self._backups: dict[str, Backup] = {}
        self._is_wished = False
        self.header = PageHeader(self.tr("The library can't be opened"))
        self.notice = Notice()
        self.sentence = Label(sentence, wrap=True)
        self.kept = Label(
            self.tr("Nothing is deleted: what is there now stays beside it, under another name."),
            tone="text2",
            wrap=True,
        )
        self._offer = Card(self.tr("Put a backup in its place"))
        self.told = Label(self.tr("The backups are being read through…"), tone="text2", wrap=True)
        self.list = EntryList(self.tr("Backups"), wrap=True, grows=True)
        self.use = PrimaryButton(self.tr("Use this backup"), icon="rotate-ccw")
        self.anew = SecondaryButton(self.tr("Begin with an empty library"))
        self.retry = SecondaryButton(self.tr("Try again"), icon="refresh-cw")
        self.folder = SecondaryButton(self.tr("Open the folder"), icon="folder-open")
        self.bring = PrimaryButton(self.tr("Bring them in"), icon="download")
        self.leave = SecondaryButton(self.tr("Leave them where they are"))
        self._lay_out(space.page, space.gap)
        self._connect()
        self._show_ways((self.retry, self.folder))
        self.setAccessibleName(self.tr("The library can't be opened"))

    @property
    def chosen(self) -> Backup | None:
        """The backup that is gone to, where it can be used."""
        backup = self._backups.get(self.list.current_id)
        return backup if backup is not None and backup.is_good else None

    def show_wish(self) -> None:
        """Say that nothing is wrong: somebody wishes a backup back, and may leave all as it is."""
        self._is_wished = True
        self._name(self.tr("Put a backup in place"))
        self.retry.setText(self.tr("Leave everything as it is"))
        self.retry.set_icon("x")

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Offer backups, the newest good one first of all."""
        self.set_busy(busy=False)
        self._backups = {backup.path.name: backup for backup in backups}
        self.list.show_entries([backup_entry(backup) for backup in backups])
        good = [place for place, backup in enumerate(backups) if backup.is_good]
        self.list.setVisible(bool(backups))
        self.list.go_to(good[0] if good else -1)
        if good:
            self.told.setText(
                self.tr(
                    "All reviews as they were then. What was written after that is brought in "
                    "from what can still be read."
                )
            )
            self._show_ways((self.use, self.retry, self.folder, *self._ways_anew()))
        else:
            self.told.setText(
                self.tr("There is no backup that can be used.")
                if backups
                else self.tr("There is no backup yet.")
            )
            self._show_ways((*self._ways_anew(), self.retry, self.folder))
        self._on_moved()
        self.focus_first()

    def show_restored(self, sentence: str, salvages: Sequence[Salvage]) -> None:
        """Say what is in place, and offer what it lacks and can still be read."""
        self.set_busy(busy=False)
        self._name(self.tr("The library is back"))
        self.sentence.setText(sentence)
        self.kept.hide()
        self._offer.set_title(self.tr("Written after that, and still readable"))
        words = self.tr("Reviews to bring up to date: {0}.")
        self.told.setText(words.format(len(salvages)))
        self._backups = {}
        self.list.setAccessibleName(self.tr("What can be brought in"))
        self.list.show_entries([salvage_entry(salvage) for salvage in salvages])
        self.list.go_to(-1)
        self.list.show()
        self._show_ways((self.bring, self.leave, self.folder))
        self.focus_first()

    def warn(self, sentence: str) -> None:
        """Say what did not work; the page stays as it is."""
        self.notice.tell(sentence, NoticeLevel.WARN)
        self.set_busy(busy=False)

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be asked while something is being done."""
        for button in (self.use, self.anew, self.retry, self.bring, self.leave):
            button.setEnabled(not busy)
        if not busy:
            self._on_moved()

    def focus_first(self) -> None:
        """Put the focus on what helps most."""
        ways = (self.use, self.bring, self.anew, self.retry)
        first = next((way for way in ways if not way.isHidden()), self.retry)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ways_anew(self) -> tuple[QWidget, ...]:
        """Return the way to an empty library, which only damage calls for."""
        return () if self._is_wished else (self.anew,)

    def _name(self, title: str) -> None:
        self.header.set_title(title)
        self.setAccessibleName(title)

    def _lay_out(self, margin: int, gap: int) -> None:
        self._offer.add(self.told)
        self._offer.add(self.list)
        self.list.hide()
        said = Card()
        said.add(self.sentence)
        said.add(self.kept)
        scroll = ScrollColumns()
        scroll.add(said)
        scroll.add(self._offer)
        ways = QWidget()
        row = WrapRow(ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.sm)
        for button in (self.use, self.bring, self.anew, self.leave, self.retry, self.folder):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(gap)
        column.addWidget(self.header)
        column.addWidget(self.notice)
        column.addWidget(scroll, 1)
        column.addWidget(ways)

    def _connect(self) -> None:
        self.list.moved.connect(self._on_moved)
        self.list.chosen.connect(self._on_use)
        self.use.clicked.connect(self._on_use)
        self.anew.clicked.connect(self.anew_wanted)
        self.retry.clicked.connect(self.retry_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        self.bring.clicked.connect(self.bring_wanted)
        self.leave.clicked.connect(self.left)

    def _show_ways(self, shown: Sequence[QWidget]) -> None:
        for button in (self.use, self.bring, self.anew, self.leave, self.retry, self.folder):
            button.setVisible(button in shown)

    def _on_moved(self, _name: str = "") -> None:
        if self.chosen is None:
            self.use.disable(self.tr("Choose a backup that is whole."))
        else:
            self.use.enable()

    def _on_use(self, _from: object = None) -> None:
        if self.chosen is not None:
            self.restore_wanted.emit(self.chosen)
