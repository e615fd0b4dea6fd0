# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How a backup, and changes that can be brought in, are told to people."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.store.backups import Backup
from app.store.salvage import Salvage
from ui.dates import day
from ui.kit.entry_list import Entry


def instant(at: datetime) -> str:
    """Return a day and a time where the reader is: "28 Nov 2026, 23:04"."""
    here = at.astimezone()
    return f"{day(here.date())}, {here:%H:%M}"


def backup_entry(backup: Backup) -> Entry:
    """Return the line of a backup; one that is not good can't be taken and says why."""
    made = _tr("Made {0}").format(instant(backup.at))
    if not backup.is_good or backup.verdict is None:
        sentence = backup.verdict.sentence if backup.verdict is not None else ""
        return Entry(backup.path.name, sentence, made, icon="circle-x", refusal=sentence)
    parts = [_tr("Reviews: {0}").format(backup.verdict.reviews)]
    if backup.last_change is not None:
        parts.append(_tr("last change {0}").format(instant(backup.last_change)))
    if backup.verdict.missing_files:
        parts.append(_tr("attached files missing: {0}").format(backup.verdict.missing_files))
    return Entry(backup.path.name, " · ".join(parts), made, icon="database", token="accent_text")


def salvage_entry(salvage: Salvage) -> Entry:
    """Return the line of a review that can be brought in, or brought up to date."""
    title = salvage.title or _tr("Untitled review")
    what = (
        _tr("Missing as a whole; last change {0}")
        if salvage.is_new
        else _tr("Changes missing: {1}; last change {0}")
    )
    note = what.format(instant(salvage.last_at), len(salvage.rows))
    return Entry(salvage.review_id, title, note, icon="file-text", token="accent_text")


def _tr(text: str) -> str:
    return QCoreApplication.translate("backup_words", text)
