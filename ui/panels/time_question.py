# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A time that was typed and can't be taken as it is: say why, or ask which of two is meant."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from app.capture.times import TimeChoice, TwoTimes
from app.capture.typed_times import TypedTime
from app.errors import UserFacingError
from app.review.edits import Edit
from app.review.event import Event, Precision
from app.review.review import Review
from ui.kit.notice import Notice, NoticeLevel
from ui.panels.timeline_columns import read_event_time, time_edit


class TimeQuestion(QObject):
    """Uses a notice over the table; `apply(edit, label)` takes what was chosen."""

    def __init__(self, notice: Notice, apply: Callable[[Edit, str], object]) -> None:
        super().__init__(notice)
        self._notice = notice
        self._apply = apply
        self._choices: tuple[TimeChoice, ...] = ()
        self._event: Event | None = None
        notice.chosen.connect(self._on_chosen)

    def explain(self, sentence: str) -> None:
        """Say what is wrong with an entry; it goes when the next one is right."""
        self._notice.tell(sentence, NoticeLevel.WARN)

    def ask(self, review: Review, event: Event, typed: str) -> None:
        """Ask which time was meant, where the clocks showed it twice or never that night."""
        try:
            read_event_time(review, event, typed)
        except TwoTimes as error:
            self._event, self._choices = event, error.choices
            words = [
                _tr("{0} ({1} UTC)").format(choice.text, f"{choice.at:%H:%M}")
                for choice in error.choices
            ]
            self._notice.ask(error.sentence, words)
        except UserFacingError:
            return  # It has been explained, and stands in its cell again.

    def _on_chosen(self, place: int) -> None:
        if self._event is None:
            return
        chosen = TypedTime(self._choices[place].at, None, Precision.MINUTE)
        edit = time_edit(self._event, chosen)
        if edit is not None:
            self._apply(edit, _tr("change time"))


def _tr(words: str) -> str:
    return QCoreApplication.translate("time_question", words)
