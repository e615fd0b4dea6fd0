# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The viewers of facts as the walks over all windows meet them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.review.evidence import Evidence
from app.review.review import Review
from tests.ui.stage import Stage
from ui.evidence_intake import png_bytes
from ui.panels.evidence_viewer import EvidenceViewer


def _fact_of(stage: Stage, data: bytes, media_type: str) -> QWidget:
    kept = stage.window.services.attachments.put_bytes(data)
    fact = Evidence(
        id="shown",
        number=99,
        filename="shown",
        media_type=media_type,
        sha256=kept.sha256,
        size=kept.size,
    )
    viewer = EvidenceViewer(fact, stage.page.review, stage.page.panel.context)
    stage.activate(viewer)
    stage.qtbot.waitUntil(lambda: viewer.lines.isVisible() or viewer.picture.isVisible())
    return viewer


def text_viewer(stage: Stage, review: Review) -> QWidget:
    """Show a text."""
    stage.open(review)
    return _fact_of(stage, b"14:00 one\n14:01 two\n", "text/plain")


def picture_viewer(stage: Stage, review: Review) -> QWidget:
    """Show a picture."""
    stage.open(review)
    image = QImage(QSize(60, 40), QImage.Format.Format_RGB32)
    image.fill(0)
    return _fact_of(stage, png_bytes(image), "image/png")
