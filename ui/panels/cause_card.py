# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The selected cause in the guide: all that is known of it, each part edited in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.causal import edits
from app.causal.graph import CauseGraph
from app.insight.logic import Finding
from app.review.cause import EFFECT_ID, Cause, CauseKind, StopReason
from app.review.edits import Edit, set_field
from app.review.item import Item, Kind
from app.review.review import Review
from ui import labels
from ui.fields.choice_field import ChoiceField, Choices
from ui.fields.parsed_field import ParsedField, probability, written_probability
from ui.fields.text_field import LongTextField, TextField
from ui.kit.button import SecondaryButton
from ui.kit.entry_list import Entry
from ui.kit.into_view import bring_into_view
from ui.kit.label import Label
from ui.kit.link_list import LinkList
from ui.panels import cause_links as links
from ui.panels.bone_choice import BoneChoice
from ui.panels.gate_choice import GateChoice
from ui.panels.own_checks import OwnChecks
from ui.panels.state_choice import StateChoice
from ui.session_bridge import SessionBridge
from ui.theme import current_theme, px

_TEXT_HEIGHT, _NOTES_HEIGHT = 64, 56
_Item = TypeVar("_Item", bound=Item)


class CauseCard(QWidget):
    """Edit one cause; `bones` gives the categories to choose from.

    `action_wanted` asks to make an action for it. `item_wanted(kind, id)` asks to see what it is
    linked to, `cause_wanted(id)` another cause.
    """

    action_wanted = Signal()
    item_wanted = Signal(object, str)
    cause_wanted = Signal(str)

    def __init__(self, bridge: SessionBridge, bones: Callable[[], tuple[str, ...]]) -> None:
        super().__init__()
        self._bridge = bridge
        self._cause_id = EFFECT_ID
        self._title = Label(role="body_strong")
        self._text = LongTextField(bridge, Kind.CAUSE, EFFECT_ID, "text", self.tr("Wording"))
        self._text.setFixedHeight(px(_TEXT_HEIGHT))
        self.state = StateChoice(bridge)
        self.checks = OwnChecks()
        kinds = labels.choices(CauseKind, self.tr("not set"))
        stops = labels.choices(StopReason, self.tr("asks on"))
        self._kind = self._choice("kind", self.tr("Kind"), kinds)
        self.bone = BoneChoice(bridge, bones)
        self.stop_reason = self._choice("stop_reason", self.tr("Ends here"), stops)
        self.gate = GateChoice(bridge)
        self.facts = LinkList(
            self.tr("Facts"), self.tr("Add a fact"), self.tr("None yet. Step 3 collects them.")
        )
        self.events = LinkList(
            self.tr("Events"),
            self.tr("Add an event of the timeline"),
            self.tr("None yet. Step 4 tells them."),
        )
        self.effects = LinkList(self.tr("Explains"), self.tr("Also feeds…"))
        self.answered_by = LinkList(
            self.tr("Actions"), self.tr("Link an action"), self.tr("No action on the list yet.")
        )
        self._make_action = SecondaryButton(
            self.tr("Make an action"), icon="plus", key="Ctrl+Shift+A", small=True
        )
        self._accepted = TextField(
            bridge, Kind.CAUSE, EFFECT_ID, "accepted_because", self.tr("Accepted, because")
        )
        self._accepted.setPlaceholderText(self.tr("why no action is taken"))
        place = (Kind.CAUSE, EFFECT_ID, "probability")
        self.probability = ParsedField(
            bridge, place, self.tr("Probability"), written_probability, probability
        )
        self._complaint = Label(role="help", tone="over", wrap=True)
        self._complaint.hide()
        self._notes = LongTextField(bridge, Kind.CAUSE, EFFECT_ID, "notes", self.tr("Notes"))
        self._notes.setFixedHeight(px(_NOTES_HEIGHT))
        self._only_causes: list[QWidget] = []
        self._only_leaves: list[QWidget] = []
        self._lay_out()
        self._connect()

    def show_cause(self, review: Review, cause_id: str) -> None:
        """Show a cause of `review`; the effect where it is gone."""
        graph = CauseGraph(review)
        if review.get(Kind.CAUSE, cause_id) is None:
            cause_id = EFFECT_ID
        if cause_id != self._cause_id:
            self._cause_id = cause_id
            for binding in (
                self._text.binding,
                self._kind.binding,
                self.stop_reason.binding,
                self._accepted.binding,
                self.probability.binding,
                self._notes.binding,
            ):
                binding.point_at(cause_id)
        self._show(graph, graph.cause(cause_id))

    def show_checks(self, findings: Sequence[Finding]) -> None:
        """Show what the rules say of the causes; only what is about this one is told here."""
        self.checks.show_findings(findings, self._cause_id)

    def focus_facts(self) -> None:
        """Begin to add a fact."""
        self.facts.focus_search()

    def focus_stop_reason(self) -> None:
        """Begin to say why the questions end here."""
        self.stop_reason.setFocus()
        bring_into_view(self.stop_reason)

    def focus_effects(self) -> None:
        """Begin to link it to another effect."""
        self.effects.focus_search()

    def _show(self, graph: CauseGraph, cause: Cause) -> None:
        is_effect = cause.id == EFFECT_ID
        self._title.setText(links.cause_name(cause))
        for widget in self._only_causes:
            widget.setVisible(not is_effect)
        is_leaf = graph.is_leaf(cause.id) and not is_effect
        for widget in self._only_leaves:
            widget.setVisible(is_leaf or (cause.stop_reason is not None and not is_effect))
        self.state.show_cause(cause)
        self.checks.show_cause(cause.id)
        self.bone.show_cause(cause)
        self.gate.show_cause(graph, cause)
        self._show_links(graph, cause)

    def _show_links(self, graph: CauseGraph, cause: Cause) -> None:
        review = graph.review
        _show_chosen(self.facts, review.evidence, cause.evidence_ids, links.fact_entry)
        _show_chosen(
            self.events, review.timeline, cause.event_ids, partial(links.event_entry, review)
        )
        made = [action.id for action in graph.actions(cause.id)]
        _show_chosen(self.answered_by, review.actions, made, links.action_entry)
        effects = [links.cause_entry(graph.cause(each)) for each in graph.parents(cause.id)]
        self.effects.show_links(effects, partial(links.effects_offered, graph, cause.id))

    def _choice(self, field: str, label: str, choices: Choices) -> ChoiceField:
        return ChoiceField(self._bridge, (Kind.CAUSE, EFFECT_ID, field), label, choices)

    def _lay_out(self) -> None:
        space = current_theme().space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.sm)
        for widget in (self._title, self._text, self.state, self.checks):
            column.addWidget(widget)
        column.addLayout(self._properties())
        column.addWidget(self._complaint)
        for caption, part in (
            (self.tr("Facts"), self.facts),
            (self.tr("Events"), self.events),
            (self.tr("Explains"), self.effects),
        ):
            column.addLayout(self._captioned(caption, part))
        column.addWidget(self.gate)
        column.addLayout(self._captioned(self.tr("Actions"), self.answered_by))
        column.addWidget(self._make_action)
        column.addLayout(self._captioned(self.tr("Accepted, because…"), self._accepted))
        column.addLayout(self._captioned(self.tr("Notes"), self._notes))
        self._only_causes += [self.state, self.checks, self._make_action]

    def _properties(self) -> QGridLayout:
        """Return kind and probability beside each other, area and reason as wide as they need."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(current_theme().space.sm)
        grid.setVerticalSpacing(current_theme().space.sm)
        leaf = self._only_leaves
        grid.addLayout(self._captioned(self.tr("Kind"), self._kind), 0, 0)
        grid.addLayout(self._captioned(self.tr("Probability"), self.probability, leaf), 0, 1)
        grid.addLayout(self._captioned(self.tr("Area"), self.bone), 1, 0, 1, 2)
        grid.addLayout(self._captioned(self.tr("Ends here"), self.stop_reason, leaf), 2, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        for box in (self._kind, self.bone, self.stop_reason):
            box.setMinimumContentsLength(1)
        return grid

    def _captioned(
        self, caption: str, widget: QWidget, shown_with: list[QWidget] | None = None
    ) -> QVBoxLayout:
        label = Label(caption, role="label", tone="text3")
        part = QVBoxLayout()
        part.setSpacing(current_theme().space.xs)
        part.addWidget(label)
        part.addWidget(widget)
        target = self._only_causes if shown_with is None else shown_with
        target += [label, widget]
        return part

    def _connect(self) -> None:
        self.facts.added.connect(lambda one: self._link("evidence_ids", one))
        self.facts.removed.connect(lambda one: self._part("evidence_ids", one))
        self.facts.opened.connect(lambda one: self.item_wanted.emit(Kind.EVIDENCE, one))
        self.events.added.connect(lambda one: self._link("event_ids", one))
        self.events.removed.connect(lambda one: self._part("event_ids", one))
        self.events.opened.connect(lambda one: self.item_wanted.emit(Kind.EVENT, one))
        self.effects.added.connect(self._on_effect_added)
        self.effects.removed.connect(self._on_effect_removed)
        self.effects.opened.connect(self.cause_wanted)
        self.answered_by.added.connect(lambda one: self._on_action_linked(one, True))
        self.answered_by.removed.connect(lambda one: self._on_action_linked(one, False))
        self.answered_by.opened.connect(lambda one: self.item_wanted.emit(Kind.ACTION, one))
        self._make_action.clicked.connect(self.action_wanted)
        for key, call in (("Ctrl+Shift+A", self.action_wanted.emit), ("Ctrl+E", self.focus_facts)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)
        self.probability.binding.complained.connect(self._on_complained)

    @property
    def _cause(self) -> Cause:
        return CauseGraph(self._bridge.review).cause(self._cause_id)

    def _link(self, field: str, one: str) -> None:
        self._set_ids(field, links.with_id(getattr(self._cause, field), one))

    def _part(self, field: str, one: str) -> None:
        self._set_ids(field, links.without_id(getattr(self._cause, field), one))

    def _set_ids(self, field: str, ids: tuple[str, ...]) -> None:
        words = self.tr("link facts") if field == "evidence_ids" else self.tr("link events")
        self._apply(set_field(self._cause, field, ids), words)

    def _on_effect_added(self, effect_id: str) -> None:
        edit = edits.link_also(self._bridge.review, self._cause_id, effect_id)
        self._apply(edit, self.tr("link cause"))

    def _on_effect_removed(self, effect_id: str) -> None:
        edit = edits.unlink(self._bridge.review, self._cause_id, effect_id)
        self._apply(edit, self.tr("unlink cause"))

    def _on_action_linked(self, action_id: str, on: bool) -> None:
        review = self._bridge.review
        action = next(each for each in review.actions if each.id == action_id)
        change = links.with_id if on else links.without_id
        ids = change(action.cause_ids, self._cause_id)
        self._apply(set_field(action, "cause_ids", ids), self.tr("link action"))

    def _on_complained(self, sentence: str) -> None:
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))
        self.probability.setAccessibleDescription(sentence)

    def _apply(self, edit: Edit | None, label: str) -> None:
        if edit is not None:
            self._bridge.apply(edit, label, initiator="causes")


def _show_chosen(
    part: LinkList, items: Sequence[_Item], chosen: Sequence[str], entry: Callable[[_Item], Entry]
) -> None:
    """Show the chosen items, in the order in which they were chosen, and offer the rest."""
    by_id = {item.id: item for item in items}
    linked = [entry(by_id[each]) for each in chosen if each in by_id]
    has_more = len(items) > len(linked)
    part.show_links(linked, lambda: [entry(item) for item in items], has_more=has_more)
