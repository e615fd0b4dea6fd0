# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The selected cause in the guide: wording, state, bone, kind, gate, facts and actions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.causal.graph import CauseGraph, read_back
from app.review.cause import EFFECT_ID, Cause, CauseKind, CauseState, StopReason
from app.review.edits import set_field
from app.review.item import Kind
from app.review.review import Review
from ui import labels
from ui.fields.choice_field import ChoiceField, Choices
from ui.fields.text_field import LongTextField
from ui.kit.button import SecondaryButton
from ui.kit.label import Label
from ui.kit.segmented import Segment, SegmentedControl
from ui.panels.fact_list import FactList
from ui.session_bridge import SessionBridge
from ui.theme import current_theme

_TEXT_HEIGHT = 72
_LIST_HEIGHT = 108


class CauseCard(QWidget):
    """Edit one cause; `bones` gives the categories to choose from."""

    action_wanted = Signal()

    def __init__(self, bridge: SessionBridge, bones: Callable[[], tuple[str, ...]]) -> None:
        super().__init__()
        self._bridge = bridge
        self._bones = bones
        self._cause_id = EFFECT_ID
        self._title = Label(role="body_strong")
        self._text = LongTextField(bridge, Kind.CAUSE, EFFECT_ID, "text", self.tr("Wording"))
        self._text.setFixedHeight(_TEXT_HEIGHT)
        states = [Segment(state.value, labels.words(state)) for state in CauseState]
        self._state = SegmentedControl(states, label=self.tr("State"), stretch=True)
        self._bone = QComboBox()
        self._bone.setAccessibleName(self.tr("Area"))
        self._kind = self._choice(
            "kind", self.tr("Kind"), labels.choices(CauseKind, self.tr("not set"))
        )
        self._stop = self._choice(
            "stop_reason", self.tr("Ends here"), labels.choices(StopReason, self.tr("asks on"))
        )
        self._facts = FactList()
        self._facts.setMaximumHeight(_LIST_HEIGHT)
        self._reading = Label(role="table", tone="text2", wrap=True)
        self._actions = Label(role="table", tone="ok", wrap=True)
        self._make_action = SecondaryButton(self.tr("Make an action"), icon="plus", small=True)
        self._only_causes: list[QWidget] = []
        self._lay_out()
        self._state.chosen.connect(self._on_state_chosen)
        self._bone.activated.connect(self._on_bone_chosen)
        self._facts.linked.connect(self._on_facts_linked)
        self._make_action.clicked.connect(self.action_wanted)

    def show_cause(self, review: Review, cause_id: str) -> None:
        """Show a cause of `review`; the effect where it is gone."""
        graph = CauseGraph(review)
        if review.get(Kind.CAUSE, cause_id) is None:
            cause_id = EFFECT_ID
        if cause_id != self._cause_id:
            self._cause_id = cause_id
            for field in (self._text, self._kind, self._stop):
                field.binding.point_at(cause_id)
        self._show(graph, graph.cause(cause_id))

    def focus_facts(self) -> None:
        """Put the focus on the list of facts."""
        self._facts.focus_list()

    def _show(self, graph: CauseGraph, cause: Cause) -> None:
        is_effect = cause.id == EFFECT_ID
        self._title.setText(self.tr("Effect") if is_effect else f"C{cause.number}")
        self._state.set_chosen(cause.state.value)
        for widget in self._only_causes:
            widget.setVisible(not is_effect)
        self._show_bones(cause.category)
        self._facts.show_facts(graph.review.evidence, cause.evidence_ids)
        self._reading.setText(read_back(graph.review, cause.id))
        self._reading.setVisible(bool(self._reading.text()))
        made = [f"A{action.number} {action.text}" for action in graph.actions(cause.id)]
        self._actions.setText("\n".join(made))
        self._actions.setVisible(bool(made))

    def _show_bones(self, category: str) -> None:
        names = [self.tr("not sorted yet"), *self._bones()]
        if category and category not in names:
            names.append(category)
        if names != [self._bone.itemText(place) for place in range(self._bone.count())]:
            self._bone.clear()
            self._bone.addItems(names)
        self._bone.setCurrentIndex(names.index(category) if category else 0)

    def _choice(self, field: str, label: str, choices: Choices) -> ChoiceField:
        return ChoiceField(self._bridge, (Kind.CAUSE, EFFECT_ID, field), label, choices)

    def _lay_out(self) -> None:
        space = current_theme().space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.sm)
        column.addWidget(self._title)
        column.addWidget(self._text)
        for caption, widget in (
            (self.tr("State"), self._state),
            (self.tr("Area"), self._bone),
            (self.tr("Kind"), self._kind),
            (self.tr("Ends here"), self._stop),
            (self.tr("Facts"), self._facts),
        ):
            label = Label(caption, role="label", tone="text3")
            column.addWidget(label)
            column.addWidget(widget)
            self._only_causes += [label, widget]
        column.addWidget(self._reading)
        column.addWidget(self._actions)
        column.addWidget(self._make_action)
        self._only_causes.append(self._make_action)

    def _set(self, field: str, value: object, label: str) -> None:
        cause = self._bridge.review.get(Kind.CAUSE, self._cause_id)
        if cause is not None and getattr(cause, field) != value:
            self._bridge.apply(set_field(cause, field, value), label, initiator="causes")

    def _on_state_chosen(self, state: str) -> None:
        self._set("state", CauseState(state), self.tr("change state"))

    def _on_bone_chosen(self, place: int) -> None:
        category = "" if place == 0 else self._bone.itemText(place)
        self._set("category", category, self.tr("sort cause"))

    def _on_facts_linked(self, chosen: tuple[str, ...]) -> None:
        self._set("evidence_ids", chosen, self.tr("link facts"))
