# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the ten panels have in common: they show a snapshot, and hand edits to the bridge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.insight.before_meeting import Surroundings
from app.review.changes import Changes
from app.review.citations import citations
from app.review.edits import Edit
from app.review.item import Kind
from app.review.review import Review
from app.review.zone import zone_of
from ui.fields.binding import Binding, Place
from ui.kit.page_header import PageHeader
from ui.session_bridge import SessionBridge
from ui.theme import current_theme

if TYPE_CHECKING:
    from app.agenda.clock import ClockState
    from app.bootstrap import Services
    from app.rules.rules import Rules
    from ui.jobs import Jobs
    from ui.live.company import Company


class Tell(Protocol):
    """Show a sentence; `action` names a button, such as "Undo"."""

    def __call__(self, sentence: str, action: str = "") -> None:
        """Show it."""
        ...


Warn = Callable[[str], None]


@dataclass(frozen=True)
class PanelContext:
    """What a panel may use beside the review.

    `tell` says what was done and goes by itself, `hint` does so why a key did nothing; `warn` shows
    a sentence that stays until it is closed. None of them blocks. `jobs` runs slow work off the
    window's thread. `surroundings` tells of screens and of what was written, which no review knows;
    `company` of who else has it open, None where that can't be.
    """

    services: Services
    rules: Rules
    jobs: Jobs
    tell: Tell
    warn: Warn
    hint: Warn
    surroundings: Callable[[], Surroundings] = Surroundings
    company: Company | None = None

    def today(self) -> date:
        """Return the day it is on this computer."""
        return self.services.clock.now().astimezone().date()


class Panel(QWidget):
    """One step. Subclasses name the kinds they show and implement `refresh`.

    `refresh` is called when the panel is first shown and after each commit that touches one of
    `kinds`; a hidden panel waits until it is shown. `changes` is None for "all of it".
    """

    step_wanted = Signal(int)
    """A step from 1 to 10 the person wants to go to."""

    item_wanted = Signal(int, str)
    """A step and the id of what is to be shown there."""

    field_wanted = Signal(object)
    """The kind, id and field of a text that is to be edited, after its item was shown."""

    sheet_wanted = Signal(str)
    """The name of a sheet the person wants to see."""

    guide_wanted = Signal()
    """The guide is to be shown, for something in it will get the focus."""

    guide_in_the_way = Signal()
    """Something opened where a guide that lies over the panel would cover it."""

    export_wanted = Signal(str)
    """A format to export, or an empty string for a choice."""

    picture_wanted = Signal(str)
    """A lens of which a picture is wanted as a file."""

    wished = Signal(str)
    """The id of an action of the window."""

    kinds: frozenset[Kind] = frozenset(Kind)

    is_private = False
    """Whether it is for the facilitator alone, and never shown while the workspace is presented."""

    is_for_looking = False
    """Whether nothing in it edits the review, so that it works for who may only look on, too."""

    def __init__(
        self,
        bridge: SessionBridge,
        context: PanelContext,
        title: str,
        question: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("carriesFocusRing", True)
        self.bridge = bridge
        self.context = context
        self.under: Panel | None = None
        """The panel that a sheet lies over."""
        self._is_stale = True
        space = current_theme().space
        self.header = PageHeader(title, question)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(space.page, space.xl, space.page, space.lg)
        self.body.setSpacing(space.gap)
        self.body.addWidget(self.header)
        self.setAccessibleName(title)
        bridge.changed.connect(self._on_changed)

    @property
    def review(self) -> Review:
        """The review as it is now."""
        return self.bridge.review

    @property
    def zone(self) -> tzinfo:
        """The zone in which the review shows its times."""
        return zone_of(self.review)

    @property
    def item_in_hand(self) -> str:
        """Id of the item that is being worked on; empty where there is none."""
        return ""

    @property
    def room_words(self) -> tuple[str, ...]:
        """What a sheet has the room read while it is shown; empty for what the step shows."""
        return ()

    @property
    def room_question(self) -> str:
        """What the room is asked while a sheet is shown; empty for the question of the step."""
        return ""

    def apply(self, edit: Edit, label: str, **options: Any) -> Changes | None:
        """Hand an edit to the one door; None where it was refused, which has then been said."""
        return self.bridge.apply(edit, label, initiator=type(self).__name__, **options)

    def follow(self, words: str) -> None:
        """Show what a citation that was clicked leads to."""
        for citation in citations(words):
            self.bridge.citation_followed.emit(citation)

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show `review`."""
        raise NotImplementedError

    def tick(self, state: ClockState) -> None:
        """Show what depends on the time; called while the panel is in the centre."""

    def turn_page(self, *, forward: bool) -> bool:
        """Take the key for the next step where a sheet is read page by page; False where not."""
        del forward
        return False

    def set_read_along(self, reading: bool) -> None:
        """Leave hints at wordings out while a room reads along."""
        del reading

    def focus_first(self) -> None:
        """Put the focus where work in this step begins."""
        self.setFocus()

    def show_item(self, item_id: str) -> None:
        """Go to one of the items the panel shows; one it does not know is let be."""

    def show_field(self, place: Place) -> None:
        """Put the cursor into the editor of a field; one that stands in no editor is let be."""
        for binding in self.findChildren(Binding):
            editor = binding.parent()
            if binding.place == place and isinstance(editor, QWidget) and editor.isVisible():
                editor.setFocus()
                return

    def outlook(self) -> object:
        """Return what is chosen here, for a panel made anew to show it again."""
        return self.item_in_hand

    def take_outlook(self, outlook: object) -> None:
        """Show again what was chosen in the panel made before this one."""
        if isinstance(outlook, str) and outlook:
            self.show_item(outlook)

    def take_document(self, data: QMimeData) -> bool:
        """Take lines pasted into the capture line; False where the step makes nothing of them."""
        del data
        return False

    def guide_widget(self) -> QWidget | None:
        """Return what the guide pane shows under its question for this step, or None."""
        return None

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the panel was hidden."""
        if self._is_stale:
            self._is_stale = False
            self.refresh(self.review, None)
        super().showEvent(event)

    def _on_changed(self, review: Review, changes: Changes) -> None:
        if self.kinds.isdisjoint(changes.kinds()):
            return
        if not self.isVisible():
            self._is_stale = True
            return
        self.refresh(review, changes)
