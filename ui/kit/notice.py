# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A line in the page that tells what happened and offers the way back.

Never modal, never over the content.
"""

from collections.abc import Sequence
from enum import Enum
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.kit.announce import announce
from ui.kit.button import IconButton, SecondaryButton
from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.kit.strip import Strip
from ui.theme import current_theme


class NoticeLevel(Enum):
    """How much it matters: `(ground, edge, ink, icon)`."""

    INFO = ("accent_weak", "accent_line", "accent_text", "info")
    DONE = ("ok_bg", "ok", "ok", "circle-check")
    WARN = ("warn_bg", "warn_fill", "warn", "triangle-alert")
    ERROR = ("over_bg", "over_fill", "over", "circle-alert")


class Notice(Strip):
    """A notice, hidden until `tell`.

    INFO and DONE leave after a while unless pointed at or focused; WARN and ERROR stay until
    closed.

    `acted` is sent when the action (such as Undo) is pressed, `chosen(place)` when one of the
    choices of a question is, `closed` whenever the notice goes, `held` when its time was up but
    somebody points at it or has the focus in it.
    """

    acted = Signal()
    chosen = Signal(int)
    closed = Signal()
    held = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.level = NoticeLevel.INFO
        ground, edge, _, _ = self.level.value
        super().__init__(ground, edge, current_theme().size.notice, parent)
        self.had_focus = False
        """Whether the focus was in it when it went, and now has to go somewhere."""
        self._icon = IconLabel("info")
        self._text = Label(role="table_medium", wrap=True)
        self._action = SecondaryButton(small=True)
        self._close = IconButton("x", self.tr("Close this notice"), edged=False, small=True)
        self._choices: list[SecondaryButton] = []
        self.row.addWidget(self._icon)
        self.row.addWidget(self._text)
        self.row.addWidget(self._action)
        self.row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._connect()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence it shows."""
        return self._text.text()

    @property
    def is_asking(self) -> bool:
        """Whether it shows choices."""
        return bool(self._choices)

    @property
    def will_leave(self) -> bool:
        """Whether it goes by itself after a while."""
        return self._timer.isActive()

    def tell(
        self,
        text: str,
        level: NoticeLevel = NoticeLevel.INFO,
        *,
        action: str = "",
        seconds: float | None = None,
    ) -> None:
        """Show one sentence, with a button if `action` names one.

        `seconds` overrides how long it stays (0: until closed).
        """
        self._drop_choices()
        self.level = level
        self.ground, self.edge, _, _ = level.value
        self._icon.set_icon(level.value[3], level.value[2])
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self.setVisible(True)
        self.update()
        announce(self, text, urgent=level in (NoticeLevel.WARN, NoticeLevel.ERROR))
        self._start_timer(seconds)

    def ask(self, text: str, choices: Sequence[str]) -> None:
        """Ask which of a few is meant: one button each, the first with the focus."""
        self.tell(text, NoticeLevel.WARN)
        for place, words in enumerate(choices):
            button = SecondaryButton(words, small=True)
            button.clicked.connect(partial(self._on_chosen, place))
            self._choices.append(button)
            self.row.insert(self.row.place_of(self._action), button)
            button.show()
            if place == 0:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Hide the notice."""
        self._timer.stop()
        focused = self.focusWidget()
        self.had_focus = focused is not None and focused.hasFocus()
        self._drop_choices()
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _connect(self) -> None:
        self._timer.timeout.connect(self._on_timeout)
        self._action.clicked.connect(self._on_action)
        self._close.clicked.connect(self.dismiss)

    def _start_timer(self, seconds: float | None) -> None:
        stays = self.level in (NoticeLevel.WARN, NoticeLevel.ERROR)
        default = 0 if stays else current_theme().motion.notice_ms
        wait = default if seconds is None else round(seconds * 1000)
        self._timer.stop()
        if wait:
            self._timer.start(wait)

    def _on_timeout(self) -> None:
        if self.underMouse() or self._action.hasFocus() or self._close.hasFocus():
            self._timer.start(self._timer.interval())
            self.held.emit()
        else:
            self.dismiss()

    def _on_chosen(self, place: int, _checked: bool = False) -> None:  # noqa: FBT002 Qt's
        self.dismiss()
        self.chosen.emit(place)

    def _drop_choices(self) -> None:
        for button in self._choices:
            self.row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._choices = []

    def _on_action(self) -> None:
        self.dismiss()
        self.acted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
