# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The app's icon in the forms of Windows and macOS, each size drawn anew from the one SVG.

A script of the environment, where Qt draws and Pillow packs.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from environment import ROOT, Environment
from failure import Failure
from launch import run_script

if TYPE_CHECKING:
    from PIL.Image import Image

SOURCE = ROOT / "packaging" / "linux" / "io.github.hotwash.Hotwash.svg"
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""What the taskbar, the Explorer and the title bar show at 100 to 200 %."""
APPLE_SIZES = (32, 64, 128, 256, 512, 1024)
APPLE_MARGIN = 100 / 1024
"""Icons of macOS leave this much free on each side, where the shadow falls."""


def made(environment: Environment, suffix: str) -> Path:
    """Write `build/hotwash.ico` or `.icns`, and return where."""
    target = environment.root / "build" / f"hotwash{suffix}"
    if run_script(environment, "app_icon.py", [str(target)]):
        raise Failure(f"The icon {target.name} could not be drawn.")
    return target


def write(target: Path, source: Path = SOURCE) -> None:
    """Draw the icon in every size that its form has."""
    apple = target.suffix == ".icns"
    sizes = APPLE_SIZES if apple else WINDOWS_SIZES
    drawn = [_drawn(source, size, APPLE_MARGIN if apple else 0) for size in sizes]
    target.parent.mkdir(parents=True, exist_ok=True)
    # Pillow takes the largest as the picture, and the others where a size is asked for.
    options: dict[str, Any] = {} if apple else {"sizes": [(size, size) for size in sizes]}
    drawn[-1].save(target, append_images=drawn[:-1], **options)


def _drawn(source: Path, size: int, margin: float) -> Image:
    from PIL import Image
    from PySide6.QtCore import QBuffer, QIODevice, QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(source))
    if not renderer.isValid():
        raise Failure(f"{source} is no picture that Qt can draw.")
    canvas = QImage(size, size, QImage.Format.Format_ARGB32)
    canvas.fill(0)
    painter = QPainter(canvas)
    free = round(size * margin)
    renderer.render(painter, QRectF(free, free, size - 2 * free, size - 2 * free))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    canvas.save(buffer, "PNG")  # type: ignore[call-overload]
    return Image.open(BytesIO(buffer.data().data())).convert("RGBA")


def main(arguments: list[str]) -> int:
    """Write the icon into the file named first."""
    try:
        write(Path(arguments[0]))
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
