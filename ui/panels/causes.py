# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 6: the causes on a canvas, as 5 Whys or fishbone; one graph, edited by keys and mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

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
from ui.canvas.cause_view import CauseView
from ui.canvas.drawing_scene import DrawingScene
from ui.canvas.legend import Legend, ZoomBar
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
        self.editor = TextEditor(self.view.viewport())
        self._editing_id = ""
        self.editing = CauseEditing(
            bridge, lambda: self.selected_cause, lambda: self._scene.all_selected, self
        )
        self._card = CauseCard(bridge, self._bones)
        self.lenses = SegmentedControl(
            [
                Segment("whys", self.tr("5 Whys"), "list-tree"),
                Segment("fishbone", self.tr("Fishbone"), "fishbone"),
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
        if not self._scene.selected:
            self._select(EFFECT_ID)
        self._card.show_cause(review, self.selected_cause)

    def focus_first(self) -> None:
        """Put the focus on the canvas."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def guide_widget(self) -> QWidget:
        """Return the card of the selected cause."""
        return self._card

    def show_lens(self, lens: str) -> None:
        """Show the same causes through another lens, the selected one in view."""
        self._lens = lens
        self.lenses.set_chosen(lens)
        self.refresh(self.review, None)
        self.view.settle()
        self._select(self.selected_cause or EFFECT_ID)
        self.view.setFocus()

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
        for key, lens in (("Alt+1", "whys"), ("Alt+2", "fishbone")):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda name=lens: self.show_lens(name))
        self.view.command_wanted.connect(self._on_command)
        self.view.edit_wanted.connect(self.edit)
        self.view.drop_wanted.connect(self.editing.drop)
        self.view.menu_wanted.connect(self._on_menu_wanted)
        self.view.resized.connect(self._place_bars)
        self._scene.selection_moved.connect(self._on_selection_moved)
        self.editing.added.connect(self._on_added)
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
        self.editor.open(CauseGraph(self.review).cause(cause_id).text, place)

    def _on_command(self, command: str) -> None:
        if command in self.editing.commands:
            self.editing.commands[command]()
        elif command in _SELECT:
            self._select(nearest(self._drawing, self.selected_cause, _SELECT[command]))
        elif command == "edit":
            self.edit(self.selected_cause or EFFECT_ID)
        elif command == "fold":
            self._folded = self._folded ^ {self.selected_cause}
            self.refresh(self.review, None)
        elif command == "evidence":
            self._card.focus_facts()

    def _select(self, cause_id: str) -> None:
        self._scene.select(cause_id)
        box = self._scene.box_of(cause_id)
        if box is not None:
            self.view.show_box(box)

    def _on_selection_moved(self, cause_id: str) -> None:
        self._card.show_cause(self.review, cause_id or EFFECT_ID)

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
        """Leave; a cause that was never worded goes again."""
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
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        on_effect = cause_id in ("", EFFECT_ID)
        for command, words, key, needs_cause in (
            ("add_child", self.tr("Ask why"), "Tab", False),
            ("add_sibling", self.tr("Add beside"), "Enter", True),
            ("edit", self.tr("Edit"), "F2", False),
            ("state", self.tr("Change state"), "S", True),
            ("gate", self.tr("And / or"), "G", False),
            ("make_action", self.tr("Make an action"), "Ctrl+Shift+A", True),
            ("copy", self.tr("Copy"), "Ctrl+C", False),
            ("paste", self.tr("Paste"), "Ctrl+V", False),
            ("remove", self.tr("Remove with its branch"), "Delete", True),
        ):
            entry = menu.addAction(f"{words}\t{key}")
            entry.setEnabled(not (needs_cause and on_effect))
            entry.triggered.connect(lambda _on=False, name=command: self._on_command(name))
        menu.popup(place)

    def _place_bars(self) -> None:
        """Keep legend and zoom at the canvas's lower corners."""
        margin = current_theme().space.md
        area = self.view.viewport().rect()
        for bar in (self._legend, self._zoom):
            bar.adjustSize()
        self._legend.move(margin, area.height() - self._legend.height() - margin)
        right = area.width() - self._zoom.width() - margin
        self._zoom.move(right, area.height() - self._zoom.height() - margin)
