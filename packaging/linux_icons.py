# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Draw the icons for Linux desktops in each size, from their SVG: `linux_icons.py FOLDER`.

A script of the environment: Qt draws.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import identity
from environment import ROOT

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""The folders of the hicolor theme that software centres, panels and file managers look in."""
PICTURES = ROOT / "packaging" / "linux"
ICONS = {
    "apps": identity.APP_ID,
    "mimetypes": identity.MIME_TYPE.replace("/", "-"),
}
"""The folder of the theme, and the icon's name in it."""


def write(theme: Path) -> None:
    """Write the icons into a folder that is a theme of icons."""
    for kind, name in ICONS.items():
        source = PICTURES / f"{name}.svg"
        drawn = theme / "scalable" / kind
        drawn.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, drawn / source.name)
        for size in SIZES:
            _draw(source, size, theme / f"{size}x{size}" / kind / f"{name}.png")


def _draw(source: Path, size: int, target: Path) -> None:
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(source))
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not renderer.isValid() or not image.save(str(target)):
        sys.exit(f"The icon {target} could not be drawn from {source.name}.")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
