# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Colours, type, space and icons by meaning.

Nothing outside this package and `resources/themes` names a colour or a size.
"""

from ui.theme.applied import apply_theme, new_application
from ui.theme.current import current_theme, px
from ui.theme.fonts import register_fallback_fonts
from ui.theme.icons import draw_icon, icon
from ui.theme.motion import duration, heed_desktop, wear_motion
from ui.theme.scaling import scaled
from ui.theme.theme import Phase, Theme, TypeRole
from ui.theme.theme_file import THEME_NAMES, ThemeError, load_theme

__all__ = [
    "THEME_NAMES",
    "Phase",
    "Theme",
    "ThemeError",
    "TypeRole",
    "apply_theme",
    "current_theme",
    "draw_icon",
    "duration",
    "heed_desktop",
    "icon",
    "load_theme",
    "new_application",
    "px",
    "register_fallback_fonts",
    "scaled",
    "wear_motion",
]
