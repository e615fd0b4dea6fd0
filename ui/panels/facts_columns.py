# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The columns of the facts: kind, title, note, file or link, size, fingerprint, standing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.capture.secrets import FoundSecrets
from app.errors import UserFacingError
from app.insight.file_state import FileState
from app.review.edits import Edit, batch, set_field
from app.review.evidence import Evidence, EvidenceKind
from app.review.freezing import added_later
from app.review.review import Review
from app.translation import marked, tr
from ui import labels
from ui.kit.table_cell import Cell, CellChip
from ui.models.item_table import Column

WIDTHS: tuple[int | None, ...] = (48, 108, None, None, 168, 76, 96, 118)
NUMBER, KIND, TITLE, NOTE, SOURCE, SIZE, FINGERPRINT, STANDING = range(8)
_IN_KIB, _IN_MIB = 1024, 1024 * 1024
_SHORT_HASH = 8
_WHOLE_FROM = 100
_ADDRESSES = ("http://", "https://")


StateOf = Callable[[Evidence], FileState | None]
SecretsOf = Callable[[Evidence], FoundSecrets | None]
_STATE_CHIPS = {
    FileState.MISSING: (marked("missing"), "over"),
    FileState.CHANGED: (marked("changed"), "over"),
    FileState.UNREADABLE: (marked("unreadable"), "over"),
}


def columns(state_of: StateOf, secrets_of: SecretsOf) -> tuple[Column, ...]:
    """Return the columns; `state_of` tells how a fact's file was found, `secrets_of` what in it."""
    return (
        Column("", lambda _r, fact: Cell(f"E{fact.number}", strong=True, tone="text3")),
        Column(
            _tr("Kind"),
            lambda _r, fact: Cell(labels.words(fact.kind)),
            lambda _r, fact: fact.kind,
            lambda _r, fact, kind: _changed(fact, "kind", kind),
            choices=lambda _review: labels.choices(EvidenceKind),
        ),
        _text_column(_tr("Title"), "title"),
        _text_column(_tr("Note"), "note"),
        Column(
            _tr("File or link"),
            _show_source,
            lambda _r, fact: fact.link or fact.filename,
            _set_link,
            tip=lambda _r, fact: fact.link or fact.filename,
        ),
        Column(_tr("Size"), lambda _r, fact: Cell(size_text(fact), tone="text2")),
        Column(
            _tr("SHA-256"),
            lambda _r, fact: Cell(fact.sha256[:_SHORT_HASH], tone="text2"),
            tip=lambda _r, fact: fact.sha256,
        ),
        Column(
            _tr("Standing"),
            lambda review, fact: _show_standing(review, fact, state_of(fact), secrets_of(fact)),
        ),
    )


def size_text(fact: Evidence) -> str:
    """Return the size of the attached file in words; empty where there is none."""
    if not fact.sha256:
        return ""
    if fact.size < _IN_KIB:
        return f"{fact.size} B"
    if fact.size < _IN_MIB:
        return f"{fact.size / _IN_KIB:.0f} kB"
    size = fact.size / _IN_MIB
    return f"{size:.0f} MB" if size >= _WHOLE_FROM else f"{size:.1f} MB"


def _text_column(title: str, field: str) -> Column:
    return Column(
        title,
        lambda _r, fact: Cell(getattr(fact, field), tone="text" if field == "title" else "text2"),
        lambda _r, fact: getattr(fact, field),
        lambda _r, fact, typed: _changed(fact, field, typed.strip()),
        tip=lambda _r, fact: getattr(fact, field),
    )


def _show_source(_review: Review, fact: Evidence) -> Cell:
    if fact.filename:
        is_picture = fact.media_type.startswith("image/")
        return Cell(fact.filename, tone="text2", icon="image" if is_picture else "file-text")
    if fact.link:
        return Cell(fact.link.partition("://")[2] or fact.link, tone="text2", icon="link")
    return Cell(_tr("not attached"), unknown=True, tone="text3")


def _show_standing(
    review: Review, fact: Evidence, state: FileState | None, secrets: FoundSecrets | None
) -> Cell:
    """Show what is wrong with the file before all else, then how the fact stands to the freeze."""
    if state in _STATE_CHIPS:
        words, tone = _STATE_CHIPS[state]
        return Cell("", chips=(CellChip(_tr(words), tone, "circle-alert"),))
    if fact.frozen_at is not None:
        return Cell("", chips=(CellChip(_tr("frozen"), "ok", "lock"),))
    if secrets is not None and secrets.counts:
        return Cell("", chips=(CellChip(_tr("has secrets"), "warn", "eye-off"),))
    if fact.id in added_later(review):
        return Cell("", chips=(CellChip(_tr("added later"), "neutral"),))
    return Cell("")


def _set_link(_review: Review, fact: Evidence, typed: str) -> Edit | None:
    """Return the edit that sets an address; the name of an attached file stays as it came."""
    address = typed.strip()
    if fact.sha256:
        if address == (fact.link or fact.filename):
            return None
        raise UserFacingError(tr("E{0} is a file; its name stays as it came.").format(fact.number))
    if address and not address.startswith(_ADDRESSES):
        if "." not in address or " " in address:
            raise UserFacingError(
                tr("“{0}” is not an address. Try https://….").format(address[:60])
            )
        address = f"https://{address}"
    if address == fact.link:
        return None
    title = fact.title or address
    return batch([set_field(fact, "link", address), set_field(fact, "title", title)])


def _changed(fact: Evidence, field: str, value: object) -> Edit | None:
    return None if value == getattr(fact, field) else set_field(fact, field, value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("facts", text)
