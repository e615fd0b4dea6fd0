# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The area of a cause: the bone it hangs on in the fishbone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from app.review.cause import Cause
from app.review.edits import set_field
from app.review.item import Kind
from ui.kit.elided_combo import ElidedCombo
from ui.session_bridge import SessionBridge


class BoneChoice(ElidedCombo):
    """The bones of the chosen set, and one of another set that a cause still has."""

    def __init__(self, bridge: SessionBridge, bones: Callable[[], tuple[str, ...]]) -> None:
        super().__init__()
        self._bridge = bridge
        self._bones = bones
        self._cause_id = ""
        self.setAccessibleName(self.tr("Area"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._on_chosen)

    def show_cause(self, cause: Cause) -> None:
        """Show where a cause hangs."""
        self._cause_id = cause.id
        names = [self.tr("not sorted yet"), *self._bones()]
        if cause.category and cause.category not in names:
            names.append(cause.category)
        if names != [self.itemText(place) for place in range(self.count())]:
            self.clear()
            self.addItems(names)
        self.setCurrentIndex(names.index(cause.category) if cause.category else 0)

    def _on_chosen(self, place: int) -> None:
        category = "" if place == 0 else self.itemText(place)
        cause = self._bridge.review.get(Kind.CAUSE, self._cause_id)
        if isinstance(cause, Cause) and cause.category != category:
            edit = set_field(cause, "category", category)
            self._bridge.apply(edit, self.tr("sort cause"), initiator="causes")
