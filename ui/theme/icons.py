# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Icons by name, tinted with a colour token, crisp at any scale.

They follow a change of theme because they look it up when drawn.
"""

from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache, QTransform

from app.paths import resource
from ui.theme.current import current_theme

_POINTING = frozenset(
    {
        "arrow-left",
        "arrow-right",
        "chevron-left",
        "chevron-right",
        "corner-down-left",
        "corner-down-right",
        "list-tree",
        "log-out",
        "redo-2",
        "undo-2",
    }
)
"""Icons that point the way reading goes; in a window read from the right they point the other."""

_STROKE = 'stroke-width="1.75"'


def icon(name: str, token: str = "text2", *, filled: bool = False) -> QIcon:
    """Return the icon `resources/icons/<name>.svg` in the colour of `token`.

    Disabled it takes `text3`.

    Raises `KeyError` for a name that is not there.
    """
    _source(name)
    return QIcon(_TintedEngine(name, token, filled))


def draw_icon(
    painter: QPainter,
    name: str,
    rect: QRect | QRectF,
    token: str = "text2",
    *,
    filled: bool = False,
) -> None:
    """Draw an icon into `rect` (logical pixels), for widgets that paint by hand."""
    ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
    box = QRectF(rect)
    pixels = QSize(round(box.width() * ratio), round(box.height() * ratio))
    pixmap = _pixmap(name, current_theme().color(token).name(), pixels, filled)
    if name in _POINTING and painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        pixmap = pixmap.transformed(QTransform.fromScale(-1, 1))
    painter.drawPixmap(box, pixmap, QRectF(pixmap.rect()))


def tinted_svg(
    name: str, color: str, *, filled: bool = False, stroke: float | None = None
) -> bytes:
    """Return the SVG of an icon with `color` written in."""
    text = _source(name).replace("currentColor", color)
    if filled:
        text = text.replace('fill="none"', f'fill="{color}"', 1)
    if stroke is not None:
        text = text.replace(_STROKE, f'stroke-width="{stroke}"', 1)
    return text.encode()


@cache
def _source(name: str) -> str:
    path = resource("icons", f"{name}.svg")
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        raise KeyError(f"there is no icon named {name!r}") from None


def _pixmap(name: str, color: str, pixels: QSize, filled: bool) -> QPixmap:
    key = f"hotwash/{name}/{color}/{pixels.width()}x{pixels.height()}/{filled:d}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _rendered(tinted_svg(name, color, filled=filled), pixels)
        QPixmapCache.insert(key, pixmap)
    return pixmap


def _rendered(svg: bytes, pixels: QSize) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # only when an icon is first seen

    pixmap = QPixmap(pixels.expandedTo(QSize(1, 1)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(pixels.width(), pixels.height())
    corner = QPointF((pixels.width() - side) / 2, (pixels.height() - side) / 2)
    QSvgRenderer(svg).render(painter, QRectF(corner.x(), corner.y(), side, side))
    painter.end()
    return pixmap


class _TintedEngine(QIconEngine):
    """Draws one icon in the colour its token has at that moment."""

    def __init__(self, name: str, token: str, filled: bool) -> None:
        super().__init__()
        self._name = name
        self._token = token
        self._filled = filled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        draw_icon(painter, self._name, rect, self._token_in(mode), filled=self._filled)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        color = current_theme().color(self._token_in(mode)).name()
        pixmap = QPixmap(_pixmap(self._name, color, size * scale, self._filled))
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._token, self._filled)

    def key(self) -> str:
        return "hotwash"

    def iconName(self) -> str:
        return self._name

    def _token_in(self, mode: QIcon.Mode) -> str:
        return "text3" if mode == QIcon.Mode.Disabled else self._token
