# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who has the review open, what one's own part is, who keeps the clock, how the connection is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.agenda.clock_keeper import handed_to
from app.review.changes import Changes
from app.review.item import Kind
from app.review.people import Role
from app.review.review import Review
from app.session.presence import Presence
from app.store.link_state import LinkKind, LinkState
from ui.kit.avatar import Avatar
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.elided_combo import ElidedCombo
from ui.kit.for_looking import for_looking
from ui.kit.label import Label
from ui.kit.scroll_column import ScrollColumns
from ui.kit.segmented import Segment, SegmentedControl
from ui.kit.wrap_row import WrapRow
from ui.live.presence_words import name_of, presence_words
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.sheets.sheet_line import SheetLine
from ui.theme import current_theme, px

_CHOICE_WIDTH = 200


class TogetherSheet(Panel):
    """Everything about working on it together, in one place and without a dialog."""

    kinds = frozenset({Kind.MEETING, Kind.PERSON})

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr("What is typed here appears in the others' windows, and theirs here.")
        super().__init__(bridge, context, self.tr("Who is here"), question)
        self._company = context.company
        self._here = Card(self.tr("In this review now"))
        self.lines: list[str] = []
        self.part = SegmentedControl(
            [
                Segment(Role.FACILITATOR, self.tr("Facilitator")),
                Segment(Role.SCRIBE, self.tr("Scribe")),
            ],
            label=self.tr("Your part"),
        )
        self._people = QWidget()
        self._rows = WrapRow(self._people)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(current_theme().space.lg)
        self.kept = SheetLine("", role="body_strong")
        self.take = SecondaryButton(self.tr("Take the clock"), icon="clock", small=True)
        self.free = SecondaryButton(self.tr("Let everybody move it"), icon="users", small=True)
        self.heirs = ElidedCombo()
        self.heirs.setAccessibleName(self.tr("Whom to hand the clock to"))
        self.heirs.setPlaceholderText(self.tr("Choose a name"))
        self.heirs.setMinimumWidth(px(_CHOICE_WIDTH))
        self.heirs.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hand = SecondaryButton(self.tr("Hand the clock over"), icon="send", small=True)
        self.link = SheetLine("", role="body")
        self.retry = SecondaryButton(self.tr("Try now"), icon="refresh-cw", small=True)
        for_looking(self.retry)
        self._connection = Card(self.tr("Connection"))
        self._lay_out()
        self._connect()

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show who is here and who keeps the clock."""
        self._show_people()
        self._show_clock(review)
        if self._company is not None:
            self._show_link(self._company.state)

    def focus_first(self) -> None:
        """Put the focus on one's own part."""
        control = self.part.button(self.part.chosen_key) if self.part.isEnabled() else self.take
        control.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def me(self) -> str:
        """One's own name."""
        return self.bridge.session.author

    def _lay_out(self) -> None:
        space = current_theme().space
        part = QHBoxLayout()
        part.setSpacing(space.md)
        part.addWidget(Label(self.tr("Your part"), role="label", tone="text2"))
        part.addWidget(self.part)
        part.addStretch(1)
        self._here.add(self._people)
        self._here.add_layout(part)
        clock = Card(self.tr("The clock"))
        clock.add(self.kept)
        clock.add(
            SheetLine(
                self.tr("Only the keeper's commands move the clock. Everybody may type."),
                role="table",
                tone="text2",
            )
        )
        buttons = QWidget()
        row = WrapRow(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.sm)
        for control in (self.take, self.free, self.heirs, self.hand):
            row.addWidget(control)
        clock.add(buttons)
        self._connection.add(self.link)
        self._connection.add(self.retry)
        columns = ScrollColumns()
        for card in (self._here, clock, self._connection):
            columns.add(card)
        self.body.addWidget(columns, 1)

    def _connect(self) -> None:
        self.part.chosen.connect(self._on_part_chosen)
        self.take.clicked.connect(lambda: self._give(self.me))
        self.free.clicked.connect(lambda: self._give(""))
        self.hand.clicked.connect(self._on_hand)
        self.heirs.currentIndexChanged.connect(lambda _index: self._show_hand())
        if self._company is not None:
            self.retry.clicked.connect(lambda: self.wished.emit("reconnect"))
            self._company.changed.connect(self._on_company_changed)
            self._company.role_changed.connect(self._on_company_changed)
            self._company.state_changed.connect(self._show_link)

    def _show_people(self) -> None:
        company = self._company
        me = company.me if company is not None else Presence("", self.me)
        others = company.others if company is not None else ()
        lines = [presence_words(me, is_me=True), *map(presence_words, others)]
        self.part.set_chosen(me.role)
        self.part.setEnabled(me.role is not Role.ATTENDEE)
        if lines == self.lines:
            return
        self.lines = lines
        while self._rows.count():
            entry = self._rows.takeAt(0)
            if entry is not None and (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each, words in zip((me, *others), lines, strict=True):
            self._rows.addWidget(_person(each, words))

    def _show_clock(self, review: Review) -> None:
        keeper = review.meeting.clock_keeper
        is_mine = bool(keeper) and self.bridge.may_command
        if is_mine:
            words = self.tr("You keep the clock.")
        elif keeper:
            words = self.tr("{0} keeps the clock.").format(keeper)
        else:
            words = self.tr("Nobody keeps the clock: everybody here may move it.")
        self.kept.setText(words)
        self.take.setVisible(not is_mine)
        self.take.setText(self.tr("Take the clock") if keeper else self.tr("Keep the clock"))
        may_hand = self.bridge.may_command
        for control in (self.heirs, self.hand):
            control.setVisible(may_hand)
        self.free.setVisible(bool(keeper) and may_hand)
        self._show_heirs(review)

    def _show_heirs(self, review: Review) -> None:
        """Offer who is here first, then the rest of the crew."""
        company = self._company
        here = [name_of(each) for each in company.others] if company is not None else []
        crew = [person.name.strip() for person in review.people if person.name.strip()]
        names = [name for name in dict.fromkeys((*here, *crew)) if name != self.me]
        shown = [self.heirs.itemText(place) for place in range(self.heirs.count())]
        if names != shown:
            chosen = self.heirs.currentText()
            self.heirs.clear()
            self.heirs.addItems(names)
            self.heirs.setCurrentIndex(names.index(chosen) if chosen in names else -1)
        self._show_hand()

    def _show_hand(self) -> None:
        if self.heirs.currentIndex() >= 0:
            self.hand.enable()
        else:
            self.hand.disable(self.tr("Choose a name first"))

    def _show_link(self, state: LinkState) -> None:
        words = {
            LinkKind.LOCAL: self.tr("The review is kept in a file on this computer."),
            LinkKind.CONNECTED: self.tr("Connected. Each edit is sent at once."),
            LinkKind.READ_ONLY: self.tr("You look on: this login may read only."),
            LinkKind.OFFLINE: self.tr(
                "Offline. Go on as usual: edits are kept on this computer and sent later. "
                "Waiting: {0}."
            ).format(state.waiting),
        }
        if state.kind is LinkKind.OFFLINE and self.bridge.session.refusal:
            words[state.kind] = self.tr("Offline. What you see is as it was here last.")
        parts = (words[state.kind], state.sentence)
        self.link.setText(" ".join(part for part in parts if part))
        self.retry.setVisible(state.kind is LinkKind.OFFLINE)
        wants = state.wants_password
        self.retry.setText(self.tr("Give the password") if wants else self.tr("Try now"))

    def _on_company_changed(self) -> None:
        self._show_people()
        self._show_heirs(self.review)

    def _on_part_chosen(self, part: str) -> None:
        if self._company is not None:
            self._company.set_role(Role(part))

    def _on_hand(self) -> None:
        self._give(self.heirs.currentText())

    def _give(self, name: str) -> None:
        meeting = self.review.meeting
        label = self.tr("hand the clock over") if name else self.tr("free the clock")
        self.apply(handed_to(meeting, name), label)
        # The button that was pressed is gone: what takes the step back comes in its place.
        first = self.free if self.bridge.may_command and name else self.take
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def _person(presence: Presence, words: str) -> QWidget:
    person = QWidget()
    person.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    row = QHBoxLayout(person)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current_theme().space.sm)
    row.addWidget(Avatar(name_of(presence)), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(Label(words))
    return person
