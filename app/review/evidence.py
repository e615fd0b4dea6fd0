# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The facts that statements rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from app.review.item import Item, Kind
from app.review.prose import Prose


class EvidenceKind(StrEnum):
    """What sort of fact it is."""

    LOG = "log"
    METRIC = "metric"
    CHAT = "chat"
    DEPLOY = "deploy"
    SCREENSHOT = "screenshot"
    LINK = "link"
    DOCUMENT = "document"


@dataclass(frozen=True, kw_only=True)
class Evidence(Item):
    """One fact: an attached file (found by its `sha256` beside the database) or a `link`.

    Once `frozen_at` is set, the item can't be changed or removed until unfrozen.
    Where secrets were taken out, `original_sha256` is that of the file as it came.
    """

    KIND: ClassVar[Kind] = Kind.EVIDENCE
    number: int = 0
    kind: EvidenceKind = EvidenceKind.DOCUMENT
    title: Prose = ""
    note: Prose = ""
    link: str = ""
    filename: str = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    original_sha256: str = ""
    collected_at: datetime | None = None
    frozen_at: datetime | None = None
