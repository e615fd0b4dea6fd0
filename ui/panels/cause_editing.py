# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the keys and gestures on the canvas do to the causes: wishes in, edits out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.causal import edits
from app.causal.fishbone import bone_of
from app.causal.graph import CauseGraph
from app.causal.merge import merge
from app.causal.outline import TextTooLarge, branches_text
from app.review.action import Action
from app.review.cause import EFFECT_ID, CauseState
from app.review.edits import Edit, addition, batch, next_number, set_field
from app.review.item import Kind
from app.review.review import Review
from ui.panels.idle_key import why_idle
from ui.session_bridge import SessionBridge

_INITIATOR = "causes"


class CauseEditing(QObject):
    """Turn commands into edits. `added` asks to word a new cause, `removed` tells how many went.

    `left_with` tells which cause stands nearest to where the removed ones were. `changed` says what
    was done and can be taken back, `told` what was done beside the review, `idle` why nothing was.

    `selected` and `all_selected` answer which causes are chosen.
    """

    added = Signal(str)
    removed = Signal(int)
    left_with = Signal(str)
    action_made = Signal(int)
    changed = Signal(str)
    told = Signal(str)
    idle = Signal(str)

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
        self._apply_or_say(
            "promote", edits.promote(self._review, self._here), self.tr("move cause")
        )

    def remove(self) -> None:
        """Remove the selected causes with their branches."""
        graph = CauseGraph(self._review)
        gone = {node for cause in self._chosen() for node in graph.branch(cause)}
        edit = edits.remove_branch(self._review, self._chosen())
        heir = graph.neighbour(self._here, gone)
        if self._apply_or_say("remove", edit, self.tr("remove cause")):
            self.left_with.emit(heir)
            self.removed.emit(len(gone))

    def toggle_gate(self) -> None:
        """Let the selected cause's own causes combine by "and", or by "or"."""
        joins = len(CauseGraph(self._review).children(self._here)) > 1
        edit = edits.toggle_gate(self._review, self._here) if joins else None
        self._apply_or_say("gate", edit, self.tr("change gate"))

    def cycle_state(self) -> None:
        """Turn the selected causes from suspected into confirmed, ruled out, and back."""
        try:
            edit = edits.cycle_state(self._review, self._here, self._causes())
        except edits.NeedsEvidence as refusal:
            self.idle.emit(refusal.sentence)
            return
        if self._apply_or_say("state", edit, self.tr("change state")):
            self._say_what_lacks_evidence()

    def make_action(self) -> None:
        """Begin an action that answers the selected causes."""
        if self._here == EFFECT_ID:
            self.idle.emit(why_idle("make_action", self._review, EFFECT_ID))
        else:
            answered = (one for one in self.dragged(self._here) if one != EFFECT_ID)
            self.make_action_for(self._here, *answered)

    def make_action_for(self, cause_id: str, *others: str) -> None:
        """Begin an action that answers causes; the first one's wording is where it starts from."""
        cause = CauseGraph(self._review).cause(cause_id)
        number = next_number(self._review, Kind.ACTION)
        answered = tuple(dict.fromkeys((cause_id, *others)))
        action = Action(id="", number=number, text=cause.text, cause_ids=answered)
        if self._apply(addition(self._review, action), self.tr("make action")):
            self.action_made.emit(number)

    def merge(self, first: str, second: str) -> None:
        """Make one cause of two; the one that was there first keeps its number."""
        graph = CauseGraph(self._review)
        keep, gone = sorted((graph.cause(first), graph.cause(second)), key=lambda one: one.number)
        if self._apply(merge(self._review, keep.id, gone.id), self.tr("merge causes")):
            self.left_with.emit(keep.id)
            words = self.tr("C{0} went into C{1}, with all that was linked to it.")
            self.changed.emit(words.format(gone.number, keep.number))

    def copy(self) -> None:
        """Copy the selected branches as text; one alone Mermaid draws as a fishbone."""
        copied = self._copy()
        words = self.tr("1 cause copied.") if copied == 1 else self.tr("{0} causes copied.")
        self.told.emit(words.format(copied))

    def cut(self) -> None:
        """Copy the selected branches and remove them."""
        if self._causes():
            self._copy()
        self.remove()

    def paste(self) -> None:
        """Add what the clipboard's text lists under the selected cause."""
        try:
            added = edits.paste(self._review, self._here, QGuiApplication.clipboard().text())
        except TextTooLarge as refusal:
            self.idle.emit(refusal.sentence)
            return
        before = len(self._review.causes)
        if added is None:
            self.idle.emit(self.tr("There is no text to paste. Copy a list, one cause a line."))
        elif self._apply(added.edit, self.tr("paste causes")):
            self.left_with.emit(added.cause_id)
            words = self.tr("{0} added from the clipboard.")
            self.changed.emit(words.format(len(self._review.causes) - before))

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

    def to_bone(self, step: int, bones: Sequence[str]) -> None:
        """Hang the selected causes on the next of `bones`, or the one before.

        Not to be sorted yet comes before the first.
        """
        causes = self._causes()
        if not causes:
            self.idle.emit(why_idle("sort", self._review, EFFECT_ID))
            return
        first = self._here if self._here in causes else causes[0]
        category = CauseGraph(self._review).cause(first).category
        names = list(dict.fromkeys(("", *bones, category)))
        self.sort(frozenset(causes), names[(names.index(category) + step) % len(names)])

    def _reorder(self, step: int) -> None:
        edit = edits.reorder(self._review, self._here, step)
        command = "move_up" if step < 0 else "move_down"
        self._apply_or_say(command, edit, self.tr("move cause"))

    def _chosen(self) -> list[str]:
        return sorted(self._all_selected() | {self._here})

    def _causes(self) -> list[str]:
        return [cause_id for cause_id in self._chosen() if cause_id != EFFECT_ID]

    def _copy(self) -> int:
        """Put the selected branches on the clipboard; return how many causes those are."""
        graph = CauseGraph(self._review)
        chosen = self.dragged(self._here) if self._here != EFFECT_ID else (EFFECT_ID,)
        below = {node for cause_id in chosen for node in graph.descendants(cause_id)}
        tops = [cause_id for cause_id in chosen if cause_id not in below]
        QGuiApplication.clipboard().setText(branches_text(self._review, tops))
        nodes = {node for cause_id in tops for node, _ in graph.walk(cause_id)}
        return len(nodes - {EFFECT_ID})

    def _say_what_lacks_evidence(self) -> None:
        """Name the selected causes that did not follow the others, for want of evidence."""
        graph = CauseGraph(self._review)
        chosen = [graph.cause(each) for each in self._causes()]
        states = {cause.state for cause in chosen}
        left = sorted(cause.number for cause in chosen if not cause.evidence_ids)
        if left and CauseState.CONFIRMED in states and len(states) > 1:
            names = ", ".join(f"C{number}" for number in left)
            self.idle.emit(self.tr("Without evidence, so not confirmed: {0}.").format(names))

    def _apply_or_say(self, command: str, edit: Edit | None, label: str) -> bool:
        """Apply an edit, or say why there is none."""
        if edit is None:
            self.idle.emit(why_idle(command, self._review, self._here))
        return self._apply(edit, label)

    def _apply(self, edit: Edit | None, label: str) -> bool:
        if edit is None:
            return False
        return self._bridge.apply(edit, label, initiator=_INITIATOR) is not None
