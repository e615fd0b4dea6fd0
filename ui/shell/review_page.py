# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One open review: assembles top bar, rail, panels, guide and capture line around the bridge."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from app.agenda.clock import ClockState, Phase, clock_of
from app.agenda.completion import criteria
from app.agenda.steps import step as step_of
from app.bootstrap import Services
from app.errors import UserFacingError
from app.insight.before_meeting import Surroundings
from app.review.changes import Changes
from app.review.edits import Edit
from app.review.item import Kind
from app.review.review import Review
from app.rules.rules import Rules
from app.store.draft import Draft
from app.store.open_review import OpenReview
from ui.facilitation.facilitation_desk import FacilitationDesk
from ui.fields.binding import Place
from ui.fields.unfinished import finish_typing_in
from ui.jobs import Jobs
from ui.kit.notice import Notice
from ui.kit.question_strip import QuestionStrip
from ui.kit.text_input import takes_text
from ui.live.live_desk import LiveDesk, company_of
from ui.panels.panel import Panel, PanelContext
from ui.room.room_display import RoomDisplay
from ui.room.room_source import RoomSource
from ui.save_state import SaveLine
from ui.session_bridge import CLOCK, SessionBridge
from ui.shell.capture_abbreviations import CaptureAbbreviations
from ui.shell.capture_completion import CaptureCompletion
from ui.shell.capture_desk import CaptureDesk
from ui.shell.capture_draft import CaptureDraft
from ui.shell.capture_take_back import CaptureTakeBack
from ui.shell.evidence_desk import EvidenceDesk
from ui.shell.page_frame import PageFrame
from ui.shell.page_panels import PagePanels
from ui.shell.voice import Voice
from ui.timer.awake import Awake
from ui.timer.chime_desk import ChimeDesk
from ui.timer.meeting_desk import MeetingDesk
from ui.wording.text_reader import TextReader
from ui.wording.wording_desk import WordingDesk

_FACTS_STEP = 3
_PARKED_STEP = 10
"""Where what was parked is looked at again."""


