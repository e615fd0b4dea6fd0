# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Says which keys, tokens and addresses a fact's text holds, and offers to take them out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.capture.secrets import redacted_pieces
from app.errors import UserFacingError
from app.review.citations import Citation, Lines, cited
from app.review.evidence import Evidence
from app.store.attachments import Stored
from app.translation import tr
from ui.fields.citation_label import CitationLabel
from ui.jobs import Progress
from ui.kit.button import SecondaryButton
from ui.panels.panel import PanelContext
from ui.panels.secret_watch import SecretWatch
from ui.theme import current_theme

_ADDRESSES = "e-mail"
_MOST_NAMED = 4


class FactSecrets(QWidget):
    """The offer for one fact that is not frozen.

    `wanted` carries the fact, what is left of its file, and the rules that took the rest out.
    """

    wanted = Signal(object, object, object)

    def __init__(
        self, context: PanelContext, watch: SecretWatch, follow: Callable[[Citation], object]
    ) -> None:
        super().__init__()
        self._context = context
        self._watch = watch
        self._fact: Evidence | None = None
        self.words = CitationLabel(follow, role="table", tone="warn")
        self.take_out = SecondaryButton(self.tr("Take them all out"), icon="eye-off", small=True)
        self.but_addresses = SecondaryButton(self.tr("All but e-mail addresses"), small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.sm)
        for widget in (self.words, self.take_out, self.but_addresses):
            column.addWidget(widget)
        self.take_out.clicked.connect(lambda: self._take_out(but=""))
        self.but_addresses.clicked.connect(lambda: self._take_out(but=_ADDRESSES))
        watch.looked.connect(self._tell)
        self.hide()

    def show_fact(self, fact: Evidence) -> None:
        """Show what the fact's file holds; one that is frozen stays as it is."""
        self._fact = fact
        self._tell()

    def _tell(self) -> None:
        fact = self._fact
        found = self._watch.found(fact) if fact is not None else None
        can_offer = fact is not None and fact.frozen_at is None
        if not can_offer or fact is None or found is None or not found.counts:
            self.hide()
            return
        kinds = found.counts.most_common(_MOST_NAMED)
        told = ", ".join(f"{count:,} × {name}" for name, count in kinds)
        first = cited(fact.number, Lines(found.first_line, found.first_line))
        words = self.tr("This text holds {0}; the first at {1}.")
        self.words.setText(words.format(told, first))
        addresses = {rule.name for rule in self._context.rules.secrets if rule.id == _ADDRESSES}
        self.but_addresses.setVisible(0 < len(addresses & found.counts.keys()) < len(found.counts))
        self.show()

    def _take_out(self, but: str) -> None:
        fact, store = self._fact, self._context.services.attachments
        if fact is None:
            return
        rules = [rule for rule in self._context.rules.secrets if rule.id != but]
        path = store.path(fact.sha256)

        def work(_progress: Progress) -> Stored:
            try:
                with path.open("rb") as file:
                    return store.put_pieces(redacted_pieces(file, rules))
            except OSError as error:
                words = tr("The file of E{0} can't be read: {1}.").format(
                    fact.number, error.strerror
                )
                raise UserFacingError(words) from error

        def replace(kept: Stored) -> None:
            self._set_busy(is_busy=False)
            self.wanted.emit(fact, kept, rules)

        def failed(sentence: str) -> None:
            self._set_busy(is_busy=False)
            self._context.warn(sentence)

        self._set_busy(is_busy=True)
        self._context.jobs.run(work, replace, failed, owner=self)

    def _set_busy(self, *, is_busy: bool) -> None:
        for button in (self.take_out, self.but_addresses):
            button.setEnabled(not is_busy)
