# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The tie between an editor and a field of an item.

Typing is gathered for at most `GATHER_MS` from the first unsaved key on, then becomes one edit
(decision 006). All edits of a field carry the same merge key, so undo takes back the whole run.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import UserFacingError
from app.review.changes import Changes
from app.review.edits import Set
from app.review.item import Kind
from app.review.review import Review
from ui.session_bridge import SessionBridge

GATHER_MS = 250
Place = tuple[Kind, str, str]
"""Kind and id of an item, and the field of it."""


@runtime_checkable
class TypedInto(Protocol):
    """An editor that may hold something the review has not got yet."""

    def finish(self) -> None:
        """Hand it over, now."""


class Binding(QObject):
    """Keep an editor and `kind`/`item_id`/`field` the same.

    `show(value)` puts a value into the editor; `read()` gives the editor's value and may raise
    UserFacingError, whose sentence goes to `complained` (an empty one when it is right again).
    """

    complained = Signal(str)

    def __init__(
        self,
        bridge: SessionBridge,
        place: Place,
        show: Callable[[Any], None],
        read: Callable[[], Any],
        label: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._kind, self._item_id, self._field = place
        self._show = show
        self._read = read
        self._label = label
        self._has_unsaved = False
        self._base: Review | None = None
        self._shown: Any = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self.flush)
        bridge.changed.connect(self._on_changed)
        bridge.arriving.connect(self._on_arriving)
        self.show_value()

    @property
    def place(self) -> Place:
        """The field it is tied to."""
        return self._kind, self._item_id, self._field

    @property
    def value(self) -> Any:
        """The field's value in the review; None where the item is gone."""
        item = self._bridge.review.get(self._kind, self._item_id)
        return None if item is None else getattr(item, self._field)

    def point_at(self, item_id: str) -> None:
        """Show the same field of another item; what was typed so far is kept first."""
        self.flush()
        self._base = None
        self._item_id = item_id
        self.complained.emit("")
        self.show_value()

    def begin(self) -> None:
        """Note that somebody begins to type: it is meant for the review as it is now."""
        if self._base is None:
            self._base = self._bridge.review

    def give_up(self) -> None:
        """Show the value again in place of what was begun."""
        self._base = None
        self.complained.emit("")
        self.show_value()

    def typed(self) -> None:
        """Note that the editor holds something new; it is saved soon."""
        self.begin()
        self._has_unsaved = True
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Save what was typed, now."""
        self._timer.stop()
        if not self._has_unsaved:
            return
        self._has_unsaved = False
        try:
            value = self._read()
        except UserFacingError as error:
            self.complained.emit(error.sentence)
            return
        self.complained.emit("")
        base, self._base = self._base or self._bridge.review, None
        if value == self.value or base.get(self._kind, self._item_id) is None:
            return
        self._shown = value
        merge_key = f"{self._kind}.{self._item_id}.{self._field}"
        edit = Set(self._kind, self._item_id, self._field, value)
        self._bridge.apply(edit, self._label, initiator="field", merge_key=merge_key, base=base)

    def leave(self) -> None:
        """Save, and make what is typed next a step of its own."""
        self.flush()
        self._bridge.session.end_typing()

    def show_value(self) -> None:
        """Put the review's value into the editor."""
        self._shown = self.value
        self._show(self._shown)

    def _on_arriving(self) -> None:
        """Hand over the last keys, so that what comes in is merged with them."""
        if self._timer.isActive():
            self.flush()

    def _on_changed(self, _review: Review, changes: Changes) -> None:
        """Show what was changed elsewhere; what is being typed here stays."""
        if self._kind not in changes.kinds() or self._has_unsaved or self._base is not None:
            return
        if self.value != self._shown:
            self.show_value()