class ReviewPage(PageFrame):
    """Show one review. `wished` carries the id of an action of the window."""

    wished = Signal(str)
    export_wanted = Signal(str)
    picture_wanted = Signal(str)
    history_changed = Signal()
    save_troubled = Signal()

    def __init__(
        self,
        opened: OpenReview,
        services: Services,
        rules: Rules,
        jobs: Jobs,
        menu: QMenu,
        former: ReviewPage | None = None,
    ) -> None:
        """Make the page; one that takes the place of `former` goes on with its clock and room."""
        self._save_line = SaveLine(opened.autosave)
        company = company_of(opened, former.live.company if former is not None else None)
        super().__init__(menu, self._save_line)
        self.opened: OpenReview = opened
        self.services: Services = services
        self._clock = services.clock
        self.bridge: SessionBridge = SessionBridge(opened.session, self)
        self.notice = Notice()
        voice = Voice(self.notice, self.bridge)
        self.tell, self.warn, self.say_why_not = voice.tell, voice.warn, voice.hint
        basics = services, rules, jobs, voice.tell, voice.warn, voice.hint
        self._context = PanelContext(*basics, self._surroundings, company)
        self.question = QuestionStrip(self)
        if former is None:
            self.meeting = MeetingDesk(self.question, self.bridge, services.clock)
            self.room = RoomDisplay(RoomSource(self), self)
            self.facilitation = FacilitationDesk(self, services, jobs)
            self.awake = Awake()
            draft = Draft(services.data_dir, self.review.id)
        else:
            draft = self._go_on_from(former)
        self.chime = ChimeDesk(services, self)
        self.desk = CaptureDesk(self.capture, self.bridge, self._clock)
        self.completion = CaptureCompletion(self.capture, self.bridge)
        self.abbreviations = CaptureAbbreviations(self.capture, jobs, lambda: rules.abbreviations)
        self.draft: CaptureDraft = CaptureDraft(self.capture, draft, jobs)
        self.evidence = EvidenceDesk(self.bridge, self._context, self)
        self.wording = WordingDesk(self, self.bridge, jobs, TextReader(services, rules))
        CaptureTakeBack(self.capture, self.wording)
        self.panels = PagePanels(self.bridge, self._context, self._tie)
        self.lay_out([self.facilitation.heard, self.wording.strip, self.question, self.notice])
        self._connect()
        self.live: LiveDesk = LiveDesk(self, company, self._save_line)
        self._on_changed(self.review, None)
        self.tick(self._clock.now())
        self.show_step(self._first_step() if former is None else former.step)
        self.evidence.begin(opened.files, tells=former is None)

    def _go_on_from(self, former: ReviewPage) -> Draft:
        """Take over what has to outlive a page that is made anew; return the begun line's draft."""
        self.meeting, self.room, self.awake = former.meeting, former.room, former.awake
        self.meeting.move_to(self.question, self.bridge)
        self.room.move_to(RoomSource(self), self)
        self.facilitation = former.facilitation
        self.facilitation.move_to(self)
        return former.draft.hand_over()

    @property
    def review(self) -> Review:
        """The review as it is now."""
        return self.bridge.review

    @property
    def panel(self) -> Panel:
        """The panel that is shown."""
        return self.panels.panel(self._step)

    @property
    def rules(self) -> Rules:
        """The team's rules."""
        return self._context.rules

    @property
    def sheet(self) -> str:
        """Name of the sheet that is shown in place of the panel; empty while there is none."""
        return self._sheet

    def show_step(self, step: int) -> None:
        """Show the panel of a step; the clock stays where it is."""
        if step == self._step and not self._sheet:
            return
        self._step, self._sheet = step, ""
        self.rail.show_step(step)
        self._show_guide_of_step()
        self._show_centre(self.panel)
        self.panels.bring_back(step)
        self.live.shows_step(step)

    def toggle_sheet(self, name: str) -> None:
        """Show a sheet in place of the panel; shown already, go back to the step."""
        if self._sheet == name:
            self.show_step(self._step)
            return
        sheet = self.panels.sheet(name)
        if sheet.is_private and self.is_presenting:
            self.tell(self.tr("That is for you alone. It is there again after the presentation."))
            return
        self._sheet = name
        sheet.under = self.panel
        self._show_centre(sheet)

    def show_item(self, step: int, item_id: str) -> None:
        """Show one item in the panel of a step."""
        self.show_step(step)
        self.panel.show_item(item_id)

    def clock_state(self) -> ClockState:
        """Return the meeting's clock now."""
        return clock_of(self.review, self._clock.now())

    def command_clock(self, edit: Edit) -> None:
        """Do something to the clock, and follow it to its step."""
        was = self.clock_state().phase
        self.bridge.apply(edit, self.tr("clock"), initiator=CLOCK, undoable=False)
        state = self.clock_state()
        if state.phase in (Phase.RUNNING, Phase.PAUSED):
            self.show_step(state.step)
        if was is Phase.NOT_STARTED and state.phase is Phase.RUNNING:
            self.meeting.started()

    def tick(self, now: datetime) -> None:
        """Show the clock at `now`."""
        state = clock_of(self.review, now)
        self.top_bar.show_clock(state)
        self.presentation_bar.show_face(self.top_bar.face)
        self.rail.show_clock(state)
        self.meeting.tick(state)
        self.facilitation.tick(state)
        if self._step:
            self.centre.tick(state)
        self.room.tick(state)
        self.chime.tick(state)
        self.awake.tick(state)

    def finish_typing(self) -> None:
        """Hand over what is still being typed, before undo, export or leaving."""
        self.wording.go_back()
        finish_typing_in(self.window().focusWidget())

    def is_saved(self) -> bool:
        """Wait shortly for the writer; tell whether everything is kept."""
        return self.opened.autosave.flush(2.0)

    def to_capture_line(self) -> None:
        """Go to the capture line, which is not shown all the time."""
        self.reach_capture()
        self.capture.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_line(self, words: str) -> None:
        """Go to the capture line; an empty one begins with `words`."""
        self.reach_capture()
        self.capture.begin_with(words)

    def set_presenting(self, presenting: bool) -> None:
        """Show what the room needs, and no hints at wordings; or all of it again."""
        super().set_presenting(presenting)
        self.wording.set_silent(presenting)
        self.panels.set_read_along(presenting)
        self.facilitation.heard.set_private(not presenting)
        if not self._is_capturing():
            self._leave_text()
        if presenting and self._sheet and self.centre.is_private:
            self.show_step(self._step)
        self.tick(self._clock.now())

    def close_review(self) -> bool:
        """Save what is left and let go; False where something could not be saved."""
        self.finish_typing()
        self.room.close()
        self.awake.close()
        self.let_go()
        return self.opened.close()

    def let_go(self) -> None:
        """Stop following the review; it stays open, for a page that goes on with it."""
        self.left.emit()
        self.chime.close()
        self.wording.close()
        self.desk.close()
        self.draft.close()
        self.evidence.close()
        self._save_line.close_line()
        self.live.close()
        self.bridge.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc: from the guide to the centre, from a sheet to the step."""
        focused = self.window().focusWidget()
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.has_within(self.guide, focused):
            self.leave_guide()
        elif self._sheet:
            self.show_step(self._step)
        elif self.is_presenting:
            self.wished.emit("present")
        else:
            super().keyPressEvent(event)

    def _tie(self, panel: Panel) -> None:
        """Connect a panel or a sheet with the page."""
        panel.step_wanted.connect(self.show_step)
        panel.item_wanted.connect(self.show_item)
        panel.field_wanted.connect(self._on_field_wanted)
        panel.sheet_wanted.connect(self.toggle_sheet)
        panel.guide_wanted.connect(self.open_guide)
        panel.guide_in_the_way.connect(self.close_guide_over)
        panel.export_wanted.connect(self.export_wanted)
        panel.picture_wanted.connect(self.picture_wanted)
        panel.wished.connect(self.wished)

    def _show_centre(self, panel: Panel) -> None:
        self.show_in_centre(panel)
        self.desk.set_step(self._step, panel)
        self.fit()
        if not self._is_capturing():
            panel.focus_first()
            self._leave_text()

    def _leave_text(self) -> None:
        """Keep the focus out of texts while presenting: a remote's keys would be typed there."""
        if self.is_presenting and takes_text(self.window().focusWidget()):
            self.setFocus()

    def _on_field_wanted(self, place: Place) -> None:
        self.panel.show_field(place)

    def _surroundings(self) -> Surroundings:
        return self.facilitation.surroundings()

    def _is_capturing(self) -> bool:
        """Tell whether the scribe is at the capture line; moving on leaves them there."""
        return self.has_within(self.capture, self.window().focusWidget())

    def _first_step(self) -> int:
        state = self.clock_state()
        return state.step if state.phase in (Phase.RUNNING, Phase.PAUSED) else 1

    def _connect(self) -> None:
        self.bridge.changed.connect(self._on_changed)
        self.bridge.history_changed.connect(self.history_changed)
        self.top_bar.wished.connect(self.wished)
        self.rail.step_chosen.connect(self.show_step)
        self.rail.parked_wanted.connect(lambda: self.show_step(_PARKED_STEP))
        self.guide.jump_wanted.connect(self.show_step)
        self.capture.left.connect(self._on_capture_left)
        self.capture.citation_followed.connect(self.evidence.follow)
        self.desk.fact_wanted.connect(self.evidence.attach)
        self.wording.told.connect(self.warn)
        self.wording.hinted.connect(self._context.hint)
        self.abbreviations.told.connect(self.warn)
        self.evidence.fact_wanted.connect(lambda fact_id: self.show_item(_FACTS_STEP, fact_id))
        self.capture.undo_wanted.connect(lambda: self.wished.emit("undo"))
        self.bridge.history_changed.connect(self.capture.withdraw_result)
        self.desk.kept.connect(self.capture.show_result)
        self.meeting.line_wanted.connect(self.begin_line)
        self.meeting.told.connect(self.notice.tell)
        self.room.wished.connect(self.wished)
        self.room.told.connect(self.tell)
        self.chime.told.connect(self.tell)
        self._save_line.trouble.connect(self.warn)
        self._save_line.trouble.connect(self.save_troubled)
        self._save_line.recovered.connect(lambda: self.tell(self.tr("Everything is saved again.")))
        self.notice.acted.connect(lambda: self.wished.emit("notice"))

    def _on_capture_left(self) -> None:
        self.centre.focus_first()
        self._leave_text()
        self.fit()

    def _on_changed(self, review: Review, changes: Changes | None) -> None:
        self.top_bar.show_review(review)
        self.rail.show_review(review)
        if self._step:
            self.guide.show_criteria(criteria(review, self._step))
        if changes is None or changes.touches(Kind.CLOCK_FACT, Kind.MEETING):
            self.tick(self._clock.now())

    def _show_guide_of_step(self) -> None:
        try:
            prompts = self._context.rules.prompts[self._step]
        except UserFacingError as error:
            self.warn(error.sentence)
            return
        self.guide.show_prompts(prompts.question, prompts.why, prompts.further)
        self.presentation_bar.show_step(self._step, step_of(self._step).title, prompts.question)
        self.guide.show_criteria(criteria(self.review, self._step))
        self.guide.show_extra(self.panel.guide_widget())
