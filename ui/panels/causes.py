# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 6: assembles canvas, card, lenses and what answers back around one graph of causes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.causal.graph import CauseGraph
from app.causal.lenses import LENSES
from app.causal.placement import Direction
from app.errors import UserFacingError
from app.insight.logic import Finding
from app.insight.logic_rule import LogicRule
from app.review.cause import EFFECT_ID
from app.review.changes import Changes
from app.review.item import Kind
from app.review.review import Review
from app.rules.rules import CategorySet
from ui.canvas.cause_menu import cause_menu
from ui.canvas.cause_view import CauseView
from ui.canvas.drop_answers import drop_answer
from ui.canvas.gestures.drop import Drop
from ui.canvas.search_bar import SearchBar
from ui.canvas.text_editor import TextEditor
from ui.fields.binding import Place
from ui.keys import with_key
from ui.kit.button import SecondaryButton
from ui.panels.cause_canvas import CauseCanvas
from ui.panels.cause_card import CauseCard
from ui.panels.cause_editing import CauseEditing
from ui.panels.cause_links import cause_name
from ui.panels.cause_side import PAGE_KEYS, STATEMENT, CauseSide
from ui.panels.cause_wording import CauseWording
from ui.panels.idle_key import why_no_fold
from ui.panels.lens_bar import LENS_KEYS, LensBar
from ui.panels.panel import Panel, PanelContext
from ui.panels.similar_list import SimilarList
from ui.session_bridge import SessionBridge
from ui.theme import current_theme, px

_SELECT = {f"select_{direction.value}": direction for direction in Direction}
_STEP_OF = {Kind.EVIDENCE: 3, Kind.EVENT: 4, Kind.ACTION: 8}
_T = TypeVar("_T")

_FULL_HEIGHT = 640
"""Below this height of the panel its head is one line."""

_BESIDE_FROM = 640
"""Below this width of the panel the answers stand under the canvas."""


