# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Reads the screen as a screen reader does: over the accessibility bus, from outside the program.

Tells the same as `window_reading` does from within, so that a `Desk` works with either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from jeepney import DBusAddress, Message, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_ATSPI = "org.a11y.atspi"
_ROOT = "/org/a11y/atspi/accessible/root"
_ACTIVE, _ENABLED, _FOCUSABLE, _FOCUSED, _SELECTED, _SHOWING = 1, 8, 11, 12, 23, 25
_LABELLED_BY = 2
_PATIENCE_SECONDS = 20

_FIELDS = ("text", "password text", "entry", "paragraph")
_ROLES = {
    **dict.fromkeys(_FIELDS, "EditableText"),
    "push button": "Button",
    "button": "Button",
    "check box": "CheckBox",
    "radio button": "RadioButton",
    "combo box": "ComboBox",
}
_HOLDERS_OF_ROWS = ("table", "list", "tree", "tree table")
_CELLS = ("cell", "table cell", "list item", "tree item")
_HEADERS = ("column header", "row header", "table column header", "table row header")

Where = tuple[str, str]
"""Whose an object is on the bus, and its path."""


@dataclass(frozen=True)
class Area:
    """A part of the screen."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        """The point in the middle."""
        return self.x + self.width // 2, self.y + self.height // 2

    def __bool__(self) -> bool:
        return self.width > 0 and self.height > 0

    def within(self, other: Area) -> Area:
        """Return what both have."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right = min(self.x + self.width, other.x + other.width)
        bottom = min(self.y + self.height, other.y + other.height)
        return Area(x, y, right - x, bottom - y)

    def holds(self, point: tuple[int, int]) -> bool:
        """Tell whether a point lies in it."""
        x, y = point
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True)
class Seen:
    """One object of a window: what is told of it, and how much of it is in sight."""

    where: Where
    role: str
    name: str
    states: int
    area: Area
    sight: Area
    scrolls: Area | None = None
    parts: tuple[Seen, ...] = field(default=(), repr=False)

    def has(self, state: int) -> bool:
        """Tell whether it is in a state."""
        return bool(self.states >> state & 1)

    def all(self) -> Iterator[Seen]:
        """Yield it and its parts."""
        yield self
        for part in self.parts:
            yield from part.all()


class _Gone(Exception):
    """The program took an object away while it was asked about."""


