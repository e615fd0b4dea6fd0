# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Asks the room about its time, one question at a time, and carries the answer out.

Nothing is ever applied by itself: a question that nobody answers changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.agenda import commands
from app.agenda.clock import LEFT_FROM, ClockState, Phase, clock_of
from app.agenda.completion import criteria
from app.agenda.respread import Respread, accepted, respread
from app.agenda.steps import step
from app.clock import Clock
from app.errors import UserFacingError
from app.review.edits import Edit, set_field
from app.review.review import Review
from ui.facilitation.offer import Choice, MakeOffer, Offer
from ui.keys import key_of
from ui.kit.question_strip import Answer, QuestionStrip
from ui.session_bridge import CLOCK, SessionBridge
from ui.timer import meeting_questions as questions
from ui.timer.clock_words import room_zone

SLEPT_FROM = timedelta(seconds=60)
"""A gap between two ticks from which on the computer was asleep, not only busy."""

CLOSED_FROM = timedelta(minutes=2)
LATE_FROM, LATE_TO = timedelta(minutes=2), timedelta(hours=3)
BEHIND_FROM = 2
"""Whole minutes from which on winning time back is proposed without being asked for."""

_MINUTE = timedelta(minutes=1)
_BREAKS, _EARLIER = (5, 10, 15), (2, 5, 10)

Act = Callable[[], object]


