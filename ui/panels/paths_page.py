# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The minimal cut sets: single points first, what the actions close, and what has no answer yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.causal.graph import CauseGraph
from app.review.cause import Cause
from app.review.review import Review
from ui.kit.button import SecondaryButton
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.panels import path_words as words
from ui.panels.cause_answers import PathAnswer
from ui.panels.cause_links import cause_entry
from ui.panels.unanswered_cause import UnansweredCause
from ui.session_bridge import SessionBridge
from ui.theme import current_theme

SMALL_ORDER = 3
"""Up to how many causes together are looked for where all at once are too many."""

_MOST_UNCOVERED = 3


class PathsPage(QWidget):
    """`highlight_wanted(ids)` as cut sets are gone through, `cause_wanted(id)`, `left()`.

    `smaller_wanted(order)` where everything was too much.
    """

    highlight_wanted = Signal(object)
    cause_wanted = Signal(str)
    action_wanted = Signal(str)
    smaller_wanted = Signal(int)
    left = Signal()

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._sets: Sequence[tuple[str, ...]] = ()
        self.singles = Label(role="table_strong", wrap=True)
        self.orders = Label(role="table", tone="text2", wrap=True)
        self.probability = Label(role="table", tone="text2", wrap=True)
        self.coverage = Label(role="table_strong", tone="ok", wrap=True)
        self.listed = Label(role="help", tone="text3", wrap=True)
        self.list = EntryList(self.tr("Ways to the effect"))
        self.smaller = SecondaryButton(
            self.tr("Look for up to {0} together").format(SMALL_ORDER), small=True
        )
        self.smaller.hide()
        self._open_head = Label(self.tr("Neither action nor acceptance"), role="section", wrap=True)
        self.open_causes = EntryList(
            self.tr("Causes with neither an action nor a reason for none"),
            most_rows=_MOST_UNCOVERED,
        )
        self.waiting = UnansweredCause(bridge)
        self._lay_out()
        self._connect()

    def show_answer(self, review: Review, answer: PathAnswer) -> None:
        """Show the ways to the effect."""
        paths = answer.paths
        self.smaller.hide()
        self._say(self.singles, words.singles_text(paths.before))
        self._say(self.orders, words.orders_text(paths.before))
        told = words.probability_text(answer.probability, answer.unknown)
        self._say(self.probability, told if paths.before.count else "")
        self._say(self.coverage, words.coverage_text(paths))
        self._say(self.listed, words.listed_text(paths.before))
        self._sets = paths.before.sets
        closed = set(paths.before.sets) - set(paths.after.sets)
        known = len(paths.after.sets) == paths.after.count
        graph = CauseGraph(review)
        self.list.show_entries(
            [
                _entry(graph, place, names, known and names in closed)
                for place, names in enumerate(self._sets)
            ]
        )
        self.list.setVisible(bool(self._sets))

    def show_refusal(self, sentence: str) -> None:
        """Say why there is no answer, and offer a smaller question."""
        self._sets = ()
        self.list.show_entries(())
        self.list.hide()
        self._say(self.singles, sentence)
        for label in (self.orders, self.probability, self.coverage, self.listed):
            self._say(label, "")
        self.smaller.show()

    def show_uncovered(self, causes: Sequence[Cause]) -> None:
        """Show the causes that can be acted on and have neither action nor acceptance."""
        self.open_causes.show_entries([cause_entry(cause) for cause in causes])
        for widget in (self._open_head, self.open_causes):
            widget.setVisible(bool(causes))
        if self.waiting.reason.hasFocus():
            return
        current = [cause for cause in causes if cause.id == self.open_causes.current_id]
        self.waiting.ask_about(next(iter(current or causes), None))

    def focus_first(self) -> None:
        """Go to the list of ways, or to what comes after it."""
        for part in (self.list, self.open_causes):
            if part.entries:
                part.focus_list()
                return
        self.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.xs)
        for label in (self.singles, self.coverage, self.orders, self.probability):
            column.addWidget(label)
        column.addWidget(self.smaller)
        column.addSpacing(current_theme().space.xs)
        column.addWidget(self.list, 1)
        column.addWidget(self.listed)
        column.addSpacing(current_theme().space.sm)
        for widget in (self._open_head, self.open_causes, self.waiting):
            column.addWidget(widget)
        column.addStretch(0)

    def _connect(self) -> None:
        self.list.moved.connect(self._on_moved)
        self.list.chosen.connect(self._on_chosen)
        self.open_causes.moved.connect(self._on_open_moved)
        self.open_causes.chosen.connect(lambda _one: self.left.emit())
        self.waiting.action_wanted.connect(self.action_wanted)
        self.smaller.clicked.connect(lambda: self.smaller_wanted.emit(SMALL_ORDER))

    def _say(self, label: Label, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _on_moved(self, place: str) -> None:
        self.highlight_wanted.emit(self._sets[int(place)])

    def _on_chosen(self, place: str) -> None:
        self.cause_wanted.emit(self._sets[int(place)][0])
        self.left.emit()

    def _on_open_moved(self, cause_id: str) -> None:
        self.cause_wanted.emit(cause_id)
        self.waiting.ask_about(CauseGraph(self._bridge.review).cause(cause_id))


def _entry(graph: CauseGraph, place: int, names: Sequence[str], is_closed: bool) -> Entry:
    """Return a cut set as an entry: its only cause in words, several by their numbers."""
    causes = sorted((graph.cause(name) for name in names), key=lambda cause: cause.number)
    text = " + ".join(f"C{cause.number}" for cause in causes)
    if len(causes) == 1:
        text += f"  {' '.join(causes[0].text.split())}"
    icon, token = ("shield-check", "ok") if is_closed else ("circle", "text3")
    return Entry(str(place), text, icon=icon, token=token)
