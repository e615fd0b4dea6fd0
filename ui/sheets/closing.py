# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The two-minute close: each action read back with its owner and date, then the show of hands."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.agenda.clock import ClockState, Phase, clock_of
from app.insight.actions import committed
from app.insight.nameless import nameless
from app.review.action import Action
from app.review.changes import Changes
from app.review.item import Kind
from app.review.review import Review
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.label import Label
from ui.panels.hands_fields import HandsForm, hands_questions
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.sheets.read_action import ActionReading, promise
from ui.theme import current_theme
from ui.timer.clock_box import digits

CLOSE_TIME = timedelta(minutes=2)
_FORWARD = (Qt.Key.Key_PageDown, Qt.Key.Key_Right)
_BACKWARD = (Qt.Key.Key_PageUp, Qt.Key.Key_Left)


class ClosingSheet(Panel):
    """One action at a time, with what is missing said in words and mended in place."""

    kinds = frozenset({Kind.ACTION, Kind.MEETING, Kind.PERSON})

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        super().__init__(bridge, context, self.tr("Close"))
        self._place = 0
        self._began_at: datetime | None = None
        self.left = Label(role="stat", tabular=True)
        self.header.add_action(self.left)
        self.reading = ActionReading(bridge, context)
        self.form = HandsForm(bridge)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.reading)
        self._pages.addWidget(self._hands_page())
        self.where = Label(role="table", tone="text3")
        self.back = SecondaryButton(self.tr("Back"), icon="chevron-left", key="PgUp")
        self.next = SecondaryButton(self.tr("Next"), icon_after="chevron-right", key="PgDn")
        self.end = SecondaryButton(self.tr("End the meeting"), icon="check")
        self.body.addWidget(self._pages, 1)
        self.body.addLayout(self._foot())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noFocusRing", True)  # nothing on it is worked with the keyboard
        self.back.clicked.connect(lambda: self.turn_page(forward=False))
        self.next.clicked.connect(lambda: self.turn_page(forward=True))
        self.end.clicked.connect(lambda: self.wished.emit("finish"))

    @property
    def read_back(self) -> tuple[Action, ...]:
        """What is read back: what was promised and is still to be done."""
        return tuple(action for action in committed(self.review) if action.is_open)

    @property
    def item_in_hand(self) -> str:
        """Id of the action that is being read; empty at the show of hands."""
        return self.read_back[self._place].id if self._place < len(self.read_back) else ""

    @property
    def room_question(self) -> str:
        """What the room is asked while the sheet is shown."""
        return self.tr("Who does what until when?") if self.item_in_hand else self.tr("Hands up")

    @property
    def room_words(self) -> tuple[str, ...]:
        """The action that is read and who does it, or the questions that hands are raised for."""
        action = nameless(self.review).get(Kind.ACTION, self.item_in_hand)
        if isinstance(action, Action):
            return (f"A{action.number}  {action.text}", promise(action, self.context.today()))
        return tuple(words for _, words in hands_questions())

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show the action in hand as it is now."""
        self._place = min(self._place, len(self.read_back))
        self._show_place()

    def tick(self, state: ClockState) -> None:
        """Count the two minutes of the close down."""
        if self._began_at is None:
            self._began_at = state.now
        length = CLOSE_TIME - (state.now - self._began_at)
        is_over = length < timedelta(0)
        told = self.tr("{0} over") if is_over else self.tr("{0} left")
        self.left.setText(told.format(digits(length)))
        self.left.set_tone("over" if is_over else "text")
        self.left.setVisible(state.phase is not Phase.DONE)
        self._show_end(state)

    def turn_page(self, *, forward: bool) -> bool:
        """Read the next action, or the one before; False at either end."""
        place = self._place + (1 if forward else -1)
        if not 0 <= place <= len(self.read_back):
            return False
        focused = self.window().focusWidget()
        has_focus = focused is self or (focused is not None and self.isAncestorOf(focused))
        self._place = place
        self._show_place()
        if has_focus:
            self.focus_first()
        return True

    def focus_first(self) -> None:
        """Leave the keys with the sheet, for a remote to turn its pages; at the end count hands."""
        (self if self.item_in_hand else self.form.fields[0]).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on and back with the keys of a presenter's remote, and the arrows."""
        if event.key() in (*_FORWARD, *_BACKWARD):
            self.turn_page(forward=event.key() in _FORWARD)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first action, and with two minutes; not when a window comes back."""
        if not event.spontaneous():
            self._place, self._began_at = 0, None
        super().showEvent(event)
        self._show_place()
        self.tick(self._state())

    def hideEvent(self, event: QHideEvent) -> None:
        """Hand over what is being typed."""
        self.reading.finish()
        super().hideEvent(event)

    def _state(self) -> ClockState:
        return clock_of(self.review, self.context.services.clock.now())

    def _show_end(self, state: ClockState) -> None:
        """Offer to end a meeting that is under way, once all is read."""
        under_way = state.phase in (Phase.RUNNING, Phase.PAUSED)
        if not under_way and self.end.hasFocus():
            # Qt would hand it to the first button of the window, which leaves the review.
            self.setFocus()
        self.end.setVisible(under_way and not self.item_in_hand)

    def _show_place(self) -> None:
        actions, place = self.read_back, self._place
        at_hands = place >= len(actions)
        self._pages.setCurrentIndex(1 if at_hands else 0)
        if at_hands:
            words = self.tr("Show of hands") if actions else self.tr("No actions are promised.")
            self.where.setText(words)
            self.form.show_review(self.review)
        else:
            self.reading.show_action(actions[place])
            words = self.tr("Action {0} of {1}").format(place + 1, len(actions))
            self.where.setText(words)
        read = self.tr("Read each action back: who does what until when?")
        count = self.tr("Count the hands, then end the meeting.")
        self.header.set_sub(count if at_hands else read)
        self.back.setVisible(bool(place))
        self.next.setVisible(not at_hands)
        self._show_end(self._state())

    def _hands_page(self) -> QWidget:
        card = Card(self.tr("Hands up"))
        card.add(self.form)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        return holder

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().space.sm)
        row.addWidget(self.where, 1)
        for button in (self.back, self.next, self.end):
            row.addWidget(button)
        return row