class MeetingDesk(QObject):
    """`line_wanted` carries how the capture line should begin, `told` a sentence."""

    line_wanted = Signal(str)
    told = Signal(str)

    def __init__(self, strip: QuestionStrip, bridge: SessionBridge, clock: Clock) -> None:
        super().__init__(strip)
        self._strip = strip
        self._bridge = bridge
        self._clock = clock
        self._acts: dict[str, Act] = {}
        self._proposal: Respread | None = None
        self._declined: set[int] = set()
        self._last: ClockState | None = None
        self._asked_about = 0
        self.still_open = ""
        self._waiting: list[MakeOffer] = []
        self._offered: MakeOffer | None = None
        strip.answered.connect(self._on_answered)
        strip.left.connect(self._on_left)

    def move_to(self, strip: QuestionStrip, bridge: SessionBridge) -> None:
        """Go on in the strip of another page, with the question that is open."""
        former, self._strip, self._bridge = self._strip, strip, bridge
        former.answered.disconnect(self._on_answered)
        former.left.disconnect(self._on_left)
        self.setParent(strip)
        strip.answered.connect(self._on_answered)
        strip.left.connect(self._on_left)
        if not former.isHidden():
            strip.ask(former.text, former.answers)

    def tick(self, state: ClockState) -> None:
        """Notice a sleep, and time that was lost."""
        last, self._last = self._last, state
        if last is not None and last.phase is not Phase.DONE and state.phase is Phase.DONE:
            self._drop_what_is_asked()
        if state.step != self._asked_about:
            self._asked_about = 0
        if not self._bridge.may_command:
            self._leave_to_the_keeper()
            return
        if last is not None and last.phase is Phase.RUNNING and state.now - last.now >= SLEPT_FROM:
            words = questions.sleep_question(last.now, state.now, room_zone(state.now))
            self._ask_what_happened(words, last.now, state.now)
            return
        self._renew_offer()
        if self._proposal is not None or not self._ask_what_waits():
            self._propose(state)

    def offer(self, make: MakeOffer) -> None:
        """Offer something as soon as no question stands in the row."""
        self._waiting.append(make)
        self._ask_what_waits()

    def was_left_at(self, since: datetime) -> None:
        """Ask, where the clock ran on since the last sign of work: the app was gone that long."""
        state = self._state()
        is_long = state.now - since >= CLOSED_FROM
        if state.phase is Phase.RUNNING and is_long and self._bridge.may_command:
            words = questions.closed_question(since, state.now, room_zone(state.now))
            self._ask_what_happened(words, since, state.now)

    def started(self) -> None:
        """Ask about a start that is later than planned."""
        scheduled_at, state = self._bridge.review.meeting.scheduled_at, self._state()
        if scheduled_at is None or not LATE_FROM <= state.now - scheduled_at <= LATE_TO:
            return
        zone = room_zone(state.now)
        length = sum(state.planned[state.step - 1 :], timedelta(0))
        ends_at = scheduled_at + length
        words = questions.late_start_question(scheduled_at, state.now, zone)
        began = self.tr("At {0}").format(questions.clock_time(scheduled_at, zone))
        still = self.tr("Now, and still end at {0}").format(questions.clock_time(ends_at, zone))
        now = self.tr("Now, and end later")
        fix = set_field(self._bridge.review.meeting, "must_end_at", ends_at)
        choices: list[Choice] = [
            (began, lambda: self._begin_at(scheduled_at)),
            (still, lambda: self._do(lambda _review, _now: fix)),
            (now, _leave),
        ]
        self._ask(words, choices)

    def ask_for_break(self) -> None:
        """Ask how long a break is to be."""
        choices = [(self.tr("{0} min").format(n), partial(self._break, n)) for n in _BREAKS]
        self._ask(self.tr("How long is the break? The clock waits until you resume."), choices)

    def ask_when_it_began(self, first_step: int) -> None:
        """Ask how much earlier the meeting began; one not started yet began at `first_step`."""
        state = self._state()
        began_at = state.started_at or state.now
        earlier = self.tr("{0} min earlier")
        choices = [
            (earlier.format(lead), partial(self._begin_at, began_at - lead * _MINUTE, first_step))
            for lead in _EARLIER
        ]
        if state.started_at is None:
            words = self.tr("How long ago did the meeting begin?")
        else:
            words = self.tr("The clock says it began at {0}. When was it?").format(
                questions.clock_time(began_at, room_zone(state.now))
            )
        self._ask(words, choices)

    def may_go_on(self) -> bool:
        """Tell whether to go to the next step; the first time something is open, ask instead.

        Nothing is locked: the same key or button again goes on.
        """
        number = self._state().step
        open_ones = [one.text for one in criteria(self._bridge.review, number) if not one.done]
        if not open_ones or self._asked_about == number:
            return True
        self._asked_about = number
        words = self.tr("Still open in {0}: {1}. Once more goes on.")
        self.still_open = words.format(step(number).title, "; ".join(open_ones))
        self.told.emit(self.still_open)
        return False

    def win_time_back(self) -> None:
        """Accept the proposal that is shown; show it where none is."""
        if self._proposal is not None and self._proposal.cuts:
            self._strip.hide()
            self._accept()
            return
        state = self._state()
        self._declined.discard(state.step)
        proposal = respread(state)
        if proposal is None:
            self.told.emit(self.tr("The meeting is on time. There is nothing to win back."))
        else:
            self._show_proposal(state, proposal)

    def _propose(self, state: ClockState) -> None:
        """Show what would win lost time back, unless put away in this step; keep it up to date."""
        proposal = respread(state) if state.phase is Phase.RUNNING else None
        if self._proposal is not None and proposal is None:
            self._proposal = None
            self._strip.hide()
        elif proposal is not None and proposal != self._proposal:
            is_due = proposal.behind >= BEHIND_FROM and state.step not in self._declined
            if self._proposal is not None or is_due:
                self._show_proposal(state, proposal)

    def _show_proposal(self, state: ClockState, proposal: Respread) -> None:
        later = proposal.short or proposal.behind
        choices: list[Choice] = [(self.tr("Shorten"), self._accept)] if proposal.cuts else []
        end_later = self.tr("End {0} min later").format(later)
        choices.append((end_later, partial(self._end_later, later)))
        if proposal.short:
            meet = self.tr("/a Hold a second meeting for ")
            choices.append((self.tr("Park the rest"), partial(self.line_wanted.emit, "/p ")))
            choices.append((self.tr("Second meeting"), partial(self.line_wanted.emit, meet)))
        words = questions.respread_question(state, proposal, room_zone(state.now))
        self._ask(words, choices, key_of("respread") if proposal.cuts else "")
        self._proposal = proposal

    def _drop_what_is_asked(self) -> None:
        """Take away a question about a meeting that is over; what is offered afterwards stays."""
        if self._offered is None:
            self._proposal = None
            self._strip.hide()

    def _leave_to_the_keeper(self) -> None:
        """Ask nothing about the time here: somebody else decides on it."""
        if self._proposal is not None:
            self._proposal = None
            self._strip.hide()
        self._renew_offer()
        self._ask_what_waits()

    def _ask_what_happened(self, words: str, since: datetime, until: datetime) -> None:
        went_on: Choice = (self.tr("It went on"), _leave)
        if until - since >= LEFT_FROM:
            words = questions.left_question(since, room_zone(self._clock.now()))
            went_on = (self.tr("It ended then"), partial(self._end_at, since))
        self._ask(words, [went_on, (self.tr("It was paused"), partial(self._pause, since, until))])

    def _ask_what_waits(self) -> bool:
        """Show the next offer that is still worth it; True while any question is shown."""
        while self._strip.isHidden() and self._waiting:
            make = self._waiting.pop(0)
            made = make()
            if made is not None:
                self._show_offer(make, made)
        return not self._strip.isHidden()

    def _renew_offer(self) -> None:
        """Keep the offer that is shown up to date; take one away that is not worth it any more."""
        make = self._offered
        if make is None:
            return
        made = None if self._strip.isHidden() else make()
        if made is None:
            self._offered = None
            self._strip.hide()
        elif made.words != self._strip.text:
            self._show_offer(make, made)

    def _show_offer(self, make: MakeOffer, made: Offer) -> None:
        self._offered = None
        self._ask(made.words, made.choices, made.key, made.icon)
        self._offered = make

    def _ask(
        self, words: str, choices: Sequence[Choice], key: str = "", icon: str = "clock"
    ) -> None:
        """Show a question; `key` gives its first answer from anywhere."""
        if self._offered is not None:
            self._waiting.insert(0, self._offered)
        self._proposal = self._offered = None
        answers = [Answer(str(place), choice[0]) for place, choice in enumerate(choices)]
        self._acts = {answer.id: act for answer, (_, act) in zip(answers, choices, strict=True)}
        self._strip.ask(words, [replace(answers[0], key=key), *answers[1:]], icon)

    def _accept(self) -> None:
        proposal, self._proposal = self._proposal, None
        if proposal is not None:
            self._do(lambda review, now: accepted(review, now, proposal))
            ends_at = self._state().due_at
            if ends_at is not None:
                until = questions.clock_time(ends_at, room_zone(self._clock.now()))
                self.told.emit(self.tr("The steps are shorter now, to end at {0}.").format(until))

    def _end_later(self, minutes: int) -> None:
        self._do(lambda review, now: commands.end_later(review, now, minutes))

    def _break(self, minutes: int) -> None:
        self._do(lambda review, now: commands.take_break(review, now, minutes))

    def _begin_at(self, at: datetime, first_step: int = 1) -> None:
        self._do(lambda review, now: commands.backdate(review, now, at, first_step))

    def _end_at(self, at: datetime) -> None:
        self._do(lambda review, _now: commands.finish(review, at))

    def _pause(self, since: datetime, until: datetime) -> None:
        self._do(lambda review, _now: commands.paused_between(review, since, until))

    def _do(self, command: Callable[[Review, datetime], Edit]) -> None:
        try:
            edit = command(self._bridge.review, self._clock.now())
        except UserFacingError as error:
            self.told.emit(error.sentence)
            return
        self._bridge.apply(edit, self.tr("clock"), initiator=CLOCK, undoable=False)

    def _on_answered(self, answer: str) -> None:
        self._offered = None
        act = self._acts[answer]
        if act != self._accept:
            self._proposal = None
        act()

    def _on_left(self) -> None:
        """Propose nothing more in this step to who put a proposal away."""
        self._offered = None
        if self._proposal is not None:
            self._declined.add(self._state().step)
            self._proposal = None

    def _state(self) -> ClockState:
        return clock_of(self._bridge.review, self._clock.now())


def _leave() -> None:
    """Leave the clock as it is."""
