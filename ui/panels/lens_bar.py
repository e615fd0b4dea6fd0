# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which lens the causes are seen through, and for the fishbone, which set of bones."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.causal.lenses import LENSES
from app.review.item import Kind
from app.rules.rules import CategorySet
from ui.fields.choice_field import ChoiceField
from ui.kit.for_looking import for_looking
from ui.kit.segmented import Segment, SegmentedControl
from ui.kit.tooltip import set_plain_tooltip
from ui.session_bridge import SessionBridge
from ui.theme import current_theme

LENS_KEYS = {"whys": "Alt+1", "fishbone": "Alt+2", "fault-tree": "Alt+3"}


class LensBar(QWidget):
    """`lens_chosen(name)` when a person chooses a lens."""

    lens_chosen = Signal(str)

    def __init__(self, bridge: SessionBridge, sets: Mapping[str, CategorySet]) -> None:
        super().__init__()
        for_looking(self)
        segments = (
            Segment("whys", self.tr("5 Whys"), "list-tree"),
            Segment("fishbone", self.tr("Fishbone"), "fishbone"),
            Segment("fault-tree", self.tr("Fault tree"), "network"),
        )
        present = [segment for segment in segments if segment.key in LENSES]
        self.lenses = SegmentedControl(present, label=self.tr("Lens"))
        for segment in present:
            set_plain_tooltip(self.lenses.button(segment.key), LENS_KEYS[segment.key])
        choices = [(name, each.title) for name, each in sets.items()]
        place = (Kind.MEETING, Kind.MEETING.value, "categories")
        self.bones = ChoiceField(bridge, place, self.tr("Set of areas"), choices)
        self.bones.setMinimumContentsLength(max((len(title) for _, title in choices), default=0))
        self.bones.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.sm)
        row.addWidget(self.bones)
        row.addWidget(self.lenses)
        self.lenses.chosen.connect(self.lens_chosen)

    def show_lens(self, lens: str) -> None:
        """Show which lens holds."""
        self.lenses.set_chosen(lens)
        self.bones.setVisible(lens == "fishbone" and self.bones.count() > 1)