class CausesPanel(Panel):
    """Hands wishes of canvas, card and answers to the one that can fulfil them."""

    kinds = frozenset(
        {Kind.CAUSE, Kind.LINK, Kind.ACTION, Kind.EVIDENCE, Kind.EVENT}
        | {Kind.MEETING, Kind.INCIDENT}
    )

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        title = self.tr("Causes")
        super().__init__(bridge, context, title)
        self._questions = {
            "whys": self.tr("Keep asking what made it possible."),
            "fishbone": self.tr("The same causes by area. An empty area is a question."),
            "fault-tree": self.tr("Which conditions had to be true together?"),
        }
        self.header.set_sub(self._questions["whys"])
        rules = context.rules
        no_sets: Mapping[str, CategorySet] = {}
        no_logic: tuple[LogicRule, ...] = ()
        self._sets = self._rule(lambda: rules.category_sets, no_sets)
        logic = self._rule(lambda: rules.cause_logic, no_logic)
        self.canvas = CauseCanvas(lambda: self.review, self._bones)
        self.wording = CauseWording(bridge, self.canvas)
        self.editing = CauseEditing(
            bridge, lambda: self.canvas.selected, lambda: self.canvas.all_selected, self
        )
        self.card = CauseCard(bridge, self._bones)
        self.similar = SimilarList(context, self.card)
        self.side = CauseSide(bridge, logic, context.jobs, self._bones, self)
        self.lens_bar = LensBar(bridge, self._sets)
        add = SecondaryButton(self.tr("Cause"), icon="plus")
        self.header.add_action(self.lens_bar)
        self.header.add_action(add)
        self._lay_out()
        add.clicked.connect(self.editing.add_child)
        self._connect_canvas()
        self._connect_rest()

    @property
    def selected_cause(self) -> str:
        """Id of the selected cause, or an empty string."""
        return self.canvas.selected

    @property
    def item_in_hand(self) -> str:
        """Id of the selected cause, or an empty string."""
        return self.selected_cause

    @property
    def bones(self) -> tuple[str, ...]:
        """The bones of the fishbone, in their order."""
        return self._bones()

    @property
    def lens(self) -> str:
        """The lens that is chosen."""
        return self.canvas.lens

    @property
    def view(self) -> CauseView:
        """The canvas itself."""
        return self.canvas.view

    @property
    def search(self) -> SearchBar:
        """The search over the canvas."""
        return self.canvas.search

    @property
    def editor(self) -> TextEditor:
        """The editor over the box of the cause that is worded."""
        return self.wording.editor

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Draw the causes anew, and let them answer."""
        self.canvas.refresh()
        self._show_selected()
        self.side.refresh(review, changes)
        self.similar.show_review(review)

    def focus_first(self) -> None:
        """Put the focus on the canvas."""
        self.canvas.focus()

    def guide_widget(self) -> QWidget:
        """Return the card of the selected cause, with incidents like this one below it."""
        return self.similar

    def show_item(self, item_id: str) -> None:
        """Select a cause."""
        self.canvas.reveal(item_id)

    def show_field(self, place: Place) -> None:
        """Put the cursor into a field; the statement's page unfolds first."""
        if place[2] == "statement" and self.side.pane.shown_page != STATEMENT:
            self.side.toggle(STATEMENT)
        super().show_field(place)

    def outlook(self) -> object:
        """Return the lens and the selected cause."""
        return self.lens, self.selected_cause

    def take_outlook(self, outlook: object) -> None:
        """Look through the same lens at the same cause."""
        if isinstance(outlook, tuple):
            lens, cause_id = outlook
            self.show_lens(lens)
            self.show_item(cause_id)

    def show_lens(self, lens: str) -> None:
        """Show the same causes through another lens."""
        if lens in LENSES:
            self.canvas.show_lens(lens)
            self.lens_bar.show_lens(lens)
            self.header.set_sub(self._questions[lens])
            self.canvas.focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what height there is to the canvas."""
        super().resizeEvent(event)
        self.header.set_slim(self.height() < px(_FULL_HEIGHT))
        beside, directions = self.width() >= px(_BESIDE_FROM), QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _bones(self) -> tuple[str, ...]:
        chosen = self._sets.get(self.review.meeting.categories) or next(
            iter(self._sets.values()), None
        )
        return () if chosen is None else chosen.names_for(self.review)

    def _rule(self, read: Callable[[], _T], otherwise: _T) -> _T:
        """Return rules, or do without those that can't be read, and say so."""
        try:
            return read()
        except UserFacingError as error:
            self.context.warn(error.sentence)
            return otherwise

    def _lay_out(self) -> None:
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(current_theme().space.gap)
        row.addWidget(self.canvas, 1)
        row.addWidget(self.side.pane)
        self.body.addLayout(row, 1)
        self.body.addWidget(self.side.strip)

    def _connect_canvas(self) -> None:
        view = self.canvas.view
        view.judge = self._judged
        view.command_wanted.connect(self._on_command)
        view.edit_wanted.connect(self.wording.open)
        view.add_wanted.connect(lambda: self._on_command("add_to_effect"))
        view.drop_wanted.connect(self.editing.drop)
        view.menu_wanted.connect(self._on_menu_wanted)
        self.canvas.selection_moved.connect(self._show_selected)
        self.wording.worded.connect(self._on_worded)
        self.wording.given_up.connect(self._on_given_up)
        self.editing.added.connect(self._on_added)
        self.editing.left_with.connect(self.canvas.select)
        self.editing.removed.connect(self._on_removed)
        self.editing.action_made.connect(self._on_action_made)
        self.editing.changed.connect(lambda said: self.context.tell(said, self.tr("Undo")))
        self.editing.told.connect(self.context.tell)
        self.editing.idle.connect(self._on_idle)

    def _connect_rest(self) -> None:
        self.lens_bar.lens_chosen.connect(self.show_lens)
        for lens, key in LENS_KEYS.items():
            self._shortcut(key, partial(self.show_lens, lens))
        for place, key in enumerate(PAGE_KEYS):
            self._shortcut(key, partial(self.side.toggle, place))
        self.side.cause_wanted.connect(self.canvas.reveal)
        self.side.highlight_wanted.connect(self.canvas.highlight)
        self.side.left.connect(self.canvas.focus)
        self.side.unfolded.connect(self.guide_in_the_way)
        self.side.findings_changed.connect(self.card.show_checks)
        self.side.checks.way_out_wanted.connect(self._on_way_out)
        self.side.paths.action_wanted.connect(self.editing.make_action_for)
        self.card.action_wanted.connect(self.editing.make_action)
        self.card.cause_wanted.connect(self.canvas.reveal)
        self.card.item_wanted.connect(
            lambda kind, item_id: self.item_wanted.emit(_STEP_OF[kind], item_id)
        )

    def _shortcut(self, key: str, call: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(call)

    def _show_selected(self) -> None:
        selected = self.canvas.selected or EFFECT_ID
        self.card.show_cause(self.review, selected)
        self.side.show_cause(selected)

    def _judged(self, cause_id: str, target: str, also: bool) -> Drop:
        return drop_answer(self.review, self.editing.dragged(cause_id), target, also)

    def _on_command(self, command: str) -> None:
        if command in self.editing.commands:
            self.editing.commands[command]()
        elif command in _SELECT:
            self.canvas.select_towards(_SELECT[command])
        elif command in self._own_commands:
            self._own_commands[command]()

    @property
    def _own_commands(self) -> dict[str, Callable[[], None]]:
        canvas = self.canvas
        return {
            "edit": lambda: self.wording.open(canvas.selected or EFFECT_ID),
            "fold": self._fold,
            "evidence": self._add_fact,
            "also_feeds": lambda: self._in_card(self.card.focus_effects),
            "stop_reason": lambda: self._in_card(self.card.focus_stop_reason),
            "bone_before": lambda: self._to_bone(-1),
            "bone_after": lambda: self._to_bone(1),
            "select_effect": lambda: canvas.select(EFFECT_ID),
            "select_all": canvas.select_all,
            "add_to_effect": self._add_to_effect,
            "search": canvas.search.open,
            "search_next": canvas.search.next,
            "search_previous": canvas.search.previous,
            "fit": canvas.view.fit,
            "copy_picture": self._copy_picture,
            "export_picture": lambda: self.picture_wanted.emit(canvas.lens),
        }

    def _in_card(self, go: Callable[[], None]) -> None:
        """Go to a place of the card, which may be folded away on a narrow window."""
        if self.canvas.selected in ("", EFFECT_ID):
            self.context.hint(self.tr("Select the cause it is about first."))
            return
        self.guide_wanted.emit()
        go()

    def _add_fact(self) -> None:
        if self.review.evidence:
            self._in_card(self.card.focus_facts)
        else:
            words = self.tr("There are no facts yet. Collect them in step {0}.")
            self.context.hint(words.format(with_key("3", "step_3")))

    def _fold(self) -> None:
        here = self.canvas.selected or EFFECT_ID
        if not self.canvas.fold(here):
            name = cause_name(CauseGraph(self.review).cause(here))
            self._on_idle(why_no_fold(name, lens_folds=self.canvas.lens_folds))

    def _to_bone(self, step: int) -> None:
        if self.canvas.lens == "fishbone":
            self.editing.to_bone(step, self._bones())
            self.canvas.show_selected()
        else:
            self._on_idle(self.tr("Alt+← and Alt+→ move a cause from bone to bone (Alt+2)."))

    def _on_idle(self, why: str) -> None:
        """Say why a key did nothing; a key that moves nowhere needs no words."""
        if why:
            self.context.hint(why)

    def _add_to_effect(self) -> None:
        self.canvas.select(EFFECT_ID)
        self.editing.add_child()

    def _copy_picture(self) -> None:
        self.canvas.copy_picture()
        self.context.tell(self.tr("The drawing is on the clipboard as a picture."))

    def _on_added(self, cause_id: str) -> None:
        """Select a new cause and let it be worded at once."""
        self.canvas.show_new(cause_id)
        self.wording.open(cause_id)

    def _on_worded(self, then: str) -> None:
        if then:
            self.editing.commands[then]()

    def _on_given_up(self, cause_id: str) -> None:
        self.canvas.select(cause_id)
        self.editing.remove()

    def _on_removed(self, count: int) -> None:
        words = self.tr("Cause removed.") if count == 1 else self.tr("{0} causes removed.")
        self.context.tell(words.format(count), self.tr("Undo"))

    def _on_action_made(self, number: int) -> None:
        words = self.tr("A{0} is on the list of actions; give it an owner and a date there.")
        self.context.tell(words.format(number), self.tr("Undo"))

    def _on_way_out(self, command: str, finding: Finding) -> None:
        if command == "merge":
            self.editing.merge(finding.cause_id, finding.related[0])
            return
        if command in ("edit", "add_child"):
            self.canvas.focus()
        self._on_command(command)

    def _on_menu_wanted(self, cause_id: str, place: QPoint) -> None:
        cause_menu(cause_id, self._on_command, self).popup(place)