class ScreenReader:
    """Asks programs what they show."""

    def __init__(self, address: str) -> None:
        self._connection: DBusConnection = open_dbus_connection(address)

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    def read(self) -> dict[str, Any]:
        """Return what is in the window in front; nothing while there is none."""
        front = self._front()
        found = [] if front is None else list(front.all())
        rows = [row for each in found for row in self._rows(each)]
        controls = [self._control(each) for each in found if _is_control(each)]
        texts = [(each, each.name) for each in found if each.name]
        values = [(each, self._value(each)) for each in found if each.role in _FIELDS]
        return {
            "front": front.name if front else "",
            "texts": [text for _, text in texts],
            "controls": controls,
            "rows": rows,
            "seen": [text for each, text in (*texts, *values) if each.sight],
        }

    def _front(self) -> Seen | None:
        windows = []
        for program in self._children((f"{_ATSPI}.Registry", _ROOT)):
            for window in self._children_or_none(program):
                try:
                    windows.append(self._look(window, None, None))
                except _Gone:
                    continue
        shown = [each for each in windows if each.has(_SHOWING)]
        return max(shown, key=lambda each: each.has(_ACTIVE), default=None)

    def _look(self, where: Where, clip: Area | None, scrolls: Area | None) -> Seen:
        """Return an object with all its parts that show."""
        states = self._states(where)
        area = self._area(where)
        sight = area if clip is None else area.within(clip)
        role = self._ask(where, "Accessible", "GetRoleName")[0]
        seen = Seen(where, role, self._text_of(where), states, area, sight, scrolls)
        if not seen.has(_SHOWING):
            return seen
        # Qt tells no place of a table's own; its cells have theirs.
        own = sight if area else clip
        parts = []
        for child in self._children_or_none(where):
            try:
                part = self._look(child, own, scrolls)
                if part.area.height > area.height > 0 and part.has(_SHOWING):
                    part = self._look(child, own, area)
            except _Gone:
                continue
            if part.has(_SHOWING):
                parts.append(part)
        return replace(seen, parts=tuple(parts))

    def _control(self, seen: Seen) -> dict[str, Any]:
        middle = seen.area.middle
        if seen.role in _FIELDS and seen.area.height > seen.sight.height:
            middle = seen.sight.middle
        in_sight = bool(seen.sight) and seen.sight.holds(middle)
        is_list = seen.role == "combo box"
        return {
            "name": self._label(seen) if is_list else seen.name,
            "role": _ROLES.get(seen.role, seen.role),
            "enabled": seen.has(_ENABLED),
            "focused": seen.has(_FOCUSED),
            "value": seen.name if is_list else self._value(seen),
            "at": list(middle) if in_sight else None,
            "wheel": _wheel(seen),
        }

    def _value(self, seen: Seen) -> str:
        if seen.role not in _FIELDS:
            return ""
        try:
            return str(self._ask(seen.where, "Text", "GetText", "ii", (0, -1))[0])
        except _Gone:
            return ""

    def _label(self, seen: Seen) -> str:
        """Return the name of the label beside a list."""
        try:
            for kind, others in self._ask(seen.where, "Accessible", "GetRelationSet")[0]:
                if kind == _LABELLED_BY and others:
                    return self._text_of(others[0])
        except _Gone:
            pass
        return seen.name

    def _rows(self, seen: Seen) -> list[dict[str, Any]]:
        """Return the rows of a list or table: where they are, and what is read in them."""
        if seen.role not in _HOLDERS_OF_ROWS:
            return []
        cells = [part for part in seen.parts if part.role not in _HEADERS and part.area]
        lines = groupby(sorted(cells, key=lambda each: each.area.y), key=lambda each: each.area.y)
        return [_row(seen.name, sorted(line, key=lambda each: each.area.x)) for _, line in lines]

    def _children(self, where: Where) -> list[Where]:
        return [tuple(each) for each in self._ask(where, "Accessible", "GetChildren")[0]]

    def _children_or_none(self, where: Where) -> list[Where]:
        try:
            return self._children(where)
        except _Gone:
            return []

    def _states(self, where: Where) -> int:
        low, high = self._ask(where, "Accessible", "GetState")[0]
        return int(low | high << 32)

    def _area(self, where: Where) -> Area:
        return Area(*self._ask(where, "Component", "GetExtents", "u", (0,))[0])

    def _text_of(self, where: Where) -> str:
        asked = (f"{_ATSPI}.Accessible", "Name")
        reply = self._send(where, "org.freedesktop.DBus.Properties", "Get", "ss", asked)
        return str(reply[0][1])

    def _ask(
        self, where: Where, interface: str, method: str, signature: str = "", words: Any = ()
    ) -> Sequence[Any]:
        return self._send(where, f"{_ATSPI}.{interface}", method, signature, words)

    def _send(
        self, where: Where, interface: str, method: str, signature: str, words: Any
    ) -> Sequence[Any]:
        owner, path = where
        address = DBusAddress(path, owner, interface)
        asked = new_method_call(address, method, signature or None, words)
        reply: Message = self._connection.send_and_get_reply(asked, timeout=_PATIENCE_SECONDS)
        if reply.header.message_type is MessageType.error:
            raise _Gone(reply.body)
        body: Sequence[Any] = reply.body
        return body


def _is_control(seen: Seen) -> bool:
    return seen.role in _ROLES or (seen.has(_FOCUSABLE) and seen.role not in _CELLS)


def _wheel(seen: Seen) -> tuple[int, int, int] | None:
    """Return where the wheel brings something into sight, and with which of its buttons."""
    if seen.scrolls is None:
        return None
    # The edge is no field that would take the wheel for itself.
    x, y = seen.scrolls.x + 2, seen.scrolls.middle[1]
    return x, y, 4 if seen.area.middle[1] < y else 5


def _row(table: str, cells: Sequence[Seen]) -> dict[str, Any]:
    first = cells[0]
    middle = first.area.middle
    return {
        "table": table,
        "at": list(middle) if first.sight.holds(middle) else None,
        "selected": any(each.has(_SELECTED) for each in cells),
        "cells": [each.name for each in cells],
    }
