# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What went where: a page, a ticket, a file, and how it was found when last looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.review.item import Item, Kind


@dataclass(frozen=True, kw_only=True)
class Publication(Item):
    """One thing made outside by publishing; a second publishing alters it and adds none.

    `target` is the name of the target ("jira"), `host` where it is. `item_id` is the action of a
    ticket, empty where the whole review went out; it is no reference that keeps the action there.
    `key` and `url` find the thing, `version` is the other side's own count of its changes.
    `fingerprint` is that of the content as it went out. `remote_status` is what the other side
    said at `read_at`, in its own words. No secret is ever kept here.
    """

    KIND: ClassVar[Kind] = Kind.PUBLICATION
    target: str = ""
    host: str = ""
    item_id: str = ""
    key: str = ""
    url: str = ""
    version: int = 0
    at: datetime | None = None
    by: str = ""
    fingerprint: str = ""
    remote_status: str = ""
    read_at: datetime | None = None
