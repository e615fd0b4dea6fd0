# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Says which keys, tokens and addresses a fact's text holds, and offers to take them out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.capture.secrets import MAX_SCANNED, Redaction, redaction, redaction_edit
from app.errors import UserFacingError
from app.review.edits import Edit
from app.review.evidence import Evidence
from ui.kit.button import SecondaryButton
from ui.kit.label import Label
from ui.panels.panel import PanelContext
from ui.theme import current_theme


class FactSecrets(QWidget):
    """The offer for one fact that is not frozen. `wanted` carries the fact's edit."""

    wanted = Signal(object)

    def __init__(self, context: PanelContext) -> None:
        super().__init__()
        self._context = context
        self._fact: Evidence | None = None
        self._found: Redaction | None = None
        self.words = Label(role="table", tone="warn", wrap=True)
        self.take_out = SecondaryButton(self.tr("Take them out"), icon="eye-off", small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.sm)
        column.addWidget(self.words)
        column.addWidget(self.take_out)
        self.take_out.clicked.connect(self._on_take_out)
        self.hide()

    def show_fact(self, fact: Evidence) -> None:
        """Look into the fact's file, off the window's thread; one that is frozen stays as it is."""
        self._fact, self._found = fact, None
        self.hide()
        if not fact.sha256 or fact.frozen_at is not None or fact.size > MAX_SCANNED:
            return
        path = self._context.services.attachments.path(fact.sha256)
        rules = self._context.rules

        def show(found: Redaction | None) -> None:
            if found is not None and self._fact == fact:
                self._tell(found)

        self._context.jobs.run(
            lambda _progress: redaction(_read(path), rules.secrets),
            show,
            self._context.warn,
            owner=self,
        )

    def _tell(self, found: Redaction) -> None:
        self._found = found
        counts = Counter(finding.name for finding in found.findings)
        told = ", ".join(f"{count} × {name}" for name, count in counts.most_common(4))
        self.words.setText(
            self.tr("This text holds {0}; the first in line {1}.").format(
                told, found.findings[0].line
            )
        )
        self.show()

    def _on_take_out(self) -> None:
        fact, found = self._fact, self._found
        if fact is None or found is None:
            return
        store = self._context.services.attachments
        self.take_out.setEnabled(False)

        def replace(_kept: object) -> None:
            self.take_out.setEnabled(True)
            edit: Edit = redaction_edit(fact, found.sha256, len(found.data))
            self.wanted.emit(edit)

        def failed(sentence: str) -> None:
            self.take_out.setEnabled(True)
            self._context.warn(sentence)

        self._context.jobs.run(
            lambda _progress: store.put_bytes(found.data), replace, failed, owner=self
        )


def _read(path: Path) -> bytes:
    """Return what is in the file; nothing where it is missing, which is told elsewhere."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise UserFacingError(f"The attached file can't be read: {error.strerror}.") from error
