# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Durations as somebody published them, each beside what the key moments give."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from app.capture.durations import read_duration, written_duration
from app.errors import UserFacingError
from app.insight.published import published
from app.review.item import Kind
from app.review.review import Review
from ui.fields.parsed_field import ParsedField
from ui.fields.rows import add_bound_row
from ui.fields.text_field import TextField
from ui.kit.card import Card
from ui.kit.form import Form, FormRow
from ui.session_bridge import SessionBridge


class PublishedCard(Card):
    """Neither figure replaces the other; where they differ, that is said."""

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__(self.tr("As published, from impact start"))
        self._rows: dict[str, FormRow] = {}
        form = Form()
        for field, label in (
            ("published_detection", self.tr("Until detected")),
            ("published_mitigation", self.tr("Until mitigated")),
            ("published_resolution", self.tr("Until resolved")),
        ):
            place = (Kind.INCIDENT, "incident", field)
            editor = ParsedField(bridge, place, label, _written, _seconds)
            editor.setPlaceholderText(self.tr("not published"))
            self._rows[field] = add_bound_row(form, label, editor)
        note = TextField(
            bridge, Kind.INCIDENT, "incident", "published_note", self.tr("What they count")
        )
        note.setPlaceholderText(self.tr("Such as “in business hours”"))
        add_bound_row(form, self.tr("What they count"), note)
        self.add(form)

    def show_review(self, review: Review) -> None:
        """Say under each figure what the key moments give, and whether the two agree."""
        told = {one.field: one.sentence for one in published(review)}
        for field, row in self._rows.items():
            row.set_help(told.get(field, ""))


def _seconds(text: str) -> int | None:
    """Read a length; what is said beside it belongs into the note. Raises UserFacingError."""
    read = read_duration(text)
    if read.note:
        words = _tr("Only the length fits here, such as {0}. Put “{1}” into what they count.")
        raise UserFacingError(words.format(written_duration(read.length), read.note[:60]))
    return None if read.length is None else round(read.length.total_seconds())


def _written(seconds: int | None) -> str:
    if seconds is None or not 0 <= seconds < timedelta.max.total_seconds():
        return ""
    return written_duration(timedelta(seconds=seconds))


def _tr(words: str) -> str:
    return QCoreApplication.translate("published", words)
