# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Publish: the targets, what would be sent to the chosen one, and what went there."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.publish.fingerprint import fingerprint
from app.publish.target_config import LOCAL_KINDS, TargetConfig
from app.review.changes import Changes
from app.review.review import Review
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.kit.scroll_column import ScrollColumns
from ui.panels.panel import Panel, PanelContext
from ui.publishing.publish_desk import PublishDesk
from ui.publishing.record_card import RecordCard
from ui.publishing.sending_card import SendingCard
from ui.publishing.target_form import TargetForm
from ui.publishing.target_words import kind_words, standing
from ui.session_bridge import SessionBridge


class PublishSheet(Panel):
    """Choose a target, read what would be sent, send it, and see what went where."""

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr("Nothing leaves this computer before you say so.")
        super().__init__(bridge, context, self.tr("Publish"), question)
        self.desk = PublishDesk(bridge, context, parent=self)
        self.add = SecondaryButton(self.tr("Add a target"), icon="plus", small=True)
        self.targets = EntryList(self.tr("Targets"), wrap=True, grows=True)
        self.none = Label(role="table", tone="text2", wrap=True)
        self.sending = SendingCard(self.desk)
        self.record = RecordCard(self.desk)
        self.form = TargetForm()
        self.form.hide()
        self._columns = ScrollColumns(2)
        self._is_arriving = False
        self._lay_out()
        self._connect()

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show the targets; what the review has become is planned anew."""
        if changes is None:
            self.desk.load()
        else:
            self.desk.look()
        self._show()

    def focus_first(self) -> None:
        """Go to the list of targets, or to the way to the first one."""
        if self.form.isVisible():
            self.form.focus_first()
        elif self.desk.targets:
            self.targets.focus_list()
        else:
            # Which targets there are is being read: the focus goes on to them, if it waits here.
            self._is_arriving = True
            self.add.setFocus()

    def _lay_out(self) -> None:
        card = Card(self.tr("Targets"))
        card.add_action(self.add)
        card.add(self.none)
        card.add(self.targets)
        self._columns.add(card, 0)
        self._columns.add(self.record, 0)
        self._columns.add(self.form, 1)
        self._columns.add(self.sending, 1)
        self.body.addWidget(self._columns, 1)

    def _connect(self) -> None:
        self.desk.changed.connect(self._show)
        self.desk.told.connect(self.context.tell)
        self.desk.taken_over.connect(lambda words: self.context.tell(words, self.tr("Undo")))
        self.targets.moved.connect(self._on_moved)
        self.targets.chosen.connect(lambda _id: self.sending.focus_first())
        self.add.clicked.connect(lambda: self._edit(None))
        self.sending.change.clicked.connect(lambda: self._edit(self.desk.config))
        self.form.saved.connect(self.desk.save)
        self.desk.saved.connect(self._close_form)
        self.desk.not_saved.connect(self.form.show_trouble)
        self.form.given_up.connect(self._close_form)

    def _show(self) -> None:
        desk, review = self.desk, self.review
        now = self.context.services.clock.now()
        digest = fingerprint(review) if review.publications else ""
        self.targets.show_entries(
            [
                Entry(
                    config.name,
                    f"{config.name} · {kind_words(config.kind)}",
                    standing(review, config, digest, now),
                    "folder" if config.kind in LOCAL_KINDS else "send",
                )
                for config in desk.targets
            ]
        )
        names = [config.name for config in desk.targets]
        if desk.config is not None and desk.config.name in names:
            self.targets.go_to(names.index(desk.config.name))
        self.targets.setVisible(bool(names))
        if names and self._is_arriving:
            self._is_arriving = False
            if self.add.hasFocus():
                self.targets.focus_list()
        nothing = self.tr("No target yet. Add a folder, a git repository, a wiki or a tracker.")
        self.none.setText(desk.file_trouble or nothing)
        self.none.set_tone("over" if desk.file_trouble else "text2")
        self.none.setVisible(not names and (bool(desk.file_trouble) or not desk.is_busy))
        self.record.show_record(review, now)
        self.sending.show_desk()
        if self.form.isVisibleTo(self):
            self.sending.hide()

    def _on_moved(self, name: str) -> None:
        self._leave_form()
        self.desk.choose(name)
        self._show()

    def _edit(self, config: TargetConfig | None) -> None:
        self._is_arriving = False
        self.form.begin(config)
        self.form.show()
        self.sending.hide()
        self.form.focus_first()

    def _close_form(self) -> None:
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._leave_form()
        self._show()

    def _leave_form(self) -> None:
        self.form.hide()
