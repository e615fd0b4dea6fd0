# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Makes a theme for larger text.

Text, icons and widths grow as the text does. What stands around text (padding, gaps, corners) grows
half as fast, or three times the text would leave no room for any. Lines stay as thin as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ui.theme.theme import Radius, Size, Space, Theme, TypeRole

_LINE_OF_TEXT = 16
"""Height of the line of text for which the heights of the theme's file are made."""

_HEIGHTS = frozenset(
    (
        *("button", "button_small", "icon_button", "segment", "chip", "input", "form_row"),
        *("row_compact", "row_list", "row_section", "header", "avatar", "notice"),
        *("rail_slim", "capture", "capture_slim", "capture_line", "hint_strip"),
        *("step", "step_circle"),
    )
)
"""Sizes of what holds one line of text, with room around it."""

_TWO_LINES = frozenset(("row_two_line", "top_bar", "step_current", "clock", "clock_slim"))

_AROUND = frozenset(
    ("selection_bar", "cell_padding", "progress", "focus_width", "focus_gap", "halo")
)


def scaled(theme: Theme, scale: float) -> Theme:
    """Return `theme` with text `scale` times as large as it is in its file."""
    if scale == theme.scale:
        return theme
    assert theme.scale == 1.0, "a theme is scaled once, from the sizes of its file"
    half = (1.0 + scale) / 2
    return replace(
        theme,
        scale=scale,
        unscaled=theme,
        type=_type(theme.type, scale),
        space=Space(*(round(length * half) for length in theme.space)),
        radius=Radius(*(round(length * half) for length in theme.radius)),
        size=Size(*(_length(name, length, scale) for name, length in theme.size._asdict().items())),
        _fonts_made={},
    )


def _type(roles: Mapping[str, TypeRole], scale: float) -> dict[str, TypeRole]:
    return {
        name: role._replace(size=round(role.size * scale), spacing=role.spacing * scale)
        for name, role in roles.items()
    }


def _length(name: str, length: int, scale: float) -> int:
    half = (1.0 + scale) / 2
    if name in _AROUND:
        return round(length * half)
    if name in _HEIGHTS or name in _TWO_LINES:
        text = _LINE_OF_TEXT * (2 if name in _TWO_LINES else 1)
        return round(text * scale + (length - text) * half)
    return round(length * scale)
