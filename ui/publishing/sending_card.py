# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What would be sent to the chosen target, and the way there: nothing goes without a click."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.publish.publishing import Plan
from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.button_line import button_line
from ui.kit.card import Card
from ui.kit.label import Label
from ui.kit.progress_line import ProgressLine
from ui.publishing.piece_list import PieceList
from ui.publishing.publish_desk import PublishDesk
from ui.publishing.secret_row import SecretRow
from ui.publishing.target_words import kind_words
from ui.theme import current_theme


class SendingCard(Card):
    """Follows the desk; the first sending to a host is asked about in place."""

    def __init__(self, desk: PublishDesk) -> None:
        super().__init__()
        self._desk = desk
        self._asked_for = ""
        self.change = GhostButton(self.tr("Change"), icon="pencil", small=True)
        self.remove = GhostButton(self.tr("Remove"), icon="trash-2", small=True)
        self.check = GhostButton(self.tr("Try the connection"), icon="refresh-cw", small=True)
        self.forget = GhostButton(self.tr("Other credentials"), icon="lock-open", small=True)
        self.host = Label(role="table", tone="text2", wrap=True)
        self.draft = Label(role="table", tone="warn", wrap=True)
        self.draft.setText(self.tr("Nobody has approved this content yet: it goes out as a draft."))
        self.trouble = Label(role="table", tone="over", wrap=True)
        self.secret = SecretRow()
        self.pieces = PieceList()
        self.send = SecondaryButton(self.tr("Publish"), icon="send")
        self.again = SecondaryButton(self.tr("Try the rest again"), icon="rotate-ccw")
        self.question = Label(role="body_strong", wrap=True)
        self.confirm = SecondaryButton("", icon="send")
        self.refuse = SecondaryButton(self.tr("Not now"))
        self.progress = ProgressLine(label=self.tr("Progress"))
        self.doing = Label(role="table", tone="text2", wrap=True)
        self.cancel = SecondaryButton(self.tr("Stop after this one"), icon="x", small=True)
        self._asking = _column(self.question, button_line(self.confirm, self.refuse))
        self._working = _column(self.progress, self.doing, button_line(self.cancel))
        self._lay_out()
        self._connect()

    def show_desk(self) -> None:
        """Show how it stands."""
        desk, config = self._desk, self._desk.config
        self.setVisible(config is not None)
        if config is None:
            return
        self.set_title(f"{config.name} · {kind_words(config.kind)}")
        plan, busy = desk.plan, desk.is_busy
        focused = self.window().focusWidget()
        self.host.setText(self.tr("Goes to {0}").format(plan.host if plan else config.address))
        self.draft.setVisible(plan is not None and plan.is_draft)
        self._show_trouble()
        self._show_secret()
        self.pieces.show_pieces(plan.pieces if plan is not None else ())
        if busy or plan is None or self._asked_for != plan.host:
            self._asked_for = ""
        self._show_way(plan)
        self._keep_focus(focused)

    def focus_first(self) -> None:
        """Go to what is to be done next."""
        for widget in (self.secret.field, self.send, self.again, self.change):
            if widget.isVisible() and widget.isEnabled():
                widget.setFocus()
                return

    def _lay_out(self) -> None:
        self.add(self.host)
        self.add(self.draft)
        self.add(self.secret)
        self.add(button_line(self.send, self.again))
        self.add(self._asking)
        self.add(self._working)
        self.add(self.trouble)
        self.add(self.pieces)
        self.add(button_line(self.change, self.check, self.forget, self.remove))

    def _connect(self) -> None:
        desk = self._desk
        desk.progressed.connect(self._on_progressed)
        self.send.clicked.connect(self._on_send)
        self.again.clicked.connect(lambda: desk.send(desk.left_behind))
        self.confirm.clicked.connect(self._on_confirmed)
        self.refuse.clicked.connect(self._on_refused)
        self.cancel.clicked.connect(desk.cancel)
        self.secret.given.connect(
            lambda secret, remember: desk.give_secret(secret, remember=remember)
        )
        self.check.clicked.connect(desk.check)
        self.forget.clicked.connect(desk.forget_secret)
        self.remove.clicked.connect(desk.remove)

    def _show_trouble(self) -> None:
        run = self._desk.run
        told = [self._desk.seen.trouble]
        if run is not None:
            told += [f"{each.piece.title}: {each.sentence}" for each in run.troubles]
            told += run.notes
        self.trouble.setText("\n".join(words for words in told if words))
        self.trouble.setVisible(bool(self.trouble.text()))

    def _show_secret(self) -> None:
        desk = self._desk
        assert desk.config is not None
        self.secret.show_target(desk.config, can_remember=desk.seen.can_remember)
        self.secret.setVisible(desk.seen.asks_secret)

    def _show_way(self, plan: Plan | None) -> None:
        desk = self._desk
        is_asking, busy = bool(self._asked_for), desk.is_busy
        count = len(plan.to_send) if plan is not None else 0
        left = len(desk.left_behind)
        self.send.setVisible(not is_asking and not left)
        self.again.setVisible(bool(left) and not is_asking)
        self._asking.setVisible(is_asking)
        self._working.setVisible(busy and not desk.is_looking)
        if busy:
            self.send.disable(self.tr("Something is under way."))
        elif desk.seen.asks_secret:
            self.send.disable(self.tr("The credentials are missing."))
        elif not count:
            self.send.disable(self.tr("There is nothing to send."))
        else:
            self.send.enable()
        for button in (self.again, self.change, self.check, self.forget, self.remove):
            button.setEnabled(not busy)
        self.check.setVisible(not desk.seen.asks_secret)
        self.forget.setVisible(desk.has_secret)

    def _keep_focus(self, focused: QWidget | None) -> None:
        """Keep the focus here where what had it went: Qt hands it to the window's first."""
        if focused is None or not self.isAncestorOf(focused):
            return
        if focused.isVisible() and focused.isEnabled():
            return
        ways = (self.cancel, self.confirm, self.again, self.send, self.pieces.list, self.change)
        for widget in ways:
            if widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _on_send(self) -> None:
        plan = self._desk.plan
        if plan is None:
            return
        if not plan.is_first:
            self._desk.send(plan.to_send)
            return
        self._asked_for = plan.host
        count = len(plan.to_send)
        words = self.tr("Send one thing to {1} for the first time?")
        if count != 1:
            words = self.tr("Send {0} things to {1} for the first time?")
        self.question.setText(words.format(count, plan.host))
        self.confirm.setText(self.tr("Send"))
        self.show_desk()
        self.refuse.setFocus()

    def _on_confirmed(self) -> None:
        plan = self._desk.plan
        if plan is not None:
            self._desk.send(plan.to_send)

    def _on_refused(self) -> None:
        self._asked_for = ""
        self.show_desk()
        self.send.setFocus()

    def _on_progressed(self, share: float, words: str) -> None:
        self.progress.set_share(share)
        self.doing.setText(words)


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().space.sm)
    for widget in widgets:
        column.addWidget(widget)
    return holder
