# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A ticket as it stands on the other side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.publish.target import Sent
from app.review.action import ActionStatus


@dataclass(frozen=True)
class RemoteTicket:
    """A ticket that exists. `key` is what people call it there ("OPS-7", "acme/shop#7").

    `remote_status` is its status in the other side's words, `status` what that means here. `title`,
    `due`, `assignee` and `body` are as they stand there; the body in the tracker's own form.
    """

    key: str
    url: str = ""
    remote_status: str = ""
    status: ActionStatus | None = None
    title: str = ""
    due: str = ""
    assignee: str = ""
    labels: tuple[str, ...] = ()
    body: Any = ""

    def sent(self, note: str = "") -> Sent:
        """Return it as a publication keeps it."""
        return Sent(self.key, self.url, 0, self.remote_status, self.status, note)
