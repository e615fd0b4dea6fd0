# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page that leads to a review on a server: by its link, or from the list of a server."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bootstrap import Services
from app.store.address import ReviewLink, ServerAddress
from app.store.known_servers import KnownServer
from app.store.server_look import ServerLook
from app.store.servers import PasswordWanted
from app.store.summary import ReviewSummary
from ui.jobs import Jobs, Progress
from ui.kit.button import IconButton
from ui.kit.notice import Notice, NoticeLevel
from ui.kit.page_header import PageHeader
from ui.kit.scroll_column import ScrollColumns
from ui.sharing.link_card import LinkCard
from ui.sharing.reviews_card import ReviewsCard
from ui.sharing.server_desk import ServerDesk
from ui.sharing.server_form import ServerForm
from ui.sharing.server_list import ServerList
from ui.theme import current_theme


class OpenPage(QWidget):
    """`review_wanted(address, id)` once the server lets this person in; `left` to go back."""

    review_wanted = Signal(object, str)
    left = Signal()

    def __init__(self, services: Services, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = self.tr("Open a shared review")
        self.header = PageHeader(title, self.tr("No server is asked before you choose it."))
        self.setAccessibleName(title)
        self.notice = Notice()
        self._services = services
        self.desk = ServerDesk(services, jobs, parent=self)
        self.link = LinkCard()
        self.servers = ServerList(self.desk)
        self.reviews = ReviewsCard(self.desk)
        self.form = ServerForm()
        self.form.hide()
        self._pending: tuple[ServerAddress, str] | None = None
        self._listed: ServerLook | None = None
        self._columns = ScrollColumns(2)
        self._back = IconButton("x", self.tr("Back to the library"), edged=False)
        self._lay_out()
        self._connect()
        self.desk.load()

    def follow(self, link: ReviewLink) -> None:
        """Go where a link leads; a server that is not in the list is asked about first."""
        self.link.field.setText(link.text)
        own = self._services.servers.own(link.address)
        if own is not None:
            self.review_wanted.emit(own, link.review_id)
            return
        self._pending = (link.address, link.review_id)
        question = self.tr(
            "This link leads to the server {0}. Connect only if you know it and expect the link: "
            "your login is sent there."
        ).format(link.address.host)
        self._begin_form(KnownServer("", link.address), question)

    def ask_password(self, wanted: PasswordWanted, review_id: str) -> None:
        """Ask for what a server wants before it hands a review out."""
        self._leave_form()
        self._pending = (wanted.address, review_id)
        self.desk.wait_for_password(wanted)
        self.reviews.focus_first()

    def tell_trouble(self, sentence: str) -> None:
        """Say why a review could not be opened."""
        self.notice.tell(sentence, NoticeLevel.WARN)

    def focus_first(self) -> None:
        """Begin with the link, unless something is asked."""
        if self.form.isVisible():
            self.form.focus_first()
        elif self.reviews.password.isVisible():
            self.reviews.password.field.setFocus()
        else:
            self.link.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        space = current_theme().space
        self.header.add_action(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.page, space.xl, space.page, space.lg)
        column.setSpacing(space.gap)
        self._columns.add(self.link, 0)
        self._columns.add(self.servers, 0)
        self._columns.add(self.form, 1)
        self._columns.add(self.reviews, 1)
        column.addWidget(self.header)
        column.addWidget(self.notice)
        column.addWidget(self._columns, 1)
        self.reviews.hide()

    def _connect(self) -> None:
        desk = self.desk
        desk.changed.connect(self._show)
        desk.told.connect(lambda words: self.notice.tell(words, NoticeLevel.DONE))
        desk.saved.connect(self._on_saved)
        desk.not_saved.connect(self.form.show_trouble)
        desk.tested.connect(self._on_tested)
        self.link.link_given.connect(self.follow)
        self.servers.list.moved.connect(lambda _id: self._give_up())
        self.servers.list.chosen.connect(lambda _id: self._on_server_entered())
        self.servers.add_server.clicked.connect(lambda: self._begin_form(None))
        self.reviews.change_wanted.connect(lambda: self._begin_form(desk.server))
        self.reviews.review_wanted.connect(self._on_review_wanted)
        self.form.kept.connect(
            lambda server, password, remember: desk.keep(server, password, remember=remember)
        )
        self.form.tried.connect(desk.test)
        self.form.given_up.connect(self._on_given_up)
        self._back.clicked.connect(self.left)

    def _show(self) -> None:
        desk, look = self.desk, self.desk.look
        self.servers.show_desk()
        self.form.set_busy(busy=desk.is_busy)
        self.reviews.show_desk()
        if self.form.isVisibleTo(self):
            self.reviews.hide()
        if look is None or desk.is_busy:
            if look is None:
                self._listed = None
                self.reviews.show_reviews(None)
            return
        if not look.is_fine or desk.server is None:
            return
        pending = self._pending
        if pending is not None and pending[0].is_same_place(desk.server.address):
            self._pending = None
            self.review_wanted.emit(desk.server.address, pending[1])
        elif look is not self._listed:
            self._listed = look
            self._list_reviews(desk.server)

    def _list_reviews(self, server: KnownServer) -> None:
        services = self._services

        def work(_progress: Progress) -> list[ReviewSummary]:
            return services.shared_library(server.address).summaries()

        self.desk.start(work, self.reviews.show_reviews, looking=True)

    def _begin_form(self, server: KnownServer | None, question: str = "") -> None:
        self.form.begin(server, can_remember=self.desk.can_remember, question=question)
        self.form.show()
        self.reviews.hide()
        self.form.focus_first()

    def _leave_form(self) -> None:
        self.form.hide()
        self._show()

    def _give_up(self) -> None:
        """Want no review any more that was waited for."""
        self._pending = None
        self._leave_form()

    def _on_given_up(self) -> None:
        self._give_up()
        self.focus_first()

    def _on_saved(self) -> None:
        self._leave_form()
        self.reviews.focus_first()

    def _on_tested(self, look: ServerLook) -> None:
        fine = self.tr("It answers.") if look.is_fine else ""
        told = " ".join(part for part in (fine, *look.sentences) if part)
        self.form.show_trouble(told, "ok" if look.is_fine else "over")

    def _on_server_entered(self) -> None:
        if self.desk.look is None and not self.desk.is_busy:
            self.desk.ask()
        self.reviews.focus_first()

    def _on_review_wanted(self, review_id: str) -> None:
        if self.desk.server is not None:
            self.review_wanted.emit(self.desk.server.address, review_id)
