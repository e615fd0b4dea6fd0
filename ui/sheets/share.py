# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Share a review: choose a server, read what would go there, and then its link."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication

from app.review.changes import Changes
from app.review.item import Kind
from app.review.review import Review
from app.store.address import ServerAddress, link_to
from app.store.known_servers import KnownServer
from app.store.server_look import ServerLook
from app.store.sharing import cargo_of, invitation
from ui.jobs import Progress
from ui.kit.scroll_column import ScrollColumns
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.sharing.server_desk import ServerDesk
from ui.sharing.server_form import ServerForm
from ui.sharing.server_list import ServerList
from ui.sharing.share_card import ShareCard
from ui.sharing.share_standing import ShareStanding, standing_of
from ui.sharing.shared_card import SharedCard


class ShareSheet(Panel):
    """`going(server, team)` when the review is to go; whoever holds the window moves it.

    `copy_wanted` asks for a copy of a shared review on this computer.
    """

    kinds = frozenset({Kind.EVIDENCE, Kind.INCIDENT})
    is_private = True
    is_for_looking = True
    going = Signal(object, str)
    copy_wanted = Signal()

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr("Others work on it at the same time, each at their own machine.")
        super().__init__(bridge, context, self.tr("Share"), question)
        self.desk = ServerDesk(context.services, context.jobs, parent=self)
        self.servers = ServerList(self.desk)
        self.card = ShareCard(self.desk)
        self.form = ServerForm()
        self.form.hide()
        self.shared = SharedCard()
        self.standing: ShareStanding | None = None
        self._columns = ScrollColumns(2)
        self._is_arriving = False
        self._lay_out()
        self._connect()

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Find out where the review is, and which servers there are."""
        del changes
        services = self.context.services

        def work(_progress: Progress) -> ShareStanding:
            return standing_of(services, review.id)

        self.context.jobs.run(work, self._on_standing, self.context.warn, owner=self)
        if not self.desk.servers:
            self.desk.load()
        self._show()

    def focus_first(self) -> None:
        """Go to where the next step is done."""
        if self.form.isVisible():
            self.form.focus_first()
        elif self.shared.isVisible():
            self.shared.focus_first()
        else:
            # Where the review is, is being read: the focus goes on, if it waits here.
            self._is_arriving = True
            self.servers.focus_first()

    def show_trouble(self, sentence: str) -> None:
        """Say what kept the review from going."""
        self.card.show_trouble(sentence)

    def _lay_out(self) -> None:
        self._columns.add(self.servers, 0)
        self._columns.add(self.shared, 0)
        self._columns.add(self.form, 1)
        self._columns.add(self.card, 1)
        self.body.addWidget(self._columns, 1)
        for card in (self.shared, self.servers, self.card):
            card.hide()

    def _connect(self) -> None:
        desk = self.desk
        desk.changed.connect(self._show)
        desk.told.connect(self.context.tell)
        self.servers.list.chosen.connect(lambda _id: self.card.focus_first())
        self.servers.list.moved.connect(lambda _id: self._leave_form())
        self.servers.add_server.clicked.connect(lambda: self._edit(None))
        self.card.change_wanted.connect(lambda: self._edit(desk.server))
        self.card.share_wanted.connect(self._on_share_wanted)
        self.form.kept.connect(self._on_kept)
        self.form.tried.connect(desk.test)
        self.form.given_up.connect(self._close_form)
        desk.saved.connect(self._close_form)
        desk.not_saved.connect(self.form.show_trouble)
        desk.tested.connect(self._on_tested)
        self.shared.link_copied.connect(self._on_link_copied)
        self.shared.invitation_copied.connect(self._on_invitation_copied)
        self.shared.copy_wanted.connect(self.copy_wanted)

    def _show(self) -> None:
        standing = self.standing
        is_shared = standing is not None and standing.address is not None
        if standing is not None and standing.address is not None:
            name = standing.name or standing.address.name
            self.shared.show_place(standing.address, name, self.review.id)
        self.shared.setVisible(is_shared)
        self.servers.setVisible(not is_shared)
        self.servers.show_desk()
        self.form.set_busy(busy=self.desk.is_busy)
        title = self.review.incident.title or self.tr("Untitled review")
        if standing is not None:
            self.card.show_cargo(title, cargo_of(self.review, standing.changes))
        self.card.show_desk()
        if is_shared or self.form.isVisibleTo(self):
            self.card.hide()
        if self._is_arriving and not self.desk.is_busy and standing is not None:
            self._is_arriving = False
            if is_shared:
                self.shared.focus_first()
            elif self.servers.add_server.hasFocus() and self.desk.servers:
                self.servers.focus_first()

    def _on_standing(self, standing: ShareStanding) -> None:
        self.standing = standing
        if standing.address is None and self.desk.server is not None and self.desk.look is None:
            self.desk.ask()
        self._show()

    def _on_share_wanted(self, team: str) -> None:
        server = self.desk.server
        if server is not None:
            self.card.show_trouble("")
            self.going.emit(server, team)

    def _edit(self, server: KnownServer | None) -> None:
        self._is_arriving = False
        self.form.begin(server, can_remember=self.desk.can_remember)
        self.form.show()
        self.card.hide()
        self.form.focus_first()

    def _on_kept(self, server: KnownServer, password: str, remember: bool) -> None:
        self.desk.keep(server, password, remember=remember)

    def _on_tested(self, look: ServerLook) -> None:
        fine = self.tr("It answers.") if look.is_fine else ""
        told = " ".join(part for part in (fine, *look.sentences) if part)
        self.form.show_trouble(told, "ok" if look.is_fine else "over")

    def _close_form(self) -> None:
        self.servers.add_server.setFocus(Qt.FocusReason.OtherFocusReason)
        self._leave_form()
        self.servers.focus_first()

    def _leave_form(self) -> None:
        self.form.hide()
        self._show()

    def _on_link_copied(self) -> None:
        QGuiApplication.clipboard().setText(self.shared.link.text())
        self.context.tell(self.tr("The link is on the clipboard."))

    def _on_invitation_copied(self) -> None:
        address = self._address()
        link = link_to(address, self.review.id) if address is not None else None
        if link is not None:
            QGuiApplication.clipboard().setText(invitation(self.review.incident.title, link))
            self.context.tell(
                self.tr("An invitation is on the clipboard. Paste it into an e-mail or a chat.")
            )

    def _address(self) -> ServerAddress | None:
        return self.standing.address if self.standing is not None else None
