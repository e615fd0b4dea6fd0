# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The one holder of the theme that is on.

Widgets ask `current_theme()` each time they paint and keep no colours.
"""

from ui.theme.theme import Theme
from ui.theme.theme_file import load_theme


class _Holder:
    """What `apply_theme` last put on the application."""

    theme: Theme | None = None


def current_theme() -> Theme:
    """Return the theme that is on.

    Before any was applied, the light one, so that a widget alone can be drawn.
    """
    if _Holder.theme is None:
        _Holder.theme = load_theme("light")
    return _Holder.theme


def px(length: float) -> int:
    """Return a length meant for text at 100 %, as long as the text that is on asks."""
    return current_theme().px(length)


def hold_theme(theme: Theme) -> None:
    """Make `theme` the current one; `apply_theme` calls this and repaints everything."""
    _Holder.theme = theme
