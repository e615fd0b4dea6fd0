# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Puts a theme on the application: style, palette, fonts, style sheet, focus ring."""

import gc
from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.theme.current import hold_theme
from ui.theme.focus_ring import FocusRing
from ui.theme.fonts import register_text_fonts
from ui.theme.glyph_files import GlyphFiles
from ui.theme.palette import palette
from ui.theme.style_sheet import style_sheet
from ui.theme.theme import Theme


class _Dress(QObject):
    """What a dressed application owns beside its theme; goes when the application goes."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(_DRESS)
        self.glyphs = GlyphFiles(self)
        self.focus_ring = FocusRing(app)


_DRESS = "hotwash-dress"
_STYLE = "fusion"
_STYLED = "hotwashStyled"


def new_application(arguments: Sequence[str]) -> QApplication:
    """Make the application with our style; asking which it has would take milliseconds."""
    app = QApplication([*arguments, "-style", _STYLE])
    app.setProperty(_STYLED, True)
    return app


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the whole application in a theme; call it again to change theme while it runs."""
    register_text_fonts()
    hold_theme(theme)
    dress = app.findChild(_Dress, _DRESS)
    if dress is None:
        dress = _Dress(app)
        # Making a second one costs milliseconds.
        if not app.property(_STYLED) and app.style().objectName().lower() != _STYLE:
            app.setStyle(_STYLE)
    sheet = style_sheet(theme, dress.glyphs.made_for(theme))
    # Qt goes through a list of all widgets here and calls into Python for each. A widget without a
    # parent that Python's search for garbage finds meanwhile would be gone before its turn.
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        app.setFont(theme.font("body"))
        app.setPalette(palette(theme))
        app.setStyleSheet(sheet)
    finally:
        if was_collecting:
            gc.enable()
