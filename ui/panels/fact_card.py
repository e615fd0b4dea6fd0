# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The selected fact in the guide: preview, whole fingerprint, check and open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.insight.file_state import FileState
from app.review.citations import Citation
from app.review.evidence import Evidence
from ui.evidence_copy import PICTURES, copied, copy_to_open, opens_safely, plain_name, preview
from ui.jobs import Work
from ui.kit.button import SecondaryButton
from ui.kit.label import Label
from ui.panels.fact_secrets import FactSecrets
from ui.panels.facts_columns import size_text
from ui.panels.panel import PanelContext
from ui.panels.secret_watch import SecretWatch
from ui.theme import current_theme

_PREVIEW = QSize(244, 180)
_LINKS = ("http://", "https://")


class FactCard(QWidget):
    """Show a fact. Reading files runs off the window's thread; a late answer is let go."""

    view_wanted = Signal(object)
    checked = Signal(object, object)
    """A fact and the `FileState` its file was found in."""

    def __init__(
        self, context: PanelContext, watch: SecretWatch, follow: Callable[[Citation], object]
    ) -> None:
        super().__init__()
        self._context = context
        self._fact: Evidence | None = None
        self._content = QWidget(self)
        self._content.hide()
        self._title = Label(role="section", wrap=True)
        self.picture = QLabel()
        self.picture.setAccessibleName(self.tr("Preview"))
        self._details = Label(role="help", tone="text2", wrap=True)
        self.fingerprint = Label(role="mono", tone="text3", wrap=True)
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.verdict = Label(role="table", wrap=True)
        self.secrets = FactSecrets(context, watch, follow)
        self.check = SecondaryButton(self.tr("Check fingerprint"), icon="shield-check", small=True)
        self.view_button = SecondaryButton(self.tr("View"), icon="eye", small=True)
        self.open_button = SecondaryButton(
            self.tr("Open", "verb"), icon="external-link", small=True
        )
        self._lay_out()
        self.check.clicked.connect(self._on_check)
        self.open_button.clicked.connect(self._on_open)
        self.view_button.clicked.connect(self._on_view)

    def show_fact(self, fact: Evidence | None) -> None:
        """Show a fact, or nothing."""
        self._content.setVisible(fact is not None)
        if fact == self._fact:
            return
        before, self._fact = self._fact, fact
        if fact is None:
            return
        self._title.setText(f"E{fact.number}  {fact.title or fact.filename or fact.link}")
        told = (fact.note, fact.link, fact.filename, size_text(fact))
        self._details.setText("\n".join(part for part in told if part))
        self._details.setVisible(any(told))
        self.fingerprint.setText(_hashes(fact))
        self.fingerprint.setVisible(bool(fact.sha256))
        self.check.setVisible(bool(fact.sha256))
        self.view_button.setVisible(bool(fact.sha256))
        self.open_button.setVisible(bool(fact.sha256) or fact.link.startswith(_LINKS))
        can_open = not fact.sha256 or opens_safely(fact)
        self.open_button.setText(self.tr("Open", "verb") if can_open else self.tr("Save a copy"))
        if before is None or (before.id, before.sha256) != (fact.id, fact.sha256):
            self._show_file(fact)
        if before is None or _scanned(before) != _scanned(fact):
            self.secrets.show_fact(fact)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._content)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.sm)
        for widget in (self._title, self.picture, self._details, self.fingerprint, self.verdict):
            column.addWidget(widget)
        column.addWidget(self.secrets)
        column.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = QHBoxLayout()
        buttons.addWidget(self.view_button)
        buttons.addWidget(self.open_button)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _show_file(self, fact: Evidence) -> None:
        """Forget what was said of another file, and look at this one."""
        self.verdict.hide()
        self.picture.hide()
        if fact.media_type not in PICTURES or not fact.sha256:
            return
        path = self._context.services.attachments.path(fact.sha256)
        ratio = self.devicePixelRatioF()

        def show(image: QImage) -> None:
            if not image.isNull() and self._is_shown(fact):
                image.setDevicePixelRatio(ratio)
                self.picture.setPixmap(QPixmap.fromImage(image))
                self.picture.show()

        room = _PREVIEW * (ratio * current_theme().scale)
        self._context.jobs.run(
            lambda _progress: preview(path, fact.media_type, room), show, owner=self
        )

    def _on_check(self) -> None:
        fact, store = self._fact, self._context.services.attachments
        if fact is None:
            return

        def show(found: tuple[bool, bool]) -> None:
            if self._is_shown(fact):
                self._tell_verdict(*found)
                self.checked.emit(fact, _state(*found))

        self._context.jobs.run(
            lambda _progress: (store.has(fact.sha256), store.verify(fact.sha256)), show, owner=self
        )

    def _tell_verdict(self, there: bool, same: bool) -> None:
        if same:
            words = self.tr("The file is unchanged.")
        elif there:
            words = self.tr("The file differs from its fingerprint.")
        else:
            words = self.tr("The file is missing. Attach it again or restore a backup.")
        self.verdict.setText(words)
        self.verdict.set_tone("ok" if same else "over")
        self.verdict.show()

    def _on_view(self) -> None:
        if self._fact is not None:
            self.view_wanted.emit(self._fact)

    def _on_open(self) -> None:
        fact, store = self._fact, self._context.services.attachments
        if fact is None:
            return
        if not fact.sha256:
            QDesktopServices.openUrl(QUrl(fact.link))
        elif opens_safely(fact):
            self._run(lambda _progress: copy_to_open(fact, store), _open_file)
        else:
            name, _ = QFileDialog.getSaveFileName(self, self.tr("Save a copy"), plain_name(fact))
            if name:
                self._run(lambda _progress: copied(fact, store, Path(name)), self._tell_saved)

    def _run(self, work: Work, then: Callable[[Path], None]) -> None:
        self._context.jobs.run(work, then, self._context.warn, owner=self)

    def _tell_saved(self, path: Path) -> None:
        self._context.tell(self.tr("Saved {0}.").format(path))

    def _is_shown(self, fact: Evidence) -> bool:
        shown = self._fact
        return shown is not None and (shown.id, shown.sha256) == (fact.id, fact.sha256)


def _state(there: bool, same: bool) -> FileState:
    if same:
        return FileState.PRESENT
    return FileState.CHANGED if there else FileState.MISSING


def _scanned(fact: Evidence) -> tuple[object, ...]:
    """Return what decides whether a fact's text is looked into anew."""
    return fact.id, fact.sha256, fact.frozen_at


def _hashes(fact: Evidence) -> str:
    """Return the whole hashes on lines that fit the guide."""
    told = ["SHA-256", fact.sha256[:32], fact.sha256[32:]]
    if fact.original_sha256:
        told += [
            QCoreApplication.translate("facts", "before secrets were taken out"),
            fact.original_sha256[:32],
            fact.original_sha256[32:],
        ]
    return "\n".join(told)


def _open_file(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
