# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which keys which action has: as they came, with what a person has changed laid over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from ui.actions import ActionRow
from ui.keys.key_words import portable

Changes = dict[str, tuple[str, ...]]


class KeyTable(QObject):
    """The keys of all actions. A key has at most one action.

    Only what a person chose is remembered: a key that was taken from an action comes back to it
    when whoever took it lets it go. `changed` after each change.
    """

    changed = Signal()

    def __init__(self, rows: Iterable[ActionRow]) -> None:
        super().__init__()
        self._first = {row.id: tuple(portable(key) for key in row.keys) for row in rows}
        self._chosen: Changes = {}

    @property
    def chosen(self) -> Changes:
        """What a person has chosen, by action; no keys at all is a choice too."""
        return dict(self._chosen)

    @property
    def action_ids(self) -> frozenset[str]:
        """The actions there are."""
        return frozenset(self._first)

    def first(self, action_id: str) -> tuple[str, ...]:
        """Return the keys an action came with."""
        return self._first[action_id]

    def keys(self, action_id: str) -> tuple[str, ...]:
        """Return the keys of an action that are in force; the first is the one to show."""
        if action_id in self._chosen:
            return self._chosen[action_id]
        taken = {key for keys in self._chosen.values() for key in keys}
        return tuple(key for key in self._first.get(action_id, ()) if key not in taken)

    def is_changed(self, action_id: str) -> bool:
        """Tell whether an action has other keys than it came with."""
        return self.keys(action_id) != self._first[action_id]

    def owner(self, key: str) -> str:
        """Return the action that has a key; empty where none has."""
        return next((one for one in self._first if key in self.keys(one)), "")

    def show_chosen(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        """Take what was chosen another time; of two who want a key the first has it."""
        self._chosen, taken = {}, set[str]()
        for action_id, keys in chosen.items():
            if action_id in self._first:
                free = tuple(key for key in dict.fromkeys(map(portable, keys)) if key)
                free = tuple(key for key in free if key not in taken)
                taken.update(free)
                self._chosen[action_id] = free
                if free == self._first[action_id] or (keys and not free):
                    del self._chosen[action_id]
        self.changed.emit()

    def give(self, action_id: str, key: str) -> None:
        """Let an action have this one key; whoever had it loses it."""
        self._take_away(key)
        self._choose(action_id, (key,))

    def remove(self, action_id: str) -> None:
        """Let an action have no key."""
        self._choose(action_id, ())

    def reset(self, action_id: str) -> None:
        """Let an action have the keys it came with; whoever took them loses them."""
        for key in self._first[action_id]:
            self._take_away(key)
        self._choose(action_id, self._first[action_id])

    def reset_all(self) -> None:
        """Let every action have the keys it came with."""
        self._chosen.clear()
        self.changed.emit()

    def _choose(self, action_id: str, keys: tuple[str, ...]) -> None:
        self._chosen[action_id] = keys
        if keys == self._first[action_id]:
            del self._chosen[action_id]
        self.changed.emit()

    def _take_away(self, key: str) -> None:
        """Take a chosen key away; who has none left then has again what they came with."""
        for action_id, keys in tuple(self._chosen.items()):
            if key in keys:
                left = tuple(one for one in keys if one != key)
                self._chosen[action_id] = left
                if not left or left == self._first[action_id]:
                    del self._chosen[action_id]
