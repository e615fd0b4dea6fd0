# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the room's screen reads from the open page: the clock, the question, what is in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QScreen

from app.agenda.clock import ClockState, Phase
from app.errors import UserFacingError
from app.review.review import Review
from ui.panels.causes import CausesPanel
from ui.room.room_content import STEPS, RoomShow, Wish, shown_for
from ui.room.room_face import RoomFace, room_face
from ui.timer.clock_words import room_zone

if TYPE_CHECKING:
    from ui.shell.review_page import ReviewPage


class RoomSource:
    """Reads only; the page stays what it is."""

    def __init__(self, page: ReviewPage) -> None:
        self._page = page

    @property
    def review(self) -> Review:
        """The review as it is now."""
        return self._page.review

    @property
    def screen(self) -> QScreen:
        """The screen the workspace is on."""
        return self._page.window().screen()

    def face(self, state: ClockState) -> RoomFace:
        """Return what is said about time, with the question of the step."""
        try:
            question = self._page.rules.prompts[state.step].question
        except UserFacingError:
            # The page says what is wrong with the prompts; the room only goes without.
            question = ""
        if self._page.sheet:
            question = self._page.centre.room_question or question
        return room_face(state, question, room_zone(state.now))

    def wish(self, show: RoomShow, state: ClockState) -> Wish:
        """Return what is being worked on, for what is to be shown.

        A sheet that the room reads together is shown instead, unless the room is to see nothing.
        """
        words = self._page.centre.room_words if self._page.sheet else ()
        if words and show is not RoomShow.NOTHING and state.phase is not Phase.DONE:
            return Wish(RoomShow.RULES, state.step, words=words)
        if shown_for(show, state.step) is RoomShow.RULES:
            return Wish(show, state.step, words=self._ground_rules())
        number = state.step if show is RoomShow.BY_STEP else STEPS.get(show, state.step)
        panel = self._page.panels.seen.get(number)
        if panel is None:
            return Wish(show, state.step)
        if isinstance(panel, CausesPanel):
            return Wish(show, state.step, panel.item_in_hand, panel.lens, panel.bones)
        return Wish(show, state.step, panel.item_in_hand)

    def _ground_rules(self) -> tuple[str, ...]:
        try:
            return self._page.rules.ground_rules
        except UserFacingError:
            # The sheet says what is wrong with them; the room only goes without.
            return ()
