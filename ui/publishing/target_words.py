# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Words for targets: their kinds, how they stand, and what sending a piece would do."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.publish.target import Doing
from app.publish.target_config import TICKET_KINDS, TargetConfig, TargetKind
from app.review.review import Review
from ui import dates

_PRODUCTS = {
    TargetKind.CONFLUENCE: "Confluence",
    TargetKind.JIRA: "Jira",
    TargetKind.GITHUB: "GitHub",
    TargetKind.GITLAB: "GitLab",
    TargetKind.REDMINE: "Redmine",
}
DOING_ICONS = {
    Doing.CREATE: ("plus", "accent"),
    Doing.UPDATE: ("refresh-cw", "accent"),
    Doing.LEAVE: ("check", "ok"),
}


def kind_words(kind: TargetKind) -> str:
    """Return what a kind of target is called."""
    if kind is TargetKind.FOLDER:
        return _tr("Folder")
    return _tr("Git repository") if kind is TargetKind.GIT else _PRODUCTS[kind]


def doing_words(doing: Doing) -> str:
    """Return what would happen to a piece."""
    words = {
        Doing.CREATE: _tr("is made"),
        Doing.UPDATE: _tr("is brought up to date"),
        Doing.LEAVE: _tr("stays as it is"),
    }
    return words[doing]


def standing(review: Review, config: TargetConfig, digest: str, now: datetime) -> str:
    """Say how a target stands: what was sent, when it was looked at, and whether it is old."""
    sent = [entry for entry in review.publications if entry.target == config.name]
    if not sent:
        return _tr("never sent")
    told = []
    if config.kind in TICKET_KINDS:
        count = sum(1 for entry in sent if entry.item_id)
        told.append(_tr("1 ticket") if count == 1 else _tr("{0} tickets").format(count))
        read = [entry.read_at for entry in sent if entry.read_at is not None]
        if read:
            told.append(_tr("read {0}").format(dates.ago(max(read), now)))
    else:
        went = [entry.at for entry in sent if entry.at is not None]
        told.append(_tr("sent {0}").format(dates.ago(max(went), now)) if went else _tr("sent"))
    if any(entry.fingerprint != digest for entry in sent):
        told.append(_tr("out of date: the content has changed since"))
    return ", ".join(told)


def _tr(text: str) -> str:
    return QCoreApplication.translate("publishing", text)
