# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Everything about the others in an open review, tied to its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.review.people import Role
from app.review.review import Review
from app.session.presence import Presence
from app.store.link_state import LinkKind
from app.store.open_review import OpenReview
from ui.fields.binding import Binding
from ui.kit.announce import announce
from ui.live.arrival_gate import ArrivalGate
from ui.live.clock_keeping import ClockKeeping
from ui.live.company import Company, role_of
from ui.live.field_marks import FieldMarks
from ui.live.presence_words import names
from ui.live.remark_desk import RemarkDesk
from ui.save_state import SaveLine

if TYPE_CHECKING:
    from ui.shell.review_page import ReviewPage


class LiveDesk(QObject):
    """Let the others' edits in, show where they are, and tell them where this window is."""

    def __init__(self, page: ReviewPage, company: Company, save_line: SaveLine) -> None:
        super().__init__(page)
        self._page = page
        self.company = company
        company.setParent(self)
        self.keeping = ClockKeeping(page, company)
        self.marks = FieldMarks(page, company)
        self.remarks = RemarkDesk(page)
        self.gate = ArrivalGate(page.opened, page.bridge, page)
        self._names = ""
        self._save_line = save_line
        self._connect()
        self._show_people()
        if company.state.kind is not LinkKind.LOCAL:
            save_line.show_link(company.state)

    def has_refused_clock(self) -> bool:
        """Say why the clock does not take a command from here; False where it does."""
        if self._page.bridge.may_command:
            return False
        self.keeping.refuse()
        return True

    def shows_step(self, step: int) -> None:
        """Note that another step is shown, and mark what others do there."""
        self.company.go_to_step(step)
        self.marks.show_marks()

    def close(self) -> None:
        """Take part no more."""
        _app().focusChanged.disconnect(self._on_focus_changed)
        self.gate.close()
        self.marks.close()
        self.company.close()

    def _connect(self) -> None:
        self.company.changed.connect(self._show_people)
        self.company.state_changed.connect(self._save_line.show_link)
        self._save_line.retry_wanted.connect(lambda: self._page.wished.emit("reconnect"))
        self._page.rail.people_wanted.connect(lambda: self._page.toggle_sheet("together"))
        self._page.bridge.changed.connect(self._on_changed)
        self.gate.place_went.connect(self._on_place_went)
        self._page.bridge.arrived.connect(lambda _arrivals: self._page.history_changed.emit())
        _app().focusChanged.connect(self._on_focus_changed)

    def _show_people(self) -> None:
        """Show where the others are; say only who came and who went."""
        others = self.company.others
        self._page.rail.show_people(others)
        present = names(others)
        if present != self._names:
            words = self.tr("Also here now: {0}").format(present)
            announce(self._page.rail, words if present else self.tr("You are alone here now."))
            self._names = present

    def _on_changed(self, _review: Review, _changes: object) -> None:
        """Note that a key was pressed, where the cursor is in a field."""
        if not self._page.bridge.is_receiving and self.company.me.field:
            self.company.type()

    def _on_place_went(self) -> None:
        """Keep the next keys out of another item's field, and say why the cursor left."""
        self._page.centre.setFocus()
        who = self._page.bridge.foreign_author or self.tr("Somebody")
        words = self.tr("{0} removed what the cursor was in. History has it still.")
        self._page.say_why_not(words.format(who))

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self._page.isAncestorOf(new):
            return
        binding = new.findChild(Binding)
        self.company.go_to_place(*(binding.place if binding is not None else ("", "", "")))
        self.marks.show_marks()


def company_of(opened: OpenReview, former: Company | None) -> Company:
    """Return the company of an opened review; one's own part stays when a page is made anew."""
    session = opened.session
    is_looking_on = bool(session.refusal)
    role = Role.ATTENDEE if is_looking_on else role_of(session.review, session.author)
    if former is not None:
        role = former.me.role
    me = Presence(session.client_id, session.author, role, place_kind="")
    return Company(opened.link, me)


def _app() -> QApplication:
    return cast("QApplication", QApplication.instance())
