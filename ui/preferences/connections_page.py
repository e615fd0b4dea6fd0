# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of connections: the servers reviews are shared on, and the places to publish to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.publish.target_config import LOCAL_KINDS, TargetConfig
from app.store.known_servers import KnownServer
from app.store.server_look import ServerLook
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.kit.notice import NoticeLevel
from ui.kit.scroll_column import ScrollColumns
from ui.preferences.preferences_page import PreferencesPage
from ui.preferences.settings_desk import SettingsDesk
from ui.preferences.timestamp_card import TimestampCard
from ui.publishing.target_card import TargetCard
from ui.publishing.target_desk import TargetDesk
from ui.publishing.target_form import TargetForm
from ui.publishing.target_words import kind_words
from ui.sharing.server_card import ServerCard
from ui.sharing.server_desk import ServerDesk
from ui.sharing.server_form import ServerForm
from ui.sharing.server_list import ServerList


class ConnectionsPage(PreferencesPage):
    """At the left what there is, at the right the one that is gone to; nothing is asked unasked."""

    def __init__(self, desk: SettingsDesk, parent: QWidget | None = None) -> None:
        sub = self.tr("No server and no target is asked before you choose it.")
        super().__init__(self.tr("Connections"), sub, "connections", parent=parent)
        self.server_desk = ServerDesk(desk.services, desk.jobs, parent=self)
        self.target_desk = TargetDesk(desk.services, desk.jobs, parent=self)
        self.servers = ServerList(self.server_desk)
        self.server = ServerCard(self.server_desk)
        self.server_form = ServerForm()
        self.add_target = SecondaryButton(self.tr("Add a target"), icon="plus", small=True)
        self.targets = EntryList(self.tr("Targets"), wrap=True, grows=True)
        self.none = Label(role="table", tone="text2", wrap=True)
        self.target = TargetCard(self.target_desk)
        self.target_form = TargetForm()
        self.timestamp = TimestampCard(desk)
        self._lay_out()
        self._connect_servers()
        self._connect_targets()
        self.server_desk.load()
        self.target_desk.load()

    def finish(self) -> None:
        """Hand over what is still being typed."""
        self.timestamp.row.field.finish()

    def _lay_out(self) -> None:
        targets = Card(self.tr("Targets"))
        targets.add_action(self.add_target)
        targets.add(self.none)
        targets.add(self.targets)
        columns = ScrollColumns(2)
        for card in (self.servers, targets, self.timestamp):
            columns.add(card, 0)
        self._detail = (self.server, self.server_form, self.target, self.target_form)
        for card in self._detail:
            columns.add(card, 1)
            card.hide()
        self.targets.hide()
        self._shown: QWidget | None = None
        self.body.addWidget(columns, 1)

    def _show_detail(self, card: QWidget | None) -> None:
        """Show one of the cards at the right, or none."""
        self._shown = card
        for each in self._detail:
            each.setVisible(each is card)

    def _connect_servers(self) -> None:
        desk = self.server_desk
        desk.changed.connect(self._show_servers)
        desk.told.connect(lambda words: self.notice.tell(words, NoticeLevel.DONE))
        desk.saved.connect(lambda: self._leave_form(self.servers.list))
        desk.not_saved.connect(self.server_form.show_trouble)
        desk.tested.connect(self._on_tested)
        self.servers.list.moved.connect(lambda _id: self._on_server_moved())
        self.servers.list.chosen.connect(lambda _id: self.server.focus_first())
        self.servers.add_server.clicked.connect(lambda: self._edit_server(None))
        self.server.change_wanted.connect(lambda: self._edit_server(desk.server))
        self.server_form.kept.connect(
            lambda server, password, remember: desk.keep(server, password, remember=remember)
        )
        self.server_form.tried.connect(desk.test)
        self.server_form.given_up.connect(lambda: self._leave_form(self.servers.add_server))

    def _connect_targets(self) -> None:
        desk = self.target_desk
        desk.changed.connect(self._show_targets)
        desk.told.connect(lambda words: self.notice.tell(words, NoticeLevel.DONE))
        desk.saved.connect(lambda: self._leave_form(self.targets))
        desk.not_saved.connect(self.target_form.show_trouble)
        self.targets.moved.connect(self._on_target_moved)
        self.targets.chosen.connect(lambda _id: self.target.focus_first())
        self.add_target.clicked.connect(lambda: self._edit_target(None))
        self.target.change_wanted.connect(lambda: self._edit_target(desk.config))
        self.target_form.saved.connect(desk.save)
        self.target_form.given_up.connect(lambda: self._leave_form(self.add_target))

    def _show_servers(self) -> None:
        self.servers.show_desk()
        self.server_form.set_busy(busy=self.server_desk.is_busy)
        if self._shown is self.server:
            self.server.show_desk()
        elif self._shown is not self.server_form:
            self.servers.list.go_to(-1)  # one thing is gone to at a time

    def _show_targets(self) -> None:
        desk = self.target_desk
        self.targets.show_entries(
            [
                Entry(
                    config.name,
                    f"{config.name} · {kind_words(config.kind)}",
                    icon="folder" if config.kind in LOCAL_KINDS else "send",
                )
                for config in desk.targets
            ]
        )
        names = [config.name for config in desk.targets]
        is_here = self._shown in (self.target, self.target_form)
        if is_here and desk.config is not None and desk.config.name in names:
            self.targets.go_to(names.index(desk.config.name))
        else:
            self.targets.go_to(-1)
        self.targets.setVisible(bool(names))
        nothing = self.tr("No target yet. Add a folder, a git repository, a wiki or a tracker.")
        self.none.setText(desk.file_trouble or nothing)
        self.none.set_tone("over" if desk.file_trouble else "text2")
        self.none.setVisible(not names and (bool(desk.file_trouble) or not desk.is_busy))
        if self._shown is self.target:
            self.target.show_desk()

    def _on_server_moved(self) -> None:
        self._show_detail(self.server)
        self.server.show_desk()
        self.targets.go_to(-1)

    def _on_target_moved(self, name: str) -> None:
        self._show_detail(self.target)
        self.target_desk.choose(name)
        self.target.show_desk()
        self.servers.list.go_to(-1)

    def _edit_server(self, server: KnownServer | None) -> None:
        self.server_form.begin(server, can_remember=self.server_desk.can_remember)
        self._show_detail(self.server_form)
        self.server_form.focus_first()

    def _edit_target(self, config: TargetConfig | None) -> None:
        self.target_form.begin(config)
        self._show_detail(self.target_form)
        self.target_form.focus_first()

    def _leave_form(self, then: QWidget) -> None:
        """Go back from a form to what it was about."""
        was_server = self._shown is self.server_form
        then.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_detail(self.server if was_server else self.target)
        self._show_servers()
        self._show_targets()

    def _on_tested(self, look: ServerLook) -> None:
        fine = self.tr("It answers.") if look.is_fine else ""
        told = " ".join(part for part in (fine, *look.sentences) if part)
        self.server_form.show_trouble(told, "ok" if look.is_fine else "over")
