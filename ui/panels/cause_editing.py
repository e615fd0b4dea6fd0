# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the keys and gestures on the canvas do to the causes: wishes in, edits out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.causal import edits
from app.causal.fishbone import bone_of
from app.causal.graph import CauseGraph
from app.causal.merge import merge
from app.causal.outline import TextTooLarge, outline_text
from app.review.action import Action
from app.review.cause import EFFECT_ID
from app.review.edits import Edit, addition, batch, next_number, set_field
from app.review.item import Kind
from app.review.review import Review
from ui.session_bridge import SessionBridge

_INITIATOR = "causes"


class CauseEditing(QObject):
    """Turn commands into edits. `added` asks to word a new cause, `removed` tells how many went.

    `merged` tells in words which two became one.

    `left_with` tells which cause stands nearest to where the removed ones were.

    `selected` and `all_selected` answer which causes are chosen.
    """

    added = Signal(str)
    removed = Signal(int)
    left_with = Signal(str)
    action_made = Signal(int)
    merged = Signal(str)
    told = Signal(str)

    def __init__(
        self,
        bridge: SessionBridge,
        selected: Callable[[], str],
        all_selected: Callable[[], frozenset[str]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._selected = selected
        self._all_selected = all_selected
        self.commands: dict[str, Callable[[], None]] = {
            "add_sibling": self.add_sibling,
            "add_child": self.add_child,
            "promote": self.promote,
            "move_up": lambda: self._reorder(-1),
            "move_down": lambda: self._reorder(1),
            "remove": self.remove,
            "gate": self.toggle_gate,
            "state": self.cycle_state,
            "make_action": self.make_action,
            "copy": self.copy,
            "cut": self.cut,
            "paste": self.paste,
        }

    @property
    def _review(self) -> Review:
        return self._bridge.review

    @property
    def _here(self) -> str:
        """The selected cause, or the effect."""
        return self._selected() or EFFECT_ID

    def add_child(self) -> None:
        """Ask why of the selected cause."""
        added = edits.add_child(self._review, self._here)
        if self._apply(added.edit, self.tr("add cause")):
            self.added.emit(added.cause_id)

    def add_sibling(self) -> None:
        """Give another answer beside the selected one."""
        added = edits.add_sibling(self._review, self._here)
        if self._apply(added.edit, self.tr("add cause")):
            self.added.emit(added.cause_id)

    def promote(self) -> None:
        """Move the selected cause one level up."""
        self._apply(edits.promote(self._review, self._here), self.tr("move cause"))

    def remove(self) -> None:
        """Remove the selected causes with their branches."""
        graph = CauseGraph(self._review)
        gone = {node for cause in self._chosen() for node in graph.branch(cause)}
        edit = edits.remove_branch(self._review, self._chosen())
        heir = graph.neighbour(self._here, gone)
        if self._apply(edit, self.tr("remove cause")):
            self.left_with.emit(heir)
            self.removed.emit(len(gone))

    def toggle_gate(self) -> None:
        """Let the selected cause's own causes combine by "and", or by "or"."""
        self._apply(edits.toggle_gate(self._review, self._here), self.tr("change gate"))

    def cycle_state(self) -> None:
        """Turn suspected into confirmed, ruled out, and back."""
        try:
            edit = edits.cycle_state(self._review, self._here)
        except edits.NeedsEvidence as refusal:
            self.told.emit(refusal.sentence)
            return
        self._apply(edit, self.tr("change state"))

    def make_action(self) -> None:
        """Begin an action that answers the selected cause."""
        if self._here == EFFECT_ID:
            self.told.emit(self.tr("Select the cause that the action is to answer."))
        else:
            self.make_action_for(self._here)

    def make_action_for(self, cause_id: str) -> None:
        """Begin an action that answers a cause; the cause's wording is where it starts from."""
        cause = CauseGraph(self._review).cause(cause_id)
        number = next_number(self._review, Kind.ACTION)
        action = Action(id="", number=number, text=cause.text, cause_ids=(cause.id,))
        if self._apply(addition(self._review, action), self.tr("make action")):
            self.action_made.emit(number)

    def merge(self, first: str, second: str) -> None:
        """Make one cause of two; the one that was there first keeps its number."""
        graph = CauseGraph(self._review)
        keep, gone = sorted((graph.cause(first), graph.cause(second)), key=lambda one: one.number)
        if self._apply(merge(self._review, keep.id, gone.id), self.tr("merge causes")):
            self.left_with.emit(keep.id)
            words = self.tr("C{0} went into C{1}, with all that was linked to it.")
            self.merged.emit(words.format(gone.number, keep.number))

    def copy(self) -> None:
        """Copy the selected branch as text, which Mermaid draws as a fishbone."""
        QGuiApplication.clipboard().setText(outline_text(self._review, self._here))

    def cut(self) -> None:
        """Copy the selected branch and remove it."""
        if self._here != EFFECT_ID:
            self.copy()
            self.remove()

    def paste(self) -> None:
        """Add what the clipboard's text lists under the selected cause."""
        try:
            added = edits.paste(self._review, self._here, QGuiApplication.clipboard().text())
        except TextTooLarge as refusal:
            self.told.emit(refusal.sentence)
            return
        if added is None:
            self.told.emit(self.tr("There is no text to paste. Copy a list, one cause a line."))
        elif self._apply(added.edit, self.tr("paste causes")):
            self.left_with.emit(added.cause_id)

    def drop(self, cause_id: str, shape_id: str, also: bool) -> None:
        """Put a dragged cause under another one, or on a bone."""
        chosen = self.dragged(cause_id)
        bone = bone_of(shape_id)
        if bone is not None:
            self.sort(frozenset(chosen), bone)
            return
        target = shape_id.rpartition(">")[2].partition(":")[0]
        if self._review.get(Kind.CAUSE, target) is None:
            return
        words = self.tr("link cause") if also else self.tr("move cause")
        self._apply(edits.put_under(self._review, chosen, target, also=also), words)

    def dragged(self, cause_id: str) -> tuple[str, ...]:
        """Return what a drag of one cause takes along: all that are selected with it."""
        chosen = self._all_selected()
        if cause_id not in chosen:
            return (cause_id,)
        order = [node for node, _ in CauseGraph(self._review).outline() if node in chosen]
        return tuple(order) or (cause_id,)

    def sort(self, causes: frozenset[str], category: str) -> None:
        """Put causes on a bone."""
        graph = CauseGraph(self._review)
        moved = [
            set_field(graph.cause(cause_id), "category", category)
            for cause_id in sorted(causes - {EFFECT_ID})
            if graph.cause(cause_id).category != category
        ]
        if moved:
            self._apply(batch(moved), self.tr("sort cause"))

    def _reorder(self, step: int) -> None:
        self._apply(edits.reorder(self._review, self._here, step), self.tr("move cause"))

    def _chosen(self) -> list[str]:
        return sorted(self._all_selected() | {self._here})

    def _apply(self, edit: Edit | None, label: str) -> bool:
        if edit is None:
            return False
        return self._bridge.apply(edit, label, initiator=_INITIATOR) is not None
