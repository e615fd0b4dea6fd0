# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A text that can't be edited here, with its citations as links; Tab and Enter reach them too."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.review.citations import Citation, citations
from ui.kit.label import Label


class CitationLabel(Label):
    """`follow` gets the citation that was clicked."""

    def __init__(
        self,
        follow: Callable[[Citation], object],
        *,
        role: str = "body",
        tone: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        self.words = ""
        super().__init__(role=role, tone=tone, wrap=True, parent=parent)
        self._follow = follow
        self.setTextFormat(Qt.TextFormat.RichText)
        self.linkActivated.connect(self._on_activated)

    def setText(self, text: str) -> None:
        """Show plain text, whatever is in it."""
        self.words = text
        found = list(citations(text))
        flags = Qt.TextInteractionFlag
        links = flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard
        self.setTextInteractionFlags(links if found else flags.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if found else Qt.FocusPolicy.NoFocus)
        parts: list[str] = []
        done = 0
        for place, each in enumerate(found):
            words = escape(text[each.start : each.end])
            parts += [escape(text[done : each.start]), f'<a href="{place}">{words}</a>']
            done = each.end
        parts.append(escape(text[done:]))
        super().setText("".join(parts).replace("\n", "<br>"))
        self.setAccessibleName(text)

    def _on_activated(self, place: str) -> None:
        self._follow(list(citations(self.words))[int(place)])
