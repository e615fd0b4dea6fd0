# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of a team's rules: where they are, whether they are understood, and how to begin one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.rules.rule_kinds import KINDS
from app.rules.rules_check import FolderCheck
from app.rules.starter import write_starter
from app.rules.team_rules import stamp_of
from app.settings import about_settings
from app.translation import tr
from ui.jobs import Progress
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.kit.notice import NoticeLevel
from ui.kit.scroll_column import ScrollColumns
from ui.preferences.preferences_page import PreferencesPage
from ui.preferences.rules_card import RulesCard
from ui.preferences.rules_watch import RulesWatch
from ui.preferences.setting_row import SettingRow
from ui.preferences.settings_desk import SettingsDesk


class RulesPage(PreferencesPage):
    """`rules_wanted` when the rules are to be read anew, as files were changed since."""

    rules_wanted = Signal()

    def __init__(self, desk: SettingsDesk, parent: QWidget | None = None) -> None:
        sub = self.tr("What your team has instead of what Hotwash brings along.")
        super().__init__(self.tr("Team rules"), sub, "team_rules", parent=parent)
        self._desk = desk
        self.watch = RulesWatch(desk.services, desk.jobs, self)
        about = next(one for one in about_settings() if one.name == "rules_folder")
        self.folder = SettingRow(about, desk)
        self.team = RulesCard(self.tr("The team's folder"))
        self.own = RulesCard(self.tr("Your own files"))
        self.starters = EntryList(self.tr("Files to begin with"), wrap=True, grows=True)
        self.write = SecondaryButton(self.tr("Write this file"), icon="file-plus", small=True)
        self.use = SecondaryButton(self.tr("Use them now"), icon="refresh-cw", small=True)
        self._columns = ScrollColumns(2)
        self._lay_out()
        self._connect()
        self.team.setVisible(desk.services.rules_folder is not None)
        self.starters.show_entries(
            [Entry(kind.first, tr(kind.title), kind.first, "file-text") for kind in KINDS]
        )
        self.starters.go_to(0)

    def finish(self) -> None:
        """Hand over what is still being typed."""
        self.folder.field.finish()

    def showEvent(self, event: QShowEvent) -> None:
        """Look through the folders from now on."""
        super().showEvent(event)
        self.watch.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        self.watch.end()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        where = Card(self.tr("Where they are"))
        where.add(self.folder)
        order = self.tr(
            "A window goes on with what stands in where a file is not understood; the command "
            "“hotwash rules --check” tells the same where a team keeps its folder."
        )
        where.add(Label(order, role="help", tone="text2", wrap=True))
        self._changed = Card(self.tr("The files are others than those in use"))
        words = self.tr("They were changed since they were read. What is open stays open.")
        self._changed.add(Label(words, role="table", tone="text2", wrap=True))
        self._changed.add_action(self.use)
        self._changed.hide()
        begin = Card(self.tr("Begin a file"))
        begin.add_action(self.write)
        words = self.tr("It is explained in its own comments and changes nothing yet.")
        begin.add(Label(words, role="help", tone="text2", wrap=True))
        begin.add(self.starters)
        for card in (where, self._changed, self.team, self.own):
            self._columns.add(card, 0)
        self._columns.add(begin, 1)
        self.body.addWidget(self._columns, 1)

    def _connect(self) -> None:
        self.watch.checked.connect(self._on_checked)
        self.write.clicked.connect(self._on_write)
        self.starters.chosen.connect(lambda _name: self._on_write())
        self.use.clicked.connect(self.rules_wanted)
        self._desk.setting_changed.connect(self._on_setting_changed)
        self._desk.troubled.connect(lambda words: self.notice.tell(words, NoticeLevel.ERROR))

    def _on_checked(self, found: Sequence[FolderCheck]) -> None:
        team, own = self._desk.services.rules_folder, found[-1]
        self.team.setVisible(team is not None)
        if team is not None and len(found) > 1:
            self.team.show_check(found[0])
        self.own.show_check(own)
        in_use = self._desk.services.rules_stamp
        self._changed.setVisible(in_use not in (None, stamp_of(found)))

    def _on_setting_changed(self, name: str) -> None:
        if name == "rules_folder":
            self.watch.look()

    def _on_write(self) -> None:
        name = self.starters.current_id
        kind = next((one for one in KINDS if one.first == name), None)
        if kind is None:
            return
        services = self._desk.services
        folder = services.rules_folder or services.data_dir

        def written(path: Path) -> None:
            words = QCoreApplication.translate("RulesPage", "{0} is written.").format(path)
            self.notice.tell(words, NoticeLevel.DONE)
            self.watch.look()

        def work(_progress: Progress) -> Path:
            return write_starter(kind, folder)

        self._desk.jobs.run(
            work, written, lambda words: self.notice.tell(words, NoticeLevel.WARN), owner=self
        )
