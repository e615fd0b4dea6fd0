# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What an open review says in its notice: what was done, why nothing was, what needs a look."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from app.review.cause import Cause
from ui.kit.notice import Notice, NoticeLevel
from ui.session_bridge import SessionBridge


class Voice(QObject):
    """Speaks through `notice`. What it offers to take back is the last step only."""

    def __init__(self, notice: Notice, bridge: SessionBridge) -> None:
        super().__init__(notice)
        self._notice = notice
        self._offered = ""
        bridge.refused.connect(self.warn)
        bridge.history_changed.connect(self._on_history_changed)
        bridge.demoted.connect(self._on_demoted, Qt.ConnectionType.QueuedConnection)

    def tell(self, sentence: str, action: str = "") -> None:
        """Show a sentence that goes by itself; what `action` offers holds until the next step."""
        self._offered = sentence if action else ""
        self._notice.tell(sentence, NoticeLevel.DONE, action=action)

    def hint(self, sentence: str) -> None:
        """Say why nothing was done; it goes by itself."""
        self._notice.tell(sentence, NoticeLevel.INFO)

    def warn(self, sentence: str) -> None:
        """Show a sentence that stays until it is closed."""
        self._notice.tell(sentence, NoticeLevel.WARN)

    def _on_history_changed(self) -> None:
        """Withdraw the offer to undo: it was made for the step before this one."""
        if self._offered and self._notice.text == self._offered:
            self._notice.dismiss()
        self._offered = ""

    def _on_demoted(self, causes: Sequence[Cause]) -> None:
        """Say which causes are suspected again; later than what the edit itself has to say."""
        names = ", ".join(f"C{cause.number}" for cause in causes)
        if len(causes) == 1:
            words = self.tr("{0} is suspected again: its last evidence was removed.")
        else:
            words = self.tr("{0} are suspected again: their last evidence was removed.")
        self.tell(words.format(names), self.tr("Undo"))
