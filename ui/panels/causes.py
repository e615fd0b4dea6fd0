# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 6: the causes on a canvas, as 5 Whys or fishbone; one graph, edited by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.causal.graph import CauseGraph
from app.causal.lens import LensOptions, LensWords
from app.causal.lenses import LENSES
from app.causal.placement import Direction, nearest
from app.causal.shapes import Drawing
from app.errors import UserFacingError
from app.fonts import BundledMeasure
from app.review.cause import EFFECT_ID
from app.review.changes import Changes
from app.review.item import Kind
from app.review.review import Review
from ui.canvas.cause_menu import cause_menu
from ui.canvas.cause_view import CauseView
from ui.canvas.drawing_scene import DrawingScene
from ui.canvas.drop_answers import drop_answer
from ui.canvas.fold_mark import FoldSide
from ui.canvas.folds import folds_of
from ui.canvas.gestures.drop import Drop
from ui.canvas.legend import Legend, ZoomBar
from ui.canvas.picture import picture_of
from ui.canvas.search_bar import SearchBar
from ui.canvas.spoken import spoken
from ui.canvas.text_editor import TextEditor
from ui.fields.text_field import LongTextField
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.label import Label
from ui.kit.segmented import Segment, SegmentedControl
from ui.panels.cause_card import CauseCard
from ui.panels.cause_editing import CauseEditing
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.theme import current_theme

_STATEMENT_HEIGHT = 74
_SELECT = {f"select_{direction.value}": direction for direction in Direction}


