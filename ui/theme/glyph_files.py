# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The few tinted glyphs a style sheet takes only as files: check mark and arrows.

They live in a temporary folder of their own, which goes when the application goes.
"""

from pathlib import Path

from PySide6.QtCore import QDir, QObject, Qt, QTemporaryDir
from PySide6.QtGui import QGuiApplication

from app.paths import TEMPORARY, portable_dir
from ui.theme.icons import tinted_svg
from ui.theme.theme import Theme

_GLYPHS = {
    "check": ("check", "on_accent"),
    "dash": ("minus", "on_accent"),
    "down": ("chevron-down", "text2"),
    "down_off": ("chevron-down", "text3"),
    "up": ("chevron-up", "text2"),
    "right": ("chevron-right", "text2"),
    "left": ("chevron-left", "text2"),
}

_OTHER_WAY = {"chevron-right": "chevron-left", "chevron-left": "chevron-right"}


class GlyphFiles(QObject):
    """Writes the glyphs of a theme once and knows their paths.

    The folder is removed with its owner.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        portable = portable_dir()
        place = QDir.tempPath() if portable is None else str(portable / TEMPORARY)
        self._folder = QTemporaryDir(f"{place}/hotwash-XXXXXX")

    def made_for(self, theme: Theme) -> dict[str, str]:
        """Write the glyphs of `theme` where they are not there yet.

        Return `{glyph: path}` with forward slashes.
        """
        paths = {}
        from_right = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for glyph, (name, token) in _GLYPHS.items():
            if from_right:
                name = _OTHER_WAY.get(name, name)  # noqa: PLW2901 the glyph keeps its place
            path = Path(self._folder.path()) / f"{theme.name}-{glyph}-{name}.svg"
            if not path.exists():
                path.write_bytes(
                    tinted_svg(
                        name, theme.color(token).name(), stroke=2.25 if glyph == "check" else None
                    )
                )
            paths[glyph] = path.as_posix()
        return paths
