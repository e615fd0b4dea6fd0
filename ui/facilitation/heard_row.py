# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A row for the facilitator's eyes: one click or one digit for each role that is heard.

It stands in the workspace only, never on the room's screen, and is hidden while the workspace
itself is shown to the room.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.agenda.clock import ClockState, Phase
from app.agenda.heard import Heard, roles_in_the_room, silent_roles
from app.review.people import Role
from app.review.review import Review
from ui import labels
from ui.facilitation.heard_tally import HeardTally
from ui.kit.button import IconButton, SecondaryButton
from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.kit.strip import Strip
from ui.kit.wrap_row import WrapRow
from ui.theme import current_theme

_MINUTE = timedelta(minutes=1)


class HeardRow(Strip):
    """Counts into a `HeardTally`; hidden until it is asked for. `left` asks for the focus back."""

    left = Signal()

    def __init__(
        self, tally: HeardTally, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__("surface", "line", current_theme().size.notice, parent)
        self._tally = tally
        self._now = now
        self._roles: tuple[Role, ...] = ()
        self._state: ClockState | None = None
        self._is_wanted = False
        self._is_private = True
        self.buttons: list[SecondaryButton] = []
        self.silence = Label(role="help", tone="text2", wrap=True)
        self._line = WrapRow()
        self._close = IconButton("x", self.tr("Put away"), edged=False, small=True)
        self.setAccessibleName(self.tr("Who has been heard"))
        self._lay_out()
        self._close.clicked.connect(self.put_away)
        tally.changed.connect(self._show_counts)
        self.hide()

    def show_review(self, review: Review) -> None:
        """Offer the roles of the crew."""
        roles = roles_in_the_room(review)
        if roles != self._roles:
            self._roles = roles
            self._make_buttons()
            self._show_counts()

    def tick(self, state: ClockState) -> None:
        """Say who has not been heard for a while."""
        self._state = state
        if not self.isHidden():
            self._show_silence()

    def toggle(self) -> None:
        """Show the row and go into it; once in it, put it away."""
        if not self.isHidden() and self._has_focus():
            self.put_away()
            return
        self._is_wanted = True
        self._show_or_hide()
        if self.buttons and not self.isHidden():
            self.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_away(self) -> None:
        """Hide the row; the counts stay."""
        had_focus = self._has_focus()
        self._is_wanted = False
        self._show_or_hide()
        if had_focus:
            self.left.emit()

    def take_over(self, former: HeardRow) -> None:
        """Stand where a row stood that was made for another size."""
        self._is_wanted, self._is_private = former._is_wanted, former._is_private
        self._show_or_hide()

    def set_private(self, is_private: bool) -> None:
        """Tell whether the facilitator alone sees the workspace; the room sees nothing of this."""
        self._is_private = is_private
        self._show_or_hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count with a digit, take the last one back with "-"; leave with Esc."""
        place = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif 0 <= place < len(self._roles):
            self.buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self._count(self._roles[place])
        elif event.key() == Qt.Key.Key_Minus and (role := self._focused_role()) is not None:
            self._tally.take_back(role)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        space = current_theme().space
        told = QHBoxLayout()
        told.setSpacing(space.sm)
        mark = IconLabel("eye-off", token="text3", side=current_theme().size.icon_list)
        told.addWidget(mark)
        told.addWidget(self.silence, 1)
        content = QWidget()
        content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.xs + 2)
        self._line.setSpacing(space.sm)
        column.addLayout(self._line)
        column.addLayout(told)
        self.row.addWidget(content)
        self.row.addWidget(self._close)

    def _make_buttons(self) -> None:
        for button in self.buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for place, role in enumerate(self._roles, start=1):
            button = SecondaryButton(labels.words(role), key=str(place), small=True)
            button.set_tip(self.tr("Count one more; − takes one back"))
            button.clicked.connect(partial(self._count, role))
            self.buttons.append(button)
            self._line.addWidget(button)

    def _count(self, role: Role, *_checked: bool) -> None:
        self._tally.add(role, self._now())

    def _show_counts(self) -> None:
        heard: Heard = self._tally.heard
        for role, button in zip(self._roles, self.buttons, strict=True):
            words = self.tr("{0} · {1}").format(labels.words(role), heard.of(role).count)
            button.setText(words)
            button.updateGeometry()
        self._show_silence()

    def _show_silence(self) -> None:
        words = self._silence() or self.tr("Only you see this. It goes when the meeting ends.")
        if words != self.silence.text():
            self.silence.setText(words)

    def _silence(self) -> str:
        state = self._state
        if state is None or state.started_at is None or state.phase is Phase.DONE:
            return ""
        silent = silent_roles(self._tally.heard, self._roles, state.started_at, self._now())
        never = [labels.words(role) for role, length in silent if length is None]
        parts = [self.tr("Not heard yet: {0}.").format(", ".join(never))] if never else []
        for role, length in silent:
            if length is not None:
                words = self.tr("{0}: not heard for {1} min.")
                parts.append(words.format(labels.words(role), length // _MINUTE))
        return " ".join(parts)

    def _show_or_hide(self) -> None:
        self.setVisible(self._is_wanted and self._is_private)
        if not self.isHidden():
            self._show_silence()

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _focused_role(self) -> Role | None:
        pairs = zip(self._roles, self.buttons, strict=True)
        return next((role for role, button in pairs if button.hasFocus()), None)
