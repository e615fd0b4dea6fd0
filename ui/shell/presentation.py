# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Presentation mode: the workspace for a room that has no screen of its own.

Everything is larger; step, question, clock and content are shown and nothing else. It stays the
workspace: what is shown can be edited, the capture line comes with its key and goes when it is
left. A presenter's remote moves the meeting, where its keys are not needed to type. No hints at
wordings and no tooltips come up, and nothing that is for the facilitator alone is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.kit.text_input import takes_text
from ui.theme import current_theme

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_REMOTE = {"PgDown": "next_step", "PgUp": "back"}
_BLANK_KEYS = ("B", ".")


class Presentation(QObject):
    """Starts and stops it, and does what the remote asks meanwhile."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._is_on = False
        self._state_before = Qt.WindowState.WindowNoState
        self.cover: BlankCover | None = None
        self._keys = [self._key(key, wish) for key, wish in _REMOTE.items()]
        self._keys += [self._key(key, "") for key in _BLANK_KEYS]
        self._tips = _NoTips(self)

    @property
    def is_on(self) -> bool:
        """True while the workspace is presented."""
        return self._is_on

    def toggle(self) -> None:
        """Present what is open, or work on as before."""
        if self._is_on:
            self.stop()
        else:
            self.start()

    def start(self) -> None:
        """Present the review that is open."""
        page = self._window.page
        if page is None or self._is_on:
            return
        self._is_on = True
        self._state_before = self._window.windowState()
        self._window.setWindowState(self._state_before | Qt.WindowState.WindowFullScreen)
        page.set_presenting(True)
        _app().focusChanged.connect(self._on_focus_changed)
        _app().installEventFilter(self._tips)
        self._listen(_app().focusWidget())
        self._window.appearance.present(True)

    def stop(self) -> None:
        """Show everything again, as it was."""
        if not self._is_on:
            return
        self._is_on = False
        _app().focusChanged.disconnect(self._on_focus_changed)
        _app().removeEventFilter(self._tips)
        for key in self._keys:
            key.setEnabled(False)
        self._uncover()
        self._window.setWindowState(self._state_before)
        if self._window.page is not None:
            self._window.page.set_presenting(False)
        self._window.appearance.present(False)

    def blank(self) -> None:
        """Make the window black until a key or a click."""
        if self.cover is None:
            self.cover = BlankCover(self._window)
            self.cover.destroyed.connect(self._on_uncovered)

    def _key(self, key: str, wish: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.setEnabled(False)
        shortcut.activated.connect(lambda: self._on_key(wish))
        return shortcut

    def _on_key(self, wish: str) -> None:
        if not wish:
            self.blank()
        elif self._window.actions_table is not None:
            self._window.actions_table[wish].trigger()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._listen(now)
        page = self._window.page
        if page is not None and now is not None and self._window.isAncestorOf(now):
            page.fit()

    def _listen(self, focused: QWidget | None) -> None:
        """Take the remote's keys, unless they are typed into a text."""
        for key in self._keys:
            key.setEnabled(not takes_text(focused))

    def _uncover(self) -> None:
        if self.cover is not None:
            self.cover.leave()

    def _on_uncovered(self) -> None:
        self.cover = None


class BlankCover(QWidget):
    """Black over the whole window; any key and any click takes it away."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._focused = window.focusWidget()
        self.setAccessibleName(self.tr("The screen is blank. Any key brings it back."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Show the window again, with the focus where it was."""
        self.hide()
        if self._focused is not None and isValid(self._focused):
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Take every key: none of them may do anything that the room can't see."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave; a key that is only held together with others is none yet."""
        if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
            self.leave()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Leave."""
        self.leave()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint nothing but black."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().shade("bg", 1.0))


class _NoTips(QObject):
    """Lets no tooltip come up."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        return event.type() is QEvent.Type.ToolTip


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
