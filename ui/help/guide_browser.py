# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Shows a page of the guide in the theme's colours, and reads nothing but the guide's pictures."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from app.guide.page_html import page_html
from app.guide.pages import Guide
from ui.help.page_style import page_style
from ui.theme import current_theme, px

_WIDEST = 780
_LIGHT, _DARK = "pictures/light/", "pictures/dark/"
_DARK_BELOW = 128


class GuideBrowser(QTextBrowser):
    """`show_page(name, anchor)`. `link_wanted(address)` when a link is clicked, as written."""

    link_wanted = Signal(str)

    def __init__(self, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        self._page = ""
        self._width = 0
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setProperty("quiet", "true")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # One that comes and goes with the text would ask for other pictures while it is laid out,
        # and the page would stand there twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(lambda url: self.link_wanted.emit(url.toString()))

    @property
    def page(self) -> str:
        """The page that is shown; empty before the first."""
        return self._page

    def show_page(self, name: str, anchor: str = "") -> None:
        """Show a page, from an anchor on where one is named. Raises UserFacingError."""
        text = self._guide.text(name)
        if name != self._page:
            self._page = name
            self._render(text)
            self.setAccessibleName(self._guide.title(name))
        if anchor:
            self.scrollToAnchor(anchor)
        else:
            self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, url: QUrl | str) -> Any:
        """Give a picture of the guide as wide as there is room; nothing else is ever read."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        path = self._guide.file(self._page, QUrl(url).toString())
        image = QImage(str(path)) if path is not None else QImage()
        return self._fitted(image) if not image.isNull() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the window what it does with its keys."""
        is_steering = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if is_steering or event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short enough to read, and pictures inside."""
        side = max(0, (event.size().width() + 2 * self.viewportMargins().left() - px(_WIDEST)) // 2)
        self.setViewportMargins(side, 0, side, 0)
        super().resizeEvent(event)
        if self._page and self._room() != self._width:
            self._render_again()

    def changeEvent(self, event: QEvent) -> None:
        """Wear other colours with the app."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._page:
            self._render_again()

    def _render_again(self) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._render(self._guide.text(self._page))
        bar.setValue(round(share * bar.maximum()))

    def _render(self, text: str) -> None:
        theme = current_theme()
        self._width = self._room()
        document = self.document()
        document.setDefaultStyleSheet(page_style(theme))
        document.setDefaultFont(theme.font("body"))
        document.setDocumentMargin(theme.space.page)
        self.setHtml(f"<body>{page_html(text, self._picture)}</body>")

    def _picture(self, link: str) -> str:
        """Return the dark picture for a light one where the theme is dark and there is one."""
        dark = link.replace(_LIGHT, _DARK)
        is_dark = current_theme().color("surface").lightness() < _DARK_BELOW
        return dark if is_dark and self._guide.file(self._page, dark) else link

    def _room(self) -> int:
        return self.viewport().width() - 2 * current_theme().space.page

    def _fitted(self, image: QImage) -> QImage:
        """Return a picture no wider than the text, sharp on dense screens too."""
        density = self.devicePixelRatioF()
        widest = max(1, round(self._width * density))
        if image.width() > widest:
            smooth = Qt.TransformationMode.SmoothTransformation
            image = image.scaledToWidth(widest, smooth)
        image.setDevicePixelRatio(density)
        return image
