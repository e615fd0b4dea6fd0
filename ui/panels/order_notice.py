# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Key moments in an order that can't be: said over the timeline until the times are right."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.insight.metrics import Disorder, disorder
from app.review.review import Review
from ui.kit.notice import Notice, NoticeLevel


class OrderNotice(Notice):
    """`event_wanted(id)` goes to the later of the two events; what was closed stays closed."""

    event_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Disorder, ...] = ()
        self._said = ""
        self.acted.connect(self._on_acted)

    def show_review(self, review: Review) -> None:
        """Say what is wrong with the order, or nothing."""
        self._found = disorder(review)
        sentence = " ".join(each.sentence for each in self._found)
        if not sentence:
            self.dismiss()
        elif sentence != self._said:
            self.tell(sentence, NoticeLevel.ERROR, action=self.tr("Go to it"))
        self._said = sentence

    def _on_acted(self) -> None:
        self.event_wanted.emit(self._found[0].late.id)
        self._said = ""