class CausesPanel(Panel):
    """Shows the graph through the chosen lens; the selection outlives a change of lens."""

    kinds = frozenset({Kind.CAUSE, Kind.LINK, Kind.ACTION, Kind.EVIDENCE, Kind.MEETING})

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        title = self.tr("Causes")
        super().__init__(bridge, context, title, self.tr("Keep asking what made it possible."))
        self._lens = "whys"
        self._folded: frozenset[str] = frozenset()
        self._measure = BundledMeasure()
        self._drawing = Drawing(0, 0, ())
        self._scene = DrawingScene(self)
        self.view = CauseView(self._scene)
        self.view.judge = self._judged
        self.editor = TextEditor(self.view.viewport())
        self.search = SearchBar(self.view, self._findable)
        self._editing_id = ""
        self._wording_before = ""
        self.editing = CauseEditing(
            bridge, lambda: self.selected_cause, lambda: self._scene.all_selected, self
        )
        self._card = CauseCard(bridge, self._bones)
        fault_tree = [Segment("fault-tree", self.tr("Fault tree"), "network")]
        fault_tree = fault_tree if "fault-tree" in LENSES else []
        self.lenses = SegmentedControl(
            [
                Segment("whys", self.tr("5 Whys"), "list-tree"),
                Segment("fishbone", self.tr("Fishbone"), "fishbone"),
                *fault_tree,
            ],
            chosen=self._lens,
            label=self.tr("Lens"),
        )
        add = SecondaryButton(self.tr("Cause"), icon="plus")
        self.header.add_action(self.lenses)
        self.header.add_action(add)
        self._statement = LongTextField(
            bridge, Kind.INCIDENT, "incident", "statement", self.tr("Root-cause statement")
        )
        self._lay_out()
        add.clicked.connect(self.editing.add_child)
        self._connect()

    @property
    def selected_cause(self) -> str:
        """Id of the selected cause, or an empty string."""
        return self._scene.selected

    @property
    def lens(self) -> str:
        """The lens that is chosen."""
        return self._lens

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Draw the causes anew; shapes that stay keep their items."""
        self._drawing = LENSES[self._lens](review, self._measure, self._options())
        self._scene.show_drawing(self._drawing)
        self._show_around(review)

    def focus_first(self) -> None:
        """Put the focus on the canvas."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def guide_widget(self) -> QWidget:
        """Return the card of the selected cause."""
        return self._card

    def show_lens(self, lens: str) -> None:
        """Show the same causes through another lens, the selected one in view."""
        if lens not in LENSES:
            return
        self._lens = lens
        self.lenses.set_chosen(lens)
        self._drawing = LENSES[lens](self.review, self._measure, self._options())
        self.view.change_drawing(self._drawing)
        self._show_around(self.review)
        self.view.setFocus()

    def _show_around(self, review: Review) -> None:
        """Bring what goes with the drawing up to date: selection, fold marks, card and speech."""
        if not self._scene.selected:
            self._select(EFFECT_ID)
        folds = {} if self._lens == "fishbone" else folds_of(review, self._folded)
        side = FoldSide.RIGHT if self._lens == "whys" else FoldSide.BOTTOM
        self._scene.set_folds(folds, side)
        self._card.show_cause(review, self.selected_cause)
        self._describe()

    def _describe(self) -> None:
        """Let a screen reader say the selected cause."""
        cause_id = self.selected_cause
        self.view.describe(spoken(self.review, cause_id, folded=cause_id in self._folded))

    def _judged(self, cause_id: str, target: str, also: bool) -> Drop:
        return drop_answer(self.review, self.editing.dragged(cause_id), target, also)

    def _findable(self) -> list[tuple[str, str]]:
        graph = CauseGraph(self.review)
        causes = [graph.cause(cause_id) for cause_id, _ in graph.outline()]
        return [(cause.id, f"C{cause.number} {cause.text}") for cause in causes]

    def _options(self) -> LensOptions:
        words = LensWords(
            effect=self.tr("Effect"),
            why=self.tr("Why? {0}"),
            same_as=self.tr("same as {0}"),
            facts=self.tr("{0} facts"),
            one_fact=self.tr("1 fact"),
            no_facts=self.tr("no evidence yet"),
            untitled=self.tr("What happened? Press F2 and say it."),
            loose=self.tr("Not linked yet"),
            unsorted=self.tr("Not sorted yet: drag these to a bone"),
        )
        return LensOptions(folded=self._folded, categories=self._bones(), words=words)

    def _bones(self) -> tuple[str, ...]:
        try:
            sets = self.context.rules.category_sets
        except UserFacingError as error:
            self.context.warn(error.sentence)
            return ()
        chosen = sets.get(self.review.meeting.categories) or next(iter(sets.values()))
        return tuple(chosen.names)

    def _lay_out(self) -> None:
        canvas = Card(flush=True)
        canvas.add(self.view, 1)
        self._legend = Legend(self.view)
        self._zoom = ZoomBar(self.view, self.view)
        statement = QVBoxLayout()
        statement.setSpacing(current_theme().space.xs)
        caption = Label(self.tr("Root-cause statement"), role="label", tone="text3")
        self._statement.setFixedHeight(_STATEMENT_HEIGHT)
        self._statement.setPlaceholderText(
            self.tr("Which conditions held together, and what the team decides to act on.")
        )
        statement.addWidget(caption)
        statement.addWidget(self._statement)
        self.body.addWidget(canvas, 1)
        self.body.addLayout(statement)

    def _connect(self) -> None:
        self.lenses.chosen.connect(self.show_lens)
        for key, lens in (("Alt+1", "whys"), ("Alt+2", "fishbone"), ("Alt+3", "fault-tree")):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda name=lens: self.show_lens(name))
        self.view.command_wanted.connect(self._on_command)
        self.view.edit_wanted.connect(self.edit)
        self.view.fold_wanted.connect(self._fold)
        self.view.add_wanted.connect(lambda: self._on_command("add_to_effect"))
        self.search.match_wanted.connect(self._reveal)
        self.view.drop_wanted.connect(self.editing.drop)
        self.view.menu_wanted.connect(self._on_menu_wanted)
        self.view.resized.connect(self._place_bars)
        self._scene.selection_moved.connect(self._on_selection_moved)
        self.editing.added.connect(self._on_added)
        self.editing.left_with.connect(self._select)
        self.editing.removed.connect(self._on_removed)
        self.editing.action_made.connect(self._on_action_made)
        self.editing.told.connect(self.context.tell)
        self.editor.finished.connect(self._on_worded)
        self.editor.cancelled.connect(self._on_wording_cancelled)
        self.editor.typed.connect(self._on_typed)
        self._card.action_wanted.connect(self.editing.make_action)

    def edit(self, cause_id: str) -> None:
        """Open the editor over a cause."""
        box = self._scene.box_of(cause_id)
        if box is None:
            return
        self._editing_id = cause_id
        self.view.show_box(box)
        place = self.view.mapFromScene(box).boundingRect()
        self._wording_before = CauseGraph(self.review).cause(cause_id).text
        self.editor.open(self._wording_before, place, self.view.zoom)

    def _on_command(self, command: str) -> None:
        if command in self.editing.commands:
            self.editing.commands[command]()
        elif command in _SELECT:
            self._select(nearest(self._drawing, self.selected_cause, _SELECT[command]))
        elif command in self._own_commands:
            self._own_commands[command]()

    @property
    def _own_commands(self) -> dict[str, Callable[[], None]]:
        return {
            "edit": lambda: self.edit(self.selected_cause or EFFECT_ID),
            "fold": lambda: self._fold(self.selected_cause),
            "evidence": self._card.focus_facts,
            "select_effect": lambda: self._select(EFFECT_ID),
            "select_all": lambda: self._scene.select(self.selected_cause, self._scene.owners),
            "add_to_effect": self._add_to_effect,
            "search": self.search.open,
            "search_next": self.search.next,
            "search_previous": self.search.previous,
            "fit": self.view.fit,
            "copy_picture": self._copy_picture,
        }

    def _add_to_effect(self) -> None:
        self._scene.select(EFFECT_ID)
        self.editing.add_child()

    def _copy_picture(self) -> None:
        QGuiApplication.clipboard().setImage(picture_of(self._drawing, current_theme()))
        self.context.tell(self.tr("The drawing is on the clipboard as a picture."))

    def _fold(self, cause_id: str) -> None:
        """Fold a branch, or unfold it; in the fishbone every cause stays in sight."""
        if self._lens == "fishbone" or cause_id not in folds_of(self.review, self._folded):
            return
        self._folded ^= {cause_id}
        self.refresh(self.review, None)
        if self._scene.box_of(self.selected_cause) is None:
            self._select(cause_id)

    def _reveal(self, cause_id: str) -> None:
        """Unfold what hides a cause and select it."""
        graph, above = CauseGraph(self.review), cause_id
        hiding: set[str] = set()
        while above := graph.parent(above):
            hiding.add(above)
        if hiding & self._folded:
            self._folded -= hiding
            self.refresh(self.review, None)
        self._select(cause_id)

    def _select(self, cause_id: str) -> None:
        self._scene.select(cause_id)
        box = self._scene.box_of(cause_id)
        if box is not None:
            self.view.show_box(box)

    def _on_selection_moved(self, cause_id: str) -> None:
        self._card.show_cause(self.review, cause_id or EFFECT_ID)
        self._describe()

    def _on_added(self, cause_id: str) -> None:
        """Select a new cause and let it be worded at once."""
        self._folded -= set(CauseGraph(self.review).parents(cause_id))
        self.refresh(self.review, None)
        self._select(cause_id)
        self.edit(cause_id)

    def _on_typed(self, text: str) -> None:
        self.editing.word(self._editing_id, text, merge_key=f"cause.{self._editing_id}")

    def _on_worded(self, text: str, then: str) -> None:
        cause_id, self._editing_id = self._editing_id, ""
        self.editing.word(cause_id, text, merge_key=f"cause.{cause_id}")
        self.bridge.session.end_typing()
        self.view.setFocus()
        self._select(cause_id)
        if then:
            self.editing.commands[then]()

    def _on_wording_cancelled(self) -> None:
        """Bring the old wording back; a cause that was never worded goes again."""
        self.editing.word(
            self._editing_id, self._wording_before, merge_key=f"cause.{self._editing_id}"
        )
        self.bridge.session.end_typing()
        cause = self.review.get(Kind.CAUSE, self._editing_id)
        self._editing_id = ""
        self.view.setFocus()
        if cause is not None and not getattr(cause, "text", "x") and cause.id != EFFECT_ID:
            self._scene.select(cause.id)
            self.editing.remove()

    def _on_removed(self, count: int) -> None:
        words = self.tr("Cause removed.") if count == 1 else self.tr("{0} causes removed.")
        self.context.tell(words.format(count), self.tr("Undo"))

    def _on_action_made(self, number: int) -> None:
        words = self.tr("A{0} is on the list of actions; give it an owner and a date there.")
        self.context.tell(words.format(number), self.tr("Undo"))

    def _on_menu_wanted(self, cause_id: str, place: QPoint) -> None:
        cause_menu(cause_id, self._on_command, self).popup(place)

    def _place_bars(self) -> None:
        """Keep legend and zoom at the canvas's lower corners."""
        margin = current_theme().space.md
        area = self.view.viewport().rect()
        for bar in (self._legend, self._zoom):
            bar.adjustSize()
        self._legend.move(margin, area.height() - self._legend.height() - margin)
        right = area.width() - self._zoom.width() - margin
        self._zoom.move(right, area.height() - self._zoom.height() - margin)
